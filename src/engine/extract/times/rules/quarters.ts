/** Quarters and halves of the year, and of what companies report: the third quarter, the latest period, year-earlier, Q4 2013. */
import { inStretch, present, yearFor } from '../anchor.ts';
import { yearText } from '../calendar.ts';
import { type Match, mod, PHASE, phaseOf, type Reading, type Rule, rule } from '../rule.ts';
import { CLASS } from '../vocabulary.ts';
import { DEICTIC, date, quarterNear, yearBefore } from './counts.ts';

const quarterValue = (year: number | null, quarter: number): string | null =>
  year === null ? null : `${yearText(year)}-Q${quarter}`;

export const quarters: readonly Rule[] = [
  rule(
    'quarter',
    `${PHASE} (the|its|their)? (of=(year YEAR|this year 's|last year 's|next year 's|year 's|this|last))? (the)? (fiscal|financial)? -? (latest)? number=ORD (fiscal)? -? (quarter|period) ((of|,|in)? (fiscal)? (year=YEAR|last=last year|this year|next=next year))?`,
    (match) => {
      const number = match.one('number')!.n;
      const words = match.list.slice(match.at, match.end);
      if (
        number > 4 ||
        (words.some((word) => word.lower === 'period') && words.some((word) => /^(of|the)$/.test(word.lower)))
      )
        return null;
      if (match.after()?.form === '-') return null;
      const said = match
        .all('of')
        .map((word) => word.lower)
        .join(' ');
      // "the third-quarter loss": the article is the loss's.
      const hyphen = words.some((word) => word.lower === '-') && words.at(-2)?.lower === '-';
      const from =
        /^(its|their)$/.test(words[0]!.lower) || (hyphen && words[0]!.lower === 'the') ? match.at + 1 : match.at;
      const base = present(match.anchor)?.year ?? null;
      const offset =
        match.has('last') || said.startsWith('last') ? -1 : match.has('next') || said.startsWith('next') ? 1 : 0;
      const year =
        match.one('year')?.n ??
        (base === null ? null : base + offset - (offset === 0 && aheadOfYear(match, number) ? 1 : 0));
      return {
        type: 'DATE',
        value: quarterValue(year, number),
        implied: !match.has('year'),
        from,
        reports: words.some((word) => word.lower === 'fiscal')
          ? 'own'
          : match.after()?.lower === 'ended'
            ? 'calendar'
            : undefined,
        ...mod(phaseOf(match.all('phase'))),
      };
    },
  ),
  rule(
    'the-quarter',
    '(the) (which=(latest|current|same|recent|previous|preceding|following|next|last|past|most recent|year - earlier|year - ago|year earlier|year ago|prior - year))? (fiscal)? unit=(quarter|period) (past=a year (ago|earlier))?',
    (match) => {
      const which = match
        .all('which')
        .map((word) => word.lower)
        .join('');
      const unit = match.one('unit')!.lower;
      const yearAgo = /year/.test(which) || match.has('past');
      if (unit === 'period' && !/year|latest/.test(which)) return null;
      // "the quarter of a million", "the quarter-to-quarter comparison".
      if (which === '' && /^(?:of|-)$/.test(match.after()?.lower ?? '')) return null;
      if (match.after(1)?.lower === 'century') return null;
      const base = present(match.anchor);
      // A company's own first quarter stays the first, whenever it ended.
      const ended = match.anchor.reported?.own ? null : endedWith(match);
      // After "for the nine months", the year-earlier period is no quarter.
      if (yearAgo && unit === 'period' && !ended && inStretch(match.anchor))
        return date(base && yearText(base.year - 1), { aside: true });
      const known =
        /latest|recent|year/.test(which) || match.has('past') ? match.anchor.reported : match.anchor.quarter;
      const from = ended ?? (which === 'current' ? null : known);
      if (!from && !base?.month) return date(null);
      let index = from
        ? from.year * 4 + from.quarter - 1
        : // Results are of the quarter before the one they are published in.
          base!.year * 4 + Math.ceil(base!.month! / 3) - (which === 'current' || which === '' ? 1 : 2);
      if (yearAgo) index -= 4;
      else if (from && !ended && /previous|preceding/.test(which)) index -= 1;
      else if (from && !ended && /following|next/.test(which)) index += 1;
      return date(quarterValue(Math.floor(index / 4), (index % 4) + 1), {
        aside: yearAgo,
        reports: ended ? 'calendar' : undefined,
      });
    },
  ),
  rule('quarter-of-year', '(the)? (year=YEAR|past=(year - (earlier|ago))) fiscal? number=ORD - ? quarter', (match) => {
    const number = match.one('number')!.n;
    const base = match.one('year')?.n ?? (present(match.anchor)?.year ?? 0) - 1;
    if (number > 4 || base < 1) return null;
    return { type: 'DATE', value: quarterValue(base, number), implied: !match.has('year'), aside: true };
  }),
  rule(
    'last-quarter-of-year',
    '(the)? (final|last|closing) quarter (of|in) (year=YEAR|which=(this|last|next) year)',
    (match) => {
      const base = present(match.anchor)?.year ?? null;
      const offset = { this: 0, last: -1, next: 1 }[match.one('which')?.lower ?? 'this'] ?? 0;
      const year = match.one('year')?.n ?? (base === null ? null : base + offset);
      return { type: 'DATE', value: year === null ? null : quarterValue(year, 4), implied: !match.has('year') };
    },
  ),
  rule(
    'half-year',
    `(at least)? (the)? half=(first|second|last|latter|final|1st|2nd) (half (of)?|(two quarters|six months) (of|in)) (year=YEAR|(the|this|that) unit=year|which=(last|next) unit=year)`,
    (match) => {
      const which = match.one('which')?.lower;
      const base = present(match.anchor)?.year;
      const year = match.one('year')?.n ?? (base === undefined ? null : base + (DEICTIC[which ?? 'this'] ?? 0));
      const half = /^(first|1st)$/.test(match.one('half')!.lower) ? 1 : 2;
      const from = match.list[match.at]!.lower === 'at' ? match.at + 2 : match.at;
      return {
        type: 'DATE',
        value: year === null ? null : `${yearText(year)}-H${half}`,
        implied: !match.has('year'),
        from,
      };
    },
  ),
  rule('short-quarter', 'q number=NUM (of|,)? (year=YEAR)?', (match) => {
    const number = match.one('number')!;
    const base = present(match.anchor)?.year ?? null;
    if (number.spaced || !/^[1-4]$/.test(number.form) || match.list[match.at]!.form !== 'Q') return null;
    const to = match.has('year') ? match.end : match.at + 2;
    const year = match.one('year')?.n ?? (base === null ? null : base - (aheadOfYear(match, number.n) ? 1 : 0));
    return { type: 'DATE', value: quarterValue(year, number.n), implied: !match.has('year'), to };
  }),
  rule('period-of-year', 'the year=YEAR (quarter|period)', (match) => {
    const known = inStretch(match.anchor) ? null : match.anchor.reported;
    const { n } = match.one('year')!;
    return { type: 'DATE', value: known ? quarterValue(n, known.quarter) : yearText(n), aside: true };
  }),
  rule('year-earlier', 'year - (earlier|ago)', (match): Reading | null => {
    const known = quarterNear(match, Number.POSITIVE_INFINITY);
    const base = present(match.anchor);
    return date(known ? yearBefore(known) : base && yearText(base.year - 1), { aside: true });
  }),
];

/** A past quarter that lies ahead in the anchor's year is last year's. */
function aheadOfYear(match: Match, quarter: number): boolean {
  const base = present(match.anchor);
  return (
    match.direction() === 'past' &&
    base?.month !== undefined &&
    base.month !== null &&
    quarter > Math.ceil(base.month / 3)
  );
}

/** "the quarter ended July 31": the calendar quarter that has most of its months. */
function endedWith(match: Match): { year: number; quarter: number } | null {
  const [link, month, day] = [match.after(), match.after(1), match.after(2)];
  if (!/^(?:ended|ending|to|through)$/.test(link?.lower ?? '') || !month || !(month.bits & CLASS.MONTH)) return null;
  const past = link!.lower === 'ended';
  const named = [match.after(3), match.after(4)].find((lexeme) => lexeme && lexeme.bits & CLASS.YEAR);
  const year =
    named?.n ?? yearFor(match.anchor, month.n, day?.n ?? null, past ? 'past' : match.direction(), month.start);
  if (year === null) return null;
  // The middle one of the three months; a quarter that ends on the 1st or 2nd ended with the month before.
  const middle = month.n - 1 - (day && day.bits & CLASS.DAY && day.n < 8 ? 1 : 0);
  return middle < 1 ? { year: year - 1, quarter: 4 } : { year, quarter: Math.ceil(middle / 3) };
}
