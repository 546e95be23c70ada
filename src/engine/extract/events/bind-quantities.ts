/**
 * Whose number it is: "shelled the town, killing 12" counts the dead of the shelling. In: the acts of a sentence and the
 * quantities found in it (quantities.ts). Out: the quantities of each act; one that no act can bear is left out.
 */
import type { Quantity } from '../../event.ts';
import type { Act } from './merge.ts';
import type { FoundQuantity } from './quantities.ts';
import type { SentenceTree } from './syntax.ts';

/** The types of act that may have such a number; a role that is not listed goes to any. */
const BEARERS: Partial<Record<Quantity['role'], readonly string[]>> = {
  killed: ['ASSAULT', 'PROTEST', 'COERCE'],
  injured: ['ASSAULT', 'PROTEST', 'COERCE'],
  arrested: ['COERCE'],
  displaced: ['ASSAULT', 'SANCTION', 'COERCE'],
  munitions: ['ASSAULT', 'MOBILIZE', 'AID', 'COOPERATE'],
  participants: ['PROTEST', 'MOBILIZE', 'AID', 'CONSULT'],
};

/** Gives each quantity to the act above it in the tree, else to the only act of the sentence that can bear it. */
export function bindQuantities(
  tree: SentenceTree,
  acts: readonly Act[],
  found: readonly FoundQuantity[],
): Map<Act, Quantity[]> {
  const bound = new Map<Act, Quantity[]>();
  for (const { quantity, token, predicate } of found) {
    const fit = acts.filter((act) => BEARERS[quantity.role]?.includes(act.candidate.type.id) ?? true);
    let bearer: Act | undefined;
    for (let node: number | null = predicate ?? token; node !== null && !bearer; node = tree.head(node)) {
      bearer = fit.find(
        (act) =>
          act.candidate.reading.token === node ||
          act.merged.includes(node!) ||
          act.candidate.roles.support?.verb === node,
      );
    }
    bearer ??= fit.length === 1 ? fit[0] : undefined;
    if (bearer) bound.set(bearer, [...(bound.get(bearer) ?? []), quantity]);
  }
  return bound;
}
