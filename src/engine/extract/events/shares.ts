/**
 * What polls find: "65 percent of voters back him", "two-thirds want them deported". In: a word that a cue fits and its tree.
 * Out: whether it tells how many think so, which is no act of anybody.
 */
import type { SentenceTree } from './syntax.ts';

const OPINIONS = new Set(
  'support back favor favour oppose reject endorse approve prefer disapprove trust choose backing approval opposition want'.split(
    ' ',
  ),
);

export function isShare(tree: SentenceTree, token: number): boolean {
  if (OPINIONS.has(tree.lemma(token)) && isCounted(tree, token)) return true;
  // "two-thirds support banning them": what is thought of does not happen either
  for (let node = tree.head(token), steps = 0; node !== null && steps < 4; node = tree.head(node), steps += 1) {
    if (tree.at(node).upos === 'VERB' && OPINIONS.has(tree.lemma(node)) && isCounted(tree, node)) return true;
  }
  return false;
}

function isCounted(tree: SentenceTree, token: number): boolean {
  const above = tree.head(token);
  const near = [
    ...tree.subtree(token),
    ...(above !== null && tree.at(token).upos === 'NOUN' ? tree.subtree(above) : []),
  ];
  if (near.some((id) => /^(percent|per-cent|%|pct|percentage)$/i.test(tree.at(id).form))) return true;
  return tree.children(token, 'nsubj').some((subject) => isFraction(tree, tree.subtree(subject)));
}

const POLLED = /^(voter|respondent|american|people|adult|resident|citizen|republican|democrat|woman|man|public)$/i;

/** "Two-thirds of voters", "4 in 10 adults", "most respondents": a part of those who were asked. */
function isFraction(tree: SentenceTree, phrase: readonly number[]): boolean {
  const forms = phrase.map((id) => tree.at(id).form.toLowerCase()).join(' ');
  return (
    phrase.some((id) => POLLED.test(tree.lemma(id))) &&
    /\b(thirds?|quarters?|half|majority|majorities|most|(?:\d+|\w+) (?:in|out of) (?:\d+|ten|five|four|three))\b/.test(
      forms,
    )
  );
}
