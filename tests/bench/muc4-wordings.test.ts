/** The words an entity fills a slot with, and the ways to word a phrase. */
import { expect, it } from 'vitest';
import { findCandidates } from '../../bench/muc4-candidates.ts';
import { fillerText } from '../../bench/muc4-strings.ts';
import { wordingsOf } from '../../bench/muc4-wordings.ts';
import { entity, sentence } from './muc4-sample.ts';

it('fills with the words most mentions have, without numbers', () => {
  expect(fillerText(entity('12 FARMERS', 'FARMERS'), 'hum_tgt_description')).toBe('FARMERS');
  expect(fillerText(entity('THREE ARMED MEN'), 'perp_individual_id')).toBe('THREE ARMED MEN');
});

it('wordings are shorter and longer forms of a phrase', () => {
  const doc = sentence(
    ['REBELS', 'NOUN', 1, 'nsubj'],
    ['BURNED', 'VERB', null, 'root'],
    ['TWO', 'NUM', 4, 'nummod'],
    ['OLD', 'ADJ', 4, 'amod'],
    ['OFFICES', 'NOUN', 1, 'obj'],
    ['OF', 'ADP', 7, 'case'],
    ['THE', 'DET', 7, 'det'],
    ['MILL', 'NOUN', 4, 'nmod'],
  );
  const office = findCandidates(doc, [], new Set()).find((each) => each.head === 4)!;
  const found = wordingsOf(doc as Parameters<typeof wordingsOf>[0], office);
  expect(found.map(({ text }) => text)).toEqual([
    'TWO OLD OFFICES',
    'OLD OFFICES',
    'OFFICES',
    'TWO OLD OFFICES OF MILL',
    'OLD OFFICES OF MILL',
    'OFFICES OF MILL',
  ]);
  expect(new Set(found.map(({ features }) => features.length)).size).toBe(1);
});
