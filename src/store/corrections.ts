/**
 * Corrections in the database: each with who and when, in steps that undo takes back one at a time, across documents. In:
 * what a person decides. Out: events, actors and counts as they now are; the log of all of it.
 *
 * Nothing is overwritten: a step that is undone is marked and what it touched is worked out anew from what still stands.
 */
import { EntenteError } from '../engine/errors.ts';
import type { Event, EventActor } from '../engine/event.ts';
import { slugOfName } from '../engine/resolve/same-actor.ts';
import { decideActors, refreshActors } from './actor-decisions.ts';
import { anchorOf } from './anchor.ts';
import { documentText, findDocument } from './documents.ts';
import { deleteEvent, insertEvent, mergedInto, readBodies, updateEvent } from './event-rows.ts';
import { assignIncident, countIncidents, forgetReport, writeProfiles } from './incidents.ts';
import { type Correction, getField, judge, newEvent, setField } from './judgement.ts';
import type { Store } from './store.ts';

export interface By {
  /** Whose decision it is. */
  by: string;
  /** Why, in a line; may be empty. */
  reason?: string;
}

export interface Step {
  n: number;
  label: string;
  by: string;
  at: string;
  state: 'done' | 'undone' | 'dropped';
  corrections: number;
}

type Draft = Omit<Correction, 'by' | 'at'>;

export function acceptEvents(store: Store, ids: readonly string[], who: By): Step {
  return verdict(store, 'accept', ids, who);
}

export function rejectEvents(store: Store, ids: readonly string[], who: By): Step {
  return verdict(store, 'reject', ids, who);
}

/** Takes every judgement off events: they are the engine's again. */
export function resetEvents(store: Store, ids: readonly string[], who: By): Step {
  return verdict(store, 'reset', ids, who);
}

function verdict(store: Store, kind: 'accept' | 'reject' | 'reset', ids: readonly string[], who: By): Step {
  return record(store, `${kind} ${count(ids.length, 'event')}`, who, () =>
    ids.map((id) => {
      const event = known(store, id);
      return {
        kind,
        event: id,
        doc: event.doc,
        field: '',
        before: event.review,
        after: null,
        reason: who.reason ?? '',
      };
    }),
  );
}

/** Sets fields, on one event or on all that a filter shows: one step however many. */
export function editEvents(
  store: Store,
  edits: readonly { event: string; field: string; value: unknown }[],
  who: By,
): Step {
  return record(
    store,
    `edit ${[...new Set(edits.map((edit) => edit.field))].join(', ')} of ${count(new Set(edits.map((edit) => edit.event)).size, 'event')}`,
    who,
    () =>
      edits.map(({ event: id, field, value }) => {
        const event = known(store, id);
        const before = getField(event, field);
        setField(event, field, value);
        return { kind: 'edit', event: id, doc: event.doc, field, before, after: value, reason: who.reason ?? '' };
      }),
  );
}

/** Adds an event that the engine did not see; spans refer to the document's text. @returns its id */
export function addEvent(store: Store, given: Parameters<typeof newEvent>[0], who: By): { id: string; step: Step } {
  const row = store.sql('SELECT source, publisher, published FROM document WHERE id = ?').get(given.doc) as
    | { source: string; publisher: string; published: string }
    | undefined;
  if (!row) throw new EntenteError(`document ${given.doc}: not in this project`);
  const text = documentText(store, given.doc)!;
  for (const span of [given.trigger, given.evidence, given.actor, given.recipient]) {
    if (!span) continue;
    if (
      !(span.start >= 0 && span.end > span.start && span.end <= text.length) ||
      span.text !== text.slice(span.start, span.end)
    ) {
      throw new EntenteError(
        `span ${span.start}–${span.end}: not the words "${span.text}" of ${given.doc}; give start, end and text as they stand there`,
      );
    }
  }
  const event = newEvent(
    { source: row.source || null, publisher: row.publisher || null, published: row.published || null, ...given },
    who.by,
  );
  if (store.sql('SELECT 1 FROM event WHERE id = ?').get(event.id)) {
    throw new EntenteError(`event ${event.id}: these words are an event already; edit that one`);
  }
  const step = record(store, `add an event`, who, () => [
    { kind: 'add', event: event.id, doc: event.doc, field: '', before: null, after: event, reason: who.reason ?? '' },
  ]);
  return { id: event.id, step };
}

/** Says that an act belongs to another incident, or, with null, to one of its own. */
export function moveToIncident(store: Store, ids: readonly string[], incident: string | null, who: By): Step {
  if (incident !== null && !store.sql('SELECT 1 FROM incident WHERE id = ?').get(incident)) {
    throw new EntenteError(`incident ${incident}: not in this project`);
  }
  return record(store, `move ${count(ids.length, 'report')} to ${incident ?? 'an incident of its own'}`, who, () =>
    ids.map((id) => {
      const event = known(store, id);
      return {
        kind: 'incident',
        event: id,
        doc: event.doc,
        field: 'incident',
        before: incidentOf(store, id),
        after: incident,
        reason: who.reason ?? '',
      };
    }),
  );
}

function incidentOf(store: Store, id: string): string | null {
  const row = store
    .sql('SELECT incident.id FROM event JOIN incident ON incident.n = event.incident WHERE event.id = ?')
    .get(id);
  return (row as { id: string } | undefined)?.id ?? null;
}

/** Two actors are the same: everything `from` did counts for `into`. Reversible by undo. */
export function mergeActors(store: Store, from: string, into: string, who: By): Step {
  return record(store, `${from} is ${into}`, who, () => [decideActors(store, 'same', from, into, who.reason ?? '')]);
}

/** Two actors are not the same, or nobody can tell: both are remembered, so that nobody is asked twice. */
export function tellActorsApart(
  store: Store,
  one: string,
  other: string,
  verdict: 'different' | 'unsure',
  who: By,
): Step {
  return record(store, `${one} and ${other}: ${verdict}`, who, () => [
    decideActors(store, verdict, one, other, who.reason ?? ''),
  ]);
}

/** Some of what an actor did was somebody else: the given events go over to `to`, on the side where `from` stood. */
export function splitActor(
  store: Store,
  { from, to, events }: { from: string; to: { id: string; name: string }; events: readonly string[] },
  who: By,
): Step {
  return record(store, `${count(events.length, 'event')} of ${from} are of ${to.id}`, who, () => [
    decideActors(store, 'different', from, to.id, who.reason ?? '', to.name),
    ...events.flatMap((id) => {
      const event = known(store, id);
      const sides = (['actor', 'recipient'] as const).filter((side) => namesFor(store, event[side]).includes(from));
      if (sides.length === 0) throw new EntenteError(`event ${id}: ${from} is neither its actor nor its recipient`);
      return sides.map((side): Draft => {
        const before = event[side]!;
        return {
          kind: 'edit',
          event: id,
          doc: event.doc,
          field: side,
          before,
          after: { ...before, ...to },
          reason: who.reason ?? '',
        };
      });
    }),
  ]);
}

/** The id an actor goes by in the document, and the one it stands for now. */
function namesFor(store: Store, actor: EventActor | null): string[] {
  const id = actor && slugOfName(actor);
  return id ? [id, mergedInto(store, id)] : [];
}

function known(store: Store, id: string): Event {
  const row = store.sql('SELECT n FROM event WHERE id = ?').get(id) as { n: number } | undefined;
  if (!row) throw new EntenteError(`event ${id}: not in this project`);
  const { machine, effective } = readBodies(store, row.n);
  return (effective ?? machine)!;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

/** One step: all of it is written and applied, or none. What had been undone can no longer be redone. */
function record(store: Store, label: string, { by }: By, drafts: () => Draft[]): Step {
  return store.transaction(() => {
    const made = drafts();
    if (made.length === 0) throw new EntenteError('nothing to correct: no event was given');
    store.sql("UPDATE step SET state = 'dropped' WHERE state = 'undone'").run();
    const at = store.now();
    const { lastInsertRowid } = store.sql('INSERT INTO step (label, by, at) VALUES (?, ?, ?)').run(label, by, at);
    const step = Number(lastInsertRowid);
    for (const draft of made) {
      store
        .sql(
          'INSERT INTO correction (step, kind, event, doc, field, before, after, anchor, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        )
        .run(
          step,
          draft.kind,
          draft.event,
          draft.doc,
          draft.field,
          JSON.stringify(draft.before ?? null),
          JSON.stringify(draft.after ?? null),
          anchorText(store, draft),
          draft.reason,
        );
    }
    applyStep(store, step);
    return readStep(store, step);
  });
}

function anchorText(store: Store, draft: Draft): string {
  if (draft.event === '') return '';
  const text = documentText(store, draft.doc)!;
  return JSON.stringify(anchorOf(text, draft.kind === 'add' ? (draft.after as Event) : known(store, draft.event)));
}

/** Takes back the last step that stands. @returns the step, or null if there is none */
export function undo(store: Store): Step | null {
  return turn(store, "SELECT max(n) AS n FROM step WHERE state = 'done'", 'undone');
}

/** Does again what was undone last. */
export function redo(store: Store): Step | null {
  return turn(store, "SELECT min(n) AS n FROM step WHERE state = 'undone'", 'done');
}

function turn(store: Store, which: string, state: 'done' | 'undone'): Step | null {
  return store.transaction(() => {
    const { n } = store.sql(which).get() as { n: number | null };
    if (n === null) return null;
    store.sql('UPDATE step SET state = ? WHERE n = ?').run(state, n);
    applyStep(store, n);
    return readStep(store, n);
  });
}

function readStep(store: Store, n: number): Step {
  return store
    .sql(
      'SELECT n, label, by, at, state, (SELECT count(*) FROM correction WHERE step = step.n) AS corrections FROM step WHERE n = ?',
    )
    .get(n) as Step;
}

/** The latest first. */
export function correctionLog(
  store: Store,
  { limit = 100, before = null as number | null } = {},
): (Step & { entries: Correction[] })[] {
  const steps = store
    .sql(
      'SELECT n, label, by, at, state, (SELECT count(*) FROM correction WHERE step = step.n) AS corrections FROM step ' +
        'WHERE n < ? ORDER BY n DESC LIMIT ?',
    )
    .all(before ?? Number.MAX_SAFE_INTEGER, limit) as Step[];
  return steps.map((step) => ({ ...step, entries: readCorrections(store, 'step.n = ?', step.n) }));
}

/** The corrections of an event that stand, oldest first. */
export function standingCorrections(store: Store, event: string): Correction[] {
  return readCorrections(store, "correction.event = ? AND step.state = 'done'", event);
}

export function readCorrections(store: Store, where: string, ...params: (string | number)[]): Correction[] {
  const rows = store
    .sql(
      'SELECT correction.kind, correction.event, correction.doc, correction.field, correction.before, correction.after, ' +
        `correction.reason, step.by, step.at FROM correction JOIN step ON step.n = correction.step WHERE ${where} ORDER BY correction.n`,
    )
    .all(...params) as (Omit<Correction, 'before' | 'after'> & { before: string; after: string })[];
  return rows.map((row) => ({ ...row, before: JSON.parse(row.before), after: JSON.parse(row.after) }));
}

/** Works out anew everything a step names. */
function applyStep(store: Store, step: number): void {
  const touched = store
    .sql('SELECT DISTINCT event, kind, field, after FROM correction WHERE step = ? ORDER BY n')
    .all(step) as {
    event: string;
    kind: Correction['kind'];
    field: string;
    after: string;
  }[];
  refreshActors(
    store,
    touched.filter(({ event }) => event === '').map(({ field }) => field),
  );
  for (const id of new Set(touched.map(({ event }) => event).filter(Boolean))) refreshEvent(store, id);
}

/** Writes an event as its corrections leave it: there, changed, or gone. */
export function refreshEvent(store: Store, id: string): void {
  const corrections = standingCorrections(store, id);
  const row = store.sql('SELECT n, act, doc, story, incident FROM event WHERE id = ?').get(id) as
    | { n: number; act: number; doc: number; story: number; incident: number | null }
    | undefined;
  const machine = row ? readBodies(store, row.n).machine : null;
  const effective = corrections.length > 0 ? judge(machine, corrections) : machine;
  if (!effective) {
    if (row) removeRow(store, id, row);
    return;
  }
  const bodies = { machine, effective: corrections.length > 0 ? effective : null };
  if (!row) {
    const doc = findDocument(store, effective.doc);
    if (!doc) return;
    const n = insertEvent(store, doc, null, bodies);
    store.sql('DELETE FROM tombstone WHERE id = ?').run(id);
    store.sql('UPDATE event SET incident = ? WHERE n = ?').run(assignIncident(store, [effective]), n);
    store.sql('UPDATE document SET events = events + 1, modified = ? WHERE n = ?').run(store.now(), doc.n);
  } else {
    updateEvent(store, row.n, bodies);
  }
  placeInIncident(store, id, corrections);
}

function removeRow(store: Store, id: string, row: { n: number; doc: number; incident: number | null }): void {
  const { act } = readAct(store, row.n);
  deleteEvent(store, row.n);
  store.sql('UPDATE document SET events = events - 1, modified = ? WHERE n = ?').run(store.now(), row.doc);
  store
    .sql(
      "INSERT OR REPLACE INTO tombstone (id, kind, doc, reason, at) SELECT ?, 'event', id, 'addition taken back', ? FROM document WHERE n = ?",
    )
    .run(id, store.now(), row.doc);
  if (row.incident !== null) {
    forgetReport(store, row.incident, act);
    countIncidents(store, [row.incident]);
  }
}

function readAct(store: Store, n: number): { act: string } {
  const { machine, effective } = readBodies(store, n);
  return { act: (effective ?? machine)!.act };
}

/** A person's word on which incident an act belongs to goes before the engine's; all rows of the act move. */
function placeInIncident(store: Store, id: string, standing: readonly Correction[]): void {
  const row = store.sql('SELECT n, act, incident FROM event WHERE id = ?').get(id) as {
    n: number;
    act: number;
    incident: number | null;
  };
  const moved = standing.findLast((correction) => correction.kind === 'incident');
  const first = readCorrections(store, "correction.event = ? AND correction.kind = 'incident'", id)[0];
  const target = moved ? (moved.after as string | null) : ((first?.before as string | null | undefined) ?? undefined);
  if (target !== undefined) {
    const at =
      target === null
        ? null
        : (store.sql('SELECT n FROM incident WHERE id = ?').get(target) as { n: number } | undefined);
    const n = at?.n ?? ownIncident(store, id);
    store.sql('UPDATE event SET incident = ? WHERE act = ?').run(n, row.act);
    countIncidents(store, [n, ...(row.incident === null || row.incident === n ? [] : [row.incident])]);
  } else if (row.incident !== null) {
    countIncidents(store, [row.incident]);
  }
}

/** An incident that holds one act because a person said so: no report is drawn into it. */
function ownIncident(store: Store, event: string): number {
  const id = `inc_${event.slice(3)}`;
  const there = store.sql('SELECT n FROM incident WHERE id = ?').get(id) as { n: number } | undefined;
  if (there) return there.n;
  const { lastInsertRowid } = store
    .sql(
      'INSERT INTO incident (id, type, day, profiles, reports, documents, publishers, stories, modified) SELECT ?, type, day, ?, 0, 0, 0, 0, ? FROM event WHERE id = ?',
    )
    .run(id, writeProfiles([]), store.now(), event);
  return Number(lastInsertRowid);
}
