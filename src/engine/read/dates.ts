/**
 * Dates of publication as papers, agencies and machines write them → ISO 8601 (a date, or a date-time where a machine
 * wrote one). Relative expressions and dates inside sentences belong to the times stage, not here.
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?';
const YEAR = "((?:1[6-9]|20)\\d\\d|'?\\d\\d)";
const DAY = '([0-3]?\\d)(?:st|nd|rd|th)?';

/** Sources of the pattern of a written-out day, for others who look for one inside a line. */
export const DAY_MONTH_YEAR = `${WEEKDAY}${DAY}(?:\\s+of)?[\\s-]+${MONTH},?[\\s-]+${YEAR}\\b`;
export const MONTH_DAY_YEAR = `${WEEKDAY}${MONTH}\\s+${DAY}(?:,\\s*|\\s+)${YEAR}\\b`;
export const NUMERIC_DATE = '(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})(?!\\d)';

const dayMonthYear = new RegExp(`^${DAY_MONTH_YEAR}`, 'i');
const monthDayYear = new RegExp(`^${MONTH_DAY_YEAR}`, 'i');
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;
const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?Z?)?$/;
const isoTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i;
const mailTime =
  /^(?:[a-z]{3},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{2,4})\s+(\d\d:\d\d)(:\d\d)?\s*(Z|UTC?|GMT|E[SD]T|C[SD]T|M[SD]T|P[SD]T|[+-]\d\d:?\d\d)?$/i;
const ZONES: Record<string, string> = {
  Z: 'Z',
  UTC: 'Z',
  UT: 'Z',
  GMT: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
};

/** What may follow a date in its own line: a clock time, a zone, nothing else. */
const afterDate =
  /^[\s,|•·–—-]*(?:(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*)?(?:\(?(?:[A-Z]{2,4}|[+-]\d\d:?\d\d)\)?)?[\s.]*$/i;

/** ISO date or date-time of a string that is a date and nothing else; null if it is none or leaves two readings. */
export function parseDate(given: string): string | null {
  const text = given.trim();
  let m = isoTime.exec(text);
  if (m) return checked(m[1]!, `T${m[2]}${m[3] ?? ':00'}${zone(m[4])}`);
  m = mailTime.exec(text);
  if (m) {
    const day = iso(yearOf(m[3]!), monthOf(m[2]!), Number(m[1]));
    return day === null ? null : checked(day, `T${m[4]}${m[5] ?? ':00'}${zone(m[6])}`);
  }
  m = compact.exec(text);
  if (m) {
    const day = iso(Number(m[1]), Number(m[2]), Number(m[3]));
    return day === null ? null : m[4] ? checked(day, `T${m[4]}:${m[5]}:${m[6] ?? '00'}Z`) : day;
  }
  const found = leadingDate(text);
  return found && afterDate.test(text.slice(found.length)) ? found.iso : null;
}

/** A date at the very start of a text: its ISO form and how many characters it takes. */
export function leadingDate(text: string): { iso: string; length: number } | null {
  let m = dayMonthYear.exec(text);
  if (m) return result(m, iso(yearOf(m[3]!), monthOf(m[2]!), Number(m[1])));
  m = monthDayYear.exec(text);
  if (m) return result(m, iso(yearOf(m[3]!), monthOf(m[1]!), Number(m[2])));
  m = yearFirst.exec(text);
  if (m) return result(m, iso(Number(m[1]), Number(m[3]), Number(m[4])));
  m = yearLast.exec(text);
  if (m) {
    const [a, b, year] = [Number(m[1]), Number(m[3]), Number(m[4])];
    // 18.11.2015 is day first everywhere; 3/4/2015 is March in one country and April in another: no reading is better.
    if (m[2] === '.' || a > 12 || a === b) return result(m, iso(year, b, a));
    if (b > 12) return result(m, iso(year, a, b));
  }
  return null;
}

/** True for what was meant as a date, readable or not: used to say "bad date" and not "no date". */
export function looksLikeDate(text: string): boolean {
  return new RegExp(`^(?:${DAY_MONTH_YEAR}|${MONTH_DAY_YEAR}|${NUMERIC_DATE})`, 'i').test(text.trim());
}

function result(m: RegExpExecArray, isoDay: string | null): { iso: string; length: number } | null {
  return isoDay === null ? null : { iso: isoDay, length: m[0].length };
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Two digits are read as 1930 to 2029, as the wires of the eighties and nineties wrote them. */
function yearOf(digits: string): number {
  const n = Number(digits.replace("'", ''));
  return n >= 100 ? n : n < 30 ? 2000 + n : 1900 + n;
}

function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

function zone(given: string | undefined): string {
  if (given === undefined) return '';
  return ZONES[given.toUpperCase()] ?? (given.includes(':') ? given : `${given.slice(0, 3)}:${given.slice(3)}`);
}

function checked(day: string, time: string): string | null {
  const [y, m, d] = day.split('-').map(Number);
  return iso(y!, m!, d!) !== null && !Number.isNaN(Date.parse(day + time)) ? day + time : null;
}
