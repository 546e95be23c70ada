/** Acronyms that are read as others: what the encoder is given, and what is left alone. */
import { describe, expect, it } from 'vitest';
import type { Token } from '../../../src/engine/document.ts';
import { readAs } from '../../../src/engine/language/stand-ins.ts';

function read(words: string): string {
  const tokens = words.split(' ').map((form, id) => ({ id, form, sentence: 0 }) as Token);
  return tokens.map((_, index) => readAs(tokens, index)).join(' ');
}

describe('acronyms that look like words', () => {
  it.each([
    ['Turkey says IS fighters crossed the border', 'Turkey says ISIS fighters crossed the border'],
    ['Doctors asked WHO for help', 'Doctors asked UNICEF for help'],
    ['Rebels in CAR attacked a convoy', 'Rebels in DRC attacked a convoy'],
  ])('%s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });

  it.each(['This IS a war', 'WHO ATTACKED THEM', 'who said so', 'The car is old', 'REBELS IS DEFEATED'])(
    'left alone: %s',
    (words) => {
      expect(read(words)).toBe(words);
    },
  );
});
