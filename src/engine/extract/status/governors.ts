/**
 * What a governing word does to the predicate below it, by its class (words.ts) and the construction it stands in. In: a
 * tree, the governor, its child. Out: a step of the climb, or null where the governor says nothing about the child. What each kind of
 * governor does: verb-effect.ts (to its complements), subject-effect.ts (a verb to its subject), noun-effect.ts, adjective-effect.ts.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { adjectiveEffect } from './adjective-effect.ts';
import { isTooLate } from './constructions.ts';
import { isGround, nounEffect } from './noun-effect.ts';
import { isNegativePhrase, readOwnWords } from './own-words.ts';
import { perTree } from './per-tree.ts';
import { isRuledOut, type Step } from './step.ts';
import { subjectEffect } from './subject-effect.ts';
import { verbEffect } from './verb-effect.ts';
import { CHARGES, type Effect, NOUNS, REPORTING } from './words.ts';

/** What was read already: every predicate below climbs over the same governors. */
const known = perTree(() => new Map<number, Step | null>());

/** @param reported whether a verb of saying was crossed below */
export function governorStep(tree: SentenceTree, head: number, child: number, reported: boolean): Step | null {
  const ofTree = known(tree);
  let step = ofTree.get(child);
  if (step === undefined) ofTree.set(child, (step = readGovernor(tree, head, child)));
  return reported && step !== null ? { ...step, reported } : step;
}

function readGovernor(tree: SentenceTree, head: number, child: number): Step | null {
  const governor = tree.at(head);
  const relation = tree.relation(child);
  const own = readOwnWords(tree, head);
  // "No meeting took place" is negated once, by the noun itself.
  if (isNegativePhrase(tree, child)) own.negated = false;
  if (isTooLate(tree, head)) own.negated = true;
  // "It is not true that": the negation is the denial.
  if (/^true$/i.test(governor.form)) own.negated = false;
  const step = (effect: Effect | null, crossed = false): Step => {
    const silent = effect === null || effect === 'passes' || effect === 'factive';
    const passes = effect === 'passes' || effect === null;
    return {
      effect,
      negated: own.negated,
      own: passes ? own.effects : own.effects.filter((one) => one === 'hearsay'),
      // What goes on goes on now only if the verb stands in the present.
      phase: passes ? own.phase : effect === 'ongoing' && own.phase !== 'future' ? 'ongoing' : null,
      reported: crossed,
      cues: [...(silent ? [] : [{ start: governor.start, end: governor.end, says: effect }]), ...own.cues],
    };
  };
  // "Claims that he was beaten are untrue": a noun that opens the sentence, tagged a verb
  const isOpening =
    head === tree.tokens[0]!.id && CHARGES.has(tree.lemma(head)) && /s$/.test(governor.form) && relation === 'acl';
  if ((governor.upos === 'VERB' || governor.upos === 'AUX') && !isOpening) {
    if (/^(nsubj|csubj)/.test(relation)) {
      const effect = subjectEffect(tree, head, child);
      if (isRuledOut(tree, head)) own.negated = false;
      return effect === null ? null : step(effect, effect === 'hearsay');
    }
    const effect = verbEffect(tree, head, child, relation, own.negated);
    if (isRuledOut(tree, head)) own.negated = false;
    if (effect === undefined) return null;
    if (effect !== null) return step(effect, effect === 'hearsay');
    return REPORTING.has(tree.lemma(head)) ? step(null, true) : null;
  }
  const effect =
    governor.upos === 'ADJ' || governor.upos === 'ADV'
      ? adjectiveEffect(tree, head, child)
      : nounEffect(tree, head, child);
  // "no evidence" is negated once, whatever follows from it
  if (effect === 'negated' && NOUNS.get(tree.lemma(head)) === 'factive') own.negated = false;
  if (effect === 'denied' && isGround(tree, head)) own.negated = false;
  return effect === null ? null : step(effect, effect === 'hearsay');
}
