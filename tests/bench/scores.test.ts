/** The benches' own scorers, against examples small enough to check by hand or published with their scores. */
import { describe, expect, test } from 'vitest';
import { scoreSpans, spansOf } from '../../bench/bio.ts';
import { bestMatching, scoreCoreference } from '../../bench/coreference-score.ts';
import { rawTexts, scoreUd } from '../../bench/language-score.ts';

describe('coreference', () => {
  // The worked example of Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions", figure 1.
  test('key {a b c} {d e f g}, response {a b} {c d} {f g h i}', () => {
    const scores = scoreCoreference([
      {
        gold: [
          ['a', 'b', 'c'],
          ['d', 'e', 'f', 'g'],
        ],
        system: [
          ['a', 'b'],
          ['c', 'd'],
          ['f', 'g', 'h', 'i'],
        ],
      },
    ]);
    expect(scores.muc).toMatchObject({ precision: 0.4, recall: 0.4 });
    expect(scores.b3.precision).toBeCloseTo(0.5, 6);
    expect(scores.b3.recall).toBeCloseTo(35 / 12 / 7, 6);
    expect(scores.ceafe.precision).toBeCloseTo(1.3 / 3, 6);
    expect(scores.ceafe.recall).toBeCloseTo(1.3 / 2, 6);
  });

  test('a perfect answer, and none', () => {
    const gold = [
      ['a', 'b'],
      ['c', 'd', 'e'],
    ];
    expect(scoreCoreference([{ gold, system: gold }]).conll).toBeCloseTo(1, 9);
    expect(scoreCoreference([{ gold, system: [] }]).conll).toBe(0);
  });

  test('the best matching is not the greedy one', () => {
    expect(bestMatching([Float64Array.of(3, 2), Float64Array.of(2, 0)], 2, 2)).toBe(4);
    expect(bestMatching([Float64Array.of(1, 5, 2)], 1, 3)).toBe(5);
    expect(bestMatching([], 0, 2)).toBe(0);
  });
});

describe('spans', () => {
  test('BIO, IOB1 and BIOES', () => {
    expect(spansOf(['B-A', 'I-A', 'O', 'B-B', 'B-B'])).toEqual([
      { first: 0, end: 2, type: 'A' },
      { first: 3, end: 4, type: 'B' },
      { first: 4, end: 5, type: 'B' },
    ]);
    expect(spansOf(['I-A', 'I-B'])).toEqual([
      { first: 0, end: 1, type: 'A' },
      { first: 1, end: 2, type: 'B' },
    ]);
    expect(spansOf(['S-A', 'S-A', 'B-B', 'I-B', 'E-B'])).toHaveLength(3);
  });

  test('F1', () => {
    expect(scoreSpans(['a', 'b'], ['a', 'c'])).toMatchObject({ correct: 1, precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(scoreSpans([], [])).toMatchObject({ f1: 0 });
  });
});

describe('UD', () => {
  const row = (id: string, form: string, head: number, deprel: string, upos = 'X', misc = '_') =>
    `${id}\t${form}\t${form.toLowerCase()}\t${upos}\t_\tNumber=Sing|Foo=Bar\t${head}\t${deprel}\t_\t${misc}\n`;
  const gold = `# newdoc\n# text = They left Zenda.\n${row('1', 'They', 2, 'nsubj')}${row('2', 'left', 0, 'root')}${row('3', 'Zenda', 2, 'obj', 'X', 'SpaceAfter=No')}${row('4', '.', 2, 'punct')}\n`;

  test('the same twice is right throughout', () => {
    for (const { f1 } of Object.values(scoreUd(gold, gold))) expect(f1).toBe(1);
  });

  test('a word cut in two loses itself and what hangs on it', () => {
    const system = `${row('1', 'They', 2, 'nsubj:pass')}${row('2', 'left', 0, 'root')}${row('3', 'Zen', 2, 'obj')}${row('4', 'da', 3, 'flat')}${row('5', '.', 3, 'punct')}\n`;
    const scores = scoreUd(gold, system);
    expect(scores.Words).toMatchObject({ gold: 4, system: 5, correct: 3 });
    // Subtypes do not count: nsubj:pass is right.
    expect(scores.LAS).toMatchObject({ correct: 2 });
    expect(scores.Sentences.f1).toBe(1);
  });

  test('words of a multiword token are aligned by their forms', () => {
    const range = (id: string, form: string) => `${id}\t${form}\t_\t_\t_\t_\t_\t_\t_\t_\n`;
    const one = `${range('1-2', "don't")}${row('1', 'do', 0, 'root')}${row('2', "n't", 1, 'advmod')}${row('3', 'go', 1, 'xcomp')}\n`;
    const other = `${row('1', 'do', 0, 'root')}${row('2', "n't", 1, 'advmod')}${row('3', 'go', 1, 'xcomp')}\n`;
    const scores = scoreUd(one, other);
    expect(scores.Tokens).toMatchObject({ gold: 2, system: 3, correct: 1 });
    expect(scores.Words.correct).toBe(3);
    expect(scores.LAS.correct).toBe(3);
  });

  test('other characters are refused, with the place', () => {
    expect(() => scoreUd(gold, gold.replaceAll('Zenda', 'Zunda'))).toThrow(/character 9/);
  });

  test('raw text keeps spaces, paragraphs and documents apart', () => {
    expect(
      rawTexts(`${gold}# newpar\n${row('1', 'Yes', 0, 'root')}\n# newdoc id = b\n${row('1', 'No', 0, 'root')}\n`).map(
        ({ text }) => text,
      ),
    ).toEqual(['They left Zenda.\n\nYes', 'No']);
  });
});
