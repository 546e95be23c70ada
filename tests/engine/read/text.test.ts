import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textReader } from '../../../src/engine/read/text.ts';
import { blockTexts, codes, readOne } from './run-reader.ts';

const read = (given: string | Uint8Array, options = {}) => readOne(textReader, given, options);
const paragraphs = async (given: string) => blockTexts(await read(given), 'paragraph');

const HEAD = 'Ruritania closes the Strelsau bridge\n\nAnna Rassendyll\n\n3 May 2021\n\n';
const LEAD =
  'Ruritania closed the bridge at Strelsau on Monday after two days of shelling, the interior ministry said.';

describe('encodings', () => {
  const text = `${LEAD} The café in the Königsplatz stayed open.`;
  const wide = (bigEndian: boolean, mark: boolean): Uint8Array => {
    const out: number[] = mark ? (bigEndian ? [0xfe, 0xff] : [0xff, 0xfe]) : [];
    for (const c of text)
      out.push(
        ...(bigEndian ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
      );
    return new Uint8Array(out);
  };
  const latin = new Uint8Array([...text].map((c) => c.charCodeAt(0)));
  it.each<[string, Uint8Array | string, string[]]>([
    ['UTF-8', text, []],
    ['UTF-8 with a mark', `\ufeff${text}`, []],
    ['UTF-16 LE with a mark', wide(false, true), []],
    ['UTF-16 BE with a mark', wide(true, true), []],
    ['UTF-16 LE without', wide(false, false), []],
    ['UTF-16 BE without', wide(true, false), []],
    ['Windows-1252', latin, ['read.encoding']],
  ])('%s', async (_, bytes, notes) => {
    const doc = await read(bytes, { date: '2021-05-03' });
    expect(doc.text).toBe(text);
    expect(codes(doc)).toEqual(notes);
  });
  it('says what a binary file is', async () => {
    await expect(read('%PDF-1.7 …')).rejects.toThrow(/PDF/);
    const noise = new Uint8Array(4000).map((_, i) => (i * 7919 + (i >> 3) * 31) % 256);
    await expect(read(noise)).rejects.toThrow(/binary/);
    await expect(read('')).rejects.toThrow(/empty/);
    await expect(read(' \n\n')).rejects.toThrow(/empty/);
  });
  it('notes a last character that is cut', async () => {
    const bytes = new TextEncoder().encode(`${LEAD} Café`);
    expect(codes(await read(bytes.subarray(0, -1)))).toContain('read.truncated');
  });
});

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

describe('furniture and boilerplate', () => {
  const page = (n: number, text: string) => `The Zenda Gazette\n\n${text}\n\n${n}\n\f`;
  it('takes running headers and page numbers out of the middle of a sentence', async () => {
    const doc = await read(
      `${page(1, `${LEAD} The order was signed by the`)}${page(2, 'minister himself. It holds for a month. Drivers were told to')}${page(3, 'wait for news.')}`,
    );
    expect(doc.text).toBe(
      `${LEAD} The order was signed by the minister himself. It holds for a month. Drivers were told to wait for news.`,
    );
    expect(doc.notes.filter((note) => note.code === 'read.boilerplate').length).toBe(6);
  });
  it('leaves a speaker who recurs, and a number that stands for itself', async () => {
    const doc = await read(
      'Colonel Sapt\n\nWe held the bridge.\n\nReporter\n\nHow many men?\n\nColonel Sapt\n\n40\n\nReporter\n\nAnd then?\n\nColonel Sapt\n\nWe left.',
    );
    expect(doc.text.match(/Colonel Sapt/g)?.length).toBe(3);
    expect(doc.text).toContain('40');
  });
  it.each([
    'To contact the Gazette and its editors visit:\n\n**[gazette.example/contact](http://gazette.example/contact)**',
    'Subscribe to our newsletter for the latest news.',
    'Follow us on Twitter and Facebook',
    '© 2021 Zenda Gazette. All rights reserved.',
    'For more information, contact:\nFritz von Tarlenheim\nTel: 555 0100\npress@zenda.example',
    '(Reporting by Anna Rassendyll; editing by Fritz Tarlenheim)',
  ])('sets aside: %s', async (box) => {
    const doc = await read(`${HEAD}${LEAD}\n\nThe mayor called it a siege.\n\n${box}`);
    expect(doc.text.endsWith('The mayor called it a siege.')).toBe(true);
    expect(codes(doc)).toContain('read.boilerplate');
  });
  it.each([
    'To contact the rebels was a crime, the court ruled on Monday.',
    'Followers of the prince signed up for the militia in the market square.',
    'For information about the missing the families went to the prison.',
  ])('keeps: %s', async (sentence) => {
    expect((await read(`${HEAD}${LEAD}\n\n${sentence}\n\nThe mayor called it a siege.`)).text).toContain(sentence);
  });
});

describe('marks', () => {
  it.each([
    ['The carrier *Princess Flavia* left port.', 'The carrier Princess Flavia left port.'],
    ['He **never** said _that_ at all.', 'He never said that at all.'],
    ['See [the treaty](https://zenda.example/a_(b)) for more.', 'See the treaty for more.'],
    ['A ***very* bold** claim was made.', 'A very bold claim was made.'],
    ['The area is 5 * 3 * 2 metres, as file_name_here says.', 'The area is 5 * 3 * 2 metres, as file_name_here says.'],
    ['It \\*holds\\* here.', 'It *holds* here.'],
  ])('%s', async (given, expected) => expect((await read(given)).text).toBe(expected));
});

describe('front matter', () => {
  it.each<[string, string, object]>([
    [
      'plain',
      `${HEAD}${LEAD}`,
      { title: 'Ruritania closes the Strelsau bridge', byline: 'Anna Rassendyll', published: '2021-05-03' },
    ],
    [
      'Markdown',
      `# Bridge closed\n\n*By Anna Rassendyll and Fritz Tarlenheim*\n\nMay 3, 2021\n\n${LEAD}`,
      { title: 'Bridge closed', byline: 'Anna Rassendyll and Fritz Tarlenheim', published: '2021-05-03' },
    ],
    [
      'fields',
      `Title: Bridge closed\nAuthor: Anna Rassendyll\nDate: 2021-05-03\nSource: Zenda Gazette\n\n${LEAD}`,
      { title: 'Bridge closed', byline: 'Anna Rassendyll', published: '2021-05-03', publisher: 'Zenda Gazette' },
    ],
    [
      'YAML',
      `---\ntitle: "Bridge closed"\nauthor: Anna Rassendyll\ndate: 2021-05-03\n---\n\n${LEAD}`,
      { title: 'Bridge closed', byline: 'Anna Rassendyll', published: '2021-05-03' },
    ],
    [
      'one line',
      `Bridge closed\nBy Anna Rassendyll | Monday, 3 May 2021 14:05 GMT\n\n${LEAD}`,
      { title: 'Bridge closed', byline: 'Anna Rassendyll', published: '2021-05-03' },
    ],
    [
      'dateline with year',
      `Bridge closed\n\nSTRELSAU, May 3, 2021 (Agence Zenda) - ${LEAD}`,
      { title: 'Bridge closed', published: '2021-05-03' },
    ],
    ['dash before the date', `Bridge closed\n\nSTRELSAU - 3 May 2021: ${LEAD}`, { published: '2021-05-03' }],
    ['old wire', `STRELSAU, 3 MAY 89 (AZP) -- [TEXT] ${LEAD.toUpperCase()}`, { title: null, published: '1989-05-03' }],
    ['labelled date', `Bridge closed\n\nPublished: 3rd of May, 2021\n\n${LEAD}`, { published: '2021-05-03' }],
    ['date at the end', `Bridge closed\n\n${LEAD}\n\n3 May 2021`, { published: '2021-05-03' }],
    ['a sentence alone', 'Ruritania invaded Zenda.', { title: null, published: null }],
    [
      'a date in a sentence is not the date of publication',
      `Bridge closed\n\nOn 3 May 2021 the army closed the bridge.`,
      { published: null },
    ],
  ])('%s', async (_, given, meta) => expect((await read(given)).meta).toMatchObject(meta));

  it.each([
    ['BEIRUT, Nov 18 (Reuters) - ', 'BEIRUT, Nov 18 (Reuters) -'],
    ['BEIRUT (AP) — ', 'BEIRUT (AP) —'],
    ['STRELSAU — ', 'STRELSAU —'],
    ['Strelsau, Ruritania, 3 May 2021 (AZ) – ', 'Strelsau, Ruritania, 3 May 2021 (AZ) –'],
  ])('dateline %s', async (given, expected) => {
    const doc = await read(`Bridge closed\n\n${given}${LEAD}`);
    expect(blockTexts(doc, 'dateline')).toEqual([expected]);
    expect(blockTexts(doc, 'paragraph')).toEqual([LEAD]);
  });
  it('takes no dateline from a sentence with a dash', async () => {
    expect(blockTexts(await read(`The bridge – closed since Monday – was shelled again. ${LEAD}`), 'dateline')).toEqual(
      [],
    );
  });
  it('uses the given date only where the text has none, and notes a bad one', async () => {
    expect((await read(LEAD, { date: '2020-01-02' })).meta.published).toBe('2020-01-02');
    expect((await read(HEAD + LEAD, { date: '2020-01-02' })).meta.published).toBe('2021-05-03');
    const bad = await read(`Bridge closed\n\nDate: 31 June 2021\n\n${LEAD}`);
    expect(codes(bad)).toEqual(expect.arrayContaining(['read.bad-date', 'read.no-date']));
    expect(codes(await read(`Bridge closed\n\n03/04/2021\n\n${LEAD}`))).toContain('read.bad-date');
  });
});

describe('language', () => {
  it('keeps what is not English, and says so', async () => {
    const doc = await read(
      'Der Präsident sagte gestern in Berlin, dass die Verhandlungen mit der Regierung wieder aufgenommen würden.',
    );
    expect(doc.meta.language).toBe('de');
    expect(codes(doc)).toContain('read.language');
  });
  it.each(['Putin met Assad.', 'Zenda police arrested 12 protesters.', 'Ruritania bombs Zenda'])(
    'short English: %s',
    async (text) => {
      expect((await read(text)).meta.language).toBe('en');
    },
  );
});

const demo = `${process.env.ENTENTE_DATA ?? '../shared/data'}/demo/after-paris-attacks.txt`;
describe.skipIf(!existsSync(demo))('the demonstration article (needs the shared data)', () => {
  it('has its front matter, no cut sentence, no contact box', async () => {
    const doc = await read(readFileSync(demo));
    expect(doc.meta).toMatchObject({ byline: 'Alex Lantier', published: '2015-11-18', language: 'en' });
    expect(doc.meta.title).toMatch(/^After Paris attacks, .* in Syria$/);
    for (const text of blockTexts(doc, 'paragraph')) expect(text).toMatch(/^["“\p{Lu}].*[.!?]["”]?$/su);
    expect(doc.text).not.toMatch(/To contact|wsws|\*/);
    expect(codes(doc).filter((code) => code === 'read.joined').length).toBe(3);
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

describe('more furniture and hyphens', () => {
  it('takes out page lines that count with the pages, whatever else they say', async () => {
    const pages = ['CHAPTER 1. CAUSES 7', 'CHAPTER 2. WAR 8', '9 CHAPTER 2. WAR', '10 CHAPTER 3. PEACE'].map(
      (head, i) => `${head}\n\nThe council met again on day ${i} and the chancellor asked the\n`,
    );
    const doc = await read(pages.join('\f'));
    expect(doc.text).not.toContain('CHAPTER');
  });
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
