/** `balance` from the text of an edge list to its JSON, against every partition tried one by one by code of its own. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../../src/engine/analyse/analysis.ts';
import { analysisNamed } from '../../../../src/engine/analyse/index.ts';
import { emptyInput } from '../../../../src/engine/analyse/input.ts';
import type { Balance } from '../../../../src/engine/analyse/signed/balance-of.ts';
import { readEdgeList } from '../../../../src/engine/analyse/signed/edge-list.ts';

interface Tie {
  pair: [string, string];
  sign: number;
  weight: number;
}

const row = fc.record({
  source: fc.constantFrom(...'abcdefgh'),
  target: fc.constantFrom(...'abcdefgh'),
  sign: fc.constantFrom(1, 1, -1),
  weight: fc.constantFrom(1, 2, 3, 5, 0.5, 2.25),
});

/** What the rows say, read anew: without weights one tie a pair by majority, with weights a sum for each sign. */
function tiesOf(rows: readonly { source: string; target: string; sign: number; weight: number }[], weighted: boolean) {
  const sums = new Map<string, { plus: number; minus: number }>();
  for (const { source, target, sign, weight } of rows) {
    if (source === target) continue;
    const key = [source, target].sort().join(' ');
    const sum = sums.get(key) ?? { plus: 0, minus: 0 };
    sums.set(key, sum);
    sum[sign > 0 ? 'plus' : 'minus'] += weighted ? weight : 1;
  }
  const ties: Tie[] = [];
  for (const [key, { plus, minus }] of sums) {
    const pair = key.split(' ') as [string, string];
    if (!weighted) {
      if (plus !== minus) ties.push({ pair, sign: plus > minus ? 1 : -1, weight: 1 });
      continue;
    }
    if (plus > 0) ties.push({ pair, sign: 1, weight: plus });
    if (minus > 0) ties.push({ pair, sign: -1, weight: minus });
  }
  return { ties, actors: [...new Set([...sums.keys()].flatMap((key) => key.split(' ')))].sort() };
}

function* partitions(actors: readonly string[], most: number): Generator<string[][]> {
  if (actors.length === 0) {
    yield [];
    return;
  }
  const [first, ...rest] = actors as [string, ...string[]];
  for (const camps of partitions(rest, most)) {
    for (let i = 0; i < camps.length; i++) yield camps.map((camp, at) => (at === i ? [first, ...camp] : camp));
    if (camps.length < most) yield [[first], ...camps];
  }
}

function frustrated(ties: readonly Tie[], camps: readonly string[][]): Tie[] {
  const campOf = new Map(camps.flatMap((camp, i) => camp.map((actor) => [actor, i] as const)));
  return ties.filter(({ pair: [a, b], sign }) => (campOf.get(a) === campOf.get(b)) === sign < 0);
}

const named = (camps: readonly string[][]): string[] => camps.map((camp) => [...camp].sort().join('')).sort();
const sum = (ties: readonly Tie[]): number => ties.reduce((all, { weight }) => all + weight, 0);

describe('balance against every partition', () => {
  it.each([
    ['1, -1', false],
    ['weights', true],
  ] as const)('of lists with %s: value, bound, optima, camps, and how each tie stands', async (_, weighted) => {
    const balance = analysisNamed('balance')!;
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 18 }),
        fc.constantFrom('2', '3', '4', 'free'),
        async (rows, camps) => {
          const text = [
            weighted ? 'source,target,sign,weight' : 'source,target,sign',
            ...rows.map((one) => [one.source, one.target, one.sign, ...(weighted ? [one.weight] : [])].join(',')),
          ].join('\n');
          const { ties, actors } = tiesOf(rows, weighted);
          const most = camps === 'free' ? actors.length : Number(camps);
          let best = Number.POSITIVE_INFINITY;
          let optima: string[][][] = [];
          for (const partition of partitions(actors, most)) {
            const cost = sum(frustrated(ties, partition));
            if (cost < best - 1e-9) {
              best = cost;
              optima = [];
            }
            if (cost < best + 1e-9) optima.push(partition);
          }

          const input = { ...emptyInput(), edges: readEdgeList(text, 'ties.csv') };
          const settings = readSettings(balance, { camps, samples: '0', optima: '5000' });
          const result = (await balance.run(input, settings, { timeLimit: 20, seed: 1 })) as unknown as Balance;
          expect(result).toMatchObject({
            nodes: actors.length,
            ties: ties.length,
            negative: ties.filter(({ sign }) => sign < 0).length,
            k: camps === 'free' ? 'free' : Number(camps),
            status: 'proven',
            gap: 0,
            optima: optima.length,
            optimaComplete: true,
          });
          expect(result.weight).toBeCloseTo(best, 6);
          expect(result.bound).toBeCloseTo(best, 6);
          const sets = new Set(
            optima.map((partition) => frustrated(ties, partition)).map((set) => set.map(tieName).sort().join()),
          );
          expect(optima.map((partition) => named(partition).join())).toContain(named(result.camps).join());
          expect(result.L).toBe(frustrated(ties, result.camps).length);
          // Of two equal ties of opposite sign either one is frustrated: sets that differ in no more are one here.
          const even = (tie: Tie) =>
            ties.some(
              (one) => one.pair.join() === tie.pair.join() && one.sign === -tie.sign && one.weight === tie.weight,
            );
          const uneven = optima.map((partition) => frustrated(ties, partition).filter((tie) => !even(tie)));
          expect(result.frustratedSets).toBe(new Set(uneven.map((set) => set.map(tieName).sort().join())).size);
          for (const edge of result.edges) {
            const tie = ties.find((one) => tieName(one) === tieName({ ...edge, pair: [edge.source, edge.target] }))!;
            const times = [...sets].filter((set) => set.split(',').includes(tieName(tie))).length;
            expect([edge.frustrated, edge.proven]).toEqual([
              times === 0 ? 'never' : times === sets.size ? 'core' : 'contested',
              true,
            ]);
            expect(edge.weight).toBeCloseTo(tie.weight, 6);
          }
        },
      ),
      { numRuns: 120, seed: 11 },
    );
  });
});

function tieName({ pair, sign }: Pick<Tie, 'pair' | 'sign'>): string {
  return `${[...pair].sort().join('')}${sign}`;
}
