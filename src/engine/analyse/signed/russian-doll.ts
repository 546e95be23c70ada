/**
 * Branch and bound for small or dense problems, proving the least frustration and listing every partition that has it.
 *
 * Actors are put in an order and the problem is solved on ever longer tails of it (Russian dolls: Verfaillie, Lemaître &
 * Schiex 1996). The bound of a partial assignment is what it has paid, plus for each actor still open the least it must pay
 * towards those assigned, plus the exact value of the tail of open actors, which the previous dolls found. Camps are
 * interchangeable, so an actor may open at most one new camp.
 */
import { adjacencyOf, type Camps, EPSILON, type Problem } from './problem.ts';

export interface DollOptions {
  camps: Camps;
  /** Nodes of the search tree to spend before giving up. */
  nodes: number;
  /** Called every few thousand nodes; true stops the search. */
  stop(): boolean;
}

export interface DollResult {
  labels: Int32Array;
  cost: number;
  proven: boolean;
  nodes: number;
}

/** State of a search over a fixed order: costs of each open actor towards each camp. */
class Search {
  readonly n: number;
  readonly k: number;
  /** Later neighbours only: assigning position i changes the costs of positions after it. */
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
  readonly order: Int32Array;
  /** own[i * k + c]: cost of putting position i into camp c, less `all[i]`, the cost of standing apart from everyone. */
  readonly own: Float64Array;
  readonly apart: Float64Array;
  readonly label: Int32Array;
  readonly tail: Float64Array;
  nodes = 0;
  stopped = false;
  private readonly limit: number;
  private readonly stop: () => boolean;

  constructor(problem: Problem, order: Int32Array, options: DollOptions) {
    const { n } = problem;
    this.n = n;
    this.k = options.camps === 'free' ? n : Math.min(options.camps, n);
    this.order = order;
    const position = new Int32Array(n);
    for (const [i, x] of order.entries()) position[x] = i;
    const all = adjacencyOf(problem);
    const start = new Int32Array(n + 1);
    const to: number[] = [];
    const weight: number[] = [];
    for (let i = 0; i < n; i++) {
      const x = order[i]!;
      for (let at = all.start[x]!; at < all.start[x + 1]!; at++) {
        const j = position[all.to[at]!]!;
        if (j > i) {
          to.push(j);
          weight.push(all.weight[at]!);
        }
      }
      start[i + 1] = to.length;
    }
    this.start = start;
    this.to = Int32Array.from(to);
    this.weight = Float64Array.from(weight);
    this.own = new Float64Array(n * this.k);
    this.apart = new Float64Array(n);
    this.label = new Int32Array(n);
    this.tail = new Float64Array(n + 1);
    this.limit = options.nodes;
    this.stop = options.stop;
  }

  /** Cheapest camp of position j among those used, or a new one. */
  least(j: number, used: number): number {
    const { own, k } = this;
    let best = used < k ? 0 : Number.POSITIVE_INFINITY;
    const base = j * k;
    for (let c = 0; c < used; c++) if (own[base + c]! < best) best = own[base + c]!;
    return best + this.apart[j]!;
  }

  /**
   * Depth first over positions i.. with `paid` so far. `accept` is called with the cost of each full assignment within the
   * bound and returns the new bound. A branch is cut when its bound is not below (or, with ties, above) the bound.
   */
  descend(
    i: number,
    used: number,
    paid: number,
    bound: number,
    slack: number,
    accept: (cost: number) => number,
  ): number {
    const { n, k, own, apart, start, to, weight, label } = this;
    if (i === n) return accept(paid);
    if (++this.nodes % 4096 === 0 && this.stop()) this.stopped = true;
    if (this.nodes > this.limit) this.stopped = true;
    if (this.stopped) return bound;
    const choices = used < k ? used + 1 : used;
    const from = start[i]!;
    const until = start[i + 1]!;
    let tried = 0;
    let previousCost = Number.NEGATIVE_INFINITY;
    let previousCamp = -1;
    while (tried < choices) {
      // The next cheapest camp, in a fixed order: selection instead of sorting, for there are few.
      let camp = -1;
      let cost = Number.POSITIVE_INFINITY;
      for (let c = 0; c < choices; c++) {
        const value = c < used ? own[i * k + c]! : 0;
        if (value < previousCost || (value === previousCost && c <= previousCamp)) continue;
        if (value < cost) {
          cost = value;
          camp = c;
        }
      }
      tried++;
      previousCost = cost;
      previousCamp = camp;
      const now = paid + cost + apart[i]!;
      if (now + this.tail[i + 1]! >= bound + slack) break;
      label[i] = camp;
      for (let at = from; at < until; at++) {
        const j = to[at]!;
        const w = weight[at]!;
        own[j * k + camp]! -= w;
        if (w > 0) apart[j]! += w;
      }
      // A camp opened here starts with the costs of standing apart, which `own` holds as 0.
      const usedNow = camp === used ? used + 1 : used;
      let lower = now + this.tail[i + 1]!;
      for (let j = i + 1; j < n && lower < bound + slack; j++) lower += this.least(j, usedNow);
      if (lower < bound + slack) bound = this.descend(i + 1, usedNow, now, bound, slack, accept);
      for (let at = from; at < until; at++) {
        const j = to[at]!;
        const w = weight[at]!;
        own[j * k + camp]! += w;
        if (w > 0) apart[j]! -= w;
      }
      if (this.stopped) return bound;
    }
    return bound;
  }
}

/**
 * Order of assignment: grown from the last position backwards so that each tail is tightly knit, which makes the values
 * of tails, and with them the bounds, large.
 */
function orderByConnection(problem: Problem): Int32Array {
  const { n } = problem;
  const { start, to, weight } = adjacencyOf(problem);
  const strength = new Float64Array(n);
  for (let x = 0; x < n; x++) for (let at = start[x]!; at < start[x + 1]!; at++) strength[x]! += Math.abs(weight[at]!);
  const pull = new Float64Array(n);
  const placed = new Uint8Array(n);
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    let best = -1;
    for (let x = 0; x < n; x++) {
      if (placed[x]) continue;
      if (best < 0 || pull[x]! > pull[best]! || (pull[x] === pull[best] && strength[x]! > strength[best]!)) best = x;
    }
    placed[best] = 1;
    order[i] = best;
    for (let at = start[best]!; at < start[best + 1]!; at++) pull[to[at]!]! += Math.abs(weight[at]!);
  }
  return order;
}

/** Proves the optimum below or at `upper`, the cost of the known partition `labels`. */
export function solveByDolls(problem: Problem, labels: Int32Array, upper: number, options: DollOptions): DollResult {
  const { search, best, cost } = runDolls(problem, upper, options);
  const { n } = problem;
  const found = labels.slice();
  if (best && cost < upper - EPSILON) for (let i = 0; i < n; i++) found[search.order[i]!] = best[i]!;
  return { labels: found, cost: Math.min(cost, upper), proven: !search.stopped, nodes: search.nodes };
}

/** Every partition of cost `optimum`, up to `limit`, as labels by actor; `complete` says whether that was all. */
export function listByDolls(
  problem: Problem,
  optimum: number,
  limit: number,
  options: DollOptions,
): { found: Int32Array[]; complete: boolean } {
  const { search } = runDolls(problem, optimum, options);
  if (search.stopped) return { found: [], complete: false };
  const found: Int32Array[] = [];
  const slack = EPSILON * 2;
  const target = optimum - problem.base;
  let full = false;
  search.descend(0, 0, 0, target, slack, (cost) => {
    if (cost > target + EPSILON) return target;
    if (found.length >= limit) {
      full = true;
      search.stopped = true;
      return target;
    }
    const labels = new Int32Array(problem.n);
    for (let i = 0; i < problem.n; i++) labels[search.order[i]!] = search.label[i]!;
    found.push(labels);
    return target;
  });
  return { found, complete: !full && !search.stopped };
}

function runDolls(
  problem: Problem,
  upper: number,
  options: DollOptions,
): { search: Search; best: Int32Array | null; cost: number } {
  const { n } = problem;
  const search = new Search(problem, orderByConnection(problem).reverse(), options);
  let best: Int32Array | null = null;
  let labels = new Int32Array(n);
  for (let i = n - 2; i >= 0; i--) {
    // Greedy upper bound: the tail's optimum with position i in its best camp.
    let value = extendGreedily(search, i, labels);
    if (i === 0) value = Math.min(value, upper - problem.base);
    search.label.fill(0);
    value = search.descend(i, 0, 0, value, -EPSILON, (cost) => {
      labels = search.label.slice();
      return cost;
    });
    if (search.stopped) break;
    search.tail[i] = value;
    if (i === 0) best = labels;
  }
  return { search, best, cost: search.stopped ? Number.POSITIVE_INFINITY : search.tail[0]! + problem.base };
}

/** Puts position i into the camp of `labels` that is cheapest, writes it there, and returns the cost of the tail i... */
function extendGreedily(search: Search, i: number, labels: Int32Array): number {
  const { k, start, to, weight } = search;
  let apart = 0;
  const towards = new Float64Array(k + 1);
  for (let at = start[i]!; at < start[i + 1]!; at++) {
    const w = weight[at]!;
    if (w > 0) apart += w;
    towards[labels[to[at]!]!]! -= w;
  }
  let used = 0;
  for (let j = i + 1; j < search.n; j++) used = Math.max(used, labels[j]! + 1);
  let camp = used < k ? used : 0;
  let cost = used < k ? 0 : towards[0]!;
  for (let c = 0; c < used; c++) {
    if (towards[c]! < cost) {
      cost = towards[c]!;
      camp = c;
    }
  }
  labels[i] = camp;
  return search.tail[i + 1]! + apart + cost;
}
