/**
 * Rows to standard output as a table, JSON lines or CSV. In: columns and rows. The table fits the terminal: what a column
 * needs, and the widest give way first; JSONL holds whole records, CSV the columns.
 */
import { stringify } from 'csv-stringify/sync';
import stringWidth from 'string-width';
import { safeCell } from '../engine/write/event-columns.ts';
import type { Io } from './io.ts';
import type { ListFormat } from './project-flags.ts';
import { shorten as cutTo, pad, painter, plain } from './style.ts';

export interface PrintColumn<R> {
  name: string;
  get(row: R): string | number | null;
  /** Set flush right in the table. */
  number?: boolean;
}

const SAMPLE = 200;
const GAP = '  ';

export async function printRows<R>(
  io: Io,
  format: ListFormat,
  columns: readonly PrintColumn<R>[],
  rows: Iterable<R>,
): Promise<number> {
  let count = 0;
  if (format === 'table') return printTable(io, columns, rows);
  if (format === 'csv') await io.out(csvLine(columns.map((column) => column.name)));
  for (const row of rows) {
    count++;
    await io.out(format === 'jsonl' ? `${JSON.stringify(row)}\n` : csvLine(columns.map((column) => column.get(row))));
  }
  return count;
}

function csvLine(cells: readonly (string | number | null)[]): string {
  return stringify([cells.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell))], {
    record_delimiter: '\r\n',
  });
}

async function printTable<R>(io: Io, columns: readonly PrintColumn<R>[], rows: Iterable<R>): Promise<number> {
  const paint = painter(io.colour);
  const cells = (row: R) => columns.map((column) => plain(String(column.get(row) ?? '·')));
  const iterator = rows[Symbol.iterator]();
  const first: string[][] = [];
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    first.push(cells(next.value));
    if (first.length >= SAMPLE) break;
  }
  const widths = fitWidths(
    columns.map((column, at) => Math.max(stringWidth(column.name), ...first.map((row) => stringWidth(row[at]!)))),
    io.width,
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => {
        const cut = cutTo(cell, widths[at]!);
        return columns[at]!.number
          ? ' '.repeat(Math.max(0, widths[at]! - stringWidth(cut))) + cut
          : pad(cut, widths[at]!);
      })
      .join(GAP)
      .trimEnd();
  await io.out(`${paint('dim', line(columns.map((column) => column.name.toUpperCase())))}\n`);
  let count = 0;
  for (const row of first) {
    await io.out(`${line(row)}\n`);
    count++;
  }
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    await io.out(`${line(cells(next.value))}\n`);
    count++;
  }
  return count;
}

/** Takes from the widest until all fit. */
function fitWidths(wanted: readonly number[], total: number): number[] {
  const widths = [...wanted];
  const room = total - GAP.length * (widths.length - 1);
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= 6) break;
    widths[widest]!--;
  }
  return widths;
}
