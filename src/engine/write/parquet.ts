/**
 * Events as Parquet: the columns of the CSV with their types, written in row groups, so that memory holds one group of
 * rows and the compressed bytes before it.
 */
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Event } from '../event.ts';
import { EVENT_COLUMNS, type EventColumn } from './event-columns.ts';
import type { FileWriter } from './writer.ts';

const ROWS_A_GROUP = 20_000;
const TYPES = { string: 'STRING', date: 'STRING', integer: 'INT32', number: 'DOUBLE', boolean: 'BOOLEAN' } as const;

function columnData(column: EventColumn, events: readonly Event[]) {
  return {
    name: column.name,
    data: events.map((event) => column.get(event)),
    type: TYPES[column.type],
    nullable: true,
  };
}

export const parquet: FileWriter = {
  kind: 'file',
  name: 'parquet',
  title: 'Events as a table, Parquet',
  extension: 'parquet',
  mime: 'application/vnd.apache.parquet',
  unit: 'event',
  async *write(selection) {
    const bytes = new ByteWriter();
    const columns = (events: readonly Event[]) => EVENT_COLUMNS.map((column) => columnData(column, events));
    const file = new ParquetWriter({ writer: bytes, schema: schemaFromColumnData({ columnData: columns([]) }) });
    let group: Event[] = [];
    for await (const event of selection.events()) {
      group.push(event);
      if (group.length === ROWS_A_GROUP) {
        file.write({ columnData: columns(group) });
        group = [];
      }
    }
    if (group.length > 0) file.write({ columnData: columns(group) });
    file.finish();
    yield new Uint8Array(bytes.getBuffer());
  },
};
