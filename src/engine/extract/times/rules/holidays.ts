/** Feasts and days with a name: fixed, nth weekday of a month, or counted from Easter or by the Islamic calendar. */
import { context, yearFor } from '../anchor.ts';
import {
  addDays,
  type Day,
  dayNumber,
  dayText,
  easter,
  islamicMonthStart,
  nthWeekday,
  orthodoxEaster,
  weekText,
  yearText,
} from '../calendar.ts';
import { type Match, type Rule, rule } from '../rule.ts';
import { partText } from './dates.ts';

type Feast = (year: number) => Day | null;
const fixed =
  (month: number, day: number): Feast =>
  (year) => ({ year, month, day });
const nth =
  (month: number, which: number, count: number): Feast =>
  (year) =>
    nthWeekday(year, month, which, count);
const fromEaster =
  (days: number): Feast =>
  (year) =>
    addDays(easter(year), days);
const islamic =
  (month: number, day: number): Feast =>
  (year) => {
    const start = islamicMonthStart(year, month)[0];
    return start ? addDays(start, day - 1) : null;
  };

/** Pattern → day. Names of our own listing; a feast of a month (Ramadan) stands below. */
const FEASTS: [string, Feast][] = [
  ["new year ' s eve|new year 's eve", fixed(12, 31)],
  ["new year 's (day)?", fixed(1, 1)],
  ['christmas eve', fixed(12, 24)],
  ['christmas (day)?|xmas', fixed(12, 25)],
  ['boxing day', fixed(12, 26)],
  ['epiphany', fixed(1, 6)],
  ["valentine 's day", fixed(2, 14)],
  ["st . patrick 's day", fixed(3, 17)],
  ['april fools day', fixed(4, 1)],
  ['may day', fixed(5, 1)],
  ['bastille day', fixed(7, 14)],
  ['halloween', fixed(10, 31)],
  ["all saints ' day", fixed(11, 1)],
  ['armistice day|veterans day|remembrance day', fixed(11, 11)],
  ['canada day', fixed(7, 1)],
  ['the fourth of july|july fourth', fixed(7, 4)],
  ['(the)? martin luther king (jr.|jr)? day', nth(1, 1, 3)],
  ["presidents (')? day|president 's day", nth(2, 1, 3)],
  ["mother 's day", nth(5, 7, 2)],
  ["father 's day", nth(6, 7, 3)],
  ['memorial day', nth(5, 1, -1)],
  ['labor day', nth(9, 1, 1)],
  ['columbus day', nth(10, 1, 2)],
  ['thanksgiving (day)?', nth(11, 4, 4)],
  ['election day', (year) => addDays(nthWeekday(year, 11, 1, 1), 1)],
  ['ash wednesday', fromEaster(-46)],
  ['mardi gras|shrove tuesday', fromEaster(-47)],
  ['palm sunday', fromEaster(-7)],
  ['maundy thursday|holy thursday', fromEaster(-3)],
  ['good friday', fromEaster(-2)],
  ['holy saturday', fromEaster(-1)],
  ['orthodox easter', (year) => orthodoxEaster(year)],
  ['easter (sunday|day)?', fromEaster(0)],
  ['easter monday', fromEaster(1)],
  ['ascension (day)?', fromEaster(39)],
  ['pentecost|whit sunday', fromEaster(49)],
  ['eid al - fitr|eid ul - fitr', islamic(10, 1)],
  ['eid al - adha|eid ul - adha', islamic(12, 10)],
  ['ashura', islamic(1, 10)],
  ['nowruz|norouz|newroz', fixed(3, 21)],
];

const YEAR = '((of|in|,)? year=YEAR|short=SHORTYEAR|of which=(last|this|next) year)?';

const feastRules = FEASTS.map(([words, feast]) =>
  rule(
    `feast: ${words.split('|')[0]}`,
    `(which=(last|this|next|previous|following))? (${words}) (part=PART|week=week)? ${YEAR}`,
    (match) => {
      if (
        !/\p{Lu}/u.test(
          match.list
            .slice(match.at, match.end)
            .map((word) => word.form)
            .join(''),
        )
      )
        return null;
      if (
        /^(bombing|bombings|truce|truces|tree|trees|card|cards|party|island|gift|gifts|dinner|carol|uprising|rising|offensive|massacre)$/.test(
          match.after()?.lower ?? '',
        ) &&
        !match.has('year')
      )
        return null;
      const day = feastDay(match, feast);
      if (match.has('week')) return { type: 'DATE', value: day && weekText(day), implied: true };
      const part = partText(match.one('part'));
      return { type: part ? 'TIME' : 'DATE', value: day && dayText(day) + part, implied: !match.has('year') };
    },
  ),
);

function feastDay(match: Match, feast: Feast): Day | null {
  const stated = match.one('year');
  if (stated) return feast(stated.n);
  const { anchor } = match;
  const which = match.one('which')?.lower;
  const base = anchor.narrative ? context(anchor) : anchor.publication;
  if (!base) return null;
  if (which) {
    const here = dayNumber({ year: base.year, month: base.month ?? 6, day: base.day ?? 15 });
    const years = [base.year - 1, base.year, base.year + 1];
    const days = years.map(feast).filter((day) => day !== null);
    if (/last|previous/.test(which)) return days.filter((day) => dayNumber(day) < here).at(-1) ?? null;
    if (/next|following/.test(which)) return days.find((day) => dayNumber(day) > here) ?? null;
    return feast(base.year);
  }
  const sample = feast(base.year);
  const year =
    sample &&
    yearFor(
      anchor,
      sample.month,
      sample.day,
      match.direction() === 'past' ? 'past' : null,
      match.list[match.at]!.start,
    );
  return year === null ? null : feast(year);
}

export const holidays: readonly Rule[] = [
  ...feastRules,
  rule('ramadan', '(the)? (holy)? (month of)? ramadan (of)? (year=YEAR)?', (match) => {
    const base = match.one('year')?.n ?? context(match.anchor)?.year;
    const start = base === undefined ? null : islamicMonthStart(base, 9)[0];
    return {
      type: 'DATE',
      value: start ? `${yearText(start.year)}-${String(start.month).padStart(2, '0')}` : null,
      implied: true,
      mod: 'APPROX',
    };
  }),
  rule('nine-eleven', '(9/11|9 / 11)', () => ({ type: 'DATE', value: '2001-09-11' })),
  // "the September 11 attacks" without a year, told in a later one.
  rule(
    'nine-eleven-attacks',
    '(september|sept|sept.) day=DAY ,? (terror|terrorist)? (attacks|hijackings|hijackers)',
    ({ anchor, at, one }) =>
      one('day')!.n !== 11 || (anchor.publication && anchor.publication.year < 2002)
        ? null
        : { type: 'DATE', value: '2001-09-11', implied: true, aside: true, to: at + 2 },
  ),
];
