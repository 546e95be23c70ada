/** What a peer is given and how its answer is laid over gold words; the peer itself is not run. */
import { expect, test } from 'vitest';
import { onGoldWords, wordLines } from '../../bench/corenlp.ts';
import { scoreCommon } from '../../bench/entities-peers.ts';
import { scoreUd } from '../../bench/language-score.ts';

const row = (id: string, form: string, upos = '_', head = '_', deprel = '_'): string =>
  [id, form, '_', upos, '_', '_', head, deprel, '_', '_'].join('\t');

const GOLD = `${[
  row('1-2', "don't"),
  row('1', 'do', 'AUX', '3', 'aux'),
  row('2', "n't", 'PART', '3', 'advmod'),
  row('3', 'go', 'VERB', '0', 'root'),
  row('4', '1 000', 'NUM', '3', 'obj'),
].join('\n')}\n\n`;

test('words are given apart from each other and never in two', () => {
  expect(wordLines([{ conllu: GOLD }])).toEqual(["do n't go 1000"]);
});

test('tags and trees take the place of gold, the words stay', () => {
  const theirs = `${[
    row('1', 'do', 'AUX', '3', 'aux'),
    row('2', "n't", 'ADV', '3', 'advmod'),
    row('3', 'go', 'VERB', '0', 'root'),
    row('4', '1000', 'NUM', '2', 'obj'),
  ].join('\n')}\n\n`;
  const scores = scoreUd(GOLD, onGoldWords(GOLD, theirs));
  expect(scores.Words.correct).toBe(4);
  expect(scores.UPOS.correct).toBe(3);
  expect(scores.UAS.correct).toBe(3);
  const short = theirs.replace(/4\t.*\n/, '');
  expect(() => onGoldWords(GOLD, short)).toThrow('fewer words');
});

test('facilities of the world newswire count as locations, other types not at all', () => {
  const sentences = [
    { words: ['Ruritania', 'closed', 'Zenda', 'Bridge'], tags: ['B-Location', 'O', 'B-Facility', 'I-Facility'] },
    { words: ['Monday', 'passed'], tags: ['B-Date', 'O'] },
  ];
  const spans = [
    { sentence: 0, first: 0, end: 1, type: 'location' },
    { sentence: 0, first: 2, end: 4, type: 'location' },
    { sentence: 1, first: 0, end: 1, type: 'misc' },
  ];
  expect(scoreCommon('worldwide', sentences, spans)).toMatchObject({ gold: 2, system: 2, correct: 2 });
});
