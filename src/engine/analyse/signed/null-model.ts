/**
 * How much frustration chance alone would give, with the same ties and other signs.
 *
 * `degrees` keeps who is tied to whom and how many friends and enemies each actor has: signs are exchanged along closed
 * trails on which positive and negative ties alternate. Without that the verdict mostly reflects that some actors have many
 * enemies (Hao & Kovács 2024; Gallo et al. 2024). `shuffle` deals the signs out anew over all ties (Aref & Wilson 2018).
 *
 * Networks with random signs are harder than real ones, so the optimum is proven within a fixed number of search steps or
 * not at all; if one sample fails, all samples and the network itself are compared by the same local search instead.
 */
import type { Effort } from './effort.ts';
import { searchLocally } from './local-search.ts';
import { adjacencyOf, type Camps, costOf, EPSILON, type Problem } from './problem.ts';
import { createRandom } from './random.ts';
import { reduce } from './reduce.ts';
import { solveByDolls } from './russian-doll.ts';

export type NullKind = 'degrees' | 'shuffle';

export interface NullModel {
  model: NullKind;
  samples: number;
  mean: number;
  sd: number;
  /** (observed - mean) / sd; null where no sample differs. */
  z: number | null;
  /** Share of samples as balanced as the network or more, counting the network itself: (1 + hits) / (1 + samples). */
  p: number;
  /** exact, or compared by local search: upper bounds on both sides. */
  method: 'exact' | 'local search';
}

const NODES_PER_SAMPLE = 60_000;
const EXACT_LIMIT = 45;

export async function sampleNull(
  problem: Problem,
  camps: Camps,
  observed: number,
  { model, samples, seed }: { model: NullKind; samples: number; seed: number },
  effort: Effort,
): Promise<NullModel | null> {
  if (samples === 0 || problem.u.length === 0) return null;
  const random = createRandom(seed);
  const drawn = drawNull(problem, model, samples, random);
  let exact = problem.n <= EXACT_LIMIT;
  let values: number[] = [];
  for (let i = 0; exact && i < drawn.length; i++) {
    if (effort.stop()) return null;
    const value = proveQuickly(drawn[i]!, camps);
    if (value === null) exact = false;
    else values.push(value);
    await effort.pause();
  }
  let reference = observed;
  if (!exact) {
    values = [];
    for (const sample of drawn) {
      if (effort.stop()) return null;
      values.push(estimate(sample, camps));
      await effort.pause();
    }
    reference = estimate(problem, camps);
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  const sd = Math.sqrt(variance);
  const hits = values.filter((value) => value <= reference + EPSILON).length;
  return {
    model,
    samples: values.length,
    mean,
    sd,
    z: sd > EPSILON ? (reference - mean) / sd : null,
    p: (1 + hits) / (1 + values.length),
    method: exact ? 'exact' : 'local search',
  };
}

/** Networks with the same ties and weights and other signs. */
export function drawNull(problem: Problem, model: NullKind, samples: number, random: () => number): Problem[] {
  const draw = model === 'shuffle' ? shuffleSigns : createTrailSwapper(problem);
  return Array.from({ length: samples }, () => ({ ...problem, w: draw(problem.w, random) }));
}

function proveQuickly(problem: Problem, camps: Camps): number | null {
  const { kernel } = reduce(problem, camps);
  if (kernel.n === 0) return kernel.base;
  const start = searchLocally(kernel, { camps, seed: 1, restarts: 4, stop: () => false });
  const found = solveByDolls(kernel, start.labels, start.cost, {
    camps,
    nodes: NODES_PER_SAMPLE,
    stop: () => false,
  });
  return found.proven ? found.cost : null;
}

function estimate(problem: Problem, camps: Camps): number {
  const { kernel, expand } = reduce(problem, camps);
  const found = searchLocally(kernel, { camps, seed: 1, restarts: 3, stop: () => false });
  return costOf(problem, expand(found.labels).next().value as Int32Array);
}

function shuffleSigns(weights: Float64Array, random: () => number): Float64Array {
  const signs = Array.from(weights, Math.sign);
  for (let i = signs.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [signs[i], signs[j]] = [signs[j]!, signs[i]!];
  }
  return weights.map((w, e) => Math.abs(w) * signs[e]!);
}

/**
 * Walks along ties of alternating sign until the walk closes with an even number of ties, and flips the loop: each actor on
 * it loses and gains one tie of each sign. Weights stay where they are; only signs move. Each network drawn goes on from the
 * one before; the first is four times as far from the network itself.
 */
function createTrailSwapper(problem: Problem): (weights: Float64Array, random: () => number) => Float64Array {
  const { n } = problem;
  const { start, to, tie } = adjacencyOf(problem);
  const m = problem.u.length;
  const signs = Int8Array.from(problem.w, Math.sign);
  const usedAt = new Int32Array(m).fill(-1);
  const candidates = new Int32Array(n);
  const trail = new Int32Array(2 * m + 1);
  // Where on the walk an actor was met after an even, and after an odd number of ties, and on which walk that was.
  const metAt = new Int32Array(2 * n);
  const metOn = new Int32Array(2 * n).fill(-1);
  let walk = 0;
  let first = true;

  const flipLoop = (random: () => number): void => {
    walk++;
    let want = random() < 0.5 ? 1 : -1;
    let here = Math.floor(random() * n);
    for (let step = 0; step < 2 * m; step++) {
      const mark = 2 * here + (step & 1);
      metAt[mark] = step;
      metOn[mark] = walk;
      let count = 0;
      for (let at = start[here]!; at < start[here + 1]!; at++)
        if (signs[tie[at]!] === want && usedAt[tie[at]!] !== walk) candidates[count++] = at;
      if (count === 0) return;
      const at = candidates[Math.floor(random() * count)]!;
      usedAt[tie[at]!] = walk;
      trail[step] = tie[at]!;
      here = to[at]!;
      // A loop closes where this actor was met an even number of ties ago: then the signs alternate all round.
      const back = 2 * here + ((step + 1) & 1);
      if (metOn[back] === walk) {
        for (let i = metAt[back]!; i <= step; i++) signs[trail[i]!] = -signs[trail[i]!]!;
        return;
      }
      want = -want;
    }
  };
  return (weights, random) => {
    for (let attempt = 0; attempt < (first ? 4 : 1) * m; attempt++) flipLoop(random);
    first = false;
    return weights.map((w, e) => Math.abs(w) * signs[e]!);
  };
}
