/** A byte stream as one piece, for formats that have to be seen whole; longer than the limit is a clear error. */
import { ReadError } from '../errors.ts';
import type { ReadInput } from './reader.ts';

export async function readAll(input: ReadInput, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input.bytes) {
    length += chunk.length;
    if (length > limit)
      throw new ReadError(
        input.source,
        'read.too-long',
        `longer than ${limit} bytes; split the file or raise the limit`,
      );
    chunks.push(chunk);
  }
  if (chunks.length === 1) return chunks[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
