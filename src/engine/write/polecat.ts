/**
 * POLECAT columns (40), tab-delimited with a header; lists are `;`-separated, a missing name is the string `None`, as
 * there. The version says what coded the row and from which words: `events@1 doc_…#12-140`, UTF-16 offsets.
 */
import type { Event, EventActor } from '../event.ts';
import { countryCodes } from './crosswalk.ts';
import { eventDay } from './event-day.ts';
import { tabRow } from './tab-separated.ts';
import type { FileWriter } from './writer.ts';

const HEADER = [
  'Event ID',
  'Event Date',
  'Event Type',
  'Event Mode',
  'Intensity',
  'Quad Code',
  'Contexts',
  'Actor Name',
  'Actor Country',
  'Actor COW',
  'Primary Actor Sector',
  'Actor Sectors',
  'Actor Title',
  'Actor Name Raw',
  'Wikipedia Actor ID',
  'Recipient Name',
  'Recipient Country',
  'Recipient COW',
  'Primary Recipient Sector',
  'Recipient Sectors',
  'Recipient Title',
  'Recipient Name Raw',
  'Wikipedia Recipient ID',
  'Placename',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
  'GeoNames ID',
  'Raw Placename',
  'Feature Type',
  'Source',
  'Publication Date',
  'Story People',
  'Story Organizations',
  'Story Locations',
  'Language',
  'Version',
];
const QUAD_NAMES = {
  1: 'VERBAL COOPERATION',
  2: 'MATERIAL COOPERATION',
  3: 'VERBAL CONFLICT',
  4: 'MATERIAL CONFLICT',
} as const;
/** PLOVER's writers name Kosovo KOS. */
const ploverCountry = (country: string | null) => (country === 'XKX' ? 'KOS' : country);

export const polecat: FileWriter = {
  kind: 'file',
  name: 'polecat',
  title: 'POLECAT columns',
  extension: 'tsv',
  mime: 'text/tab-separated-values',
  unit: 'event',
  async *write(selection, context) {
    const codes = countryCodes(context.knowledge);
    yield tabRow(HEADER);
    for await (const event of selection.events()) yield tabRow(row(event));

    function actorCells(actor: EventActor | null) {
      if (!actor) return ['None', '', '', '', '', '', 'None', ''];
      return [
        actor.name,
        ploverCountry(actor.country) ?? '',
        codes(actor.country)?.cow ?? '',
        actor.sectors[0] ?? '',
        actor.sectors.join(';'),
        actor.person ?? '',
        actor.text,
        '',
      ];
    }

    function row(event: Event) {
      const place = event.places[0];
      const at = (precision: string) => (place?.precision === precision ? place.name : 'None');
      return [
        event.id,
        eventDay(event) ?? '',
        event.plover ?? event.type,
        event.modes.join(';'),
        event.score,
        event.quad ? QUAD_NAMES[event.quad] : '',
        event.contexts.join(';'),
        ...actorCells(event.actor),
        ...actorCells(event.recipient),
        place?.name ?? 'None',
        at('place'),
        at('admin2'),
        place?.admin1 ?? 'None',
        ploverCountry(place?.country ?? null) ?? 'None',
        place?.lat ?? '',
        place?.lon ?? '',
        place?.geonames ?? '',
        place?.name ?? 'None',
        place?.precision ?? '',
        event.publisher ?? 'None',
        event.published?.slice(0, 10) ?? '',
        'None',
        'None',
        'None',
        'en',
        `${event.by} ${event.doc}#${event.evidence.start}-${event.evidence.end}`,
      ];
    }
  },
};
