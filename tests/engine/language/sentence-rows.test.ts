/** Rows hold every word once, sentences never touch, and each gets its own head scores back. */
import { describe, expect, test } from 'vitest';
import { layRows, ownArcs } from '../../../src/engine/language/sentence-rows.ts';

describe('sentences in rows', () => {
  test('short ones share the rows of long ones, an empty cell between them', () => {
    const { length, grid, places } = layRows([2, 7, 3, 1]);
    expect(length).toBe(7);
    expect([...grid]).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, -1, 0, 1, -1, 12, -1, -1, -1, -1, -1, -1]);
    expect([...places]).toEqual([11, 0, 7, 14]);
  });

  test('one sentence fills its row; no sentence has no row', () => {
    expect([...layRows([3]).grid]).toEqual([0, 1, 2]);
    expect(layRows([]).grid).toHaveLength(0);
  });

  test('head scores of a sentence in mid-row: its root column and its own columns', () => {
    const { length, grid, places } = layRows([2, 5]);
    // Score of a cell for a column: 100 × cell + column.
    const arcs = Float32Array.from({ length: grid.length * (length + 1) }, (_, at) => {
      return 100 * Math.floor(at / (length + 1)) + (at % (length + 1));
    });
    expect([...ownArcs(arcs, length, places[0]!, 2)]).toEqual([500, 501, 502, 600, 601, 602]);
    // The last cell of the second row of four.
    expect(
      ownArcs(
        Float32Array.from({ length: 40 }, (_, at) => at),
        4,
        7,
        1,
      ),
    ).toEqual(Float32Array.of(35, 39));
  });
});
