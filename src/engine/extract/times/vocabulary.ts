/** The words of time: lower-case word → what it can be. Several readings are several bits; the rules choose. */
import { CARDINALS, SCALES } from '../number-words.ts';

/** Classes a pattern may name. Bits, so that a word can be several things ("second", "March", "fall"). */
export const CLASS = {
  MONTH: 1 << 0,
  WEEKDAY: 1 << 1,
  UNIT: 1 << 2,
  /** Cardinal number, in digits or words. */
  NUM: 1 << 3,
  ORD: 1 << 4,
  /** 1 to 31, with or without st, nd, rd, th. */
  DAY: 1 << 5,
  /** A number that can be a year of our era, 1000 to 2199. */
  YEAR: 1 << 6,
  /** 1980s, '80s, eighties. */
  DECADE: 1 << 7,
  SEASON: 1 << 8,
  /** morning, afternoon, evening, night … */
  PART: 1 << 9,
  /** 10:35, 10.35 before a.m. */
  CLOCK: 1 << 10,
  AMPM: 1 << 11,
  ZONE: 1 << 12,
  /** few, several, couple, many … */
  SOME: 1 << 13,
  /** 2015-11-17 */
  ISO: 1 << 14,
  /** 11/17/2015, 11-17-15, 17.11.2015 */
  SLASH: 1 << 15,
  /** '98 */
  SHORTYEAR: 1 << 16,
  /** early, late, mid … */
  PHASE: 1 << 17,
  /** about, nearly, at least (one word) … */
  APPROX: 1 << 18,
  ERA: 1 << 19,
  /** Four digits that can be 24-hour time: 0600 … 2359. */
  MILITARY: 1 << 20,
  UNITS: 1 << 21,
} as const;
export type ClassName = keyof typeof CLASS;

export interface Word {
  bits: number;
  /** Number, month (1–12), weekday (1–7), season or part code by position in its list. */
  n: number;
  /** TIMEX3 code: unit letter, SP SU FA WI, MO MI AF EV NI … */
  code: string;
}

const words = new Map<string, Word>();

function add(list: string, bits: number, n: number, code = ''): void {
  for (const word of list.split(' ')) {
    const known = words.get(word);
    words.set(word, known ? { bits: known.bits | bits, n: known.n || n, code: known.code || code } : { bits, n, code });
  }
}

const MONTHS = [
  'january jan jan.',
  'february feb feb.',
  'march mar.',
  'april apr apr.',
  'may',
  'june jun.',
  'july jul.',
  'august aug aug.',
  'september sept sept. sep.',
  'october oct oct.',
  'november nov nov.',
  'december dec dec.',
];
MONTHS.forEach((list, index) => {
  add(list, CLASS.MONTH, index + 1);
});
const WEEKDAYS = [
  'monday mondays mon.',
  'tuesday tuesdays tue. tues.',
  'wednesday wednesdays wed.',
  'thursday thursdays thu. thur. thurs.',
  'friday fridays fri.',
  'saturday saturdays sat.',
  'sunday sundays sun.',
];
WEEKDAYS.forEach((list, index) => {
  add(list, CLASS.WEEKDAY, index + 1, list.split(' ').at(1));
});

const UNITS: [string, string, string][] = [
  ['second', 'seconds', 'TS'],
  ['minute', 'minutes', 'TM'],
  ['hour', 'hours', 'TH'],
  ['day', 'days', 'D'],
  ['week', 'weeks', 'W'],
  ['fortnight', 'fortnights', 'F'],
  ['month', 'months', 'M'],
  ['quarter', 'quarters', 'Q'],
  ['year', 'years', 'Y'],
  ['decade', 'decades', 'DE'],
  ['century', 'centuries', 'CE'],
  ['millennium', 'millennia', 'ML'],
];
for (const [one, many, code] of UNITS) {
  add(one, CLASS.UNIT, 0, code);
  add(many, CLASS.UNIT | CLASS.UNITS, 0, code);
}
add('weekend', CLASS.UNIT, 0, 'WE');
add('weekends', CLASS.UNIT | CLASS.UNITS, 0, 'WE');

add('spring springtime', CLASS.SEASON, 1, 'SP');
add('summer summertime', CLASS.SEASON, 2, 'SU');
add('autumn fall', CLASS.SEASON, 3, 'FA');
add('winter wintertime', CLASS.SEASON, 4, 'WI');

add('morning mornings dawn daybreak sunrise', CLASS.PART, 1, 'MO');
add('midday noon lunchtime noontime', CLASS.PART, 2, 'MI');
add('afternoon afternoons', CLASS.PART, 3, 'AF');
add('evening evenings dusk sunset nightfall sundown', CLASS.PART, 4, 'EV');
add('night nights nighttime', CLASS.PART, 5, 'NI');
add('daytime daylight', CLASS.PART, 6, 'DT');
add('midnight', CLASS.PART, 7, 'NI');

for (const [word, n] of CARDINALS) add(word, CLASS.NUM, n);
// those that stretches of time are counted by: no billions, no scores
for (const word of ['hundred', 'thousand', 'million', 'dozen'] as const) add(word, CLASS.NUM, SCALES[word]);
'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
  .split(' ')
  .forEach((word, index) => {
    add(word, CLASS.ORD, index + 1);
  });
add('thirtieth', CLASS.ORD, 30);
'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ').forEach((word, index) => {
  add(word, CLASS.DECADE, (index + 2) * 10, 'word');
});

add('few several many some', CLASS.SOME, 0);
add('early', CLASS.PHASE, 0, 'START');
add('mid middle', CLASS.PHASE, 0, 'MID');
add('late', CLASS.PHASE, 0, 'END');
add('about around approximately roughly some circa ca. c. nearly almost', CLASS.APPROX, 0, 'APPROX');
add('over exceeding', CLASS.APPROX, 0, 'MORE_THAN');
add('under', CLASS.APPROX, 0, 'LESS_THAN');
add('am a.m. a.m', CLASS.AMPM, 0, 'am');
add('pm p.m. p.m', CLASS.AMPM, 12, 'pm');
add('gmt utc est edt cst cdt mst mdt pst pdt et bst cet cest msk ist', CLASS.ZONE, 0);
add('bc b.c. b.c bce b.c.e.', CLASS.ERA, -1);
add('ad a.d. a.d ce c.e.', CLASS.ERA, 1);

export const vocabulary: ReadonlyMap<string, Word> = words;
