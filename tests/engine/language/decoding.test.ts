/** Small decoders: tags to spans, rules to lemmas, sentences to rows. */
import { describe, expect, test } from 'vitest';
import { applyLemmaRule, parseLemmaRule } from '../../../src/engine/language/lemma.ts';
import { pack, ROW } from '../../../src/engine/language/pack.ts';
import { findSpans, tagScheme } from '../../../src/engine/language/spans.ts';
import type { Pieces } from '../../../src/engine/language/word-pieces.ts';

describe('tags to spans', () => {
  const scheme = tagScheme(['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG']);
  const spans = (...rows: number[][]) =>
    findSpans(scheme, Float32Array.from(rows.flat()), 0, rows.length).map(({ first, end, type }) => [first, end, type]);

  test('what wins word by word', () => {
    expect(spans([0, 9, 0, 0, 0], [0, 0, 9, 0, 0], [9, 0, 0, 0, 0], [0, 0, 0, 9, 0])).toEqual([
      [0, 2, 'PER'],
      [3, 4, 'ORG'],
    ]);
    expect(spans([9, 0, 0, 0, 0])).toEqual([]);
    expect(spans([0, 9, 0, 0, 0], [0, 9, 0, 0, 0])).toEqual([
      [0, 1, 'PER'],
      [1, 2, 'PER'],
    ]);
  });

  test('an inside tag never stands without its own beginning', () => {
    // I-ORG would win the second word, and takes its beginning with it.
    expect(spans([0, 4, 0, 0, 0], [0, 0, 1, 0, 9])).toEqual([[0, 2, 'ORG']]);
    // At the start of a sentence nothing can go on.
    expect(spans([1, 0, 9, 0, 0])).toEqual([]);
  });
});

test.each([
  ['Running', 'l|4|', 'run'],
  ['left', 'l|3|eave', 'leave'],
  ['Zenda', 'k|0|', 'Zenda'],
  ['ZENDA', 't|0|', 'Zenda'],
  ["n't", 'l|3|not', 'not'],
  ['a|b', 'l|1||', 'a||'],
  ['it', 'l|9|', ''],
  ['👍s', 'l|1|', '👍'],
])('%s by %s is %s', (form, rule, lemma) => {
  expect(applyLemmaRule(form, parseLemmaRule(rule))).toBe(lemma);
});

describe('sentences to rows', () => {
  const words = (...sizes: number[]): Pieces[] =>
    sizes.map((size) => ({ ids: new Int32Array(size).fill(7), shape: 1 }));

  test('whole sentences share a row while they fit', () => {
    const { batches, cut } = pack(words(60, 60, 60), [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(cut).toEqual([]);
    expect(batches.map(({ rows, length }) => [rows, length])).toEqual([
      [1, 122],
      [1, 62],
    ]);
    // Both words open their sentence: shape 1 and 8 added.
    expect([...batches[0]!.shapes].filter((shape) => shape === 9)).toHaveLength(120);
  });

  test('a longer sentence is cut between words, and only its first word opens it', () => {
    const { batches, cut } = pack(words(...Array<number>(30).fill(10)), [[0, 30]]);
    expect(cut).toEqual([0]);
    const rows = batches.flatMap((batch) =>
      Array.from({ length: batch.rows }, (_, row) => batch.mask.slice(row * batch.length, (row + 1) * batch.length)),
    );
    expect(rows.map((mask) => mask.reduce((sum, one) => sum + one, 0)).sort((a, b) => a - b)).toEqual([62, 122, 122]);
    expect(batches.flatMap(({ shapes }) => [...shapes]).filter((shape) => shape === 9)).toHaveLength(10);
    expect(batches.flatMap((batch) => [...batch.words]).sort((a, b) => a - b)).toEqual([...Array(30).keys()]);
  });

  test('rows never pass the limit and every word is read once', () => {
    const sizes = Array.from({ length: 500 }, (_, at) => 1 + ((at * 7) % 12));
    const sentences: [number, number][] = [];
    for (let at = 0; at < 500; at += 1 + (at % 40)) sentences.push([at, Math.min(500, at + 1 + (at % 40))]);
    const { batches } = pack(words(...sizes), sentences);
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(ROW);
    expect(batches.flatMap((batch) => [...batch.words]).sort((a, b) => a - b)).toEqual([...Array(500).keys()]);
  });
});
