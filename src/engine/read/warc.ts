/**
 * Reader for WARC: every page, text or PDF among the responses, a document by its own reader. The parser hides a file
 * that ends too early, so lengths and digests are checked here: what is lost is reported, record and number.
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Document } from '../document.ts';
import { ReadError } from '../errors.ts';
import type { Reader, ReadOptions } from './reader.ts';

export type PickReader = (name: string, path: string, head: Uint8Array) => Reader;

const READABLE = /^(?:text\/(?:html|plain|markdown|xml)|application\/(?:xhtml\+xml|pdf|rss\+xml|atom\+xml|xml))\b/i;

/** `pick` chooses the reader of a payload; it is handed in since the list of readers holds this one. */
export function warcReader(pick: PickReader): Reader {
  return {
    name: 'warc',
    extensions: ['warc'],
    many: true,
    sure: true,
    sniff: (head) => /^WARC\/\d/.test(new TextDecoder('latin1').decode(head.subarray(0, 10))),
    async *read(input, options) {
      const { WARCParser } = await import('warcio');
      let number = 0;
      let complete = true;
      const records = WARCParser.iterRecords(
        watched(input.bytes, (ended) => (complete = ended)),
        { parseHttp: false },
      )[Symbol.asyncIterator]();
      for (;;) {
        let block: Uint8Array | null = null;
        let record: NonNullable<Awaited<ReturnType<typeof WARCParser.parse>>>;
        try {
          const next = await records.next();
          if (next.done) break;
          record = next.value;
          number++;
          const wanted =
            record.warcType === 'response' || record.warcType === 'resource' || record.warcType === 'conversion';
          if (wanted && record.warcContentLength <= options.maxRecord) block = await record.readFully(false);
          else await record.skipFully();
          if (wanted && block === null) {
            yield new ReadError(
              `${input.source}#${number}`,
              'read.too-long',
              `record ${number} has ${record.warcContentLength} bytes, more than the limit of ${options.maxRecord}`,
            );
            continue;
          }
        } catch (cause) {
          yield new ReadError(
            `${input.source}#${number}`,
            'read.truncated',
            `the WARC breaks off or is damaged after record ${number}; what follows is lost`,
            { cause },
          );
          return;
        }
        if (block === null) continue;
        const at = `${input.source}#${number}`;
        if (block.length < record.warcContentLength) {
          yield new ReadError(
            at,
            'read.truncated',
            `the WARC ends inside record ${number} (${record.warcTargetURI}): ${block.length} of ${record.warcContentLength} bytes; that record is lost`,
          );
          return;
        }
        if (!digestFits(block, record.warcBlockDigest)) {
          yield new ReadError(
            at,
            'read.bad-record',
            `record ${number} (${record.warcTargetURI}) does not fit its digest: it is damaged`,
          );
          continue;
        }
        yield* readPayload(
          block,
          record.warcType === 'response',
          record.warcContentType ?? '',
          record.warcTargetURI ?? at,
          at,
          options,
          pick,
        );
      }
      if (number === 0) throw new ReadError(input.source, 'read.no-text', 'no WARC record in this file');
      if (!complete)
        yield new ReadError(
          input.source,
          'read.truncated',
          `the WARC does not end as a record does: what followed record ${number} is lost`,
        );
    },
  };
}

/** Every record of an unpacked WARC ends with two line ends; a packed one is checked by its packing. */
async function* watched(bytes: AsyncIterable<Uint8Array>, tell: (ended: boolean) => void): AsyncIterable<Uint8Array> {
  let tail = '';
  let packed: boolean | null = null;
  for await (const chunk of bytes) {
    packed ??= chunk[0] === 0x1f;
    tail = (tail + String.fromCharCode(...chunk.subarray(-4))).slice(-4);
    tell(packed || tail === '\r\n\r\n');
    yield chunk;
  }
}

async function* readPayload(
  block: Uint8Array,
  http: boolean,
  type: string,
  uri: string,
  at: string,
  options: ReadOptions,
  pick: PickReader,
): AsyncIterable<Document | ReadError> {
  let body = block;
  let media = type;
  if (http && /application\/http/i.test(type)) {
    const end = headerEnd(block);
    const lines = new TextDecoder('latin1').decode(block.subarray(0, end)).split(/\r?\n/);
    const status = Number(/^HTTP\/\S+\s+(\d{3})/.exec(lines[0] ?? '')?.[1] ?? 0);
    if (status < 200 || status >= 300) return;
    const header = (name: string): string =>
      lines
        .find((line) => line.toLowerCase().startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim() ?? '';
    media = header('content-type');
    try {
      body = await unpackBody(
        block.subarray(end),
        header('content-encoding').toLowerCase(),
        /chunked/i.test(header('transfer-encoding')),
        options.maxRecord,
      );
    } catch (cause) {
      yield new ReadError(at, 'read.bad-record', `${uri}: ${cause instanceof Error ? cause.message : cause}`, {
        cause,
      });
      return;
    }
  }
  // Pictures, styles and scripts are no documents; a payload without a type is judged by its bytes.
  if (media !== '' && !READABLE.test(media)) return;
  const reader = pick(
    'auto',
    /html/i.test(media) ? 'page.html' : /plain/i.test(media) ? 'page.txt' : uri,
    body.subarray(0, 4096),
  );
  const whole = body;
  async function* once(): AsyncIterable<Uint8Array> {
    yield whole;
  }
  try {
    for await (const item of reader.read({ source: uri, bytes: once(), size: body.length }, options)) {
      if (!(item instanceof ReadError) && /^https?:/.test(uri)) item.meta.url ??= uri;
      yield item;
    }
  } catch (cause) {
    if (!(cause instanceof ReadError)) throw cause;
    yield cause;
  }
}

async function unpackBody(body: Uint8Array, encoding: string, chunked: boolean, limit: number): Promise<Uint8Array> {
  if (encoding === '' && !chunked) return body;
  if (encoding !== '' && !/^(?:gzip|x-gzip|deflate|identity|br)$/.test(encoding))
    throw new Error(`content encoding ${encoding} is not known`);
  const { AsyncIterReader } = await import('warcio');
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of new AsyncIterReader(
    [body],
    encoding === 'identity' || encoding === '' ? null : encoding.replace('x-', ''),
    chunked,
  )) {
    length += part.length;
    if (length > limit) throw new Error(`unpacks to more than the limit of ${limit} bytes`);
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function headerEnd(block: Uint8Array): number {
  for (let i = 0; i + 3 < block.length; i++) {
    if (block[i] === 10 && block[i + 1] === 10) return i + 2;
    if (block[i] === 13 && block[i + 1] === 10 && block[i + 2] === 13 && block[i + 3] === 10) return i + 4;
  }
  return block.length;
}

function digestFits(block: Uint8Array, digest: string | null | undefined): boolean {
  const [, name, value] = /^(sha-?1|sha-?256):(\S+)$/i.exec(digest ?? '') ?? [];
  if (!name || !value) return true;
  const hash = /1$/.test(name) ? sha1(block) : sha256(block);
  return value.toLowerCase() === bytesToHex(hash) || value.toUpperCase().replace(/=+$/, '') === base32(hash);
}

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}
