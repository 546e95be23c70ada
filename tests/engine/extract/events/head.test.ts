/** The type head gives in TypeScript what it gave when it was trained. */
import { describe, expect, it } from 'vitest';
import { openTypeHead } from '../../../../src/engine/extract/events/head.ts';
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
