import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestTree } from '../../../src/engine/language/tree.ts';

function isTree(heads: readonly number[]): boolean {
  return (
    heads.filter((head) => head < 0).length === 1 &&
    heads.every((_, word) => {
      let at = word;
      for (let steps = 0; at >= 0; steps++) {
        if (steps > heads.length) return false;
        at = heads[at]!;
      }
      return true;
    })
  );
}

/** Best score over every assignment of heads that is a tree with one root. */
function bruteForce(scores: readonly number[], n: number): number {
  let best = Number.NEGATIVE_INFINITY;
  const heads = new Array<number>(n).fill(-1);
  const walk = (word: number, sum: number): void => {
    if (word === n) {
      if (isTree(heads)) best = Math.max(best, sum);
      return;
    }
    for (let head = 0; head <= n; head++) {
      if (head === word + 1) continue;
      heads[word] = head - 1;
      walk(word + 1, sum + scores[word * (n + 1) + head]!);
    }
  };
  walk(0, 0);
  return best;
}

const sumOf = (scores: readonly number[], heads: Int32Array): number =>
  heads.reduce((sum, head, word) => sum + scores[word * (heads.length + 1) + head + 1]!, 0);

test('one word is its own root', () => {
  expect([...bestTree([0, 5], 1)]).toEqual([-1]);
});

test('the best tree with one root, as found by trying them all', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 5 })
        .chain((n) =>
          fc
            .array(fc.integer({ min: -50, max: 50 }), { minLength: n * (n + 1), maxLength: n * (n + 1) })
            .map((scores) => ({ n, scores })),
        ),
      ({ n, scores }) => {
        const heads = bestTree(scores, n);
        expect(isTree([...heads])).toBe(true);
        expect(sumOf(scores, heads)).toBe(bruteForce(scores, n));
      },
    ),
    { numRuns: 400 },
  );
});

test('long sentences of noise, and scores that are no numbers, still give a tree in time', () => {
  for (const n of [60, 240]) {
    const scores = Float32Array.from({ length: n * (n + 1) }, (_, at) => Math.sin(at * 12.9898) * 43);
    expect(isTree([...bestTree(scores, n)])).toBe(true);
    expect(isTree([...bestTree(new Float32Array(n * (n + 1)).fill(Number.NaN), n)])).toBe(true);
  }
});
