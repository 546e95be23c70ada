/**
 * Optimal sets of frustrated ties one after another: each found set is forbidden and the programme solved again, until the
 * cost rises. An optimal set has no optimal subset, so forbidding it loses nothing else.
 */
import type { Model } from 'highs';
import { findBadCycles } from './bad-cycles.ts';
import { loadSolver, roundToCamps } from './cycle-cuts.ts';
import type { Effort } from './effort.ts';
import { adjacencyOf, costOf, meets, type Problem } from './problem.ts';

export async function listByCuts(
  problem: Problem,
  camps: 2 | 'free',
  optimum: number,
  limit: number,
  effort: Effort,
): Promise<{ found: Int32Array[]; complete: boolean }> {
  const highs = await loadSolver();
  const { modelStatus, callbackType, variableType } = highs.constants;
  const adjacency = adjacencyOf(problem);
  const m = problem.u.length;
  const found: Int32Array[] = [];
  const model: Model = highs.createModel({
    numCols: m,
    numRows: 1,
    colCost: Float64Array.from(problem.w, Math.abs),
    colLower: new Float64Array(m),
    colUpper: new Float64Array(m).fill(1),
    rowLower: [0],
    // Only optimal sets matter: anything dearer is infeasible.
    rowUpper: [(optimum - problem.base) * (1 + 1e-6) + 1e-6],
    matrix: {
      format: 'csr',
      numRows: 1,
      numCols: m,
      starts: Int32Array.from([0, m]),
      indices: Int32Array.from({ length: m }, (_, e) => e),
      values: Float64Array.from(problem.w, Math.abs),
    },
    integrality: new Int32Array(m).fill(variableType.integer),
  });
  const addRow = (ties: readonly number[], low: number, high: number): void => {
    model.addRow(low, high, { indices: Int32Array.from(ties), values: new Float64Array(ties.length).fill(1) });
  };
  try {
    model.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 1 });
    let lengths: Float64Array = new Float64Array(m);
    for (let round = 0; round < 40; round++) {
      const cycles = findBadCycles(problem, adjacency, lengths, camps, 1 - 1e-6);
      if (cycles.length === 0) break;
      for (const cycle of cycles) addRow(cycle, 1, highs.infinity);
      for (const cycle of cycles) for (const e of cycle) lengths[e]! += 0.2;
    }
    while (!effort.stop()) {
      if (found.length >= limit) return { found, complete: false };
      model.zeroAllClocks();
      model.options.set('time_limit', Math.max(0.01, effort.left() / 1000));
      model.run({
        [callbackType.mipInterrupt]: (event: { interrupt(): void }) => {
          if (effort.stop()) event.interrupt();
        },
      });
      const status = model.getModelStatus();
      if (status === modelStatus.infeasible) return { found, complete: true };
      if (status !== modelStatus.optimal) return { found, complete: false };
      lengths = model.getSolution().colValue.map((value) => Math.round(value));
      const cycles = findBadCycles(problem, adjacency, lengths, camps, 1 - 1e-6);
      for (const cycle of cycles) addRow(cycle, 1, highs.infinity);
      if (cycles.length > 0) continue;
      const labels = roundToCamps(problem, camps, lengths);
      if (meets(optimum, costOf(problem, labels))) found.push(labels);
      const set = Array.from({ length: m }, (_, e) => e).filter((e) => lengths[e] === 1);
      addRow(set, 0, set.length - 1);
      await effort.pause();
    }
    return { found, complete: false };
  } finally {
    model.dispose();
  }
}
