/**
 * Scores → part of speech, features and lemma of every word. In: what encode left in the cache. Out: those fields of the
 * token layer. A lemma is the form changed by the edit rule the model chose (lemma.ts), its spelling put
 * right (inflection.ts), so that unseen words get one too.
 */
import type { Stage } from '../stage.ts';
import { encodedBy } from './encoded.ts';
import { lemmaOf } from './inflection.ts';
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
    const { labels, pieces } = languageModel(context.resources);
    const known = (word: string): boolean => pieces.knows(word);
    return {
      amendments: token.map(({ id, form }) => {
        const tag = labels.upos[upos[id]!]!;
        const features = labels.feats[feats[id]!]!;
        const rough = applyLemmaRule(form, labels.lemma[lemma[id]!]!) || form;
        return { id, set: { upos: tag, feats: features, lemma: lemmaOf(form, tag, features, rough, known) } };
      }),
    };
  },
};
