/** Camps over time: windows, who changed, and the lines that tell it. */
import { describe, expect, it } from 'vitest';
import type { CampsResult } from '../../../src/engine/analyse/camps.ts';
import { analysisNamed } from '../../../src/engine/analyse/index.ts';
import { act, input, sampleYear } from './events.ts';
import { run, unweighted } from './run-analysis.ts';

describe('camps', () => {
  it('says who changed, when, and on which events', async () => {
    const events = sampleYear();
    const result = await run<CampsResult>('camps', input(events), { months: '3' });
    expect(result.windows.map(({ from, to }) => [from, to])).toEqual([
      ['2020-01-01', '2020-03-31'],
      ['2020-04-01', '2020-06-30'],
      ['2020-07-01', '2020-09-30'],
      ['2020-10-01', '2020-12-31'],
    ]);
    expect(result.windows[0]!.camps).toEqual([
      ['north', 'northwest', 'ruritania'],
      ['south', 'southeast'],
    ]);
    expect(result.windows[3]!.camps).toEqual([
      ['ruritania', 'south', 'southeast'],
      ['north', 'northwest'],
    ]);
    expect(result.changes).toMatchObject([{ actor: 'ruritania', kind: 'switched', when: '2020-07-01', share: 1 }]);
    expect(result.changes[0]!.because.map((one) => [one.with, one.before, one.after])).toEqual([
      ['north', 1, -1],
      ['south', -1, 1],
    ]);
    expect(events.find(({ id }) => id === result.changes[0]!.because[0]!.events[0])!.date!.earliest).toMatch(
      /^2020-0[789]/,
    );
  });

  it('one window on an edge list', async () => {
    const result = await run<CampsResult>('camps', unweighted('a,b,1', 'b,c,-1'), { camps: '2' });
    expect(result).toMatchObject({ k: 2, L: 0, camps: [['a', 'b'], ['c']], changes: [] });
    expect(result.windows).toHaveLength(1);
  });

  it('windows nobody reported on are told in one line, and an undated alliance holds when it is told of', async () => {
    const events = [act('a', 'AID', 'b', '2020-01-01', 7), act('a', 'AID', 'b', '2020-12-01', 7)];
    const valid = { from: null, to: null };
    const relations = [
      { id: 'rel_1', from: 'c', to: 'd', kind: 'ally' as const, valid, declared: false, published: '2020-12-02' },
      { id: 'rel_2', from: 'e', to: 'f', kind: 'ally' as const, valid, declared: false, published: null },
    ];
    const result = await run<CampsResult>('camps', input(events, { relations }), { months: '1' });
    expect(result.windows.map(({ ties }) => ties)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(analysisNamed('camps')!.summary(result as never)).toEqual([
      '12 windows, 0 changes of camp',
      expect.stringMatching(/^2020-01-01 to 2020-01-31: 2 actors, 1 tie, 0 negative/),
      '2020-02-01 to 2020-11-30: no signed tie in 10 windows, which is no report, not peace',
      expect.stringMatching(/^2020-12-01 to 2020-12-31: 4 actors, 2 ties/),
    ]);
  });
});
