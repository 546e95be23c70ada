/**
 * Codes a document anew, or takes in a file that changed, without losing what people decided. In: the document as it was
 * stored and as it comes now. Out: the rows of the new run; what somebody judged is carried over by carry-judgements.ts.
 *
 * Events keep their row and incident wherever their id is the same, so that lists, links and clusters do not jump.
 */
import type { Document } from '../engine/document.ts';
import type { Event } from '../engine/event.ts';
import { topicOf } from '../engine/resolve/report.ts';
import { rememberActors } from './actor-rows.ts';
import { carryJudgements, judgedEvents, type Row, readRows } from './carry-judgements.ts';
import { documentText, readDocument, type StoredDocument, updateDocument } from './documents.ts';
import { deleteEvent, insertEvent, updateEvent } from './event-rows.ts';
import { assignIncident, countIncidents, forgetReport } from './incidents.ts';
import { placeAct } from './placement.ts';
import type { Store } from './store.ts';
import { bury } from './tombstones.ts';

/** Replaces what the engine said of a document; call inside a transaction. */
export function recodeDocument(store: Store, stored: StoredDocument, doc: Document, run: number): void {
  const before = documentText(store, stored.id)!;
  const judged = judgedEvents(store, stored.n);
  const now: StoredDocument = { ...stored, run };
  updateDocument(store, now, doc);
  const touched = replaceEvents(store, now, doc.layers.event, topicOf(doc));
  carryJudgements(store, judged, before, now, doc);
  // Only now: an incident whose one report goes and comes back with its judgement keeps its id.
  countIncidents(store, touched);
  placeRegrouped(store, stored.n);
  recount(store, stored.n);
}

/** The file at a path holds other bytes than it did: judgements go over to what it holds now, the old document goes. */
export function replaceDocument(store: Store, old: StoredDocument, stored: StoredDocument, doc: Document): void {
  carryJudgements(store, judgedEvents(store, old.n), documentText(store, old.id)!, stored, doc);
  removeDocument(store, old, `replaced by ${stored.id}`);
  recount(store, stored.n);
}

/**
 * What the file held before `now` and holds no more. A document that also came from elsewhere only loses this source.
 *
 * @returns how many documents went
 */
export function replaceFormer(store: Store, file: number, now: StoredDocument): number {
  const former = store
    .sql(
      'SELECT d.n, d.id, d.run, d.story, (SELECT count(*) FROM source o WHERE o.doc = d.n) AS sources FROM source s ' +
        'JOIN document d ON d.n = s.doc WHERE s.file = ? AND d.n <> ?',
    )
    .all(file, now.n) as (StoredDocument & { sources: number })[];
  if (former.length !== 1) return 0;
  const [old] = former as [StoredDocument & { sources: number }];
  store.sql('DELETE FROM source WHERE doc = ? AND file = ?').run(old.n, file);
  if (old.sources > 1) return 0;
  replaceDocument(store, old, now, readDocument(store, now.id)!);
  return 1;
}

export function removeDocument(store: Store, { n, id }: StoredDocument, reason: string): void {
  const rows = readRows(store, n);
  for (const row of rows) removeRow(store, row, id, reason);
  countIncidents(store, incidentsOf(rows));
  rememberActors(
    store,
    rows.flatMap(({ bodies }) => bodies.machine ?? []),
    -1,
  );
  for (const table of ['relation', 'claim', 'band']) store.sql(`DELETE FROM ${table} WHERE doc = ?`).run(n);
  store.sql('DELETE FROM document_search WHERE rowid = ?').run(n);
  // Copies of the story now hang together by the next of them.
  const heir = store.sql('SELECT min(n) FROM document WHERE story = ? AND n <> ?').pluck().get(n, n) as number | null;
  if (heir !== null) {
    store.sql('UPDATE document SET story = ? WHERE story = ?').run(heir, n);
    store.sql('UPDATE event SET story = ? WHERE story = ?').run(heir, n);
  }
  store.sql('DELETE FROM document WHERE n = ?').run(n);
  bury(store, id, 'document', id, reason);
}

function incidentsOf(rows: readonly Row[]): number[] {
  return rows.flatMap(({ incident, home }) => [incident, home].filter((n) => n !== null));
}

function removeRow(store: Store, row: Row, doc: string, reason: string): void {
  for (const n of incidentsOf([row])) forgetReport(store, n, (row.bodies.machine ?? row.bodies.effective)!.act);
  deleteEvent(store, row.n);
  bury(store, row.id, 'event', doc, reason);
}

/**
 * The rows of the new run in place of the old: same id, same row.
 *
 * @returns incidents that gained or lost a report
 */
function replaceEvents(
  store: Store,
  doc: StoredDocument,
  events: readonly Event[],
  topic: readonly string[],
): number[] {
  const old = new Map(readRows(store, doc.n).map((row) => [row.id, row]));
  const touched: number[] = incidentsOf([...old.values()]);
  rememberActors(
    store,
    [...old.values()].flatMap(({ bodies }) => bodies.machine ?? []),
    -1,
  );
  rememberActors(store, events, 1);
  const kept = new Set(events.map(({ id }) => id));
  for (const row of old.values()) if (!kept.has(row.id)) removeRow(store, row, doc.id, 'not in the new run');
  for (const rows of Map.groupBy(events, ({ act }) => act).values()) {
    const held = rows.flatMap(({ id }) => old.get(id) ?? []);
    const numbers = rows.map((event) => {
      const row = old.get(event.id);
      const bodies = { machine: event, effective: null };
      if (!row) return insertEvent(store, doc, null, bodies);
      updateEvent(store, row.n, bodies);
      return row.n;
    });
    const act = Math.min(...numbers);
    const incident = newIncident(store, rows, held, topic);
    for (const n of numbers)
      store.sql('UPDATE event SET act = ?, incident = ?, home = NULL WHERE n = ?').run(act, incident, n);
    touched.push(incident);
  }
  return touched;
}

/** Acts that stand elsewhere because their actors were merged do so after a new run as well. */
function placeRegrouped(store: Store, doc: number): void {
  const rows = store
    .sql(
      "SELECT DISTINCT event.n FROM event JOIN correction ON correction.event = event.id WHERE event.doc = ? AND correction.kind = 'incident'",
    )
    .pluck()
    .all(doc) as number[];
  for (const n of rows) placeAct(store, n);
}

/** Keeps the incident of an act that alone reports it; among others, asks again whether it still belongs. */
function newIncident(store: Store, rows: readonly Event[], held: readonly Row[], topic: readonly string[]): number {
  const home = held[0]?.home ?? held[0]?.incident ?? null;
  if (home === null) return assignIncident(store, rows, topic);
  forgetReport(store, home, rows[0]!.act);
  const others = store
    .sql('SELECT count(*) FROM event WHERE (incident = ? OR home = ?) AND act <> ?')
    .pluck()
    .get(home, home, held[0]!.act) as number;
  return assignIncident(store, rows, topic, others === 0 ? home : null);
}

function recount(store: Store, doc: number): void {
  store
    .sql('UPDATE document SET events = (SELECT count(*) FROM event WHERE event.doc = document.n) WHERE n = ?')
    .run(doc);
}
