/** Corrections out of the log, oldest first, with who and when. */
import type { Correction } from './judgement.ts';
import type { Store } from './store.ts';

/** The corrections of an event that stand, oldest first. */
export function standingCorrections(store: Store, event: string): Correction[] {
  return readCorrections(store, "correction.event = ? AND step.state = 'done'", event);
}

/** @param where a condition on the columns of correction and step */
export function readCorrections(store: Store, where: string, ...params: (string | number)[]): Correction[] {
  const rows = store
    .sql(
      'SELECT correction.kind, correction.event, correction.doc, correction.field, correction.before, correction.after, ' +
        `correction.reason, step.by, step.at FROM correction JOIN step ON step.n = correction.step WHERE ${where} ORDER BY correction.n`,
    )
    .all(...params) as (Omit<Correction, 'before' | 'after'> & { before: string; after: string })[];
  return rows.map((row) => ({ ...row, before: JSON.parse(row.before), after: JSON.parse(row.after) }));
}
