/**
 * Whose town an act is aimed at, where no side is named: "threatened to strike Athens", "fired a missile at Riyadh". In: a
 * reading with its actors. Out: the states meant; nobody threatens or shells his own.
 */
import type { Reading } from './detect.ts';
import type { Parties } from './parties.ts';
import type { Party } from './party.ts';
import type { SentenceTree } from './syntax.ts';

const AIMED = ['at', 'on', 'against', 'toward', 'towards', 'into'];

/** @param around the act's word, its object, its support verb: what the preposition may hang on */
export function aimedAt(
  tree: SentenceTree,
  { cue, token, object }: Reading,
  actors: readonly Party[],
  around: readonly number[],
  parties: Parties,
): Party[] {
  const own = new Set(actors.map(({ actor }) => actor.country));
  const others = (found: readonly Party[]): Party[] => found.filter(({ actor }) => !own.has(actor.country));
  if (cue.type === 'THREATEN') return object === null ? others(threatened(tree, token, parties)) : [];
  if (cue.type !== 'ASSAULT' || !actors.some(({ actor }) => actor.id !== null)) return [];
  const aims = [
    ...(object === null ? tree.patients(token) : []),
    ...AIMED.flatMap((slot) => around.flatMap((node) => tree.slot(node, slot))),
  ];
  return others(aims.flatMap((filler) => parties.stateOfCapital(tree, filler.token) ?? []));
}

/** "Threatened to strike Athens": the state whose town is to be hit. */
function threatened(tree: SentenceTree, verb: number, parties: Parties): Party[] {
  const targets = tree
    .complements(verb)
    .flatMap((clause) => [...tree.patients(clause), ...tree.slot(clause, 'on'), ...tree.slot(clause, 'against')]);
  const found = targets.flatMap(({ token }) => parties.at(tree, token, { placesAct: true, owners: true }) ?? []);
  return found.filter(({ actor }) => actor.country !== null);
}
