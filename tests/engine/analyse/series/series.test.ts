import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../../src/engine/analyse/analysis.ts';
import type { Escalation } from '../../../../src/engine/analyse/escalation.ts';
import { escalation } from '../../../../src/engine/analyse/escalation.ts';
import { loadAlarms } from '../../../../src/engine/analyse/series/alarms.ts';
import { dayName, dayNumber, nextPeriod, periodStart } from '../../../../src/engine/analyse/series/calendar.ts';
import { CHANGE_POINT_DEFAULTS, findChangePoints } from '../../../../src/engine/analyse/series/change-points.ts';
import { fitSelfExcitation } from '../../../../src/engine/analyse/series/hawkes.ts';
import { createRandom } from '../../../../src/engine/analyse/signed/random.ts';
import { act, input } from '../events.ts';
import { HAVE_DATA, SIGNED_DATA, WHY_SKIPPED } from '../signed/shared-networks.ts';

const days = fc.integer({ min: dayNumber('1975-01-01'), max: dayNumber('2030-12-31') });

describe('calendar', () => {
  it.each([
    ['2015-11-18', 'week', 'iso', '2015-11-16'],
    ['2015-11-15', 'week', 'iso', '2015-11-09'],
    ['2015-11-18', 'month', 'iso', '2015-11-01'],
    ['2002-12-31', 'week', 'bins52', '2002-12-24'],
    ['2004-12-31', 'week', 'bins52', '2004-12-23'],
    ['2002-01-08', 'week', 'bins52', '2002-01-08'],
  ] as const)('%s falls in the %s (%s) of %s', (day, interval, weeks, start) => {
    expect(dayName(periodStart(dayNumber(day), interval, weeks))).toBe(start);
  });
  it('periods tile time: every day lies between its start and the next', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('day', 'week', 'month'),
        fc.constantFrom('iso', 'bins52'),
        (day, interval, weeks) => {
          const start = periodStart(day, interval, weeks);
          const next = nextPeriod(start, interval, weeks);
          expect(start).toBeLessThanOrEqual(day);
          expect(next).toBeGreaterThan(day);
          expect(periodStart(next, interval, weeks)).toBe(next);
          expect(periodStart(next - 1, interval, weeks)).toBe(start);
        },
      ),
    );
  });
});

describe('change points', () => {
  const step = [...Array(20).fill(1), ...Array(20).fill(9)].map((value, i) => value + ((i * 7) % 5) / 10);
  it.each(['absolute', 'squares'] as const)('finds one step (%s), when it came and when it could be known', (cost) => {
    for (const method of ['segments', 'pelt'] as const) {
      const { points } = findChangePoints(step, { ...CHANGE_POINT_DEFAULTS, cost, method });
      expect(points).toHaveLength(1);
      expect(points[0]).toMatchObject({ at: 20, interval: [20, 20] });
      if (method === 'segments') expect(points[0]!.detected).toBe(24);
    }
  });
  it('a single wild value is no break for medians', () => {
    const wild = Array.from({ length: 60 }, (_, i) => (i === 30 ? 500 : (i * 7) % 5));
    expect(findChangePoints(wild, { ...CHANGE_POINT_DEFAULTS, cost: 'absolute' }).points).toEqual([]);
  });
  it('no break in a series too short to have one', () => {
    expect(findChangePoints([1, 2, 9], CHANGE_POINT_DEFAULTS).points).toEqual([]);
    expect(findChangePoints([], CHANGE_POINT_DEFAULTS).points).toEqual([]);
  });
  it('dynamic programming and trying all agree', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 12 }), (values) => {
        const { choices } = findChangePoints(values, {
          ...CHANGE_POINT_DEFAULTS,
          cost: 'squares',
          minSegment: 2,
          maxBreaks: 1,
        });
        const squares = (part: number[]): number => {
          const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
          return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        };
        const all = values.slice(2, -1).map((_, i) => squares(values.slice(0, i + 2)) + squares(values.slice(i + 2)));
        expect(choices[1]!.residual).toBeCloseTo(Math.min(...all), 6);
      }),
    );
  });
});

describe('alarms and self-excitation', () => {
  it('a burst of reports and a change of publishers', () => {
    const period = (i: number, reports: number, publisher: string) => ({
      start: dayName(dayNumber('2020-01-01') + 31 * i),
      reports,
      publishers: new Map([[publisher, reports]]),
    });
    const calm = Array.from({ length: 8 }, (_, i) => period(i, 20 + (i % 3), 'A'));
    expect(loadAlarms(calm)).toEqual([]);
    expect(loadAlarms([...calm, period(8, 90, 'A')]).map(({ kind }) => kind)).toEqual(['volume']);
    expect(loadAlarms([...calm, period(8, 21, 'B')]).map(({ kind }) => kind)).toEqual(['sources']);
  });
  it('tells a process that feeds on itself from one that does not', () => {
    const random = createRandom(3);
    const poisson = (mean: number): number => {
      let draws = 0;
      for (let product = random(); product > Math.exp(-mean); product *= random()) draws++;
      return draws;
    };
    const simulate = (excited: number): number[] => {
      let recent = 0;
      return Array.from({ length: 1500 }, () => {
        const count = poisson((1 - excited) * 1.2 + excited * recent);
        recent = 0.7 * recent + 0.3 * count;
        return count;
      });
    };
    const fed = fitSelfExcitation(simulate(0.6))!;
    const plain = fitSelfExcitation(simulate(0))!;
    expect(fed.excited).toBeGreaterThan(0.4);
    expect(fed.gain).toBeGreaterThan(10);
    expect(plain.excited).toBeLessThan(0.2);
    expect(fitSelfExcitation([1, 0, 2])).toBeNull();
  });
});

describe('escalation', () => {
  const run = (events: Parameters<typeof input>[0], given = {}) =>
    escalation.run(input(events), readSettings(escalation, given), { timeLimit: 10, seed: 1 }) as unknown as Promise<
      Escalation & { notes: { code: string }[] }
    >;

  it('keeps cooperation and conflict apart, counts an incident once, and leaves silent weeks without value', async () => {
    const result = await run(
      [
        act('a', 'ASSAULT', 'b', '2020-01-06', -10, {
          incident: { id: 'i' },
          quantities: [{ role: 'killed', value: 3, scope: 'act' }],
        }),
        act('a', 'ASSAULT', 'b', '2020-01-07', -10, {
          incident: { id: 'i' },
          quantities: [{ role: 'killed', value: 5, scope: 'act' }],
        }),
        act('a/government', 'AID', 'b', '2020-01-08', 7),
        act('b', 'ACCUSE', 'a', '2020-01-22', -2),
        act('a', 'ASSAULT', 'b', '2020-01-22', -10, { status: 'denied' }),
        act('a', 'AID', 'b', null, 7),
      ],
      { who: 'a,b' },
    );
    const weeks = result.series.find((series) => series.interval === 'week' && series.from === 'a')!.periods;
    expect(
      weeks.map(({ start, cooperation, conflict, net, events, killed, denied }) => [
        start,
        cooperation,
        conflict,
        net,
        events,
        killed,
        denied,
      ]),
    ).toEqual([
      ['2020-01-06', 7, 10, -3, 2, 5, 0],
      ['2020-01-13', null, null, null, null, 0, 0],
      ['2020-01-20', 0, 0, 0, 0, 0, 1],
    ]);
    expect(result.counts).toMatchObject({ undated: 1, missingPeriods: 1 });
    expect(result.notes.map(({ code }) => code)).toContain('escalation.undated');
  });

  it('finds a break, with the events at it', async () => {
    const events = Array.from({ length: 40 }, (_, week) =>
      act(
        'a',
        week < 20 ? 'AID' : 'ASSAULT',
        'b',
        dayName(dayNumber('2020-01-06') + 7 * week),
        (week < 20 ? 5 : -9) + (week % 3) / 10,
      ),
    );
    const result = await run(events, { who: 'a,b' });
    expect(result.breaks).toMatchObject([{ from: 'a', to: 'b', date: dayName(dayNumber('2020-01-06') + 140) }]);
    expect(events.slice(20, 26).map(({ id }) => id)).toContain(result.breaks[0]!.events[0]);
    expect(result.breaks[0]!.detected! > result.breaks[0]!.date).toBe(true);
  });

  it('says so when there is nothing', async () => {
    const result = await run([]);
    expect(result.notes.map(({ code }) => code)).toEqual(['escalation.none']);
    expect(result.series.every(({ periods }) => periods.length === 0)).toBe(true);
  });
});

const rows = (file: string): number[][] =>
  readFileSync(join(SIGNED_DATA, file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));

describe.skipIf(!HAVE_DATA)(`published series${WHY_SKIPPED}`, () => {
  it('Nile: one break after 1898', () => {
    const found = findChangePoints(
      rows('nile/nile.csv').map((row) => row[1]!),
      { ...CHANGE_POINT_DEFAULTS, cost: 'squares', minSegment: 15, maxBreaks: 5 },
    );
    expect(found.points.map(({ at }) => at)).toEqual([28]);
    expect(found.choices.slice(0, 2).map(({ residual }) => Math.round(residual))).toEqual([2835157, 1597457]);
  });
  it('Israel and Palestine in 4-week sums: the breaks of strucchange, with their residuals', () => {
    const sums = rows('msbvar/israel_palestine_4week_sums.csv');
    const options = { ...CHANGE_POINT_DEFAULTS, cost: 'squares', minSegment: 16, maxBreaks: 5 } as const;
    const out = findChangePoints(
      sums.map((row) => row[2]!),
      options,
    );
    expect(out.points.map(({ at }) => at)).toEqual([284, 300]);
    expect(out.choices.slice(0, 3).map(({ residual }) => residual.toFixed(1))).toEqual([
      '46216221.9',
      '17051569.3',
      '13187598.1',
    ]);
    expect(
      findChangePoints(
        sums.map((row) => row[3]!),
        options,
      ).points.map(({ at }) => at),
    ).toEqual([268, 284, 301]);
    expect(
      findChangePoints(
        sums.map((row) => row[2]!),
        { ...options, method: 'pelt', cost: 'absolute', minSegment: 16 },
      ).points.length,
    ).toBeLessThan(6);
  });

  const keds = join(SIGNED_DATA, 'keds/levant_1979_2004.tsv.gz');
  it.skipIf(!existsSync(keds))(
    'Levant: 2,489 weekly cells as published, and the four months that stand twice',
    async () => {
      const weights = new Map(
        readFileSync(join(SIGNED_DATA, 'goldstein/weis_keds_extended.tsv'), 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => {
            const [code, weight] = line.split('\t');
            return [code!, Number(weight)];
          }),
      );
      const side = (code: string): string | null =>
        code.startsWith('ISR') ? 'israel' : code.startsWith('PAL') ? 'palestine' : code;
      const events = gunzipSync(readFileSync(keds))
        .toString('latin1')
        .trim()
        .split('\n')
        .map((line) => {
          const [date, from, to, code, ...words] = line.split('\t') as [string, string, string, string];
          const year = Number(date.slice(0, 2));
          const day = `${year < 70 ? 20 : 19}${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4, 6)}`;
          return act(side(from), code, side(to), day, weights.get(code) ?? null, {
            evidence: { text: `${from} ${to} ${words.join(' ')}` },
          });
        });
      const result = (await escalation.run(
        input(events),
        readSettings(escalation, { who: 'israel,palestine', weeks: 'bins52', count: 'rows', 'max-breaks': 0 }),
        { timeLimit: 60, seed: 1 },
      )) as unknown as Escalation;
      const weekly = (from: string) =>
        result.series.find((series) => series.interval === 'week' && series.from === from)!.periods;
      const published = rows('msbvar/israel_palestine_weekly.csv');
      let same = 0;
      for (const [week, out, back] of published) {
        // The file's first week is that of its first event.
        for (const [from, value] of [
          ['israel', out!],
          ['palestine', back!],
        ] as const)
          if (Math.abs((weekly(from)[week! - 1]?.net ?? 0) - value) < 0.05) same++;
      }
      expect(weekly('israel')[0]!.start).toBe('1979-04-09');
      expect([same, published.length * 2]).toEqual([2489, 2556]);
      expect(result.alarms.filter(({ kind }) => kind === 'doubled').map(({ start }) => start)).toEqual([
        '2002-03-01',
        '2002-04-01',
        '2002-05-01',
        '2002-06-01',
      ]);
    },
    60_000,
  );
});
