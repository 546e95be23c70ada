/**
 * Three or more camps, but no more than K: bounded from below by the free number of camps, from above by local search, and
 * closed by an integer programme that assigns actors to camps.
 *
 * If some optimum of the free problem needs at most K camps after camps without ties between them are put together, it is
 * optimal here too. Otherwise HiGHS gets x (actor in camp) and y (tie frustrated), with the cycle bound as a row.
 */
import { type Bounds, gridOf, loadSolver, roundUp } from './cycle-cuts.ts';
import type { Effort } from './effort.ts';
import { searchLocally } from './local-search.ts';
import { adjacencyOf, type Camps, canonical, costOf, EPSILON, meets, type Problem } from './problem.ts';

export async function solveFixedCamps(
  problem: Problem,
  camps: number,
  incumbent: { labels: Int32Array; cost: number },
  effort: Effort,
  solve: (problem: Problem, camps: Camps, effort: Effort) => Promise<Bounds>,
): Promise<Bounds> {
  const free = await solve(problem, 'free', effort);
  let best = incumbent;
  const packed = packCamps(problem, free.labels, camps);
  for (const start of packed ? [packed] : []) {
    const cost = costOf(problem, start);
    if (cost < best.cost - EPSILON) best = { labels: start, cost };
  }
  const search = searchLocally(problem, {
    camps,
    seed: 2,
    restarts: 8,
    stop: () => effort.stop(),
  });
  if (search.cost < best.cost - EPSILON) best = search;
  if (meets(free.bound, best.cost) || effort.stop()) return { ...best, bound: Math.min(free.bound, best.cost) };
  return assign(problem, camps, best, free.bound, effort);
}

/** Puts camps of a partition together where no tie joins them, largest first, until `camps` are left; null if stuck. */
function packCamps(problem: Problem, labels: Int32Array, camps: number): Int32Array | null {
  const names = canonical(labels);
  const count = Math.max(-1, ...names) + 1;
  const joined: Set<number>[] = Array.from({ length: count }, () => new Set());
  for (let e = 0; e < problem.u.length; e++) {
    const a = names[problem.u[e]!]!;
    const b = names[problem.v[e]!]!;
    if (a === b) continue;
    joined[a]!.add(b);
    joined[b]!.add(a);
  }
  const order = Array.from({ length: count }, (_, c) => c).sort((a, b) => joined[b]!.size - joined[a]!.size || a - b);
  const slot = new Int32Array(count).fill(-1);
  let clash = false;
  for (const c of order) {
    const taken = new Set([...joined[c]!].map((other) => slot[other]));
    let at = 0;
    while (at < camps && taken.has(at)) at++;
    if (at === camps) {
      clash = true;
      at = 0;
    }
    slot[c] = at;
  }
  return clash ? null : names.map((c) => slot[c]!);
}

async function assign(
  problem: Problem,
  camps: number,
  incumbent: { labels: Int32Array; cost: number },
  lower: number,
  effort: Effort,
): Promise<Bounds> {
  const highs = await loadSolver();
  const { n, u, v, w } = problem;
  const m = u.length;
  const x = (actor: number, camp: number): number => actor * camps + camp;
  const y = (tie: number): number => n * camps + tie;
  const columns = n * camps + m;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const lows: number[] = [];
  const highsOf: number[] = [];
  const row = (entries: [number, number][], low: number, high: number): void => {
    for (const [index, value] of entries) {
      indices.push(index);
      values.push(value);
    }
    starts.push(indices.length);
    lows.push(low);
    highsOf.push(high);
  };
  for (let a = 0; a < n; a++)
    row(
      Array.from({ length: camps }, (_, c) => [x(a, c), 1] as [number, number]),
      1,
      1,
    );
  for (let e = 0; e < m; e++) {
    for (let c = 0; c < camps; c++) {
      const [a, b] = [x(u[e]!, c), x(v[e]!, c)];
      if (w[e]! < 0)
        row(
          [
            [y(e), 1],
            [a, -1],
            [b, -1],
          ],
          -1,
          highs.infinity,
        );
      else {
        row(
          [
            [y(e), 1],
            [a, -1],
            [b, 1],
          ],
          0,
          highs.infinity,
        );
        row(
          [
            [y(e), 1],
            [a, 1],
            [b, -1],
          ],
          0,
          highs.infinity,
        );
      }
    }
  }
  row(
    Array.from(w, (weight, e) => [y(e), Math.abs(weight)] as [number, number]),
    lower - problem.base,
    highs.infinity,
  );
  // Camps are interchangeable: the busiest actor stands in the first, the i-th in one of the first i + 1.
  const adjacency = adjacencyOf(problem);
  const busiest = Array.from({ length: n }, (_, a) => a).sort(
    (a, b) => adjacency.start[b + 1]! - adjacency.start[b]! - (adjacency.start[a + 1]! - adjacency.start[a]!) || a - b,
  );
  const upper = new Float64Array(columns).fill(1);
  for (let i = 0; i < Math.min(camps, n); i++) for (let c = i + 1; c < camps; c++) upper[x(busiest[i]!, c)] = 0;
  const grid = gridOf(problem);
  return highs.withModel(
    {
      numCols: columns,
      numRows: lows.length,
      colCost: Array.from({ length: columns }, (_, c) => (c < n * camps ? 0 : Math.abs(w[c - n * camps]!))),
      colLower: new Float64Array(columns),
      colUpper: upper,
      rowLower: lows,
      rowUpper: highsOf,
      matrix: {
        format: 'csr',
        numRows: lows.length,
        numCols: columns,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
      integrality: Int32Array.from({ length: columns }, (_, c) => (c < n * camps ? 1 : 0)),
    },
    (model): Bounds => {
      model.options.set({
        output_flag: false,
        random_seed: 0,
        mip_rel_gap: 0,
        mip_abs_gap: grid > 0 ? grid * 0.99 : 1e-6,
        time_limit: Math.max(0.01, effort.left() / 1000),
      });
      model.run({
        [highs.constants.callbackType.mipInterrupt]: (event: { interrupt(): void }) => {
          if (effort.stop()) event.interrupt();
        },
      });
      const dual = model.info.get('mip_dual_bound') as number;
      const bound = Math.max(lower, Number.isFinite(dual) ? problem.base + roundUp(dual, grid) : lower);
      const found = model.getSolution().colValue;
      let { labels, cost } = incumbent;
      if (found.length === columns && model.info.get('primal_solution_status') === 2) {
        const read = new Int32Array(n);
        for (let a = 0; a < n; a++)
          for (let c = 1; c < camps; c++) if (found[x(a, c)]! > found[x(a, read[a]!)]!) read[a] = c;
        const value = costOf(problem, read);
        if (value < cost - EPSILON) {
          labels = read;
          cost = value;
        }
      }
      return { labels, cost, bound: Math.min(bound, cost) };
    },
  );
}
