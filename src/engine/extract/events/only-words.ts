/**
 * Words of asking, wishing, insisting and granting that ask nobody to act and give nothing up. In: a reading with its roles and
 * its tree. Out: the reason in words for the trace, or null.
 */
import type { Roles } from './arguments.ts';
import type { Reading } from './detect.ts';
import type { SentenceTree } from './syntax.ts';

/** "Asked whether", "asked not to be named", "wants to stay", "he conceded": words that ask nobody to act and give nothing up. */
export function onlyWords(tree: SentenceTree, { token, cue, object }: Reading, roles: Roles): string | null {
  if (cue.kind !== 'verb') return null;
  const complements = tree.complements(token);
  if (cue.lemma === 'insist' && complements.some((clause) => isAsserted(tree, clause))) return 'insists that it is so';
  if (cue.lemma === 'ask') {
    const clauses = [...complements, ...tree.children(token, 'advcl', 'advmod', 'obl')];
    if (clauses.some((clause) => isQuestion(tree, clause))) return 'a question, no request';
    if (object === null && tree.slot(token, 'about').length > 0 && complements.length === 0)
      return 'a question, no request';
  }
  if (
    cue.lemma === 'ask' &&
    object === null &&
    tree.child(token, 'obj', 'iobj') === null &&
    tree.child(token, 'xcomp') !== null &&
    roles.actors.every(({ actor }) => actor.country === null && !actor.sectors.some((each) => DEMANDING.has(each)))
  )
    return 'asks leave for himself';
  if (complements.some((clause) => isAnonymity(tree, clause))) return 'asks not to be named';
  if (tree.children(token, 'obj').some((child) => /sel(f|ves)$/i.test(tree.at(child).form))) return 'asks himself';
  if (
    cue.lemma === 'want' &&
    object === null &&
    tree.child(token, 'obj', 'iobj') === null &&
    !complements.some((clause) => tree.child(clause, 'nsubj', 'nsubj:pass') !== null)
  )
    return 'a wish of one’s own';
  if (cue.lemma === 'concede' && (tree.is(token, 'parataxis') || tree.child(token, 'ccomp') !== null))
    return 'a point granted in talk';
  return null;
}

/** Those whose wish to do something is a demand: "the party asked to see the ballots". */
const DEMANDING = new Set('GOV MIL LEG JUD PTY OPP REB IGO UNO NGO LAB SPY COP'.split(' '));

const WH = new Set(['if', 'whether', 'why', 'how', 'what', 'where', 'when', 'who', 'whom', 'which', 'whose']);

/** A clause that begins with a question word and is no infinitive. */
function isQuestion(tree: SentenceTree, clause: number): boolean {
  if (WH.has(tree.lemma(clause)) && tree.at(clause).upos !== 'NOUN') return true;
  const first = tree.subtree(clause)[0]!;
  return WH.has(tree.at(first).form.toLowerCase());
}

/** "Insisted that no ransom was paid", "that he had left": of what is, not of what must be done. */
function isAsserted(tree: SentenceTree, clause: number): boolean {
  if (!tree.is(clause, 'ccomp')) return false;
  const helpers = tree.children(clause, 'aux', 'aux:pass', 'cop').map((child) => tree.at(child).form.toLowerCase());
  if (helpers.some((form) => /^(should|must|be|shall)$/.test(form))) return false;
  if (
    helpers.some((form) =>
      /^(is|are|was|were|has|have|had|did|does|do|will|would|can|could|['’](s|d|ll|re|ve))$/.test(form),
    )
  )
    return true;
  return tree.feature(clause, 'Tense=Past') && tree.feature(clause, 'VerbForm=Fin');
}

const NAMING = new Set(['name', 'identify', 'quote']);

/** "Not to be named": the formula of a source who stays unnamed. */
function isAnonymity(tree: SentenceTree, clause: number): boolean {
  return NAMING.has(tree.lemma(clause)) && tree.isPassive(clause) && tree.isNegated(clause);
}
