import { describe, expect, test } from 'vitest';
import { EntenteError } from '../../src/engine/errors.ts';
import { actorDecisions } from '../../src/store/actor-decisions.ts';
import {
  acceptEvents, addEvent, correctionLog, editEvents, mergeActors, moveToIncident, redo, rejectEvents, resetEvents, splitActor, tellActorsApart, undo,
} from '../../src/store/corrections.ts'; // biome-ignore format: a list
import { insertDocument } from '../../src/store/documents.ts';
import { EVERYTHING, parseFilter } from '../../src/store/filter.ts';
import { listActors } from '../../src/store/lists.ts';
import { countEvents, listEvents, readEvent } from '../../src/store/read-events.ts';
import { useRun } from '../../src/store/runs.ts';
import type { Store } from '../../src/store/store.ts';
import { tombstones } from '../../src/store/tombstones.ts';
import { coded, project, RUN } from './sample.ts';

const ANNA = { by: 'anna' };
const TEXT =
  'Ruritania army struck Zenda in Holt on 2015-11-17. Zenda accused Ruritania on 2015-11-18. Hentzau met Strelsau on 2015-11-16.';

function filled(): { store: Store; doc: string; ids: string[] } {
  const store = project();
  const document = coded(TEXT);
  store.transaction(() => insertDocument(store, document, useRun(store, RUN)));
  return { store, doc: document.id, ids: document.layers.event.map((event) => event.id) };
}
const shown = (store: Store) => listEvents(store, EVERYTHING).rows.map((event) => event.id);

describe('corrections', () => {
  test('accepting marks an event and changes nothing else', () => {
    const { store, ids } = filled();
    const before = readEvent(store, ids[0]!)!;
    acceptEvents(store, [ids[0]!], ANNA);
    const after = readEvent(store, ids[0]!)!;
    expect(after.review).toMatchObject({ state: 'accepted', verdict: 'accept', by: 'anna' });
    expect({ ...after, review: null }).toEqual({ ...before, review: null });
  });

  test('rejecting takes an event out of lists and counts, and undo brings it back', () => {
    const { store, ids } = filled();
    rejectEvents(store, [ids[0]!], ANNA);
    expect(shown(store)).toEqual(ids.slice(1));
    expect(countEvents(store, EVERYTHING).acts).toBe(2);
    expect(countEvents(store, { ...EVERYTHING, review: 'rejected' }).rows).toBe(1);
    expect(undo(store)).toMatchObject({ label: 'reject 1 event', state: 'undone' });
    expect(shown(store)).toEqual(ids);
    expect(readEvent(store, ids[0]!)!.review).toBeNull();
    expect(redo(store)?.state).toBe('done');
    expect(shown(store)).toEqual(ids.slice(1));
    expect(redo(store)).toBeNull();
  });

  test('an edited field is what filters see', () => {
    const { store, ids } = filled();
    editEvents(store, [{ event: ids[0]!, field: 'type', value: 'COERCE' }], ANNA);
    expect(listEvents(store, parseFilter({ type: 'COERCE' })).rows.map((event) => event.id)).toEqual([ids[0]]);
    expect(listEvents(store, parseFilter({ type: 'ASSAULT' })).rows).toEqual([]);
    expect(readEvent(store, ids[0]!)!.review).toMatchObject({
      state: 'edited',
      field: 'type',
      before: 'ASSAULT',
      after: 'COERCE',
    });
    editEvents(store, [{ event: ids[0]!, field: 'actor.id', value: 'hentzau' }], ANNA);
    expect(listEvents(store, parseFilter({ actor: 'hentzau', type: 'COERCE' })).rows).toHaveLength(1);
    undo(store);
    expect(readEvent(store, ids[0]!)).toMatchObject({ type: 'COERCE', actor: { id: 'ruritania/military' } });
  });

  test('a bulk action is one step', () => {
    const { store, ids } = filled();
    expect(rejectEvents(store, ids, ANNA).corrections).toBe(4);
    expect(shown(store)).toEqual([]);
    undo(store);
    expect(shown(store)).toEqual(ids);
  });

  test('a new decision drops what had been undone', () => {
    const { store, ids } = filled();
    acceptEvents(store, [ids[0]!], ANNA);
    undo(store);
    acceptEvents(store, [ids[1]!], ANNA);
    expect(redo(store)).toBeNull();
    expect(correctionLog(store).map((step) => step.state)).toEqual(['done', 'dropped']);
  });

  test('reset gives an event back to the engine', () => {
    const { store, ids } = filled();
    editEvents(store, [{ event: ids[0]!, field: 'status', value: 'denied' }], ANNA);
    resetEvents(store, [ids[0]!], ANNA);
    expect(readEvent(store, ids[0]!)).toMatchObject({ status: 'occurred', review: null });
  });

  test('an added event is listed; taken back it leaves a tombstone; redone it is there again', () => {
    const { store, doc } = filled();
    const trigger = { start: TEXT.indexOf('met'), end: TEXT.indexOf('met') + 3, text: 'met' };
    const { id } = addEvent(store, { doc, type: 'AGREE', trigger, evidence: trigger }, ANNA);
    expect(readEvent(store, id)).toMatchObject({
      type: 'AGREE',
      review: { state: 'added' },
      publisher: 'Holt Courier',
    });
    undo(store);
    expect(readEvent(store, id)).toBeNull();
    expect(tombstones(store).map((stone) => stone.id)).toContain(id);
    redo(store);
    expect(readEvent(store, id)?.review?.state).toBe('added');
    expect(tombstones(store).map((stone) => stone.id)).not.toContain(id);
  });

  test('words that do not stand there cannot be added', () => {
    const { store, doc } = filled();
    const trigger = { start: 0, end: 3, text: 'met' };
    expect(() => addEvent(store, { doc, type: 'AGREE', trigger, evidence: trigger }, ANNA)).toThrow(EntenteError);
  });

  test('a merged actor counts for the other, by whatever road, until undone', () => {
    const { store, ids } = filled();
    mergeActors(store, 'hentzau', 'strelsau', ANNA);
    mergeActors(store, 'strelsau', 'zenda', ANNA);
    expect(listEvents(store, parseFilter({ party: 'zenda' })).rows).toHaveLength(4);
    expect(readEvent(store, ids[2]!)!.actor).toMatchObject({ id: 'zenda', name: 'Zenda', text: 'Hentzau' });
    expect(listActors(store).map((actor) => actor.id)).toEqual(['zenda', 'ruritania', 'ruritania/military']);
    undo(store);
    expect(readEvent(store, ids[2]!)!.actor).toMatchObject({ id: 'strelsau' });
    undo(store);
    expect(readEvent(store, ids[2]!)!.actor).toMatchObject({ id: 'hentzau' });
    expect(() => mergeActors(store, 'zenda', 'zenda', ANNA)).toThrow(EntenteError);
  });

  test('merges may not go in a ring', () => {
    const { store } = filled();
    mergeActors(store, 'hentzau', 'strelsau', ANNA);
    expect(() => mergeActors(store, 'strelsau', 'hentzau', ANNA)).toThrow(/stands for/);
  });

  test('a split moves the chosen events and remembers that the two differ', () => {
    const { store, ids } = filled();
    splitActor(store, { from: 'zenda', to: { id: 'zenda-town', name: 'Zenda (town)' }, events: [ids[0]!] }, ANNA);
    expect(readEvent(store, ids[0]!)!.recipient).toMatchObject({ id: 'zenda-town', text: 'Zenda' });
    expect(readEvent(store, ids[1]!)!.actor).toMatchObject({ id: 'zenda' });
    tellActorsApart(store, 'hentzau', 'strelsau', 'unsure', ANNA);
    expect(actorDecisions(store).map(({ kind }) => kind)).toEqual(['different', 'unsure']);
    undo(store);
    undo(store);
    expect(actorDecisions(store)).toEqual([]);
    expect(readEvent(store, ids[0]!)!.recipient).toMatchObject({ id: 'zenda' });
  });

  test('a report moved to an incident of its own and back', () => {
    const { store, ids } = filled();
    const before = readEvent(store, ids[2]!)!.incident!;
    moveToIncident(store, [ids[2]!], readEvent(store, ids[0]!)!.incident!.id, ANNA);
    expect(readEvent(store, ids[0]!)!.incident!.reports).toBe(2);
    expect(readEvent(store, ids[3]!)!.incident!.id).toBe(readEvent(store, ids[0]!)!.incident!.id);
    undo(store);
    expect(readEvent(store, ids[2]!)!.incident!.reports).toBe(before.reports);
  });

  test.each(['id', 'doc', 'actor.nothing', 'date.earliest'])('field %s may not be set', (field) => {
    const { store, ids } = filled();
    expect(() =>
      editEvents(
        store,
        [{ event: ids[2]!, field: field === 'date.earliest' ? 'recipient.who.x' : field, value: 1 }],
        ANNA,
      ),
    ).toThrow(EntenteError);
    expect(correctionLog(store)).toEqual([]);
  });
});
