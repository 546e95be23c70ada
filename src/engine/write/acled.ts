/**
 * ACLED's 31 columns as comma-separated values with a header: a row an event of the world, its reports together, as there.
 * Actor 1 and 2 have no direction. What stands behind a row is in `tags`: the event, the document and the span of the
 * evidence, UTF-16 offsets. No byte order mark: every reader does without it but an old Excel.
 */
import { stringify } from 'csv-stringify/sync';
import { EntenteError } from '../errors.ts';
import type { Event, EventActor } from '../event.ts';
import type { Ontology } from '../ontology.ts';
import type { Knowledge } from '../resources.ts';
import {
  type AcledType,
  acledType,
  disorderType,
  geoPrecision,
  interactionOf,
  kindOf,
  timePrecision,
} from './acled-coding.ts';
import { type CountryCodes, countryCodes } from './crosswalk.ts';
import { eventDay } from './event-day.ts';
import { safeCell } from './event-columns.ts';
import type { FileWriter, Selection } from './writer.ts';

export const ACLED_COLUMNS = [
  'event_id_cnty', 'event_date', 'year', 'time_precision', 'disorder_type', 'event_type', 'sub_event_type',
  'actor1', 'assoc_actor_1', 'inter1', 'actor2', 'assoc_actor_2', 'inter2', 'interaction', 'civilian_targeting',
  'iso', 'region', 'country', 'admin1', 'admin2', 'admin3', 'location', 'latitude', 'longitude', 'geo_precision',
  'source', 'source_scale', 'notes', 'fatalities', 'tags', 'timestamp',
] as const; // biome-ignore format: a list

/** An event of the world: its first report in full, of the others what adds to it. */
interface Filed {
  lead: string;
  type: AcledType;
  sides: { actor: EventActor | null; recipient: EventActor | null }[];
  publishers: string[];
  /** The lowest figure anybody gives, as ACLED counts. */
  killed: number | null;
}

export const acled: FileWriter = {
  kind: 'file',
  name: 'acled',
  title: 'ACLED columns: events of the world',
  extension: 'csv',
  mime: 'text/csv; charset=utf-8',
  unit: 'event',
  async *write(selection, context) {
    const ontology = readOntology(context.knowledge);
    const codes = countryCodes(context.knowledge);
    const filed = await fileEvents(selection, ontology);
    const timestamp = Math.floor(Date.parse(context.generated) / 1000);
    yield stringify([[...ACLED_COLUMNS]], { record_delimiter: '\r\n' });
    for await (const event of selection.events()) {
      const one = filed.get(keyOf(event));
      if (one?.lead === event.id) yield stringify([row(event, one, codes, timestamp)], { record_delimiter: '\r\n' });
    }
  },
};

function readOntology(knowledge: Knowledge | null): Ontology {
  const name = 'ontologies/acled.json';
  if (!knowledge?.has(name))
    throw new EntenteError('ACLED columns: the compiled ontology is missing; run: npm run build:knowledge', 3);
  return knowledge.memo(name, () => JSON.parse(knowledge.text(name)) as Ontology);
}

/** Reports of one event share its incident; outside a project each act stands for itself. */
function keyOf(event: Event): string {
  return event.incident?.id ?? event.act;
}

async function fileEvents(selection: Selection, ontology: Ontology): Promise<Map<string, Filed>> {
  const filed = new Map<string, Filed & { act: string }>();
  for await (const event of selection.events()) {
    const type = acledType(event, ontology);
    if (!type) continue;
    let one = filed.get(keyOf(event));
    if (!one) {
      one = { lead: event.id, act: event.act, type, sides: [], publishers: [], killed: null };
      filed.set(keyOf(event), one);
    }
    // Rows of the leading act name further parties of the same side; other reports may name them otherwise.
    if (event.act === one.act) one.sides.push({ actor: event.actor, recipient: event.recipient });
    if (event.publisher !== null && !one.publishers.includes(event.publisher)) one.publishers.push(event.publisher);
    const killed = event.quantities.find(({ role, scope }) => role === 'killed' && scope === 'act');
    const count = killed ? (killed.min ?? killed.value) : null;
    if (count !== null && (one.killed === null || count < one.killed)) one.killed = count;
  }
  return filed;
}

type Side = (EventActor | null)[];

/** Each party once, on the side where it is named first: a mutual act has a row each way. */
function sidesOf({ sides, type }: Filed, country: string | null): [Side, Side] {
  const seen = new Set<string>();
  const take = (actor: EventActor | null): Side => {
    const name = actor?.id ?? actor?.name;
    if (!actor || seen.has(name!)) return [];
    seen.add(name!);
    return [actor];
  };
  const first: Side = [];
  const second: Side = [];
  for (const { actor, recipient } of sides) {
    first.push(...take(actor));
    second.push(...take(recipient));
  }
  // Who demonstrates comes first, also where the police acted.
  const demonstrates = (side: Side) => ['Protesters', 'Rioters'].includes(kindOf(side[0] ?? null, type, country));
  return demonstrates(second) && !demonstrates(first) ? [second, first] : [first, second];
}

function row(
  event: Event,
  filed: Filed,
  codes: (alpha3: string | null) => CountryCodes | null,
  timestamp: number,
): (string | number | null)[] {
  const { type } = filed;
  const place = event.places[0];
  const country = codes(place?.country ?? null);
  const [first, second] = sidesOf(filed, place?.country ?? null);
  const kinds = [first, second].map((side) => kindOf(side[0] ?? null, type, place?.country ?? null)) as [
    ReturnType<typeof kindOf>,
    ReturnType<typeof kindOf>,
  ];
  const names = (side: Side) => safeCell(side.map((actor) => actor!.name).join('; '));
  const day = eventDay(event) ?? '';
  const civilians =
    type.type === 'Violence against civilians' ||
    type.subtype === 'Excessive force against protesters' ||
    (['Explosions/Remote violence', 'Riots'].includes(type.type) && kinds[1] === 'Civilians');
  return [
    event.id,
    day,
    day.slice(0, 4),
    day === '' ? '' : timePrecision(event.date),
    disorderType(type),
    type.type,
    type.subtype,
    names(first.slice(0, 1)),
    names(first.slice(1)),
    kinds[0],
    names(second.slice(0, 1)),
    names(second.slice(1)),
    kinds[1],
    interactionOf(...kinds),
    civilians ? 'Civilian targeting' : '',
    country?.numeric ? Number(country.numeric) : '',
    country?.region ?? '',
    country?.name ?? '',
    safeCell(place?.admin1 ?? ''),
    place?.precision === 'admin2' ? safeCell(place.name) : '',
    '',
    safeCell(place?.name ?? ''),
    place?.lat ?? '',
    place?.lon ?? '',
    geoPrecision(place),
    safeCell(filed.publishers.join('; ')),
    '',
    safeCell(event.evidence.text.replace(/\s+/g, ' ')),
    filed.killed ?? 0,
    tagsOf(event),
    timestamp,
  ];
}

function tagsOf(event: Event): string {
  const crowd = event.quantities.find(({ role }) => role === 'participants');
  const { start, end } = event.evidence;
  return [
    ...(crowd ? [`crowd size=${crowd.text.replaceAll(';', ',')}`] : []),
    `document=${event.doc}`,
    `span=${start}-${end}`,
    ...(event.incident ? [`incident=${event.incident.id}`, `reports=${event.incident.reports}`] : []),
  ].join('; ');
}
