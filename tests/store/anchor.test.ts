import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findQuote, quote } from '../../src/store/anchor.ts';

const TEXT = 'The army struck Zenda. Then the army struck Holt, and the army rested.';
const at = (text: string, words: string, turn = 0): { start: number; end: number } => {
  let start = -1;
  for (let count = 0; count <= turn; count++) start = text.indexOf(words, start + 1);
  return { start, end: start + words.length };
};

test.each<[string, string, number, (text: string) => string]>([
  ['untouched', 'struck', 1, (text) => text],
  ['after a new first line', 'struck', 1, (text) => `HOLT COURIER\n\n${text}`],
  ['with a sentence gone before it', 'army', 2, (text) => text.replace('The army struck Zenda. ', '')],
  ['with other words around, where it stands once', 'rested', 0, () => 'Everybody rested at last.'],
  ['with a typographic apostrophe further off', 'Holt', 0, (text) => text.replace('Zenda', 'Zenda’s old town')],
])('%s', (_, words, turn, change) => {
  const after = change(TEXT);
  const found = findQuote(after, quote(TEXT, at(TEXT, words, turn)))!;
  expect(after.slice(found.start, found.end)).toBe(words);
  expect(after.slice(found.start, found.start + 12).startsWith(words)).toBe(true);
});

test('of several, the one in the same surroundings', () => {
  const second = at(TEXT, 'struck', 1);
  expect(findQuote(`The army struck first. ${TEXT}`, quote(TEXT, second))).toEqual({
    start: second.start + 23,
    end: second.end + 23,
  });
});

test.each([
  ['words that are gone', 'Nobody moved.'],
  ['words that stand there often, in no surroundings of theirs', 'struck? struck! struck;'],
])('null for %s', (_, after) => {
  expect(findQuote(after, quote(TEXT, at(TEXT, 'struck', 1)))).toBeNull();
});

test('an empty quote is nowhere', () => {
  expect(findQuote(TEXT, { start: 3, end: 3, exact: '', prefix: '', suffix: '' })).toBeNull();
});

test('every span of a text is found where it was', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(59), fc.nat(59), (text, one, other) => {
      const start = Math.min(one, other) % text.length;
      const end = Math.min(text.length, start + 1 + (Math.max(one, other) % 8));
      const found = findQuote(text, quote(text, { start, end }));
      // Without surroundings of its own ("aaaa") a passage may be anywhere; then nothing is claimed.
      if (found) expect(text.slice(found.start, found.end)).toBe(text.slice(start, end));
    }),
  );
});
