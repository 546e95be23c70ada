/**
 * Whose a source without a name is: "a United Nations study", "a report by the council", "Interior Ministry sources". In: a tree,
 * the noun, the words of the source. Out: words of the source that may name the body, the likeliest first.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { inside, type Range } from './frame.ts';
import { DOCUMENTS } from './source-words.ts';

export function makersOf(tree: SentenceTree, head: number, range: Range): number[] {
  const lemma = tree.lemma(head);
  if (!DOCUMENTS.has(lemma) && lemma !== 'source') return [];
  const before = tree.children(head, 'compound', 'amod', 'nmod:poss').filter((id) => id < head);
  const behind = tree
    .children(head, 'nmod', 'acl')
    .filter((id) => id > head && /^(?:by|from|in)$/.test(tree.prepositions(id)[0] ?? ''));
  return [...before.reverse(), ...behind].filter((id) => inside(id, range));
}
