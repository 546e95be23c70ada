/**
 * Scores → named entities in the contract's types. In: the `product` entity scores in the cache. Out: the entity layer;
 * who a name stands for is left to the actors stage.
 *
 * The head is trained on sets with other types, each narrowing ours down (training/language/schemes.py): worldwide's
 * Location is a GPE or, for landforms and regions, a LOC; dates and sums of money are no entities here.
 */
import type { Entity, EntityType } from '../document.ts';
import { stage } from '../stage.ts';
import { agreeOnTypes } from './consistency.ts';
import { encodedBy } from './encoded.ts';
import { languageModel } from './model.ts';
import { findSpans } from './spans.ts';

export const entitiesStage = stage({
  name: 'entities',
  version: '1',
  model: 'language',
  needs: ['sentence', 'token'],
  makes: ['entity'],
  run({ sentence, token }, context) {
    const scheme = languageModel(context.resources).labels.entities['product']!;
    const scores = encodedBy(context).entityScores['product'];
    const entity: Omit<Entity, 'id'>[] = [];
    if (scores === undefined) return { entity };
    const found = sentence.flatMap(({ tokens }) => findSpans(scheme, scores, tokens[0], tokens[1]));
    const form = (first: number, end: number): string =>
      token
        .slice(first, end)
        .map((one) => one.form.toLowerCase())
        .join(' ');
    for (const span of agreeOnTypes(scheme, scores, found, form)) {
      entity.push({
        start: token[span.first]!.start,
        end: token[span.end - 1]!.end,
        type: span.type as EntityType,
        actor: null,
        score: round(span.score),
      });
    }
    return { entity };
  },
});

/** Four figures: more would only be noise in golden files. */
function round(score: number): number {
  return Math.round(score * 1e4) / 1e4;
}
