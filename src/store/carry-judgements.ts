/**
 * What people decided, over to a new reading of the document. In: the judged events as they were, and the document as it
 * is now. Out: the same events as they were judged, found again by quote, prefix and suffix where words moved; conflicts
 * where the new run sees it otherwise, does not see it, or the words are gone.
 */
import type { Document, Span } from '../engine/document.ts';
import type { Event } from '../engine/event.ts';
import { type Anchor, anchorOf, findQuote, quote } from './anchor.ts';
import type { Conflict } from './conflicts.ts';
import type { StoredDocument } from './documents.ts';
import { type EventBodies, insertEvent, readBodies, updateEvent } from './event-rows.ts';
import { assignIncident, countIncidents } from './incidents.ts';
import { type Correction, eventId, getField, judge } from './judgement.ts';
import { REGROUPED } from './placement.ts';
import { standingCorrections } from './read-corrections.ts';
import { refreshEvent } from './refresh-event.ts';
import type { Store } from './store.ts';
import { bury } from './tombstones.ts';

export interface Row {
  n: number;
  id: string;
  act: number;
  incident: number | null;
  /** The engine's, where somebody holds the act in another one. */
  home: number | null;
  bodies: EventBodies;
}

export function readRows(store: Store, doc: number): Row[] {
  const rows = store.sql('SELECT n, id, act, incident, home FROM event WHERE doc = ? ORDER BY n').all(doc) as Omit<
    Row,
    'bodies'
  >[];
  return rows.map((row) => ({ ...row, bodies: readBodies(store, row.n) }));
}

interface Judged extends Row {
  corrections: Correction[];
  anchor: Anchor;
}

export function judgedEvents(store: Store, doc: number): Judged[] {
  return readRows(store, doc).flatMap((row) => {
    const corrections = standingCorrections(store, row.id).filter(({ field }) => field !== REGROUPED);
    if (corrections.length === 0) return [];
    const anchor = store
      .sql('SELECT anchor FROM correction WHERE event = ? ORDER BY n DESC LIMIT 1')
      .pluck()
      .get(row.id) as string;
    return [{ ...row, corrections, anchor: JSON.parse(anchor) as Anchor }];
  });
}

export function carryJudgements(
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
    // what somebody added keeps the id of the addition, though the engine's record of the act came to stand under it
    const added = corrections.find(({ kind }) => kind === 'add')?.after as Event | undefined;
    const shape = added
      ? moveBodies({ machine: null, effective: added }, before, doc, trigger).effective!
      : (moved.machine ?? moved.effective)!;
    const id = eventId(stored.id, trigger, shape.actor, shape.recipient);
    for (const body of [moved.machine, moved.effective]) if (body) body.id = id;
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
    // What a person added and the new run sees too is the engine's as well: it stays when the addition is taken back.
    const machine = judged.bodies.machine ?? (now && { ...now, id: judged.id });
    updateEvent(store, at.n, { ...judged.bodies, machine });
    if (now && now.id !== judged.id)
      bury(store, now.id, 'event', stored.id, `the same as ${judged.id}, which somebody judged`);
  } else {
    const n = insertEvent(store, stored, null, judged.bodies);
    const home = judged.home ?? judged.incident;
    const there = home !== null && store.sql('SELECT 1 FROM incident WHERE n = ?').get(home);
    const shape = (judged.bodies.effective ?? judged.bodies.machine)!;
    const incident = assignIncident(store, [shape], [], there ? home : null);
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
