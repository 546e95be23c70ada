/**
 * Wars that are named after where they are: "the Syrian war", "the Korean War". In: a tree, an event noun, a word that modifies
 * it. Out: whether the word only names the war; "the Russian war against Ukraine" says who wages it.
 */
import type { SentenceTree } from './syntax.ts';

const CONFLICTS = new Set(['war', 'conflict', 'crisis', 'insurgency', 'uprising', 'revolution']);
const FOES = ['against', 'on', 'with', 'in', 'between', 'over'];

export function namesConflict(tree: SentenceTree, noun: number, modifier: number): boolean {
  return (
    CONFLICTS.has(tree.lemma(noun)) &&
    tree.is(modifier, 'amod', 'compound') &&
    tree.head(modifier) === noun &&
    FOES.every((preposition) => tree.slot(noun, preposition).length === 0)
  );
}
