/** Where a new run and a person differ, or the words a judgement stood on are gone: listed until somebody has looked. */
import type { Store } from './store.ts';

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

/** Somebody has decided on these events again, so has seen what the new run says. */
export function settleConflicts(store: Store, events: Iterable<string>): void {
  for (const event of events) store.sql('DELETE FROM conflict WHERE event = ?').run(event);
}
