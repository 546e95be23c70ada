import { join } from 'node:path';
import Driver from 'better-sqlite3';
import { expect, test } from 'vitest';
import { moveToIncident, undo } from '../../src/store/corrections.ts';
import { insertDocument } from '../../src/store/documents.ts';
import { EVERYTHING } from '../../src/store/filter.ts';
import { listEvents } from '../../src/store/read-events.ts';
import { useRun } from '../../src/store/runs.ts';
import { openStore } from '../../src/store/store.ts';
import { coded, folder, RUN } from './sample.ts';

const TEXT = 'Hentzau met Strelsau on 2015-12-01. Ruritania shelled Zenda in Holt on 2015-11-17.';

/** A project as an earlier build left it: indexes without the act, and no word of the engine's own grouping. */
function earlier(path: string): void {
  const db = new Driver(path);
  db.exec(`
    DROP INDEX event_day; CREATE INDEX event_day ON event(day) WHERE live = 1;
    DROP INDEX event_dyad;
    DROP INDEX event_home; ALTER TABLE event DROP COLUMN home;
    PRAGMA user_version = 1;
  `);
  db.close();
}

test('a project of an earlier build opens, has every index, and undoes what was moved before', () => {
  const path = join(folder(), 'entente.db');
  const made = openStore(path, 'create');
  made.transaction(() => insertDocument(made, coded(TEXT), useRun(made, RUN)));
  const shape = (db: Driver.Database) =>
    db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql <> '' ORDER BY name").all();
  const indexes = shape(made.db);
  const grouping = () => {
    const store = openStore(path);
    const incidents = listEvents(store, EVERYTHING).rows.map(({ incident }) => incident);
    store.close();
    return incidents;
  };
  const before = listEvents(made, EVERYTHING).rows;
  moveToIncident(made, [before[0]!.id], before.at(-1)!.incident!.id, { by: 'anna' });
  moveToIncident(made, [before[1]!.id], null, { by: 'anna' });
  made.close();
  const moved = grouping();
  earlier(path);

  expect(grouping()).toEqual(moved);
  const store = openStore(path);
  expect(shape(store.db)).toEqual(indexes);
  undo(store);
  undo(store);
  store.close();
  expect(grouping()).toEqual(before.map(({ incident }) => incident));
});
