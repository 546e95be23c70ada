/**
 * The syntax trees of a document, built when first asked for and shared by the stages of a run. In: sentences and tokens.
 * Out: the tree of a sentence or of the sentence a token stands in.
 */
import type { Sentence, Token } from '../document.ts';
import type { StageContext } from '../stage.ts';
import { SentenceTree } from './events/syntax.ts';

export interface Trees {
  of(sentence: number): SentenceTree;
  at(token: number): SentenceTree;
}

export function treesOf(
  layers: { readonly sentence: readonly Sentence[]; readonly token: readonly Token[] },
  context: Pick<StageContext, 'cache'>,
): Trees {
  const known = (context.cache['trees'] ??= new Map<number, SentenceTree>()) as Map<number, SentenceTree>;
  const of = (sentence: number): SentenceTree => {
    let tree = known.get(sentence);
    if (!tree) {
      const [first, end] = layers.sentence[sentence]!.tokens;
      tree = new SentenceTree(layers.token.slice(first, end));
      known.set(sentence, tree);
    }
    return tree;
  };
  return { of, at: (token) => of(layers.token[token]!.sentence) };
}
