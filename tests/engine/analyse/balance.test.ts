/** Balance: how many ties stand against every partition into camps, of edge lists and of events. */
import { describe, expect, it } from 'vitest';
import type { BalanceResult } from '../../../src/engine/analyse/balance.ts';
import type { Balance } from '../../../src/engine/analyse/signed/balance-of.ts';
import { act, input } from './events.ts';
import { run, unweighted, weighted } from './run-analysis.ts';

describe('balance', () => {
  it('has the fields of the contract', async () => {
    const result = await run<Balance>('balance', unweighted('a,b,1', 'a,c,1', 'b,c,-1', 'c,d,-1'), { samples: '20' });
    expect(result).toMatchObject({
      nodes: 4,
      ties: 4,
      negative: 2,
      k: 'free',
      L: 1,
      weight: 1,
      status: 'proven',
      bound: 1,
      gap: 0,
      frustratedSets: 3,
      triads: { '+++': 0, '++-': 1, '+--': 0, '---': 0 },
    });
    expect(result.edges.map(({ frustrated }) => frustrated)).toEqual(['contested', 'contested', 'contested', 'never']);
    expect(result.edges.map(({ frustratedIn }) => frustratedIn)).toEqual([1, 1, 1, 0]);
    expect(result.other).toBeNull();
    expect(result.null).toMatchObject({ model: 'degrees', samples: 20 });
    expect(result.camps.flat().sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('minimises weight where an edge list gives it, and tells both', async () => {
    const ties = ['a,b,1,5', 'a,c,1,1', 'a,d,1,1', 'c,e,1,1', 'd,e,1,1', 'b,e,-1,5'];
    expect(await run<Balance>('balance', weighted(...ties))).toMatchObject({ L: 2, weight: 2, objective: 'weight' });
    expect(await run<Balance>('balance', weighted(...ties), { objective: 'ties' })).toMatchObject({
      L: 1,
      objective: 'ties',
      other: { objective: 'weight', L: 2, weight: 2, proven: true },
    });
  });

  it('a pair with a tie of each sign: one of them is always frustrated', async () => {
    const result = await run<Balance>('balance', weighted('a,b,1,3', 'a,b,-1,1', 'c,d,1,2', 'c,d,-1,2'));
    expect(result).toMatchObject({ L: 2, weight: 3, status: 'proven' });
    expect(result.edges.map(({ frustrated }) => frustrated)).toEqual(['never', 'core', 'contested', 'contested']);
  });

  it('only one actor, or only friends: a word, and no frustration', async () => {
    const friends = await run<Balance>('balance', unweighted('a,b,1', 'b,c,1'));
    expect(friends).toMatchObject({ L: 0, camps: [['a', 'b', 'c']] });
    expect(friends.notes.map(({ code }) => code)).toContain('edges.no-negative');
    const alone = await run<Balance>('balance', unweighted('a,a,1'));
    expect(alone).toMatchObject({ nodes: 0, L: 0 });
    expect(alone.notes.map(({ code }) => code)).toEqual(['edges.self-tie', 'edges.none']);
  });

  it('of events tells how it fares under every sign rule', async () => {
    const events = [
      act('x', 'AID', 'a', '2020-01-01', 7),
      act('x', 'AID', 'b', '2020-01-01', 7),
      act('a', 'ASSAULT', 'b', '2020-01-01', -10),
      ...['2020-02-01', '2020-02-02', '2020-02-03'].map((day) => act('a', 'COOPERATE', 'b', day, 1)),
    ];
    const result = await run<BalanceResult>('balance', input(events), { mixed: 'lean', samples: '0' });
    expect(result.underRules!.map(({ rule, L, overlap }) => [rule, L, overlap])).toEqual([
      ['goldstein', 1, 1],
      ['majority', 0, 0],
      ['strong', 1, 1],
      ['last', 0, 0],
    ]);
    expect(result.counts).toMatchObject({ rows: 6, conduct: 6 });
  });
});
