/**
 * All optimal partitions, not only one: which ties are frustrated in every optimum, in some, or in none.
 *
 * Optima are listed as sets of frustrated ties, block by block (the product of the blocks' lists are the optima of the
 * whole), through reductions that lose none. A listing that grows past the limit is given up; then each tie is settled by
 * probing: force it the other way and see whether the optimum stays what it was (Arinik, Figueiredo & Labatut 2020 on why
 * one optimum is not enough).
 */
import { glue, splitIntoBlocks } from './blocks.ts';
import type { Effort } from './effort.ts';
import { listByCuts } from './list-by-cuts.ts';
import {
  adjacencyOf,
  type Camps,
  canonical,
  costOf,
  EPSILON,
  hasIdleTies,
  type Problem,
  withoutIdleTies,
} from './problem.ts';
import { createRandom } from './random.ts';
import { reduce } from './reduce.ts';
import { listByDolls } from './russian-doll.ts';
import { solveFrustration } from './solve.ts';

export type TieState = 'core' | 'contested' | 'never';

export interface Optima {
  /** Optimal partitions counted; at least this many if not `complete`. */
  partitions: number;
  complete: boolean;
  /** Different sets of frustrated ties among them. Partitions that only differ in which unconnected camps are put together frustrate the same ties. */
  frustratedSets: number;
  /** Partitions listed, camps held together by ties; the first is the one to show. */
  listed: Int32Array[];
  /** State of each tie of the problem, and whether that is proven or only seen in the optima listed. */
  states: TieState[];
  settled: boolean[];
}

interface Listing {
  found: Int32Array[];
  complete: boolean;
}

/** Listing by branch and bound takes a quarter of a second on the hardest window of published networks, cuts twenty. */
const DOLL_NODES = 3_000_000;
const DOLL_ACTORS = 70;

export async function findOptima(
  problem: Problem,
  camps: Camps,
  known: Int32Array,
  effort: Effort,
  limit: number,
): Promise<Optima> {
  const blocks = splitIntoBlocks(problem, camps);
  const tieIndex = new Map<number, number>();
  for (let e = 0; e < problem.u.length; e++) tieIndex.set(pairKey(problem.n, problem.u[e]!, problem.v[e]!), e);
  const states: TieState[] = new Array(problem.u.length).fill('never');
  const settled: boolean[] = new Array(problem.u.length).fill(true);
  const listings: Listing[] = [];
  let sets = 1;
  let complete = true;
  for (const block of blocks) {
    const own = Int32Array.from(block.actors, (x) => known[x]!);
    const listing = await listBlock(block.problem, camps, own, effort, limit);
    listings.push(listing);
    sets = Math.min(limit, sets * listing.found.length);
    complete &&= listing.complete;
    const state = await settle(block.problem, camps, listing, effort);
    for (let e = 0; e < block.problem.u.length; e++) {
      const key = pairKey(problem.n, block.actors[block.problem.u[e]!]!, block.actors[block.problem.v[e]!]!);
      const at = tieIndex.get(key)!;
      states[at] = state.states[e]!;
      settled[at] = state.settled[e]!;
    }
  }
  const listed: Int32Array[] = [];
  let partitions = 0;
  for (const choice of combinations(listings)) {
    if (listed.length >= limit || partitions >= limit) {
      complete = false;
      break;
    }
    const labels = splitCamps(problem, glue(problem.n, blocks, choice, camps));
    const counted = countMergers(problem, labels, camps, limit - partitions + 1);
    partitions += counted;
    listed.push(camps === 'free' ? labels : canonical(glue(problem.n, blocks, choice, camps)));
  }
  if (partitions > limit) complete = false;
  return {
    partitions: Math.min(partitions, limit),
    complete,
    frustratedSets: Math.max(sets, listed.length),
    listed,
    states,
    settled,
  };
}

function pairKey(n: number, a: number, b: number): number {
  return a < b ? a * n + b : b * n + a;
}

function* combinations(listings: readonly Listing[]): Generator<Int32Array[]> {
  const at = new Int32Array(listings.length);
  for (;;) {
    yield listings.map(({ found }, i) => found[at[i]!]!);
    let i = listings.length - 1;
    while (i >= 0 && ++at[i]! === listings[i]!.found.length) at[i--] = 0;
    if (i < 0) return;
  }
}

/** Optima of one block, one partition for each set of frustrated ties. `known` is an optimum of it. */
async function listBlock(
  problem: Problem,
  camps: Camps,
  known: Int32Array,
  effort: Effort,
  limit: number,
): Promise<Listing> {
  const optimum = costOf(problem, known);
  if (optimum <= problem.base + EPSILON && !hasIdleTies(problem)) return { found: [known], complete: true };
  const listing = await listAny(problem, camps, optimum, effort, limit);
  const seen = new Map<string, Int32Array>();
  for (const labels of [...listing.found, known]) {
    const key = frustrationKey(problem, labels);
    if (!seen.has(key)) seen.set(key, labels);
  }
  const sorted = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, labels]) => labels);
  return { found: sorted.slice(0, limit), complete: listing.complete && sorted.length <= limit };
}

async function listAny(
  problem: Problem,
  camps: Camps,
  optimum: number,
  effort: Effort,
  limit: number,
): Promise<Listing> {
  const { kernel, expand } = reduce(problem, camps, { all: true });
  await effort.pause();
  let cores: Listing;
  if (kernel.n === 0) cores = { found: [new Int32Array(0)], complete: true };
  else {
    const parts = splitIntoBlocks(kernel, camps);
    if (parts.length === 1 && parts[0]!.actors.length === kernel.n && kernel.n === problem.n)
      return listCore(problem, camps, optimum, effort, limit);
    const lists: Listing[] = [];
    for (const part of parts) {
      const solved = await solveFrustration(withoutIdleTies(part.problem), camps, effort);
      lists.push(await listBlock(part.problem, camps, solved.labels, effort, limit));
    }
    cores = { found: [], complete: lists.every((list) => list.complete) };
    for (const choice of combinations(lists)) {
      if (cores.found.length >= limit) {
        cores.complete = false;
        break;
      }
      cores.found.push(glue(kernel.n, parts, choice, camps));
    }
  }
  const found: Int32Array[] = [];
  for (const labels of cores.found) {
    for (const full of expand(labels, true)) {
      if (found.length >= limit * 2 || effort.stop()) return { found, complete: false };
      if (costOf(problem, full) <= optimum + EPSILON * 10) found.push(full);
    }
  }
  return { found, complete: cores.complete };
}

async function listCore(
  problem: Problem,
  camps: Camps,
  optimum: number,
  effort: Effort,
  limit: number,
): Promise<Listing> {
  if (problem.n <= DOLL_ACTORS) {
    const listing = listByDolls(problem, optimum, limit * 20, { camps, nodes: DOLL_NODES, stop: () => effort.stop() });
    if (listing.complete) return listing;
  }
  await effort.pause();
  if ((camps === 2 || camps === 'free') && !hasIdleTies(problem))
    return listByCuts(problem, camps, optimum, limit, effort);
  return { found: [], complete: false };
}

function frustrationKey(problem: Problem, labels: ArrayLike<number>): string {
  let key = '';
  for (let e = 0; e < problem.u.length; e++) {
    const same = labels[problem.u[e]!] === labels[problem.v[e]!];
    if (problem.w[e] === 0) key += same ? '2' : '3';
    else key += (same ? problem.w[e]! < 0 : problem.w[e]! > 0) ? '1' : '0';
  }
  return key;
}

/** Which ties were seen frustrated, and which satisfied, in optima met so far. */
class Seen {
  readonly frustrated: Uint8Array;
  readonly satisfied: Uint8Array;
  private readonly problem: Problem;

  constructor(problem: Problem) {
    this.problem = problem;
    this.frustrated = new Uint8Array(problem.u.length);
    this.satisfied = new Uint8Array(problem.u.length);
  }

  add(labels: ArrayLike<number>): void {
    const { u, v, w } = this.problem;
    for (let e = 0; e < u.length; e++) {
      const frustrated = (labels[u[e]!] === labels[v[e]!]) === w[e]! < 0;
      (frustrated ? this.frustrated : this.satisfied)[e] = 1;
    }
  }

  state(e: number): TieState {
    return this.frustrated[e] === 0 ? 'never' : this.satisfied[e] === 0 ? 'core' : 'contested';
  }
}

async function settle(
  problem: Problem,
  camps: Camps,
  listing: Listing,
  effort: Effort,
): Promise<{ states: TieState[]; settled: boolean[] }> {
  const seen = new Seen(problem);
  for (const labels of listing.found) seen.add(labels);
  if (!listing.complete) for (const labels of listing.found.slice(0, 5)) walkAlongOptima(problem, camps, labels, seen);
  const settled: boolean[] = [];
  const optimum = costOf(problem, listing.found[0]!);
  let heavy = 1;
  for (const w of problem.w) heavy += Math.abs(w);
  for (let e = 0; e < problem.u.length; e++) {
    const state = seen.state(e);
    let certain = listing.complete || state === 'contested';
    if (!certain && !effort.stop()) {
      const w = problem.w[e]!;
      const frustrate = state === 'never';
      const forced = Float64Array.from(problem.w);
      forced[e] = Math.sign(w) * (frustrate ? -heavy : heavy);
      const probe = await solveFrustration({ ...problem, w: forced }, camps, effort);
      const paid = frustrate ? Math.abs(w) : 0;
      if (probe.cost + paid <= optimum + EPSILON * 10) {
        certain = true;
        // Another optimum, which may settle later ties without a probe.
        walkAlongOptima(problem, camps, probe.labels, seen);
      } else certain = probe.bound + paid > optimum + EPSILON * 10;
    }
    settled.push(certain);
  }
  // What a later probe turned up counts for earlier ties too.
  return {
    states: Array.from(settled, (_, e) => seen.state(e)),
    settled: settled.map((certain, e) => certain || seen.state(e) === 'contested'),
  };
}

const STEPS_PER_ACTOR = 200;

/** From one optimum to others over moves of one actor that cost nothing: most contested ties show themselves this way. */
function walkAlongOptima(problem: Problem, camps: Camps, from: Int32Array, seen: Seen): void {
  const { n } = problem;
  const { start, to, weight, tie } = adjacencyOf(problem);
  const random = createRandom(1);
  const labels = from.slice();
  seen.add(labels);
  let fresh = Math.max(0, ...labels) + 1;
  for (let step = 0; step < STEPS_PER_ACTOR * n; step++) {
    const x = Math.floor(random() * n);
    const degree = start[x + 1]! - start[x]!;
    if (degree === 0) continue;
    let camp: number;
    if (camps === 'free') {
      const pick = Math.floor(random() * (degree + 1));
      camp = pick === degree ? fresh : labels[to[start[x]! + pick]!]!;
    } else camp = Math.floor(random() * camps);
    if (camp === labels[x]) continue;
    let change = 0;
    for (let at = start[x]!; at < start[x + 1]!; at++) {
      const other = labels[to[at]!]!;
      if (other === labels[x]) change += weight[at]!;
      else if (other === camp) change -= weight[at]!;
    }
    if (Math.abs(change) > EPSILON) continue;
    if (camp === fresh) fresh++;
    labels[x] = camp;
    for (let at = start[x]!; at < start[x + 1]!; at++) {
      const frustrated = (labels[to[at]!] === camp) === weight[at]! < 0;
      (frustrated ? seen.frustrated : seen.satisfied)[tie[at]!] = 1;
    }
  }
}

/** Splits camps into the parts that ties hold together. */
function splitCamps(problem: Problem, labels: ArrayLike<number>): Int32Array {
  const parent = Int32Array.from({ length: problem.n }, (_, x) => x);
  const find = (x: number): number => {
    while (parent[x] !== x) x = parent[x] = parent[parent[x]!]!;
    return x;
  };
  for (let e = 0; e < problem.u.length; e++) {
    const [a, b] = [problem.u[e]!, problem.v[e]!];
    if (labels[a] === labels[b]) parent[find(a)] = find(b);
  }
  return canonical(Int32Array.from({ length: problem.n }, (_, x) => find(x)));
}

const MERGE_STEPS = 200_000;

/** In how many ways camps without ties between them can be put together, leaving at most `camps`; counts up to `limit`. */
function countMergers(problem: Problem, labels: Int32Array, camps: Camps, limit: number): number {
  const count = Math.max(-1, ...labels) + 1;
  const most = camps === 'free' ? count : camps;
  const joined: Set<number>[] = Array.from({ length: count }, () => new Set());
  for (let e = 0; e < problem.u.length; e++) {
    const a = labels[problem.u[e]!]!;
    const b = labels[problem.v[e]!]!;
    if (a === b) continue;
    joined[a]!.add(b);
    joined[b]!.add(a);
  }
  const order = byNearness(joined);
  const groups: number[][] = [];
  let total = 0;
  let steps = 0;
  const place = (i: number): void => {
    if (total >= limit) return;
    // Colouring has dead ends without number; what is not found by then counts as more than the limit.
    if (++steps > MERGE_STEPS) {
      total = limit;
      return;
    }
    if (i === count) {
      total++;
      return;
    }
    const camp = order[i]!;
    for (const group of groups) {
      if (group.some((other) => joined[camp]!.has(other))) continue;
      group.push(camp);
      place(i + 1);
      group.pop();
    }
    if (groups.length >= most) return;
    groups.push([camp]);
    place(i + 1);
    groups.pop();
  };
  place(0);
  return total;
}

/** Each next to one before it where there is one: two camps then follow from the first, and dead ends show early. */
function byNearness(joined: readonly Set<number>[]): number[] {
  const order: number[] = [];
  const placed = new Set<number>();
  const bySize = joined.map((_, c) => c).sort((a, b) => joined[b]!.size - joined[a]!.size || a - b);
  for (const first of bySize) {
    if (placed.has(first)) continue;
    placed.add(first);
    order.push(first);
    for (let at = order.length - 1; at < order.length; at++) {
      for (const next of joined[order[at]!]!) {
        if (placed.has(next)) continue;
        placed.add(next);
        order.push(next);
      }
    }
  }
  return order;
}
