/** Candidates, pairs and scores of the coreference model as training saved them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type AnalysedWord, findCandidates } from '../../../src/engine/language/candidates.ts';
import { scorePairs } from '../../../src/engine/language/mentions.ts';
import { FEATURES, pairBlocks } from '../../../src/engine/language/pairs.ts';
import { MODELS_ROOT } from '../../../src/node/paths.ts';
import { nativeResources } from './models.ts';

interface Parity {
  words: string[];
  upos: string[];
  lemma: string[];
  head: number[];
  deprel: string[];
  entity: (string | null)[];
  starts: number[];
  candidates: number[];
  kinds: number[];
  spans: [number, number][];
  anaphors: number[];
  antecedents: number[];
  features: number[][];
  states: number[][];
  scores: number[];
}

const present = existsSync(join(MODELS_ROOT, 'coreference/parity.json'));

describe.skipIf(!present)('parity of coreference with training (models/coreference is checked out)', () => {
  const { models } = nativeResources();
  const parity = (): Parity => JSON.parse(models.text('coreference/parity.json')) as Parity;
  const words = ({ words: forms, upos, lemma, head, deprel, entity, starts }: Parity): AnalysedWord[] =>
    forms.map((form, at) => ({
      form,
      lemma: lemma[at]!,
      upos: upos[at]!,
      deprel: deprel[at]!,
      head: head[at]!,
      entity: entity[at] ?? null,
      sentence: starts.findLastIndex((start) => start <= at),
    }));

  test('the same candidates with the same kinds and phrases', () => {
    const saved = parity();
    const candidates = findCandidates(words(saved));
    expect(candidates.map(({ word }) => word)).toEqual(saved.candidates);
    expect(candidates.map(({ kind }) => kind)).toEqual(saved.kinds);
    expect(candidates.map(({ first, last }) => [first, last])).toEqual(saved.spans);
  });

  test('the same pairs with the same features', () => {
    const saved = parity();
    const pairs = [...pairBlocks(findCandidates(words(saved)), Number.POSITIVE_INFINITY, true)][0]!;
    expect([...pairs.anaphors]).toEqual(saved.anaphors);
    expect([...pairs.antecedents]).toEqual(saved.antecedents);
    for (const [pair, row] of saved.features.entries()) {
      expect([...pairs.features.slice(pair * FEATURES, (pair + 1) * FEATURES)], `pair ${pair}`).toEqual(row);
    }
  });

  test('the same scores', async () => {
    const saved = parity();
    const candidates = findCandidates(words(saved));
    const width = saved.states[0]!.length;
    const data = new Float32Array(saved.words.length * width);
    for (const [row, word] of saved.candidates.entries()) data.set(saved.states[row]!, word * width);
    const scores = await scorePairs(
      await models.session('coreference/coreference.onnx'),
      { width, data },
      candidates,
      [...pairBlocks(candidates, Number.POSITIVE_INFINITY, true)][0]!,
    );
    for (const [pair, score] of saved.scores.entries()) expect(scores[pair]!).toBeCloseTo(score, 1);
  });
});
