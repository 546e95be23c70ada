/** `entente events`: the events of a project that the filters leave. */
import { buildCommand } from '@stricli/core';
import { csvHeader, csvRow } from '../engine/write/event-columns.ts';
import { countEvents, type EventSort, streamEvents } from '../store/read-events.ts';
import { openStore } from '../store/store.ts';
import { eventTable } from './event-table.ts';
import type { Io } from './io.ts';
import { filterFlags, type ListFormat, type ProjectFlags, projectFilter } from './project-flags.ts';
import { painter } from './style.ts';

interface Flags extends ProjectFlags {
  format?: ListFormat;
  sort: EventSort;
  descending: boolean;
}

export async function events(this: Io, flags: Flags): Promise<void> {
  const format = flags.format ?? (this.tty ? 'table' : 'jsonl');
  const filter = projectFilter(flags);
  const store = openStore(flags.project, 'read');
  try {
    const table = eventTable(this.width, painter(this.colour));
    if (format === 'csv') await this.out(csvHeader());
    if (format === 'table') await this.out(`${table.header()}\n`);
    const page = { sort: flags.sort, descending: flags.descending, ...(flags.limit ? { limit: flags.limit } : {}) };
    let rows = 0;
    for (const event of streamEvents(store, filter, page)) {
      rows++;
      await this.out(
        format === 'jsonl' ? `${JSON.stringify(event)}\n` : format === 'csv' ? csvRow(event) : `${table.row(event)}\n`,
      );
    }
    if (format === 'table') {
      const counts = countEvents(store, filter);
      this.err(
        `${rows} of ${counts.rows} rows: ${counts.acts} acts, ${counts.unique} without copies, ${counts.incidents} events of the world, in ${counts.documents} documents`,
      );
    }
  } finally {
    store.close();
  }
}

export const eventsCommand = buildCommand({
  func: events,
  parameters: {
    flags: {
      ...filterFlags,
      sort: {
        kind: 'enum',
        values: [
          'document',
          'day',
          'published',
          'confidence',
          'type',
          'status',
          'publisher',
          'actor',
          'recipient',
          'modified',
        ],
        default: 'document',
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
    brief: 'List the events of a project',
    fullDescription:
      'Examples:\n  entente events --actor france --from 2015-11\n  entente events --type ASSAULT --place SYR --format csv > assaults.csv',
  },
});
