/**
 * The log of corrections: steps that undo takes back one at a time, across documents and restarts. In: drafts of what a
 * person decides. Out: the step, written and applied in one transaction.
 *
 * Nothing is overwritten: a step that is undone is marked, and what it touched is worked out anew from what still stands.
 */
import { EntenteError } from '../engine/errors.ts';
import type { Event } from '../engine/event.ts';
import { refreshActors } from './actor-decisions.ts';
import { anchorOf } from './anchor.ts';
import { settleConflicts } from './conflicts.ts';
import { documentText } from './documents.ts';
import { readBodies } from './event-rows.ts';
import type { Correction } from './judgement.ts';
import { readCorrections } from './read-corrections.ts';
import { refreshEvent } from './refresh-event.ts';
import type { Store } from './store.ts';

export { standingCorrections } from './read-corrections.ts';

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

/** As it stands now, with the corrections so far. @throws EntenteError if there is none of this id */
export function judgedEvent(store: Store, id: string): Event {
  const row = store.sql('SELECT n FROM event WHERE id = ?').get(id) as { n: number } | undefined;
  if (!row) throw new EntenteError(`event ${id}: not in this project`);
  const { machine, effective } = readBodies(store, row.n);
  return (effective ?? machine)!;
}

/**
 * One step: all of it is written and applied, or none. What had been undone can no longer be redone.
 *
 * @param following what follows from it, worked out once it stands
 */
export function record(
  store: Store,
  label: string,
  { by }: By,
  drafts: () => Draft[],
  following: () => Draft[] = () => [],
): Step {
  return store.transaction(() => {
    const made = drafts();
    if (made.length === 0) throw new EntenteError('nothing to correct: no event was given');
    store.sql("UPDATE step SET state = 'dropped' WHERE state = 'undone'").run();
    const at = store.now();
    const { lastInsertRowid } = store.sql('INSERT INTO step (label, by, at) VALUES (?, ?, ?)').run(label, by, at);
    const step = Number(lastInsertRowid);
    write(store, step, made);
    settleConflicts(store, new Set(made.map(({ event }) => event)));
    applyStep(store, step);
    const more = following();
    if (more.length > 0) {
      write(store, step, more);
      applyStep(store, step);
    }
    return readStep(store, step);
  });
}

function write(store: Store, step: number, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
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
}

function anchorText(store: Store, draft: Draft): string {
  if (draft.event === '') return '';
  const text = documentText(store, draft.doc)!;
  return JSON.stringify(
    anchorOf(text, draft.kind === 'add' ? (draft.after as Event) : judgedEvent(store, draft.event)),
  );
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
