/**
 * Documents, actors, claims and relations out of the database. In: the shared Filter. Out: rows for a table, a page at a
 * time. A filter means here what it means for events: documents that hold such an event, actors that take part in one,
 * claims whose content is one; words are looked for in the whole text of a document.
 */
import type { ActorRecord, ClaimRecord, RelationRecord } from '../engine/write/writer.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { EVERYTHING, type Filter, filterFlags } from './filter.ts';
import { actorTerm, eventWhere, joinWhere, matchQuery, saidTerm, type Where } from './filter-sql.ts';
import type { Store } from './store.ts';

export interface DocumentRow {
  id: string;
  title: string | null;
  byline: string | null;
  publisher: string | null;
  published: string | null;
  language: string | null;
  source: string | null;
  url: string | null;
  chars: number;
  events: number;
  /** First document that tells this story in these words; null where this is it. */
  copyOf: string | null;
  /** Share of words in common with it; 1 is the same text. */
  similarity: number | null;
  /** Every path or address the same bytes came from. */
  sources: string[];
  /** Key of the run that coded it. */
  run: string;
  imported: string;
  modified: string;
}

const DOCUMENT_SORTS = {
  import: 'document.n',
  published: 'document.published',
  title: 'document.title',
  publisher: 'document.publisher',
  events: 'document.events',
  modified: 'document.modified',
} as const;
export type DocumentSort = keyof typeof DOCUMENT_SORTS;

export interface ListPage<S extends string> {
  sort?: S;
  descending?: boolean;
  limit?: number;
  after?: string | null;
}

/** Filters that only events can answer; the rest of a filter is a document's own. */
function needsEvents(filter: Filter): boolean {
  const own = new Set(['from', 'to', 'by', 'publisher', 'text', 'doc']);
  const flags = Object.keys(filterFlags(filter));
  return (
    flags.some((flag) => !own.has(flag)) || (filter.by === 'event' && (filter.from !== null || filter.to !== null))
  );
}

function documentWhere(filter: Filter): Where {
  const terms: Where[] = [];
  if (filter.doc !== null) terms.push({ sql: 'document.id = ?', params: [filter.doc] });
  if (filter.publisher.length > 0) {
    terms.push({
      sql: `document.publisher IN (${filter.publisher.map(() => '?').join(', ')})`,
      params: filter.publisher,
    });
  }
  if (filter.by === 'published') {
    if (filter.from !== null) terms.push({ sql: 'document.published >= ?', params: [filter.from] });
    if (filter.to !== null)
      terms.push({ sql: "document.published <= ? AND document.published <> ''", params: [`${filter.to}~`] });
  }
  if (filter.text !== null) {
    terms.push({
      sql: 'document.n IN (SELECT rowid FROM document_search WHERE document_search MATCH ?)',
      params: [matchQuery(filter.text)],
    });
  }
  if (needsEvents(filter)) {
    const events = eventWhere({ ...filter, text: null });
    terms.push({ sql: `document.n IN (SELECT doc FROM event WHERE ${events.sql})`, params: events.params });
  }
  return joinWhere(terms);
}

export function listDocuments(
  store: Store,
  filter: Filter = EVERYTHING,
  { sort = 'import', descending = false, limit = 100, after = null }: ListPage<DocumentSort> = {},
): { rows: DocumentRow[]; next: string | null } {
  const column = DOCUMENT_SORTS[sort];
  const where = documentWhere(filter);
  const cursor = after === null ? null : readCursor(after, 2);
  const beyond = cursor ? ` AND (${column}, document.n) ${descending ? '<' : '>'} (?, ?)` : '';
  const order = descending ? 'DESC' : 'ASC';
  const rows = store
    .sql(
      `SELECT document.n, document.id, title, byline, publisher, published, language, source, url, chars, events, similarity, imported, modified, ` +
        `run.key AS run, ${column} AS k, CASE WHEN story <> document.n THEN (SELECT id FROM document first WHERE first.n = document.story) END AS copyOf, ` +
        '(SELECT json_group_array(name) FROM source WHERE source.doc = document.n) AS sources FROM document JOIN run ON run.n = document.run ' +
        `WHERE ${where.sql}${beyond} ORDER BY ${column} ${order}, document.n ${order} LIMIT ?`,
    )
    .all(...where.params, ...(cursor ?? []), limit + 1) as (Record<string, string | number | null> & {
    n: number;
    k: string | number;
  })[];
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(
      ({ n: _n, k: _k, sources, ...row }) =>
        ({ ...emptyToNull(row), sources: JSON.parse(String(sources)) as string[] }) as unknown as DocumentRow,
    ),
    next: rows.length > limit && last ? writeCursor([last.k, last.n]) : null,
  };
}

/** Every document of a selection, a page at a time in memory. */
export function* streamDocuments(
  store: Store,
  filter: Filter = EVERYTHING,
  page: ListPage<DocumentSort> = {},
): Generator<DocumentRow, void, undefined> {
  let left = page.limit ?? Number.POSITIVE_INFINITY;
  let after: string | null = null;
  do {
    const { rows, next } = listDocuments(store, filter, { ...page, limit: Math.min(left, 500), after });
    yield* rows;
    left -= rows.length;
    after = next;
  } while (after !== null && left > 0);
}

export function countDocuments(store: Store, filter: Filter = EVERYTHING): number {
  const where = documentWhere(filter);
  return store
    .sql(`SELECT count(*) FROM document WHERE ${where.sql}`)
    .pluck()
    .get(...where.params) as number;
}

function emptyToNull(row: Record<string, string | number | null>): Record<string, string | number | null> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === '' ? null : value]));
}

/** Those who act or are acted upon in a selection, busiest first. People's merges are followed. */
export function listActors(
  store: Store,
  filter: Filter = EVERYTHING,
  { limit = -1 }: { limit?: number } = {},
): ActorRecord[] {
  return store.remember(`actors ${limit} ${JSON.stringify(filter)}`, () => readActors(store, filter, limit));
}

function readActors(store: Store, filter: Filter, limit: number): ActorRecord[] {
  const where = eventWhere(filter);
  const side = (name: string, asActor: number) =>
    `SELECT ${name} AS id, act, day, ${asActor} AS acting FROM event WHERE ${where.sql} AND ${name} <> ''`;
  const wanted = [...filter.actor, ...filter.recipient, ...filter.party];
  // With `--actor france` the list is of France and its organs, not of everybody France dealt with.
  const only = wanted.length > 0 ? actorTerm('t.id', wanted) : { sql: '1', params: [] };
  const within = only.sql.replaceAll('t.id_root', "substr(t.id || '/', 1, instr(t.id || '/', '/') - 1)");
  const rows = store
    .sql(
      `SELECT t.id, actor.name, actor.country, actor.sectors, count(DISTINCT CASE WHEN acting = 1 THEN act END) AS asActor, ` +
        "count(DISTINCT CASE WHEN acting = 0 THEN act END) AS asRecipient, min(nullif(day, '')) AS first, max(nullif(day, '')) AS last " +
        `FROM (${side('actor', 1)} UNION ALL ${side('recipient', 0)}) t LEFT JOIN actor ON actor.id = t.id WHERE ${within} ` +
        'GROUP BY t.id ORDER BY count(DISTINCT act) DESC, t.id LIMIT ?',
    )
    .all(...where.params, ...where.params, ...only.params, limit) as (Omit<ActorRecord, 'sectors' | 'aliases'> & {
    sectors: string | null;
  })[];
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? row.id,
    country: row.country || null,
    sectors: row.sectors ? (JSON.parse(row.sectors) as string[]) : [],
    aliases: aliasesOf(store, row.id),
    asActor: row.asActor,
    asRecipient: row.asRecipient,
    first: row.first,
    last: row.last,
  }));
}

function aliasesOf(store: Store, id: string): string[] {
  return store
    .sql(
      'WITH RECURSIVE held (id) AS (SELECT ? UNION SELECT actor.id FROM actor JOIN held ON actor.merged = held.id) ' +
        'SELECT text FROM alias WHERE actor IN (SELECT id FROM held) GROUP BY text ORDER BY sum(count) DESC, text LIMIT 20',
    )
    .pluck()
    .all(id) as string[];
}

function claimWhere(filter: Filter): Where {
  const terms: Where[] = [];
  if (filter.saidBy.length > 0) terms.push(saidTerm('claim', 'claim.n', filter.saidBy));
  if (filter.publisher.length > 0) {
    terms.push({
      sql: `document.publisher IN (${filter.publisher.map(() => '?').join(', ')})`,
      params: filter.publisher,
    });
  }
  if (filter.by === 'published') {
    if (filter.from !== null) terms.push({ sql: 'claim.published >= ?', params: [filter.from] });
    if (filter.to !== null)
      terms.push({ sql: "claim.published <= ? AND claim.published <> ''", params: [`${filter.to}~`] });
  }
  if (filter.doc !== null) terms.push({ sql: 'document.id = ?', params: [filter.doc] });
  // Who says so and who publishes are the claim's own; the rest is asked of the event it is about.
  const about: Filter = {
    ...filter,
    saidBy: [],
    publisher: [],
    doc: null,
    ...(filter.by === 'published' ? { from: null, to: null } : {}),
  };
  if (Object.keys(filterFlags(about)).some((flag) => flag !== 'by')) {
    const events = eventWhere(about);
    terms.push({ sql: `claim.content IN (SELECT id FROM event WHERE ${events.sql})`, params: events.params });
  }
  return joinWhere(terms);
}

export function listClaims(
  store: Store,
  filter: Filter = EVERYTHING,
  { limit = 100, after = null }: { limit?: number; after?: string | null } = {},
): { rows: ClaimRecord[]; next: string | null } {
  const where = claimWhere(filter);
  const rows = store
    .sql(
      'SELECT claim.n, claim.body, document.id AS doc, document.source, document.publisher, document.published FROM claim ' +
        `JOIN document ON document.n = claim.doc WHERE ${where.sql} AND claim.n > ? ORDER BY claim.n LIMIT ?`,
    )
    .all(...where.params, ...(after === null ? [0] : readCursor(after, 1)), limit + 1) as {
    n: number;
    body: string;
    doc: string;
    source: string;
    publisher: string;
    published: string;
  }[];
  const shown = rows.slice(0, limit);
  return {
    rows: shown.map(({ n: _n, body, doc, source, publisher, published }) => ({
      ...(JSON.parse(body) as ClaimRecord),
      doc,
      source: source || null,
      publisher: publisher || null,
      published: published || null,
    })),
    next: rows.length > limit ? writeCursor([shown.at(-1)!.n]) : null,
  };
}

/** Every claim of a selection, a page at a time in memory. */
export function* streamClaims(
  store: Store,
  filter: Filter = EVERYTHING,
  limit = Number.POSITIVE_INFINITY,
): Generator<ClaimRecord, void, undefined> {
  let left = limit;
  let after: string | null = null;
  do {
    const { rows, next } = listClaims(store, filter, { limit: Math.min(left, 500), after });
    yield* rows;
    left -= rows.length;
    after = next;
  } while (after !== null && left > 0);
}

export function countClaims(store: Store, filter: Filter = EVERYTHING): number {
  const where = claimWhere(filter);
  return store
    .sql(`SELECT count(*) FROM claim JOIN document ON document.n = claim.doc WHERE ${where.sql}`)
    .pluck()
    .get(...where.params) as number;
}

/** States of alliance, membership, enmity and control that the documents tell of. */
export function listRelations(store: Store, { doc = null as string | null } = {}): RelationRecord[] {
  const rows = store
    .sql(
      'SELECT relation.body, document.id AS doc FROM relation JOIN document ON document.n = relation.doc ' +
        'WHERE ? IS NULL OR document.id = ? ORDER BY relation.n',
    )
    .all(doc, doc) as { body: string; doc: string }[];
  return rows.map(({ body, doc: id }) => ({ ...(JSON.parse(body) as RelationRecord), doc: id }));
}
