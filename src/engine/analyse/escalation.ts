/** `escalation`: cooperation and conflict over time, their breaks with the events at each, and alarms about the reporting. */
import { type Analysis, analysis, count, type Result, type Row } from './analysis.ts';
import { type Alarm, doubledMonths, type Load, loadAlarms } from './series/alarms.ts';
import { type Break, breaksOf, MEASURES } from './series/breaks.ts';
import { dayName, type Interval, periodStart, type WeekKind } from './series/calendar.ts';
import type { Segmentation } from './series/change-points.ts';
import {
  type CountBy,
  type Coverage,
  collect,
  type Direction,
  type Series,
  seriesOf,
} from './series/escalation-series.ts';
import { fitSelfExcitation, type SelfExcitation } from './series/hawkes.ts';

export interface Escalation {
  subject: string[];
  /** What a week is here. */
  weeks: string;
  countBy: CountBy;
  series: Series[];
  breaks: Break[];
  segmentations: (Omit<Segmentation, 'points'> & { from: string | null; to: string | null })[];
  alarms: Alarm[];
  selfExcitation: (SelfExcitation & { from: string | null; to: string | null })[];
  counts: { rows: number; undated: number; events: number; missingPeriods: number };
}

export const escalation: Analysis = analysis<Escalation>({
  id: 'escalation',
  title: 'Escalation',
  brief: 'Cooperation and conflict by day, week and month, with breaks, the events at each, and alarms about reporting',
  parameters: [
    {
      name: 'who',
      kind: 'text',
      default: null,
      placeholder: 'A[,B]',
      help: 'an actor, or two for both directions between them; without it all events of the selection',
    },
    {
      name: 'interval',
      kind: 'choice',
      options: ['week', 'month', 'day'],
      default: 'week',
      help: 'periods in which breaks are sought',
    },
    {
      name: 'weeks',
      kind: 'choice',
      options: ['iso', 'bins52'],
      default: 'iso',
      help: 'ISO weeks from Monday, or 52 bins a year from 1 January',
    },
    { name: 'measure', kind: 'choice', options: MEASURES, default: 'net', help: 'what breaks are sought in' },
    {
      name: 'count',
      kind: 'choice',
      options: ['incidents', 'acts', 'rows'],
      default: 'incidents',
      help: 'what counts once: an incident, a reported act, or a row',
    },
    {
      name: 'method',
      kind: 'choice',
      options: ['segments', 'pelt'],
      default: 'segments',
      help: 'best segmentation by BIC, or PELT with a penalty',
    },
    {
      name: 'cost',
      kind: 'choice',
      options: ['absolute', 'squares'],
      default: 'absolute',
      help: 'distance from the median, which single periods do not move, or squared from the mean',
    },
    {
      name: 'min-segment',
      kind: 'number',
      min: 1,
      max: 1000,
      whole: true,
      default: 4,
      help: 'periods between two breaks at least',
    },
    { name: 'max-breaks', kind: 'number', min: 0, max: 30, whole: true, default: 8, help: 'breaks at most (segments)' },
    {
      name: 'penalty',
      kind: 'number',
      min: 0,
      max: 1000,
      default: 3,
      help: 'cost of a break (pelt), in log n times the noise of the series',
    },
    {
      name: 'self-excitation',
      kind: 'flag',
      default: false,
      help: 'fit a discrete Hawkes process to hostile acts a day',
    },
  ],
  outputs: [
    { name: 'from', title: 'Who', kind: 'text' },
    { name: 'to', title: 'Whom', kind: 'text' },
    { name: 'start', title: 'Period', kind: 'date' },
    { name: 'cooperation', title: 'Cooperation', kind: 'number' },
    { name: 'conflict', title: 'Conflict', kind: 'number' },
    { name: 'net', title: 'Sum', kind: 'number' },
    { name: 'events', title: 'Events', kind: 'number' },
    { name: 'killed', title: 'Killed', kind: 'number' },
    { name: 'injured', title: 'Injured', kind: 'number' },
    { name: 'denied', title: 'Denied', kind: 'number' },
    { name: 'documents', title: 'Documents', kind: 'number' },
    { name: 'publishers', title: 'Publishers', kind: 'number' },
    { name: 'break', title: 'Break', kind: 'text' },
  ],
  cite: [
    'Goldstein 1992, JCR 36',
    'Bai & Perron 2003',
    'Killick, Fearnhead & Eckley 2012',
    'Eo & Morley 2015',
    'Lewis, Mohler, Brantingham & Bertozzi 2012',
  ],
  showsNot:
    'It shows how much was reported, weighted by kind of act: a rise may be one of reporting, a period without reports is not peace, and a break found in hindsight forecasts nothing.',
  takesEdges: false,
  run(input, settings, _context, notes) {
    const subject = String(settings['who'] ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter(Boolean);
    if (subject.length > 2)
      notes.push({
        code: 'escalation.who',
        line: null,
        message: `--who names ${subject.length} actors; the first two are taken`,
      });
    const countBy = settings['count'] as CountBy;
    const weeks = settings['weeks'] as WeekKind;
    const { directions, coverage } = collect(input.events, subject.slice(0, 2), input.window.by, countBy, input.actors);
    const series = directions.flatMap((direction) =>
      (['day', 'week', 'month'] as const).map((interval) => seriesOf(direction, coverage, interval, weeks)),
    );
    if (coverage.rows === 0)
      notes.push({
        code: 'escalation.none',
        line: null,
        message: 'no event in this selection; widen the period or the filters',
      });
    if (coverage.undated > 0)
      notes.push({
        code: 'escalation.undated',
        line: null,
        message: `${coverage.undated} of ${coverage.rows} rows have no date and are in no period`,
      });
    const interval = settings['interval'] as Interval;
    const found = directions.map((direction) =>
      breaksOf(direction, coverage, seriesOf(direction, coverage, interval, weeks), weeks, settings),
    );
    return {
      subject: subject.slice(0, 2),
      weeks: weeks === 'iso' ? 'ISO weeks, from Monday' : '52 bins a year from 1 January, the last of 8 or 9 days',
      countBy,
      series,
      breaks: found.flatMap((one) => one.breaks),
      segmentations: found.map((one) => one.segmentation),
      alarms: [...doubledMonths(coverage.lines), ...loadAlarms(loadsOf(coverage, weeks))].sort((a, b) =>
        a.start < b.start ? -1 : 1,
      ),
      selfExcitation: settings['self-excitation']
        ? directions.flatMap((direction) => excitation(direction, coverage))
        : [],
      counts: {
        rows: coverage.rows,
        undated: coverage.undated,
        events: directions.reduce((sum, direction) => sum + direction.points.length, 0),
        missingPeriods:
          series.find((one) => one.interval === interval)?.periods.filter((period) => period.net === null).length ?? 0,
      },
    };
  },
  rows: (result) => rowsOf(result),
  digest: (result) => drawTogether(rowsOf(result)),
  summary: (result) => [
    `${result.counts.events} ${result.countBy} from ${count(result.counts.rows, 'row')}, ${result.counts.undated} of them undated; ${result.parameters['interval']}s shown (${result.weeks}), the JSON has days, weeks and months; ${count(result.counts.missingPeriods, 'period')} without any report`,
    ...result.segmentations.map(
      (one) =>
        `${name(one.from, one.to)}: ${count(result.breaks.filter((found) => found.from === one.from && found.to === one.to).length, 'break')} in ${result.parameters['measure']} (${one.method === 'segments' ? 'best segmentation, their number by BIC' : `PELT, penalty ${one.penalty?.toFixed(1) ?? 'none'}`}; ${one.cost === 'absolute' ? 'distance from the median' : 'squared distance from the mean'}; at least ${one.minSegment} reported periods between breaks)`,
    ),
    ...result.breaks.map(
      (one) =>
        `break ${one.date} (${one.interval[0]} to ${one.interval[1]}; ${one.detected ? `known from ${one.detected}` : 'known only in hindsight'}): ${name(one.from, one.to)}, ${one.measure} from ${one.before.toFixed(1)} to ${one.after.toFixed(1)} a ${result.parameters['interval']}${one.sourceShift > 0.5 ? '; the publishers changed too, so it may be one of reporting' : ''}${one.events.length > 0 ? `; ${one.events.slice(0, 3).join(' ')}` : ''}`,
    ),
    ...result.alarms.map((alarm) => `alarm ${alarm.start} ${alarm.kind}: ${alarm.message}`),
    ...result.selfExcitation.map(
      (one) =>
        `self-excitation ${name(one.from, one.to)}: ${(one.excited * 100).toFixed(0)} % of hostile acts set off by earlier ones, half-life ${one.halfLife.toFixed(1)} days, gain ${one.gain.toFixed(1)}`,
    ),
  ],
});

function name(from: string | null, to: string | null): string {
  return from === null && to === null ? 'all events' : `${from ?? 'anyone'} → ${to ?? 'anyone'}`;
}

function rowsOf(result: Escalation & Result): Row[] {
  const interval = result.parameters['interval'];
  const breaks = new Set(result.breaks.map((one) => `${one.from} ${one.to} ${one.date}`));
  return result.series
    .filter((series) => series.interval === interval)
    .flatMap(({ from, to, periods }) =>
      periods.map((period) => ({
        from,
        to,
        start: period.start,
        cooperation: period.cooperation,
        conflict: period.conflict,
        net: period.net,
        events: period.events,
        killed: period.events === null ? null : period.killed,
        injured: period.events === null ? null : period.injured,
        denied: period.events === null ? null : period.denied,
        documents: period.documents,
        publishers: period.publishers,
        break: breaks.has(`${from} ${to} ${period.start}`) ? 'break' : null,
      })),
    );
}

/** Periods nobody reported on that follow on one another, in one row: years of silence must not bury what was said. */
function drawTogether(rows: readonly Row[]): Row[] {
  const drawn: Row[] = [];
  let silent = 0;
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1];
    const follows = before?.['from'] === row['from'] && before?.['to'] === row['to'];
    if (row['net'] !== null || !follows || before?.['net'] !== null) {
      silent = 0;
      drawn.push(row);
      continue;
    }
    silent++;
    const first = drawn.at(-1)!;
    drawn[drawn.length - 1] = { ...first, break: `no report for ${silent + 1} periods` };
  }
  return drawn;
}

function loadsOf(coverage: Coverage, weeks: WeekKind): Load[] {
  const months = new Map<number, Map<string, number>>();
  for (const [day, publishers] of coverage.publishers) {
    const start = periodStart(day, 'month', weeks);
    const month = months.get(start) ?? new Map<string, number>();
    months.set(start, month);
    for (const [publisher, count] of publishers) month.set(publisher, (month.get(publisher) ?? 0) + count);
  }
  return [...months]
    .sort(([a], [b]) => a - b)
    .map(([start, publishers]) => ({
      start: dayName(start),
      reports: [...publishers.values()].reduce((sum, count) => sum + count, 0),
      publishers,
    }));
}

function excitation(direction: Direction, coverage: Coverage): Escalation['selfExcitation'] {
  const days = [...coverage.documents.keys()].sort((a, b) => a - b);
  if (days.length === 0) return [];
  const first = days[0]!;
  const counts: number[] = new Array(days.at(-1)! - first + 1).fill(0);
  for (const point of direction.points) if (point.value < 0) counts[point.day - first]!++;
  const fitted = fitSelfExcitation(counts);
  return fitted ? [{ ...fitted, from: direction.from, to: direction.to }] : [];
}
