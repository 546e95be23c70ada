/**
 * Scores → dependency trees. In: the heads and relations that encode left in the cache, the best tree with exactly one root
 * for every sentence (tree.ts), and relations that exclude each other reconciled (exclusive-relations.ts). Out: head and relation of every word.
 */
import type { Stage } from '../stage.ts';
import { reconciled } from './exclusive-relations.ts';
import { encodedBy } from './encoded.ts';
import { languageModel } from './model.ts';

export const syntaxStage: Stage = {
  name: 'syntax',
  version: '1',
  model: 'language',
  needs: ['token'],
  makes: [],
  amends: 'token',
  run({ token }, context) {
    const { heads, deprel } = encodedBy(context);
    const { labels } = languageModel(context.resources);
    const words = token.map(({ id, form, upos }) => ({
      form,
      upos,
      head: heads[id]! < 0 ? null : heads[id]!,
      deprel: labels.deprel[deprel[id]!]!,
    }));
    for (const { word, deprel: other } of reconciled(words)) words[word]!.deprel = other;
    return {
      amendments: token.map(({ id }, at) => ({ id, set: { head: words[at]!.head, deprel: words[at]!.deprel } })),
    };
  },
};
