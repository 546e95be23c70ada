/**
 * How far one time lies from another: the number a phrase counts, the day, month or year so many units away. In: a match or a
 * reference. Out: a number, a value or a reading of it; null where the words are too vague ("a few") or the reference too coarse.
 */
import { type Direction, type Quarter, type Reference, shifted } from '../anchor.ts';
import { addDays, addMonths, type Day, dayText, monthText, weekday, weekText, yearText } from '../calendar.ts';
import type { Match, Reading } from '../rule.ts';
import { CLASS } from '../vocabulary.ts';

/** Characters: two paragraphs of earnings news. */
const NEAR = 1000;

/** How many units away a word points. */
export const DEICTIC: Record<string, number> = {
  last: -1,
  past: -1,
  previous: -1,
  next: 1,
  coming: 1,
  following: 1,
  this: 0,
  current: 0,
  upcoming: 1,
};

/** A day or a longer time that the words imply. */
export const date = (value: string | null, extra: Partial<Reading> = {}): Reading => ({
  type: 'DATE',
  value,
  implied: true,
  ...extra,
});

/** A day, or the part of it that is named. */
export const timed = (day: string | null, part: string, extra: Partial<Reading> = {}): Reading => ({
  type: part ? 'TIME' : 'DATE',
  value: day && day + part,
  implied: true,
  ...extra,
});

/** Years back or ahead by default at the fineness of the unit; months and days likewise. */
export function moved(base: Reference | null, unit: string, count: number): string | null {
  if (!base) return null;
  const day: Day | null = base.month && base.day ? { year: base.year, month: base.month, day: base.day } : null;
  if (!Number.isInteger(count)) {
    if (unit === 'Y')
      return base.month
        ? monthText(addMonths({ year: base.year, month: base.month, day: 1 }, Math.round(count * 12)))
        : yearText(base.year + Math.trunc(count));
    const years = { DE: 10, CE: 100, ML: 1000 }[unit];
    if (years) return yearText(base.year + Math.round(count * years));
    if (unit === 'TH') return day && dayText(day);
    return null;
  }
  if (unit === 'DE') return yearText(base.year + count * 10);
  if (unit === 'CE') return yearText(base.year + count * 100);
  if (unit === 'W') return day && weekText(addDays(day, count * 7));
  if (unit === 'TH' || unit === 'TM' || unit === 'TS') return day && dayText(day);
  return shifted(base, unit, count);
}

/** "He was freed a year later" cannot lie after the day it was printed: what it counts from was not said. */
export function notPrinted(match: Match, value: string | null): string | null {
  const { publication, narrative } = match.anchor;
  if (narrative || !publication || !value || !/^\d{4}(?:-\d{2}){0,2}$/.test(value)) return value;
  const later = value > dayText(publication).slice(0, value.length);
  return later && match.direction() === 'past' ? null : value;
}

/** The unit a reference is given in. */
export const finest = (reference: Reference): string =>
  reference.quarter ? 'Q' : reference.day ? 'D' : reference.month ? 'M' : 'Y';

/** On a weekday, told in the past, "the weekend" is the one just over. */
export const weekend = (base: Reference | null, direction: Direction): string | null => {
  if (!base?.month || !base.day) return null;
  const day = { year: base.year, month: base.month, day: base.day };
  return `${weekText(addDays(day, weekday(day) <= 5 && direction !== 'future' ? -7 : 0))}-WE`;
};

/** The number of a count phrase: NaN never; null for "few", "several". */
export function countOf(match: Match): number | null {
  const words = match.all('count');
  const first = words[0];
  if (!first) return null;
  const half = match.list.slice(match.captures.count![1], match.end).some((lexeme) => lexeme.lower === 'half')
    ? 0.5
    : 0;
  if (first.lower === 'half') return 0.5;
  if (first.lower === 'quarter') return 0.25;
  if (first.lower === 'a' || first.lower === 'an') return 1 + half;
  if (first.lower === 'couple') return 2;
  if (first.bits & CLASS.SOME) return null;
  if (first.bits & CLASS.NUM) return first.n + half;
  return null;
}

/** The quarter the talk is of, if it is: named in this sentence or the one before, and no longer stretch since. */
export function quarterNear(match: Match, near = NEAR): Quarter | null {
  const { reported, stretch } = match.anchor;
  return reported && reported.at > stretch && match.list[match.at]!.start - reported.at < near ? reported : null;
}

/** The same quarter of the year before. */
export const yearBefore = ({ year, quarter }: Quarter): string => `${yearText(year - 1)}-Q${quarter}`;
