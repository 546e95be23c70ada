/**
 * Reader for JSON Lines: an object a line with `text` and, if given, id, title, published, publisher, url, byline,
 * language, under these names or mapped ones (`a.b` reaches into objects). A given id comes back as `source`. A line
 * that cannot be read is an error with its number, and the others go on.
 */
import type { Document } from '../document.ts';
import { ReadError } from '../errors.ts';
import { type ByteLine, byteLines } from './byte-lines.ts';
import type { Reader, ReadOptions } from './reader.ts';
import { fieldName, readRecord } from './record.ts';

export const jsonlReader: Reader = {
  name: 'jsonl',
  extensions: ['jsonl', 'ndjson', 'jsonlines'],
  many: true,
  sure: true,
  sniff: (head) => /^(?:\ufeff)?\s*\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(new TextDecoder().decode(head)),
  async *read(input, options) {
    let record = 0;
    for await (const line of byteLines(input.bytes, options.maxRecord)) {
      if (line.bytes !== null && isBlank(line.bytes)) continue;
      yield await readLine(line, input.source, record++, options);
    }
    if (record === 0) throw new ReadError(input.source, 'read.no-text', 'the file is empty: nothing to read');
  },
};

async function readLine(
  line: ByteLine,
  source: string,
  record: number,
  options: ReadOptions,
): Promise<Document | ReadError> {
  const at = `${source}:${line.number}`;
  if (line.bytes === null)
    return new ReadError(
      at,
      'read.too-long',
      `line ${line.number} has ${line.length} bytes, more than the limit of ${options.maxRecord}; it was left out`,
    );
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line.bytes));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? cause.message : 'not valid UTF-8';
    return new ReadError(at, 'read.bad-record', `line ${line.number} is not JSON: ${why}`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new ReadError(at, 'read.bad-record', `line ${line.number} is no JSON object`);
  const object = value as Record<string, unknown>;
  const get = (ours: string): string | null => {
    const name = fieldName(ours, options.fields, Object.keys(object));
    return name === null ? null : asText(name in object ? object[name] : reach(object, name));
  };
  const text = get('text');
  if (text === null)
    return new ReadError(
      at,
      'read.bad-record',
      `line ${line.number} has no text in ${JSON.stringify(options.fields.text ?? 'text')}; its fields are ${Object.keys(object).join(', ')}`,
    );
  const meta = {
    source: get('id'),
    title: get('title'),
    byline: get('byline'),
    publisher: get('publisher'),
    published: get('published'),
    url: get('url'),
    language: get('language'),
  };
  return readRecord({ reader: 'jsonl', source: at, record, bytes: line.bytes, text, meta }, options);
}

function reach(object: Record<string, unknown>, path: string): unknown {
  let value: unknown = object;
  for (const key of path.split('.'))
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return value;
}

function asText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'))
    return value.join(', ');
  return null;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
}
