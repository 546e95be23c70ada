/** The pattern notation, and that its cheap tests never refuse what would match. */
import { describe, expect, it } from 'vitest';
import { lexemes } from '../../../../src/engine/extract/times/lexemes.ts';
import { type Captures, pattern } from '../../../../src/engine/extract/times/pattern.ts';

const match = (source: string, text: string) => {
  const captures: Captures = {};
  const list = lexemes(text);
  const compiled = pattern(source);
  const end = compiled.match(list, 0, captures);
  if (end >= 0) {
    expect(compiled.startsWith(list[0]!)).toBe(true);
    expect(compiled.goesOnWith(list[1])).toBe(true);
  }
  return { end, captures };
};

describe('pattern', () => {
  it('matches words, classes, options and groups', () => {
    expect(match('the? month=MONTH day=DAY (,? year=YEAR)?', 'May 3, 2014').end).toBe(4);
    expect(match('the? month=MONTH day=DAY (,? year=YEAR)?', 'May 3 men').end).toBe(2);
    expect(match('(last|this) UNIT', 'last week').end).toBe(2);
    expect(match('(last|this) UNIT', 'last man').end).toBe(-1);
  });

  it('backtracks, and leaves the captures of the way that matched', () => {
    const { end, captures } = match('(a=NUM)? b=NUM UNIT', '3 days');
    expect(end).toBe(2);
    expect(captures).toEqual({ b: [0, 1] });
  });

  it('says what is wrong with a pattern', () => {
    expect(() => pattern('(a b')).toThrow('bracket');
    expect(() => pattern('WEEKDAZE')).toThrow('no class WEEKDAZE');
    expect(() => pattern('a | | b')).toThrow('empty');
  });
});

describe('lexemes', () => {
  it.each([
    ['nineteen ninety-six', 1996],
    ['two thousand and ten', 2010],
    ['twenty-five', 25],
    ['5 1/2', 5.5],
    ['two hundred', 200],
    ['1,250', 1250],
  ])('%s is one number', (text, value) => {
    expect(lexemes(text).map(({ n }) => n)).toEqual([value]);
  });
});
