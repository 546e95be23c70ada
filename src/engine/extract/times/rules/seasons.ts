/** Seasons, quarters, halves and fiscal years. */
import { context, type Direction, present } from '../anchor.ts';
import { yearText } from '../calendar.ts';
import type { Lexeme } from '../lexemes.ts';
import { type Match, mod, PHASE, phaseOf, type Reading, type Rule, rule } from '../rule.ts';

/** The season's year: the one of the anchor, or the one before or after it by tense. */
function seasonYear(match: Match, season: number, which: string | undefined, direction: Direction): number | null {
  const base = match.anchor.narrative ? context(match.anchor) : present(match.anchor);
  if (!base) return null;
  const month = base.month ?? 6;
  // Winter's value is the year it begins in; until March it began last year.
  const start = season === 4 ? 12 : season * 3;
  const now = season === 4 && month < 3 ? base.year - 1 : base.year;
  if (match.anchor.narrative) {
    if (which === 'next' || which === 'following') return start <= month ? base.year + 1 : base.year;
    if (which === 'previous' || which === 'last') return start < month ? base.year : base.year - 1;
    return base.year;
  }
  // "last summer" in November is this year's, "last fall" is not.
  if (which === 'last') return start + 2 < month ? now : now - 1;
  if (which === undefined && direction === 'past') return start > month ? now - 1 : now;
  if (which === 'next' || (which === undefined && direction === 'future'))
    return start <= month ? base.year + 1 : base.year;
  return now;
}

const NAMES_BEFORE = /^(arab|prague|hot|silver)$/;
const NAMES_AFTER =
  /^(games|olympics|olympic|palace|break|street|school|training|awakening|of|house|park|valley|garden)$/;

/** A season with nothing to date it: not "the fall of Saigon", "spring a leak", "the Arab Spring", "the summer school". */
function isSeason(match: Match, word: Lexeme, first: string): boolean {
  const before = match.before()?.lower ?? '';
  const after = match.after()?.lower ?? '';
  if (NAMES_BEFORE.test(before) || NAMES_AFTER.test(after)) return false;
  if (word.lower === 'fall' && !match.has('phase'))
    return first === 'the' && /^(in|during|by|until|since|through)$/.test(before);
  return word.lower !== 'spring' || !/^(VERB|PROPN)$/.test(match.upos(word));
}

const quarterValue = (year: number | null, quarter: number): string | null =>
  year === null ? null : `${yearText(year)}-Q${quarter}`;

export const seasons: readonly Rule[] = [
  rule(
    'season',
    `${PHASE} (the)? (phase=(early|late|mid) -?)? (which=(last|next|this|that|previous|following|same|past|coming))? season=SEASON ((of|,)? (year=YEAR|short=SHORTYEAR) ((-|/) (NUM|YEAR))?|of (that|the same|this) unit=year|of which=(last|next) unit=year)?`,
    (match) => {
      const word = match.one('season')!;
      const first = match.list[match.at]!.lower;
      const stated =
        match.one('year')?.n ??
        (match.has('short')
          ? Math.floor((present(match.anchor)?.year ?? 2000) / 100) * 100 + match.one('short')!.n
          : null);
      const which = match.one('which')?.lower;
      if (stated === null && !which && !match.has('unit') && !isSeason(match, word, first)) return null;
      if (word.lower === 'fall' && match.upos(word) === 'VERB') return null;
      const year =
        stated ??
        (match.has('unit') && !match.one('which')
          ? (context(match.anchor)?.year ?? null)
          : seasonYear(match, word.n, which, match.direction()));
      return {
        type: 'DATE',
        value: year === null ? null : `${yearText(year)}-${word.code}`,
        implied: stated === null,
        ...mod(phaseOf(match.all('phase'))),
      };
    },
  ),
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
      const known = match.anchor.quarter;
      if (unit === 'period' && !/year|latest/.test(which)) return null;
      if (which === '' && match.after()?.lower === 'of') return null;
      if (!known || which === 'current') {
        const base = present(match.anchor);
        if (!base?.month) return { type: 'DATE', value: null, implied: true };
        // Results are of the quarter before the one they are published in.
        const quarter = Math.ceil(base.month / 3) - (which === 'current' || which === '' ? 0 : 1);
        const year = base.year - (quarter < 1 ? 1 : 0) - (/year/.test(which) ? 1 : 0);
        return {
          type: 'DATE',
          value: quarterValue(year, quarter < 1 ? 4 : quarter),
          implied: true,
          aside: /year/.test(which),
        };
      }
      let index = known.year * 4 + known.quarter - 1;
      if (/year/.test(which) || match.has('past')) index -= 4;
      else if (/previous|preceding/.test(which)) index -= 1;
      else if (/following|next/.test(which)) index += 1;
      return {
        type: 'DATE',
        value: quarterValue(Math.floor(index / 4), (index % 4) + 1),
        implied: true,
        aside: /year/.test(which),
      };
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
  rule('period-of-year', 'the year=YEAR (quarter|period)', (match) => {
    const known = match.anchor.quarter;
    const { n } = match.one('year')!;
    return { type: 'DATE', value: known ? quarterValue(n, known.quarter) : yearText(n), aside: true };
  }),
  rule('year-earlier', 'year - (earlier|ago)', (match): Reading | null => {
    const known = match.anchor.quarter;
    const base = present(match.anchor);
    if (known) return { type: 'DATE', value: quarterValue(known.year - 1, known.quarter), implied: true, aside: true };
    return { type: 'DATE', value: base && yearText(base.year - 1), implied: true };
  }),
  rule(
    'fiscal',
    `${PHASE} (the)? (which=(last|next|this|current|previous|prior|latest))? (fiscal|financial) -? (year)? (year=YEAR|short=NUM)?`,
    (match) => {
      const words = match.list.slice(match.at, match.end).map((word) => word.lower);
      const year =
        match.one('year')?.n ??
        (match.one('short') && match.one('short')!.n >= 80 && match.one('short')!.n < 100
          ? 1900 + match.one('short')!.n
          : null);
      if (year !== null) return { type: 'DATE', value: yearText(year), ...mod(phaseOf(match.all('phase'))) };
      if (match.has('short') || !words.includes('year')) return null;
      const which = match.one('which')?.lower;
      const base = present(match.anchor)?.year;
      if (which)
        return {
          type: 'DATE',
          value:
            base === undefined
              ? null
              : yearText(base + (/last|previous|prior|latest/.test(which) ? -1 : which === 'next' ? 1 : 0)),
          implied: true,
        };
      return words[0] === 'the' ? { type: 'DURATION', value: 'P1Y' } : null;
    },
  ),
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
