/**
 * Least frustration as an integer programme over ties: y = 1 for a frustrated tie, and every bad cycle holds at least one.
 *
 * There are too many bad cycles to write down, so rows are added where the current solution violates them: first for the
 * linear relaxation, whose value rounded up to the grid of possible costs is often already the optimum, then, if a gap
 * stays, for the integer solutions of HiGHS. Relaxed solutions are rounded to partitions and improved by local search, so
 * upper and lower bound close in together. (Aref, Mason & Wilson 2020 for the models; Grötschel & Wakabayashi 1989 and
 * Lange, Andres et al. 2018 for cycle cuts with a free number of camps.)
 */
import type { Highs, Model } from 'highs';
import { type Cycle, findBadCycles } from './bad-cycles.ts';
import type { Effort } from './effort.ts';
import { searchLocally } from './local-search.ts';
import { type Adjacency, adjacencyOf, EPSILON, meets, type Problem } from './problem.ts';

export interface Bounds {
  labels: Int32Array;
  cost: number;
  /** No partition costs less. */
  bound: number;
}

const TOLERANCE = 1e-6;

let loading: Promise<Highs> | null = null;

/** The solver, loaded once per process. A browser calls this first with the place of `highs.wasm`. */
export function loadSolver(options?: { locateFile?(file: string): string }): Promise<Highs> {
  // The package declares a CommonJS module and ships an ES module beside it, so its types name the loader one level deeper.
  type Loader = (options?: { locateFile?(file: string): string }) => Promise<Highs>;
  loading ??= import('highs').then((module) => (module.default as unknown as Loader)(options));
  return loading;
}

/** A solver that ran out of memory is of no further use: the next call loads another. */
export function dropSolver(): void {
  loading = null;
}

/** Every cost is a whole multiple of this, or 0 if the weights have no common measure. */
export function gridOf(problem: Problem): number {
  let grid = 0;
  for (const w of problem.w) {
    if (w === 0) continue;
    let a = Math.abs(w);
    let b = grid;
    while (b > EPSILON) [a, b] = [b, a % b < EPSILON || b - (a % b) < EPSILON ? 0 : a % b];
    grid = a;
    if (grid < 1e-3) return 0;
  }
  return grid;
}

export function roundUp(value: number, grid: number): number {
  return grid === 0 ? value : Math.ceil((value - TOLERANCE * 10) / grid) * grid;
}

/**
 * Tightens the bounds of a problem until they meet or the effort is spent. `incumbent` is any partition with its cost.
 */
export async function solveByCuts(
  problem: Problem,
  camps: 2 | 'free',
  incumbent: { labels: Int32Array; cost: number },
  effort: Effort,
): Promise<Bounds> {
  const highs = await loadSolver();
  const model = createCover(highs, problem);
  try {
    const state = new CutState(highs, model, problem, camps, incumbent, effort);
    await state.relax();
    if (!state.closed && !effort.stop()) await state.branch();
    return { labels: state.labels, cost: state.cost, bound: Math.min(state.bound, state.cost) };
  } finally {
    model.dispose();
  }
}

function createCover(highs: Highs, problem: Problem): Model {
  const m = problem.u.length;
  const model = highs.createModel({
    numCols: m,
    numRows: 0,
    colCost: Float64Array.from(problem.w, Math.abs),
    colLower: new Float64Array(m),
    colUpper: new Float64Array(m).fill(1),
    rowLower: [],
    rowUpper: [],
    matrix: {
      format: 'csr',
      numRows: 0,
      numCols: m,
      starts: new Int32Array(1),
      indices: new Int32Array(0),
      values: [],
    },
  });
  model.options.set({ output_flag: false, random_seed: 0 });
  return model;
}

class CutState {
  labels: Int32Array;
  cost: number;
  bound: number;
  private readonly grid: number;
  private readonly highs: Highs;
  private readonly model: Model;
  private readonly problem: Problem;
  private readonly camps: 2 | 'free';
  private readonly effort: Effort;

  constructor(
    highs: Highs,
    model: Model,
    problem: Problem,
    camps: 2 | 'free',
    incumbent: { labels: Int32Array; cost: number },
    effort: Effort,
  ) {
    this.highs = highs;
    this.model = model;
    this.problem = problem;
    this.camps = camps;
    this.effort = effort;
    this.labels = incumbent.labels;
    this.cost = incumbent.cost;
    this.bound = problem.base;
    this.grid = gridOf(problem);
  }

  get closed(): boolean {
    return meets(this.bound, this.cost);
  }

  /** Linear relaxation with cycle rows until none is violated. */
  async relax(): Promise<void> {
    const { problem, camps, model, highs, effort } = this;
    const adjacency = adjacencyOf(problem);
    let lengths: Float64Array = new Float64Array(problem.u.length);
    let rounded = 0;
    for (let round = 0; !effort.stop(); round++) {
      const cycles = findBadCycles(problem, adjacency, lengths, camps, 1 - TOLERANCE);
      if (cycles.length === 0) break;
      this.addRows(cycles);
      model.options.set('time_limit', Math.max(0.01, effort.left() / 1000));
      model.zeroAllClocks();
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return;
      lengths = model.getSolution().colValue;
      const value = model.getObjectiveValue();
      // Rows hold for every partition, so each relaxation is a bound, not only the last.
      this.bound = Math.max(this.bound, problem.base + roundUp(value, this.grid));
      if (this.closed) return;
      if (round - rounded >= 3) {
        rounded = round;
        this.improveFrom(lengths, 4);
        if (this.closed) return;
      }
      await effort.pause();
    }
    this.improveFrom(lengths, 4);
  }

  /** Integer solutions, with rows for the bad cycles they leave unmet, until one leaves none. */
  async branch(): Promise<void> {
    const { problem, model, highs, effort } = this;
    const adjacency = adjacencyOf(problem);
    const m = problem.u.length;
    const { modelStatus, callbackType, variableType } = highs.constants;
    model.changeColsIntegrality({ kind: 'range', from: 0, to: m - 1 }, new Int32Array(m).fill(variableType.integer));
    model.options.set({ mip_rel_gap: 0, mip_abs_gap: this.grid > 0 ? this.grid * 0.99 : 1e-6 });
    while (!effort.stop()) {
      model.zeroAllClocks();
      model.options.set('time_limit', Math.max(0.01, effort.left() / 1000));
      model.run({
        [callbackType.mipInterrupt]: (event: { interrupt(): void }) => {
          if (effort.stop()) event.interrupt();
        },
      });
      const status = model.getModelStatus();
      const dual = model.info.get('mip_dual_bound') as number;
      if (Number.isFinite(dual)) this.bound = Math.max(this.bound, problem.base + roundUp(dual, this.grid));
      const finished = status === modelStatus.optimal;
      if (!finished && this.closed) return;
      const values = model.getSolution().colValue;
      if (values.length !== m || (!finished && model.info.get('primal_solution_status') !== 2)) return;
      const met = values.map((value) => Math.round(value));
      this.improveFrom(met, 60);
      if (this.closed || !finished) return;
      if (!this.addUnmet(adjacency, met)) return;
      await effort.pause();
    }
  }

  /** Rows for bad cycles an integer solution leaves unmet, many at once: ties already in one are made longer each time. */
  private addUnmet(adjacency: Adjacency, met: Float64Array): boolean {
    const lengths = met.slice();
    for (let round = 0; round < 12; round++) {
      const cycles = findBadCycles(this.problem, adjacency, lengths, this.camps, 1 - TOLERANCE);
      if (cycles.length === 0) return round > 0;
      this.addRows(cycles);
      for (const cycle of cycles) for (const e of cycle) lengths[e]! += 0.35;
    }
    return true;
  }

  private addRows(cycles: readonly Cycle[]): void {
    const starts = new Int32Array(cycles.length + 1);
    for (const [i, cycle] of cycles.entries()) starts[i + 1] = starts[i]! + cycle.length;
    const indices = Int32Array.from(cycles.flat());
    this.model.addRows({
      lower: new Float64Array(cycles.length).fill(1),
      upper: new Float64Array(cycles.length).fill(this.highs.infinity),
      matrix: {
        format: 'csr',
        numRows: cycles.length,
        numCols: this.problem.u.length,
        starts,
        indices,
        values: new Float64Array(indices.length).fill(1),
      },
    });
  }

  private improveFrom(values: ArrayLike<number>, restarts: number): void {
    const start = roundToCamps(this.problem, this.camps, values);
    const found = searchLocally(this.problem, {
      camps: this.camps,
      start,
      seed: 1,
      restarts,
      stop: () => this.effort.stop(),
    });
    if (found.cost >= this.cost - EPSILON) return;
    this.cost = found.cost;
    this.labels = found.labels;
  }
}

/** Ties the solution leaves satisfied, most certain first, are honoured as long as they agree with one another. */
export function roundToCamps(problem: Problem, camps: 2 | 'free', values: ArrayLike<number>): Int32Array {
  const { n, u, v, w } = problem;
  const parent = Int32Array.from({ length: n }, (_, x) => x);
  const side = new Uint8Array(n);
  const find = (x: number): [number, number] => {
    let flip = 0;
    let at = x;
    while (parent[at] !== at) {
      flip ^= side[at]!;
      at = parent[at]!;
    }
    return [at, flip];
  };
  const order = Array.from(w, (_, e) => e).sort((a, b) => values[a]! - values[b]! || Math.abs(w[b]!) - Math.abs(w[a]!));
  for (const e of order) {
    if (camps === 'free' && (w[e]! < 0 || values[e]! >= 0.5)) continue;
    const [a, flipA] = find(u[e]!);
    const [b, flipB] = find(v[e]!);
    if (a === b) continue;
    parent[a] = b;
    side[a] = flipA ^ flipB ^ (w[e]! < 0 ? 1 : 0);
  }
  return Int32Array.from({ length: n }, (_, x) => {
    const [root, flip] = find(x);
    return camps === 2 ? flip : root;
  });
}
