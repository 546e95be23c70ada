/** The boundary model gives here what it gave in training; ends are chosen together. */
import { describe, expect, test } from 'vitest';
import { openBoundaries, openBoundaryModels, readParagraph } from '../../../src/engine/language/boundaries.ts';
import { likeliestEnds } from '../../../src/engine/language/likeliest-ends.ts';
import { segment } from '../../../src/engine/language/segment.ts';
import { hasModels, nativeResources } from './models.ts';

interface Parity {
  parity: { words: string[]; spaces: boolean[]; window: number[]; sides: number[] };
}

describe.skipIf(!hasModels)('the boundary model (models/language is checked out)', () => {
  const { models } = nativeResources();
  const boundaries = openBoundaries(models);

  test('scores are those of training', () => {
    const { parity } = JSON.parse(models.text('language/sentences.json')) as Parity;
    let text = '';
    const words = parity.words.map((word, index) => {
      const start = text.length;
      text += word + (parity.spaces[index] ? ' ' : '');
      return { start, end: start + word.length, joined: false };
    });
    const { window, sides } = openBoundaryModels(models);
    const found = {
      window: window.scores(readParagraph(text, words)),
      sides: sides.scores(readParagraph(text, words)),
    };
    for (const name of ['window', 'sides'] as const)
      for (const [index, score] of parity[name].entries()) expect(found[name][index]).toBeCloseTo(score, 3);
    const both = boundaries!.paragraph(text, words);
    expect(both[4]).toBeCloseTo((parity.window[4]! + parity.sides[4]!) / 2, 3);
  });

  test.each([
    [['Lt. Col. R. Hentzau of the U.S. Army met Gen. Sapt in Washington, D.C., on Nov. 17.', 'Nobody saw them go.']],
    [['STRELSAU, Nov. 17 (Reuters) - Rebels took the town of Zenda on Tuesday, officials said.', 'They later left.']],
    [['"We won," Rassendyll said.', '"They did not."', 'Then he left.']],
    [['GOVERNMENT FORCES ENTERED ZENDA ON MONDAY.', 'REBELS HAD LEFT THE TOWN, A SPOKESMAN SAID.']],
    [['President J. W. Elphberg told the U.N. Security Council that Ruritania would not give in.', 'Talks go on.']],
    [
      [
        'The toll rose to 3.5 million, the ministry said.',
        '12 people died in Zenda.',
        'Who did it?',
        'No group claimed it.',
      ],
    ],
  ])('news: %j', (sentences) => {
    const text = sentences.join(' ');
    const found = segment({ text, blocks: [] }, boundaries).sentence.map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(sentences);
  });

  test('a headline is one sentence; a long paragraph is read in parts, in linear time', () => {
    const headline = 'Rebels seize Zenda as talks in Strelsau fail';
    expect(segment({ text: headline, blocks: [] }, boundaries).sentence).toHaveLength(1);
    const sentence = 'The king left Zenda on Monday and his guard went with him. ';
    const text = sentence.repeat(5000).trim();
    const started = performance.now();
    expect(segment({ text, blocks: [] }, boundaries).sentence).toHaveLength(5000);
    expect(performance.now() - started).toBeLessThan(60_000);
  }, 60_000);
});

describe('ends chosen together', () => {
  test.each([
    ['sure ends are taken', [0, 0, 0.99, 0, 0.98, 0, 1], [2, 4, 6]],
    ['no end is taken where none is likely', [0, 0.01, 0.1, 0, 1], [4]],
    ['of two doubtful neighbours the likelier', [0, 0, 0.5, 0.45, 0, 0, 1], [2, 6]],
    ['the last word ends one whatever its chance', [0, 0], [1]],
  ])('%s', (_, chances, ends) => {
    expect(likeliestEnds(chances, 0, chances.length - 1)).toEqual(ends);
  });
});
