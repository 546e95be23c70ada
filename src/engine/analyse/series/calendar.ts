/**
 * Days into periods. Weeks are ISO weeks (from Monday), or 52 bins a year counted from 1 January, the last one longer, as
 * published Goldstein series of the 1990s have them: the two drift apart, so a result says which it used.
 */

export type Interval = 'day' | 'week' | 'month';
export type WeekKind = 'iso' | 'bins52';

const DAY = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / DAY);
}

export function dayName(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** First day of the period a day falls in. */
export function periodStart(day: number, interval: Interval, weeks: WeekKind): number {
  if (interval === 'day') return day;
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  if (interval === 'month') return Math.floor(Date.UTC(year, date.getUTCMonth(), 1) / DAY);
  // 1970-01-01 was a Thursday.
  if (weeks === 'iso') return day - ((((day + 3) % 7) + 7) % 7);
  const first = Math.floor(Date.UTC(year, 0, 1) / DAY);
  return first + 7 * Math.min(51, Math.floor((day - first) / 7));
}

/** First day of the following period. */
export function nextPeriod(start: number, interval: Interval, weeks: WeekKind): number {
  if (interval === 'day') return start + 1;
  const date = new Date(start * DAY);
  const year = date.getUTCFullYear();
  if (interval === 'month') return Math.floor(Date.UTC(year, date.getUTCMonth() + 1, 1) / DAY);
  if (weeks === 'iso') return start + 7;
  const first = Math.floor(Date.UTC(year, 0, 1) / DAY);
  return start - first >= 51 * 7 ? Math.floor(Date.UTC(year + 1, 0, 1) / DAY) : start + 7;
}

/** Starts of all periods from the one of the first day to the one of the last. */
export function periodsBetween(first: number, last: number, interval: Interval, weeks: WeekKind): number[] {
  const starts: number[] = [];
  for (let at = periodStart(first, interval, weeks); at <= last; at = nextPeriod(at, interval, weeks)) starts.push(at);
  return starts;
}
