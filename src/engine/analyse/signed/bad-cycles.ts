/**
 * Cycles that no partition can satisfy, found as shortest paths: the cuts of the integer programme.
 *
 * A set of ties can be the frustrated ones of some partition exactly if it meets every bad cycle. With two camps a cycle is
 * bad if it has an odd number of negative ties (Cartwright & Harary 1956), with a free number if it has exactly one
 * (Davis 1967). Given a length per tie, the shortest bad cycles are shortest paths: with two camps from an actor to its
 * mirror image in the graph doubled by sides, with a free number between the ends of a negative tie over positive ones.
 */
import { type Adjacency, type Camps, EPSILON, type Problem } from './problem.ts';

/** Ties of a simple bad cycle, ascending. */
export type Cycle = number[];

/**
 * Bad cycles shorter than `limit`, at most one for each actor (two camps) or negative tie (free), shortest first.
 */
export function findBadCycles(
  problem: Problem,
  adjacency: Adjacency,
  lengths: ArrayLike<number>,
  camps: Camps,
  limit: number,
): Cycle[] {
  const paths = new ShortestPaths(problem, adjacency, camps === 2);
  const found = new Map<string, { cycle: Cycle; length: number }>();
  const keep = (cycle: Cycle | null): void => {
    if (!cycle) return;
    let length = 0;
    for (const e of cycle) length += lengths[e]!;
    if (length < limit) found.set(cycle.join(' '), { cycle, length });
  };
  if (camps === 2) {
    for (let x = 0; x < problem.n; x++)
      if (paths.run(x, x + problem.n, lengths, limit)) keep(simplify(problem, paths.walk(x, x + problem.n)));
  } else {
    for (let e = 0; e < problem.u.length; e++) {
      if (problem.w[e]! > 0 || lengths[e]! >= limit) continue;
      const from = problem.u[e]!;
      const to = problem.v[e]!;
      if (paths.run(from, to, lengths, limit - lengths[e]!)) keep([e, ...paths.walk(from, to)].sort((a, b) => a - b));
    }
  }
  return [...found.values()].sort((a, b) => a.length - b.length || compare(a.cycle, b.cycle)).map(({ cycle }) => cycle);
}

/**
 * A lower bound without a solver: bad cycles are taken one after another, shortest first, and each pays its lightest tie,
 * which is then gone. No tie is paid twice, so every partition costs at least the sum (Lange, Andres et al. 2018).
 */
export function packBadCycles(problem: Problem, adjacency: Adjacency, camps: Camps, stop: () => boolean): number {
  const left = Float64Array.from(problem.w, Math.abs);
  const lengths = new Float64Array(problem.u.length).fill(1);
  const paths = new ShortestPaths(problem, adjacency, camps === 2);
  let bound = 0;
  const pay = (cycle: Cycle): void => {
    const price = Math.min(...cycle.map((e) => left[e]!));
    bound += price;
    for (const e of cycle) {
      left[e]! -= price;
      if (left[e]! < EPSILON) lengths[e] = Number.POSITIVE_INFINITY;
    }
  };
  // Ties of length 1 and limits just above whole numbers: cycles of up to 3, 4, 5, 7, 10 … ties.
  for (const most of [3, 4, 5, 7, 10, 16, 30]) {
    const roots = camps === 2 ? problem.n : problem.u.length;
    for (let root = 0; root < roots; root++) {
      if (root % 64 === 0 && stop()) return bound;
      if (camps === 2) {
        while (paths.run(root, root + problem.n, lengths, most + 0.5)) {
          const cycle = simplify(problem, paths.walk(root, root + problem.n));
          if (!cycle) break;
          pay(cycle);
        }
        continue;
      }
      if (problem.w[root]! > 0) continue;
      const [from, to] = [problem.u[root]!, problem.v[root]!];
      while (left[root]! > EPSILON && paths.run(from, to, lengths, most - 0.5)) pay([root, ...paths.walk(from, to)]);
    }
  }
  return bound;
}

function compare(a: Cycle, b: Cycle): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}

/** Dijkstra with a heap; buffers are reused between runs. */
class ShortestPaths {
  private readonly distance: Float64Array;
  private readonly via: Int32Array;
  private readonly before: Int32Array;
  private readonly touched: number[] = [];
  private readonly heap: number[] = [];
  private readonly problem: Problem;
  private readonly adjacency: Adjacency;
  private readonly sides: boolean;

  constructor(problem: Problem, adjacency: Adjacency, sides: boolean) {
    this.problem = problem;
    this.adjacency = adjacency;
    this.sides = sides;
    const size = problem.n * (sides ? 2 : 1);
    this.distance = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    this.via = new Int32Array(size);
    this.before = new Int32Array(size);
  }

  /** True if a path from `source` to `target` shorter than `limit` exists. */
  run(source: number, target: number, lengths: ArrayLike<number>, limit: number): boolean {
    const { distance, via, before, touched, heap, adjacency, problem, sides } = this;
    const { n } = problem;
    for (const x of touched) distance[x] = Number.POSITIVE_INFINITY;
    touched.length = heap.length = 0;
    distance[source] = 0;
    touched.push(source);
    heap.push(source);
    const done = new Uint8Array(distance.length);
    while (heap.length > 0) {
      const x = pop(heap, distance);
      if (done[x]) continue;
      done[x] = 1;
      if (x === target) return distance[x]! < limit;
      const actor = x >= n ? x - n : x;
      for (let at = adjacency.start[actor]!; at < adjacency.start[actor + 1]!; at++) {
        const w = adjacency.weight[at]!;
        if (w < 0 && !sides) continue;
        const e = adjacency.tie[at]!;
        // A solver may return -1e-12 for a length of 0.
        const along = distance[x]! + Math.max(0, lengths[e]!);
        if (along >= limit) continue;
        const other = adjacency.to[at]!;
        const y = sides ? (x >= n === w > 0 ? other + n : other) : other;
        if (done[y] || along >= distance[y]!) continue;
        if (distance[y] === Number.POSITIVE_INFINITY) touched.push(y);
        distance[y] = along;
        via[y] = e;
        before[y] = x;
        push(heap, y, distance);
      }
    }
    return false;
  }

  /** Ties of the path just found, in order from target to source. */
  walk(source: number, target: number): number[] {
    const ties: number[] = [];
    for (let x = target; x !== source; x = this.before[x]!) ties.push(this.via[x]!);
    return ties;
  }
}

function push(heap: number[], x: number, key: Float64Array): void {
  let at = heap.length;
  heap.push(x);
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (key[heap[above]!]! <= key[x]!) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = x;
}

function pop(heap: number[], key: Float64Array): number {
  const top = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return top;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && key[heap[child + 1]!]! < key[heap[child]!]!) child++;
    if (key[heap[child]!]! >= key[last]!) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return top;
}

/** A closed walk with an odd number of negative ties holds a simple cycle with an odd number; this takes the first. */
function simplify(problem: Problem, walk: readonly number[]): Cycle | null {
  const first = problem.u[walk[0]!]!;
  // Orientation of the first tie: it must continue into the second.
  const startsAt = (x: number): boolean => {
    let here = x;
    for (const e of walk) {
      if (problem.u[e] === here) here = problem.v[e]!;
      else if (problem.v[e] === here) here = problem.u[e]!;
      else return false;
    }
    return here === x;
  };
  let here = startsAt(first) ? first : problem.v[walk[0]!]!;
  const actors = [here];
  const ties: number[] = [];
  for (const e of walk) {
    here = problem.u[e] === here ? problem.v[e]! : problem.u[e]!;
    ties.push(e);
    const at = actors.indexOf(here);
    if (at < 0) {
      actors.push(here);
      continue;
    }
    const loop = ties.splice(at);
    actors.length = at + 1;
    if (loop.filter((tie) => problem.w[tie]! < 0).length % 2 === 1) return loop.sort((a, b) => a - b);
  }
  return null;
}
