/**
 * What people decide, as calls: accept, reject, edit, add, move, merge, split. Each is one step with who and when, however
 * many events it holds, and takes effect at once. In: ids and a person. Out: the step; undo and the log are in steps.ts.
 */
import { EntenteError } from '../engine/errors.ts';
import type { EventActor } from '../engine/event.ts';
import { slugOfName } from '../engine/resolve/same-actor.ts';
import { decideActors } from './actor-decisions.ts';
import { documentText } from './documents.ts';
import { mergedInto } from './event-rows.ts';
import { type Correction, getField, newEvent, setField } from './judgement.ts';
import { regroupMerged } from './regroup.ts';
import { type By, judgedEvent as known, record, type Step } from './steps.ts';
import type { Store } from './store.ts';

// A workbench finds all of reviewing in one place.
export { type By, correctionLog, redo, type Step, standingCorrections, undo } from './steps.ts';

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

/**
 * Two actors are the same: everything `from` did counts for `into`, and reports that named one event by the two names are
 * of one incident. Reversible by undo.
 */
export function mergeActors(store: Store, from: string, into: string, who: By): Step {
  return record(
    store,
    `${from} is ${into}`,
    who,
    () => [decideActors(store, 'same', from, into, who.reason ?? '')],
    () => regroupMerged(store, from),
  );
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

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
