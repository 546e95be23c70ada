/** Contradictions: double commitments, proxies, cycles, and how far sign rules agree on them. */
import { describe, expect, it } from 'vitest';
import type { ContradictionsResult } from '../../../src/engine/analyse/contradictions.ts';
import { act, input } from './events.ts';
import { run, unweighted } from './run-analysis.ts';

describe('contradictions', () => {
  it('names who stands with both sides, proxies by aid, and longer cycles; heaviest first', async () => {
    const events = [
      act('zenda', 'AID', 'north', '2020-01-01', 7),
      act('zenda', 'COOPERATE', 'south', '2020-01-01', 6),
      act('north', 'ASSAULT', 'south', '2020-01-02', -10),
      act('strelsau', 'COOPERATE', 'south', '2020-01-01', 6),
      act('strelsau', 'COOPERATE', 'west', '2020-01-01', 6),
      act('west', 'ASSAULT', 'north', '2020-01-02', -10),
      act('west', 'CONSULT', 'zenda', '2020-01-02', 1),
    ];
    const result = await run<ContradictionsResult>('contradictions', input(events));
    expect(result.counts).toEqual({ 'double commitment': 0, proxy: 1, cycle: 1, 'three enemies': 0 });
    expect(result.contradictions[0]).toMatchObject({
      kind: 'proxy',
      actors: ['zenda', 'north', 'south'],
      weight: 6,
      robustness: { of: 4 },
    });
    expect(result.contradictions[0]!.text).toBe("zenda backs north, who stands against zenda's partner south");
    expect(result.contradictions[0]!.ties.map(({ events: reports }) => reports)).toEqual([
      [events[0]!.id],
      [events[2]!.id],
      [events[1]!.id],
    ]);
    expect(result.contradictions[1]!.actors.slice().sort()).toEqual(['north', 'south', 'strelsau', 'west', 'zenda']);
  });

  it('is robust where every sign rule agrees, and less so where words and bombs differ', async () => {
    const one = (extra: ReturnType<typeof act>[]) =>
      run<ContradictionsResult>(
        'contradictions',
        input([
          act('x', 'AID', 'a', '2020-01-01', 7),
          act('x', 'AID', 'b', '2020-01-01', 7),
          act('a', 'ASSAULT', 'b', '2020-01-01', -10),
          ...extra,
        ]),
        { mixed: 'lean' },
      );
    expect((await one([])).contradictions[0]!.robustness!.rules).toHaveLength(4);
    const words = ['2020-02-01', '2020-02-02', '2020-02-03'].map((day) => act('a', 'COOPERATE', 'b', day, 1));
    expect((await one(words)).contradictions[0]!.robustness!.rules).toEqual(['goldstein', 'strong']);
  });

  it('three enemies are a contradiction only on request', async () => {
    const ties = unweighted('a,b,-1', 'b,c,-1', 'a,c,-1');
    expect((await run<ContradictionsResult>('contradictions', ties)).contradictions).toEqual([]);
    expect(
      (await run<ContradictionsResult>('contradictions', ties, { 'three-enemies': 'true' })).counts['three enemies'],
    ).toBe(1);
  });
});
