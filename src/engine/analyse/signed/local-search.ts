/**
 * Tabu search for a good partition: an upper bound, never a proof.
 *
 * One actor moves at a time, to the camp that costs least, even uphill; an actor that moved may not move back for a while.
 * Restarts alternate between random camps and the best partition disturbed. The seed is fixed, so the result is too.
 */
import { adjacencyOf, type Camps, canonical, costOf, EPSILON, type Problem } from './problem.ts';
import { createRandom } from './random.ts';

export interface SearchOptions {
  camps: Camps;
  seed: number;
  restarts: number;
  /** Moves without improvement before a restart; default grows with the number of actors. */
  patience?: number;
  /** Partition to start from, e.g. one rounded from a linear programme. */
  start?: Int32Array;
  stop(): boolean;
}

export function searchLocally(problem: Problem, options: SearchOptions): { labels: Int32Array; cost: number } {
  const { n } = problem;
  if (n === 0) return { labels: new Int32Array(0), cost: problem.base };
  const k = options.camps === 'free' ? n : Math.min(options.camps, n);
  const patience = options.patience ?? Math.min(2000, 50 + (options.camps === 'free' ? 1 : 4) * n);
  const random = createRandom(options.seed);
  let best: Int32Array = new Int32Array(n);
  if (options.start) best = canonical(options.start);
  else if (options.camps === 'free') best = Int32Array.from({ length: n }, (_, x) => x);
  let bestCost = costOf(problem, best);
  const run = createTabu(problem, k, random);
  const { start, to } = adjacencyOf(problem);
  /** Moves a share of the actors to a neighbour's camp, or anywhere where the number of camps is fixed. */
  const disturb = (labels: Int32Array, share: number): void => {
    for (let x = 0; x < n; x++) {
      if (random() >= share) continue;
      const degree = start[x + 1]! - start[x]!;
      labels[x] =
        options.camps === 'free' && degree > 0
          ? labels[to[start[x]! + Math.floor(random() * degree)]!]!
          : Math.floor(random() * k);
    }
  };
  for (let round = 0; round < options.restarts; round++) {
    if (round > 0 && options.stop()) break;
    const labels = best.slice();
    if (round > 0) {
      if (options.camps !== 'free' && round % 3 === 1) for (let x = 0; x < n; x++) labels[x] = Math.floor(random() * k);
      else disturb(labels, round % 2 === 0 ? 0.05 : 0.2);
    }
    const cost = run(labels, patience);
    if (cost < bestCost + EPSILON) {
      // An equal partition is taken too: walking along a plateau reaches other valleys.
      bestCost = Math.min(cost, bestCost);
      best = labels;
      if (bestCost <= problem.base + EPSILON) break;
    }
  }
  return { labels: best, cost: bestCost };
}

/** Improves `labels` in place and returns the cost of what it leaves there, the best it saw. */
function createTabu(
  problem: Problem,
  k: number,
  random: () => number,
): (labels: Int32Array, patience: number) => number {
  const { n } = problem;
  const { start, to, weight } = adjacencyOf(problem);
  const pull = new Float64Array(k);
  const seen = new Int32Array(k).fill(-1);
  const target = new Int32Array(n);
  const gain = new Float64Array(n);
  const free = new Int32Array(n);
  const size = new Int32Array(k);

  /** Best other camp for x and what moving there saves. */
  const evaluate = (x: number, labels: Int32Array, stamp: number, empty: number): void => {
    const here = labels[x]!;
    pull[here] = 0;
    seen[here] = stamp;
    for (let at = start[x]!; at < start[x + 1]!; at++) {
      const c = labels[to[at]!]!;
      if (seen[c] !== stamp) {
        seen[c] = stamp;
        pull[c] = 0;
      }
      pull[c]! += weight[at]!;
    }
    let bestCamp = -1;
    let bestPull = Number.NEGATIVE_INFINITY;
    for (let at = start[x]!; at < start[x + 1]!; at++) {
      const c = labels[to[at]!]!;
      if (c !== here && pull[c]! > bestPull) {
        bestPull = pull[c]!;
        bestCamp = c;
      }
    }
    if (bestPull < 0 || bestCamp < 0) {
      // A camp without any tie to x, or an empty one, costs nothing more than standing apart.
      if (empty >= 0 && size[here]! > 1) {
        bestCamp = empty;
        bestPull = 0;
      } else if (empty < 0) {
        for (let c = 0; c < k; c++) {
          if (seen[c] === stamp) continue;
          bestCamp = c;
          bestPull = 0;
          break;
        }
      }
    }
    target[x] = bestCamp;
    gain[x] = bestCamp < 0 ? Number.NEGATIVE_INFINITY : bestPull - pull[here]!;
  };

  let stamp = 0;
  return (labels, patience) => {
    size.fill(0);
    for (let x = 0; x < n; x++) size[labels[x]!]!++;
    let empty = size.indexOf(0);
    let cost = costOf(problem, labels);
    let bestCost = cost;
    const best = labels.slice();
    free.fill(0);
    for (let x = 0; x < n; x++) evaluate(x, labels, stamp++, empty);
    for (let step = 1, idle = 0; idle < patience; step++, idle++) {
      let chosen = -1;
      let chosenGain = Number.NEGATIVE_INFINITY;
      for (let x = 0; x < n; x++) {
        const value = gain[x]!;
        if (value <= chosenGain) continue;
        if (free[x]! > step && cost - value > bestCost - EPSILON) continue;
        chosen = x;
        chosenGain = value;
      }
      if (chosen < 0) break;
      const from = labels[chosen]!;
      const into = target[chosen]!;
      labels[chosen] = into;
      size[from]!--;
      size[into]!++;
      cost -= chosenGain;
      free[chosen] = step + 3 + Math.floor(random() * 8);
      const stale = empty;
      if (size[from] === 0 || into === empty) empty = size.indexOf(0);
      evaluate(chosen, labels, stamp++, empty);
      for (let at = start[chosen]!; at < start[chosen + 1]!; at++) evaluate(to[at]!, labels, stamp++, empty);
      if (stale !== empty)
        for (let x = 0; x < n; x++) if (target[x] === stale || gain[x]! < 0) evaluate(x, labels, stamp++, empty);
      if (cost < bestCost - EPSILON) {
        bestCost = cost;
        best.set(labels);
        idle = 0;
      }
      if (stamp > 2e9) {
        stamp = 0;
        seen.fill(-1);
      }
    }
    labels.set(best);
    return costOf(problem, labels);
  };
}
