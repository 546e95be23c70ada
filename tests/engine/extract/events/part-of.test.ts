/** Whether a word stands in the phrase of another, on trees written by hand. */
import { describe, expect, it } from 'vitest';
import { isPartOf } from '../../../../src/engine/extract/events/part-of.ts';
import { treeOf } from '../tree-of.ts';

describe('words in the phrase of another', () => {
  const tree = treeOf(
    ['rebel', 'rebel', 'NOUN', 2, 'compound'],
    ['officers', 'officer', 'NOUN', 8, 'nsubj'],
    [',', ',', 'PUNCT', 4, 'punct'],
    ['deserters', 'deserter', 'NOUN', 2, 'appos'],
    ['led', 'lead', 'VERB', 4, 'acl'],
    ['by', 'by', 'ADP', 7, 'case'],
    ['Pasha', 'Pasha', 'PROPN', 5, 'obl:agent'],
    ['fled', 'flee', 'VERB', 0, 'root'],
  );
  const [rebel, officers, deserters, pasha, fled] = [0, 1, 3, 6, 7];

  it.each<[string, number, number, string[], boolean]>([
    ['a modifier', rebel, officers, [], true],
    ['the noun itself', officers, officers, [], false],
    ['whom it modifies', officers, rebel, [], false],
    ['a subject of its verb', officers, fled, [], false],
    ['an apposition, where it counts', deserters, officers, ['appos'], true],
    ['an apposition, where it does not', deserters, officers, [], false],
    ['an agent of a participle, where it counts', pasha, deserters, ['obl:agent'], true],
    ['an agent of a participle, where it does not', pasha, deserters, [], false],
    ['both on one way', pasha, officers, ['appos', 'obl:agent'], true],
    ['a way that breaks off', pasha, officers, ['obl:agent'], false],
  ])('%s', (_, word, whole, further, is) => {
    expect(isPartOf(tree, word, new Set([whole]), ...further)).toBe(is);
  });
});
