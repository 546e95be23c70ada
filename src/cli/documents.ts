/** `entente documents`: what a project has read, and from where. */
import { buildCommand } from '@stricli/core';
import { type DocumentRow, type DocumentSort, streamDocuments } from '../store/lists.ts';
import { openStore } from '../store/store.ts';
import type { Io } from './io.ts';
import { type PrintColumn, printRows } from './print-rows.ts';
import { filterFlags, type ListFormat, type ProjectFlags, projectFilter } from './project-flags.ts';

const COLUMNS: readonly PrintColumn<DocumentRow>[] = [
  { name: 'id', get: (row) => row.id },
  { name: 'published', get: (row) => row.published },
  { name: 'publisher', get: (row) => row.publisher },
  { name: 'title', get: (row) => row.title },
  { name: 'events', get: (row) => row.events, number: true },
  { name: 'chars', get: (row) => row.chars, number: true },
  { name: 'language', get: (row) => row.language },
  { name: 'copy_of', get: (row) => row.copyOf },
  { name: 'sources', get: (row) => row.sources.join(';') },
];

interface Flags extends ProjectFlags {
  format?: ListFormat;
  sort: DocumentSort;
  descending: boolean;
}

export async function documents(this: Io, flags: Flags): Promise<void> {
  const filter = projectFilter(flags);
  const store = openStore(flags.project, 'read');
  try {
    const page = { sort: flags.sort, descending: flags.descending, ...(flags.limit ? { limit: flags.limit } : {}) };
    await printRows(
      this,
      flags.format ?? (this.tty ? 'table' : 'jsonl'),
      COLUMNS,
      streamDocuments(store, filter, page),
    );
  } finally {
    store.close();
  }
}

export const documentsCommand = buildCommand({
  func: documents,
  parameters: {
    flags: {
      ...filterFlags,
      sort: {
        kind: 'enum',
        values: ['import', 'published', 'title', 'publisher', 'events', 'modified'],
        default: 'import',
        brief: 'Order of the rows',
      },
      descending: { kind: 'boolean', default: false, brief: 'The other way round' },
      format: {
        kind: 'enum',
        values: ['table', 'jsonl', 'csv'],
        optional: true,
        brief: 'table (on a terminal), jsonl (in a pipe) or csv',
      },
    },
    positional: { kind: 'tuple', parameters: [] },
  },
  docs: {
    brief: 'List the documents of a project',
    fullDescription: 'Example:\n  entente documents --publisher "Holt Courier" --sort published',
  },
});
