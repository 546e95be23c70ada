/**
 * The portfolio: least frustration with proof, or the tightest bounds the time allows.
 *
 * Split into blocks, reduce each, split what is left again; on a core that no rule shrinks further, local search gives an
 * upper bound and then the exact method that fits: Russian-doll branch and bound for small or dense cores, cycle cuts
 * through HiGHS for sparse ones. Which method runs is decided by size and counted search nodes, not by the clock, so the
 * same input takes the same path; only the time limit depends on the machine, and it shows in the status.
 */
import { packBadCycles } from './bad-cycles.ts';
import { glue, splitIntoBlocks } from './blocks.ts';
import { type Bounds, dropSolver, gridOf, roundUp, solveByCuts } from './cycle-cuts.ts';
import type { Effort } from './effort.ts';
import { solveFixedCamps } from './fixed-camps.ts';
import { searchLocally } from './local-search.ts';
import { adjacencyOf, type Camps, costOf, EPSILON, meets, type Problem } from './problem.ts';
import { reduce } from './reduce.ts';
import { solveByDolls } from './russian-doll.ts';

export interface Solution extends Bounds {
  proven: boolean;
}

/** Nodes branch and bound may spend before cycle cuts are tried, and in all. */
const QUICK_NODES = 30_000;
const THOROUGH_NODES = 20_000_000;

export async function solveFrustration(problem: Problem, camps: Camps, effort: Effort): Promise<Solution> {
  if (camps === 1) {
    const one = new Int32Array(problem.n);
    const cost = costOf(problem, one);
    return { labels: one, cost, bound: cost, proven: true };
  }
  const blocks = splitIntoBlocks(problem, camps);
  const labels: Int32Array[] = [];
  let bound = problem.base;
  for (const block of blocks) {
    const part = await solveBlock(block.problem, camps, effort);
    labels.push(part.labels);
    bound += part.bound;
  }
  const whole = glue(problem.n, blocks, labels, camps);
  const cost = costOf(problem, whole);
  const proven = meets(bound, cost);
  return { labels: whole, cost, bound: proven ? cost : bound, proven };
}

async function solveBlock(problem: Problem, camps: Camps, effort: Effort): Promise<Bounds> {
  const { kernel, expand } = reduce(problem, camps);
  await effort.pause();
  const parts = splitIntoBlocks(kernel, camps);
  let core: Bounds;
  if (parts.length === 0) {
    core = { labels: glue(kernel.n, [], [], camps), cost: kernel.base, bound: kernel.base };
  } else if (parts.length > 1 || parts[0]!.actors.length < kernel.n || kernel.n < problem.n) {
    core = await solveFrustration(kernel, camps, effort);
  } else core = await solveCore(kernel, camps, effort);
  const labels = expand(core.labels).next().value as Int32Array;
  return { labels, cost: costOf(problem, labels), bound: core.bound };
}

async function solveCore(problem: Problem, camps: Camps, effort: Effort): Promise<Bounds> {
  const { n } = problem;
  const stop = (): boolean => effort.stop();
  const restarts = n <= 30 ? 6 : n <= 200 ? 12 : 4;
  let best = searchLocally(problem, { camps, seed: 1, restarts, stop });
  const done = (bound: number): Bounds => ({ ...best, bound: Math.min(bound, best.cost) });
  if (best.cost <= problem.base + EPSILON) return done(problem.base);
  const dolls = (nodes: number): boolean => {
    const found = solveByDolls(problem, best.labels, best.cost, { camps, nodes, stop });
    best = { labels: found.labels, cost: found.cost };
    return found.proven;
  };
  const dense = problem.u.length > 0.3 * ((n * (n - 1)) / 2);
  if (n <= 24 || (dense && n <= 60)) {
    if (dolls(dense && camps === 2 ? THOROUGH_NODES / 4 : QUICK_NODES * (dense ? 20 : 1))) return done(best.cost);
    await effort.pause();
  }
  const packed = packBadCycles(problem, adjacencyOf(problem), camps === 2 ? 2 : 'free', stop);
  let bound = problem.base + roundUp(packed, gridOf(problem));
  if (meets(bound, best.cost)) return done(best.cost);
  try {
    const closer =
      camps === 2 || camps === 'free'
        ? await solveByCuts(problem, camps, best, effort)
        : await solveFixedCamps(problem, camps, best, effort, solveFrustration);
    best = { labels: closer.labels, cost: closer.cost };
    bound = Math.max(bound, closer.bound);
  } catch (error) {
    // Networks too large for the solver's memory keep the bounds they have; anything else is a fault.
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    dropSolver();
  }
  if (meets(bound, best.cost)) return done(best.cost);
  if (!effort.stop() && n <= 60 && dolls(THOROUGH_NODES)) return done(best.cost);
  return done(problem.base + roundUp(bound - problem.base, gridOf(problem)));
}
