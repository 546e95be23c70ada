/** Tables and what looks like one, in PDFs and web pages. */
import { describe, expect, it } from 'vitest';
import { htmlReader } from '../../../src/engine/read/html.ts';
import { pdfReader } from '../../../src/engine/read/pdf.ts';
import { column, makePdf, type Placed } from './make-pdf.ts';
import { blockTexts, readOne } from './run-reader.ts';

const BEFORE = [
  'Ruritania closed the bridge at Strelsau on Monday after two days of shelling, the ministry said, and',
  'traffic was sent over the old ford, where soldiers searched cars and buses for weapons.',
];
const AFTER = ['The envoy left Zenda on Wednesday after talks with both sides, and nothing was agreed there at all.'];

/** Rows of cells at given places, from the top. */
function table(top: number, lefts: readonly number[], rows: readonly string[][], leading = 18): Placed[] {
  return rows.flatMap((row, i) =>
    row.map((text, j) => ({ x: lefts[j]!, y: top - i * leading, text })).filter(({ text }) => text !== ''),
  );
}
const read = async (placed: Placed[]) => {
  const doc = await readOne(pdfReader, makePdf([[...column(60, 760, BEFORE), ...placed, ...column(60, 400, AFTER)]]));
  expect(blockTexts(doc, 'paragraph')).toEqual([BEFORE.join(' '), AFTER[0]]);
  return blockTexts(doc, 'table');
};

describe('a table in a PDF', () => {
  it('comes row by row, however near its columns stand', async () => {
    const rows = [
      ['District', 'Killed', 'Wounded'],
      ['Strelsau', '12', '40'],
      ['Zenda', '3', '8'],
    ];
    expect(await read(table(700, [60, 110, 150], rows))).toEqual(rows.map((row) => row.join('\t')));
    expect(await read(table(700, [60, 110, 150], rows, 12))).toEqual(rows.map((row) => row.join('\t')));
  });
  it('puts wrapped cells together, and gives a sentence a line of its own', async () => {
    const rows = [
      ['1 May', 'Soldiers shot two men at the ford and took'],
      ['', 'away the body of one of them.'],
      ['2 May', 'Rebels blew up the rail line.'],
      ['3 May', 'The army shelled Hentzau for an hour and'],
      ['', 'police arrested a reporter.'],
    ];
    expect(await read(table(700, [60, 120], rows, 12))).toEqual([
      '1 May',
      'Soldiers shot two men at the ford and took away the body of one of them.',
      '2 May',
      'Rebels blew up the rail line.',
      '3 May',
      'The army shelled Hentzau for an hour and police arrested a reporter.',
    ]);
  });
  it('finds the row of a cell that stands in its middle', async () => {
    const placed = [0, 40, 80].flatMap((down, i) => [
      { x: 60, y: 694 - down, text: ['Strelsau', 'Zenda', 'Hentzau'][i]! },
      { x: 120, y: 700 - down, text: 'The army shelled the market, and' },
      { x: 120, y: 688 - down, text: `${['four', 'two', 'nine'][i]} people were killed.` },
    ]);
    expect(await read(placed)).toEqual([
      'Strelsau',
      'The army shelled the market, and four people were killed.',
      'Zenda',
      'The army shelled the market, and two people were killed.',
      'Hentzau',
      'The army shelled the market, and nine people were killed.',
    ]);
  });
  it('is not what numbers its lines', async () => {
    const items = ['The bridge is closed to lorries', 'The ford is open to the army', 'The ferry was never built'];
    const doc = await readOne(
      pdfReader,
      makePdf([
        [
          ...column(60, 760, BEFORE),
          ...items.flatMap((text, i) => table(700 - 14 * i, [60, 80], [[`${i + 1}.`, text]])),
        ],
      ]),
    );
    expect(blockTexts(doc, 'table')).toEqual([]);
    for (const text of items) expect(doc.text).toContain(text);
  });
  it('is not a justified line, whose words stand far apart', async () => {
    const lines = [
      'police in the old town said that',
      'nobody had yet been seen in or at',
      'houses by the river where he lay',
    ];
    const placed = lines.flatMap((line, i) => {
      let x = 52;
      return line.split(' ').map((text, j, words) => {
        x += 8 + (j > 0 ? words[j - 1]!.length * 5 : 0);
        return { x, y: 700 - 12 * i, text };
      });
    });
    const doc = await readOne(pdfReader, makePdf([[...column(60, 760, BEFORE), ...placed]]));
    expect(blockTexts(doc, 'table')).toEqual([]);
    expect(doc.text).toContain('police in the old town said that nobody had yet');
  });
});

describe('a table in a page', () => {
  const cells = (rows: string[][]) =>
    rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join(' ')}</tr>`).join('\n');
  const page = (table: string) =>
    `<html><body><article><h1>Monthly review</h1><p>${BEFORE.join(' ')}</p><table>${table}</table><p>${AFTER[0]}</p></article></body></html>`;
  it('comes row by row, its cells parted by tabs, a sentence in a block of its own', async () => {
    const doc = await readOne(
      htmlReader,
      page(
        cells([
          ['District', 'Killed', 'What happened'],
          ['Strelsau', '12', 'The army shelled the market.'],
          ['Zenda', '3', 'none known'],
        ]),
      ),
    );
    expect(doc.blocks.map(({ kind, start, end }) => [kind, doc.text.slice(start, end)]).slice(2, -1)).toEqual([
      ['table', 'District\tKilled\tWhat happened'],
      ['table', 'Strelsau\t12'],
      ['paragraph', 'The army shelled the market.'],
      ['table', 'Zenda\t3\tnone known'],
    ]);
  });
  it('that only lays the page out is prose', async () => {
    const doc = await readOne(htmlReader, page(`<tr><td>${AFTER[0]}</td><td>${BEFORE.join(' ')}</td></tr>`));
    expect(blockTexts(doc, 'table')).toEqual([]);
    expect(blockTexts(doc, 'paragraph')).toHaveLength(4);
  });
});

describe('a sentence cut by the markup', () => {
  const read = async (inner: string) => {
    const doc = await readOne(
      htmlReader,
      `<html><body><article><h1>Bridge closed at Strelsau</h1><p>${BEFORE.join(' ')}</p>${inner}</article></body></html>`,
    );
    return { paragraphs: blockTexts(doc, 'paragraph').slice(1), notes: doc.notes.map(({ code }) => code) };
  };
  const HEAD = 'The chancellor, who had spoken against the closure in the council, was asked by the';
  const TAIL = 'mayor of Zenda to explain himself before the end of the week.';
  it.each([
    ['two paragraphs', `<p>${HEAD}</p><p>${TAIL}</p>`],
    ['an advertisement between', `<p>${HEAD}</p><p>Advertisement</p><p>${TAIL}</p>`],
    ['a link between', `<p>${HEAD}</p><p>Read more: Ferry never built</p><p>${TAIL}</p>`],
  ])('is one again: %s', async (_, inner) => {
    const { paragraphs, notes } = await read(inner);
    expect(paragraphs).toEqual([`${HEAD} ${TAIL}`]);
    expect(notes).toContain('read.joined');
  });
  it.each([
    ['a finished one', `<p>${HEAD} mayor.</p><p>${TAIL}</p>`],
    ['a new one', `<p>${HEAD}</p><p>Mayor of Zenda to explain himself this week, he said.</p>`],
    [
      'a list',
      `<p>The council asked for three things in its letter of Monday</p><ul><li>food for the town</li><li>a ferry</li></ul>`,
    ],
    [
      'a colon',
      `<p>The chancellor said in a statement read out on Monday:</p><p>it was not us who closed the bridge.</p>`,
    ],
    ['a short label', `<p>Strelsau</p><p>mayor of the town since the autumn, he said.</p>`],
    ['a caption', `<p>${HEAD}</p><figure><figcaption>soldiers at the ford on Monday</figcaption></figure>`],
  ])('is left as it is: %s', async (_, inner) => {
    expect((await read(inner)).notes).not.toContain('read.joined');
  });
});
