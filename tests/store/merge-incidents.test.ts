import { describe, expect, test } from 'vitest';
import { mergeActors, moveToIncident, redo, undo } from '../../src/store/corrections.ts';
import { findDocument, insertDocument } from '../../src/store/documents.ts';
import { EVERYTHING } from '../../src/store/filter.ts';
import { countEvents, listEvents } from '../../src/store/read-events.ts';
import { recodeDocument } from '../../src/store/recode.ts';
import { useRun } from '../../src/store/runs.ts';
import type { Store } from '../../src/store/store.ts';
import { tombstones } from '../../src/store/tombstones.ts';
import { code, coded, project, RUN, read } from './sample.ts';

const ANNA = { by: 'anna' };
const TEXTS = [
  'Ruritania struck Zenda in Holt on 2015-11-17.',
  'Hentzau struck Zenda in Holt on 2015-11-17. Hentzau accused Strelsau on 2015-12-24.',
  'Strelsau struck Zenda in Ruppen on 2015-11-17.',
];
const HENTZAU = 'Hentzau struck Zenda in Holt on 2015-11-17. Tarlenheim aided Zenda on 2016-02-02.';

function add(store: Store, text: string): void {
  store.transaction(() => insertDocument(store, coded(text), useRun(store, RUN)));
}
function filled(): Store {
  const store = project();
  for (const text of TEXTS) add(store, text);
  return store;
}
const incidents = (store: Store) => listEvents(store, EVERYTHING).rows.map(({ incident }) => incident!.id);

describe('merging actors', () => {
  test('joins what was apart because of their names, into the older incident, until it is undone', () => {
    const store = filled();
    const before = incidents(store);
    expect(new Set(before).size).toBe(4);
    mergeActors(store, 'hentzau', 'ruritania', ANNA);
    expect(incidents(store)).toEqual([before[0], before[0], before[2], before[3]]);
    expect(countEvents(store, EVERYTHING).incidents).toBe(3);
    expect(tombstones(store).map(({ id }) => id)).toEqual([before[1]]);
    undo(store);
    expect(incidents(store)).toEqual(before);
    expect(tombstones(store)).toEqual([]);
    redo(store);
    expect(incidents(store)).toEqual([before[0], before[0], before[2], before[3]]);
  });

  test('lets later reports find the incident by either name', () => {
    const store = filled();
    mergeActors(store, 'hentzau', 'ruritania', ANNA);
    add(store, HENTZAU);
    const [first, , , , later] = incidents(store);
    expect(later).toBe(first);
  });

  test('keeps apart what a person put apart', () => {
    const store = filled();
    const [first, second] = listEvents(store, EVERYTHING).rows;
    moveToIncident(store, [second!.id], first!.incident!.id, ANNA);
    moveToIncident(store, [second!.id], second!.incident!.id, ANNA);
    moveToIncident(store, [first!.id], second!.incident!.id, ANNA);
    moveToIncident(store, [first!.id], first!.incident!.id, ANNA);
    mergeActors(store, 'hentzau', 'ruritania', ANNA);
    expect(new Set(incidents(store)).size).toBe(4);
  });

  test('freezes nothing: a new run changes what nobody judged, and the reports stay together', () => {
    const store = filled();
    mergeActors(store, 'hentzau', 'ruritania', ANNA);
    const before = incidents(store);
    const { id } = coded(TEXTS[1]!);
    const doc = code({ ...read(TEXTS[1]!), id }, { version: '2', retype: { accused: 'REJECT' } });
    store.transaction(() =>
      recodeDocument(store, findDocument(store, id)!, doc, useRun(store, { ...RUN, key: 'run-2' })),
    );
    expect(incidents(store)).toEqual(before);
    expect(listEvents(store, EVERYTHING).rows.map(({ by }) => by)).toEqual([
      'events@1',
      'events@2',
      'events@2',
      'events@1',
    ]);
  });
});
