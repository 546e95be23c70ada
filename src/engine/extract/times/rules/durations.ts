/** Stretches of time: three days, 5 1/2 hours, the past two years, weeks, a month-long, half a century. Ages are none. */
import { AMOUNT, amountOf, type Match, mod, type Reading, type Rule, rule } from '../rule.ts';
import { CLASS } from '../vocabulary.ts';
import { countOf } from './counts.ts';

/** TIMEX3 duration: P3D, PT5H30M, P20Y for decades, PXW for an unsaid number. */
export function durationText(unit: string, count: number | null): string {
  const scale: Record<string, [string, number]> = {
    DE: ['Y', 10],
    CE: ['Y', 100],
    ML: ['Y', 1000],
    F: ['W', 2],
    WE: ['D', 2],
  };
  const [letter, factor] = scale[unit] ?? [unit, 1];
  const time = letter.startsWith('T');
  const name = time ? letter.slice(1) : letter;
  const lead = time ? 'PT' : 'P';
  if (count === null) return unit === 'CE' ? 'PXC' : `${lead}X${name}`;
  const total = count * factor;
  const whole = Math.floor(total);
  if (total - whole === 0.5 && whole > 0 && (name === 'Y' || name === 'H'))
    return `${lead}${whole}${name}${name === 'Y' ? '6M' : '30M'}`;
  if (total === 0.5 && name === 'Y') return 'P6M';
  if (total === 0.5 && name === 'H') return 'PT30M';
  return `${lead}${Number.isInteger(total) ? total : Number(total.toFixed(2))}${name}`;
}

const duration = (match: Match, count: number | null, extra: Partial<Reading> = {}): Reading => ({
  type: 'DURATION',
  value: durationText(match.one('unit')!.code, count),
  ...mod(amountOf(match.all('amount'))),
  ...extra,
});

/** "44-year-old", "55 years old", "two years his senior": an age, no time. */
function isAge(match: Match): boolean {
  const [one, two] = [match.after(0)?.lower ?? '', match.after(1)?.lower ?? ''];
  return (
    one === 'old' ||
    one === 'olds' ||
    (one === '-' && /^olds?$/.test(two)) ||
    (one === 'of' && two === 'age') ||
    /^(senior|junior|older|younger)$/.test(one)
  );
}

const COUNT =
  '(count=(NUM|SOME)|(a|an) (good|further|additional|full)? count=(few|couple|dozen|hundred|thousand)|count=(a|an)|(count=a couple) of)';

export const durations: readonly Rule[] = [
  rule(
    'count-unit',
    `${AMOUNT} ${COUNT} (of)? (hundred|thousand|million|dozen)? (more|additional|consecutive|straight|full|whole|long|further|successive|short|bloody|brutal|trading|working|business|calendar|extra|solid|entire|other)? unit=UNIT (and a half|or so|or two|or more)?`,
    (match) => {
      const unit = match.one('unit')!;
      const count = match.one('count')!;
      const many = (unit.bits & CLASS.UNITS) !== 0;
      const article = count.lower === 'a' || count.lower === 'an';
      // "the second in as many days".
      if (count.lower === 'many' && match.before()?.lower === 'as') return null;
      // "will one day rule", "could one day return": no day of the calendar.
      if (
        count.lower === 'one' &&
        unit.code === 'D' &&
        /^(?:will|would|could|may|might|can|shall)$/.test(match.before()?.lower ?? '')
      )
        return { type: 'DATE', value: 'FUTURE_REF' };
      // "used over three years" is during; "for over three years" is more.
      if (
        match.list[match.at]!.lower === 'over' &&
        !/^(for|of|after|in|just|well|by|a)$/.test(match.before()?.lower ?? '')
      )
        return null;
      // "a year-earlier loss": the year-earlier is the time.
      if (match.after()?.lower === '-' && /^(?:earlier|ago)$/.test(match.after(1)?.lower ?? '')) return null;
      // "a decade-long war": the article is the war's.
      if (article && match.after()?.lower === '-' && match.after(1)?.lower === 'long')
        return duration(match, many ? null : 1, { from: match.end - 1, to: match.end + 2 });
      if (isAge(match) || (unit.code === 'WE' && article))
        return unit.code === 'WE' && !isAge(match) ? duration(match, 1) : null;
      // "a six year process": the unit stands before a noun.
      const adjectival =
        !many &&
        (count.bits & CLASS.NUM) !== 0 &&
        /^[a-z]/.test(match.after()?.lower ?? '') &&
        /^(?:NOUN|ADJ|X)$/.test(match.upos(match.after()) || 'X');
      if (
        !many &&
        !article &&
        !adjectival &&
        !match.all('count').some((word) => word.lower === 'one' || word.lower === '1')
      )
        return null;
      if (article && (unit.code === 'TS' || unit.code === 'Q')) return null;
      if (article && many) return null;
      // "700 seats a week", "358,000 a month": a rate.
      const before = match.before();
      if (article && before && (before.bits & CLASS.NUM || match.upos(before) === 'NOUN')) return null;
      // Three quarters of the army, in some quarters; but "several quarters of losses", "two straight quarters of growth".
      const share = match.after()?.lower === 'of' && count.n <= 3 && !(count.bits & CLASS.SOME);
      const shared = share && match.captures.unit![0] === match.captures.count![1];
      if (unit.code === 'Q' && (shared || count.lower === 'some' || count.lower === 'many')) return null;
      return duration(match, countOf(match));
    },
  ),
  rule(
    'range',
    `((the|these) (next|past|last|first|coming))? ${AMOUNT} count=(NUM|one) (to|or|-|and) NUM (more)? unit=UNIT`,
    (match) => {
      if (isAge(match) || !(match.one('unit')!.bits & CLASS.UNITS)) return null;
      const low = match.one('count')!;
      if (match.list[match.captures.count![1]]!.lower === 'and') return null;
      return duration(match, low.n, { mod: 'APPROX' });
    },
  ),
  rule(
    'half-unit',
    `(the (past|last|next|previous))? ${AMOUNT} (half a|half an|a half|a half -|half -?|a quarter of a|a quarter -|quarter -) unit=UNIT`,
    (match) => {
      const share = match.list.slice(match.at, match.end).some((word) => word.lower === 'quarter') ? 0.25 : 0.5;
      const unit = match.one('unit')!;
      if (unit.bits & CLASS.UNITS || unit.code === 'Q') return null;
      return duration(match, share);
    },
  ),
  rule('hyphenated', `count=(NUM|SOME|half) - unit=UNIT (- (long|plus))?`, (match) => {
    const unit = match.one('unit')!;
    if (isAge(match) || unit.bits & CLASS.UNITS) return null;
    const last = match.list[match.end - 1]!;
    if (last.lower === 'plus') return null;
    return duration(match, countOf(match));
  }),
  rule('unit-long', '(count=(NUM|SOME))? unit=UNIT - long', (match) =>
    duration(match, match.has('count') ? countOf(match) : match.one('unit')!.bits & CLASS.UNITS ? null : 1),
  ),
  rule(
    'framed',
    `(at least|more than)? (the|these|those|its|his|their|her)? which=(past|last|next|first|final|coming|previous|preceding|following|latest|ensuing|recent|intervening|early|opening|closing) ${AMOUNT} (count=(NUM|SOME)|count=(couple) of|few)? (of)? (hundred|thousand|dozen)? (more|fiscal|calendar|consecutive)? unit=UNIT (or so|or two|and a half)?`,
    (match) => {
      const unit = match.one('unit')!;
      const which = match.one('which')!.lower;
      const many = (unit.bits & CLASS.UNITS) !== 0;
      const first = match.list[match.at]!.lower;
      const from = /^(its|his|their|her)$/.test(first) ? match.at + 1 : match.at;
      if (isAge(match)) return null;
      // "the early hours of Saturday": a part of that day, no count of hours.
      if (
        unit.code === 'TH' &&
        !match.has('count') &&
        /^(early|late|closing|opening|final|last|first)$/.test(which) &&
        match.after()?.lower === 'of'
      )
        return null;
      // "in coming months", "in past years": no count, no article, no bounds.
      if (many && which === first && !match.has('count') && match.captures.unit![0] === match.at + 1) {
        if (which === 'coming') return { type: 'DATE', value: 'FUTURE_REF' };
        if (which === 'past') return { type: 'DATE', value: 'PAST_REF' };
      }
      if (which === 'recent' && many && !match.has('count')) {
        return unit.code === 'Y' ? { type: 'DATE', value: 'PAST_REF', from } : duration(match, null, { from });
      }
      if (!many) {
        if (match.has('count') && match.one('count')!.n !== 1) return null;
        if (/^(past|previous|last)$/.test(which) && first === 'the' && /^(DE|CE)$/.test(unit.code))
          return duration(match, 1, { from });
        if (which === 'past' && (first === 'the' || first === 'past')) return duration(match, 1, { from });
        return null;
      }
      return duration(match, match.has('count') ? countOf(match) : null, { from });
    },
  ),
  rule(
    'counted',
    '(the|these|those) (year - (earlier|ago))? (count=(NUM|SOME)) - ? (more)? unit=UNIT (since|ended|period)?',
    (match) => {
      const last = match.list[match.end - 1]!;
      const unit = match.one('unit')!;
      const to = last.bits & CLASS.UNIT ? match.end : match.end - 1;
      if (!(unit.bits & CLASS.UNITS) || isAge(match)) return null;
      return duration(match, countOf(match), { to });
    },
  ),
  rule(
    'span-of',
    '(the)? which=(first|last|final|second|third|opening|closing) (count=(NUM|SOME))? unit=UNIT of (year=YEAR|(early|late|mid)? - ? month=MONTH (year=YEAR)?)',
    (match) => {
      const unit = match.one('unit')!;
      if (!/^(D|W|WE|M)$/.test(unit.code) || (match.has('month') && !/^[A-Z]/.test(match.one('month')!.form)))
        return null;
      if (match.one('which')!.lower === 'second' && !match.has('month')) return null;
      const many = (unit.bits & CLASS.UNITS) !== 0;
      return duration(match, match.has('count') ? countOf(match) : many ? null : 1);
    },
  ),
  rule('the-units', 'the unit=UNIT', (match) => {
    const unit = match.one('unit')!;
    if (!(unit.bits & CLASS.UNITS) || !/^(D|W|M|Y|DE|CE)$/.test(unit.code)) return null;
    if (!/^(in|over|during|for|through|within)$/.test(match.before()?.lower ?? '') || match.after()?.lower === 'of')
      return null;
    return duration(match, null);
  }),
  rule('period', '(a|an|the) count=(NUM|SOME) - ? unit=UNIT period', (match) => duration(match, countOf(match))),
  rule('all-unit', '(all|entire|whole) unit=UNIT', (match) =>
    match.one('unit')!.bits & CLASS.UNITS ? null : duration(match, 1, { from: match.end - 1 }),
  ),
  rule('bare-units', 'unit=UNIT', (match) => {
    const unit = match.one('unit')!;
    if (!(unit.bits & CLASS.UNITS) || unit.code === 'TS' || unit.code === 'Q' || unit.code === 'WE') return null;
    const before = match.before()?.lower ?? '';
    if (isAge(match) || (unit.code === 'TM' && /^[A-Z]/.test(unit.form))) return null;
    if (
      !/^(for|in|after|within|of|over|by|through|during|spent|lasted|took|takes|take|despite|with|until|-|just|only|since|,|and|\()$/.test(
        before,
      )
    )
      return null;
    return duration(match, null);
  }),
];
