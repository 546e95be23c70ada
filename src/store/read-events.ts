/**
 * Events out of the database: pages, streams and single records, as corrected. In: a Filter and a Page. Out: Events as in
 * the contract, with their incident and review.
 *
 * Pages go by key, never by offset: the thousandth page costs what the first does, and a row that arrives meanwhile moves
 * nothing. Every order ends in the row number, so that it is total.
 */
import type { Event } from '../engine/event.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Filter } from './filter.ts';
import { eventWhere, joinWhere, type Where } from './filter-sql.ts';
import { unpackEvent } from './packing.ts';
import type { Store } from './store.ts';

/** Orders an index holds: ties are broken the way a reader expects, by day, and rows of one act stand together. */
export const EVENT_SORTS = {
  day: ['event.day', 'event.act'],
  published: ['event.published', 'event.act'],
  confidence: ['event.confidence', 'event.act'],
  type: ['event.type', 'event.day', 'event.act'],
  status: ['event.status', 'event.day', 'event.act'],
  publisher: ['event.publisher', 'event.day', 'event.act'],
  actor: ['event.actor_root', 'event.day', 'event.act'],
  recipient: ['event.recipient_root', 'event.day', 'event.act'],
  modified: ['event.modified'],
  /** As they stand in the documents, in the order of import. */
  document: [],
} as const satisfies Record<string, readonly string[]>;
export type EventSort = keyof typeof EVENT_SORTS;

export interface Page {
  sort: EventSort;
  descending: boolean;
  limit: number;
  /** `next` of the page before. */
  after: string | null;
}

export const FIRST_PAGE: Page = { sort: 'document', descending: false, limit: 100, after: null };

interface Row {
  n: number;
  actor: string;
  recipient: string;
  machine: Buffer | null;
  effective: Buffer | null;
  incident: string | null;
  reports: number;
  documents: number;
  publishers: number;
  [key: `k${number}`]: string | number;
}

const FIELDS =
  'event.n, event.actor, event.recipient, event_body.machine, event_body.effective, ' +
  'incident.id AS incident, incident.reports, incident.documents, incident.publishers';
// CROSS JOIN keeps the order of reading: the filtered row first, then its record.
const JOINED =
  'event CROSS JOIN event_body ON event_body.n = event.n LEFT JOIN incident ON incident.n = event.incident';

/** The query of a page: one place, so that the test of query plans reads the same text. */
export function pageQuery(filter: Filter, page: Page): Where {
  const keys = [...EVENT_SORTS[page.sort], 'event.n'];
  const order = keys.map((key) => `${key} ${page.descending ? 'DESC' : 'ASC'}`).join(', ');
  const terms = [eventWhere(filter)];
  if (page.after !== null) {
    const values = readCursor(page.after, keys.length);
    // The bare bound on the first key lets the index start there; the row comparison settles ties.
    const compare = page.descending ? '<' : '>';
    if (keys.length > 1) terms.push({ sql: `${keys[0]} ${compare}= ?`, params: [values[0]!] });
    terms.push({ sql: `(${keys.join(', ')}) ${compare} (${keys.map(() => '?').join(', ')})`, params: values });
  }
  const where = joinWhere(terms);
  const sorted = EVENT_SORTS[page.sort].map((key, index) => `${key} AS k${index}`);
  // The page is found by its numbers first: what has to be sorted is narrow, and only what is shown is read.
  const found = `SELECT event.n FROM event WHERE ${where.sql} ORDER BY ${order} LIMIT ?`;
  return {
    sql: `SELECT ${[FIELDS, ...sorted].join(', ')} FROM (${found}) page CROSS JOIN ${JOINED.replace('event', 'event ON event.n = page.n')} ORDER BY ${order}`,
    params: [...where.params, page.limit],
  };
}

export function listEvents(
  store: Store,
  filter: Filter,
  page: Partial<Page> = {},
): { rows: Event[]; next: string | null } {
  const full = { ...FIRST_PAGE, ...page };
  const query = pageQuery(filter, { ...full, limit: full.limit + 1 });
  const rows = store.sql(query.sql).all(...query.params) as Row[];
  const shown = rows.slice(0, full.limit);
  const last = shown.at(-1);
  const keys = EVENT_SORTS[full.sort].map((_, index) => last?.[`k${index}`]);
  return {
    rows: shown.map((row) => toEvent(store, row)),
    next: rows.length > full.limit && last ? writeCursor([...keys, last.n]) : null,
  };
}

/** Every event of a selection, a page at a time in memory; corrections made meanwhile neither repeat nor lose a row. */
export function* streamEvents(
  store: Store,
  filter: Filter,
  page: Partial<Page> = {},
): Generator<Event, void, undefined> {
  let left = page.limit ?? Number.POSITIVE_INFINITY;
  let after: string | null = null;
  do {
    const { rows, next } = listEvents(store, filter, { ...page, limit: Math.min(left, 1000), after });
    yield* rows;
    left -= rows.length;
    after = next;
  } while (after !== null && left > 0);
}

export function readEvent(store: Store, id: string): Event | null {
  const row = store.sql(`SELECT ${FIELDS} FROM ${JOINED} WHERE event.id = ?`).get(id) as Row | undefined;
  return row ? toEvent(store, row) : null;
}

/** Ids that are `prefix` or begin with it, a few at most. */
export function findEvents(store: Store, prefix: string): string[] {
  return store
    .sql('SELECT id FROM event WHERE id >= ? AND id < ? ORDER BY id LIMIT 6')
    .pluck()
    .all(prefix, `${prefix}~`) as string[];
}

/** All of a document's events in the order of its text, with those that were rejected. */
export function eventsOfDocument(store: Store, doc: number): Event[] {
  const rows = store
    .sql(`SELECT ${FIELDS} FROM ${JOINED} WHERE event.doc = ? ORDER BY event.start, event.n`)
    .all(doc) as Row[];
  return rows.map((row) => toEvent(store, row));
}

function toEvent(store: Store, row: Row): Event {
  const event = unpackEvent((row.effective ?? row.machine)!);
  for (const side of ['actor', 'recipient'] as const) {
    const actor = event[side];
    // Somebody else stands for it now, or a name without an id has one in this project.
    if (actor && row[side] !== '' && actor.id !== row[side]) Object.assign(actor, standIn(store, row[side]));
  }
  if (row.incident !== null) {
    event.incident = {
      id: row.incident,
      reports: row.reports,
      documents: row.documents,
      publishers: row.publishers,
    };
  }
  return event;
}

/** The id and name everybody sees; the words stay the document's. */
function standIn(store: Store, id: string): { id: string; name: string } {
  const row = store.sql('SELECT name FROM actor WHERE id = ?').get(id) as { name: string } | undefined;
  return { id, name: row?.name ?? id };
}

export interface Counts {
  /** Rows: one actor, one recipient each. */
  rows: number;
  /** Acts: raw reports, whatever rows they were split into, mirrored ones included. */
  acts: number;
  /** One a story and event: copies of one dispatch, and what a story tells twice, counted once. */
  unique: number;
  /** Events of the world: reports that tell the same one counted once. */
  incidents: number;
  documents: number;
}

export function countEvents(store: Store, filter: Filter): Counts {
  return store.remember(`counts ${JSON.stringify(filter)}`, () => readCounts(store, filter));
}

function readCounts(store: Store, filter: Filter): Counts {
  const where = eventWhere(filter);
  return store
    .sql(
      // A story and an incident side by side in one number: two reports in copies of one dispatch fall together.
      'SELECT count(*) AS rows, count(DISTINCT act) AS acts, count(DISTINCT incident * 1073741824 + story) AS "unique", ' +
        `count(DISTINCT incident) AS incidents, count(DISTINCT doc) AS documents FROM event WHERE ${where.sql}`,
    )
    .get(...where.params) as Counts;
}

/** The number of rows alone: "1–100 of 2,455". */
export function countRows(store: Store, filter: Filter): number {
  const where = eventWhere(filter);
  return store
    .sql(`SELECT count(*) FROM event WHERE ${where.sql}`)
    .pluck()
    .get(...where.params) as unknown as number;
}
