/** Whatever people and runs do in whatever order, the rows agree with one another, and undoing all of it leaves no trace. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EntenteError } from '../../src/engine/errors.ts';
import type { Event } from '../../src/engine/event.ts';
import {
  acceptEvents,
  addEvent,
  editEvents,
  mergeActors,
  moveToIncident,
  redo,
  rejectEvents,
  resetEvents,
  splitActor,
  undo,
} from '../../src/store/corrections.ts';
import { findDocument, insertDocument } from '../../src/store/documents.ts';
import { mergedInto } from '../../src/store/event-rows.ts';
import { EVERYTHING } from '../../src/store/filter.ts';
import { listEvents } from '../../src/store/read-events.ts';
import { recodeDocument } from '../../src/store/recode.ts';
import { useRun } from '../../src/store/runs.ts';
import type { Store } from '../../src/store/store.ts';
import { code, coded, project, RUN, read } from './sample.ts';

const TEXTS = [
  'Ruritania army struck Zenda in Holt on 2015-11-17. Zenda accused Ruritania on 2015-11-18.',
  'Ruritania shelled Zenda in Holt on 2015-11-17. Hentzau met Strelsau on 2015-12-01.',
  'Strelsau met Hentzau on 2015-12-01. Tarlenheim aided Zenda.',
];
const ACTORS = ['ruritania', 'zenda', 'hentzau', 'strelsau', 'tarlenheim'];
const BY = { by: 'anna' };

function filled(): Store {
  const store = project();
  store.transaction(() => {
    const run = useRun(store, RUN);
    for (const text of TEXTS) insertDocument(store, coded(text), run);
  });
  return store;
}
const everything = (store: Store): Event[] => listEvents(store, { ...EVERYTHING, review: 'all' }, { limit: 1000 }).rows;
const state = (store: Store) => everything(store).sort((a, b) => (a.id < b.id ? -1 : 1));

function check(store: Store): void {
  const events = everything(store);
  const one = (sql: string) => store.db.prepare(sql).pluck().get() as number;
  expect(one('SELECT count(*) FROM event')).toBe(events.length);
  for (const table of ['event_body', 'event_search'])
    expect(one(`SELECT count(*) FROM ${table}`), table).toBe(events.length);
  expect(
    one(
      'SELECT count(*) FROM event e LEFT JOIN event lead ON lead.n = e.act WHERE lead.n IS NULL OR lead.doc <> e.doc',
    ),
  ).toBe(0);
  expect(one('SELECT count(*) FROM event WHERE incident IS NULL')).toBe(0);
  expect(one('SELECT count(*) FROM event GROUP BY act HAVING count(DISTINCT incident) > 1') ?? 0).toBe(0);
  expect(
    one(
      'SELECT count(*) FROM incident i WHERE reports <> (SELECT count(DISTINCT act) FROM event WHERE incident = i.n AND live = 1)',
    ),
  ).toBe(0);
  const left = 'NOT EXISTS (SELECT 1 FROM event WHERE incident = i.n)';
  expect(
    one(`SELECT count(*) FROM incident i WHERE ${left} AND NOT EXISTS (SELECT 1 FROM event WHERE home = i.n)`),
  ).toBe(0);
  expect(one(`SELECT count(*) FROM incident i JOIN tombstone t ON t.id = i.id WHERE NOT ${left}`)).toBe(0);
  expect(one('SELECT count(*) FROM document d WHERE events <> (SELECT count(*) FROM event WHERE doc = d.n)')).toBe(0);
  expect(store.db.pragma('foreign_key_check')).toEqual([]);
  for (const event of events) {
    const row = store.db.prepare('SELECT type, status, actor, review, live FROM event WHERE id = ?').get(event.id);
    const actor = event.actor ? mergedInto(store, event.actor.id!) : '';
    expect(row).toEqual({
      type: event.type,
      status: event.status,
      actor,
      review: event.review?.state ?? '',
      live: event.review?.state === 'rejected' ? 0 : 1,
    });
  }
}

type Act = (store: Store, pick: number) => void;
const chosen = (store: Store, pick: number): Event => everything(store)[pick % everything(store).length]!;
const ACTS: Record<string, Act> = {
  accept: (store, pick) => acceptEvents(store, [chosen(store, pick).id], BY),
  reject: (store, pick) => rejectEvents(store, [chosen(store, pick).id, chosen(store, pick + 1).id], BY),
  reset: (store, pick) => resetEvents(store, [chosen(store, pick).id], BY),
  retype: (store, pick) =>
    editEvents(store, [{ event: chosen(store, pick).id, field: 'type', value: pick % 2 ? 'REJECT' : 'COERCE' }], BY),
  deny: (store, pick) => editEvents(store, [{ event: chosen(store, pick).id, field: 'status', value: 'denied' }], BY),
  add: (store, pick) => {
    const text = TEXTS[pick % 3]!;
    const words = [...text.matchAll(/\p{L}+/gu)];
    const word = words[pick % words.length]!;
    const trigger = { start: word.index, end: word.index + word[0].length, text: word[0] };
    addEvent(store, { doc: coded(text).id, type: 'MOBILIZE', trigger, evidence: trigger }, BY);
  },
  merge: (store, pick) => mergeActors(store, ACTORS[pick % 5]!, ACTORS[(pick * 3 + 1) % 5]!, BY),
  split: (store, pick) => {
    const event = chosen(store, pick);
    if (event.actor?.id)
      splitActor(
        store,
        { from: event.actor.id, to: { id: `other-${pick % 3}`, name: 'Other' }, events: [event.id] },
        BY,
      );
  },
  move: (store, pick) =>
    moveToIncident(store, [chosen(store, pick).id], pick % 2 ? null : chosen(store, pick + 2).incident!.id, BY),
  undo: (store) => undo(store),
  redo: (store) => redo(store),
};
const recode: Act = (store, pick) => {
  const text = TEXTS[pick % 3]!;
  const { id } = coded(text);
  const options = { version: String(pick), ...(pick % 2 ? { retype: { struck: 'COERCE', met: 'AGREE' } } : {}) };
  const doc = code({ ...read(pick % 4 === 3 ? text.replace('struck', 'spared') : text), id }, options);
  store.transaction(() =>
    recodeDocument(store, findDocument(store, id)!, doc, useRun(store, { ...RUN, key: `run-${pick}` })),
  );
};

function perform(store: Store, act: Act, pick: number): void {
  try {
    act(store, pick);
  } catch (error) {
    // What is refused (a ring of merges, words that are an event already) changes nothing.
    if (!(error instanceof EntenteError)) throw error;
  }
}

const steps = (names: string[]) =>
  fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(60)), { minLength: 1, maxLength: 12 });

function undoneAndRedone(sequence: readonly [string, number][]): void {
  const store = filled();
  const before = state(store);
  for (const [name, pick] of sequence) perform(store, ACTS[name]!, pick);
  check(store);
  const after = state(store);
  let undone = 0;
  while (undo(store)) undone++;
  check(store);
  expect(state(store)).toEqual(before);
  for (; undone > 0; undone--) redo(store);
  check(store);
  expect(state(store)).toEqual(after);
  store.close();
}

test('both rows of a mirrored act are moved, one after the other: undo leads back to where the act was first', () => {
  undoneAndRedone([
    ['add', 0],
    ['add', 1],
    ['accept', 5],
    ['move', 16],
    ['move', 25],
  ]);
});

test('people: rows agree after every step; undoing all leaves what the engine said, redoing all what people said', {
  timeout: 120_000,
}, () => {
  fc.assert(fc.property(steps(Object.keys(ACTS)), undoneAndRedone), { numRuns: 40 });
});

function stepByStep(sequence: readonly [string, number][]): void {
  const store = filled();
  for (const [name, pick] of sequence) {
    perform(store, name === 'recode' ? recode : ACTS[name]!, pick);
    check(store);
  }
  store.close();
}

test('what somebody added on words that a run sees too keeps its id through further runs', () => {
  stepByStep([
    ['add', 1],
    ['recode', 1],
    ['add', 0],
    ['recode', 10],
    ['accept', 18],
    ['accept', 0],
  ]);
});

test('people and runs: rows agree after every step', { timeout: 120_000 }, () => {
  fc.assert(fc.property(steps([...Object.keys(ACTS), 'recode', 'recode', 'recode']), stepByStep), { numRuns: 40 });
});
