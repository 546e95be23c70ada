/** Places and people that "come under fire": of real weapons, not of criticism. In: a reading and its tree. Out: whether it is so. */
import type { Reading } from './detect.ts';
import type { SentenceTree } from './syntax.ts';

/** "The town came under rocket fire": whoever fired, and whoever holds the town. */
export function isUnderFire(tree: SentenceTree, { cue, object }: Reading): boolean {
  if (cue.lemma !== 'come' || cue.type !== 'ASSAULT' || object === null) return false;
  return (
    SHELLING.has(tree.lemma(object)) ||
    tree.children(object, 'compound', 'amod').some((child) => WEAPON_OF_FIRE.has(tree.lemma(child)))
  );
}

const SHELLING = new Set(['shelling', 'bombardment', 'gunfire']);
const WEAPON_OF_FIRE = new Set(
  'rocket mortar artillery missile drone sniper tank machine-gun heavy shell air'.split(' '),
);
