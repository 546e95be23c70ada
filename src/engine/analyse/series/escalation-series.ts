/**
 * Series of cooperation and conflict from events: for one direction of a dyad, for one actor, or for all.
 *
 * The two are never netted away: both stand in every period, beside their sum, the number of events, and the dead and
 * injured, who are in no weight. A period in which nobody reported anything has no value; one with reports but no event
 * between these two has 0.
 */
import type { ActorHierarchy, AnalysisActor, AnalysisEvent, Window } from '../input.ts';
import { dayOf } from '../input.ts';
import { dayName, dayNumber, type Interval, periodStart, periodsBetween, type WeekKind } from './calendar.ts';

export type CountBy = 'incidents' | 'acts' | 'rows';

export interface Period {
  /** First day. */
  start: string;
  /** Null in a period without any report. */
  cooperation: number | null;
  conflict: number | null;
  net: number | null;
  events: number | null;
  positive: number;
  negative: number;
  killed: number;
  injured: number;
  /** Reports denied or withdrawn, which are in no sum. */
  denied: number;
  /** Coverage: documents and publishers with any event at all in the period, of whomever. */
  documents: number;
  publishers: number;
}

export interface Series {
  /** Who towards whom; null for all. */
  from: string | null;
  to: string | null;
  interval: Interval;
  periods: Period[];
}

/** One counted event of a direction. */
export interface Point {
  id: string;
  day: number;
  value: number;
  reports: number;
  killed: number;
  injured: number;
}

export interface Direction {
  from: string | null;
  to: string | null;
  points: Point[];
  denied: number[];
}

export interface Coverage {
  /** Day to the documents and publishers seen on it. */
  documents: Map<number, Set<string>>;
  publishers: Map<number, Map<string, number>>;
  /** Day to its different lines and how often each stands: for the alarm on doubled reports. */
  lines: Map<string, Map<string, number>>;
  rows: number;
  undated: number;
}

/**
 * @param who `[a, b]`: both directions between them; `[a]`: what a does, and what is done to a; `[]`: everything
 */
export function collect(
  events: Iterable<AnalysisEvent>,
  who: readonly string[],
  by: Window['by'],
  countBy: CountBy,
  hierarchy: ActorHierarchy,
): { directions: Direction[]; coverage: Coverage } {
  const open = directionsOf(who);
  const units = open.map(() => new Map<string, Point>());
  const coverage: Coverage = {
    documents: new Map(),
    publishers: new Map(),
    lines: new Map(),
    rows: 0,
    undated: 0,
  };
  const stands = (actor: AnalysisActor | null, id: string | null): boolean =>
    id === null || (actor?.id != null && (actor.id === id || isPart(actor.id, id, hierarchy)));
  for (const event of events) {
    coverage.rows++;
    const date = dayOf(event, by);
    if (date === null) {
      coverage.undated++;
      continue;
    }
    const day = dayNumber(date);
    cover(coverage, event, date, day);
    for (const [i, direction] of open.entries()) {
      if (!stands(event.actor, direction.from) || !stands(event.recipient, direction.to)) continue;
      if (event.status === 'denied' || event.status === 'negated') direction.denied.push(day);
      if (event.status !== 'occurred' && event.status !== 'ongoing') continue;
      const key = countBy === 'rows' ? event.id : countBy === 'acts' ? event.act : (event.incident?.id ?? event.act);
      add(units[i]!, key, event, day);
    }
  }
  for (const [i, direction] of open.entries()) {
    direction.points = [...units[i]!.values()].sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
  }
  return { directions: open, coverage };
}

function directionsOf(who: readonly string[]): Direction[] {
  const direction = (from: string | null, to: string | null): Direction => ({ from, to, points: [], denied: [] });
  const [a, b] = who;
  if (a === undefined) return [direction(null, null)];
  if (b === undefined) return [direction(a, null), direction(null, a)];
  return [direction(a, b), direction(b, a)];
}

function isPart(id: string, of: string, hierarchy: ActorHierarchy): boolean {
  return id.startsWith(`${of}/`) || hierarchy.parentOf(id) === of;
}

function cover(coverage: Coverage, event: AnalysisEvent, date: string, day: number): void {
  const docs = coverage.documents.get(day) ?? new Set();
  coverage.documents.set(day, docs.add(event.doc));
  const publishers = coverage.publishers.get(day) ?? new Map<string, number>();
  coverage.publishers.set(day, publishers);
  const publisher = event.publisher ?? '';
  publishers.set(publisher, (publishers.get(publisher) ?? 0) + 1);
  const line = [event.actor?.id, event.recipient?.id, event.type, ...event.modes, event.evidence?.text].join('|');
  const lines = coverage.lines.get(date) ?? new Map<string, number>();
  coverage.lines.set(date, lines);
  lines.set(line, (lines.get(line) ?? 0) + 1);
}

function add(units: Map<string, Point>, key: string, event: AnalysisEvent, day: number): void {
  const value = event.goldstein ?? 0;
  const [killed, injured] = [casualties(event, 'killed'), casualties(event, 'injured')];
  const unit = units.get(key);
  if (!unit) {
    units.set(key, { id: event.id, day, value, reports: 1, killed, injured });
    return;
  }
  unit.value = (unit.value * unit.reports + value) / (unit.reports + 1);
  unit.reports++;
  // Reports of one event often differ in date and toll: the first day, and the highest toll told.
  unit.day = Math.min(unit.day, day);
  unit.killed = Math.max(unit.killed, killed);
  unit.injured = Math.max(unit.injured, injured);
}

function casualties(event: AnalysisEvent, role: 'killed' | 'injured'): number {
  let sum = 0;
  for (const quantity of event.quantities ?? [])
    if (quantity.role === role && quantity.scope === 'act') sum += quantity.value ?? 0;
  return sum;
}

export function seriesOf(direction: Direction, coverage: Coverage, interval: Interval, weeks: WeekKind): Series {
  const days = [...coverage.documents.keys()];
  if (days.length === 0) return { from: direction.from, to: direction.to, interval, periods: [] };
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  const starts = periodsBetween(first, last, interval, weeks);
  const index = new Map(starts.map((start, i) => [start, i]));
  const at = (day: number): number | undefined => index.get(periodStart(day, interval, weeks));
  const docs: Set<string>[] = starts.map(() => new Set());
  const publishers: Set<string>[] = starts.map(() => new Set());
  for (const [day, ids] of coverage.documents) {
    const i = at(day);
    if (i === undefined) continue;
    for (const id of ids) docs[i]!.add(id);
    for (const name of coverage.publishers.get(day)!.keys()) publishers[i]!.add(name);
  }
  const periods: Period[] = starts.map((start, i) => {
    const covered = docs[i]!.size > 0;
    return {
      start: dayName(start),
      cooperation: covered ? 0 : null,
      conflict: covered ? 0 : null,
      net: covered ? 0 : null,
      events: covered ? 0 : null,
      positive: 0,
      negative: 0,
      killed: 0,
      injured: 0,
      denied: 0,
      documents: docs[i]!.size,
      publishers: publishers[i]!.size,
    };
  });
  for (const point of direction.points) {
    const period = periods[at(point.day) ?? -1];
    if (!period) continue;
    period.events = (period.events ?? 0) + 1;
    period.killed += point.killed;
    period.injured += point.injured;
    period.net = (period.net ?? 0) + point.value;
    if (point.value > 0) {
      period.positive++;
      period.cooperation = (period.cooperation ?? 0) + point.value;
    } else if (point.value < 0) {
      period.negative++;
      period.conflict = (period.conflict ?? 0) - point.value;
    }
  }
  for (const day of direction.denied) {
    const period = periods[at(day) ?? -1];
    if (period) period.denied++;
  }
  return {
    from: direction.from,
    to: direction.to,
    interval,
    periods: periods.map((period) => ({
      ...period,
      cooperation: tidy(period.cooperation),
      conflict: tidy(period.conflict),
      net: tidy(period.net),
    })),
  };
}

function tidy(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4;
}
