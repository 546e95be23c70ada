import { describe, expect, test } from 'vitest';
import { EntenteError } from '../../src/engine/errors.ts';
import { insertDocument } from '../../src/store/documents.ts';
import { dyads, facet, histogram } from '../../src/store/facets.ts';
import { EVERYTHING, type Filter, filterFlags, parseFilter } from '../../src/store/filter.ts';
import { eventWhere, matchQuery } from '../../src/store/filter-sql.ts';
import { countDocuments, listActors, listDocuments } from '../../src/store/lists.ts';
import {
  countEvents,
  countRows,
  FIRST_PAGE,
  listEvents,
  type Page,
  pageQuery,
  streamEvents,
} from '../../src/store/read-events.ts';
import { useRun } from '../../src/store/runs.ts';
import type { Store } from '../../src/store/store.ts';
import { coded, project, RUN } from './sample.ts';

const DISPATCHES: [string, Parameters<typeof coded>[1]][] = [
  ['Ruritania army struck Zenda in Holt on 2015-11-17. Zenda accused Ruritania on 2015-11-18.', {}],
  [
    'Ruritania shelled Zenda in Holt on 2015-11-17. Hentzau met Strelsau on 2015-12-01.',
    { publisher: 'Ruppen Post', published: '2015-11-19' },
  ],
  [
    'Strelsau met Hentzau on 2015-12-01. Tarlenheim aided Zenda.',
    { publisher: 'Ruppen Post', published: '2015-12-02T08:00:00Z' },
  ],
];

function filled(): Store {
  const store = project();
  store.transaction(() => {
    const run = useRun(store, RUN);
    for (const [text, meta] of DISPATCHES) insertDocument(store, coded(text, meta), run);
  });
  return store;
}
const found = (store: Store, flags: Parameters<typeof parseFilter>[0]) =>
  listEvents(store, parseFilter(flags)).rows.map(
    (event) => `${event.actor!.id} ${event.trigger.text} ${event.recipient!.id}`,
  );

describe('filters', () => {
  test.each([
    [{ actor: 'ruritania' }, ['ruritania/military struck zenda', 'ruritania shelled zenda']],
    [{ actor: 'ruritania/military' }, ['ruritania/military struck zenda']],
    [{ actor: 'rurita' }, []],
    [{ actor: 'Ruritania', type: 'assault' }, ['ruritania/military struck zenda', 'ruritania shelled zenda']],
    [{ recipient: 'ruritania' }, ['zenda accused ruritania']],
    [{ party: 'tarlenheim,hentzau/military' }, ['tarlenheim aided zenda']],
    [{ type: 'AID,ACCUSE' }, ['zenda accused ruritania', 'tarlenheim aided zenda']],
    [{ type: 'ASSAULT/aerial' }, []],
    [{ place: 'holt' }, ['ruritania/military struck zenda', 'ruritania shelled zenda']],
    [{ place: 'ZEN' }, ['ruritania/military struck zenda', 'ruritania shelled zenda']],
    [{ place: 'RUR' }, []],
    [{ from: '2015-11-18', to: '2015-11-30' }, ['zenda accused ruritania']],
    [{ to: '2015-11' }, ['ruritania/military struck zenda', 'zenda accused ruritania', 'ruritania shelled zenda']],
    [{ from: '2015-11-19', to: '2015-11-19', by: 'published', type: 'ASSAULT' }, ['ruritania shelled zenda']],
    [{ from: '2015-12-02', to: '2015-12-02', by: 'published', type: 'AID' }, ['tarlenheim aided zenda']],
    [{ publisher: 'ruppen post', type: 'ASSAULT' }, ['ruritania shelled zenda']],
    [{ saidBy: 'author', type: 'AID' }, ['tarlenheim aided zenda']],
    [{ saidBy: 'anonymous' }, []],
    [{ status: 'planned' }, []],
    [{ minConfidence: '0.9' }, []],
    [{ minConfidence: 0.8, type: 'AID' }, ['tarlenheim aided zenda']],
    [{ text: 'tarlen*' }, ['tarlenheim aided zenda']],
    [{ text: '"army struck"' }, ['ruritania/military struck zenda']],
    [{ text: '"struck army"' }, []],
    [{ text: '")(*' }, []],
  ])('%j', (flags, expected) => {
    expect(found(filled(), flags)).toEqual(expected);
  });

  test.each([
    [{ status: 'done' }, /--status done.*occurred/],
    [{ by: 'day' }, /--by day/],
    [{ from: '2015-13-01' }, /--from 2015-13-01/],
    [{ from: '2015-02-30' }, /--from/],
    [{ to: 'tomorrow' }, /--to tomorrow/],
    [{ from: '2016', to: '2015' }, /ends before/],
    [{ minConfidence: '7' }, /--min-confidence 7/],
    [{ review: 'maybe' }, /--review maybe/],
  ])('%j is refused in words', (flags, message) => {
    expect(() => parseFilter(flags)).toThrow(EntenteError);
    expect(() => parseFilter(flags)).toThrow(message);
  });

  test('a filter survives its flags', () => {
    const filter = parseFilter({ actor: ['ruritania', 'zenda'], from: '2015', by: 'published', minConfidence: 0.5 });
    expect(parseFilter(filterFlags(filter))).toEqual(filter);
    expect(filterFlags(EVERYTHING)).toEqual({});
  });

  test('full-text queries never break', () => {
    for (const text of ['a AND', 'NEAR(', '-', '"', 'x:y', "'; DROP TABLE event", '^a*', '{b}']) {
      expect(() =>
        filled().sql('SELECT * FROM event_search WHERE event_search MATCH ?').all(matchQuery(text)),
      ).not.toThrow();
    }
  });
});

describe('pages and counts', () => {
  test.each([
    'day',
    'published',
    'confidence',
    'type',
    'status',
    'publisher',
    'actor',
    'recipient',
    'modified',
    'document',
  ] as const)('pages by %s join without gap or repeat', (sort) => {
    const store = filled();
    for (const descending of [false, true]) {
      const whole = listEvents(store, EVERYTHING, { sort, descending }).rows.map((event) => event.id);
      const pieces: string[] = [];
      for (let after: string | null = null, turn = 0; turn === 0 || after !== null; turn++) {
        const page: ReturnType<typeof listEvents> = listEvents(store, EVERYTHING, {
          sort,
          descending,
          limit: 2,
          after,
        });
        pieces.push(...page.rows.map((event) => event.id));
        after = page.next;
      }
      expect(pieces).toEqual(whole);
      expect(new Set(pieces).size).toBe(8);
    }
  });

  test('a cursor of another list is refused', () => {
    const { next } = listEvents(filled(), EVERYTHING, { sort: 'type', limit: 1 });
    expect(() => listEvents(filled(), EVERYTHING, { sort: 'day', after: next })).toThrow(EntenteError);
    expect(() => listEvents(filled(), EVERYTHING, { after: 'garbage' })).toThrow(EntenteError);
  });

  test('limit', () => {
    expect([...streamEvents(filled(), EVERYTHING, { limit: 3 })]).toHaveLength(3);
  });

  test('rows, acts and events of the world', () => {
    const store = filled();
    // Two mirrored meetings are four rows, two acts, one event; two reports of the strike on Holt are one event.
    expect(countEvents(store, EVERYTHING)).toEqual({ rows: 8, acts: 6, unique: 6, incidents: 4, documents: 3 });
    expect(countRows(store, EVERYTHING)).toBe(8);
    const meeting = listEvents(store, parseFilter({ type: 'CONSULT' })).rows;
    expect(new Set(meeting.map((event) => event.incident!.id)).size).toBe(1);
    expect(meeting[0]!.incident).toMatchObject({ reports: 2, documents: 2, publishers: 1 });
    expect(found(store, { incident: meeting[0]!.incident!.id })).toHaveLength(4);
  });

  test('facets count acts', () => {
    const store = filled();
    expect(facet(store, EVERYTHING, 'type')).toEqual([
      { value: 'ASSAULT', acts: 2 },
      { value: 'CONSULT', acts: 2 },
      { value: 'ACCUSE', acts: 1 },
      { value: 'AID', acts: 1 },
    ]);
    expect(facet(store, EVERYTHING, 'place')).toEqual([{ value: 'Holt', acts: 2 }]);
    expect(facet(store, EVERYTHING, 'country')).toEqual([{ value: 'ZEN', acts: 2 }]);
    expect(facet(store, EVERYTHING, 'publisher')[0]).toEqual({ value: 'Ruppen Post', acts: 4 });
    expect(facet(store, parseFilter({ type: 'AID' }), 'actor')).toEqual([{ value: 'tarlenheim', acts: 1 }]);
    expect(facet(store, EVERYTHING, 'saidBy')).toEqual([{ value: 'author', acts: 6 }]);
  });

  test('what is remembered is forgotten when the project changes', () => {
    const store = filled();
    expect(facet(store, EVERYTHING, 'type')).toHaveLength(4);
    store.transaction(() => insertDocument(store, coded('Zenda threatened Hentzau.'), 1));
    expect(facet(store, EVERYTHING, 'type')).toHaveLength(5);
  });

  test.each([
    ['day', ['2015-11-17', '2015-11-18', '2015-12-01']],
    ['week', ['2015-11-16', '2015-11-30']],
    ['month', ['2015-11-01', '2015-12-01']],
    ['year', ['2015-01-01']],
  ] as const)('histogram by %s', (bin, starts) => {
    const { bins, undated } = histogram(filled(), EVERYTHING, bin);
    expect(bins.map(({ start }) => start)).toEqual(starts);
    expect(bins.reduce((sum, { acts }) => sum + acts, 0) + undated).toBe(6);
    expect(undated).toBe(1);
  });

  test('dyads, with organs folded into their state and apart', () => {
    const store = filled();
    expect(dyads(store, EVERYTHING).find((dyad) => dyad.actor === 'ruritania')).toEqual({
      actor: 'ruritania',
      recipient: 'zenda',
      acts: 2,
      incidents: 1,
      quads: [0, 0, 0, 0, 2],
      goldstein: -9,
      first: '2015-11-17',
      last: '2015-11-17',
    });
    expect(dyads(store, EVERYTHING, { fold: false })).toHaveLength(6);
  });

  test('documents and actors under the same filters', () => {
    const store = filled();
    expect(countDocuments(store, parseFilter({ actor: 'ruritania' }))).toBe(2);
    expect(countDocuments(store, parseFilter({ publisher: 'Ruppen Post', by: 'published', from: '2015-12' }))).toBe(1);
    expect(countDocuments(store, parseFilter({ text: 'hentzau' }))).toBe(2);
    expect(listDocuments(store, EVERYTHING, { sort: 'published', descending: true, limit: 1 }).rows[0]!.published).toBe(
      '2015-12-02T08:00:00Z',
    );
    const pages = listDocuments(store, EVERYTHING, { sort: 'published', limit: 2 });
    expect(listDocuments(store, EVERYTHING, { sort: 'published', limit: 2, after: pages.next }).rows).toHaveLength(1);
    expect(listActors(store, parseFilter({ actor: 'ruritania' })).map((row) => [row.id, row.asActor])).toEqual([
      ['ruritania', 1],
      ['ruritania/military', 1],
    ]);
    expect(listActors(store)[0]).toMatchObject({ id: 'zenda', asActor: 1, asRecipient: 3, aliases: ['Zenda'] });
  });
});

/** As ANALYZE finds them over a million events of three thousand actors in a hundred thousand documents. */
const STATISTICS: [string, string | null, string][] = [
  ['event', 'event_modified', '1000000 7'], ['event', 'event_review', '2000 400 1'], ['event', 'event_incident', '1000000 2'],
  ['event', 'event_act', '1000000 1'], ['event', 'event_doc', '1000000 10 1'], ['event', 'event_recipient_said', '1000000 334'],
  ['event', 'event_actor_said', '1000000 334'], ['event', 'event_dyad', '1000000 5000 26 2'], ['event', 'event_recipient', '1000000 5000 4'],
  ['event', 'event_actor', '1000000 5000 3'], ['event', 'event_publisher', '1000000 3345 5'], ['event', 'event_status', '1000000 100000 274'],
  ['event', 'event_type', '1000000 66667 19'], ['event', 'event_confidence', '1000000 1000'], ['event', 'event_published', '1000000 274'],
  ['event', 'event_day', '1000000 274'], ['event', 'sqlite_autoindex_event_1', '1000000 1'], ['event_body', null, '1000000'],
  ['event_place', 'event_place_country', '500000 2500'], ['event_place', 'event_place_admin1', '500000 1000'],
  ['event_place', 'event_place_name', '500000 250'], ['event_place', 'event_place', '500000 1 1'],
  ['event_said', 'event_said_source', '1000000 500'], ['event_said', 'event_said_actor', '1000000 500'], ['event_said', 'event_said', '1000000 1 1'],
]; // biome-ignore format: a table

describe('query plans over a million events', () => {
  function planned(store: Store, filter: Filter, page: Partial<Page>): string[] {
    const { sql, params } = pageQuery(filter, { ...FIRST_PAGE, ...page });
    return (store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[]).map(
      ({ detail }) => detail,
    );
  }
  function million(): Store {
    const store = filled();
    store.db.exec('ANALYZE; DELETE FROM sqlite_stat1');
    const insert = store.db.prepare('INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)');
    for (const row of STATISTICS) insert.run(...row);
    store.db.exec('ANALYZE sqlite_schema');
    return store;
  }

  test.each<[string, Record<string, string | number>, Partial<Page>, RegExp]>([
    ['all by day', {}, { sort: 'day', descending: true }, /event USING INDEX event_day|COVERING INDEX event_day/],
    ['all by type', {}, { sort: 'type' }, /INDEX event_type/],
    ['all by actor', {}, { sort: 'actor' }, /INDEX event_actor/],
    ['an actor by day', { actor: 'ruritania' }, { sort: 'day' }, /INDEX event_actor \(actor_root=\?\)/],
    ['a recipient by day', { recipient: 'ruritania' }, { sort: 'day' }, /INDEX event_recipient \(recipient_root=\?\)/],
    [
      'a dyad by day',
      { actor: 'ruritania', recipient: 'zenda' },
      { sort: 'day' },
      /INDEX event_dyad \(actor_root=\? AND recipient_root=\?\)/,
    ],
    [
      'an actor in a window',
      { actor: 'ruritania', from: '2015-01', to: '2015-02' },
      { sort: 'day' },
      /INDEX event_actor \(actor_root=\? AND day>\? AND day<\?\)/,
    ],
    ['a type by day', { type: 'ASSAULT' }, { sort: 'day' }, /INDEX event_type \(type=\?\)/],
    ['a publisher by day', { publisher: 'Holt Courier' }, { sort: 'day' }, /INDEX event_publisher \(publisher=\?\)/],
    ['a window by day', { from: '2015-01', to: '2015-02' }, { sort: 'day' }, /INDEX event_day \(day>\? AND day<\?\)/],
    [
      'a window of publication',
      { from: '2015-01', to: '2015-02', by: 'published' },
      { sort: 'published' },
      /INDEX event_published \(published>\? AND published<\?\)/,
    ],
    ['confident ones by day', { minConfidence: 0.9 }, { sort: 'day' }, /INDEX event_day/],
  ])('%s: an index gives the rows in order', (_, flags, page, index) => {
    const store = million();
    const plan = planned(store, parseFilter(flags), page);
    expect(plan.join('\n')).toMatch(index);
    // The order by of the page itself comes with the index; the outer one sorts a hundred rows.
    expect(
      plan
        .slice(
          0,
          plan.findIndex((line) => /event_body/.test(line)),
        )
        .filter((line) => line.includes('TEMP B-TREE')),
    ).toEqual([]);
  });

  test('the next page starts where the last one ended', () => {
    const store = million();
    const { next } = listEvents(store, EVERYTHING, { sort: 'day', limit: 2 });
    expect(planned(store, EVERYTHING, { sort: 'day', after: next }).join('\n')).toMatch(/INDEX event_day \(day>\?\)/);
  });

  test.each<[string, Record<string, string | number>, RegExp]>([
    ['place', { place: 'Holt' }, /INDEX event_place_name|MULTI-INDEX OR/],
    ['country', { place: 'ZEN' }, /INDEX event_place_country \(country=\?\)/],
    ['said by', { saidBy: 'zenda' }, /INDEX event_said_actor \(actor_root=\?\)/],
    ['an organ', { actor: 'ruritania/military' }, /INDEX event_actor \(actor_root=\?\)/],
  ])('%s: no scan of all events', (_, flags, index) => {
    const store = million();
    const plan = planned(store, parseFilter(flags), { sort: 'document' });
    expect(plan.join('\n')).toMatch(index);
    expect(plan.filter((line) => line === 'SCAN event')).toEqual([]);
  });

  test('counting by an actor reads the index alone', () => {
    const store = million();
    const where = eventWhere(parseFilter({ actor: 'ruritania' }));
    const plan = store.db
      .prepare(`EXPLAIN QUERY PLAN SELECT count(*) FROM event WHERE ${where.sql}`)
      .all(...where.params) as { detail: string }[];
    expect(plan.map(({ detail }) => detail).join()).toMatch(/COVERING INDEX event_(actor|dyad)/);
  });
});
