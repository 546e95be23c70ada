import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/engine/document.ts';
import { segment } from '../../../src/engine/language/segment.ts';
import { LONGEST_SENTENCE } from '../../../src/engine/language/sentences.ts';

const sentencesOf = (text: string, blocks: Block[] = []): string[] =>
  segment({ text, blocks }).sentence.map(({ start, end }) => text.slice(start, end));

describe('where sentences end', () => {
  test.each([
    [['The king left.', 'He had said so.']],
    [['Lt. Col. R. Hentzau of the U.S. Army left.', 'Nobody saw him go.']],
    [['It met at 5 p.m. on Nov. 17 in St. Strelsau.', 'No. 10 was silent.']],
    [['He works for Elphberg Inc.', 'The firm is old.']],
    [['"Is it over?" he asked.', '"No," she said.', '"It goes on."']],
    [['"Stop!" Rassendyll said.', 'They did not.']],
    [['"We won." The crowd cheered.', 'Then it rained.'], 3],
    [['Talks failed (again).', 'Why?', 'Nobody knows!']],
    [['He waited... and waited.', 'Nothing came.']],
    [['Visit zenda.example.com.', 'It is open.']],
    [['The toll rose 3.5 percent.', '12 people died.']],
    [['北京说。', '是的。']],
    [['Great news! :)', 'We won.']],
  ])('%j', (sentences, count = sentences.length) => {
    const found = sentencesOf(sentences.join(' '));
    expect(found).toHaveLength(count);
    if (count === sentences.length) expect(found).toEqual(sentences);
  });

  test('never across a blank line, or a line of a list', () => {
    expect(sentencesOf('Talks in Zenda\n\nThey failed')).toEqual(['Talks in Zenda', 'They failed']);
    const text = 'first item\nsecond item';
    expect(sentencesOf(text, [{ kind: 'list', start: 0, end: text.length }])).toEqual(['first item', 'second item']);
    expect(sentencesOf('a line that\nruns on')).toEqual(['a line that\nruns on']);
    const row = 'Zenda\t12\tRebels took the town';
    expect(sentencesOf(row, [{ kind: 'table', start: 0, end: row.length }])).toEqual(row.split('\t'));
  });

  test('never across blocks; boilerplate is left out and what stands between blocks is not', () => {
    const text = 'Zenda falls Share this STRELSAU — Rebels took Zenda.';
    const blocks: Block[] = [
      { kind: 'title', start: 0, end: 11 },
      { kind: 'boilerplate', start: 12, end: 22 },
      { kind: 'paragraph', start: 34, end: text.length },
    ];
    expect(sentencesOf(text, blocks)).toEqual(['Zenda falls', 'STRELSAU —', 'Rebels took Zenda.']);
    const { sentence } = segment({ text, blocks });
    expect(sentence.map(({ kind, paragraph }) => [kind, paragraph])).toEqual([
      ['headline', 0],
      ['prose', 1],
      ['prose', 2],
    ]);
  });
});

describe('odd input', () => {
  test.each([
    ['nothing', ''],
    ['white space', ' \n\t\n \u00a0'],
    ['a table', 'Zenda | 12 | 4\n'.repeat(2000)],
    ['a line without end', 'the rebels took the town and '.repeat(20_000)],
    ['capitals', 'THE KING SAID ON MONDAY. HE LEFT ZENDA. '.repeat(200)],
    ['emoji', '🙂🙃'.repeat(5000)],
    ['another script', `He said ${'قالت الحكومة يوم الثلاثاء '.repeat(50)} and left.`],
    ['ideographs', '北京政府表示'.repeat(2000)],
    ['quotation marks', '"“‘'.repeat(10_000)],
    ['stops', '. '.repeat(50_000)],
    ['a lone surrogate', 'He \ud83d left \udc4d.'],
    ['control characters', 'He\u0000 left\u200b \u0007now.'],
  ])('%s: spans in order, no long sentence, in linear time', (_, text) => {
    const started = performance.now();
    const { sentence, token } = segment({ text, blocks: [] });
    expect(performance.now() - started).toBeLessThan(25_000);
    let at = 0;
    for (const { start, end, form } of token) {
      expect(start >= at && end > start && text.slice(start, end) === form).toBe(true);
      at = end;
    }
    for (const { tokens } of sentence) expect(tokens[1] - tokens[0]).toBeLessThanOrEqual(LONGEST_SENTENCE + 1);
    expect(sentence.reduce((sum, { tokens }) => sum + tokens[1] - tokens[0], 0)).toBe(token.length);
  });

  test('what is no English prose is marked and noted', () => {
    const { sentence, odd } = segment({
      text: '12 34 56 78 90 11 22\n\nقالت الحكومة يوم الثلاثاء إنها\n\nThe king left.',
      blocks: [],
    });
    expect(sentence.map(({ kind }) => kind)).toEqual(['fragment', 'fragment', 'prose']);
    expect(odd.length).toBeGreaterThan(0);
  });
});
