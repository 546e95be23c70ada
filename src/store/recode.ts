/**
 * Codes a document anew, or takes in a file that changed, without losing what people decided. In: the document as it was
 * stored and as it comes now. Out: rows of the new run; events that somebody judged as they were judged, found again by
 * their words where those moved; conflicts where the new run sees it otherwise or the words are gone.
 *
 * Events keep their row and incident wherever their id is the same, so that lists, links and clusters do not jump.
 */
import type { Document, Span } from '../engine/document.ts';
import type { Event } from '../engine/event.ts';
import { topicOf } from '../engine/resolve/same-event.ts';
import { rememberActors } from './actor-rows.ts';
import { type Anchor, anchorOf, findQuote, quote } from './anchor.ts';
import { readCorrections, refreshEvent } from './corrections.ts';
import { documentText, readDocument, type StoredDocument, updateDocument } from './documents.ts';
import { deleteEvent, type EventBodies, insertEvent, readBodies, updateEvent } from './event-rows.ts';
import { assignIncident, countIncidents, forgetReport } from './incidents.ts';
import { type Correction, eventId, getField, judge } from './judgement.ts';
import type { Store } from './store.ts';

interface Row {
  n: number;
  id: string;
  act: number;
  incident: number | null;
  bodies: EventBodies;
}

/** Replaces what the engine said of a document; call inside a transaction. */
export function recodeDocument(store: Store, stored: StoredDocument, doc: Document, run: number): void {
  const before = documentText(store, stored.id)!;
  const judged = judgedEvents(store, stored.n);
  const now: StoredDocument = { ...stored, run };
  updateDocument(store, now, doc);
  replaceEvents(store, now, doc.layers.event, topicOf(doc));
  carryJudgements(store, judged, before, now, doc);
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
  countIncidents(
    store,
    rows.flatMap(({ incident }) => incident ?? []),
  );
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

function bury(store: Store, id: string, kind: string, doc: string, reason: string): void {
  store
    .sql('INSERT OR REPLACE INTO tombstone (id, kind, doc, reason, at) VALUES (?, ?, ?, ?, ?)')
    .run(id, kind, doc, reason, store.now());
}

function readRows(store: Store, doc: number): Row[] {
  const rows = store.sql('SELECT n, id, act, incident FROM event WHERE doc = ? ORDER BY n').all(doc) as Omit<
    Row,
    'bodies'
  >[];
  return rows.map((row) => ({ ...row, bodies: readBodies(store, row.n) }));
}

function removeRow(store: Store, row: Row, doc: string, reason: string): void {
  if (row.incident !== null) forgetReport(store, row.incident, (row.bodies.machine ?? row.bodies.effective)!.act);
  deleteEvent(store, row.n);
  bury(store, row.id, 'event', doc, reason);
}

/** The rows of the new run in place of the old: same id, same row. */
function replaceEvents(store: Store, doc: StoredDocument, events: readonly Event[], topic: readonly string[]): void {
  const old = new Map(readRows(store, doc.n).map((row) => [row.id, row]));
  const touched: number[] = [...old.values()].flatMap(({ incident }) => incident ?? []);
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
    for (const n of numbers) store.sql('UPDATE event SET act = ?, incident = ? WHERE n = ?').run(act, incident, n);
    touched.push(incident);
  }
  countIncidents(store, touched);
}

/** Keeps the incident of an act that alone reports it; among others, asks again whether it still belongs. */
function newIncident(store: Store, rows: readonly Event[], held: readonly Row[], topic: readonly string[]): number {
  const incident = held[0]?.incident ?? null;
  if (incident === null) return assignIncident(store, rows, topic);
  forgetReport(store, incident, rows[0]!.act);
  const others = store
    .sql('SELECT count(*) FROM event WHERE incident = ? AND act <> ?')
    .pluck()
    .get(incident, held[0]!.act) as number;
  return assignIncident(store, rows, topic, others === 0 ? incident : null);
}

interface Judged extends Row {
  corrections: Correction[];
  anchor: Anchor;
}

function judgedEvents(store: Store, doc: number): Judged[] {
  return readRows(store, doc).flatMap((row) => {
    const corrections = readCorrections(store, "correction.event = ? AND step.state = 'done'", row.id);
    if (corrections.length === 0) return [];
    const anchor = store
      .sql('SELECT anchor FROM correction WHERE event = ? ORDER BY n DESC LIMIT 1')
      .pluck()
      .get(row.id) as string;
    return [{ ...row, corrections, anchor: JSON.parse(anchor) as Anchor }];
  });
}

function carryJudgements(
  store: Store,
  judged: readonly Judged[],
  before: string,
  stored: StoredDocument,
  doc: Document,
): void {
  const found = new Map(doc.layers.event.map((event) => [event.id, event]));
  for (const old of judged) {
    const { corrections } = old;
    const rejected = judge(old.bodies.machine, corrections)?.review?.state === 'rejected';
    const trigger = findQuote(doc.text, old.anchor.trigger);
    if (!trigger) {
      if (!rejected) conflict(store, 'orphan', old, stored, '', 'the words it stood on are gone');
      continue;
    }
    const moved = moveBodies(old.bodies, before, doc, trigger);
    const shape = (moved.machine ?? moved.effective)!;
    const id = eventId(stored.id, trigger, shape.actor, shape.recipient);
    moveCorrections(store, old, id, before, doc);
    // The same act under other words for its parties is the one that was judged, seen otherwise.
    const now =
      found.get(id) ??
      [...found.values()].find((event) => event.trigger.start === trigger.start && event.trigger.end === trigger.end);
    if (now) found.delete(now.id);
    if (!now && rejected) continue;
    settle(store, stored, { ...old, id, bodies: moved }, now ?? null);
    refreshEvent(store, id);
    if (rejected) continue;
    if (!now) conflict(store, 'not-found', { ...old, id }, stored, '', 'the new run does not find this event');
    else compare(store, { ...old, id, bodies: moved }, stored, now);
  }
}

/** Puts the judged record where the new run put its own, or beside the others if that has none. */
function settle(store: Store, stored: StoredDocument, judged: Judged, now: Event | null): void {
  const at = store.sql('SELECT n, incident FROM event WHERE id = ?').get(now?.id ?? judged.id) as
    | { n: number; incident: number | null }
    | undefined;
  if (at) {
    updateEvent(store, at.n, judged.bodies);
    if (now && now.id !== judged.id)
      bury(store, now.id, 'event', stored.id, `the same as ${judged.id}, which somebody judged`);
  } else {
    const n = insertEvent(store, stored, null, judged.bodies);
    const there = judged.incident !== null && store.sql('SELECT 1 FROM incident WHERE n = ?').get(judged.incident);
    const incident = assignIncident(
      store,
      [(judged.bodies.effective ?? judged.bodies.machine)!],
      [],
      there ? judged.incident : null,
    );
    store.sql('UPDATE event SET incident = ? WHERE n = ?').run(incident, n);
    countIncidents(store, [incident]);
  }
  store.sql('DELETE FROM tombstone WHERE id = ?').run(judged.id);
}

const COMPARED = ['type', 'subtype', 'status', 'actor', 'recipient', 'date'] as const;

/** What the new run now says otherwise than the person. What the person changed and the engine never saw is no news. */
function compare(store: Store, judged: Judged, stored: StoredDocument, now: Event): void {
  const person = judge(judged.bodies.machine, judged.corrections);
  if (!person) return;
  for (const field of COMPARED) {
    const [theirs, ours, was] = [person, now, judged.bodies.machine].map((event) => event && essence(event, field));
    if (theirs !== ours && ours !== was) {
      conflict(store, 'differs', judged, stored, field, 'the new run says otherwise', theirs ?? null, ours ?? null);
    }
  }
}

function essence(event: Event, field: (typeof COMPARED)[number]): string | null {
  if (field === 'actor' || field === 'recipient') return event[field]?.id ?? event[field]?.text ?? null;
  if (field === 'date') return event.date?.value ?? event.date?.earliest ?? null;
  return getField(event, field) as string | null;
}

function conflict(
  store: Store,
  kind: Conflict['kind'],
  judged: Judged,
  stored: StoredDocument,
  field: string,
  message: string,
  person: unknown = null,
  machine: unknown = null,
): void {
  store.sql('DELETE FROM conflict WHERE event = ? AND kind = ? AND field = ?').run(judged.id, kind, field);
  const kept = kind === 'differs' ? person : orphaned(judged);
  store
    .sql(
      'INSERT INTO conflict (kind, event, doc, field, person, machine, message, run, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      kind,
      judged.id,
      stored.id,
      field,
      JSON.stringify(kept),
      JSON.stringify(machine),
      message,
      stored.run,
      store.now(),
    );
}

function orphaned({ bodies, corrections }: Judged): Event | null {
  const event = judge(bodies.machine, corrections);
  return event?.review ? { ...event, review: { ...event.review, state: 'orphaned' } } : event;
}

/** Spans follow their words into the new text; one whose words are gone is unstated. */
function moveSpans<T>(value: T, before: string, after: string): T {
  if (Array.isArray(value)) return value.map((item) => moveSpans(item, before, after)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const moved = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moveSpans(item, before, after)]));
  const { start, end } = value as Partial<Span>;
  if (typeof start === 'number' && typeof end === 'number' && end > start) {
    const span = findQuote(after, quote(before, { start, end }));
    Object.assign(moved, span ?? { start: null, end: null });
  }
  return moved as T;
}

function moveBodies(bodies: EventBodies, before: string, doc: Document, trigger: Span): EventBodies {
  const move = (event: Event | null): Event | null => {
    if (!event) return null;
    const moved = before === doc.text ? structuredClone(event) : moveSpans(event, before, doc.text);
    moved.trigger = { ...trigger, text: doc.text.slice(trigger.start, trigger.end) };
    // Evidence that was rewritten around its trigger shrinks to it.
    if ((moved.evidence.start as number | null) === null) moved.evidence = { ...moved.trigger };
    moved.evidence.text = doc.text.slice(moved.evidence.start, moved.evidence.end);
    for (const side of ['actor', 'recipient'] as const) {
      if ((moved[side]?.start as number | null | undefined) === null)
        Object.assign(moved[side]!, { start: trigger.start, end: trigger.end });
    }
    moved.doc = doc.id;
    moved.id = eventId(doc.id, trigger, moved.actor, moved.recipient);
    return moved;
  };
  return { machine: move(bodies.machine), effective: move(bodies.effective) };
}

/** The log speaks of the event under the id it now has. */
function moveCorrections(store: Store, old: Judged, id: string, before: string, doc: Document): void {
  if (id === old.id && before === doc.text) return;
  const rows = store.sql('SELECT n, kind, after FROM correction WHERE event = ?').all(old.id) as {
    n: number;
    kind: Correction['kind'];
    after: string;
  }[];
  for (const row of rows) {
    const after = moveSpans(JSON.parse(row.after) as unknown, before, doc.text);
    if (row.kind === 'add') Object.assign(after as Event, { id, doc: doc.id });
    const trigger = findQuote(doc.text, old.anchor.trigger)!;
    const evidence = findQuote(doc.text, old.anchor.evidence) ?? trigger;
    const spans = {
      trigger, evidence,
      actor: old.anchor.actor && findQuote(doc.text, old.anchor.actor),
      recipient: old.anchor.recipient && findQuote(doc.text, old.anchor.recipient),
    }; // biome-ignore format: a record
    const anchor = anchorOf(doc.text, spans as Parameters<typeof anchorOf>[1]);
    store
      .sql('UPDATE correction SET event = ?, doc = ?, after = ?, anchor = ? WHERE n = ?')
      .run(id, doc.id, JSON.stringify(after), JSON.stringify(anchor), row.n);
  }
  if (id !== old.id) bury(store, old.id, 'event', doc.id, `moved to ${id}`);
}

function recount(store: Store, doc: number): void {
  store
    .sql('UPDATE document SET events = (SELECT count(*) FROM event WHERE event.doc = document.n) WHERE n = ?')
    .run(doc);
}

export interface Conflict {
  /** orphan: its words are gone; not-found: the new run does not see it; differs: the new run says otherwise of a field. */
  kind: 'orphan' | 'not-found' | 'differs';
  event: string;
  doc: string;
  field: string;
  /** The person's value; for an orphan or an event not found, the event as it was judged. */
  person: unknown;
  machine: unknown;
  message: string;
  at: string;
}

export function listConflicts(store: Store): Conflict[] {
  const rows = store
    .sql('SELECT kind, event, doc, field, person, machine, message, at FROM conflict ORDER BY n')
    .all() as (Conflict & { person: string; machine: string })[];
  return rows.map((row) => ({
    ...row,
    person: JSON.parse(row.person) as unknown,
    machine: JSON.parse(row.machine) as unknown,
  }));
}

/** Somebody has looked at it: it is no longer listed. */
export function settleConflict(store: Store, event: string, field: string): void {
  store.sql('DELETE FROM conflict WHERE event = ? AND field = ?').run(event, field);
}
