import { expect, test } from 'vitest';
import { agreeOnTypes } from '../../../src/engine/language/consistency.ts';
import { findSpans, tagScheme } from '../../../src/engine/language/spans.ts';

const scheme = tagScheme(['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG']);

/** Types after agreement of the spans of `words`, each word with its five scores. */
function types(words: [string, ...number[]][]): string[] {
  const scores = Float32Array.from(words.flatMap(([, ...row]) => row));
  const form = (first: number, end: number) =>
    words
      .slice(first, end)
      .map(([word]) => word.toLowerCase())
      .join(' ');
  const spans = words.flatMap((_, word) => findSpans(scheme, scores, word, word + 1));
  return agreeOnTypes(scheme, scores, spans, form).map(({ type }) => type);
}

const SURE_PERSON = [-5, 6, -5, 0, -5] as const;
const DOUBTFUL_ORG = [-5, 1, -5, 1.5, -5] as const;
const SURE_ORG = [-5, -2, -5, 6, -5] as const;

test('a doubtful reading follows the sure ones of the same words', () => {
  expect(
    types([
      ['Zenda', ...SURE_PERSON],
      ['Zenda', ...SURE_PERSON],
      ['Zenda', ...DOUBTFUL_ORG],
    ]),
  ).toEqual(['PER', 'PER', 'PER']);
});

test('a sure reading stands, and other words have no say', () => {
  expect(
    types([
      ['Zenda', ...SURE_PERSON],
      ['Zenda', ...SURE_ORG],
    ]),
  ).toEqual(['PER', 'ORG']);
  expect(
    types([
      ['Strelsau', ...SURE_PERSON],
      ['Zenda', ...DOUBTFUL_ORG],
    ]),
  ).toEqual(['PER', 'ORG']);
});

test('a surname is taken for its bearer', () => {
  const words: [string, ...number[]][] = [
    ['Rudolf', ...SURE_PERSON],
    ['Elphberg', -5, -5, 6, -5, -5],
    ['Elphberg', ...DOUBTFUL_ORG],
  ];
  const scores = Float32Array.from(words.flatMap(([, ...row]) => row));
  const form = (first: number, end: number) =>
    words
      .slice(first, end)
      .map(([word]) => word.toLowerCase())
      .join(' ');
  const spans = [...findSpans(scheme, scores, 0, 2), ...findSpans(scheme, scores, 2, 3)];
  expect(agreeOnTypes(scheme, scores, spans, form).map(({ first, end, type }) => [first, end, type])).toEqual([
    [0, 2, 'PER'],
    [2, 3, 'PER'],
  ]);
});
