/** Gold times as the bench reads them. */
import { expect, it } from 'vitest';
import { readMarked, readTokens } from '../../bench/times-gold.ts';

const words = (text: string, sentence: number, from: number): string =>
  text
    .split(' ')
    .map((word, index) => `<token sentence="${sentence}" t_id="${from + index}">${word}</token>`)
    .join('\n');

it('marks in the text: values of both schemes, the day of writing, other marks dropped', () => {
  const source =
    '<DCT><TIMEX3 value="2015-11-18">18 November</TIMEX3></DCT><TEXT>He <EVENT>fled</EVENT> on <TIMEX3 type="DATE" value="2015-11-13">Friday</TIMEX3> &amp; <TIMEX2>later</TIMEX2></TEXT>';
  expect(readMarked('a', source)).toEqual({
    name: 'a',
    text: 'He fled on Friday & later',
    created: '2015-11-18',
    times: [
      { start: 11, end: 17, type: 'DATE', value: '2015-11-13' },
      { start: 20, end: 25, type: '', value: null },
    ],
  });
});

it('times beside tokens: set as in print, only the sentences that were annotated', () => {
  const source = `${words('Zenda falls', 0, 1)}${words('It fell ( says he ) on 3 May , at last .', 1, 3)}${words('Next year', 6, 20)}
    <TIMEX3 functionInDocument="CREATION_TIME" type="DATE" value="2015-05-04"></TIMEX3>
    <TIMEX3 type="DATE" value="2015-05-03"><token_anchor t_id="10"/><token_anchor t_id="11"/></TIMEX3>
    <TIMEX3 type="DATE" value="2016"><token_anchor t_id="20"/></TIMEX3>`;
  const { text, created, times } = readTokens('b', source);
  expect(text).toBe('Zenda falls\n\nIt fell (says he) on 3 May, at last.');
  expect(created).toBe('2015-05-04');
  expect(times.map(({ start, end, value }) => [text.slice(start, end), value])).toEqual([['3 May', '2015-05-03']]);
});
