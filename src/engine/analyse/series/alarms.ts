/**
 * Signs that a rise in a series is one of reporting and not of events.
 *
 * - doubled: days on which every line (who, whom, what) stands an even number of times, several different lines at once. A
 *   month with a fifth of such days and more was most likely loaded twice.
 * - volume: far more reports in a period than in the dozen before.
 * - sources: the publishers of a period are mostly others than before.
 */
export interface Alarm {
  kind: 'doubled' | 'volume' | 'sources';
  /** First day of the period. */
  start: string;
  message: string;
}

/** Different lines a day needs before even counts mean anything: by chance all are even in one case of 2^lines. */
const LINES = 4;
const SHARE_OF_DAYS = 0.2;

/** @param lines day to the counts of its different lines */
export function doubledMonths(lines: ReadonlyMap<string, ReadonlyMap<string, number>>): Alarm[] {
  const months = new Map<string, { days: number; even: number }>();
  for (const [day, counts] of lines) {
    const month = day.slice(0, 7);
    const seen = months.get(month) ?? { days: 0, even: 0 };
    months.set(month, seen);
    seen.days++;
    let even = counts.size >= LINES;
    for (const count of counts.values()) if (count % 2 === 1) even = false;
    if (even) seen.even++;
  }
  return [...months]
    .filter(([, { days, even }]) => even > 1 && even >= SHARE_OF_DAYS * days)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, { days, even }]) => ({
      kind: 'doubled',
      start: `${month}-01`,
      message: `on ${even} of ${days} days every report of ${month} stands an even number of times: the month may have been loaded twice`,
    }));
}

export interface Load {
  start: string;
  reports: number;
  publishers: ReadonlyMap<string, number>;
}

const LOOK_BACK = 12;

export function loadAlarms(periods: readonly Load[]): Alarm[] {
  const alarms: Alarm[] = [];
  for (const [i, period] of periods.entries()) {
    const past = periods.slice(Math.max(0, i - LOOK_BACK), i);
    if (past.length < 4 || period.reports < 10) continue;
    const counts = past.map((one) => one.reports).sort((a, b) => a - b);
    const median = counts[Math.floor(counts.length / 2)]!;
    const spread = counts.map((count) => Math.abs(count - median)).sort((a, b) => a - b)[
      Math.floor(counts.length / 2)
    ]!;
    if (median > 0 && period.reports > 2 * median && period.reports > median + 6 * Math.max(1, spread))
      alarms.push({
        kind: 'volume',
        start: period.start,
        message: `${period.reports} reports against a median of ${median} in the ${past.length} periods before`,
      });
    const before = new Map<string, number>();
    for (const one of past)
      for (const [name, count] of one.publishers) before.set(name, (before.get(name) ?? 0) + count);
    const shift = distance(before, period.publishers);
    if (shift > 0.5)
      alarms.push({
        kind: 'sources',
        start: period.start,
        message: `${Math.round(shift * 100)} % of the reports come from other publishers than in the ${past.length} periods before`,
      });
  }
  return alarms;
}

/** Total variation distance of two distributions of publishers: 0 the same, 1 nothing in common. */
export function distance(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((total, n) => total + n, 0);
  const [inA, inB] = [sum(a), sum(b)];
  if (inA === 0 || inB === 0) return 0;
  let apart = 0;
  for (const name of new Set([...a.keys(), ...b.keys()]))
    apart += Math.abs((a.get(name) ?? 0) / inA - (b.get(name) ?? 0) / inB);
  return apart / 2;
}
