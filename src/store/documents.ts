/**
 * Documents into the database and out again. In: a coded Document, the run that made it, the file it came from. A document
 * is its bytes: coming again, from whatever path, it gains a source and nothing else.
 */
import type { Document, LayerName, Layers, Meta } from '../engine/document.ts';
import { emptyLayers, SCHEMA } from '../engine/document.ts';
import { NEAR_DUPLICATE, sharedShingles, sketchBands, sketchText } from '../engine/resolve/near-duplicate.ts';
import { topicOf } from '../engine/resolve/report.ts';
import { rememberActors } from './actor-rows.ts';
import { type Columns, fromColumns, toColumns } from './columns.ts';
import { insertEvent, insertSaid } from './event-rows.ts';
import { assignIncident, countIncidents } from './incidents.ts';
import { pack, packText, unpack, unpackText } from './packing.ts';
import { eventsOfDocument } from './read-events.ts';
import type { Store } from './store.ts';

/** Layers that are read together lie together: words, and what the words are about. */
const PARTS: Record<string, readonly LayerName[]> = {
  words: ['sentence', 'token', 'entity', 'mention', 'predicate'],
  context: ['time', 'place', 'actor', 'attribution', 'factuality'],
};

interface Origin {
  sha256: string;
  record: number;
  map: Document['origin']['map'];
  blocks: Document['blocks'];
  notes: Document['notes'];
  made: Document['made'];
  meta: Meta;
}

export interface StoredDocument {
  n: number;
  id: string;
  run: number;
  story: number;
}

export function findDocument(store: Store, id: string): StoredDocument | null {
  return (
    (store.sql('SELECT n, id, run, story FROM document WHERE id = ?').get(id) as StoredDocument | undefined) ?? null
  );
}

/** Writes a document that is not there yet, with everything in it. Call inside a transaction. */
export function insertDocument(store: Store, doc: Document, run: number): StoredDocument {
  const sketch = sketchText(doc.text);
  const story = sketch === null ? null : findStory(store, sketch);
  const now = store.now();
  const { meta } = doc;
  const { lastInsertRowid } = store
    .sql(
      'INSERT INTO document (id, sha256, record, title, byline, publisher, published, language, source, url, chars, text, ' +
        'origin, run, sketch, story, similarity, events, imported, modified) ' +
        'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)',
    )
    .run(
      doc.id,
      doc.origin.sha256,
      doc.origin.record,
      ...metaColumns(meta),
      doc.text.length,
      packText(doc.text),
      packOrigin(doc),
      run,
      sketch && Buffer.from(sketch.buffer),
      story?.similarity ?? null,
      doc.layers.event.length,
      now,
      now,
    );
  const n = Number(lastInsertRowid);
  const stored = { n, id: doc.id, run, story: story?.n ?? n };
  store.sql('UPDATE document SET story = ? WHERE n = ?').run(stored.story, n);
  store.sql('INSERT INTO document_search (rowid, title, text) VALUES (?, ?, ?)').run(n, meta.title ?? '', doc.text);
  // A copy is found through its story; its own bands would only crowd the index.
  if (sketch && (story?.similarity ?? 0) < 0.9) {
    for (const band of sketchBands(sketch))
      store.sql('INSERT OR IGNORE INTO band (hash, doc) VALUES (?, ?)').run(band, n);
  }
  insertLayers(store, stored, doc);
  insertEvents(store, stored, doc);
  insertClaims(store, stored, doc);
  rememberActors(store, doc.layers.event, 1);
  return stored;
}

function metaColumns(meta: Meta): string[] {
  return [
    meta.title ?? '',
    meta.byline ?? '',
    meta.publisher ?? '',
    meta.published ?? '',
    meta.language ?? '',
    meta.source ?? '',
    meta.url ?? '',
  ];
}

function packOrigin({ origin, blocks, notes, made, meta }: Document): Buffer {
  return pack({ ...origin, blocks, notes, made, meta } satisfies Origin);
}

export function insertLayers(store: Store, { n, run }: { n: number; run: number }, doc: Document): void {
  for (const [part, names] of Object.entries(PARTS)) {
    const layers = Object.fromEntries(names.map((name) => [name, toColumns(doc.layers[name])]));
    store.sql('INSERT INTO layer (doc, run, part, data) VALUES (?, ?, ?, ?)').run(n, run, part, pack(layers));
  }
}

function findStory(store: Store, sketch: Uint32Array): { n: number; similarity: number } | null {
  const candidates = store
    .sql(
      'SELECT d.story AS n, d.sketch FROM (SELECT doc, count(*) AS hits FROM band WHERE hash IN ' +
        '(SELECT value FROM json_each(?)) GROUP BY doc ORDER BY hits DESC, doc LIMIT 50) b JOIN document d ON d.n = b.doc',
    )
    .all(JSON.stringify(sketchBands(sketch))) as { n: number; sketch: Buffer }[];
  let best: { n: number; similarity: number } | null = null;
  for (const candidate of candidates) {
    const bytes = candidate.sketch;
    const similarity = sharedShingles(
      sketch,
      new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)),
    );
    if (similarity >= NEAR_DUPLICATE && (best === null || similarity > best.similarity))
      best = { n: candidate.n, similarity };
  }
  return best;
}

/** The rows of a document's events, act by act, each act in its incident. */
function insertEvents(store: Store, stored: StoredDocument, doc: Document): void {
  const topic = topicOf(doc);
  const acts = Map.groupBy(doc.layers.event, (event) => event.act);
  const incidents: number[] = [];
  for (const rows of acts.values()) {
    let act: number | null = null;
    for (const event of rows) {
      const n = insertEvent(store, stored, act, { machine: event, effective: null });
      act ??= n;
    }
    const incident = assignIncident(store, rows, topic);
    store.sql('UPDATE event SET incident = ? WHERE act = ?').run(incident, act);
    incidents.push(incident);
  }
  countIncidents(store, incidents);
}

export function insertClaims(store: Store, { n, id: _id }: StoredDocument, doc: Document): void {
  for (const relation of doc.layers.relation) {
    store
      .sql(
        'INSERT OR IGNORE INTO relation (id, doc, source, target, kind, declared, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        relation.id,
        n,
        relation.from,
        relation.to,
        relation.kind,
        relation.declared ? 1 : 0,
        JSON.stringify(relation),
      );
  }
  for (const claim of doc.layers.claim) {
    const { changes, lastInsertRowid } = store
      .sql('INSERT OR IGNORE INTO claim (id, doc, content, answers, published, body) VALUES (?, ?, ?, ?, ?, ?)')
      .run(claim.id, n, claim.content, claim.answers ?? '', doc.meta.published ?? '', JSON.stringify(claim));
    if (changes > 0) insertSaid(store, 'claim', Number(lastInsertRowid), claim.attribution);
  }
}

export function updateDocument(store: Store, stored: StoredDocument, doc: Document): void {
  const { n } = stored;
  store
    .sql(
      'UPDATE document SET title = ?, byline = ?, publisher = ?, published = ?, language = ?, source = ?, url = ?, ' +
        'chars = ?, text = ?, origin = ?, run = ?, events = ?, modified = ? WHERE n = ?',
    )
    .run(
      ...metaColumns(doc.meta),
      doc.text.length,
      packText(doc.text),
      packOrigin(doc),
      stored.run,
      doc.layers.event.length,
      store.now(),
      n,
    );
  store.sql('DELETE FROM document_search WHERE rowid = ?').run(n);
  store.sql('INSERT INTO document_search (rowid, title, text) VALUES (?, ?, ?)').run(n, doc.meta.title ?? '', doc.text);
  for (const table of ['layer', 'relation', 'claim']) store.sql(`DELETE FROM ${table} WHERE doc = ?`).run(n);
  insertLayers(store, stored, doc);
  insertClaims(store, stored, doc);
}

/** The text of record alone: what a snippet or a highlight needs. */
export function documentText(store: Store, id: string): string | null {
  const row = store.sql('SELECT text FROM document WHERE id = ?').get(id) as { text: Buffer } | undefined;
  return row ? unpackText(row.text) : null;
}

/** A whole document with its layers; events as corrected, those that were rejected with their review. */
export function readDocument(store: Store, id: string, parts: 'all' | 'record' = 'all'): Document | null {
  const row = store.sql('SELECT n, id, text, origin, run FROM document WHERE id = ?').get(id) as
    | { n: number; id: string; text: Buffer; origin: Buffer; run: number }
    | undefined;
  if (!row) return null;
  const { sha256, record, map, ...origin } = unpack<Origin>(row.origin);
  const layers: Layers = emptyLayers();
  if (parts === 'all') {
    const blobs = store.sql('SELECT data FROM layer WHERE doc = ? AND run = ?').all(row.n, row.run) as {
      data: Buffer;
    }[];
    for (const { data } of blobs) {
      const columns = Object.entries(unpack<Record<string, Columns>>(data));
      Object.assign(layers, Object.fromEntries(columns.map(([name, rows]) => [name, fromColumns(rows)])));
    }
  }
  const bodies = (table: 'relation' | 'claim') =>
    (store.sql(`SELECT body FROM ${table} WHERE doc = ? ORDER BY n`).all(row.n) as { body: string }[]).map(({ body }) =>
      JSON.parse(body),
    );
  layers.event = eventsOfDocument(store, row.n);
  layers.relation = bodies('relation');
  layers.claim = bodies('claim');
  return { schema: SCHEMA, id: row.id, text: unpackText(row.text), origin: { sha256, record, map }, ...origin, layers };
}
