/**
 * One step of the climb, and the constructions more than one reader asks for: "called off", "called the report baseless".
 */
import type { SentenceTree } from '../events/syntax.ts';
import type { Cue } from './own-words.ts';
import { type Effect, UNTRUE } from './words.ts';

export interface Step {
  /** What the governor does to what is below it. */
  effect: Effect | null;
  /** The governor is negated itself: "did not deny". */
  negated: boolean;
  /** Effects on the governor's own words ("will try"), for governors whose status passes down. */
  own: Effect[];
  phase: 'past' | 'ongoing' | 'future' | 'generic' | null;
  /** True if a verb of saying was crossed: nothing above it but denial and doubt reaches down. */
  reported: boolean;
  cues: Cue[];
}

export function isCalledOff(tree: SentenceTree, verb: number): boolean {
  const particle = tree.children(verb, 'compound:prt', 'advmod').map((one) => tree.lemma(one));
  return /^(call|put)$/.test(tree.lemma(verb)) && particle.includes('off');
}

/** "called the report baseless": the words a verb of naming ends in say that it is untrue. */
export function callsUntrue(tree: SentenceTree, verb: number, charge: number): boolean {
  if (!/^(call|describe|brand|label|dismiss|denounce|reject|condemn|term)$/.test(tree.lemma(verb))) return false;
  const words = [...tree.children(verb, 'xcomp', 'obl', 'obj', 'advcl'), ...tree.children(charge, 'amod', 'acl')];
  // The last word of the clause that spells the charge out may be the verdict on it.
  for (const clause of tree.children(charge, 'acl', 'acl:relcl', 'ccomp'))
    words.push(...tree.children(clause, 'xcomp', 'obj', 'advmod'));
  return words.some((word) => UNTRUE.has(tree.lemma(word)));
}
