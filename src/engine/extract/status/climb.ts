/**
 * What stands above a predicate and decides about it: "denied planning an attack", "fears of a strike", "the talks were
 * called off". In: a tree and a token. Out: the effects found on the way up, innermost first. governors.ts says what a
 * governing word does, clause-steps.ts what a clause says of itself, this file which way is up.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { stepsAt } from './clause-steps.ts';
import { governorStep } from './governors.ts';
import { readOwnWords } from './own-words.ts';
import { isAskedAbout, isGranted } from './presupposed.ts';
import { isRuledOut, type Step } from './step.ts';
import { CHARGES, UNTRUE } from './words.ts';

const MAXIMUM_STEPS = 8;

export function climb(tree: SentenceTree, start: number): Step[] {
  const steps: Step[] = [];
  let at = start;
  let reported = false;
  let from = start;
  for (let count = 0; count < MAXIMUM_STEPS; count++) {
    for (const step of stepsAt(tree, at, from)) steps.push(reported ? { ...step, reported } : step);
    from = at;
    const head = tree.head(at);
    if (head === null) break;
    const relation = tree.relation(at);
    if (relation === 'conj') {
      // A conjunct without a subject and auxiliaries of its own shares the first one's.
      if (sharesGroup(tree, at, head)) steps.push(ownStep(tree, head, reported));
      else if (hasOwnSubject(tree, at) && !tree.is(head, 'ccomp', 'xcomp', 'advcl', 'acl')) break;
      at = head;
      continue;
    }
    if (accompanies(tree, at, relation)) {
      steps.push({ ...ownStep(tree, head, reported), negated: false });
      at = head;
      continue;
    }
    if (!reaches(tree, at, relation) || (at === start && isGranted(tree, at))) break;
    const step = governorStep(tree, head, at, reported);
    if (step === null) break;
    if (/^un(known|clear)$/.test(step.effect ?? '') && isAskedAbout(tree, at, start)) break;
    steps.push(step);
    if (step.effect === 'factive' || step.effect === 'unknown') break;
    reported ||= step.reported;
    at = head;
  }
  return steps;
}

/** "may strike a deal, allowing them to leave": a participle clause shares what holds of its main verb, negation apart. */
function accompanies(tree: SentenceTree, at: number, relation: string): boolean {
  if (relation !== 'advcl' || tree.at(at).upos !== 'VERB' || isRuledOut(tree, tree.head(at)!)) return false;
  return (
    tree.children(at, 'mark', 'nsubj', 'aux').length === 0 &&
    (tree.feature(at, 'VerbForm=Ger') || tree.feature(at, 'VerbForm=Part'))
  );
}

/** "suggestions he had sold the bridge": nothing is left out of the clause for the noun to fill. */
const isWhole = (tree: SentenceTree, at: number): boolean =>
  tree.child(at, 'nsubj', 'nsubj:pass') !== null &&
  (tree.child(at, 'obj') === null ||
    !MADE_OF_WORDS.test(tree.lemma(at)) ||
    !tree.children(at).some((child) => tree.feature(child, 'PronType=Rel')));
/** What is done to a report or claim itself: "the report that he published". */
const MADE_OF_WORDS =
  /^(publish|write|make|issue|file|release|submit|read|receive|send|dismiss|deny|reject|call|see|hear|tell|circulate|post|leak|spread|sign|draft|commission|present|hand|quote|cite|give|repeat|retract|withdraw|find|describe|consider|deem|bring|level|raise|have|use|take|want|get|know)$/;

const hasOwnSubject = (tree: SentenceTree, at: number): boolean =>
  tree.children(at, 'nsubj', 'nsubj:pass').length > 0 && tree.at(at).upos !== 'NOUN';

/** Relations through which a governor decides about what is below. */
function reaches(tree: SentenceTree, at: number, relation: string): boolean {
  if (relation === 'nmod:poss') return false;
  // "It did not take place: soldiers sealed off the square" says something else after the colon
  if (/^csubj/.test(relation) && isAfterColon(tree, at)) return false;
  // "the report that he fled", read as a relative clause
  if (relation === 'acl:relcl') {
    const noun = tree.lemma(tree.head(at)!);
    return (CHARGES.has(noun) || UNTRUE.has(noun)) && (tree.children(at, 'mark').length > 0 || isWhole(tree, at));
  }
  if (/^(xcomp|ccomp|csubj|obj|iobj|nsubj|nmod|compound|acl|appos|nummod|dep|obl)/.test(relation)) return true;
  if (relation !== 'advcl') return false;
  const marks = tree.children(at, 'mark', 'case').map((mark) => tree.lemma(mark));
  if (marks.length === 0 && /ing$/i.test(tree.at(at).form) && isRuledOut(tree, tree.head(at)!)) return true;
  return marks.some((mark) => /^(to|from|of|into|on|for|against|at)$/.test(mark)) || marks.includes('whether');
}

function isAfterColon(tree: SentenceTree, at: number): boolean {
  const head = tree.head(at)!;
  return head < at && tree.tokens.some(({ id, form }) => id > head && id < at && /^[:;]$/.test(form));
}

function sharesGroup(tree: SentenceTree, at: number, head: number): boolean {
  if (tree.at(at).upos !== 'VERB') return tree.at(at).upos !== 'AUX';
  if (tree.children(at, 'nsubj', 'aux', 'cop').length > 0) return false;
  const same = (feature: string) => tree.feature(at, feature) === tree.feature(head, feature);
  return same('VerbForm=Inf') && same('VerbForm=Part') && same('VerbForm=Ger');
}

/** The first conjunct's own words hold for the second too. */
function ownStep(tree: SentenceTree, head: number, reported: boolean): Step {
  const own = readOwnWords(tree, head);
  return { effect: null, negated: own.negated, own: own.effects, phase: own.phase, reported, cues: own.cues };
}
