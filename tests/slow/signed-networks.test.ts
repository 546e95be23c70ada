import { describe, expect, it } from 'vitest';
import { createEffort } from '../../src/engine/analyse/signed/effort.ts';
import { solveFrustration } from '../../src/engine/analyse/signed/solve.ts';
import { HAVE_DATA, signedGraph, WHY_SKIPPED } from '../engine/analyse/signed/shared-networks.ts';

describe.skipIf(!HAVE_DATA)(`large sparse networks${WHY_SKIPPED}`, () => {
  // One tie a pair; yeast has 41 only where the one pair of opposite lines is kept.
  it.each([
    ['EGFR', 193],
    ['macrophage', 332],
    ['yeast', 40],
    ['g0100_1', 24],
    ['g0500_1', 78],
  ])(
    '%s: %i, proven',
    async (name, expected) => {
      const found = await solveFrustration(signedGraph(`bio/${name}.signed-graph`), 2, createEffort({ seconds: 60 }));
      expect(found).toMatchObject({ cost: expected, bound: expected, proven: true });
    },
    90_000,
  );

  it('yeast with its opposite lines kept: 41', async () => {
    const problem = signedGraph(`bio/yeast.signed-graph`, 'keep');
    const found = await solveFrustration(problem, 2, createEffort({ seconds: 60 }));
    expect(found).toMatchObject({ cost: 41, proven: true });
  }, 90_000);

  it.each([
    ['EGFR', 210],
    ['macrophage', 374],
  ])(
    '%s with parallel lines kept: %i',
    async (name, expected) => {
      const problem = signedGraph(`bio/${name}.signed-graph`, 'keep');
      const found = await solveFrustration(problem, 2, createEffort({ seconds: 60 }));
      expect(found).toMatchObject({ cost: expected, proven: true });
    },
    90_000,
  );

  it('toll-like stays open in two seconds, and says how far', async () => {
    const found = await solveFrustration(signedGraph('bio/toll-like.signed-graph'), 2, createEffort({ seconds: 2 }));
    expect(found.cost).toBeGreaterThanOrEqual(found.bound);
    expect(found.bound).toBeGreaterThan(400);
    expect(found.cost).toBeLessThan(500);
  }, 90_000);
});
