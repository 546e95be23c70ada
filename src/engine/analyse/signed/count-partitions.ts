/** Partitions that frustrate the same ties: camps without ties between them may be put together or not. */
import { type Camps, canonical, type Problem } from './problem.ts';

/** Splits camps into the parts that ties hold together. */
export function splitCamps(problem: Problem, labels: ArrayLike<number>): Int32Array {
  const parent = Int32Array.from({ length: problem.n }, (_, x) => x);
  const find = (x: number): number => {
    while (parent[x] !== x) x = parent[x] = parent[parent[x]!]!;
    return x;
  };
  for (let e = 0; e < problem.u.length; e++) {
    const [a, b] = [problem.u[e]!, problem.v[e]!];
    if (labels[a] === labels[b]) parent[find(a)] = find(b);
  }
  return canonical(Int32Array.from({ length: problem.n }, (_, x) => find(x)));
}

const MERGE_STEPS = 200_000;

/** In how many ways camps without ties between them can be put together, leaving at most `camps`; counts up to `limit`. */
export function countMergers(problem: Problem, labels: Int32Array, camps: Camps, limit: number): number {
  const count = Math.max(-1, ...labels) + 1;
  const most = camps === 'free' ? count : camps;
  const joined: Set<number>[] = Array.from({ length: count }, () => new Set());
  for (let e = 0; e < problem.u.length; e++) {
    const a = labels[problem.u[e]!]!;
    const b = labels[problem.v[e]!]!;
    if (a === b) continue;
    joined[a]!.add(b);
    joined[b]!.add(a);
  }
  const order = byNearness(joined);
  const groups: number[][] = [];
  let total = 0;
  let steps = 0;
  const place = (i: number): void => {
    if (total >= limit) return;
    // Colouring has dead ends without number; what is not found by then counts as more than the limit.
    if (++steps > MERGE_STEPS) {
      total = limit;
      return;
    }
    if (i === count) {
      total++;
      return;
    }
    const camp = order[i]!;
    for (const group of groups) {
      if (group.some((other) => joined[camp]!.has(other))) continue;
      group.push(camp);
      place(i + 1);
      group.pop();
    }
    if (groups.length >= most) return;
    groups.push([camp]);
    place(i + 1);
    groups.pop();
  };
  place(0);
  return total;
}

/** Each next to one before it where there is one: two camps then follow from the first, and dead ends show early. */
function byNearness(joined: readonly Set<number>[]): number[] {
  const order: number[] = [];
  const placed = new Set<number>();
  const bySize = joined.map((_, c) => c).sort((a, b) => joined[b]!.size - joined[a]!.size || a - b);
  for (const first of bySize) {
    if (placed.has(first)) continue;
    placed.add(first);
    order.push(first);
    for (let at = order.length - 1; at < order.length; at++) {
      for (const next of joined[order[at]!]!) {
        if (placed.has(next)) continue;
        placed.add(next);
        order.push(next);
      }
    }
  }
  return order;
}
