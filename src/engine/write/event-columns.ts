/**
 * An event as one flat row: the columns of CSV, Parquet and the Data Package, in one place so that they cannot drift. Lists
 * are joined by `;`. Every row carries event id, document id and offsets, so that it leads back to its words.
 */
import { stringify } from 'csv-stringify/sync';
import type { Event, EventActor } from '../event.ts';

export type Cell = string | number | boolean | null;

export interface EventColumn {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  description: string;
  get(event: Event): Cell;
}

function actorColumns(role: 'actor' | 'recipient'): EventColumn[] {
  const of = (get: (actor: EventActor) => Cell) => (event: Event) => (event[role] ? get(event[role]) : null);
  const who = role === 'actor' ? 'who acts' : 'to whom';
  return [
    { name: `${role}_id`, type: 'string', description: `Slug of ${who}`, get: of((actor) => actor.id) },
    { name: `${role}_name`, type: 'string', description: `Name of ${who}`, get: of((actor) => actor.name) },
    {
      name: `${role}_person`,
      type: 'string',
      description: 'Full name, if it is one person',
      get: of((actor) => actor.person),
    },
    { name: `${role}_country`, type: 'string', description: 'ISO 3166-1 alpha-3', get: of((actor) => actor.country) },
    {
      name: `${role}_sectors`,
      type: 'string',
      description: 'PLOVER sectors, primary first',
      get: of((actor) => actor.sectors.join(';')),
    },
    {
      name: `${role}_collective`,
      type: 'string',
      description: '"members" where the members of a bloc act',
      get: of((actor) => actor.collective),
    },
    { name: `${role}_text`, type: 'string', description: 'The words', get: of((actor) => actor.text) },
    {
      name: `${role}_start`,
      type: 'integer',
      description: 'Offset of the words, UTF-16',
      get: of((actor) => actor.start),
    },
    {
      name: `${role}_end`,
      type: 'integer',
      description: 'End of the words, UTF-16, exclusive',
      get: of((actor) => actor.end),
    },
  ];
}

const quantity = (role: string, bound: 'min' | 'max') => (event: Event) =>
  event.quantities.find((one) => one.role === role && one.scope === 'act')?.[bound] ?? null;

export const EVENT_COLUMNS: readonly EventColumn[] = [
  { name: 'id', type: 'string', description: 'Event id, stable across re-coding', get: (event) => event.id },
  {
    name: 'act',
    type: 'string',
    description: 'Shared by rows split from one clause: count by this',
    get: (event) => event.act,
  },
  { name: 'doc', type: 'string', description: 'Document id', get: (event) => event.doc },
  {
    name: 'source',
    type: 'string',
    description: 'Path, URL or given id of the document',
    get: (event) => event.source,
  },
  { name: 'publisher', type: 'string', description: 'Publisher', get: (event) => event.publisher },
  { name: 'published', type: 'date', description: 'Publication date', get: (event) => event.published },
  { name: 'type', type: 'string', description: 'Type of the act described', get: (event) => event.type },
  {
    name: 'subtype',
    type: 'string',
    description: 'Second level of the ontology, if it has one',
    get: (event) => event.subtype,
  },
  { name: 'modes', type: 'string', description: 'Modes', get: (event) => event.modes.join(';') },
  { name: 'contexts', type: 'string', description: 'Contexts', get: (event) => event.contexts.join(';') },
  { name: 'plover', type: 'string', description: 'PLOVER type after folding', get: (event) => event.plover },
  { name: 'cameo', type: 'string', description: 'CAMEO code, a string', get: (event) => event.cameo },
  { name: 'quad', type: 'integer', description: 'Quad class 1 to 4', get: (event) => event.quad },
  { name: 'score', type: 'number', description: 'PLOVER score', get: (event) => event.score },
  {
    name: 'goldstein',
    type: 'number',
    description: 'Goldstein weight of the CAMEO code',
    get: (event) => event.goldstein,
  },
  ...actorColumns('actor'),
  ...actorColumns('recipient'),
  {
    name: 'parties',
    type: 'string',
    description: 'Third parties, as role:id',
    get: (event) => event.parties.map((one) => `${one.role}:${one.actor.id ?? one.actor.text}`).join(';'),
  },
  {
    name: 'reciprocal',
    type: 'boolean',
    description: 'A mutual act: one row each way',
    get: (event) => event.reciprocal,
  },
  { name: 'date', type: 'string', description: 'When it happened, EDTF', get: (event) => event.date?.edtf ?? null },
  {
    name: 'date_value',
    type: 'string',
    description: 'The same as a TIMEX3 value',
    get: (event) => event.date?.value ?? null,
  },
  { name: 'date_earliest', type: 'date', description: 'Earliest day', get: (event) => event.date?.earliest ?? null },
  { name: 'date_latest', type: 'date', description: 'Latest day', get: (event) => event.date?.latest ?? null },
  { name: 'date_precision', type: 'string', description: 'Precision', get: (event) => event.date?.precision ?? null },
  {
    name: 'date_basis',
    type: 'string',
    description: 'stated, inherited, implied or default',
    get: (event) => event.date?.basis ?? null,
  },
  { name: 'place', type: 'string', description: 'Place', get: (event) => event.places[0]?.name ?? null },
  {
    name: 'place_role',
    type: 'string',
    description: 'site, origin, destination or target',
    get: (event) => event.places[0]?.role ?? null,
  },
  {
    name: 'place_country',
    type: 'string',
    description: 'ISO 3166-1 alpha-3',
    get: (event) => event.places[0]?.country ?? null,
  },
  {
    name: 'place_admin1',
    type: 'string',
    description: 'State or province',
    get: (event) => event.places[0]?.admin1 ?? null,
  },
  {
    name: 'latitude',
    type: 'number',
    description: 'Degrees; null unless the place is precise enough',
    get: (event) => event.places[0]?.lat ?? null,
  },
  { name: 'longitude', type: 'number', description: 'Degrees', get: (event) => event.places[0]?.lon ?? null },
  {
    name: 'place_precision',
    type: 'string',
    description: 'place, admin2, admin1, country or region',
    get: (event) => event.places[0]?.precision ?? null,
  },
  { name: 'geonames', type: 'integer', description: 'GeoNames id', get: (event) => event.places[0]?.geonames ?? null },
  { name: 'killed_min', type: 'integer', description: 'Killed in this act, at least', get: quantity('killed', 'min') },
  { name: 'killed_max', type: 'integer', description: 'Killed in this act, at most', get: quantity('killed', 'max') },
  { name: 'injured_min', type: 'integer', description: 'Injured, at least', get: quantity('injured', 'min') },
  { name: 'injured_max', type: 'integer', description: 'Injured, at most', get: quantity('injured', 'max') },
  { name: 'arrested_min', type: 'integer', description: 'Arrested, at least', get: quantity('arrested', 'min') },
  { name: 'arrested_max', type: 'integer', description: 'Arrested, at most', get: quantity('arrested', 'max') },
  { name: 'status', type: 'string', description: 'Did it happen', get: (event) => event.status },
  { name: 'polarity', type: 'string', description: '+ or -', get: (event) => event.polarity },
  { name: 'modality', type: 'string', description: 'Modality', get: (event) => event.modality },
  { name: 'phase', type: 'string', description: 'past, ongoing, future or generic', get: (event) => event.phase },
  {
    name: 'attribution',
    type: 'string',
    description: 'According to whom, outermost first, as kind:source:stance',
    get: (event) => event.attribution.map((one) => `${one.kind}:${one.source ?? ''}:${one.stance}`).join(';'),
  },
  {
    name: 'incident',
    type: 'string',
    description: 'Reports of one event share this',
    get: (event) => event.incident?.id ?? null,
  },
  {
    name: 'reports',
    type: 'integer',
    description: 'Reports of the incident',
    get: (event) => event.incident?.reports ?? null,
  },
  {
    name: 'review',
    type: 'string',
    description: 'What a person said of it',
    get: (event) => event.review?.state ?? null,
  },
  {
    name: 'confidence',
    type: 'number',
    description: 'Probability that actor, recipient and type are right',
    get: (event) => event.confidence,
  },
  { name: 'trigger', type: 'string', description: 'The word of the act', get: (event) => event.trigger.text },
  { name: 'trigger_start', type: 'integer', description: 'Offset, UTF-16', get: (event) => event.trigger.start },
  { name: 'trigger_end', type: 'integer', description: 'Offset, UTF-16, exclusive', get: (event) => event.trigger.end },
  { name: 'evidence', type: 'string', description: 'The words it came from', get: (event) => event.evidence.text },
  { name: 'evidence_start', type: 'integer', description: 'Offset, UTF-16', get: (event) => event.evidence.start },
  {
    name: 'evidence_end',
    type: 'integer',
    description: 'Offset, UTF-16, exclusive',
    get: (event) => event.evidence.end,
  },
];

/**
 * News text is anybody's text: a cell that a spreadsheet would run as a formula is made plain text with an apostrophe.
 * Numbers and our own codes are never touched.
 */
export function safeCell(value: string): string {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

const FREE_TEXT = new Set([
  'source',
  'publisher',
  'actor_name',
  'actor_person',
  'actor_text',
  'recipient_name',
  'recipient_person',
  'recipient_text',
  'place',
  'attribution',
  'trigger',
  'evidence',
  'parties',
]);

export function eventCells(event: Event): Cell[] {
  return EVENT_COLUMNS.map((column) => column.get(event));
}

/** RFC 4180, without a BOM: that comes with the workbench's button alone. */
export function csvHeader(): string {
  return stringify([EVENT_COLUMNS.map((column) => column.name)], { record_delimiter: '\r\n' });
}

export function csvRow(event: Event): string {
  const cells = EVENT_COLUMNS.map((column) => {
    const value = column.get(event);
    return typeof value === 'string' && FREE_TEXT.has(column.name)
      ? safeCell(value)
      : typeof value === 'boolean'
        ? String(value)
        : value;
  });
  return stringify([cells], { record_delimiter: '\r\n' });
}
