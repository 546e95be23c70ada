/**
 * Reader for CSV and TSV with a header and a text column: a row, a document. The delimiter is the one the header has
 * most of. Rows that break the rules are errors with their line, and the others go on.
 */
import { type Info, parse } from 'csv-parse/stream';
import { ReadError } from '../errors.ts';
import type { Reader, ReadInput } from './reader.ts';
import { fieldName, readRecord } from './record.ts';
import { decode } from './text/decode.ts';

const DELIMITERS = [',', ';', '\t', '|'];

export const csvReader: Reader = {
  name: 'csv',
  extensions: ['csv', 'tsv', 'tab'],
  many: true,
  sniff(head) {
    const lines = new TextDecoder().decode(head).split(/\r?\n/);
    const columns = split(lines[0] ?? '');
    return (
      columns.length >= 2 &&
      lines.length > 1 &&
      columns.every((name) => /^[\w .-]{1,40}$/.test(name)) &&
      fieldName('text', {}, columns) !== null
    );
  },
  async *read(input, options) {
    const { stream, delimiter } = await opened(input);
    const failed: ReadError[] = [];
    let columns: string[] = [];
    let record = 0;
    const parser = parse({
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: options.maxRecord,
      columns: (header: string[]) => {
        columns = header;
        return header;
      },
      skip_records_with_error: true,
      on_skip: (error) => {
        const line = error && 'lines' in error ? Number(error.lines) : 0;
        failed.push(
          new ReadError(
            `${input.source}:${line}`,
            'read.bad-record',
            `row ending at line ${line}: ${error?.message ?? 'cannot be read'}`,
          ),
        );
        return undefined;
      },
    });
    const rows = stream.pipeThrough(
      parser as TransformStream<Uint8Array, { info: Info; record: Record<string, string> }>,
    );
    const reader = rows.getReader();
    try {
      for (;;) {
        let next: Awaited<ReturnType<typeof reader.read>>;
        try {
          next = await reader.read();
        } catch (cause) {
          throw new ReadError(
            input.source,
            'read.bad-record',
            `not readable as CSV: ${cause instanceof Error ? cause.message : cause}`,
            { cause },
          );
        }
        yield* failed.splice(0);
        if (next.done) break;
        const { info, record: row } = next.value;
        const name = fieldName('text', options.fields, columns);
        if (name === null || !columns.includes(name))
          throw new ReadError(
            input.source,
            'read.bad-record',
            `no column ${JSON.stringify(options.fields.text ?? 'text')}; the columns are ${columns.join(', ')}: name the one with the text`,
          );
        const get = (ours: string): string | null => {
          const theirs = fieldName(ours, options.fields, columns);
          return theirs === null ? null : (row[theirs] ?? null);
        };
        const at = `${input.source}:${info.lines}`;
        const meta = {
          source: get('id'),
          title: get('title'),
          byline: get('byline'),
          publisher: get('publisher'),
          published: get('published'),
          url: get('url'),
          language: get('language'),
        };
        yield await readRecord(
          { reader: 'csv', source: at, record: record++, bytes: JSON.stringify(row), text: row[name] ?? '', meta },
          options,
        );
      }
    } finally {
      await reader.cancel().catch(() => undefined);
    }
    if (record === 0 && columns.length === 0)
      throw new ReadError(input.source, 'read.no-text', 'the file is empty: nothing to read');
  },
};

/** The stream as UTF-8 and its delimiter, both judged by the first chunk. */
async function opened(input: ReadInput): Promise<{ stream: ReadableStream<Uint8Array>; delimiter: string }> {
  const chunks = input.bytes[Symbol.asyncIterator]();
  const first = (await chunks.next()).value as Uint8Array | undefined;
  if (!first || first.length === 0)
    throw new ReadError(input.source, 'read.no-text', 'the file is empty: nothing to read');
  const head = decode(first, input.source);
  const decoder = new TextDecoder(
    head.encoding === 'windows-1252' || head.encoding.startsWith('utf-16') ? head.encoding : 'utf-8',
  );
  const encoder = new TextEncoder();
  let waiting: Uint8Array | undefined = first;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk: Uint8Array | undefined = waiting ?? ((await chunks.next()).value as Uint8Array | undefined);
      waiting = undefined;
      if (chunk) controller.enqueue(encoder.encode(decoder.decode(chunk, { stream: true })));
      else controller.close();
    },
  });
  const header = head.text.split(/\r?\n/)[0] ?? '';
  return {
    stream,
    delimiter: DELIMITERS.reduce((best, d) => (header.split(d).length > header.split(best).length ? d : best)),
  };
}

function split(header: string): string[] {
  const delimiter = DELIMITERS.reduce((best, d) => (header.split(d).length > header.split(best).length ? d : best));
  return header.split(delimiter).map((name) => name.replace(/^["\ufeff]+|"$/g, ''));
}
