import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/engine/document.ts';
import { ReadError } from '../../../src/engine/errors.ts';
import { readerFor } from '../../../src/engine/read/index.ts';
import { makeDocx, makeFeed, makeWarc } from './make-files.ts';
import { blockTexts, chunked, OPTIONS, readEach, toBytes } from './run-reader.ts';

const A = 'Ruritania closed the bridge at Strelsau on Monday, the interior ministry said.';
const B = 'Police arrested 12 men in Zenda after the march, the governor said on Tuesday.';
const PAGE = `<html><head><title>x</title></head><body><h1>Bridge closed at Strelsau</h1><p>${A}</p><p>${B}</p></body></html>`;

async function readAs(path: string, given: string | Uint8Array, options = {}): Promise<(Document | ReadError)[]> {
  const bytes = toBytes(given);
  return readEach(readerFor('auto', path, bytes.subarray(0, 4096)), bytes, options, path);
}
const texts = (all: (Document | ReadError)[]) =>
  all.map((item) => (item instanceof ReadError ? `! ${item.code}` : item.text));

describe('feed', () => {
  it('reads items, a raw ampersand among them', async () => {
    const all = (await readAs(
      'in.xml',
      makeFeed([
        { title: 'Elphberg & sons', body: `<p>${A}</p>` },
        { title: 'March', body: B, date: 'some day', link: 'http://gazette.example/2' },
      ]),
    )) as Document[];
    expect(all.map(({ text }) => text)).toEqual([`Elphberg & sons\n\n${A}`, `March\n\n${B}`]);
    expect(all[0]!.meta).toMatchObject({
      title: 'Elphberg & sons',
      publisher: 'Zenda Gazette',
      published: '2021-05-03T10:00:00Z',
      url: 'http://gazette.example/1',
    });
    expect(all[1]!.notes.map(({ code }) => code)).toContain('read.bad-date');
  });
  it('reads Atom and reports a cut feed', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry><title>March</title><id>u:1</id><updated>2021-05-03T00:00:00Z</updated><link href="http://gazette.example/3"/><author><name>Anna Rassendyll</name></author><content type="html">&lt;p&gt;${B}&lt;/p&gt;</content></entry></feed>`;
    const [doc] = (await readAs('in.atom', atom)) as Document[];
    expect(doc!.meta).toMatchObject({ byline: 'Anna Rassendyll', url: 'http://gazette.example/3' });
    expect(blockTexts(doc!, 'paragraph')).toEqual([B]);
    const whole = makeFeed([
      { title: 'One', body: A },
      { title: 'Two', body: B },
    ]);
    const cut = await readAs('in.xml', whole.slice(0, whole.indexOf('<title>Two'))).catch((error) => [
      error as ReadError,
    ]);
    expect(cut.some((item) => item instanceof ReadError && item.code === 'read.truncated')).toBe(true);
  });
});

describe('docx', () => {
  it('reads paragraphs and headings', async () => {
    const [doc] = (await readAs(
      'in.docx',
      makeDocx([
        { style: 'Heading1', text: 'Bridge closed' },
        { text: 'By Anna Rassendyll' },
        { text: '3 May 2021' },
        { text: A },
      ]),
    )) as Document[];
    expect(doc!.meta).toMatchObject({ title: 'Bridge closed', byline: 'Anna Rassendyll', published: '2021-05-03' });
    expect(blockTexts(doc!, 'paragraph')).toEqual([A]);
  });
  it('refuses a cut file, an empty one and one that unpacks to too much', async () => {
    const whole = makeDocx([{ text: A }]);
    await expect(readAs('in.docx', whole.subarray(0, whole.length - 100))).rejects.toThrow(/incomplete or damaged/);
    await expect(readAs('in.docx', makeDocx([]))).rejects.toThrow(/no text/);
    await expect(readAs('in.docx', makeDocx([{ text: 'x'.repeat(90_000) }]), { maxUnpacked: 10_000 })).rejects.toThrow(
      /limit/,
    );
  });
});

describe('warc', () => {
  const pages = [
    { url: 'http://gazette.example/a', type: 'text/html; charset=utf-8', body: PAGE },
    { url: 'http://gazette.example/s.css', type: 'text/css', body: 'p {}' },
    { url: 'http://gazette.example/b', type: 'text/plain', body: B },
  ];
  it('reads each page with its address', async () => {
    for (const bytes of [makeWarc(pages), gzipSync(makeWarc(pages))]) {
      const all = (await readAs('in.warc.gz', bytes)) as Document[];
      expect(all.map(({ meta }) => meta.url)).toEqual(['http://gazette.example/a', 'http://gazette.example/b']);
      expect(all[0]!.text).toContain(A);
    }
  });
  it('reports a cut, wherever it is, and a wrong digest', async () => {
    const whole = makeWarc(pages);
    for (const lost of [10, 60, 200, 420]) {
      const all = await readAs('in.warc', whole.subarray(0, whole.length - lost));
      expect(texts(all).at(-1), `${lost} bytes short`).toBe('! read.truncated');
      expect(all[0]).not.toBeInstanceOf(ReadError);
    }
    const bad = await readAs('in.warc', makeWarc([{ ...pages[0]!, digest: `sha1:${'0'.repeat(40)}` }, pages[2]!]));
    expect(texts(bad)).toEqual(['! read.bad-record', B]);
  });
});

describe('archive', () => {
  it('reads members by their own readers, in archives within archives', async () => {
    const inner = zipSync({ 'c.txt': strToU8(B) });
    const zip = zipSync({
      'a.txt': strToU8(A),
      'd/b.html': strToU8(PAGE),
      'x.jsonl': strToU8(`${JSON.stringify({ text: B })}\n{`),
      'inner.zip': [inner, { level: 0 }],
      'e.bin': new Uint8Array(500).map((_, i) => (i * 7919) % 256),
      'f.docx': makeDocx([{ text: A }]),
    });
    const all = await readAs('in.zip', zip);
    const sources = all.map((item) => (item instanceof ReadError ? `! ${item.source}` : item.meta.source));
    expect(sources).toEqual([
      'in.zip!a.txt',
      'in.zip!d/b.html',
      'in.zip!x.jsonl:1',
      '! in.zip!x.jsonl:2',
      'in.zip!inner.zip!c.txt',
      '! in.zip!e.bin',
      'in.zip!f.docx',
    ]);
  });
  it('reads gzip', async () => {
    expect(texts(await readAs('a.txt.gz', gzipSync(strToU8(A))))).toEqual([A]);
  });
  it('stops at the limit: a zip bomb', async () => {
    const bomb = zipSync({ 'a.txt': strToU8(A), 'z.jsonl': new Uint8Array(60_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readAs('bomb.zip', bomb, { maxUnpacked: 20_000_000 })).rejects.toThrow(/more than the limit/);
  });
  it('reports a cut archive after what could be read', async () => {
    const long = Array.from({ length: 3000 }, (_, i) => `${A} ${(i * 7919) % 9973}`).join('\n');
    const zip = zipSync({ 'a.txt': strToU8(A), 'b.txt': strToU8(long) });
    const seen: unknown[] = [];
    const reader = readerFor('auto', 'in.zip', zip);
    const cut = zip.subarray(0, zip.length / 2);
    try {
      for await (const item of reader.read({ source: 'in.zip', bytes: chunked(cut), size: null }, OPTIONS))
        seen.push(item);
    } catch (error) {
      seen.push(error);
    }
    expect((seen[0] as Document).text).toBe(A);
    expect((seen.at(-1) as ReadError).code).toBe('read.truncated');
    const gz = gzipSync(strToU8(long));
    const short = await readAs('in.txt.gz', gz.subarray(0, gz.length / 2)).catch((error) => [error as ReadError]);
    expect((short.at(-1) as ReadError).code).toBe('read.truncated');
  });
});
