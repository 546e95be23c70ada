/** Weekdays: Friday, last Friday, Friday night, Friday of last week, a week ago Friday, the previous Tuesday. */
import { context, present, weekdayOf } from '../anchor.ts';
import { addDays, type Day, dayText, weekday, weekStart, isoWeek } from '../calendar.ts';
import { type Match, mod, phaseOf, type Reading, type Rule, rule } from '../rule.ts';
import { CLASS } from '../vocabulary.ts';
import { partText } from './dates.ts';

const isPlural = (form: string): boolean => /days$/i.test(form);

function reading(match: Match, day: Day | null, extra: Partial<Reading> = {}): Reading {
  const part = partText(match.one('part'));
  return {
    type: part ? 'TIME' : 'DATE',
    value: day && dayText(day) + part,
    implied: true,
    ...mod(phaseOf(match.all('phase'))),
    ...extra,
  };
}

/** The given weekday strictly before or after the base. */
function beside(base: Day | null, which: number, step: -1 | 1): Day | null {
  if (!base) return null;
  const ahead = (which - weekday(base) + 7) % 7;
  if (step > 0) return addDays(base, ahead || 7);
  return addDays(base, ahead === 0 ? -7 : ahead - 7);
}

const fullDay = (reference: ReturnType<typeof context>): Day | null =>
  reference?.month && reference.day ? { year: reference.year, month: reference.month, day: reference.day } : null;

const inWeek = (base: Day | null, which: number, weeks: number): Day | null => {
  if (!base) return null;
  const { year, week } = isoWeek(addDays(base, weeks * 7));
  return addDays(weekStart(year, week), which - 1);
};

export const weekdays: readonly Rule[] = [
  rule(
    'weekday',
    '(phase=(early|late|earlier|later))? (on)? wd=WEEKDAY (phase=(early|late))? (part=PART|at part=(noon|midnight))?',
    (match) => {
      const word = match.one('wd')!;
      if (match.list[match.at]!.lower === 'on' || isPlural(word.form) || !capital(match)) return null;
      // Black Monday, Bloody Sunday: days with a name, not of this week.
      if (/^(?:Black|Bloody)$/.test(match.before()?.form ?? '')) return { type: 'DATE', value: null, vague: true };
      return reading(match, endOfSpan(match, word.n) ?? weekdayOf(match.anchor, word.n, match.direction()));
    },
  ),
  rule('part-of-weekday', 'the? (phase=(early|late))? part=PART of (last|this|next)? wd=WEEKDAY', (match) => {
    const word = match.one('wd')!;
    if (isPlural(word.form)) return null;
    return reading(match, weekdayOf(match.anchor, word.n, match.direction()));
  }),
  rule('noon-weekday', 'part=(noon|midnight|midday) (on)? wd=WEEKDAY', (match) =>
    reading(match, weekdayOf(match.anchor, match.one('wd')!.n, match.direction())),
  ),
  rule(
    'last-weekday',
    '(phase=(early|late))? (this past|this last|which=(last|past)) wd=WEEKDAY part=PART?',
    (match) => {
      const base = match.anchor.narrative ? fullDay(context(match.anchor)) : match.anchor.publication;
      return reading(match, beside(base, match.one('wd')!.n, -1));
    },
  ),
  rule('next-weekday', '(next|this coming|coming|this next) wd=WEEKDAY part=PART?', (match) => {
    const base = match.anchor.narrative ? fullDay(context(match.anchor)) : match.anchor.publication;
    return reading(match, beside(base, match.one('wd')!.n, 1));
  }),
  rule('this-weekday', 'this wd=WEEKDAY part=PART?', (match) => {
    return reading(
      match,
      weekdayOf(match.anchor, match.one('wd')!.n, match.direction() === 'past' ? 'past' : 'future'),
    );
  }),
  rule(
    'other-weekday',
    '(the|that) which=(previous|preceding|prior|following|next|same)? wd=WEEKDAY part=PART?',
    (match) => {
      const which = match.one('which')?.lower ?? '';
      const base = fullDay(context(match.anchor));
      const target = match.one('wd')!.n;
      if (match.list[match.at]!.lower === 'the' && which === '') return null;
      if (/^(previous|preceding|prior)$/.test(which)) return reading(match, beside(base, target, -1));
      if (/^(following|next)$/.test(which)) return reading(match, beside(base, target, 1));
      // "That Friday" is the Friday of the week last spoken of, or the day itself.
      return reading(match, base && weekday(base) === target ? base : inWeek(base, target, 0));
    },
  ),
  rule(
    'weekday-of-week',
    'wd=WEEKDAY part=PART? of (which=(last|this|next)|the which=(previous|following)|which=that) week',
    (match) => {
      const which = match.one('which')!.lower;
      const relative = /^(previous|following|that)$/.test(which);
      const base = relative || match.anchor.narrative ? fullDay(context(match.anchor)) : match.anchor.publication;
      const offset = which === 'last' || which === 'previous' ? -1 : which === 'next' || which === 'following' ? 1 : 0;
      return reading(match, inWeek(base, match.one('wd')!.n, offset));
    },
  ),
  rule('week-ago-weekday', '(a|NUM) (week|weeks) (ago|from) (last|next|this)? wd=WEEKDAY', (match) => {
    const count = match.list[match.at]!.n || 1;
    const ago = match.list.slice(match.at, match.end).some((lexeme) => lexeme.lower === 'ago');
    const day = weekdayOf(match.anchor, match.one('wd')!.n, ago ? 'past' : 'future');
    return reading(match, day && addDays(day, count * (ago ? -7 : 7)));
  }),
  rule('day-before-weekday', 'the? day which=(before|after) (last|next)? wd=WEEKDAY', (match) => {
    const base = fullDay(present(match.anchor));
    const last = match.list[match.end - 2]!.lower === 'last';
    const day = last
      ? beside(base, match.one('wd')!.n, -1)
      : weekdayOf(match.anchor, match.one('wd')!.n, match.direction());
    return reading(match, day && addDays(day, match.one('which')!.lower === 'before' ? -1 : 1));
  }),
];

/** "from Monday to Friday": the Friday after that Monday, on whichever side of today. */
function endOfSpan(match: Match, which: number): Day | null {
  const { day } = match.anchor;
  const start = match.before(2);
  const linked = /^(?:to|through|till|until|-)$/.test(match.before()?.lower ?? '');
  return linked && start && start.bits & CLASS.WEEKDAY && match.anchor.at >= match.list[0]!.start
    ? beside(fullDay(day), which, 1)
    : null;
}

/** "sun." and "mon" in lower case are other words. */
function capital(match: Match): boolean {
  const word = match.one('wd')!;
  return /^[A-Z]/.test(word.form) || word.lower.length > 4;
}
