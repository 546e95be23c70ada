import { describe, expect, test } from 'vitest';
import { NEAR_DUPLICATE, sharedShingles, sketchBands, sketchText } from '../../../src/engine/resolve/near-duplicate.ts';

const sentence = (at: number) =>
  `Envoy number ${at} told the council of Holt that bridge ${at * 7} would stay closed until grain from valley ${at * 13} had come.`;
const story = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => sentence(from + at)).join(' ');
const WHOLE = story(0, 40);
const meet = (one: string, other: string) => {
  const bands = new Set(sketchBands(sketchText(one)!));
  return sketchBands(sketchText(other)!).some((band) => bands.has(band));
};
const share = (one: string, other: string) => sharedShingles(sketchText(one)!, sketchText(other)!);

describe('copies of one dispatch', () => {
  test.each([
    ['the same', WHOLE],
    ['in capitals, spaced otherwise', WHOLE.toUpperCase().replaceAll(' ', '\n ')],
    ['with a headline and a byline', `HOLT ON EDGE\nBy our own reporter\n${WHOLE}`],
    ['cut by a fifth', WHOLE.slice(0, Math.round(WHOLE.length * 0.8))],
    ['with a paragraph of its own', `${WHOLE} ${story(100, 106)}`],
  ])('%s', (_, copy) => {
    expect(share(WHOLE, copy)).toBeGreaterThan(NEAR_DUPLICATE);
    expect(meet(WHOLE, copy)).toBe(true);
  });
});

describe('no copies', () => {
  test.each([
    [
      'another story in the same style',
      'The miners of Ruppen marched on the square, where the mayor read out a letter. Nobody cheered. By noon the shops had shut, the trams stood still, and a priest offered to carry terms between the two sides, who had not spoken for a month.',
    ],
    ['the same words in another order', WHOLE.split(' ').reverse().join(' ')],
  ])('%s', (_, other) => {
    expect(share(WHOLE, other)).toBeLessThan(0.1);
    expect(meet(WHOLE, other)).toBe(false);
  });
});

test('what is too short is not compared', () => {
  expect(sketchText('Ruritania struck Zenda. More follows.')).toBeNull();
  expect(sketchText('')).toBeNull();
});

test('the same text has the same sketch, everywhere', () => {
  expect(sketchText(WHOLE)).toEqual(sketchText(WHOLE));
  for (const band of sketchBands(sketchText(WHOLE)!)) expect(Number.isSafeInteger(band)).toBe(true);
});

test('the estimate follows the share of text in common', () => {
  const shares = [0.9, 0.7, 0.5].map((part) => share(WHOLE, WHOLE.slice(0, Math.round(WHOLE.length * part))));
  expect(shares[0]).toBeGreaterThan(shares[1]!);
  expect(shares[1]).toBeGreaterThan(shares[2]!);
  for (const [index, part] of [0.9, 0.7, 0.5].entries()) expect(Math.abs(shares[index]! - part)).toBeLessThan(0.2);
});
