/** `entente code [FILE…]`: reads, prints the events. */
import { buildCommand } from '@stricli/core';
import { FAULT, ReadError } from '../engine/errors.ts';
import { findSources } from '../node/sources.ts';
import { type CodingFlags, coderOptions, codingFlags } from './coding-flags.ts';
import { eventTable } from './event-table.ts';
import type { Io } from './io.ts';
import { isSingleDocument } from './single.ts';
import { painter } from './style.ts';

type Format = 'table' | 'jsonl' | 'csv' | 'json';
interface Flags extends CodingFlags {
  format?: Format;
}

async function code(this: Io, flags: Flags, ...files: string[]): Promise<void> {
  const { openCoder } = await import('../node/code.ts');
  const { csvHeader, csvRow } = await import('../engine/write/event-columns.ts');
  const format: Format = flags.format ?? (this.tty ? 'table' : 'jsonl');
  const paint = painter(this.colour);
  const table = eventTable(this.width, paint);
  const coder = openCoder(coderOptions(flags, isSingleDocument(files) ? 1 : 2));
  let documents = 0;
  let events = 0;
  let started = false;
  try {
    for await (const coded of coder.code(findSources(files))) {
      if (coded instanceof ReadError) {
        this.err(`entente: ${coded.source}: ${coded.message}`);
        this.status(coded.code === FAULT ? 3 : 1);
        continue;
      }
      const { doc } = coded;
      documents++;
      events += doc.layers.event.length;
      for (const note of doc.notes) {
        if (note.code === 'read.language' || note.code === 'read.bad-date' || note.code === 'read.truncated') {
          this.err(`entente: ${doc.meta.source ?? coded.source}: ${note.message} [${note.code}]`);
        }
      }
      if (format === 'json') {
        await this.out(JSON.stringify(doc) + '\n');
      } else if (format === 'jsonl') {
        if (doc.layers.event.length > 0)
          await this.out(doc.layers.event.map((event) => JSON.stringify(event)).join('\n') + '\n');
      } else if (format === 'csv') {
        if (!started) await this.out(csvHeader());
        for (const event of doc.layers.event) await this.out(csvRow(event));
      } else {
        await this.out(`${started ? '\n' : `${table.header()}\n\n`}${table.document(doc)}\n`);
        if (doc.layers.event.length === 0) await this.out(paint('dim', '  no events\n'));
        for (const event of doc.layers.event) await this.out(table.row(event) + '\n');
      }
      started = true;
    }
    if (format === 'csv' && !started) await this.out(csvHeader());
  } finally {
    await coder.close();
  }
  if (format === 'table') this.err(`${events} events in ${documents} ${documents === 1 ? 'document' : 'documents'}`);
}

export const codeCommand = buildCommand({
  func: code,
  parameters: {
    flags: {
      ...codingFlags,
      format: {
        kind: 'enum',
        values: ['table', 'jsonl', 'csv', 'json'],
        optional: true,
        brief: 'table (on a terminal), jsonl (in a pipe), csv, or json (whole documents)',
      },
    },
    positional: {
      kind: 'array',
      parameter: { brief: 'Files, folders or globs; none or - is standard input', parse: String, placeholder: 'FILE' },
    },
  },
  docs: {
    brief: 'Read documents and print the events in them',
    fullDescription:
      'Examples:\n  entente code article.txt\n  entente code reports/ --format csv > events.csv\n  cat story.html | entente code --input html --date 2015-11-18',
  },
});
