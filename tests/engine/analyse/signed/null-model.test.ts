import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEffort } from '../../../../src/engine/analyse/signed/effort.ts';
import { drawNull, sampleNull } from '../../../../src/engine/analyse/signed/null-model.ts';
import { createProblem, type Problem } from '../../../../src/engine/analyse/signed/problem.ts';
import { createRandom } from '../../../../src/engine/analyse/signed/random.ts';

const graphs = fc
  .array(fc.tuple(fc.nat(8), fc.nat(8), fc.constantFrom(-1, 1)), { minLength: 5, maxLength: 30 })
  .map((ties) => createProblem(9, ties));

/** Friends and enemies of each actor, in number. */
function signedDegrees({ n, u, v, w }: Problem): number[][] {
  const degrees = Array.from({ length: n }, () => [0, 0]);
  for (let e = 0; e < u.length; e++) for (const x of [u[e]!, v[e]!]) degrees[x]![w[e]! > 0 ? 0 : 1]!++;
  return degrees;
}

describe('null models', () => {
  it('degrees: ties stay, and each actor keeps its friends and enemies in number', () => {
    fc.assert(
      fc.property(graphs, fc.nat(1000), (problem, seed) => {
        for (const drawn of drawNull(problem, 'degrees', 3, createRandom(seed))) {
          expect(drawn.u).toEqual(problem.u);
          expect(drawn.v).toEqual(problem.v);
          expect(drawn.w.map(Math.abs)).toEqual(problem.w.map(Math.abs));
          expect(signedDegrees(drawn)).toEqual(signedDegrees(problem));
        }
      }),
      { seed: 7 },
    );
  });

  it('degrees: signs do move where they can', () => {
    // A complete graph of six with half of its ties negative has many arrangements.
    const ties: [number, number, number][] = [];
    for (let a = 0; a < 6; a++) for (let b = 0; b < a; b++) ties.push([a, b, (a + b) % 2 === 0 ? 1 : -1]);
    const problem = createProblem(6, ties);
    const drawn = drawNull(problem, 'degrees', 50, createRandom(1));
    expect(new Set(drawn.map(({ w }) => w.join())).size).toBeGreaterThan(5);
  });

  it('shuffle: as many negative ties as before', () => {
    fc.assert(
      fc.property(graphs, (problem) => {
        const negatives = ({ w }: Problem): number => w.filter((weight) => weight < 0).length;
        for (const drawn of drawNull(problem, 'shuffle', 3, createRandom(1)))
          expect(negatives(drawn)).toBe(negatives(problem));
      }),
      { seed: 7 },
    );
  });

  it('the same seed gives the same figures, and p counts the network itself', async () => {
    const problem = createProblem(4, [
      [0, 1, 1],
      [1, 2, 1],
      [2, 3, -1],
      [3, 0, -1],
      [0, 2, -1],
    ]);
    const sample = () =>
      sampleNull(problem, 2, 1, { model: 'shuffle', samples: 30, seed: 4 }, createEffort({ seconds: 10 }));
    const first = await sample();
    expect(await sample()).toEqual(first);
    expect(first!.p).toBeGreaterThanOrEqual(1 / 31);
    expect(
      await sampleNull(problem, 2, 1, { model: 'shuffle', samples: 0, seed: 4 }, createEffort({ seconds: 10 })),
    ).toBeNull();
  });
});
