/**
 * A project of a million events: pages by every order and filter within three seconds on two busy cores; totals within
 * forty. Takes six minutes on a quiet machine, most of it to fill the project.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertEvent } from '../../src/store/event-rows.ts';
import { dyads, facet, histogram } from '../../src/store/facets.ts';
import { EVERYTHING, parseFilter } from '../../src/store/filter.ts';
import { newEvent } from '../../src/store/judgement.ts';
import { listActors, listDocuments } from '../../src/store/lists.ts';
import { countEvents, countRows, type EventSort, listEvents } from '../../src/store/read-events.ts';
import { finishImport, useRun } from '../../src/store/runs.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { RUN } from '../store/coding.ts';

/** Fewer for a first look: the bounds hold all the more. */
const DOCUMENTS = Number(process.env['ENTENTE_SLOW_DOCUMENTS'] ?? 100_000);
const EACH = 10;
const TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
];
const folder = mkdtempSync(join(tmpdir(), 'entente-million-'));
let store: Store;

let seed = 1;
const random = (below: number): number => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return (seed >>> 8) % below;
};
/** A few are named often, most seldom, as in news. */
const skewed = (below: number): number => Math.floor(below ** (random(1_000_000) / 1_000_000)) - 1;
const day = (offset: number): string => new Date(Date.UTC(2010, 0, 1) + 86_400_000 * offset).toISOString().slice(0, 10);

function actor() {
  const index = skewed(3000);
  const id = `state${index % 200}${index >= 200 ? `/organ${index}` : ''}`;
  const start = random(3000);
  return {
    id,
    name: id,
    person: null,
    country: 'ZEN',
    sectors: ['GOV'],
    collective: null,
    text: `the ${id}`,
    start,
    end: start + 10,
  };
}

function fill(document: number): void {
  const date = random(3650);
  const published = day(date);
  const publisher = `Paper ${skewed(300)}`;
  const { lastInsertRowid } = store
    .sql(
      'INSERT INTO document (id, sha256, record, title, byline, publisher, published, language, source, url, chars, text, origin, run, story, events, imported, modified) ' +
        "VALUES (?, '', 0, ?, '', ?, ?, 'en', ?, '', 1000, x'', x'', 1, ?, ?, '', '')",
    )
    .run(`doc_${document}`, `Title ${document}`, publisher, published, `${document}.txt`, document + 1, EACH);
  const n = Number(lastInsertRowid);
  for (let at = 0; at < EACH; at++) {
    const start = at * 200;
    const when = random(10) === 0 ? null : day(date - random(4));
    const words = `Word${random(5000)} said that forces of word${random(5000)} struck the town of word${random(5000)}`;
    const event = newEvent(
      {
        doc: `doc_${document}`, source: `${document}.txt`, publisher, published, type: TYPES[skewed(16)]!, quad: 4, confidence: random(1000) / 1000,
        trigger: { start, end: start + 6, text: 'struck' }, evidence: { start, end: start + words.length, text: words }, actor: actor(), recipient: random(3) ? actor() : null,
        date: when ? { value: when, edtf: when, earliest: when, latest: when, precision: 'day', basis: 'implied', text: null, start: null, end: null } : null,
        places: random(2) ? [{ name: `Town${skewed(2000)}`, role: 'site', country: `C${10 + random(80)}`, admin1: null, lat: 1, lon: 2, precision: 'place', geonames: null, basis: 'stated', start: null, end: null }] : [],
      },
      'events@1',
    ); // biome-ignore format: a record
    const incident = store
      .sql(
        "INSERT INTO incident (id, type, day, profiles, reports, documents, publishers, stories, modified) VALUES (?, '', '', '[]', 1, 1, 1, 1, '')",
      )
      .run(`inc_${document}_${at}`);
    const row = insertEvent(store, { n, story: n }, null, { machine: event, effective: null });
    store.sql('UPDATE event SET incident = ? WHERE n = ?').run(incident.lastInsertRowid, row);
  }
}

beforeAll(() => {
  store = openStore(join(folder, 'entente.db'), 'create');
  store.db.pragma('synchronous = OFF');
  store.transaction(() => useRun(store, RUN));
  for (let document = 0; document < DOCUMENTS; document += 1000) {
    store.transaction(() => {
      for (let at = 0; at < 1000; at++) fill(document + at);
    });
  }
  finishImport(store);
}, 3_600_000);
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function timed<T>(name: string, act: () => T, seconds: number): T {
  const started = performance.now();
  const result = act();
  const took = performance.now() - started;
  console.log(`${took.toFixed(0).padStart(6)} ms  ${name}`);
  expect(took, name).toBeLessThan(seconds * 1000);
  return result;
}

const FILTERS: Record<string, Record<string, string | number>> = {
  everything: {}, 'an actor': { actor: 'state3' }, 'an organ': { actor: 'state3/organ203' }, 'a rare actor': { actor: 'state150' }, 'a type': { type: 'CONSULT' },
  'a type of an actor': { type: 'AGREE', actor: 'state1' }, 'a window': { from: '2015-03', to: '2015-04' }, 'a publisher': { publisher: 'paper 7' }, 'a place': { place: 'Town40' },
  'a country': { place: 'C11' }, 'a source': { saidBy: 'anonymous' }, confidence: { minConfidence: 0.9 }, words: { text: 'word123' }, 'either side': { party: 'state5' },
  'all at once': { actor: 'state1', recipient: 'state2', from: '2014', to: '2016', minConfidence: 0.5, type: 'AGREE,CONSULT' },
}; // biome-ignore format: a table

test('holds a million', () => {
  expect(countRows(store, EVERYTHING)).toBe(DOCUMENTS * EACH);
});

test.each(Object.entries(FILTERS))('pages of %s', (name, flags) => {
  const filter = parseFilter(flags);
  for (const sort of ['document', 'day', 'confidence', 'type'] as EventSort[]) {
    const first = timed(`${name}, by ${sort}`, () => listEvents(store, filter, { sort, descending: true }), 3);
    if (first.next)
      timed(
        `${name}, by ${sort}, next page`,
        () => listEvents(store, filter, { sort, descending: true, after: first.next }),
        3,
      );
  }
  timed(`${name}, how many`, () => countRows(store, filter), 3);
});

test('totals', () => {
  timed('acts, copies, incidents', () => countEvents(store, EVERYTHING), 20);
  for (const name of ['type', 'actor', 'status', 'publisher', 'place', 'country'] as const)
    timed(`facet ${name}`, () => facet(store, EVERYTHING, name), 20);
  timed('histogram by month', () => histogram(store, EVERYTHING, 'month'), 20);
  timed('dyads', () => dyads(store, EVERYTHING), 30);
  timed('the same again', () => dyads(store, EVERYTHING), 0.5);
  timed('actors', () => listActors(store, EVERYTHING, { limit: 100 }), 40);
  timed('documents', () => listDocuments(store, EVERYTHING, { sort: 'published', descending: true }), 3);
});
