/** The plans SQLite makes for queries over a million events: an index for each, no scan. */
import { describe, expect, test } from 'vitest';
import { EVERYTHING, type Filter, parseFilter } from '../../src/store/filter.ts';
import { eventWhere } from '../../src/store/filter-sql.ts';
import { FIRST_PAGE, listEvents, type Page, pageQuery } from '../../src/store/read-events.ts';
import type { Store } from '../../src/store/store.ts';
import { filled } from './filled-project.ts';

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
