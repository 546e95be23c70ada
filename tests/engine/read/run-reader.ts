/** Runs a reader over bytes made in a test. */
import type { Document } from '../../../src/engine/document.ts';
import { ReadError } from '../../../src/engine/errors.ts';
import type { Reader, ReadOptions } from '../../../src/engine/read/reader.ts';

export const OPTIONS: ReadOptions = { date: null, meta: {}, fields: {}, maxRecord: 5_000_000, maxUnpacked: 50_000_000 };

export function toBytes(given: string | Uint8Array): Uint8Array {
  return typeof given === 'string' ? new TextEncoder().encode(given) : given;
}

/** Hands the bytes over in pieces, so that no reader relies on getting them at once. */
export async function* chunked(bytes: Uint8Array, size = 7001): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function readEach(
  reader: Reader,
  given: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  source = 'test',
): Promise<(Document | ReadError)[]> {
  const bytes = toBytes(given);
  const out: (Document | ReadError)[] = [];
  for await (const doc of reader.read(
    { source, bytes: chunked(bytes), size: bytes.length },
    { ...OPTIONS, ...options },
  ))
    out.push(doc);
  return out;
}

export async function readOne(
  reader: Reader,
  given: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  source = 'test',
): Promise<Document> {
  const [doc] = await readEach(reader, given, options, source);
  if (!doc || doc instanceof ReadError) throw doc ?? new Error('no document');
  return doc;
}

export function blockTexts(doc: Document, kind: string): string[] {
  return doc.blocks.filter((block) => block.kind === kind).map((block) => doc.text.slice(block.start, block.end));
}

export function codes(doc: Document): string[] {
  return doc.notes.map((note) => note.code);
}
