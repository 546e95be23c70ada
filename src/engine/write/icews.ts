/**
 * ICEWS public columns (20), tab-delimited with a header; an empty sector list is `NULL`, as there. The story id is that of
 * the document with the span of the evidence: `doc_…#12-140`, UTF-16 offsets.
 */
import type { Event, EventActor } from '../event.ts';
import { countryCodes } from './crosswalk.ts';
import { eventDay } from './event-day.ts';
import { tabRow } from './tab-separated.ts';
import type { FileWriter } from './writer.ts';

const HEADER = [
  'Event ID',
  'Event Date',
  'Source Name',
  'Source Sectors',
  'Source Country',
  'Event Text',
  'CAMEO Code',
  'Intensity',
  'Target Name',
  'Target Sectors',
  'Target Country',
  'Story ID',
  'Sentence Number',
  'Publisher',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
];

/** The twenty roots of CAMEO, in our words; finer codes keep their root's label beside the act's own type and mode. */
const ROOTS: Record<string, string> = {
  '01': 'Make a public statement',
  '02': 'Appeal',
  '03': 'Express intent to cooperate',
  '04': 'Consult',
  '05': 'Engage in diplomatic cooperation',
  '06': 'Engage in material cooperation',
  '07': 'Provide aid',
  '08': 'Yield',
  '09': 'Investigate',
  '10': 'Demand',
  '11': 'Disapprove',
  '12': 'Reject',
  '13': 'Threaten',
  '14': 'Protest',
  '15': 'Exhibit force posture',
  '16': 'Reduce relations',
  '17': 'Coerce',
  '18': 'Assault',
  '19': 'Fight',
  '20': 'Use unconventional mass violence',
};

export const icews: FileWriter = {
  kind: 'file',
  name: 'icews',
  title: 'ICEWS columns',
  extension: 'tab',
  mime: 'text/tab-separated-values',
  unit: 'event',
  async *write(selection, context) {
    const codes = countryCodes(context.knowledge);
    const actorCells = (actor: EventActor | null) => [
      actor?.name ?? '',
      actor && actor.sectors.length > 0 ? actor.sectors.join(',') : 'NULL',
      codes(actor?.country ?? null)?.name ?? '',
    ];
    yield tabRow(HEADER);
    for await (const event of selection.events()) yield tabRow(row(event));

    function row(event: Event) {
      const place = event.places[0];
      const label = event.cameo
        ? `${ROOTS[event.cameo.slice(0, 2)]} (${[event.type, ...event.modes].join(' ').toLowerCase()})`
        : [event.type, ...event.modes].join(' ');
      return [
        event.id,
        eventDay(event) ?? '',
        ...actorCells(event.actor),
        label,
        event.cameo,
        event.goldstein,
        ...actorCells(event.recipient),
        `${event.doc}#${event.evidence.start}-${event.evidence.end}`,
        '',
        event.publisher,
        place?.precision === 'place' ? place.name : '',
        place?.precision === 'admin2' ? place.name : '',
        place?.admin1 ?? '',
        codes(place?.country ?? null)?.name ?? '',
        place?.lat ?? '',
        place?.lon ?? '',
      ];
    }
  },
};
