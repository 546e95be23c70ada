/**
 * Plans that fell through in the sentence that tells of them: "was due to meet him, but the trip was called off". In: a tree
 * and a predicate that was planned. Out: whether a later clause, or the one around it, cancels it.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { readOwnWords } from './own-words.ts';
import { isCalledOff } from './step.ts';
import { VERBS } from './words.ts';

/** What a later clause calls the thing planned. */
const IT = /^(it|they|them|this|that|these|those|plan|event|idea|deal|project)$/i;

export function fellThrough(tree: SentenceTree, token: number): boolean {
  const line = ancestors(tree, token);
  if (!line.some((one) => wasPlanned(tree, one))) return false;
  return tree.tokens.some(({ id, upos }) => {
    if (upos !== 'VERB' || id === token || !cancels(tree, id)) return false;
    const object = tree.isPassive(id) ? tree.child(id, 'nsubj:pass', 'nsubj') : tree.child(id, 'obj');
    if (object === null) return false;
    // "a truce that was to have begun was abandoned"
    if (line.includes(object)) return true;
    if (id < token || line.includes(id) || !isContrasted(tree, id)) return false;
    if (IT.test(tree.lemma(object))) return true;
    // whoever else calls off something of his own
    if (!tree.isPassive(id) && tree.children(id, 'nsubj').some((one) => tree.at(one).upos !== 'PRON')) return false;
    return tree.children(object, 'det', 'nmod:poss').some((one) => isDefinite(tree, one));
  });
}

/** The predicate and what it hangs on, nearest first, as far as its own sentence part goes. */
function ancestors(tree: SentenceTree, token: number): number[] {
  const line = [token];
  for (let at = tree.head(token); at !== null && line.length < 8; at = tree.head(at)) line.push(at);
  return line;
}

/** "Was to", "had been due to", "were to have": a plan seen from afterwards. */
function wasPlanned(tree: SentenceTree, verb: number): boolean {
  return [verb, ...tree.children(verb, 'aux', 'aux:pass', 'cop')].some(
    (one) => tree.feature(one, 'Tense=Past') && tree.feature(one, 'VerbForm=Fin'),
  );
}

function cancels(tree: SentenceTree, verb: number): boolean {
  const own = readOwnWords(tree, verb);
  if (own.negated || own.effects.length > 0 || own.phase === 'future') return false;
  return isCalledOff(tree, verb) || VERBS.get(tree.lemma(verb)) === 'cancelled';
}

/** "But the visit was cancelled", "until it was shelved". */
const isContrasted = (tree: SentenceTree, verb: number): boolean =>
  [verb, ...ancestors(tree, verb)].some((one) =>
    tree
      .children(one, 'cc', 'mark')
      .some((word) => /^(but|yet|until|however|before|though|although)$/i.test(tree.at(word).form)),
  );

const isDefinite = (tree: SentenceTree, word: number): boolean =>
  /^(the|that|this|its|his|her|their|those|these)$/i.test(tree.at(word).form);
