/** `entente claims`: who claims what, on whose word, and which claim answers which. */
import { buildCommand } from '@stricli/core';
import type { ClaimRecord } from '../engine/write/writer.ts';
import { streamClaims } from '../store/lists.ts';
import { openStore } from '../store/store.ts';
import type { Io } from './io.ts';
import { type PrintColumn, printRows } from './print-rows.ts';
import { filterFlags, type ListFormat, type ProjectFlags, projectFilter } from './project-flags.ts';

const COLUMNS: readonly PrintColumn<ClaimRecord>[] = [
  { name: 'id', get: (row) => row.id },
  { name: 'said_by', get: (row) => row.attribution.map((link) => link.source ?? link.kind).join(' ‹ ') },
  { name: 'stance', get: (row) => row.attribution.at(-1)?.stance ?? null },
  { name: 'content', get: (row) => row.content },
  { name: 'answers', get: (row) => row.answers },
  { name: 'publisher', get: (row) => row.publisher },
  { name: 'published', get: (row) => row.published },
  { name: 'doc', get: (row) => row.doc },
  { name: 'start', get: (row) => row.evidence.start, number: true },
  { name: 'end', get: (row) => row.evidence.end, number: true },
  { name: 'evidence', get: (row) => row.evidence.text },
];

export async function claims(this: Io, flags: ProjectFlags & { format?: ListFormat }): Promise<void> {
  const filter = projectFilter(flags);
  const store = openStore(flags.project, 'read');
  try {
    await printRows(
      this,
      flags.format ?? (this.tty ? 'table' : 'jsonl'),
      COLUMNS,
      streamClaims(store, filter, flags.limit),
    );
  } finally {
    store.close();
  }
}

export const claimsCommand = buildCommand({
  func: claims,
  parameters: {
    flags: {
      ...filterFlags,
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
    brief: 'List who claims what in a project',
    fullDescription: 'Example:\n  entente claims --said-by anonymous',
  },
});
