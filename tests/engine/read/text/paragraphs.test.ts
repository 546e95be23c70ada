/** Paragraphs from lines: wraps, hyphens, and what a page break cut. */
import { describe, expect, it } from 'vitest';
import { blockTexts, codes } from '../run-reader.ts';
import { HEAD, LEAD, paragraphs, read } from './plain-text.ts';

describe('lines and paragraphs', () => {
  it.each<[string, string, string[]]>([
    [
      'CRLF',
      'The envoy left Zenda.\r\n\r\nHe returned the next day.',
      ['The envoy left Zenda.', 'He returned the next day.'],
    ],
    [
      'old Mac ends',
      'The envoy left Zenda.\r\rHe returned the next day.',
      ['The envoy left Zenda.', 'He returned the next day.'],
    ],
    [
      'hard-wrapped, blank line between',
      'The army of Ruritania moved two brigades towards the\nborder on Friday. Officers in Zenda said the columns had\nreached the river.\n\nThe other side denied it.',
      [
        'The army of Ruritania moved two brigades towards the border on Friday. Officers in Zenda said the columns had reached the river.',
        'The other side denied it.',
      ],
    ],
    [
      'hard-wrapped, no blank line: a short line ends the paragraph',
      'The army of Ruritania moved two brigades towards the\nborder on Friday. Officers in Zenda said so again on\nSunday.\nPrince Rupert denied that any order had been given to\nthe Third Army, which stayed in its barracks.',
      [
        'The army of Ruritania moved two brigades towards the border on Friday. Officers in Zenda said so again on Sunday.',
        'Prince Rupert denied that any order had been given to the Third Army, which stayed in its barracks.',
      ],
    ],
    [
      'indented first lines',
      '   The army of Ruritania moved two brigades towards the\nborder on Friday. Officers in Zenda said so on Sunday\n   Prince Rupert denied that any order had been given to\nthe Third Army.'.replace(
        'Sunday\n',
        'Sunday.\n',
      ),
      [
        'The army of Ruritania moved two brigades towards the border on Friday. Officers in Zenda said so on Sunday.',
        'Prince Rupert denied that any order had been given to the Third Army.',
      ],
    ],
    [
      'a paragraph a line',
      `${LEAD} Traffic was sent over the old ford, where soldiers searched cars.\nThe mayor called it a siege.\nNobody was hurt.`,
      [
        `${LEAD} Traffic was sent over the old ford, where soldiers searched cars.`,
        'The mayor called it a siege.',
        'Nobody was hurt.',
      ],
    ],
    [
      'hyphenated word',
      'The council will meet for the nego-\ntiations in Zenda on the first of the month.',
      ['The council will meet for the negotiations in Zenda on the first of the month.'],
    ],
    [
      'compound at the line end',
      'The bridge was closed to all anti-\nwar marches, and the north-\neast gate was shut as well.',
      ['The bridge was closed to all anti-war marches, and the north-east gate was shut as well.'],
    ],
    [
      'capital after the hyphen',
      'Crowds in the town shouted anti-\nRuritanian slogans for hours.',
      ['Crowds in the town shouted anti-Ruritanian slogans for hours.'],
    ],
    [
      'soft hyphen',
      'They will nego\u00ad\ntiate again in Zenda, the two ministers said.',
      ['They will negotiate again in Zenda, the two ministers said.'],
    ],
  ])('%s', async (_, given, expected) => expect(await paragraphs(given)).toEqual(expected));
});

describe('cuts', () => {
  const two = 'The two sides met for an hour in the castle. Speaking to reporters the chancellor rejected';
  it.each<[string, string]>([
    ['blank line', `${two}\n\nthe offer and left.`],
    ['blank lines and a page number', `${two}\n\n12\n\nthe offer and left.`],
    ['form feed', `${two}\n\fthe offer and left.`],
    ['page number without blank lines', `${two}\nPage 3 of 9\nthe offer and left.`],
  ])('%s', async (_, given) => {
    const doc = await read(HEAD + given);
    expect(blockTexts(doc, 'paragraph')).toEqual([`${two} the offer and left.`]);
    expect(codes(doc)).toContain('read.joined');
  });
  it('joins before a name after a word that cannot end a sentence', async () => {
    expect(
      await paragraphs(`${HEAD}On Tuesday evening the chancellor telephoned President\n\nRudolf Elphberg to complain.`),
    ).toEqual(['On Tuesday evening the chancellor telephoned President Rudolf Elphberg to complain.']);
  });
  it('joins a hyphenated word over a page', async () => {
    expect(await paragraphs(`${HEAD}The chancellor spoke of a new negoti-\n\n\fation in Zenda.`)).toEqual([
      'The chancellor spoke of a new negotiation in Zenda.',
    ]);
  });
  it('leaves whole sentences, headings and list items alone', async () => {
    const doc = await read(
      `${HEAD}${LEAD}\n\nWhat the treaty says\n\nThe treaty is old. It was signed in Zenda.\n\n- free passage\n- no tolls\n\nlower-case it began.`,
    );
    expect(blockTexts(doc, 'heading')).toEqual(['What the treaty says']);
    expect(blockTexts(doc, 'paragraph').slice(0, 2)).toEqual([LEAD, 'The treaty is old. It was signed in Zenda.']);
    expect(blockTexts(doc, 'list').length).toBe(2);
  });
});

describe('capitals', () => {
  it('goes on with a wrapped line that no lower-case letter shows to go on', async () => {
    const text =
      'THE COUNCIL\nOF STRELSAU SAID TODAY THAT THE FORCES OF THE SECOND BRIGADE HAD\nSEIZED WEAPONS WHICH WERE TAKEN FROM THE\nFRONT OF NATIONAL SALVATION AND ITS FOLLOWERS IN THE TOWN.\n\n   THE MAYOR DENIED IT.';
    const doc = await read(text);
    expect(doc.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
    expect(doc.meta.byline).toBeNull();
    expect(doc.text).toContain('THE COUNCIL OF STRELSAU SAID');
  });
});

describe('hyphens', () => {
  it.each([
    ['pro-\nducers', 'producers'],
    ['north-\nern', 'northern'],
    ['six-\nty', 'sixty'],
    ['self-\nrule', 'self-rule'],
    ['ex-\nplain', 'explain'],
  ])('%j is %s', async (given, expected) => {
    expect((await read(`The council heard the ${given} of the town at length on Monday.`)).text).toContain(
      ` ${expected} `,
    );
  });
});
