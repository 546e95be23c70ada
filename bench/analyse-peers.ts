/**
 * What the portfolio is measured against, on the same networks in the same run: HiGHS alone on the textbook models, without
 * reduction, splitting, or a bound from elsewhere; and a plain local search, without proof.
 */
import { findBadCycles } from '../src/engine/analyse/signed/bad-cycles.ts';
import { loadSolver } from '../src/engine/analyse/signed/cycle-cuts.ts';
import { adjacencyOf, costOf, type Problem } from '../src/engine/analyse/signed/problem.ts';
import { createRandom } from '../src/engine/analyse/signed/random.ts';
import { forEachTriad } from '../src/engine/analyse/signed/triads.ts';

export interface PeerResult {
  value: number;
  proven: boolean;
  ms: number;
}

/** XOR model for two camps with unbalanced triangles and the busiest actor fixed (Aref, Mason & Wilson 2020), cycle cuts added to integer solutions for a free number. */
export async function highsAlone(problem: Problem, camps: 2 | 'free', seconds: number): Promise<PeerResult> {
  const highs = await loadSolver();
  const started = performance.now();
  const { n, u, v, w } = problem;
  const m = u.length;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const lower: number[] = [];
  const row = (entries: readonly (readonly [number, number])[], low: number): void => {
    for (const [index, value] of entries) {
      indices.push(index);
      values.push(value);
    }
    starts.push(indices.length);
    lower.push(low);
  };
  const actors = camps === 2 ? n : 0;
  const y = (e: number): number => actors + e;
  if (camps === 2) {
    for (let e = 0; e < m; e++) {
      const [a, b] = [u[e]!, v[e]!];
      if (w[e]! > 0) {
        row(
          [
            [y(e), 1],
            [a, -1],
            [b, 1],
          ],
          0,
        );
        row(
          [
            [y(e), 1],
            [a, 1],
            [b, -1],
          ],
          0,
        );
      } else {
        row(
          [
            [y(e), 1],
            [a, 1],
            [b, 1],
          ],
          1,
        );
        row(
          [
            [y(e), 1],
            [a, -1],
            [b, -1],
          ],
          -1,
        );
      }
    }
    forEachTriad(problem, (_a, _b, _c, ab, ac, bc) => {
      if (w[ab]! * w[ac]! * w[bc]! >= 0) return;
      row(
        [ab, ac, bc].map((e) => [y(e), 1] as const),
        1,
      );
    });
  }
  const upper = new Float64Array(actors + m).fill(1);
  if (camps === 2 && n > 0) upper[busiest(problem)] = 0;
  const integer = Int32Array.from({ length: actors + m }, (_, i) => (i < actors || camps === 'free' ? 1 : 0));
  const model = highs.createModel({
    numCols: actors + m,
    numRows: lower.length,
    colCost: Float64Array.from({ length: actors + m }, (_, i) => (i < actors ? 0 : Math.abs(w[i - actors]!))),
    colLower: new Float64Array(actors + m),
    colUpper: upper,
    rowLower: lower,
    rowUpper: new Float64Array(lower.length).fill(highs.infinity),
    matrix: {
      format: 'csr',
      numRows: lower.length,
      numCols: actors + m,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    integrality: integer,
  });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.99 });
    const adjacency = adjacencyOf(problem);
    for (;;) {
      const left = seconds - (performance.now() - started) / 1000;
      if (left <= 0) return { value: Number.NaN, proven: false, ms: performance.now() - started };
      model.zeroAllClocks();
      model.options.set('time_limit', left);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
        return { value: Number.NaN, proven: false, ms: performance.now() - started };
      const found = model.getSolution().colValue.map((value) => Math.round(value));
      if (camps === 2) {
        return { value: costOf(problem, found.subarray(0, n)), proven: true, ms: performance.now() - started };
      }
      const cycles = findBadCycles(problem, adjacency, found, 'free', 1 - 1e-6);
      if (cycles.length === 0) {
        const value = problem.base + found.reduce((sum, one, e) => sum + one * Math.abs(w[e]!), 0);
        return { value, proven: true, ms: performance.now() - started };
      }
      for (const cycle of cycles)
        model.addRow(1, highs.infinity, {
          indices: Int32Array.from(cycle),
          values: new Float64Array(cycle.length).fill(1),
        });
    }
  } finally {
    model.dispose();
  }
}

/** Fixed on one side: the mirror image of every partition is the same partition. */
function busiest(problem: Problem): number {
  const { start } = adjacencyOf(problem);
  let best = 0;
  for (let x = 1; x < problem.n; x++) if (start[x + 1]! - start[x]! > start[best + 1]! - start[best]!) best = x;
  return best;
}

/** Steepest descent from random camps, with restarts: the usual heuristic. */
export function plainLocalSearch(problem: Problem, camps: 2 | 'free', restarts: number): PeerResult {
  const started = performance.now();
  const { n } = problem;
  const { start, to, weight } = adjacencyOf(problem);
  const random = createRandom(1);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < restarts; round++) {
    const labels = Int32Array.from({ length: n }, (_, x) => (camps === 2 ? Math.floor(random() * 2) : x));
    const order = Array.from({ length: n }, (_, x) => x).sort(() => random() - 0.5);
    for (let moved = true; moved; ) {
      moved = false;
      for (const x of order) {
        const pull = new Map<number, number>(
          camps === 2
            ? [
                [0, 0],
                [1, 0],
              ]
            : [
                [labels[x]!, 0],
                [n + x, 0],
              ],
        );
        for (let at = start[x]!; at < start[x + 1]!; at++) {
          const camp = labels[to[at]!]!;
          pull.set(camp, (pull.get(camp) ?? 0) + weight[at]!);
        }
        let into = labels[x]!;
        for (const [camp, value] of pull) if (value > pull.get(into)! + 1e-9) into = camp;
        if (into === labels[x]) continue;
        labels[x] = into;
        moved = true;
      }
    }
    best = Math.min(best, costOf(problem, labels));
  }
  return { value: best, proven: false, ms: performance.now() - started };
}
