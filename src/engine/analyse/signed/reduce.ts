/**
 * Shrinks a problem without changing its optimum, and turns partitions of what is left into partitions of the whole.
 *
 * Rules, applied until none fits:
 * - *elimination*: an actor with one or two neighbours (three for two camps) takes the best camp whatever its neighbours
 *   do, so it is replaced by ties among them of the same cost: series reduction, and the star-triangle transformation of
 *   the Ising model (Hüffner, Betzler & Niedermeier 2010 use the same for signed graphs). Exact for every optimum.
 * - *dominance*: a tie heavier than all other ties of its actor together is never frustrated.
 * - *twins*: two actors whose ties differ by less than twice the tie between them stand together in the optimum
 *   (if apart, one of the two moves would pay). For two camps, the mirror image for opposed actors.
 *
 * Dominance and twins contract a tie. With `all`, only where the inequality is strict, so that no optimum is lost.
 */
import { type Camps, EPSILON, type Problem } from './problem.ts';

type Operation =
  | { kind: 'merge'; actor: number; into: number; sign: 1 | -1 }
  | { kind: 'eliminate'; actor: number; neighbours: number[]; weights: number[] };

export interface Reduction {
  kernel: Problem;
  /** Actor of the original for each actor of the kernel. */
  actors: Int32Array;
  /** Every optimal partition of the original that extends this one of the kernel; only the first unless `all`. */
  expand(labels: ArrayLike<number>, all?: boolean): Generator<Int32Array>;
}

export function reduce(problem: Problem, camps: Camps, { all = false } = {}): Reduction {
  const rows: Map<number, number>[] = Array.from({ length: problem.n }, () => new Map());
  for (let e = 0; e < problem.u.length; e++) {
    rows[problem.u[e]!]!.set(problem.v[e]!, problem.w[e]!);
    rows[problem.v[e]!]!.set(problem.u[e]!, problem.w[e]!);
  }
  const two = camps === 2;
  const alive = new Uint8Array(problem.n).fill(1);
  const dirty = new Uint8Array(problem.n).fill(1);
  const queue = Array.from({ length: problem.n }, (_, x) => x);
  const operations: Operation[] = [];
  let base = problem.base;

  const touch = (x: number): void => {
    if (dirty[x] || !alive[x]) return;
    dirty[x] = 1;
    queue.push(x);
  };
  const addTie = (a: number, b: number, weight: number): void => {
    if (Math.abs(weight) < EPSILON && !all) return;
    const before = rows[a]!.get(b) ?? 0;
    if (before * weight < 0) base += Math.min(Math.abs(before), Math.abs(weight));
    const sum = before + weight;
    if (Math.abs(sum) < EPSILON && !all) {
      rows[a]!.delete(b);
      rows[b]!.delete(a);
    } else {
      // A tie of weight 0 says that standing together and apart are equally good: with `all`, both must be found.
      rows[a]!.set(b, sum);
      rows[b]!.set(a, sum);
    }
  };
  const remove = (x: number): void => {
    for (const y of rows[x]!.keys()) {
      rows[y]!.delete(x);
      touch(y);
    }
    rows[x]!.clear();
    alive[x] = 0;
  };
  const merge = (actor: number, into: number, sign: 1 | -1): void => {
    operations.push({ kind: 'merge', actor, into, sign });
    const row = [...rows[actor]!];
    remove(actor);
    for (const [y, weight] of row) if (y !== into) addTie(into, y, weight * sign);
    touch(into);
  };
  const eliminate = (actor: number): void => {
    const neighbours = [...rows[actor]!.keys()];
    const weights = [...rows[actor]!.values()];
    operations.push({ kind: 'eliminate', actor, neighbours, weights });
    remove(actor);
    // Two statements: addTie changes the base too.
    const fixed = replaceByTies(neighbours, weights, camps, addTie);
    base += fixed;
  };

  for (let head = 0; head < queue.length; head++) {
    const x = queue[head]!;
    dirty[x] = 0;
    if (!alive[x]) continue;
    const row = rows[x]!;
    if (row.size <= (two ? 3 : 2)) {
      eliminate(x);
      continue;
    }
    const match = findContraction(rows, x, two, all);
    if (match) merge(x, match.into, match.sign);
  }

  const actors = Int32Array.from(new Set(queue.filter((x) => alive[x])));
  const index = new Int32Array(problem.n).fill(-1);
  for (const [i, x] of actors.entries()) index[x] = i;
  const u: number[] = [];
  const v: number[] = [];
  const w: number[] = [];
  for (const x of actors) {
    for (const [y, weight] of rows[x]!) {
      if (x > y) continue;
      u.push(index[x]!);
      v.push(index[y]!);
      w.push(Math.abs(weight) < EPSILON ? 0 : weight);
    }
  }
  const kernel: Problem = {
    n: actors.length,
    u: Int32Array.from(u),
    v: Int32Array.from(v),
    w: Float64Array.from(w),
    base,
  };
  return {
    kernel,
    actors,
    expand: (labels, every = false) => expand(problem.n, actors, operations, camps, labels, every),
  };
}

/** Ties among the neighbours that cost what the eliminated actor would have cost; returns what it costs anyway. */
function replaceByTies(
  neighbours: readonly number[],
  weights: readonly number[],
  camps: Camps,
  addTie: (a: number, b: number, weight: number) => void,
): number {
  const negative = (w: number): number => Math.max(0, -w);
  const positive = (w: number): number => Math.max(0, w);
  if (neighbours.length === 0) return 0;
  if (neighbours.length === 1) return camps === 1 ? negative(weights[0]!) : 0;
  const [a, b, c] = weights as [number, number, number?];
  if (neighbours.length === 2) {
    const inside = negative(a) + negative(b);
    const outside = positive(a) + positive(b);
    const withFirst = negative(a) + positive(b);
    const withSecond = positive(a) + negative(b);
    const same = Math.min(inside, outside);
    const apart = Math.min(withFirst, withSecond, camps === 2 ? Number.POSITIVE_INFINITY : outside);
    addTie(neighbours[0]!, neighbours[1]!, apart - same);
    return Math.min(same, apart);
  }
  // Two camps, three neighbours. cost(s) for the neighbours' sides s: the cheaper of the actor's two sides.
  const cost = (sides: readonly number[]): number => {
    const at = [0, 0];
    for (const [i, w] of [a, b, c!].entries()) at[w > 0 ? 1 - sides[i]! : sides[i]!]! += Math.abs(w);
    return Math.min(at[0]!, at[1]!);
  };
  const none = cost([0, 0, 0]);
  const first = cost([1, 0, 0]) - none;
  const second = cost([0, 1, 0]) - none;
  const third = cost([0, 0, 1]) - none;
  const pairs = [
    [0, 1, (first + second - third) / 2],
    [0, 2, (first + third - second) / 2],
    [1, 2, (second + third - first) / 2],
  ] as const;
  let base = none;
  for (const [i, j, weight] of pairs) {
    // A negative tie pays when both stand together, which the pairwise form counts from the other side.
    if (weight < 0) base += weight;
    addTie(neighbours[i]!, neighbours[j]!, weight);
  }
  return base;
}

function findContraction(
  rows: readonly Map<number, number>[],
  x: number,
  two: boolean,
  strict: boolean,
): { into: number; sign: 1 | -1 } | null {
  const row = rows[x]!;
  const exceeds = (left: number, right: number): boolean => (strict ? left > right + EPSILON : left >= right - EPSILON);
  let total = 0;
  for (const weight of row.values()) total += Math.abs(weight);
  for (const [y, weight] of row) {
    if (weight < 0 && !two) continue;
    const sign = weight > 0 ? 1 : -1;
    const strength = Math.abs(weight);
    if (exceeds(strength, total - strength)) return { into: y, sign };
    const limit = 2 * strength;
    let difference = 0;
    const other = rows[y]!;
    for (const [z, w] of row) {
      if (z === y) continue;
      difference += Math.abs(w - sign * (other.get(z) ?? 0));
      if (difference > limit + EPSILON) break;
    }
    if (difference > limit + EPSILON) continue;
    for (const [z, w] of other) {
      if (z === x || row.has(z)) continue;
      difference += Math.abs(w);
      if (difference > limit + EPSILON) break;
    }
    if (exceeds(limit, difference)) return { into: y, sign };
  }
  return null;
}

function* expand(
  n: number,
  actors: Int32Array,
  operations: readonly Operation[],
  camps: Camps,
  kernelLabels: ArrayLike<number>,
  every: boolean,
): Generator<Int32Array> {
  const labels = new Int32Array(n).fill(-1);
  let fresh = 0;
  for (const [i, x] of actors.entries()) {
    labels[x] = kernelLabels[i]!;
    fresh = Math.max(fresh, kernelLabels[i]! + 1);
  }
  yield* undo(operations.length - 1, labels, fresh);

  function* undo(at: number, current: Int32Array, unused: number): Generator<Int32Array> {
    for (let i = at; i >= 0; i--) {
      const operation = operations[i]!;
      if (operation.kind === 'merge') {
        const side = current[operation.into]!;
        current[operation.actor] = operation.sign > 0 ? side : 1 - side;
        continue;
      }
      const options = bestCamps(operation, current, unused, camps);
      if (every && options.length > 1) {
        for (const option of options) {
          const copy = current.slice();
          copy[operation.actor] = option;
          yield* undo(i - 1, copy, Math.max(unused, option + 1));
        }
        return;
      }
      current[operation.actor] = options[0]!;
      unused = Math.max(unused, options[0]! + 1);
    }
    yield current;
  }
}

function bestCamps(
  { neighbours, weights }: { neighbours: readonly number[]; weights: readonly number[] },
  labels: Int32Array,
  unused: number,
  camps: Camps,
): number[] {
  const near = new Set(neighbours.map((y) => labels[y]!));
  const candidates = [...near];
  // A camp none of the neighbours is in: one stands for all, they frustrate the same ties.
  if (camps === 'free') candidates.push(unused);
  else for (let camp = 0; camp < camps; camp++) if (!near.has(camp) && candidates.push(camp)) break;
  let best = Number.POSITIVE_INFINITY;
  let options: number[] = [];
  for (const camp of candidates) {
    let cost = 0;
    for (const [i, y] of neighbours.entries()) {
      const w = weights[i]!;
      if (labels[y] === camp ? w < 0 : w > 0) cost += Math.abs(w);
    }
    if (cost < best - EPSILON) {
      best = cost;
      options = [camp];
    } else if (cost < best + EPSILON) options.push(camp);
  }
  return options;
}
