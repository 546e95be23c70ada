/**
 * Stage: whether each predicate happened. In: sentences, tokens, predicates. Out: one `factuality` annotation for every verb
 * and every event noun the language model sees as a predicate. The events read theirs from here or, for a trigger that is
 * not among them, from the same reading of its tree.
 */
import type { Factuality, Token } from '../../document.ts';
import { stage } from '../../stage.ts';
import { SentenceTree } from '../events/syntax.ts';
import { readFactuality } from './factuality.ts';

export const status = stage({
  name: 'status',
  version: '1',
  needs: ['sentence', 'token', 'predicate'],
  makes: ['factuality'],
  run(layers) {
    const predicates = new Set(layers.predicate.map((predicate) => predicate.token));
    const factuality: Omit<Factuality, 'id'>[] = [];
    for (const sentence of layers.sentence) {
      const tokens = layers.token.slice(sentence.tokens[0], sentence.tokens[1]);
      const wanted = tokens.filter((token) => isPredicate(token, predicates));
      if (wanted.length === 0) continue;
      const tree = new SentenceTree(tokens);
      for (const token of wanted) {
        factuality.push({
          start: token.start,
          end: token.end,
          token: token.id,
          ...readFactuality(tree, token.id),
          from: [`token:${token.id}`],
        });
      }
    }
    return { factuality };
  },
});

function isPredicate(token: Token, predicates: ReadonlySet<number>): boolean {
  return token.upos === 'VERB' || predicates.has(token.id);
}
