/** The heads give in TypeScript what they gave when they were trained. */
import { describe, expect, it } from 'vitest';
import { actStates } from '../../../../src/engine/extract/events/act-states.ts';
import { type BoostedTrees, boostedProbability } from '../../../../src/engine/extract/events/boosted-trees.ts';
import { readConfidence } from '../../../../src/engine/extract/events/confidence.ts';
import { CONFIDENCE_COLUMNS } from '../../../../src/engine/extract/events/confidence-rows.ts';
import { openActsHead, openDetailHead, openTypeHead } from '../../../../src/engine/extract/events/head.ts';
import { openSidesHead } from '../../../../src/engine/extract/events/sides-head.ts';
import { WORD_COLUMNS } from '../../../../src/engine/extract/events/word-rows.ts';
import type { Resources } from '../../../../src/engine/resources.ts';
import { openModels } from '../../../../src/node/models.ts';
import { MODELS_ROOT } from '../../../../src/node/paths.ts';

const models = openModels(MODELS_ROOT, 'language');
const present = models.has('events/type.onnx') && models.has('events/parity.json');

describe.skipIf(!present)('type head (needs models/events)', () => {
  it('agrees with training within 1e-3', async () => {
    const parity = JSON.parse(models.text('events/parity.json')) as { features: number[][]; probabilities: number[][] };
    const head = openTypeHead({ models, knowledge: null } as unknown as Resources)!;
    const scores = await head.run(parity.features.map((row) => Float32Array.from(row)));
    for (const [row, expected] of parity.probabilities.entries()) {
      expect(scores[row]).toHaveLength(head.labels.length);
      for (const [column, probability] of expected.entries()) expect(scores[row]![column]).toBeCloseTo(probability, 3);
    }
  });
});

describe.skipIf(!models.has('events/news-parity.json'))('heads of acts and sides (need models/events)', () => {
  const parity = () =>
    JSON.parse(models.text('events/news-parity.json')) as Record<
      'acts' | 'sides',
      { features: number[][]; acts?: number[]; probabilities: number[][] }
    > & { layers: { embedded: number[][][]; first: number[]; last: number[]; states: number[][] } };
  const resources = { models, knowledge: null } as unknown as Resources;
  const expectScores = (scores: readonly Float32Array[], probabilities: readonly number[][]): void => {
    for (const [row, expected] of probabilities.entries()) {
      expect(scores[row]).toHaveLength(expected.length);
      for (const [column, probability] of expected.entries()) expect(scores[row]![column]).toBeCloseTo(probability, 3);
    }
  };
  it('the layers below them give the states of training, as near as int8 is the same on every processor', async () => {
    const { embedded, first, last, states } = parity().layers;
    const [length, width] = [embedded[0]!.length, embedded[0]![0]!.length];
    const batch = {
      rows: 1,
      length,
      ids: new Int32Array(length),
      shapes: new Int32Array(length),
      mask: new Int32Array(length).fill(1),
      first: Int32Array.from(first),
      last: Int32Array.from(last),
      words: Int32Array.from(first.keys()),
    };
    const rows = [{ batch, embedded: Float32Array.from(embedded.flat(2)) }];
    const given = await actStates({ states: { width, data: new Float32Array(first.length * width) }, rows }, resources);
    const apart = states.flatMap((row, word) =>
      row.map((expected, column) => Math.abs(given!.data[word * width + column]! - expected)),
    );
    expect(apart.reduce((sum, each) => sum + each, 0) / apart.length).toBeLessThan(0.02);
  });
  it('acts agree with training within 1e-3', async () => {
    const { features, probabilities } = parity().acts;
    const scores = await openActsHead(resources)!.run(features.map((row) => Float32Array.from(row)));
    expectScores(scores, probabilities);
  });
  it('sides agree with training within 1e-3', async () => {
    const { features, acts, probabilities } = parity().sides;
    // each row as two words of a text: that of its act, and who stands beside it
    const width = 384;
    const states = { width, data: Float32Array.from(features.flatMap((row) => row.slice(0, 2 * width))) };
    const pairs = features.map((row, index) => ({
      act: 2 * acts!.indexOf(acts![index]!),
      word: 2 * index + 1,
      numbers: Float32Array.from(row.slice(2 * width)),
    }));
    expectScores(await openSidesHead(resources)!.run(states, pairs), probabilities);
  });
});

describe.skipIf(!models.has('events/confidence.json'))('trees of confidence (need models/events)', () => {
  const trees = () =>
    readConfidence({ models, knowledge: null } as unknown as Resources) as BoostedTrees & {
      parity: { row: number[]; probability: number }[];
    };
  it('agree with training within 1e-3', () => {
    for (const { row, probability } of trees().parity)
      expect(boostedProbability(trees(), row)).toBeCloseTo(probability, 3);
  });
  it('were trained on the numbers the stage makes', () => {
    expect(trees().features).toEqual([...WORD_COLUMNS, ...CONFIDENCE_COLUMNS]);
  });
});

describe('boosted trees', () => {
  const trees: BoostedTrees = {
    features: ['a', 'b'],
    start: 0,
    trees: [
      { feature: [1, -1, -1], limit: [0.5, 0, 0], left: [1, 0, 0], right: [2, 0, 0], value: [0, -2, 2] },
      { feature: [-1], limit: [0], left: [0], right: [0], value: [1] },
    ],
  };
  it.each([
    ['left at the limit', [9, 0.5], -1],
    ['right above it', [9, 0.51], 3],
  ])('%s', (_where, row, logit) => {
    expect(boostedProbability(trees, row)).toBeCloseTo(1 / (1 + Math.exp(-logit)), 6);
  });
});

describe('head of modes and contexts', () => {
  const head = () => openDetailHead({ models, knowledge: null } as unknown as Resources, 'plover');
  const trained = models.has('events/details-parity.json');
  it(
    trained ? 'agrees with training within 1e-3' : 'is shipped only where it gains: without it the words alone decide',
    async () => {
      if (!trained) return expect(head()).toBeNull();
      const { features, probabilities } = JSON.parse(models.text('events/details-parity.json')) as {
        features: number[][];
        probabilities: number[][];
      };
      const scores = await head()!.run(features.map((row) => Float32Array.from(row)));
      for (const [row, expected] of probabilities.entries())
        for (const [column, probability] of expected.entries())
          expect(scores[row]![column]).toBeCloseTo(probability, 3);
    },
  );
});
