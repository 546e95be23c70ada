/**
 * Scores → part of speech, features and lemma of every word. In: what encode left in the cache. Out: those fields of the
 * token layer. A lemma is the form changed by an edit rule (lemma.ts), so that unseen words get one too.
 */
import type { Stage } from '../stage.ts';
import { encodedBy } from './encoded.ts';
import { applyLemmaRule } from './lemma.ts';
import { languageModel } from './model.ts';

export const morphologyStage: Stage = {
  name: 'morphology',
  version: '1',
  model: 'language',
  needs: ['token'],
  makes: [],
  amends: 'token',
  run({ token }, context) {
    const { upos, feats, lemma } = encodedBy(context);
    const { labels } = languageModel(context.resources);
    return {
      amendments: token.map(({ id, form }) => ({
        id,
        set: {
          upos: labels.upos[upos[id]!]!,
          feats: labels.feats[feats[id]!]!,
          lemma: applyLemmaRule(form, labels.lemma[lemma[id]!]!) || form,
        },
      })),
    };
  },
};
