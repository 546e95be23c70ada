import { describe, expect, test } from 'vitest';
import { listConflicts } from '../../src/store/conflicts.ts';
import { acceptEvents, addEvent, editEvents, rejectEvents, undo } from '../../src/store/corrections.ts';
import { findDocument, insertDocument, readDocument } from '../../src/store/documents.ts';
import { EVERYTHING } from '../../src/store/filter.ts';
import { listEvents, readEvent } from '../../src/store/read-events.ts';
import { recodeDocument, replaceDocument } from '../../src/store/recode.ts';
import { useRun } from '../../src/store/runs.ts';
import type { Store } from '../../src/store/store.ts';
import { tombstones } from '../../src/store/tombstones.ts';
import { code, coded, project, RUN, read } from './sample.ts';

const ANNA = { by: 'anna' };
const TEXT =
  'Ruritania army struck Zenda in Holt on 2015-11-17. Zenda accused Ruritania on 2015-11-18. Hentzau shelled Strelsau on 2015-11-16.';

function filled(text = TEXT) {
  const store = project();
  const document = coded(text);
  store.transaction(() => insertDocument(store, document, useRun(store, RUN)));
  return { store, doc: document.id, ids: document.layers.event.map((event) => event.id) };
}
function recode(store: Store, doc: string, change: Parameters<typeof code>[1] = {}, text = TEXT) {
  const again = code({ ...read(text), id: doc }, { version: '2', ...change });
  store.transaction(() =>
    recodeDocument(store, findDocument(store, doc)!, again, useRun(store, { ...RUN, key: 'run-2' })),
  );
}
const types = (store: Store) => listEvents(store, EVERYTHING, { sort: 'document' }).rows.map((event) => event.type);

describe('recoding', () => {
  test('changes what nobody judged, under the same ids and incidents', () => {
    const { store, doc, ids } = filled();
    const incident = readEvent(store, ids[0]!)!.incident!.id;
    recode(store, doc, { retype: { struck: 'COERCE' } });
    expect(types(store)).toEqual(['COERCE', 'ACCUSE', 'ASSAULT']);
    expect(readEvent(store, ids[0]!)).toMatchObject({
      type: 'COERCE',
      by: 'events@2',
      incident: { id: incident, reports: 1 },
    });
    expect(listConflicts(store)).toEqual([]);
    expect(tombstones(store)).toEqual([]);
  });

  test('keeps what somebody accepted or edited, and lists where the new run disagrees', () => {
    const { store, doc, ids } = filled();
    acceptEvents(store, [ids[0]!], ANNA);
    editEvents(store, [{ event: ids[1]!, field: 'status', value: 'denied' }], ANNA);
    recode(store, doc, { retype: { struck: 'COERCE' } });
    expect(readEvent(store, ids[0]!)).toMatchObject({ type: 'ASSAULT', review: { state: 'accepted' } });
    expect(readEvent(store, ids[1]!)).toMatchObject({ status: 'denied', review: { state: 'edited' } });
    expect(listConflicts(store)).toMatchObject([
      { kind: 'differs', event: ids[0], field: 'type', person: 'ASSAULT', machine: 'COERCE' },
    ]);
    // Who decides again has seen it.
    acceptEvents(store, [ids[0]!], ANNA);
    expect(listConflicts(store)).toEqual([]);
  });

  test('what was rejected stays rejected', () => {
    const { store, doc, ids } = filled();
    rejectEvents(store, [ids[2]!], ANNA);
    recode(store, doc);
    expect(types(store)).toEqual(['ASSAULT', 'ACCUSE']);
    undo(store);
    expect(types(store)).toHaveLength(3);
  });

  test('an added event stays where the new run does not find it', () => {
    const { store, doc } = filled();
    const trigger = { start: TEXT.indexOf('army'), end: TEXT.indexOf('army') + 4, text: 'army' };
    const { id } = addEvent(store, { doc, type: 'MOBILIZE', trigger, evidence: trigger }, ANNA);
    recode(store, doc);
    expect(readEvent(store, id)).toMatchObject({ type: 'MOBILIZE', review: { state: 'added' } });
    expect(listConflicts(store)).toMatchObject([{ kind: 'not-found', event: id }]);
    expect(readDocument(store, doc)!.layers.event).toHaveLength(4);
  });

  test('an added event that the new run finds too stays when the addition is taken back', () => {
    const text = 'Hentzau met Strelsau on 2015-12-01.';
    const { store, doc } = filled(text.replace('met', 'saw'));
    const trigger = { start: 8, end: 11, text: 'saw' };
    const { id } = addEvent(store, { doc, type: 'MOBILIZE', trigger, evidence: trigger }, ANNA);
    const again = code({ ...read(text), id: doc }, { version: '2' });
    again.text = text.replace('met', 'saw');
    for (const event of again.layers.event) event.trigger.text = 'saw';
    store.transaction(() =>
      recodeDocument(store, findDocument(store, doc)!, again, useRun(store, { ...RUN, key: 'run-2' })),
    );
    expect(readEvent(store, id)).toMatchObject({ type: 'MOBILIZE', review: { state: 'added' } });
    expect(types(store)).toEqual(['MOBILIZE', 'CONSULT']);
    undo(store);
    expect(types(store)).toEqual(['CONSULT', 'CONSULT']);
  });

  test('judgements follow their words where the text was read anew', () => {
    const { store, doc, ids } = filled();
    acceptEvents(store, [ids[0]!], ANNA);
    editEvents(store, [{ event: ids[1]!, field: 'type', value: 'REJECT' }], ANNA);
    recode(store, doc, {}, `HOLT COURIER\n\n${TEXT}`);
    const rows = listEvents(store, EVERYTHING, { sort: 'document' }).rows;
    expect(rows.map((event) => [event.type, event.review?.state ?? null]).sort()).toEqual([
      ['ASSAULT', null],
      ['ASSAULT', 'accepted'],
      ['REJECT', 'edited'],
    ]);
    const text = readDocument(store, doc)!.text;
    for (const event of rows) {
      expect(text.slice(event.trigger.start, event.trigger.end)).toBe(event.trigger.text);
      expect(text.slice(event.actor!.start, event.actor!.end)).toBe(event.actor!.text);
    }
    expect(listConflicts(store)).toEqual([]);
    undo(store);
    expect(types(store).sort()).toEqual(['ACCUSE', 'ASSAULT', 'ASSAULT']);
  });

  test('a judgement whose words are gone is listed as an orphan', () => {
    const { store, doc, ids } = filled();
    acceptEvents(store, [ids[2]!], ANNA);
    recode(store, doc, {}, TEXT.replace('Hentzau shelled Strelsau', 'Hentzau spared Strelsau'));
    expect(types(store)).toEqual(['ASSAULT', 'ACCUSE']);
    expect(listConflicts(store)).toMatchObject([
      { kind: 'orphan', event: ids[2], person: { review: { state: 'orphaned' } } },
    ]);
    expect(tombstones(store).map((stone) => stone.id)).toContain(ids[2]);
  });

  test('a file that changed hands its judgements to what it holds now', () => {
    const { store, doc, ids } = filled();
    acceptEvents(store, [ids[0]!], ANNA);
    const next = coded(`${TEXT} Tarlenheim met Zenda.`);
    store.transaction(() => {
      const stored = insertDocument(store, next, useRun(store, RUN));
      replaceDocument(store, findDocument(store, doc)!, stored, next);
    });
    expect(findDocument(store, doc)).toBeNull();
    const rows = listEvents(store, EVERYTHING).rows;
    expect(rows).toHaveLength(5);
    expect(rows.filter((event) => event.review?.state === 'accepted').map((event) => event.trigger.text)).toEqual([
      'struck',
    ]);
    expect(rows.every((event) => event.doc === next.id && event.incident!.reports === 1)).toBe(true);
    expect(tombstones(store).map((stone) => stone.kind)).toContain('document');
  });
});
