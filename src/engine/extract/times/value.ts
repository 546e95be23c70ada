/**
 * A TIMEX3 value → what the rest of the engine and other programs can use: first and last day, precision, EDTF.
 * EDTF stops at level 1 (ISO 8601-2:2019): seasons 21–24, `X` for unspecified digits, intervals; quarters and weeks have
 * no form there and become intervals of days.
 */
import type { DatePrecision } from '../../document.ts';
import { addDays, addMonths, dayText, daysInMonth, pad, parseDay, weekStart } from './calendar.ts';

export interface Extent {
  earliest: string | null;
  latest: string | null;
  precision: DatePrecision;
  edtf: string | null;
}

const NOTHING: Extent = { earliest: null, latest: null, precision: 'vague', edtf: null };
const SEASONS: Record<string, [number, number]> = { SP: [21, 3], SU: [22, 6], FA: [23, 9], WI: [24, 12] };
const HALVES: Record<string, [number, number]> = {
  H1: [1, 6],
  H2: [7, 12],
  Q1: [1, 3],
  Q2: [4, 6],
  Q3: [7, 9],
  Q4: [10, 12],
};

const between = (earliest: string, latest: string, precision: DatePrecision, edtf: string): Extent => ({
  earliest,
  latest,
  precision,
  edtf,
});

export function extentOf(value: string | null): Extent {
  if (value === null) return NOTHING;
  const bc = /^BC(\d{4})(?:-|$)/.exec(value);
  if (bc) {
    const year = `-${pad(Number(bc[1]) - 1, 4)}`;
    return between(`${year}-01-01`, `${year}-12-31`, 'year', year);
  }
  const day = /^(\d{4}-\d{2}-\d{2})(?:T(.*))?$/.exec(value);
  if (day) return ofDay(day[1]!, day[2]);
  const month = /^(\d{4})-(\d{2})$/.exec(value);
  if (month) {
    const last = daysInMonth(Number(month[1]), Number(month[2]));
    return between(`${value}-01`, `${value}-${last}`, 'month', value);
  }
  const week = /^(\d{4})-W(\d{2})(-WE)?$/.exec(value);
  if (week) {
    const monday = weekStart(Number(week[1]), Number(week[2]));
    const first = dayText(addDays(monday, week[3] ? 5 : 0));
    const last = dayText(addDays(monday, 6));
    return between(first, last, week[3] ? 'weekend' : 'week', `${first}/${last}`);
  }
  const part = /^(\d{4})-(Q[1-4]|H[12])$/.exec(value);
  if (part) {
    const [from, to] = HALVES[part[2]!]!;
    const first = `${part[1]}-${pad(from)}`;
    const last = `${part[1]}-${pad(to)}`;
    const precision = part[2]!.startsWith('Q') ? 'quarter' : 'half-year';
    return between(`${first}-01`, `${last}-${daysInMonth(Number(part[1]), to)}`, precision, `${first}/${last}`);
  }
  const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(value);
  if (season) {
    const [code, from] = SEASONS[season[2]!]!;
    const first = { year: Number(season[1]), month: from, day: 1 };
    const next = addMonths(first, 3);
    return between(dayText(first), dayText(addDays(next, -1)), 'season', `${season[1]}-${code}`);
  }
  if (/^\d{4}$/.test(value)) return between(`${value}-01-01`, `${value}-12-31`, 'year', value);
  if (/^\d{3}$/.test(value)) return between(`${value}0-01-01`, `${value}9-12-31`, 'decade', `${value}X`);
  if (/^\d{2}$/.test(value)) return between(`${value}00-01-01`, `${value}99-12-31`, 'century', `${value}XX`);
  return NOTHING;
}

function ofDay(day: string, hour: string | undefined): Extent {
  if (!parseDay(day)) return NOTHING;
  const zone = hour?.endsWith('Z') ? 'Z' : '';
  const time = zone ? hour!.slice(0, -1) : hour;
  if (time === undefined) return between(day, day, 'day', day);
  if (/^[A-Z]{2}$/.test(time)) return between(day, day, 'part-of-day', day);
  const precision = /^\d{2}:\d{2}:\d{2}/.test(time) ? 'second' : /^\d{2}:\d{2}/.test(time) ? 'minute' : 'hour';
  // EDTF wants full clock times; 24:00 is the next day's 00:00.
  if (time === '24:00') return between(day, day, precision, day);
  return between(
    day,
    day,
    precision,
    precision === 'hour' ? day : `${day}T${time.length === 5 ? `${time}:00` : time}${zone}`,
  );
}
