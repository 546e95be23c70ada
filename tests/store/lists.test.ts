/** Lists of documents and of actors. */
import { expect, test } from 'vitest';
import { EVERYTHING, parseFilter } from '../../src/store/filter.ts';
import { countDocuments, listActors, listDocuments } from '../../src/store/lists.ts';
import { filled } from './filled-project.ts';

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
