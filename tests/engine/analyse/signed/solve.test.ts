import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEffort } from '../../../../src/engine/analyse/signed/effort.ts';
import { findOptima } from '../../../../src/engine/analyse/signed/optima.ts';
import { type Camps, costOf, createProblem, type Problem } from '../../../../src/engine/analyse/signed/problem.ts';
import { reduce } from '../../../../src/engine/analyse/signed/reduce.ts';
import { listByDolls } from '../../../../src/engine/analyse/signed/russian-doll.ts';
import { solveFrustration } from '../../../../src/engine/analyse/signed/solve.ts';
import { HAVE_DATA, network, SIGNED_DATA, table, WHY_SKIPPED } from './shared-networks.ts';

const effort = () => createEffort({ seconds: 20 });

/** Small graphs solved on paper: names of actors are letters, a tie is `AB+2`. */
const PAPER: { name: string; ties: string; L: Partial<Record<string, number>>; why: string }[] = [
  { name: 'no tie', ties: '', L: { 2: 0, free: 0 }, why: 'nothing to frustrate' },
  { name: 'one enemy pair', ties: 'AB-', L: { 1: 1, 2: 0, free: 0 }, why: 'they part' },
  { name: 'two friends and their enemy', ties: 'AB+ AC- BC-', L: { 1: 2, 2: 0, free: 0 }, why: 'C stands alone' },
  { name: 'committed to both sides', ties: 'AB+ AC+ BC-', L: { 2: 1, 3: 1, free: 1 }, why: 'one of the three gives' },
  { name: 'three enemies', ties: 'AB- AC- BC-', L: { 2: 1, 3: 0, free: 0 }, why: 'two camps are one too few' },
  { name: 'heavier alliance', ties: 'AB+3 AC+2 BC-5', L: { 2: 2, free: 2 }, why: 'the lightest tie gives' },
  { name: 'bad square', ties: 'AB- BC+ CD+ DA+', L: { 2: 1, free: 1 }, why: 'one negative tie on the cycle' },
  { name: 'square of two', ties: 'AB- BC+ CD- DA+', L: { 2: 0, free: 0 }, why: 'A, D against B, C' },
  { name: 'square of three', ties: 'AB- BC- CD- DA+', L: { 2: 1, free: 0 }, why: 'odd for two camps, fine for three' },
  { name: 'parallel ties', ties: 'AB+2 AB-1', L: { 2: 1, free: 1 }, why: 'the smaller side is always frustrated' },
  {
    name: 'four enemies',
    ties: 'AB- AC- AD- BC- BD- CD-',
    L: { 2: 2, 3: 1, 4: 0, free: 0 },
    why: 'two pairs, then one',
  },
  {
    name: 'two bad triads sharing an actor',
    ties: 'AB+ AC+ BC- AD+ AE+ DE-',
    L: { 2: 2, free: 2 },
    why: 'blocks add up',
  },
];

function parse(ties: string): Problem {
  const letters = [...new Set(ties.match(/[A-Z]/g) ?? [])].sort();
  return createProblem(
    letters.length,
    (ties.match(/\S+/g) ?? []).map((tie) => [
      letters.indexOf(tie[0]!),
      letters.indexOf(tie[1]!),
      Number(`${tie[2]}${tie.slice(3) || 1}`),
    ]),
  );
}

describe('least frustration of graphs solved on paper', () => {
  for (const { name, ties, L, why } of PAPER) {
    for (const [k, expected] of Object.entries(L)) {
      it(`${name}, ${k} camps: ${expected}, for ${why}`, async () => {
        const problem = parse(ties);
        const found = await solveFrustration(problem, k === 'free' ? 'free' : Number(k), effort());
        expect(found).toMatchObject({ cost: expected, bound: expected, proven: true });
        expect(costOf(problem, found.labels)).toBe(expected);
      });
    }
  }
});

const graphs = fc
  .integer({ min: 2, max: 8 })
  .chain((n) =>
    fc
      .array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.constantFrom(-3, -2, -1, -1, 1, 1, 2, 3)), { maxLength: 20 })
      .map((ties) => createProblem(n, ties)),
  );
const allCamps: fc.Arbitrary<Camps> = fc.constantFrom<Camps>(2, 3, 4, 'free');

/** Every partition into at most k camps, by restricted growth: the judge of all solvers. */
function exhaust(problem: Problem, camps: Camps): { cost: number; sets: Set<string>; partitions: number } {
  const labels = new Int32Array(problem.n);
  let cost = Number.POSITIVE_INFINITY;
  let sets = new Set<string>();
  let partitions = 0;
  const place = (x: number, used: number): void => {
    if (x < problem.n) {
      for (let c = 0; c <= Math.min(used, (camps === 'free' ? problem.n : camps) - 1); c++) {
        labels[x] = c;
        place(x + 1, Math.max(used, c + 1));
      }
      return;
    }
    const value = costOf(problem, labels);
    if (value > cost + 1e-9) return;
    if (value < cost - 1e-9) {
      cost = value;
      sets = new Set();
      partitions = 0;
    }
    partitions++;
    sets.add(frustrated(problem, labels));
  };
  place(0, 0);
  return { cost, sets, partitions };
}

function frustrated(problem: Problem, labels: ArrayLike<number>): string {
  return Array.from(problem.w, (w, e) =>
    (labels[problem.u[e]!] === labels[problem.v[e]!]) === w < 0 ? '1' : '0',
  ).join('');
}

describe('what must hold of every network', () => {
  it('the optimum is that of trying every partition, and all optima are found', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, allCamps, async (problem, camps) => {
        const truth = exhaust(problem, camps);
        const found = await solveFrustration(problem, camps, effort());
        expect(found.proven).toBe(true);
        expect(found.cost).toBeCloseTo(truth.cost);
        expect(costOf(problem, found.labels)).toBeCloseTo(truth.cost);
        const optima = await findOptima(problem, camps, found.labels, effort(), 5000);
        expect(optima.complete).toBe(true);
        expect(optima.partitions).toBe(truth.partitions);
        const sets = new Set(optima.listed.map((labels) => frustrated(problem, labels)));
        expect(sets).toEqual(truth.sets);
        for (let e = 0; e < problem.u.length; e++) {
          const times = [...truth.sets].filter((set) => set[e] === '1').length;
          const state = times === 0 ? 'never' : times === truth.sets.size ? 'core' : 'contested';
          expect(optima.states[e]).toBe(state);
          expect(optima.settled[e]).toBe(true);
        }
      }),
      { numRuns: 250, seed: 7 },
    );
  });

  it('switching a set of actors leaves the value of two camps as it is', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.nat(255), async (problem, mask) => {
        const inside = (x: number): boolean => ((mask >> x) & 1) === 1;
        const switched = {
          ...problem,
          w: problem.w.map((w, e) => (inside(problem.u[e]!) === inside(problem.v[e]!) ? w : -w)),
        };
        const [a, b] = [await solveFrustration(problem, 2, effort()), await solveFrustration(switched, 2, effort())];
        expect(a.cost).toBeCloseTo(b.cost);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('more camps never cost more, and two cost at most half the weight', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (problem) => {
        const cost = async (camps: Camps): Promise<number> => (await solveFrustration(problem, camps, effort())).cost;
        const [one, two, three, free] = [await cost(1), await cost(2), await cost(3), await cost('free')];
        expect(free).toBeLessThanOrEqual(three + 1e-9);
        expect(three).toBeLessThanOrEqual(two + 1e-9);
        expect(two).toBeLessThanOrEqual(one + 1e-9);
        const total = problem.w.reduce((sum, w) => sum + Math.abs(w), 0);
        expect(two - problem.base).toBeLessThanOrEqual(total / 2 + 1e-9);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('one more tie changes the value by its weight at most', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, allCamps, fc.constantFrom(-2, -1, 1, 2), async (problem, camps, weight) => {
        const before = await solveFrustration(problem, camps, effort());
        const ties = Array.from(problem.w, (w, e) => [problem.u[e]!, problem.v[e]!, w] as [number, number, number]);
        const more = { ...createProblem(problem.n, [...ties, [0, 1, weight]]) };
        const after = await solveFrustration({ ...more, base: more.base + problem.base }, camps, effort());
        expect(Math.abs(after.cost - before.cost)).toBeLessThanOrEqual(Math.abs(weight) + 1e-9);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('a reduced problem and its expansion cost the same', () => {
    fc.assert(
      fc.property(graphs, allCamps, fc.boolean(), (problem, camps, all) => {
        const { kernel, expand } = reduce(problem, camps, { all });
        const best = exhaust(kernel, camps);
        expect(best.cost).toBeCloseTo(exhaust(problem, camps).cost);
        const labels = listByDolls(kernel, best.cost, 1, { camps, nodes: 1e6, stop: () => false }).found[0]!;
        expect(costOf(problem, expand(labels).next().value as Int32Array)).toBeCloseTo(best.cost);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe('time and cancelling', () => {
  const hard = (): Problem => {
    const ties: [number, number, number][] = [];
    // A fixed pattern without structure: quadratic residues.
    for (let a = 0; a < 120; a++)
      for (let b = 0; b < a; b++) if ((a * b + a + b) % 7 < 3) ties.push([a, b, (a * a + 3 * b) % 5 < 2 ? 1 : -1]);
    return createProblem(120, ties);
  };

  it('gives a partition, a bound and a gap when the time is up', async () => {
    const started = performance.now();
    const found = await solveFrustration(hard(), 2, createEffort({ seconds: 0.5 }));
    expect(performance.now() - started).toBeLessThan(8000);
    expect(found.bound).toBeLessThanOrEqual(found.cost);
    expect(costOf(hard(), found.labels)).toBe(found.cost);
  });

  it('stops when the signal is given', async () => {
    const controller = new AbortController();
    const started = performance.now();
    setTimeout(() => controller.abort(), 200);
    const found = await solveFrustration(hard(), 'free', createEffort({ seconds: 600, signal: controller.signal }));
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(found.proven).toBe(false);
  });
});

describe.skipIf(!HAVE_DATA)(`published networks${WHY_SKIPPED}`, () => {
  it('small sets: values and numbers of optima', async () => {
    const known = JSON.parse(readFileSync(join(SIGNED_DATA, 'known_values.json'), 'utf8')) as Record<
      string,
      { file: string; columnUsed: 'sign' | 'weight'; exact: Record<string, { L: number; optima: number }> }
    >;
    for (const [name, { file, columnUsed, exact }] of Object.entries(known)) {
      let problem: Problem;
      try {
        ({ problem } = network(file, columnUsed));
      } catch {
        continue;
      }
      for (const [key, { L, optima }] of Object.entries(exact)) {
        const camps = key === 'free' ? 'free' : Number(key.slice(3));
        const found = await solveFrustration(problem, camps, effort());
        expect([name, key, found.cost, found.proven]).toEqual([name, key, L, true]);
        const listed = await findOptima(problem, camps, found.labels, effort(), 1000);
        expect([name, key, listed.partitions, listed.complete]).toEqual([name, key, optima, true]);
      }
    }
  });

  it('Correlates of War: every window, two camps and any number', async () => {
    for (const row of table('cow/solutions.tsv')) {
      const { problem } = network(`cow/cow_${row['window']}.tsv`, 'sign');
      const two = await solveFrustration(problem, 2, effort());
      const free = await solveFrustration(problem, 'free', effort());
      expect([row['window'], two.cost, two.proven]).toEqual([row['window'], Number(row['L2_exact']), true]);
      expect([row['window'], free.cost, free.proven]).toEqual([row['window'], Number(row['Lfree_exact']), true]);
    }
  }, 60_000);
});
