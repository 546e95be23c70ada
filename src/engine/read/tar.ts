/**
 * Reader for tar (ustar, GNU and pax): each file by its own reader, under `archive.tar!member`, as a stream. Packed tars
 * come here by way of gzip. Every header carries a checksum, and the lengths say where the archive must end, so a cut or
 * damaged one is told from a whole one.
 */
import { ReadError } from '../errors.ts';
import { checkDepth, isIgnored, readMember } from './member.ts';
import type { Reader } from './reader.ts';
import type { PickReader } from './warc.ts';

const BLOCK = 512;
/** Names and pax records longer than this are no names. */
const LONGEST_NAME = 65_536;

/** `pick` chooses a member's reader; it is handed in since the list of readers holds this one. */
export function tarReader(pick: PickReader): Reader {
  return {
    name: 'tar',
    extensions: ['tar'],
    many: true,
    sure: true,
    sniff: (head) => head.length >= BLOCK && ascii(head.subarray(257, 262)) === 'ustar' && checksumFits(head),
    async *read(input, options) {
      checkDepth(input.source);
      const stream = new Blocks(input.bytes);
      let any = false;
      let name: string | null = null;
      let size: number | null = null;
      const cut = (what: string) =>
        new ReadError(input.source, 'read.truncated', `the archive ends inside ${what}; what follows is lost`);
      for (;;) {
        const head = await stream.take(BLOCK);
        if (head.length === 0) {
          if (!any) throw new ReadError(input.source, 'read.no-text', 'no file in this archive');
          throw cut('its last block: the end mark is missing');
        }
        if (head.length < BLOCK) throw cut('a header');
        if (head.every((byte) => byte === 0)) break;
        if (!checksumFits(head))
          throw new ReadError(
            input.source,
            any ? 'read.truncated' : 'read.bad-record',
            any
              ? 'the archive is damaged: a header does not fit its checksum; what follows is lost'
              : 'not a tar archive',
          );
        any = true;
        const kind = String.fromCharCode(head[156]!);
        const length: number = size ?? numberAt(head, 124, 12);
        const member: string = name ?? nameOf(head);
        if (kind === 'L' || kind === 'x' || kind === 'g') {
          // What stands here is about the member after it.
          const bytes = await stream.take(Math.min(length, LONGEST_NAME));
          await stream.skip(Math.max(0, length - LONGEST_NAME));
          await stream.skip(padding(length));
          const text = new TextDecoder().decode(bytes);
          if (kind === 'L') name = text.replace(/\0.*$/s, '');
          if (kind === 'x') {
            const records = paxRecords(text);
            name = records.get('path') ?? name;
            size = records.has('size') ? Number(records.get('size')) : size;
          }
          continue;
        }
        [name, size] = [null, null];
        const isFile = kind === '0' || kind === '\0' || kind === '7';
        if (!isFile || isIgnored(member)) await stream.skip(length);
        else yield* readMember({ name: `${input.source}!${member}`, bytes: stream.pieces(length) }, options, pick);
        const missing = await stream.finish();
        if (missing > 0) throw cut(member);
        await stream.skip(padding(length));
      }
      // The rest is padding; a stream that is not read to its end is not known to be whole.
      await stream.drain();
    },
  };
}

function padding(length: number): number {
  return (BLOCK - (length % BLOCK)) % BLOCK;
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes).replace(/\0.*$/s, '');
}

function nameOf(head: Uint8Array): string {
  const text = (from: number, to: number) => new TextDecoder().decode(head.subarray(from, to)).replace(/\0.*$/s, '');
  // GNU's own header has other things where ustar has the beginning of a long path.
  const prefix = ascii(head.subarray(257, 263)) === 'ustar' ? text(345, 500) : '';
  return prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`;
}

/** Octal digits, or, from 8 GiB on, a binary number marked by the first bit. */
function numberAt(head: Uint8Array, at: number, length: number): number {
  const field = head.subarray(at, at + length);
  if (field[0]! & 0x80) return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, field[0]! & 0x7f);
  return Number.parseInt(ascii(field).trim(), 8) || 0;
}

function checksumFits(head: Uint8Array): boolean {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : head[at]!;
  return sum === numberAt(head, 148, 8);
}

/** `21 path=a/long/name.txt\n`: the number counts the bytes of the record. */
function paxRecords(text: string): Map<string, string> {
  const records = new Map<string, string>();
  for (const [, key, value] of text.matchAll(/\d+ ([^=\n]+)=([^\n]*)\n/g)) records.set(key!, value!);
  return records;
}

/** A stream of chunks of any size, taken by exact lengths. */
class Blocks {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private held: Uint8Array = new Uint8Array(0);
  /** Bytes of the member under way that nobody has read yet. */
  private left = 0;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.chunks = bytes[Symbol.asyncIterator]();
  }

  /** At most `most` bytes, none only at the end of the stream. */
  private async next(most: number): Promise<Uint8Array> {
    while (this.held.length === 0) {
      const step = await this.chunks.next();
      if (step.done) return this.held;
      this.held = step.value;
    }
    const piece = this.held.subarray(0, most);
    this.held = this.held.subarray(piece.length);
    return piece;
  }

  /** Fewer than asked for only where the stream ends. */
  async take(length: number): Promise<Uint8Array> {
    const whole = new Uint8Array(length);
    let at = 0;
    while (at < length) {
      const piece = await this.next(length - at);
      if (piece.length === 0) break;
      whole.set(piece, at);
      at += piece.length;
    }
    return whole.subarray(0, at);
  }

  async *pieces(length: number): AsyncGenerator<Uint8Array> {
    this.left = length;
    while (this.left > 0) {
      const piece = await this.next(this.left);
      if (piece.length === 0) return;
      this.left -= piece.length;
      yield piece.slice();
    }
  }

  /** @returns how many bytes the member lacks */
  async finish(): Promise<number> {
    for await (const _ of this.pieces(this.left));
    const missing = this.left;
    this.left = 0;
    return missing;
  }

  async skip(length: number): Promise<void> {
    this.left = length;
    for await (const _ of this.pieces(length));
  }

  async drain(): Promise<void> {
    while ((await this.next(1 << 20)).length > 0);
  }
}
