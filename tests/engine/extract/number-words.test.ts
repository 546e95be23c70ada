/** What number words are worth, to the time rules as to everybody else. */
import { expect, it } from 'vitest';
import { CARDINALS, ONE_TO_TEN, SCALES } from '../../../src/engine/extract/number-words.ts';
import { lexemes } from '../../../src/engine/extract/times/lexemes.ts';

it.each([
  ['zero', 0],
  ['nineteen', 19],
  ['twenty', 20],
  ['ninety', 90],
  ['first', undefined],
  ['hundred', undefined],
])('%s', (word, worth) => {
  expect(CARDINALS.get(word)).toBe(worth);
});

it('those for people are one to ten', () => {
  expect(ONE_TO_TEN.map((word) => CARDINALS.get(word))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it.each(['hundred', 'thousand', 'million', 'dozen'] as const)('a %s days are as many as anywhere', (scale) => {
  expect(lexemes(`two ${scale} days`)[0]).toMatchObject({ n: 2 * SCALES[scale] });
});

it.each(['score', 'billion'])('a %s counts no days', (scale) => {
  expect(lexemes(`two ${scale} days`)[0]).toMatchObject({ n: 2 });
});
