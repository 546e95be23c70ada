/**
 * Numbers as English writes them out: one source for whoever reads what they are worth (times, quantities) and for whoever takes them
 * for people (actors, events). Lower case, in the singular.
 */

const BELOW_TWENTY =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** What each is worth by itself: zero … nineteen, twenty … ninety. */
export const CARDINALS: ReadonlyMap<string, number> = new Map([
  ...BELOW_TWENTY.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, 10 * (index + 2)] as const),
]);

/** What they multiply the number before them by. */
export const SCALES = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, dozen: 12, score: 20 } as const;

/** Those that stand for people without a noun: "two were tried". */
export const ONE_TO_TEN: readonly string[] = BELOW_TWENTY.slice(1, 11);

/** Round numbers that do so too: "dozens were arrested". */
export const ROUND_NUMBERS = ['dozen', 'score', 'hundred', 'thousand'] as const;
