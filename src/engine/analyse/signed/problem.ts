/**
 * The optimisation problem behind balance, in numbers alone: actors 0..n-1 and one net tie a pair.
 *
 * A partition frustrates a positive tie across camps and a negative tie inside one. Parallel ties of opposite sign cost the
 * smaller of the two whatever the camps are: that part is `base`, the difference is the net tie. Weights that are whole
 * numbers stay whole, and halves (which the star-triangle reduction makes) are exact in floating point too.
 */

/** How many camps a partition may have: exactly what `L_k` of the literature bounds from above. */
export type Camps = number | 'free';

export interface Problem {
  readonly n: number;
  readonly u: Int32Array;
  readonly v: Int32Array;
  /** Signed weight of the tie u-v; 0 only in kernels that keep all optima (see reduce.ts). */
  readonly w: Float64Array;
  /** Frustration that every partition pays. */
  readonly base: number;
}

/** Weights closer than this are the same; inputs are scaled far above it. */
export const EPSILON = 1e-7;

/** True if a lower bound reaches a cost, as far as solvers count: six digits. */
export function meets(bound: number, cost: number): boolean {
  return bound >= cost - EPSILON * 10 * Math.max(1, Math.abs(cost));
}

/** Adds up parallel ties, sets self-ties aside, drops pairs that cancel out. */
export function createProblem(n: number, ties: Iterable<readonly [number, number, number]>): Problem {
  const sums = new Map<number, [number, number]>();
  for (const [a, b, weight] of ties) {
    if (a === b || weight === 0) continue;
    const key = a < b ? a * n + b : b * n + a;
    const sum = sums.get(key) ?? [0, 0];
    sum[weight > 0 ? 0 : 1] += Math.abs(weight);
    sums.set(key, sum);
  }
  let base = 0;
  const u: number[] = [];
  const v: number[] = [];
  const w: number[] = [];
  for (const [key, [plus, minus]] of sums) {
    base += Math.min(plus, minus);
    if (Math.abs(plus - minus) < EPSILON) continue;
    u.push(Math.floor(key / n));
    v.push(key % n);
    w.push(plus - minus);
  }
  return { n, u: Int32Array.from(u), v: Int32Array.from(v), w: Float64Array.from(w), base };
}

/** Frustrated weight of a partition, counted from scratch: what every reported value is checked against. */
export function costOf(problem: Problem, labels: ArrayLike<number>): number {
  let cost = problem.base;
  for (let e = 0; e < problem.u.length; e++) {
    const same = labels[problem.u[e]!] === labels[problem.v[e]!];
    const w = problem.w[e]!;
    if (same ? w < 0 : w > 0) cost += Math.abs(w);
  }
  return cost;
}

/** Compressed rows: the neighbours of x are `to[start[x]] .. to[start[x + 1] - 1]`. */
export interface Adjacency {
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
  /** Index of the tie in the problem. */
  readonly tie: Int32Array;
}

export function adjacencyOf({ n, u, v, w }: Problem): Adjacency {
  const start = new Int32Array(n + 1);
  for (let e = 0; e < u.length; e++) {
    start[u[e]! + 1]!++;
    start[v[e]! + 1]!++;
  }
  for (let x = 0; x < n; x++) start[x + 1]! += start[x]!;
  const fill = start.slice(0, n);
  const to = new Int32Array(u.length * 2);
  const weight = new Float64Array(u.length * 2);
  const tie = new Int32Array(u.length * 2);
  for (let e = 0; e < u.length; e++) {
    for (const [a, b] of [
      [u[e]!, v[e]!],
      [v[e]!, u[e]!],
    ] as const) {
      const at = fill[a]!++;
      to[at] = b;
      weight[at] = w[e]!;
      tie[at] = e;
    }
  }
  return { start, to, weight, tie };
}

/** The part of a problem on some of its actors, and the way back. */
export interface Part {
  problem: Problem;
  /** Actor of the whole for each actor of the part. */
  actors: Int32Array;
}

export function partOf(problem: Problem, ties: ArrayLike<number>): Part {
  const index = new Map<number, number>();
  const actors: number[] = [];
  const local = (actor: number): number => {
    let at = index.get(actor);
    if (at === undefined) {
      at = actors.length;
      index.set(actor, at);
      actors.push(actor);
    }
    return at;
  };
  const u = new Int32Array(ties.length);
  const v = new Int32Array(ties.length);
  const w = new Float64Array(ties.length);
  for (let i = 0; i < ties.length; i++) {
    const e = ties[i]!;
    u[i] = local(problem.u[e]!);
    v[i] = local(problem.v[e]!);
    w[i] = problem.w[e]!;
  }
  return { problem: { n: actors.length, u, v, w, base: 0 }, actors: Int32Array.from(actors) };
}

/** Labels renamed in order of first appearance, so that equal partitions are equal arrays. */
export function canonical(labels: ArrayLike<number>): Int32Array {
  const names = new Map<number, number>();
  const out = new Int32Array(labels.length);
  for (let x = 0; x < labels.length; x++) {
    let name = names.get(labels[x]!);
    if (name === undefined) {
      name = names.size;
      names.set(labels[x]!, name);
    }
    out[x] = name;
  }
  return out;
}

export function hasIdleTies(problem: Problem): boolean {
  return problem.w.includes(0);
}

export function withoutIdleTies(problem: Problem): Problem {
  if (!hasIdleTies(problem)) return problem;
  const keep = Array.from(problem.w.keys()).filter((e) => problem.w[e] !== 0);
  return {
    n: problem.n,
    u: Int32Array.from(keep, (e) => problem.u[e]!),
    v: Int32Array.from(keep, (e) => problem.v[e]!),
    w: Float64Array.from(keep, (e) => problem.w[e]!),
    base: problem.base,
  };
}
