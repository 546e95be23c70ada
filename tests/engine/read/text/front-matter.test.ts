/** Title, byline, date, labelled fields and dateline of a text. */
import { describe, expect, it } from 'vitest';
import { blockTexts, codes } from '../run-reader.ts';
import { HEAD, LEAD, read } from './plain-text.ts';

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
