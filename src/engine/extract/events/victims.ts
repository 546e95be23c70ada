/**
 * Whom an attack struck where another word says so: "nine soldiers died in an ambush", "the blast left two dead". In: a tree, the
 * word of an act of violence. Out: the words for who came to harm, for a recipient side that is empty.
 */
import type { SentenceTree } from './syntax.ts';

const DYING = new Set(['die', 'perish', 'drown', 'burn']);
const HARMED = new Set(['dead', 'injured', 'wounded', 'hurt', 'homeless', 'maimed', 'disabled', 'wound', 'injure']);
const IN = new Set(['in', 'during', 'from', 'by', 'after', 'under', 'amid']);
const WHEN = new Set(['when', 'after', 'as']);

export function victimsOf(tree: SentenceTree, act: number): number[] {
  const noun = tree.at(act).upos !== 'VERB';
  const head = tree.head(act);
  if (head === null) return [];
  // "died in an ambush"
  if (noun && tree.is(act, 'obl') && DYING.has(tree.lemma(head)) && isCause(tree, act, head))
    return subjects(tree, head);
  // "the strike claimed the lives of 30 civilians"
  if (noun && tree.is(act, 'nsubj') && tree.lemma(head) === 'claim') return livesOf(tree, head);
  // "the blast left two dead"
  if (noun && tree.is(act, 'nsubj') && tree.lemma(head) === 'leave') return left(tree, head);
  // "died when a bomb exploded", "died after rebels attacked"
  const clause = noun && tree.is(act, 'nsubj', 'nsubj:pass') ? head : act;
  const above = tree.head(clause);
  if (above === null || !tree.is(clause, 'advcl') || !DYING.has(tree.lemma(above))) return [];
  const marked = tree.children(clause, 'mark', 'advmod').some((word) => WHEN.has(tree.lemma(word)));
  return marked ? subjects(tree, above) : [];
}

/** "Died of fever after the raid" has another cause. */
function isCause(tree: SentenceTree, noun: number, verb: number): boolean {
  const preposition = tree.prepositions(noun)[0] ?? '';
  const other = ['in', 'of', 'from'].some((slot) => tree.slot(verb, slot).some(({ token }) => token !== noun));
  return IN.has(preposition) && !(preposition === 'after' && other);
}

function subjects(tree: SentenceTree, verb: number): number[] {
  return tree.subjects(verb).map(({ token }) => token);
}

function livesOf(tree: SentenceTree, verb: number): number[] {
  const lives = tree.child(verb, 'obj');
  if (lives === null || tree.lemma(lives) !== 'life') return [];
  return [...tree.slot(lives, 'of'), ...tree.slot(lives, 'poss')].map(({ token }) => token);
}

function left(tree: SentenceTree, verb: number): number[] {
  const harmed = tree.children(verb, 'xcomp', 'advcl', 'acl').some((word) => HARMED.has(tree.lemma(word)));
  const object = tree.child(verb, 'obj');
  if (object === null) return [];
  const own = tree.children(object, 'amod', 'acl', 'xcomp', 'advmod').some((word) => HARMED.has(tree.lemma(word)));
  return harmed || own ? tree.patients(verb).map(({ token }) => token) : [];
}
