/** `entente actors`: who acts in a project, or is acted upon, busiest first. */
import { buildCommand } from '@stricli/core';
import type { ActorRecord } from '../engine/write/writer.ts';
import { listActors } from '../store/lists.ts';
import { openStore } from '../store/store.ts';
import type { Io } from './io.ts';
import { type PrintColumn, printRows } from './print-rows.ts';
import { filterFlags, type ListFormat, type ProjectFlags, projectFilter } from './project-flags.ts';

const COLUMNS: readonly PrintColumn<ActorRecord>[] = [
  { name: 'id', get: (row) => row.id },
  { name: 'name', get: (row) => row.name },
  { name: 'country', get: (row) => row.country },
  { name: 'sectors', get: (row) => row.sectors.join(';') },
  { name: 'as_actor', get: (row) => row.asActor, number: true },
  { name: 'as_recipient', get: (row) => row.asRecipient, number: true },
  { name: 'first', get: (row) => row.first },
  { name: 'last', get: (row) => row.last },
  { name: 'aliases', get: (row) => row.aliases.join(';') },
];

export async function actors(this: Io, flags: ProjectFlags & { format?: ListFormat }): Promise<void> {
  const filter = projectFilter(flags);
  const store = openStore(flags.project, 'read');
  try {
    await printRows(
      this,
      flags.format ?? (this.tty ? 'table' : 'jsonl'),
      COLUMNS,
      listActors(store, filter, { limit: flags.limit ?? -1 }),
    );
  } finally {
    store.close();
  }
}

export const actorsCommand = buildCommand({
  func: actors,
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
    brief: 'List who acts in a project',
    fullDescription: 'Example:\n  entente actors --type ASSAULT --limit 20',
  },
});
