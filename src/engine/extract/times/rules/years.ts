/** Years, their ranges, decades, centuries and years of an era: "1939-45", "218 BC", "the 1980s", "the 19th century". */
import { decadeText } from '../anchor.ts';
import { pad, yearText } from '../calendar.ts';
import type { Lexeme } from '../lexemes.ts';
import { type Match, mod, PHASE, phaseOf, type Rule, rule } from '../rule.ts';
import { CLASS } from '../vocabulary.ts';

const MEASURED =
  /^(people|men|women|troops|soldiers|civilians|dollars|pounds|euros|yen|miles|km|kilometers|kilometres|meters|metres|feet|tons|tonnes|shares|points|jobs|votes|homes|houses|workers|employees|students|members|seats|units|barrels|acres|hectares|percent|square|years|days|hours|prisoners|tanks|aircraft|guns|refugees|casualties|deaths|inhabitants|cases|million|billion|dead|killed|wounded|rounds|pages|words|or)$/;

/** Words after which a number is a year, whatever it is. */
const INTRODUCES =
  /^(in|since|by|until|till|from|during|of|to|through|before|after|between|fiscal|year|early|late|mid|around|circa|c\.|\(|-|and|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)$/;
/** Words after which it is none: a name's number, a sum, an hour ("at 2030"). */
const COUNTS =
  /^([$£€#]|at|no\.?|number|flight|route|highway|page|sec\.?|section|room|resolution|about|some|nearly|almost|over|than|model|windows|order|article|lot|only)$/;

/** Makes of cars: "his 1998 Toyota" tells the model, not when. */
const MAKES =
  /^(?:audi|bmw|buick|cadillac|chevrolet|chevy|chrysler|citroen|daewoo|datsun|dodge|fiat|ford|honda|hyundai|isuzu|jaguar|jeep|kia|lada|lexus|mazda|mercedes|mitsubishi|nissan|oldsmobile|opel|peugeot|plymouth|pontiac|porsche|renault|saab|subaru|suzuki|toyota|volkswagen|volvo)$/;

/** A bare number of four digits is a year unless it counts something. */
export function isYear(list: readonly Lexeme[], year: Lexeme, index: number): boolean {
  const before = list[index - 1]?.lower ?? '';
  const after = list[index + 1];
  if (COUNTS.test(before) || (/^[.:/]$/.test(before) && !year.spaced)) return false;
  if (after && (MEASURED.test(after.lower) || /^[%°]$/.test(after.lower))) return false;
  if (MAKES.test(after?.lower ?? '') && !INTRODUCES.test(before)) return false;
  // A ratio or a reference: 1995:12, 1995/2.
  if (after && /^[:/]$/.test(after.lower) && !after.spaced && list[index + 2]?.spaced === false) return false;
  // "1,500 of 1800 of them": between two "of" it is a count.
  if (INTRODUCES.test(before)) return !(after?.lower === 'of' && /^(of|to|by)$/.test(before));
  return year.n >= 1400 && year.n <= 2100;
}

export const years: readonly Rule[] = [
  rule('era', `(${PHASE}) (APPROX|c\\.)? (ad|a.d.)? year=NUM era=ERA?`, (match) => {
    const era =
      match.one('era')?.n ??
      (/^a/.test(match.list[match.at]!.lower) && /^a\.?d/.test(match.list[match.at]!.lower) ? 1 : 0);
    const year = match.one('year')!.n;
    if (era === 0 || year < 1 || !Number.isInteger(year) || year > 9999) return null;
    if (match.one('era')?.form === 'ad' || match.one('era')?.form === 'ce') return null;
    return { type: 'DATE', value: yearText(era < 0 ? 1 - year : year), ...mod(phaseOf(match.all('phase'))) };
  }),
  rule('year-range', `${PHASE} year=YEAR (-|/) short=NUM`, (match) => {
    const year = match.one('year')!;
    const short = match.one('short')!;
    const index = match.captures.year![0];
    if (short.spaced || !/^\d\d$/.test(short.form) || short.n <= year.n % 100) return null;
    if (match.list[index - 1]?.lower === '$') return null;
    return [
      { type: 'DATE', value: yearText(year.n), to: index + 1, ...mod(phaseOf(match.all('phase'))) },
      { type: 'DATE', value: yearText(Math.floor(year.n / 100) * 100 + short.n), from: match.end - 1, aside: true },
    ];
  }),
  rule('years', `${PHASE} year=YEAR - second=YEAR`, (match) => {
    const [first] = match.captures.year!;
    const { n } = match.one('year')!;
    const last = match.one('second')!.n;
    if (last < n || last - n > 200) return null;
    return [
      { type: 'DATE', value: yearText(n), to: first + 1, ...mod(phaseOf(match.all('phase'))) },
      // "1975-1976" goes on in 1975: the end of a span is no place for the story to stand.
      { type: 'DATE', value: yearText(last), from: match.end - 1, aside: true },
    ];
  }),
  rule('month-era', `${PHASE} month=MONTH (of)? year=NUM era=ERA`, (match) => {
    const year = match.one('year')!.n;
    if (!Number.isInteger(year) || year < 1 || year > 9999 || match.one('era')!.n > 0) return null;
    return {
      type: 'DATE',
      value: `${yearText(1 - year)}-${pad(match.one('month')!.n)}`,
      ...mod(phaseOf(match.all('phase'))),
    };
  }),
  rule('season-era', `${PHASE} the? (phase=(early|late|mid))? season=SEASON (of|,)? year=NUM era=ERA`, (match) => {
    const year = match.one('year')!.n;
    if (!Number.isInteger(year) || year < 1 || year > 9999 || match.one('era')!.n > 0) return null;
    const value = `${yearText(1 - year)}-${match.one('season')!.code}`;
    return { type: 'DATE', value, ...mod(phaseOf(match.all('phase'))) };
  }),
  rule('years-era', 'year=NUM (-|/|to) second=NUM era=ERA', (match) => {
    const [first, last] = [match.one('year')!.n, match.one('second')!.n];
    if (match.one('era')!.n > 0 || first < last || !Number.isInteger(first)) return null;
    return [
      { type: 'DATE', value: yearText(1 - first), to: match.at + 1 },
      { type: 'DATE', value: yearText(1 - last), from: match.end - 2, aside: true },
    ];
  }),
  rule('year', `(${PHASE} | the year) year=YEAR`, (match) => {
    const index = match.captures.year![0];
    if (!match.has('phase') && match.at === index && !isYear(match.list, match.one('year')!, index)) return null;
    return { type: 'DATE', value: yearText(match.one('year')!.n), ...mod(phaseOf(match.all('phase'))) };
  }),
  rule('the-year', 'the year number=NUM', (match) => {
    const year = match.one('number')!.n;
    return year >= 1000 && year < 2200 ? { type: 'DATE', value: yearText(year) } : null;
  }),
  rule('short-year', 'year=SHORTYEAR', (match) => {
    const before = match.before()?.lower ?? '';
    if (!/^(in|of|since|by|early|late|mid|from|to|and|until|spring|summer|fall|winter|autumn)$/.test(before))
      return null;
    const year = match.one('year')!;
    const century =
      match.anchor.narrative && match.anchor.mention
        ? Math.floor(match.anchor.mention.year / 100) * 100
        : year.n > 40
          ? 1900
          : 2000;
    return { type: 'DATE', value: yearText(century + year.n) };
  }),
  rule('decade', `the? ${PHASE} the? decade=DECADE`, (match) => {
    const lexeme = match.one('decade')!;
    let year = lexeme.n;
    if (year < 100) {
      const words = lexeme.code === 'word';
      if (words && !(match.list[match.at]!.lower === 'the' || match.has('phase'))) return null;
      if (words && /^(in|his|her)$/.test(match.before()?.lower ?? '') && match.list[match.at]!.lower !== 'the')
        return null;
      // "the 70s" without its apostrophe wants the article: people are in their 70s too.
      const the = match.list[match.at]!.lower === 'the' || match.has('phase') || bareDecadeBefore(match);
      if (!words && /^\d/.test(lexeme.lower) && !the) return null;
      const century =
        match.anchor.narrative && match.anchor.mention ? Math.floor(match.anchor.mention.year / 100) * 100 : 1900;
      year += century;
    } else if (year < 1000) return null;
    return { type: 'DATE', value: decadeText(year), ...mod(phaseOf(match.all('phase'))) };
  }),
  rule('century', `${PHASE} the? ${PHASE} number=(ORD|NUM) - ? century era=ERA?`, (match) => {
    const number = match.one('number')!;
    if (!(number.bits & CLASS.ORD)) return null;
    const bc = match.one('era')?.n === -1;
    if (number.n < 1 || number.n > 30) return null;
    return { type: 'DATE', value: `${bc ? 'BC' : ''}${pad(number.n - 1)}`, ...mod(phaseOf(match.all('phase'))) };
  }),
];

/** "the 70s and 80s". */
const bareDecadeBefore = (match: Match): boolean =>
  /^(?:and|or|to)$/.test(match.before()?.lower ?? '') &&
  ((match.before(2)?.bits ?? 0) & CLASS.DECADE) !== 0 &&
  match.before(3)?.lower === 'the';
