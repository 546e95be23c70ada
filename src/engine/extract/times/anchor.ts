/**
 * What relative times are counted from. A news report is anchored to its publication date; a history to the last date it
 * mentioned ("the following year", "in September"). Which of the two a document is, is decided once, from its explicit years.
 */
import type { StoryYears } from './story.ts';
import {
  addDays,
  addMonths,
  type Day,
  dayNumber,
  dayText,
  monthText,
  weekday,
  weekText,
  yearText,
} from './calendar.ts';

/** A date as fine as it was given. */
export interface Reference {
  year: number;
  month: number | null;
  day: number | null;
  quarter?: number | null;
}

export type Direction = 'past' | 'future' | null;

export interface Anchor {
  readonly publication: Day | null;
  readonly narrative: boolean;
  /** In a history: the years of its months. */
  readonly years: StoryYears | null;
  /** Last date mentioned. */
  mention: Reference | null;
  /** Where in the text that was. */
  at: number;
  /** Last date mentioned that was a day: "that day" after "in October" still has one. */
  day: Reference | null;
  /** Last fiscal or calendar quarter mentioned. */
  quarter: Quarter | null;
  /** The quarter results are told of: "a year earlier", "the latest quarter" in earnings news are counted from it. */
  reported: Quarter | null;
  /** Where the talk last was of longer stretches ("the nine months"): a comparison there is with a year, not a quarter. */
  stretch: number;
}

export interface Quarter {
  year: number;
  quarter: number;
  /** Where in the text. */
  at: number;
  /** Of a company's own year, not the calendar's. */
  own?: boolean;
}

/** Of a history with its years, of news without. */
export const newAnchor = (publication: Day | null, years: StoryYears | null): Anchor => ({
  publication,
  narrative: years !== null,
  years,
  mention: null,
  at: 0,
  day: null,
  quarter: null,
  reported: null,
  stretch: -1,
});

/** What "today", "last year", "next week" count from. */
export function present(anchor: Anchor): Reference | null {
  if (anchor.narrative && anchor.mention) return anchor.mention;
  return anchor.publication;
}

/** What "that day", "the following year", "two days later" count from. */
export function context(anchor: Anchor): Reference | null {
  return anchor.mention ?? anchor.publication;
}

/** The same where a day is wanted. */
export function contextDay(anchor: Anchor): Reference | null {
  const { mention, day } = anchor;
  if (!mention || mention.day) return context(anchor);
  const agrees = day !== null && day.year === mention.year && (mention.month === null || mention.month === day.month);
  return agrees ? day : mention;
}

/** What "late in the day" is of: the last day named, though a month or a year was since, failing that the day of a report. */
export function lastDay(anchor: Anchor): Reference | null {
  const reference = contextDay(anchor);
  return reference?.day || anchor.narrative ? reference : (anchor.day ?? anchor.publication);
}

/** What "the same day" is: the last day named, whatever months or years were named since. */
export function namedDay(anchor: Anchor): Reference | null {
  const reference = contextDay(anchor);
  return reference?.day ? reference : (anchor.day ?? (anchor.narrative ? reference : anchor.publication));
}

const asDay = (reference: Reference): Day | null =>
  reference.month && reference.day ? { year: reference.year, month: reference.month, day: reference.day } : null;

/** TIMEX3 value of the unit `offset` units away from the reference; null where the reference is too coarse. */
export function shifted(reference: Reference | null, unit: string, offset: number): string | null {
  if (!reference) return null;
  const day = asDay(reference);
  switch (unit) {
    case 'D':
      return day && dayText(addDays(day, offset));
    case 'W':
      return day && weekText(addDays(day, offset * 7));
    case 'F':
      return day && weekText(addDays(day, offset * 14));
    case 'WE':
      return day && `${weekText(addDays(day, offset * 7))}-WE`;
    case 'M': {
      if (!reference.month) return null;
      return monthText(addMonths({ year: reference.year, month: reference.month, day: 1 }, offset));
    }
    case 'Q': {
      const quarter = reference.quarter ?? (reference.month ? Math.ceil(reference.month / 3) : null);
      if (!quarter) return null;
      const index = reference.year * 4 + quarter - 1 + offset;
      return `${yearText(Math.floor(index / 4))}-Q${(((index % 4) + 4) % 4) + 1}`;
    }
    case 'Y':
      return yearText(reference.year + offset);
    case 'DE':
      return decadeText(reference.year + offset * 10);
    case 'CE':
      return yearText(reference.year + offset * 100).slice(0, -2);
    default:
      return null;
  }
}

export const decadeText = (year: number): string => yearText(year).slice(0, -1);

/** Characters a passage reaches beyond the last date named in it. */
const PASSAGE = 120;

/** The year of a month (and day) named without one, at a place in the text. */
export function yearFor(
  anchor: Anchor,
  month: number,
  day: number | null,
  direction: Direction,
  at: number,
): number | null {
  if (anchor.years) return anchor.years.ofMonth(month, at) ?? anchor.publication?.year ?? null;
  const base = anchor.publication;
  const passage = anchor.mention?.month && at - anchor.at < PASSAGE ? anchor.mention.year : null;
  if (!base) return passage;
  // A passage of history in a report: "On 3 May 2003 … By June …". A bare year is as often an aside.
  if (passage !== null && passage < base.year - 1 && direction !== 'future') return passage;
  const here = dayNumber(day ? base : { ...base, day: 15 });
  const years = [base.year - 1, base.year, base.year + 1];
  // The nearest; a tense pulls, but "must answer by Jan. 14" is next week although the story is told in the past.
  const cost = (year: number): number => {
    const distance = dayNumber({ year, month, day: day ?? 15 }) - here;
    const against = (direction === 'past' && distance > 0) || (direction === 'future' && distance < 0);
    return Math.abs(distance) * (against ? AGAINST_TENSE : 1);
  };
  return years.reduce((best, year) => (cost(year) < cost(best) ? year : best));
}

/** How much farther a date against the tense seems. Tuned on TimeBank: 3 to 10 are alike. */
const AGAINST_TENSE = 7;

/** The day a weekday names: the nearest before the anchor (itself included), or after it with a future verb. */
export function weekdayOf(anchor: Anchor, which: number, direction: Direction): Day | null {
  const base = anchor.narrative ? asDay(anchor.mention ?? { year: 0, month: null, day: null }) : anchor.publication;
  if (!base) return null;
  const ahead = (which - weekday(base) + 7) % 7;
  if (anchor.narrative) return addDays(base, ahead);
  if (ahead === 0) return base;
  return addDays(base, direction === 'future' ? ahead : ahead - 7);
}

/** Remembers a value as the date last mentioned. Vague and repeated ones are no anchor. */
export function remember(anchor: Anchor, value: string, at: number, reports?: 'own' | 'calendar'): void {
  const match = /^(BC)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:-?(Q[1-4]|SP|SU|FA|WI|W\d\d))?/.exec(value);
  if (!match) return;
  const year = match[1] ? 1 - Number(match[2]) : Number(match[2]);
  const quarter = match[5]?.startsWith('Q') ? Number(match[5].slice(1)) : null;
  const season = match[5] ? { SP: 4, SU: 7, FA: 10, WI: null }[match[5]] : null;
  anchor.mention = {
    year,
    month: match[3] ? Number(match[3]) : (season ?? null),
    day: match[4] ? Number(match[4]) : null,
    quarter,
  };
  anchor.at = at;
  if (anchor.mention.day) anchor.day = anchor.mention;
  if (quarter) {
    anchor.quarter = { year, quarter, at, own: reports === 'own' };
    if (isReported(anchor, anchor.quarter, reports !== undefined)) anchor.reported = anchor.quarter;
    else if (anchor.reported) anchor.reported = { ...anchor.reported, at };
  }
}

/** Is the talk of a stretch longer than a quarter? */
export const inStretch = ({ reported, stretch }: Anchor): boolean => stretch > (reported?.at ?? -1);

const index = ({ year, quarter }: { year: number; quarter: number }): number => year * 4 + quarter;

/** Results are of a quarter that is over; a forecast, or a look at the quarter before, does not change which. */
function isReported({ reported, publication }: Anchor, next: Quarter, says: boolean): boolean {
  if (!reported || says || !publication) return true;
  const now = publication.year * 4 + Math.ceil(publication.month / 3);
  if (index(reported) >= now) return true;
  return index(next) < now && index(next) >= index(reported);
}

/** A history says "last year" or "Friday" once in some thousand words at most; a short text that does is news. */
const NEWSWORDS = 1000;

/**
 * Is this a history? Many explicit years, most of them well before publication, and few words such as "yesterday" or a bare
 * "Friday", of which news is full. Thresholds from WikiWars (an old year every 80 words) against TimeBank and AQUAINT.
 */
export function isNarrative(years: readonly number[], news: number, words: number, publication: Day | null): boolean {
  if (years.length < 4 || news * NEWSWORDS > words) return false;
  const old = publication ? years.filter((year) => year < publication.year) : years;
  // A long one that keeps to a few years names them less often.
  const sparse = old.length >= 10 ? 400 : 250;
  return old.length / years.length > 0.7 && old.length * sparse > words && news * 4 <= old.length;
}
