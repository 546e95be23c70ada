/** What the filter bar, the timeline and the network count. */
import { expect, test } from 'vitest';
import { insertDocument } from '../../src/store/documents.ts';
import { dyads, facet, histogram } from '../../src/store/facets.ts';
import { EVERYTHING, parseFilter } from '../../src/store/filter.ts';
import { filled } from './filled-project.ts';
import { coded } from './sample.ts';

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
