/**
 * All optimal partitions, not only one: which ties are frustrated in every optimum, in some, or in none.
 *
 * Optima are listed as sets of frustrated ties, block by block (the product of the blocks' lists are the optima of the
 * whole), through reductions that lose none. A listing that grows past the limit is given up; then each tie is settled by
 * probing: force it the other way and see whether the optimum stays what it was (Arinik, Figueiredo & Labatut 2020 on why
 * one optimum is not enough).
 */
import { glue, splitIntoBlocks } from './blocks.ts';
import { countMergers, splitCamps } from './count-partitions.ts';
import type { Effort } from './effort.ts';
import { listByCuts } from './list-by-cuts.ts';
import {
  type Camps,
  canonical,
  costOf,
  EPSILON,
  hasIdleTies,
  meets,
  type Problem,
  withoutIdleTies,
} from './problem.ts';
import { reduce } from './reduce.ts';
import { listByDolls } from './russian-doll.ts';
import { settleTies, type TieState } from './settle-ties.ts';
import { solveFrustration } from './solve.ts';

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
    const state = await settleTies(block.problem, camps, listing, effort);
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
      if (meets(optimum, costOf(problem, full))) found.push(full);
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
