/** Camps that go on from window to window, and who changes between them. */
import { expect, it } from 'vitest';
import { changesBetween, continueCamps } from '../../../../src/engine/analyse/signed/camp-changes.ts';

it('a camp keeps its number through the members it keeps', () => {
  const first = continueCamps(new Map(), [['a', 'b', 'c'], ['d', 'e'], ['f']], 1);
  expect([...first.numbers]).toEqual([
    ['a', 1],
    ['b', 1],
    ['c', 1],
    ['d', 2],
    ['e', 2],
  ]);
  const second = continueCamps(
    first.numbers,
    [
      ['d', 'e', 'c'],
      ['a', 'b'],
      ['f', 'g'],
    ],
    first.firstFree,
  );
  expect(Object.fromEntries(second.numbers)).toEqual({ d: 2, e: 2, c: 2, a: 1, b: 1, f: 3, g: 3 });
  const actors = new Set(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(changesBetween({ actors, numbers: first.numbers }, { actors, numbers: second.numbers })).toEqual([
    { actor: 'c', kind: 'switched', from: 1, to: 2 },
    { actor: 'f', kind: 'joined', from: null, to: 3 },
  ]);
});
