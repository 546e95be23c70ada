import { expect, test } from 'vitest';
import { WIDTH } from '../../../../src/engine/extract/attribution/features.ts';
import { attributionHead } from '../../../../src/engine/extract/attribution/head.ts';
import { openModels } from '../../../../src/node/models.ts';
import { MODELS_ROOT } from '../../../../src/node/paths.ts';

test('the head gives the scores training saved', async () => {
  const models = openModels(MODELS_ROOT);
  const parity = JSON.parse(models.text('attribution/parity.json')) as { words: number; tags: number[][] };
  const states = Float32Array.from({ length: parity.words * 384 }, (_, at) => Math.sin(at * 0.37));
  const layout = new Float32Array(parity.words * WIDTH);
  for (const feature of [4, 6]) layout[feature] = 1;
  for (const feature of [5, 7]) layout[(parity.words - 1) * WIDTH + feature] = 1;
  const head = attributionHead(models);
  const { tags } = await head.read({ width: 384, data: states }, layout);
  const expected = parity.tags.flatMap((row) =>
    row.map((score, label) => (label === 0 ? score - head.tables.outside : score)),
  );
  expect(tags).toHaveLength(expected.length);
  for (const [at, score] of expected.entries()) expect(Math.abs(tags[at]! - score)).toBeLessThan(0.05);
});
