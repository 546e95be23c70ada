/**
 * The year a history stands in at each month or season it names without one. In: the lexemes of its sentences. Out: a year a
 * place. All dates of the text are weighed together: a story moves forward in small steps and seldom back, and a date with a
 * year of its own may be an aside ("until 1976", "as in 1614") that does not move it. The cheapest walk through all of them
 * counts (Viterbi 1967), so that the date that follows says as much as the one before.
 */
import type { Lexeme } from './lexemes.ts';
import { isYear } from './rules/years.ts';
import { CLASS } from './vocabulary.ts';

export interface StoryYears {
  /** The year of a month (a season: its middle one) named at or just after a place, failing that the story's year there. */
  ofMonth(month: number, at: number): number | null;
}

/** A date as the text names it: a year, a month, or both. */
interface Named {
  at: number;
  year: number | null;
  month: number | null;
}

/** Where the story may stand after a date. */
interface Place {
  year: number;
  month: number | null;
  /** What the walk there cost. */
  cost: number;
  before: Place | null;
  /** The year of the date itself: an aside's is not the story's. */
  own: number;
}

/** Costs of a step, tuned on WikiWars; the optimum is flat. */
const BACK = 2;
const ASIDE = { year: 5, month: 14 };
/** A month after "in 1927" is hardly of another year. */
const LEAVES = 2;
/** Places kept at each date. */
const KEPT = 48;
/** Characters a month may stand behind the beginning of its words ("the very early days of"). */
const FAR = 80;

/** Middle months of the seasons; a winter has two years. */
const SEASON_MONTH: Record<string, number> = { SP: 4, SU: 7, FA: 10 };

export function storyYears(lists: readonly (readonly Lexeme[])[]): StoryYears {
  const named = lists.flatMap(namedIn);
  const walked = walk(named);
  return {
    ofMonth(month, at) {
      const from = named.findIndex((date) => date.at >= at);
      const index = named.findIndex((date) => date.at >= at && date.month !== null);
      const date = named[index];
      if (date && date.month === month && date.at - at < FAR) return walked[index]?.own ?? null;
      return walked[from < 0 ? walked.length - 1 : Math.max(0, from - 1)]?.year ?? null;
    },
  };
}

function namedIn(list: readonly Lexeme[]): Named[] {
  const found: Named[] = [];
  for (let i = 0; i < list.length; i++) {
    const lexeme = list[i]!;
    const at = lexeme.start;
    const month = monthAt(list, i);
    if (month !== null) {
      const index = yearBehind(list, i);
      found.push({ at, month, year: index === null ? null : yearOf(list, index) });
      i = index ?? i;
    } else if (
      isEraYear(list, i) ||
      (lexeme.bits & CLASS.YEAR && isYear(list, lexeme, i) && list[i - 1]?.lower !== '-')
    )
      found.push({ at, month, year: yearOf(list, i) });
  }
  return found;
}

const isEraYear = (list: readonly Lexeme[], at: number): boolean =>
  ((list[at + 1]?.bits ?? 0) & CLASS.ERA) !== 0 && (list[at]!.bits & CLASS.NUM) !== 0 && Number.isInteger(list[at]!.n);

const yearOf = (list: readonly Lexeme[], at: number): number => {
  const { n } = list[at]!;
  return (list[at + 1]?.bits ?? 0) & CLASS.ERA && list[at + 1]!.n < 0 ? 1 - n : n;
};

/** The month named at a lexeme; not "may", "Mar", a march, a fall or a spring of water. */
function monthAt(list: readonly Lexeme[], at: number): number | null {
  const { bits, form, lower, n, code } = list[at]!;
  const [before, after] = [list[at - 1], list[at + 1]];
  if (bits & CLASS.SEASON) return yearBehind(list, at) === null ? null : (SEASON_MONTH[code] ?? null);
  if (!(bits & CLASS.MONTH) || !/^[A-Z]/.test(form)) return null;
  if (!/^(?:may|march|mar\.?|jan|jun|feb|dec|sept|oct|nov|aug|apr)$/.test(lower)) return n;
  const beside = ((before?.bits ?? 0) | (after?.bits ?? 0)) & (CLASS.DAY | CLASS.YEAR | CLASS.PHASE);
  const linked = /^(?:in|of|since|by|until|till|from|to|through|during|last|next|between|-)$/.test(before?.lower ?? '');
  return beside !== 0 || linked ? n : null;
}

/** Index of the year that belongs to a month: "3 May 1944", "May 3-5, 1944", "summer of 218 BC". */
function yearBehind(list: readonly Lexeme[], at: number): number | null {
  for (let i = at + 1; i < at + 7 && i < list.length; i++) {
    const { bits, lower } = list[i]!;
    if ((bits & CLASS.YEAR && lower.length === 4) || isEraYear(list, i)) return i;
    if (!(bits & (CLASS.DAY | CLASS.ORD)) && !/^(?:,|of|-|the)$/.test(lower)) return null;
  }
  return null;
}

/** The cheapest walk: a place a date; none where no year is named at all. */
function walk(named: readonly Named[]): Place[] {
  let places: Place[] = [...new Set(named.map((date) => date.year))]
    .filter((year) => year !== null)
    .map((year) => ({ year, month: null, cost: 0, before: null, own: year }));
  if (places.length === 0) return [];
  for (const date of named) {
    const next = new Map<number, Place>();
    for (const place of places.flatMap((before) => placesAfter(before, date))) {
      const key = place.year * 13 + (place.month ?? 0);
      if (place.cost < (next.get(key)?.cost ?? Number.POSITIVE_INFINITY)) next.set(key, place);
    }
    places = [...next.values()].sort((a, b) => a.cost - b.cost).slice(0, KEPT);
  }
  const walked: Place[] = [];
  for (let place = places[0]!; place.before; place = place.before) walked.unshift(place);
  return walked;
}

function placesAfter(before: Place, { year, month }: Named): Place[] {
  const cost = (to: number): number => before.cost + step(before, to, month);
  if (year === null) {
    const leaves = before.month === null ? LEAVES : 0;
    return [before.year - 1, before.year, before.year + 1].map((own) => ({
      year: own,
      month,
      cost: cost(own) + (own === before.year ? 0 : leaves),
      before,
      own,
    }));
  }
  const there = month ?? (year === before.year ? before.month : null);
  return [
    { year, month: there, cost: cost(year), before, own: year },
    { ...before, cost: before.cost + ASIDE[month === null ? 'year' : 'month'], before, own: year },
  ];
}

/** What a step costs: by its months, those back twice, each less than the one before. */
function step(from: Place, year: number, month: number | null): number {
  const years = year - from.year;
  if (years === 0 && (from.month === null || month === null)) return 0;
  // A year without a month begins after what came before it and ends before what follows.
  const [first, last] = years >= 0 ? [12, 1] : [1, 12];
  const months = years * 12 + (month ?? last) - (from.month ?? first);
  return Math.sqrt(Math.abs(months)) * (months < 0 ? BACK : 1);
}
