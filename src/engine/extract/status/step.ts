/**
 * One step of the climb, and the constructions more than one reader asks for: "called off", "called the report baseless".
 */
import type { SentenceTree } from '../events/syntax.ts';
import { type Cue, readOwnWords } from './own-words.ts';
import { CHARGES, type Effect, UNTRUE } from './words.ts';

export interface Step {
  /** What the governor does to what is below it. */
  effect: Effect | null;
  /** The governor is negated itself: "did not deny". */
  negated: boolean;
  /** Effects on the governor's own words ("will try"), for governors whose status passes down. */
  own: readonly Effect[];
  phase: 'past' | 'ongoing' | 'future' | 'generic' | null;
  /** True if a verb of saying was crossed: nothing above it but denial and doubt reaches down. */
  reported: boolean;
  cues: readonly Cue[];
}

export function isCalledOff(tree: SentenceTree, verb: number): boolean {
  const particle = tree.children(verb, 'compound:prt', 'advmod').map((one) => tree.lemma(one));
  if (/^(call|put)$/.test(tree.lemma(verb)) && particle.includes('off')) return true;
  // "was put on hold", "put on ice"
  return (
    /^(put|place)$/.test(tree.lemma(verb)) &&
    tree
      .children(verb, 'obl', 'compound:prt', 'xcomp')
      .some((one) => /^(hold|ice)$/.test(tree.lemma(one)) && tree.prepositions(one)[0] === 'on')
  );
}

/** "Ruled out"; "cannot be excluded". */
export function isRuledOut(tree: SentenceTree, verb: number): boolean {
  if (/^(exclude|discount)$/.test(tree.lemma(verb))) return readOwnWords(tree, verb).negated;
  return (
    tree.lemma(verb) === 'rule' &&
    tree.children(verb, 'compound:prt', 'advmod').some((one) => tree.lemma(one) === 'out')
  );
}

/** "Reports that he fled are untrue", "dismissed as nonsense the claim that he fled": a verdict anywhere around the charge. */
export function isCalledUntrue(tree: SentenceTree, charge: number): boolean {
  if (!CHARGES.has(tree.lemma(charge))) return false;
  return tree.tokens.some(({ id, form }) => {
    if (!UNTRUE.has(tree.lemma(id)) && !UNTRUE.has(form.toLowerCase())) return false;
    const negated = tree.children(id, 'advmod', 'det').some((one) => /^(not|n't|no|never)$/i.test(tree.at(one).form));
    const verdict =
      tree.children(id, 'cop', 'case', 'aux:pass').some((one) => /^(be|as)$/.test(tree.lemma(one))) ||
      /^(called|branded|labelled|labeled|termed)$/i.test(
        tree.tokens.find((token) => token.upos === 'VERB' && token.id < charge)?.form ?? '',
      );
    return verdict && !negated;
  });
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

/** "A strike would cost lives": what the modal says holds for a strike that is none in particular. */
export function isIndefinite(tree: SentenceTree, noun: number): boolean {
  return tree.children(noun, 'det').some((det) => /^(a|an|any|another)$/i.test(tree.at(det).form));
}

/** "Goes on", "has gone on": what the verb says holds in the present. */
export function isNow(tree: SentenceTree, verb: number): boolean {
  if (tree.feature(verb, 'VerbForm=Inf') && tree.children(verb, 'aux').length > 0) return false;
  return tree.feature(verb, 'Tense=Pres') || tree.children(verb, 'aux').some((aux) => tree.feature(aux, 'Tense=Pres'));
}

/** "Is in progress", "may be able to": what a noun or adjective says is so, may be or will be. */
export function isPresent(tree: SentenceTree, head: number): boolean {
  return tree
    .children(head, 'cop', 'aux')
    .some((one) => tree.feature(one, 'Tense=Pres') || /^(may|might|could|would|will)$/i.test(tree.at(one).form));
}
