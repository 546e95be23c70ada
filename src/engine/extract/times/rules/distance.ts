/** Times a counted distance away: two years ago, six weeks from now, three days later, a year earlier, long ago. */
import { context, contextDay, present, type Reference, shifted } from '../anchor.ts';
import { AMOUNT, amountOf, type Match, mod, type Reading, type Rule, rule } from '../rule.ts';
import { CLASS } from '../vocabulary.ts';
import { durationText } from './durations.ts';
import { countOf, date, moved, notPrinted, quarterNear, timed, yearBefore } from './counts.ts';

const UNITWORD = 'unit=UNIT';

/** "from $3 million a year ago": of the same quarter where the talk is of one. The story stays where it is. */
function comparison(match: Match, base: Reference | null, extra: Partial<Reading> = {}): Reading {
  const quarter = quarterNear(match);
  const aside = quarter !== null || !match.anchor.narrative;
  return date(quarter ? yearBefore(quarter) : moved(base, 'Y', -1), { ...extra, ...(aside ? { aside } : {}) });
}

export const distance: readonly Rule[] = [
  rule(
    'ago',
    `${AMOUNT} (count=(NUM|SOME|a|an)|a count=(few|couple|dozen|hundred|thousand)|count=half (a|an)|a count=half|a count=quarter of a) (of)? (hundred|thousand|million|dozen)? ${UNITWORD} (or so|and a half|or two|or more)? ago`,
    (match) => {
      const count = countOf(match);
      const unit = match.one('unit')!.code;
      const base = present(match.anchor);
      const extra = mod(amountOf(match.all('amount')));
      if (count === null) return date('PAST_REF', extra);
      return unit === 'Y' && count === 1 ? comparison(match, base, extra) : date(moved(base, unit, -count), extra);
    },
  ),
  rule(
    'ago-today',
    `(count=NUM|a) unit=(year|years) ago (day=(today|yesterday|tomorrow)|which=(this|last|next) span=(week|month))`,
    (match) => {
      const base = present(match.anchor);
      if (!base) return date(null);
      const then = { ...base, year: base.year - (match.one('count')?.n ?? 1) };
      const word = match.one('day')?.lower ?? match.one('which')!.lower;
      const offset = { yesterday: -1, tomorrow: 1, last: -1, next: 1 }[word] ?? 0;
      return date(moved(then, match.one('span')?.code ?? 'D', offset));
    },
  ),
  rule('unit-before-last', 'the unit=(day|week|weekend|month|year|night) which=(before last|after next)', (match) => {
    const far = match.one('which')!.lower === 'before' ? -2 : 2;
    const unit = match.one('unit')!;
    const base = present(match.anchor);
    return unit.lower === 'night' ? timed(shifted(base, 'D', far), 'TNI') : date(shifted(base, unit.code, far));
  }),
  rule('units-ago', `${UNITWORD} ago`, (match) => (match.one('unit')!.bits & CLASS.UNITS ? date('PAST_REF') : null)),
  rule(
    'long-ago',
    '(long|not long|so long|not so long|not that long|some time|sometime|moments|a while|a moment|a short time|a long time) ago',
    (match) => (match.list[match.at]!.lower === 'not' ? null : date('PAST_REF')),
  ),
  rule(
    'from-now',
    `${AMOUNT} (count=(NUM|SOME|a|an)|a count=(few|couple)) (of)? ${UNITWORD} (from now|hence|from today)`,
    (match) => {
      const count = countOf(match);
      return count === null
        ? date('FUTURE_REF')
        : date(moved(present(match.anchor), match.one('unit')!.code, count), mod(amountOf(match.all('amount'))));
    },
  ),
  rule(
    'earlier',
    `${AMOUNT} (count=(NUM|SOME|a|an|some)|a count=(few|couple|dozen)|count=the)? (of)? (hundred|thousand|million|dozen)? ${UNITWORD} (or so|and a half)? which=(earlier|later|before|previously|afterwards|afterward|thereafter|after|prior)`,
    (match) => {
      const which = match.one('which')!.lower;
      const unit = match.one('unit')!.code;
      const after = match.after();
      if (match.one('count')?.lower === 'the' || !match.has('count')) {
        if (!(match.one('unit')!.bits & CLASS.UNITS) || match.has('count') || /^(before|after|prior)$/.test(which))
          return null;
        return date(which === 'earlier' || which === 'previously' ? 'PAST_REF' : 'FUTURE_REF');
      }
      // "three-quarters of a century later".
      if (match.before()?.lower === 'of') return null;
      const back = /^(earlier|before|previously|prior)$/.test(which);
      // "two days before the vote": the count is a stretch, what it hangs on is an event.
      if (/^(before|after|prior)$/.test(which) && after && !/^[,.;:)"-]$/.test(after.lower)) return null;
      const count = countOf(match);
      // "three days later than planned" is how long, not when.
      if (after?.lower === 'than') return { type: 'DURATION', value: durationText(unit, count) };
      // "a few days later" lies behind what was told before, not ahead of the report.
      if (count === null && !back) return { type: 'DURATION', value: durationText(unit, null) };
      if (count === null) return date('PAST_REF');
      if (unit === 'Y' && count === 1 && back) return comparison(match, context(match.anchor));
      const base = unit === 'D' || unit === 'W' ? contextDay(match.anchor) : context(match.anchor);
      return date(notPrinted(match, moved(base, unit, back ? -count : count)), mod(amountOf(match.all('amount'))));
    },
  ),
];
