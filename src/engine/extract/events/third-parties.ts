/**
 * Third parties: others that an act is told to be aimed at, about, or done together with, besides its two sides. In: a reading
 * and the tree. Out: whoever is known by name behind a preposition that marks neither side of the cue.
 */
import type { Reading } from './detect.ts';
import type { Parties } from './parties.ts';
import type { Party } from './party.ts';
import type { SentenceTree } from './syntax.ts';

export interface ThirdParty {
  role: 'against' | 'about' | 'with';
  party: Party;
}

const THIRD: readonly (readonly [ThirdParty['role'], readonly string[]])[] = [
  ['against', ['against']],
  ['about', ['about', 'over']],
  ['with', ['with', 'alongside']],
];

/** "Allied with Iran against Israel": who is known by name behind prepositions that do not mark the recipient. */
export function thirdParties(
  tree: SentenceTree,
  { cue, token }: Reading,
  around: readonly number[],
  parties: Parties,
): ThirdParty[] {
  return THIRD.flatMap(([role, slots]) =>
    slots
      .filter((slot) => !cue.recipient.includes(slot) && !cue.actor.includes(slot))
      .flatMap((slot) => [token, ...around].flatMap((node) => tree.slot(node, slot)))
      .flatMap(({ token: filler }) => {
        const party = parties.at(tree, filler, { placesAct: false, owners: false });
        return party && party.actor.id !== null ? [{ role, party }] : [];
      }),
  );
}
