/**
 * Days counted without a clock or a time zone. In: civil dates. Out: day numbers, ISO weeks, movable feasts.
 * Not `Date`: it has no years before 100 that can be trusted, and every call would have to fight the local zone.
 * Day arithmetic after Howard Hinnant, "chrono-compatible low-level date algorithms".
 */

export interface Day {
  /** Astronomical: 0 is 1 BC. */
  year: number;
  month: number;
  day: number;
}

/** Days since 1970-01-01. */
export function dayNumber({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

export function fromDayNumber(count: number): Day {
  const z = count + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

export const addDays = (day: Day, count: number): Day => fromDayNumber(dayNumber(day) + count);

export function addMonths({ year, month, day }: Day, count: number): Day {
  const index = year * 12 + month - 1 + count;
  const moved = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return { ...moved, day: Math.min(day, daysInMonth(moved.year, moved.month)) };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Monday is 1, Sunday is 7. */
export const weekday = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** ISO 8601 week and the year it belongs to. */
export function isoWeek(day: Day): { year: number; week: number } {
  const thursday = addDays(day, 4 - weekday(day));
  const first = dayNumber({ year: thursday.year, month: 1, day: 1 });
  return { year: thursday.year, week: Math.floor((dayNumber(thursday) - first) / 7) + 1 };
}

/** Monday of an ISO week. */
export function weekStart(year: number, week: number): Day {
  const fourth = { year, month: 1, day: 4 };
  return addDays(fourth, (week - 1) * 7 - weekday(fourth) + 1);
}

/** The nth (1 …, or -1 for the last) given weekday of a month. */
export function nthWeekday(year: number, month: number, which: number, nth: number): Day {
  if (nth > 0) {
    const first = { year, month, day: 1 };
    return addDays(first, ((which - weekday(first) + 7) % 7) + (nth - 1) * 7);
  }
  const last = { year, month, day: daysInMonth(year, month) };
  return addDays(last, -((weekday(last) - which + 7) % 7));
}

/** Western Easter Sunday, Gregorian computus (Meeus, Jones, Butcher). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return { year, month: Math.floor(sum / 31), day: (sum % 31) + 1 };
}

/** Orthodox Easter Sunday as a Gregorian date (Meeus's Julian algorithm; the calendars are 13 days apart until 2099). */
export function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const sum = d + e + 114;
  return addDays({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 }, 13);
}

/**
 * First day of a month of the tabular Islamic calendar that begins in the given Gregorian year (civil epoch, 30-year cycle
 * 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29). True to a day or so of what is proclaimed: hence approximations.
 */
export function islamicMonthStart(gregorianYear: number, month: number): Day[] {
  const starts: Day[] = [];
  const about = Math.floor(((gregorianYear - 622) * 33) / 32);
  for (let year = about - 1; year <= about + 2; year++) {
    const days = (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + 29 * (month - 1) + Math.floor(month / 2);
    const start = fromDayNumber(days + 1948440 - 2440588);
    if (start.year === gregorianYear) starts.push(start);
  }
  return starts;
}

export const pad = (value: number, width = 2): string => String(Math.abs(value)).padStart(width, '0');

/** TIMEX3 year: four digits, or BC and four digits (year 0 is 1 BC). */
export const yearText = (year: number): string => (year > 0 ? pad(year, 4) : `BC${pad(1 - year, 4)}`);
export const dayText = ({ year, month, day }: Day): string => `${yearText(year)}-${pad(month)}-${pad(day)}`;
export const monthText = ({ year, month }: { year: number; month: number }): string =>
  `${yearText(year)}-${pad(month)}`;
export function weekText(day: Day): string {
  const { year, week } = isoWeek(day);
  return `${yearText(year)}-W${pad(week)}`;
}

/** Reads YYYY-MM-DD (with or without a time after it); null if it is no date. */
export function parseDay(text: string | null | undefined): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '');
  if (!match) return null;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const real = day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= daysInMonth(day.year, day.month);
  return real ? day : null;
}
