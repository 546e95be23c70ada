/** Calendar dates, written out or in figures, and months. Years alone stand in years.ts. */
import { context, present, yearFor } from '../anchor.ts';
import { daysInMonth, pad, yearText } from '../calendar.ts';
import type { Lexeme } from '../lexemes.ts';
import { type Match, mod, PHASE, phaseOf, type Reading, type Rule, rule } from '../rule.ts';
import { CLASS } from '../vocabulary.ts';

const YEAR = '(,? (year=YEAR|short=SHORTYEAR))?';
const WEEKDAY = '((this? (coming|past|last|next))? wd=WEEKDAY (,|the)? the?)?';
const DAY = 'day=(DAY|ORD)';

/** TIMEX3 part of day of a word ("night" → TNI), or ''. */
export const partText = (part: Lexeme | undefined): string => {
  if (!part) return '';
  if (/^(noon|midday)$/.test(part.lower)) return 'T12:00';
  if (part.lower === 'midnight') return 'T24:00';
  return `T${part.code}`;
};

export function dayReading(match: Match, month: number, day: number, extra: Partial<Reading> = {}): Reading | null {
  const stated = match.one('year');
  const year = stated
    ? stated.n
    : (shortYear(match) ??
      yearAhead(match, month) ??
      yearFor(match.anchor, month, day, match.direction(), match.list[match.at]!.start));
  if (day < 1 || day > daysInMonth(year ?? 2000, month)) return null;
  const part = partText(match.one('part'));
  return {
    type: part ? 'TIME' : 'DATE',
    value: `${year === null ? 'XXXX' : yearText(year)}-${pad(month)}-${pad(day)}${part}`,
    implied: !stated,
    ...extra,
  };
}

/** "November 15 to February 15, 1989", "in August and September 1914", "the spring and summer of 1979": the year stands with the second date. */
export function yearAhead(match: Match, month: number): number | null {
  const link = match.after()?.lower ?? '';
  if (!/^(and|to|-|until|till|through|or|,|\/)$/.test(link)) return null;
  let second: number | null = null;
  for (let i = 1; i < 8; i++) {
    const lexeme = match.after(i);
    if (!lexeme) return null;
    if (lexeme.bits & CLASS.YEAR && second !== null) return month > second ? lexeme.n - 1 : lexeme.n;
    if (lexeme.bits & CLASS.MONTH) second = lexeme.n;
    else if (lexeme.bits & CLASS.SEASON) second = lexeme.n * 3;
    else if (!(lexeme.bits & (CLASS.DAY | CLASS.PHASE)) && !/^(-|the|of|,|and|to|early|late)$/.test(lexeme.lower))
      return null;
  }
  return null;
}

function shortYear(match: Match): number | null {
  const short = match.one('short');
  if (!short) return null;
  if (match.anchor.narrative && match.anchor.mention)
    return Math.floor(match.anchor.mention.year / 100) * 100 + short.n;
  const century = Math.floor((match.anchor.publication?.year ?? 2020) / 100) * 100;
  return century + short.n > (match.anchor.publication?.year ?? 2020) + 10
    ? century - 100 + short.n
    : century + short.n;
}

/** "last May", "next March", "the previous April". */
function namedMonthYear({ anchor }: Match, month: number, which: string): number | null {
  const story = anchor.narrative || /^(?:previous|following|same)$/.test(which);
  const base = story ? context(anchor) : present(anchor);
  if (!base) return null;
  const here = base.month ?? 6;
  if (which === 'next' || which === 'following') return month > here ? base.year : base.year + 1;
  // On 1 March "last February" is a year ago; "last December" is three months.
  if (which === 'last' || which === 'previous') return month < here - 1 ? base.year : base.year - 1;
  if (which === 'past') return month < here ? base.year : base.year - 1;
  return base.year;
}

/** A bare month is one only where it cannot be a verb, a modal or a woman's name. */
function isMonth(match: Match, month: Lexeme): boolean {
  // "Jan" without a stop is a first name as often as a month.
  if (/^(jan|jun|feb|dec|sept|oct|nov|aug|apr)$/.test(month.lower)) return match.has('year') || match.has('phase');
  if (!/^(may|march|mar\.?|august|april|june)$/.test(month.lower)) return /^[A-Z]/.test(month.form);
  if (!/^[A-Z]/.test(month.form)) return false;
  if (match.has('year') || match.has('phase') || match.has('short')) return true;
  const before = match.list[match.list.indexOf(month) - 1];
  if (month.lower === 'may' || month.lower === 'march') {
    if (!before) return false;
    return (
      /^(in|of|since|by|until|till|from|to|through|during|last|next|this|for|between|and|early|late|mid|-|before|after|every|each|previous|following|the|,|or)$/.test(
        before.lower,
      ) &&
      !/^(AUX|VERB)$/.test(match.upos(month)) &&
      !(/^(,|and|or|the)$/.test(before.lower) && month.lower === 'may' ? match.upos(month) === 'AUX' : false)
    );
  }
  if (/^(april|june|august)$/.test(month.lower)) return !/^(mrs|mr|ms|miss|dr)\.?$/.test(before?.lower ?? '');
  return before !== undefined;
}

export const dates: readonly Rule[] = [
  rule('iso', 'iso=ISO (t? clock=CLOCK)? z?', (match) => {
    const clock = match.one('clock');
    const day = match.one('iso')!.lower;
    return { type: clock ? 'TIME' : 'DATE', value: clock ? `${day}T${clock.lower.padStart(5, '0')}` : day };
  }),
  rule('figures', 'date=SLASH (clock=(CLOCK|MILITARY))?', (match) => {
    const [a, b, c] = match.one('date')!.lower.split(/[/.-]/).map(Number);
    const dotted = match.one('date')!.lower.includes('.');
    const [month, day] = a! > 12 || (dotted && b! <= 12) ? [b!, a!] : [a!, b!];
    if (month < 1 || month > 12) return null;
    const year = c! < 100 ? (c! > 40 ? 1900 : 2000) + c! : c!;
    if (day < 1 || day > daysInMonth(year, month)) return null;
    const clock = match.one('clock')?.lower;
    const time = clock
      ? `T${clock.includes(':') ? clock.padStart(5, '0') : `${clock.slice(0, 2)}:${clock.slice(2)}`}`
      : '';
    return { type: time ? 'TIME' : 'DATE', value: `${yearText(year)}-${pad(month)}-${pad(day)}${time}` };
  }),
  // "24 February last year", "in March of last year"
  rule(
    'month-of-year',
    `${PHASE} ${WEEKDAY} (the? ${DAY} of? month=MONTH|month=MONTH (the? ${DAY})?) (,|of)? which=(this|last|next) unit=year`,
    (match) => {
      const month = match.one('month')!;
      const base = present(match.anchor);
      if (!base || !/^[A-Z]/.test(month.form)) return null;
      const year = base.year + ({ this: 0, last: -1, next: 1 }[match.one('which')!.lower] ?? 0);
      const day = match.one('day') ? `-${pad(match.one('day')!.n)}` : '';
      return {
        type: 'DATE',
        value: `${yearText(year)}-${pad(month.n)}${day}`,
        implied: true,
        ...mod(phaseOf(match.all('phase'))),
      };
    },
  ),
  rule(
    'month-day',
    `${WEEKDAY} (which=(last|next))? month=MONTH the? ${DAY} ((-|to|and|through|until) day2=DAY)? ${YEAR} part=PART?`,
    (match) => {
      const month = match.one('month')!;
      if (!/^[A-Z]/.test(month.form) && month.lower === 'may') return null;
      const which = match.one('which');
      if (!which) return dayOrRange(match, month.n);
      const day = match.one('day')!.n;
      const base = present(match.anchor);
      const ahead = base && (month.n - (base.month ?? 6) || day - (base.day ?? 15)) > 0;
      const year = base && base.year + (which.lower === 'last' ? (ahead ? -1 : 0) : ahead ? 0 : 1);
      if (year === null || match.has('year') || match.has('day2') || day > daysInMonth(year, month.n)) return null;
      return { type: 'DATE', value: `${yearText(year)}-${pad(month.n)}-${pad(day)}`, implied: true };
    },
  ),
  rule(
    'day-month',
    `${WEEKDAY} the? ${DAY} ((-|to|and|through|until) the? day2=DAY)? (day of|of)? month=MONTH ${YEAR} part=PART?`,
    (match) => {
      const month = match.one('month')!;
      const day = match.one('day')!;
      if (!/^[A-Z]/.test(month.form)) return null;
      if (month.lower === 'may' && match.upos(month) === 'AUX') return null;
      // "the second March offensive" is no date; "20 March", "the 2nd March", "second of March" are.
      if (!(day.bits & CLASS.DAY) && !match.list.slice(match.at, match.end).some((lexeme) => lexeme.lower === 'of'))
        return null;
      return dayOrRange(match, month.n);
    },
  ),
  rule(
    'part-of-date',
    `(the? (phase=(early|late|mid))? (in)? the? (phase=(early|late|mid))? (part=PART) (hours)? of) ${WEEKDAY} (month=MONTH ${DAY} ${YEAR}|the? ${DAY} of? month=MONTH ${YEAR})`,
    (match) => {
      if (match.list[match.at]!.lower === 'in') return null;
      const reading = dayReading(match, match.one('month')!.n, match.one('day')!.n);
      return reading && { ...reading, ...mod(phaseOf(match.all('phase'))) };
    },
  ),
  rule('month-year', `${PHASE} month=MONTH (,|of)? (year=YEAR|short=SHORTYEAR)`, (match) => {
    const year = match.one('year')?.n ?? shortYear(match);
    const month = match.one('month')!;
    if (year === null || (month.lower === 'may' && !/^M/.test(month.form))) return null;
    return { type: 'DATE', value: `${yearText(year)}-${pad(month.n)}`, ...mod(phaseOf(match.all('phase'))) };
  }),
  rule(
    'month',
    `${PHASE} (which=(last|next|this|this past|the previous|the following|the same|that))? month=MONTH (of (that|the same|this) year)?`,
    (match) => {
      const month = match.one('month')!;
      const which = match.all('which').at(-1)?.lower;
      if (!which && !isMonth(match, month)) return null;
      if (which && (!/^[A-Z]/.test(month.form) || (match.all('which').length === 1 && which === 'that'))) return null;
      const ofYear = match.list[match.end - 1]!.lower === 'year';
      const year = ofYear
        ? (match.anchor.mention?.year ?? null)
        : which
          ? namedMonthYear(match, month.n, which)
          : (yearAhead(match, month.n) ??
            yearFor(match.anchor, month.n, null, match.direction(), match.list[match.at]!.start));
      return {
        type: 'DATE',
        value: year === null ? null : `${yearText(year)}-${pad(month.n)}`,
        implied: true,
        ...mod(phaseOf(match.all('phase'))),
      };
    },
  ),
  rule('ordinal-day', 'the day=DAY', (match) => {
    const day = match.one('day')!;
    const month = match.anchor.mention?.month;
    if (!(day.bits & CLASS.ORD) || !month || !/^(on|by|of|until|to|and|from)$/.test(match.before()?.lower ?? ''))
      return null;
    const after = match.after();
    if (after?.spaced && /^[a-z]/.test(after.lower) && /^(NOUN|ADJ|PROPN)$/.test(match.upos(after))) return null;
    return dayReading(match, month, day.n, {});
  }),
];

/** "March 3", or "March 3-5" as two times: TimeML marks each end of a range. */
function dayOrRange(match: Match, month: number): Reading | Reading[] | null {
  const first = dayReading(match, month, match.one('day')!.n);
  const second = match.one('day2');
  if (!first || !second) return first;
  const last = dayReading(match, month, second.n);
  if (!last) return first;
  const [dayAt] = match.captures.day!;
  const [secondAt] = match.captures.day2!;
  const [monthAt] = match.captures.month!;
  if (secondAt < monthAt)
    return [
      { ...first, to: dayAt + 1 },
      { ...last, from: secondAt },
    ];
  return [
    { ...first, to: dayAt + 1 },
    { ...last, from: secondAt },
  ];
}
