/** Breaks of one direction's series, with the events at each and whether the publishers changed with it. */
import type { Settings } from '../analysis.ts';
import { distance } from './alarms.ts';
import { dayName, dayNumber, nextPeriod, type WeekKind } from './calendar.ts';
import { type ChangePoint, type Cost, findChangePoints, type Segmentation } from './change-points.ts';
import type { Coverage, Direction, Series } from './escalation-series.ts';

export interface Break {
  from: string | null;
  to: string | null;
  measure: string;
  /** First day of the new level, and the first days it could have been. */
  date: string;
  interval: [string, string];
  /** End of the period in which the break could first be known; null if only in hindsight. */
  detected: string | null;
  before: number;
  after: number;
  /** Strongest events of the first periods of the new level. */
  events: string[];
  /** How different the publishers are on both sides, 0..1. Above 0.5 the break may be one of sources. */
  sourceShift: number;
}

export const MEASURES = ['net', 'conflict', 'cooperation', 'events', 'killed'] as const;
type Measure = (typeof MEASURES)[number];

export function breaksOf(
  direction: Direction,
  coverage: Coverage,
  series: Series,
  weeks: WeekKind,
  settings: Settings,
): { breaks: Break[]; segmentation: Omit<Segmentation, 'points'> & { from: string | null; to: string | null } } {
  const measure = settings['measure'] as Measure;
  // Periods nobody reported on have no value: they are skipped, not taken for peace.
  const periods = series.periods.filter((period) => period.net !== null);
  const measured = periods.map((period) => period[measure] as number);
  const { points, ...segmentation } = findChangePoints(measured, {
    method: settings['method'] as 'segments' | 'pelt',
    // Medians of all segments of a longer series do not fit into memory.
    cost: measured.length > 3000 ? 'squares' : (settings['cost'] as Cost),
    minSegment: settings['min-segment'] as number,
    maxBreaks: settings['max-breaks'] as number,
    penaltyFactor: settings['penalty'] as number,
  });
  const start = (at: number): string => periods[Math.min(at, periods.length - 1)]!.start;
  const breaks = points.map((point, i): Break => {
    const nextAt = points[i + 1]?.at ?? periods.length;
    const lastAt = points[i - 1]?.at ?? 0;
    return {
      from: direction.from,
      to: direction.to,
      measure,
      date: start(point.at),
      interval: [start(point.interval[0]), start(point.interval[1])],
      detected: detectedOn(
        point,
        periods.map((period) => period.start),
      ),
      before: point.before,
      after: point.after,
      events: strongestFrom(direction, dayNumber(start(point.at)), point.after < point.before ? -1 : 1, measure),
      sourceShift: distance(
        publishersBetween(coverage, dayNumber(start(lastAt)), dayNumber(start(point.at))),
        publishersBetween(
          coverage,
          dayNumber(start(point.at)),
          nextAt < periods.length ? dayNumber(start(nextAt)) : Number.POSITIVE_INFINITY,
        ),
      ),
    };
  });
  return { breaks, segmentation: { ...segmentation, from: direction.from, to: direction.to } };

  function detectedOn(point: ChangePoint, starts: readonly string[]): string | null {
    if (point.detected === null) return null;
    // Known at the end of the last period it needed.
    return dayName(nextPeriod(dayNumber(starts[point.detected - 1]!), series.interval, weeks));
  }
}

/** Events of the first month of a new level, strongest in its direction first. */
function strongestFrom(direction: Direction, from: number, side: 1 | -1, measure: Measure): string[] {
  const wanted = measure === 'net' ? side : measure === 'cooperation' ? 1 : -1;
  return direction.points
    .filter((point) => point.day >= from && point.day < from + 31)
    .sort((a, b) => wanted * (b.value - a.value) || b.reports - a.reports || a.day - b.day)
    .slice(0, 5)
    .map((point) => point.id);
}

function publishersBetween(coverage: Coverage, from: number, to: number): Map<string, number> {
  const sum = new Map<string, number>();
  for (const [day, publishers] of coverage.publishers) {
    if (day < from || day >= to) continue;
    for (const [publisher, count] of publishers) sum.set(publisher, (sum.get(publisher) ?? 0) + count);
  }
  return sum;
}
