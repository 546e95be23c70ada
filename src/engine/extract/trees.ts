/**
 * The syntax trees of a document, built when first asked for and shared by the stages of a run. In: sentences and tokens.
 * Out: the tree of a sentence or of the sentence a token stands in.
 */
import type { Sentence, Token } from '../document.ts';
import type { StageContext } from '../stage.ts';
import { SAID_NOUNS, SAYING } from './attribution/cues.ts';
import { SentenceTree } from './events/syntax.ts';
import { REJECTING } from './status/denials.ts';
import * as status from './status/words.ts';

/** Words the trees' lemmas are brought to: the readers look their tables up by lemma. */
const VOCABULARY: ReadonlySet<string> = new Set([
  ...[status.VERBS, status.NOUNS].flatMap((table) => [...table.keys()]),
  ...status.REPORTING,
  ...status.ASCERTAINING,
  ...REJECTING,
  ...status.CHARGES,
  ...status.UNTRUE,
  ...SAYING,
  ...SAID_NOUNS,
]);

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
      tree = new SentenceTree(layers.token.slice(first, end), VOCABULARY);
      known.set(sentence, tree);
    }
    return tree;
  };
  return { of, at: (token) => of(layers.token[token]!.sentence) };
}
