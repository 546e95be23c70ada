/** Events as CSV (RFC 4180, UTF-8 without BOM), one flat row an event; formula starts in text cells are made safe. */
import { csvHeader, csvRow } from './event-columns.ts';
import type { FileWriter } from './writer.ts';

export const csv: FileWriter = {
  kind: 'file',
  name: 'csv',
  title: 'Events as a table, CSV',
  extension: 'csv',
  mime: 'text/csv; charset=utf-8',
  unit: 'event',
  async *write(selection) {
    yield csvHeader();
    for await (const event of selection.events()) yield csvRow(event);
  },
};
