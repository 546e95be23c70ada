/**
 * Reports as they read when actors that somebody merged are one. In: a report under the ids its document gives. Out: the
 * same under the ids that stand for them now, and every id it may be filed under. Profiles keep what the documents say, so
 * that taking a merge back leaves nothing to mend.
 */
import type { Party, Report } from '../engine/resolve/report.ts';
import { blockKeys } from '../engine/resolve/same-event.ts';
import { standingFor } from './actor-decisions.ts';
import { mergedInto } from './event-rows.ts';
import type { Store } from './store.ts';

function anyMerged(store: Store): boolean {
  return store.sql("SELECT 1 FROM actor WHERE merged <> '' LIMIT 1").get() !== undefined;
}

export function asMerged(store: Store, reports: readonly Report[]): Report[] {
  if (!anyMerged(store)) return [...reports];
  const now = new Map<string, string>();
  const stand = (party: Party): Party => {
    let id = now.get(party.id);
    if (id === undefined) now.set(party.id, (id = mergedInto(store, party.id)));
    return id === party.id ? party : { ...party, id };
  };
  return reports.map((one) => ({ ...one, actors: one.actors.map(stand), recipients: one.recipients.map(stand) }));
}

/** The keys to look a report up by: those of all its parties have been called by. */
export function lookKeys(store: Store, report: Report): string[] {
  if (!anyMerged(store)) return blockKeys(report, 'look');
  const all = (parties: readonly Party[]): Party[] =>
    parties.flatMap((party) =>
      party.id === '' ? [party] : standingFor(store, mergedInto(store, party.id)).map((id) => ({ ...party, id })),
    );
  return blockKeys({ ...report, actors: all(report.actors), recipients: all(report.recipients) }, 'look');
}
