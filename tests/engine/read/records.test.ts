import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/engine/document.ts';
import { ReadError } from '../../../src/engine/errors.ts';
import { csvReader } from '../../../src/engine/read/csv.ts';
import { jsonlReader } from '../../../src/engine/read/jsonl.ts';
import { markdownReader } from '../../../src/engine/read/markdown.ts';
import { readEach, readOne } from './run-reader.ts';

const TEXT = 'Ruritania closed the bridge.\n\nThe mayor  protested.';

describe('jsonl', () => {
  it('maps fields, keeps the text as given, and names bad lines', async () => {
    const lines = [
      JSON.stringify({
        id: 'a-1',
        text: TEXT,
        title: 'Bridge',
        published: '2021-05-03',
        publisher: 'Gazette',
        url: 'https://gazette.example/1',
      }),
      '{"text": oops}',
      '',
      '{"title": "no text"}',
      '[1, 2]',
      JSON.stringify({ text: 'x'.repeat(3000) }),
      JSON.stringify({ text: 'Police arrested 12 men in Zenda.', date: 'yesterday' }),
    ].join('\n');
    const all = await readEach(jsonlReader, lines, { maxRecord: 2000 }, 'in.jsonl');
    const [first] = all as Document[];
    expect(first!.text).toBe(TEXT);
    expect(first!.meta).toMatchObject({
      source: 'a-1',
      title: 'Bridge',
      published: '2021-05-03',
      publisher: 'Gazette',
      url: 'https://gazette.example/1',
    });
    expect(first!.blocks.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      'Ruritania closed the bridge.',
      'The mayor  protested.',
    ]);
    const errors = all.filter((item) => item instanceof ReadError);
    expect(errors.map(({ source, code }) => [source, code])).toEqual([
      ['in.jsonl:2', 'read.bad-record'],
      ['in.jsonl:4', 'read.bad-record'],
      ['in.jsonl:5', 'read.bad-record'],
      ['in.jsonl:6', 'read.too-long'],
    ]);
    const last = all.at(-1) as Document;
    expect(last.meta).toMatchObject({ source: 'in.jsonl:7', published: null });
    expect(last.notes.map(({ code }) => code)).toContain('read.bad-date');
  });
  it('reaches into objects by a mapping', async () => {
    const doc = await readOne(
      jsonlReader,
      '{"data":{"words":"Police arrested 12 men in Zenda."},"when":"3 May 2021"}',
      { fields: { text: 'data.words', published: 'when' } },
    );
    expect(doc.text).toBe('Police arrested 12 men in Zenda.');
    expect(doc.meta.published).toBe('2021-05-03');
  });
  it('does not hold a very long line', async () => {
    let sent = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      for (; sent < 200; sent++) yield new Uint8Array(1_000_000).fill(97);
      yield new TextEncoder().encode('\n{"text":"The envoy left Zenda."}\n');
    }
    const before = process.memoryUsage().arrayBuffers;
    const out = [];
    const options = { date: null, meta: {}, fields: {}, maxRecord: 5_000_000, maxUnpacked: 1 };
    for await (const doc of jsonlReader.read({ source: 'in', bytes: endless(), size: null }, options)) out.push(doc);
    expect(out.length).toBe(2);
    expect((out[0] as ReadError).message).toMatch(/line 1 has 200000000 bytes/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150_000_000);
  });
});

describe('csv', () => {
  it('reads rows, quoted line breaks, other delimiters', async () => {
    const docs = (await readEach(
      csvReader,
      '\ufeffid;date;body\n1;2021-05-03;"Ruritania closed the bridge.\nThe mayor; he protested."\n2;;Police arrested 12 men in Zenda.\n',
    )) as Document[];
    expect(docs.map(({ text }) => text)).toEqual([
      'Ruritania closed the bridge.\nThe mayor; he protested.',
      'Police arrested 12 men in Zenda.',
    ]);
    expect(docs[0]!.meta).toMatchObject({ source: '1', published: '2021-05-03' });
  });
  it('says which columns there are, and names a broken row', async () => {
    await expect(readEach(csvReader, 'a,b\n1,2\n')).rejects.toThrow(/columns are a, b/);
    const all = await readEach(csvReader, 'id,text\n1,The envoy left.\n2,"never closed\n');
    expect(all[0]).toMatchObject({ text: 'The envoy left.' });
    expect(all[1]).toBeInstanceOf(ReadError);
  });
  it('takes a mapped column', async () => {
    expect((await readOne(csvReader, 'a,b\n1,The envoy left.\n', { fields: { text: 'b' } })).text).toBe(
      'The envoy left.',
    );
  });
});

describe('markdown', () => {
  it('is text with its name', async () => {
    const doc = await readOne(
      markdownReader,
      '# Bridge closed\n\n> The **envoy** left\n> [Zenda](http://zenda.example).\n',
    );
    expect(doc.text).toBe('Bridge closed\n\nThe envoy left Zenda.');
  });
});
