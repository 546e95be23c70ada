/** Encodings: what bytes say, and what is said of bytes that are no text or are cut. */
import { describe, expect, it } from 'vitest';
import { codes } from '../run-reader.ts';
import { LEAD, read } from './plain-text.ts';

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
