/** Which words the type head is told of: by their buckets, about the act only, and never a name. */
import { describe, expect, it, test } from 'vitest';
import { featureWidth } from '../../../../src/engine/extract/events/features.ts';
import {
  bucket,
  givenFeatures,
  givenWidth,
  WORD_BUCKETS,
  wordsOf,
} from '../../../../src/engine/extract/events/given.ts';
import { treeOf } from '../tree-of.ts';

const TREE = treeOf(
  ['On', 'on', 'ADP', 2, 'case'],
  ['Monday', 'Monday', 'PROPN', 7, 'obl'],
  ['the', 'the', 'DET', 4, 'det'],
  ['king', 'king', 'NOUN', 7, 'nsubj'],
  ['has', 'have', 'AUX', 7, 'aux'],
  ['not', 'not', 'PART', 7, 'advmod'],
  ['pardoned', 'pardon', 'VERB', 0, 'root'],
  ['two', 'two', 'NUM', 9, 'nummod'],
  ['dissidents', 'dissident', 'NOUN', 7, 'obj'],
  ['.', '.', 'PUNCT', 7, 'punct'],
);
const SIDES = { trigger: 6, actor: 3, recipient: 8 };

describe('words the type head is told of', () => {
  const [lemmas, stems, pairs] = wordsOf(TREE, SIDES);

  it('are the lemmas of the sentence without names, numbers, articles and marks', () => {
    expect(lemmas).toEqual(['on', 'king', 'have', 'not', 'pardon', 'dissident']);
  });

  it('are beginnings of the words about the act: what stands before it is not of it', () => {
    expect(stems).toEqual(['king', 'have', 'not', 'pardo', 'dissi']);
  });

  it('are pairs of neighbours, none with a name in it', () => {
    expect(pairs).toContain('not_pardon');
    expect(pairs).toContain('the_king');
    expect(pairs.join(' ')).not.toContain('monday');
  });
});

test('a bucket is told by the word alone, and words spread over all of them', () => {
  expect(bucket('pardon')).toBe(bucket('pardon'));
  expect(bucket('')).toBe(0x811c9dc5 % WORD_BUCKETS);
  const seen = new Set(Array.from({ length: 4000 }, (_, index) => bucket(`word${index}`)));
  expect(seen.size).toBeGreaterThan(WORD_BUCKETS * 0.7);
  expect(Math.max(...seen)).toBeLessThan(WORD_BUCKETS);
});

test('the buckets stand behind the other features', () => {
  const states = { width: 2, data: new Float32Array(20).fill(0.5) };
  const row = givenFeatures(TREE, states, SIDES, []);
  expect(row).toHaveLength(givenWidth(2));
  const words = row.slice(featureWidth(2));
  expect(words[bucket('pardon')]).toBe(1);
  expect(words[WORD_BUCKETS + bucket('pardo')]).toBe(1);
  expect(words[WORD_BUCKETS * 2 + bucket('not_pardon')]).toBe(1);
  expect([...words].filter((value) => value !== 0 && value !== 1)).toEqual([]);
});
