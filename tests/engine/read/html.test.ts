import { describe, expect, it } from 'vitest';
import { htmlReader } from '../../../src/engine/read/html.ts';
import { blockTexts, codes, readOne } from './run-reader.ts';

const BODY = [
  'Ruritania closed the bridge at Strelsau on Monday after two days of shelling, the interior ministry said.',
  'Traffic was sent over the old ford, where soldiers of the Third Army searched cars and buses for weapons.',
  'Prince Rupert &amp; his allies called the closure &ldquo;a siege&rdquo;, and <em>demanded</em> that it be lifted at&nbsp;once.',
  'The mayor, who had asked for help on Sunday, said that food would last for a week if the road stayed shut.',
];
const LD = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"Ruritania closes the Strelsau bridge","datePublished":"2021-05-03T08:00:00+02:00","author":[{"@type":"Person","name":"Anna Rassendyll"}],"publisher":{"@type":"Organization","name":"Zenda Gazette"}}]}</script>`;
const page = (head: string, extra = '') => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Bridge | Gazette</title>${head}</head>
<body><nav><a href="/">Home</a> <a href="/world">World news</a></nav>
<article><h1>Ruritania closes the Strelsau bridge</h1>
${BODY.map((text) => `<p>${text}</p>`).join('\r\n')}${extra}</article>
<footer>All rights reserved by the Gazette</footer></body></html>`;

describe('html', () => {
  it('finds the article, its data, and the way back into the page', async () => {
    const source = page(`${LD}<link rel="canonical" href="https://gazette.example/bridge">`);
    const doc = await readOne(htmlReader, source);
    expect(doc.meta).toMatchObject({
      title: 'Ruritania closes the Strelsau bridge',
      byline: 'Anna Rassendyll',
      publisher: 'Zenda Gazette',
      published: '2021-05-03T08:00:00+02:00',
      language: 'en',
      url: 'https://gazette.example/bridge',
    });
    expect(blockTexts(doc, 'title')).toEqual(['Ruritania closes the Strelsau bridge']);
    expect(blockTexts(doc, 'paragraph')[2]).toBe(
      'Prince Rupert & his allies called the closure “a siege”, and demanded that it be lifted at once.',
    );
    expect(doc.text).not.toMatch(/World news|All rights/);
    const at = doc.text.indexOf('&');
    const run = doc.origin.map.find(({ start, end }) => start <= at && at < end)!;
    expect(source.slice(run.from, run.to)).toBe('&amp;');
    const word = doc.text.indexOf('demanded');
    const verbatim = doc.origin.map.find(({ start, end }) => start <= word && word < end)!;
    expect(source.slice(verbatim.from + word - verbatim.start).startsWith('demanded</em>')).toBe(true);
  });
  it.each([
    ['<meta property="article:published_time" content="2021-05-03T06:00:00Z">', '2021-05-03T06:00:00Z'],
    ['<meta name="date" content="3 May 2021">', '2021-05-03'],
  ])('date from %s', async (head, published) =>
    expect((await readOne(htmlReader, page(head))).meta.published).toBe(published),
  );
  it('takes a date from a time element', async () => {
    expect((await readOne(htmlReader, page('', '<time datetime="2021-05-03">May 3</time>'))).meta.published).toBe(
      '2021-05-03',
    );
  });
  it('reads pages that Readability gives up on', async () => {
    const doc = await readOne(
      htmlReader,
      '<html><body><div>Menu</div><table><tr><td>Police arrested 12 men in Zenda.</td></tr></table></body></html>',
    );
    expect(doc.text).toContain('Police arrested 12 men in Zenda.');
  });
  it('notes a cut page and an unreadable date, and refuses an empty one', async () => {
    const cut = await readOne(htmlReader, page('<meta name="date" content="someday">').slice(0, 800));
    expect(codes(cut)).toEqual(expect.arrayContaining(['read.truncated', 'read.bad-date']));
    await expect(readOne(htmlReader, '<html><body><script>draw()</script></body></html>')).rejects.toThrow(
      /no readable text/,
    );
  });
  it('obeys a declared encoding', async () => {
    const source = page('').replace('utf-8', 'iso-8859-1').replace('Traffic', 'Caf\u00e9 traffic');
    const doc = await readOne(htmlReader, new Uint8Array([...source].map((c) => c.charCodeAt(0))));
    expect(doc.text).toContain('Café traffic');
  });
});
