/** What every reader owes: the same promises, checked on one good file each and on bad ones. */
import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/engine/document.ts';
import { EntenteError, NOTE_CODES, ReadError } from '../../../src/engine/errors.ts';
import { READERS, readerFor } from '../../../src/engine/read/index.ts';
import { isVerbatim } from '../../../src/engine/read/strip.ts';
import { makeDocx, makeFeed, makeTar, makeWarc } from './make-files.ts';
import { column, makePdf } from './make-pdf.ts';
import { readEach, toBytes } from './run-reader.ts';

const A = 'Ruritania closed the bridge at Strelsau on Monday, the café owner said.';
const B = 'Police arrested 12 men in Zenda after the *march*, the gov-\nernor said on Tuesday.';
const PAGE = `<html><body><h1>Bridge closed at Strelsau</h1><p>${A}</p>\r\n<p>Salt &amp; bread&nbsp;are short, he said.</p></body></html>`;
const CONLLU =
  '# text = It rains.\n1\tIt\tit\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\trains\train\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n';

/** A good file of each format; text of the original where runs refer to the file's own characters. */
const GOOD: Record<string, { bytes: Uint8Array | string; path: string; original?: string }> = {
  text: {
    path: 'a.txt',
    bytes: `Bridge closed\n\n3 May 2021\n\n${A}\n\n${B}`,
    original: `Bridge closed\n\n3 May 2021\n\n${A}\n\n${B}`,
  },
  markdown: {
    path: 'a.md',
    bytes: `# Bridge closed\n\n${A} [More](http://x.example).`,
    original: `# Bridge closed\n\n${A} [More](http://x.example).`,
  },
  html: { path: 'a.html', bytes: PAGE, original: PAGE },
  jsonl: { path: 'a.jsonl', bytes: `${JSON.stringify({ text: A })}\n`, original: A },
  csv: { path: 'a.csv', bytes: `id,text\n1,"${A}"\n`, original: A },
  pdf: {
    path: 'a.pdf',
    bytes: makePdf([
      column(60, 740, [
        'Ruritania closed the bridge at Strelsau on Monday,',
        'the owner of the inn said to the reporters there.',
      ]),
    ]),
  },
  docx: { path: 'a.docx', bytes: makeDocx([{ text: A }]) },
  feed: { path: 'a.xml', bytes: makeFeed([{ title: 'One', body: A }]) },
  warc: {
    path: 'a.warc',
    bytes: makeWarc([{ url: 'http://x.example/a', type: 'text/html', body: PAGE }]),
    original: PAGE,
  },
  archive: { path: 'a.txt.gz', bytes: gzipSync(strToU8(A)), original: A },
  tar: { path: 'a.tar', bytes: makeTar({ 'a.txt': A }), original: A },
  conllu: { path: 'a.conllu', bytes: CONLLU },
};

describe.each(READERS.map((reader) => [reader.name, reader] as const))('%s', (name, reader) => {
  const good = GOOD[name];
  it('has a good file here and knows it by its bytes and name', () => {
    expect(good, `add a good file for ${name} to this test`).toBeDefined();
    expect(readerFor('auto', good!.path, toBytes(good!.bytes).subarray(0, 4096)).name).toBe(name);
    expect(readerFor(name, 'whatever', new Uint8Array(0))).toBe(reader);
  });
  it('keeps spans in range, runs in order, and verbatim runs true', async () => {
    const docs = (await readEach(reader, good!.bytes, {}, good!.path)) as Document[];
    expect(docs.length).toBeGreaterThan(0);
    for (const doc of docs) {
      expect(doc).not.toBeInstanceOf(ReadError);
      for (const { start, end } of doc.blocks) expect(start >= 0 && start < end && end <= doc.text.length).toBe(true);
      for (const { code, start, end } of doc.notes) {
        expect(NOTE_CODES).toHaveProperty([code]);
        if (start !== null && end !== null) expect(start >= 0 && start <= end && end <= doc.text.length).toBe(true);
      }
      let at = 0;
      let from = 0;
      let uncovered = '';
      for (const run of doc.origin.map) {
        expect(run.start).toBeGreaterThanOrEqual(at);
        if (run.page === undefined) expect(run.from).toBeGreaterThanOrEqual(from);
        uncovered += doc.text.slice(at, run.start);
        at = run.end;
        from = run.to;
        if (good!.original !== undefined && isVerbatim(run))
          expect(good!.original.slice(run.from, run.to)).toBe(doc.text.slice(run.start, run.end));
      }
      if (doc.origin.map.length > 0) expect((uncovered + doc.text.slice(at)).trim()).toBe('');
      expect(JSON.parse(JSON.stringify(doc))).toEqual(doc);
    }
  });
  it('gives the same ids for the same bytes, and others for others', async () => {
    const ids = async (bytes: Uint8Array | string) =>
      ((await readEach(reader, bytes, {}, good!.path)) as Document[]).map(({ id }) => id);
    const first = await ids(good!.bytes);
    expect(await ids(good!.bytes)).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
  });
  it('answers empty input, noise and a cut file with a word, never with silence or a crash', async () => {
    const bytes = toBytes(good!.bytes);
    const noise = new Uint8Array(5000).map((_, i) => (i * 7919 + (i >> 4) * 131 + (i >> 9)) % 256);
    for (const [what, bad] of [
      ['empty', new Uint8Array(0)],
      ['noise', noise],
    ] as const) {
      const out = await readEach(reader, bad, {}, good!.path).catch((error) => [error]);
      expect(out.length, what).toBeGreaterThan(0);
      for (const item of out) expect(item, `${what}: ${item}`).toBeInstanceOf(ReadError);
      expect((out[0] as ReadError).message.length).toBeGreaterThan(10);
    }
    const cut = await readEach(reader, bytes.subarray(0, Math.floor(bytes.length * 0.6)), {}, good!.path).catch(
      (error) => [error],
    );
    expect(cut.length).toBeGreaterThan(0);
    for (const item of cut) if (item instanceof Error) expect(item).toBeInstanceOf(ReadError);
  });
});

describe('readerFor', () => {
  it.each([
    ['a.txt', '<!DOCTYPE html><html><body>', 'html'],
    ['report', '%PDF-1.7', 'pdf'],
    ['page.html', '%PDF-1.7', 'pdf'],
    ['notes', 'Ruritania closed the bridge.', 'text'],
    ['-', '{"text": "x"}', 'jsonl'],
    ['a.csv', 'id,text\n1,x', 'csv'],
    ['a.csv', 'who;what\n1;x', 'csv'],
    ['a.json', '{"text": "x"}', 'jsonl'],
  ])('%s with %s is %s', (path, head, name) => expect(readerFor('auto', path, toBytes(head)).name).toBe(name));
  it('names the formats there are', () => {
    expect(() => readerFor('word', 'a', new Uint8Array(0))).toThrow(EntenteError);
    expect(() => readerFor('word', 'a', new Uint8Array(0))).toThrow(/docx/);
  });
});
