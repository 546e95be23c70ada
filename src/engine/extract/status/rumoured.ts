/**
 * Rumour that stands beside a predicate or above it in words of its own: "word reached the capital that", "according to rumours",
 * "it is said". In: a tree and a predicate. Out: whether it is told as heard.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { HEARD_SPREADING } from './constructions.ts';
import { HEARSAY_PASSIVES } from './words.ts';

export const isHeard = (tree: SentenceTree, token: number): boolean =>
  isRumoured(tree, token) || isByRumour(tree, token) || isSaidBeside(tree, token);

/** "Word reached the capital that the fort had fallen", whatever the tree hangs the clause on. */
function isRumoured(tree: SentenceTree, token: number): boolean {
  const that = tree.children(token, 'mark', 'nsubj', 'obj').find((word) => /^that$/i.test(tree.at(word).form));
  if (that === undefined || tree.at(token).upos !== 'VERB') return false;
  return tree.tokens.some(
    ({ id, form, upos }) =>
      id < that &&
      upos === 'NOUN' &&
      HEARD_SPREADING.nouns.test(form) &&
      tree.is(id, 'nsubj') &&
      tree.children(id, 'det', 'nmod:poss').length === 0 &&
      HEARD_SPREADING.verbs.test(tree.lemma(tree.head(id)!)),
  );
}

/** "According to rumours", "according to unconfirmed reports". */
function isByRumour(tree: SentenceTree, token: number): boolean {
  return tree.children(token, 'obl').some((noun) => {
    if (!tree.children(noun, 'case').some((word) => /^according$/i.test(tree.at(word).form))) return false;
    return (
      /^(rumor|rumour|gossip|hearsay)$/.test(tree.lemma(noun)) ||
      tree.children(noun, 'amod').some((word) => /^(unconfirmed|unverified|uncorroborated)$/i.test(tree.at(word).form))
    );
  });
}

/** "They fled abroad, it is rumoured": said beside what is heard. */
const isSaidBeside = (tree: SentenceTree, token: number): boolean =>
  tree.children(token, 'parataxis').some((verb) => {
    const subject = tree.child(verb, 'nsubj:pass', 'nsubj');
    return (
      HEARSAY_PASSIVES.has(tree.lemma(verb)) &&
      tree.isPassive(verb) &&
      tree.agents(verb).length === 0 &&
      subject !== null &&
      /^it$/i.test(tree.at(subject).form) &&
      tree.child(verb, 'ccomp', 'xcomp') === null
    );
  });
