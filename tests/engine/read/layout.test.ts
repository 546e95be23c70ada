/** The same paragraphs, laid out in every way a text file comes, read back as they were. */
import { describe, expect, it } from 'vitest';
import { textReader } from '../../../src/engine/read/text.ts';
import { readOne } from './run-reader.ts';

const PARAGRAPHS = [
  'Ruritania closed the bridge at Strelsau on Monday after two days of shelling, the interior ministry said. Traffic was sent over the old ford, where soldiers of the Third Army searched cars and buses for weapons.',
  'Prince Rupert and his allies called the closure a siege and demanded that it be lifted at once. "We will not be starved," he told a crowd in the market square, which had been waiting for him since the morning.',
  'The mayor, who had asked for help on Sunday, said that food would last for a week if the road stayed shut. Two bakeries have closed already; a third sells to families with children only.',
  'In Zenda the chancellor declined to say who had given the order. Officials close to him denied that the army had acted alone, and an envoy of the Elphberg league was expected on Wednesday for talks with both sides.',
  'It was the fourth closure of the bridge in three years. After the last one, in the autumn, the council of the province promised a ferry, which was never built.',
];

function wrap(text: string, width: number): string[] {
  const out: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      out.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...out, line];
}

function paged(lines: string[], length: number, between: (page: number) => string[]): string {
  return lines
    .flatMap((line, i) => ((i + 1) % length === 0 ? [line, ...between((i + 1) / length)] : [line]))
    .join('\n');
}

const lines = PARAGRAPHS.flatMap((text) => [...wrap(text, 66), '']);
const layouts: [string, string][] = [
  ...[40, 50, 66, 80, 100, 130].map((width): [string, string] => [
    `wrapped at ${width}`,
    PARAGRAPHS.map((text) => wrap(text, width).join('\n')).join('\n\n'),
  ]),
  ['a paragraph a line', PARAGRAPHS.join('\n')],
  ['CRLF', PARAGRAPHS.join('\r\n\r\n')],
  ['indented, no blank lines', PARAGRAPHS.map((text) => `    ${wrap(text, 62).join('\n')}`).join('\n')],
  [
    'margin on the left',
    PARAGRAPHS.map((text) =>
      wrap(text, 60)
        .map((line) => `      ${line}`)
        .join('\n'),
    ).join('\n\n'),
  ],
  ['form feeds', paged(lines, 7, () => ['\f'])],
  ['page numbers', paged(lines, 7, (n) => ['', `- ${n} -`, ''])],
  ['header and number', paged(lines, 7, (n) => ['', String(n), '\fThe Zenda Gazette', ''])],
  ['header that counts', paged(lines, 7, (n) => [`\fThe Zenda Gazette, page ${n}`])],
];

describe('layouts', () => {
  it.each(layouts)('%s', async (_, given) => {
    const doc = await readOne(textReader, given);
    expect(doc.text.split('\n\n')).toEqual(PARAGRAPHS);
    for (const { start, end, from, to } of doc.origin.map)
      expect(given.slice(from, to)).toBe(doc.text.slice(start, end));
  });
});
