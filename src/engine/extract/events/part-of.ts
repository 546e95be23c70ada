/**
 * Whether a word stands in the phrase of another: "Ohio" in "Democrats in Ohio", "rebel" in "the rebel commander". In: a tree,
 * the word, the heads of phrases. Out: whether a way of relations that only say more about a noun leads up to one of them.
 */
import type { SentenceTree } from './syntax.ts';

/** Relations of words that belong to the phrase of a noun. */
const WITHIN = ['nmod', 'nmod:poss', 'amod', 'compound', 'flat', 'acl'] as const;
/** How many words up the way may lead. */
const FAR = 4;

/** @param further relations that count besides: `appos` ("his deputy, a colonel"), `obl:agent` ("officers led by a colonel") */
export function isPartOf(
  tree: SentenceTree,
  token: number,
  wholes: ReadonlySet<number>,
  ...further: readonly string[]
): boolean {
  for (let node = token, up = 0; up < FAR && tree.is(node, ...WITHIN, ...further); up += 1) {
    const head = tree.head(node);
    if (head === null) return false;
    if (wholes.has(head)) return true;
    node = head;
  }
  return false;
}
