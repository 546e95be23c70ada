/** Seasons and fiscal years. */
import { context, type Direction, present } from '../anchor.ts';
import { yearText } from '../calendar.ts';
import type { Lexeme } from '../lexemes.ts';
import { yearAhead } from './dates.ts';
import { type Match, mod, PHASE, phaseOf, type Rule, rule } from '../rule.ts';

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
          : yearAhead(match, (word.n * 3) % 12));
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
