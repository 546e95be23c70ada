/**
 * What a clause or noun says of itself on the way up: its conjunction ("if they cross", "before it attacks", "to free them"), the
 * condition beside it, what hangs on the noun ("talks due on Monday"). In: a tree, a token, the word one comes from. Out: steps of the
 * climb (climb.ts).
 */
import type { SentenceTree } from '../events/syntax.ts';
import { speaksOfItself } from './constructions.ts';
import { perTree } from './per-tree.ts';
import { purposeEffect } from './purpose.ts';
import { isCalledOff, isPresent, type Step } from './step.ts';
import { ADJECTIVES, CONDITIONAL_MARKS, type Effect, VERBS } from './words.ts';

/** What was read already of words above others, by the word one comes from: several predicates climb the same way. */
const known = perTree(() => new Map<number, readonly Step[]>());

/** @param from the word below, or `at` itself where the climb begins */
export function stepsAt(tree: SentenceTree, at: number, from: number): readonly Step[] {
  if (from === at) return clauseSteps(tree, at, from);
  const ofTree = known(tree);
  let steps = ofTree.get(from);
  if (!steps) ofTree.set(from, (steps = clauseSteps(tree, at, from)));
  return steps;
}

/** What the clause's own conjunction says, and what hangs on a noun: "talks due on Monday", "a raid which was called off". */
function clauseSteps(tree: SentenceTree, at: number, from: number): Step[] {
  const steps: Step[] = [];
  const add = (token: number, effect: Effect, negated = false) => {
    const { start, end } = tree.at(token);
    steps.push({ effect, negated, own: [], phase: null, reported: false, cues: [{ start, end, says: effect }] });
  };
  const head = tree.head(at);
  for (const mark of tree.children(at, 'mark', 'case')) {
    const lemma = tree.lemma(mark);
    const next = tree.children(mark, 'fixed').map((part) => tree.lemma(part))[0];
    if (lemma === 'if' && tree.is(at, 'ccomp') && head !== null && at < head && SAYS.test(tree.lemma(head)))
      add(mark, 'possible');
    else if (lemma === 'if' && (tree.is(at, 'ccomp', 'csubj') || isSecondQuestion(tree, at))) add(mark, 'unclear');
    else if (lemma === 'if' && head !== null && ADJECTIVES.get(tree.at(head).form.toLowerCase()) === 'unclear')
      add(mark, 'unclear');
    else if (CONDITIONAL_MARKS.has(lemma) && tree.is(at, 'advcl'))
      add(mark, isCounterfactual(tree, at, head) ? 'negated' : 'possible');
    else if (lemma === 'whether')
      add(mark, tree.children(at, 'mark').some((other) => tree.lemma(other) === 'to') ? 'possible' : 'unclear');
    else if (TEMPORAL.test(lemma) && tree.is(at, 'advcl') && isYetToCome(tree, at, head)) add(mark, 'planned');
    else if (lemma === 'instead' || (lemma === 'rather' && next === 'than')) add(mark, 'negated');
    else if (
      lemma === 'before' &&
      (tree.children(at, 'aux').some((aux) => /^(could|can|would)$/i.test(tree.at(aux).form)) || isNotASingle(tree, at))
    )
      add(mark, 'negated');
    else if (lemma === 'to' && tree.is(at, 'advcl')) {
      const purpose = purposeEffect(tree, at, head);
      if (purpose !== null) add(mark, purpose);
      else if (isHeadlineFuture(tree, at)) add(mark, 'planned');
    } else if (
      lemma === 'that' &&
      tree.is(at, 'advcl') &&
      tree.children(at, 'mark').some((other) => tree.lemma(other) === 'so')
    )
      add(mark, 'planned');
    else if (lemma === 'to' && isHeadlineFuture(tree, at)) add(mark, 'planned');
  }
  // "Had she accepted, they would have stopped"; "should they refuse, he will leave"
  const subject = tree.child(at, 'nsubj', 'nsubj:pass');
  const opening = tree.children(at, 'aux', 'aux:pass', 'cop')[0];
  const first = opening === tree.tokens[0]!.id && !tree.tokens.at(-1)!.form.includes('?');
  if ((first || tree.is(at, 'advcl')) && subject !== null && opening !== undefined && opening < subject) {
    if (/^had$/i.test(tree.at(opening).form)) add(opening, 'negated');
    else if (/^(should|were)$/i.test(tree.at(opening).form)) add(opening, 'possible');
  }
  if (tree.at(at).upos === 'NOUN') {
    nounSteps(tree, at, from, add);
    // "in case of an invasion"
    const start = tree.children(at, 'case').find((word) => tree.lemma(word) === 'in');
    if (start !== undefined && tree.children(start, 'fixed').some((word) => /^(case|event)$/.test(tree.lemma(word))))
      add(start, 'possible');
  } else if (hasCondition(tree, at)) add(at, 'possible');
  if (tree.is(at, 'acl:relcl') && head !== null && isWhoever(tree, head) && tree.feature(at, 'Tense=Pres'))
    add(head, 'possible');
  return steps;
}

/** "If it had rained, the fire would have stopped" */
const isCounterfactual = (tree: SentenceTree, at: number, head: number | null): boolean =>
  head !== null &&
  tree.children(at, 'aux').some((aux) => /^had$/i.test(tree.at(aux).form)) &&
  tree.children(head, 'aux').some((aux) => /^(would|could|might|'d|’d)$/i.test(tree.at(aux).form)) &&
  tree.children(head, 'aux').some((aux) => /^have$/i.test(tree.at(aux).form));

/** "Anyone who insults the flag", "whoever wins": nobody in particular. */
const isWhoever = (tree: SentenceTree, id: number): boolean =>
  /^(anyone|anybody|whoever|whichever|whatever|anything)$/i.test(tree.at(id).form) ||
  tree.children(id, 'det').some((det) => /^(any|whichever)$/i.test(tree.at(det).form));

/** "Ended before a single vaccine had been delivered" */
const isNotASingle = (tree: SentenceTree, at: number): boolean =>
  tree
    .children(at, 'nsubj', 'nsubj:pass', 'obj')
    .some((one) => tree.children(one, 'amod', 'det').some((word) => /^(single|any)$/i.test(tree.at(word).form)));

/** "If they are sent, he said, people may die": what is said is no question. */
const SAYS = /^(say|add|tell|warn|write|note|explain|argue|insist|declare|predict)$/;

const COMMITS = /^(threaten|warn|vow|promise|pledge|swear)$/;

/** "unclear who fired and if police fired back" */
function isSecondQuestion(tree: SentenceTree, at: number): boolean {
  const head = tree.head(at);
  return head !== null && tree.is(at, 'conj') && tree.is(head, 'ccomp', 'csubj');
}

/** "If sanctions go on, the state will leave": the main clause is no plan of anybody's. */
function hasCondition(tree: SentenceTree, at: number): boolean {
  const open = /^(will|would|'ll|could|may|might|shall)$/i;
  // "stands ready to intervene if asked"
  const ready = tree.children(at, 'xcomp', 'cop').some((one) => /^(ready|prepared|willing)$/i.test(tree.at(one).form));
  const isReady = /^(ready|prepared|willing)$/i.test(tree.at(at).form);
  if (!ready && !isReady && tree.children(at, 'aux').every((aux) => !open.test(tree.at(aux).form))) return false;
  // "warned it would retaliate if tariffs rose": a threat stays one.
  const head = tree.head(at);
  if (head !== null && tree.is(at, 'ccomp') && COMMITS.test(tree.lemma(head)) && speaksOfItself(tree, at)) return false;
  return tree
    .children(at, 'advcl')
    .some(
      (clause) =>
        tree.children(clause, 'mark').some((mark) => CONDITIONAL_MARKS.has(tree.lemma(mark))) &&
        !isProviso(tree, clause),
    );
}

/** "Will see him on Monday, if the meeting is not cancelled again": the plan stands. */
function isProviso(tree: SentenceTree, clause: number): boolean {
  return isCalledOff(tree, clause) || VERBS.get(tree.lemma(clause)) === 'cancelled';
}

function nounSteps(
  tree: SentenceTree,
  at: number,
  from: number,
  add: (token: number, effect: Effect, negated?: boolean) => void,
): void {
  for (const child of tree.children(at, 'acl', 'acl:relcl', 'amod')) {
    if (child === from) continue;
    const lemma = tree.lemma(child);
    // "a strike that has been in force since May"
    if (IN_FORCE.test(lemma) && tree.prepositions(child)[0] === 'in' && isPresent(tree, child)) add(child, 'ongoing');
    if (lemma === 'due' && child > at) add(child, 'planned');
    else if (tree.at(child).upos === 'VERB' && tree.isPassive(child)) {
      // "talks scheduled for Friday", "an attack that was foiled"
      const effect = VERBS.get(lemma);
      const negated = tree.children(child, 'advmod').some((word) => /^(not|n't|never)$/i.test(tree.at(word).form));
      if (effect === 'planned' || effect === 'cancelled' || effect === 'denied') add(child, effect, negated);
      else if (effect === 'negated' && child > at) add(child, effect, negated);
      else if (isCalledOff(tree, child)) add(child, 'cancelled', negated);
      else if (lemma === 'expect' || lemma === 'fear') add(child, 'possible', negated);
    }
  }
}

const IN_FORCE = /^(?:effect|force|place|progress)$/;

const TEMPORAL = /^(when|once|after|before|until|till|as)$/;

/** "will be in livery when it arrives": the present tense beside a future. */
function isYetToCome(tree: SentenceTree, at: number, head: number | null): boolean {
  if (head === null) return false;
  const present = [at, ...tree.children(at, 'aux', 'cop')].some(
    (word) => tree.feature(word, 'Tense=Pres') && tree.feature(word, 'VerbForm=Fin'),
  );
  if (!present) return false;
  // "gave them until noon to leave before it attacks"
  if (tree.feature(head, 'VerbForm=Inf'))
    return tree.children(at, 'mark').some((mark) => tree.lemma(mark) === 'before');
  return tree.children(head, 'aux').some((aux) => /^(will|'ll|’ll|shall|wo)$/i.test(tree.at(aux).form));
}

/** "Minister to visit flooded province": no finite verb in sight. */
function isHeadlineFuture(tree: SentenceTree, at: number): boolean {
  const head = tree.head(at);
  const root = tree.root;
  if (!tree.is(at, 'acl', 'root', 'parataxis', 'dep') && head !== root) return false;
  if (head !== null && head !== root) return false;
  return !tree.tokens.some(
    (token) => token.feats.includes('VerbForm=Fin') && token.id !== at && !/^to$/i.test(token.form),
  );
}
