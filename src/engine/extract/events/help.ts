/**
 * Help that somebody has from somebody: "retook the town with the help of Chadian soldiers". In: a tree, a noun of help. Out:
 * who gives it and who has it; null where the noun does not stand so ("spoke in support of the strikers" is help for them).
 */
import type { Filler } from './dependency-tree.ts';
import { clauseAround } from './support.ts';
import type { SentenceTree } from './syntax.ts';

const HELP = new Set(['help', 'assistance', 'aid', 'support', 'backing', 'cooperation', 'protection']);
const HAVING = new Set(['with', 'without', 'through', 'by', 'thanks', 'despite', 'under']);

export interface Help {
  givers: Filler[];
  takers: Filler[];
}

export function helpOf(tree: SentenceTree, noun: number): Help | null {
  if (!HELP.has(tree.lemma(noun)) || !HAVING.has(tree.prepositions(noun)[0] ?? '')) return null;
  const givers = ['of', 'from'].flatMap((slot) => tree.slot(noun, slot));
  if (givers.length === 0) return null;
  const verb = clauseAround(tree, noun);
  return { givers, takers: verb === null ? [] : tree.agents(verb) };
}
