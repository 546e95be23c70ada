import { expect, test } from 'vitest';
import { degreeHead, VECTORS } from '../../../../src/engine/extract/status/degree.ts';
import { openModels } from '../../../../src/node/models.ts';
import { MODELS_ROOT } from '../../../../src/node/paths.ts';

interface Parity {
  width: number;
  names: string[][];
  degrees: number[];
}

test('the head of factuality gives the scores training saved', async () => {
  const models = openModels(MODELS_ROOT);
  const { width, names, degrees } = JSON.parse(models.text('status/parity.json')) as Parity;
  expect(width).toBe(VECTORS * 384);
  const vectors = Float32Array.from({ length: width * names.length }, (_, at) => 0.1 * Math.sin(at * 0.37));
  const learned = names.map((_, row) => row - 1);
  const got = await degreeHead(models).run(vectors, names, learned);
  expect(got).toHaveLength(degrees.length);
  for (const [row, degree] of degrees.entries()) expect(Math.abs(got[row]! - degree)).toBeLessThan(0.05);
});

test('nothing to score, nothing to run', async () => {
  const head = degreeHead(openModels(MODELS_ROOT));
  expect(await head.read({ width: 384, data: new Float32Array(0) }, [])).toEqual([]);
});
