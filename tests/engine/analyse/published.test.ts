/** The worked example and published measures of signed networks, through the analyses; needs the shared data. */
import { describe, expect, it } from 'vitest';
import type { ContradictionsResult } from '../../../src/engine/analyse/contradictions.ts';
import { type AnalysisInput, emptyInput } from '../../../src/engine/analyse/input.ts';
import type { Balance } from '../../../src/engine/analyse/signed/balance-of.ts';
import { readEdgeList } from '../../../src/engine/analyse/signed/edge-list.ts';
import { run } from './run-analysis.ts';
import { HAVE_DATA, table, WHY_SKIPPED } from './signed/shared-networks.ts';

describe.skipIf(!HAVE_DATA)(`worked example and published measures${WHY_SKIPPED}`, () => {
  const list = (file: string, columns: string[]): AnalysisInput => ({
    ...emptyInput(),
    edges: readEdgeList(
      [columns.join(','), ...table(file).map((row) => columns.map((name) => row[name]).join(','))].join('\n'),
      file,
    ),
  });

  it('Syria, November 2015: France and Russia alone are frustrated, in three camps', async () => {
    const result = await run<Balance>(
      'balance',
      list('worked-example/syria_nov2015.tsv', ['source', 'target', 'sign', 'weight']),
    );
    expect(result).toMatchObject({
      L: 1,
      weight: 2,
      optima: 1,
      status: 'proven',
      triads: { '+++': 8, '+--': 32, '++-': 5, '---': 10 },
    });
    expect(result.camps).toEqual([['FRA', 'NATO', 'OPP', 'TUR', 'USA'], ['IRN', 'RUS', 'SYR'], ['IS']]);
    expect(
      result.edges
        .filter(({ frustrated }) => frustrated !== 'never')
        .map(({ source, target, frustrated }) => [source, target, frustrated]),
    ).toEqual([['FRA', 'RUS', 'core']]);
    const two = await run<Balance>(
      'balance',
      list('worked-example/syria_nov2015.tsv', ['source', 'target', 'sign', 'weight']),
      { camps: '2' },
    );
    expect(two).toMatchObject({ L: 4, weight: 9, optima: 1 });
    const named = await run<ContradictionsResult>(
      'contradictions',
      list('worked-example/syria_nov2015.tsv', ['source', 'target', 'sign']),
    );
    const triads = named.contradictions.filter(({ kind }) => kind === 'double commitment');
    expect(triads).toHaveLength(5);
    for (const { actors } of triads) expect(actors).toEqual(expect.arrayContaining(['FRA', 'RUS']));
  });

  it('tribes: triads, walks, and what chance gives', async () => {
    const result = await run<Balance>('balance', list('tribes/edges.tsv', ['source', 'target', 'sign']), {
      camps: '2',
      null: 'shuffle',
      samples: '1000',
    });
    expect(result).toMatchObject({ L: 7, optima: 1, negative: 29, ties: 58 });
    expect(result.triangleBalance).toBeCloseTo(0.8676471, 7);
    expect(result.walkBalance).toBeCloseTo(0.3575761, 7);
    expect(result.normalized).toBeCloseTo(0.7586207, 7);
    expect(result.null!.method).toBe('exact');
    expect(Math.abs(result.null!.mean - 14.58)).toBeLessThan(0.2);
    expect(Math.abs(result.null!.sd - 1.36)).toBeLessThan(0.15);
  });

  it('Middle East 2013: six optima, and no tie frustrated in all of them', async () => {
    const result = await run<Balance>('balance', list('middle-east/chart2013.tsv', ['source', 'target', 'sign']), {
      camps: '2',
    });
    expect(result).toMatchObject({ L: 7, optima: 6, optimaComplete: true });
    expect(result.edges.some(({ frustrated }) => frustrated === 'core')).toBe(false);
  });

  it('Supreme Court votes: 37, five against four', async () => {
    const rows = table('sc2001/votes.tsv').map((row) => `${row['case']},${row['justice']},${row['vote']}`);
    const result = await run<Balance>(
      'balance',
      { ...emptyInput(), edges: readEdgeList(['source,target,sign', ...rows].join('\n'), 'votes') },
      { camps: '2' },
    );
    expect(result).toMatchObject({ L: 37, ties: 232, negative: 85, status: 'proven' });
    const justices = new Set(table('sc2001/votes.tsv').map((row) => row['justice']));
    expect(result.camps.map((camp) => camp.filter((name) => justices.has(name)).length).sort()).toEqual([4, 5]);
  });
});
