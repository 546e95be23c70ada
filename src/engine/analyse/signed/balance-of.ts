/** Everything `balance` says about one network: value, proof, camps, ties by how they stand in all optima, triads, null model. */
import { createEffort, type Effort } from './effort.ts';
import { type EvenPair, pairKey, settleEvenPairs } from './even-pairs.ts';
import type { SignedNetwork } from './network.ts';
import { problemOf } from './network.ts';
import { type NullKind, type NullModel, sampleNull } from './null-model.ts';
import { findOptima } from './optima.ts';
import { type Camps, costOf, EPSILON, type Problem } from './problem.ts';
import type { TieState } from './settle-ties.ts';
import { solveFrustration } from './solve.ts';
import { countTriads, type TriadKind } from './triads.ts';
import { walkBalance } from './walk-balance.ts';

export interface BalanceEdge {
  source: string;
  target: string;
  sign: 1 | -1;
  weight: number;
  frustrated: TieState;
  /** In how many of the `frustratedSets` it is; null where not all of them are known, or an equal tie stands against it. */
  frustratedIn: number | null;
  /** False where the time ran out before every optimum was known: then `frustrated` is what the optima found so far say. */
  proven: boolean;
  declared: boolean;
  /** Strongest reports behind the sign, and against it. */
  events: string[];
  against: string[];
}

export interface Balance {
  nodes: number;
  ties: number;
  negative: number;
  k: Camps;
  /** Frustrated ties of the partition shown, and their weight. One of the two was minimised: see `objective`. */
  L: number;
  weight: number;
  objective: 'ties' | 'weight';
  status: 'proven' | 'time limit' | 'cancelled';
  /** No partition has less of the objective. */
  bound: number;
  gap: number;
  /** Optimal partitions counted, and whether that is all of them. */
  optima: number;
  optimaComplete: boolean;
  /** Different sets of frustrated ties among the optima; equal ties of opposite sign, of which either one is, are left aside. */
  frustratedSets: number;
  camps: string[][];
  /** Up to ten optimal partitions, the first as in `camps`. */
  alternatives: string[][][];
  edges: BalanceEdge[];
  triads: Record<TriadKind, number>;
  /** Shares of triads without contradiction, strong (+++ and +--) and weak (all but ++-). */
  triangleBalance: number | null;
  weakTriangleBalance: number | null;
  walkBalance: number | null;
  /** 1 - 2L/m for two camps. */
  normalized: number | null;
  null: NullModel | null;
  basis: string;
  /** The same camps sought for the other objective; null where every tie weighs the same. */
  other: { objective: 'ties' | 'weight'; L: number; weight: number; proven: boolean } | null;
}

export interface BalanceOptions {
  camps: Camps;
  objective: 'ties' | 'weight';
  nullModel: NullKind;
  nullSamples: number;
  /** Optima listed at most. */
  optima: number;
  /** Seconds for listing optima and settling ties, once the value is proven. */
  optimaTime: number;
  timeLimit: number;
  seed: number;
  signal?: AbortSignal | undefined;
}

export async function balanceOf(network: SignedNetwork, options: BalanceOptions): Promise<Balance> {
  const problem = problemOf(network, options.objective);
  const effort = createEffort({ seconds: options.timeLimit, signal: options.signal });
  const solution = await solveFrustration(problem, options.camps, effort);
  let labels = solution.labels;
  let optima = { partitions: 1, complete: false, frustratedSets: 1, listed: [labels] };
  let states: TieState[] | null = null;
  let settled: boolean[] = [];
  if (solution.proven && options.optima > 0) {
    const listing = createEffort({
      seconds: Math.min(options.optimaTime, effort.left() / 1000),
      signal: options.signal,
    });
    const found = await findOptima(problem, options.camps, labels, listing, options.optima);
    if (found.listed.length > 0) labels = found.listed[0]!;
    optima = found;
    ({ states, settled } = found);
  }
  const sets = optima.complete && optima.listed.length === optima.frustratedSets ? optima.listed : null;
  const even = await settleEvenPairs(network.ties, problem, options.camps, solution, effort);
  const edges = readEdges(network, problem, labels, { states, settled, sets, even });
  const frustrated = network.ties.filter((tie) => isFrustrated(tie, labels));
  const lines = (ties: readonly { count: number }[]): number =>
    network.countsRows ? ties.reduce((sum, tie) => sum + tie.count, 0) : ties.length;
  const triads = countTriads(problem);
  const total = problem.w.reduce((sum, w) => sum + Math.abs(w), 0) + 2 * problem.base;
  const nulls = solution.proven
    ? await sampleNull(
        problem,
        options.camps,
        solution.cost,
        { model: options.nullModel, samples: options.nullSamples, seed: options.seed },
        effort,
      )
    : null;
  const { other, otherLabels } = await solveOther(network, options, effort);
  return {
    nodes: network.actors.length,
    ties: lines(network.ties),
    negative: lines(network.ties.filter((tie) => tie.sign < 0)),
    k: options.camps,
    L: lines(frustrated),
    weight: tidy(frustrated.reduce((sum, tie) => sum + tie.weight, 0)),
    objective: options.objective,
    status: solution.proven ? 'proven' : effort.cancelled ? 'cancelled' : 'time limit',
    bound: tidy(solution.bound),
    gap: tidy(solution.cost - solution.bound),
    optima: optima.partitions,
    optimaComplete: optima.complete,
    frustratedSets: optima.frustratedSets,
    camps: campsOf(network, labels),
    alternatives: optima.listed.slice(0, 10).map((listed) => campsOf(network, listed)),
    edges,
    triads: triads.counts,
    triangleBalance: triads.strong,
    weakTriangleBalance: triads.weak,
    walkBalance: walkBalance(problem),
    normalized: options.camps === 2 && total > 0 ? 1 - (2 * costOf(problem, labels)) / total : null,
    null: nulls,
    basis: network.basis,
    other: other && { ...other, L: lines(network.ties.filter((tie) => isFrustrated(tie, otherLabels))) },
  };
}

/** One bombing against ten communiqués: by number and by weight the answer may differ, so both are told. */
async function solveOther(
  network: SignedNetwork,
  { objective, camps }: BalanceOptions,
  effort: Effort,
): Promise<{ other: Omit<NonNullable<Balance['other']>, 'L'> | null; otherLabels: Int32Array }> {
  const none = { other: null, otherLabels: new Int32Array(0) };
  if (network.countsRows || network.ties.every((tie) => tie.weight === network.ties[0]!.weight)) return none;
  const swapped = objective === 'ties' ? 'weight' : 'ties';
  const solved = await solveFrustration(problemOf(network, swapped), camps, effort);
  const frustrated = network.ties.filter((tie) => isFrustrated(tie, solved.labels));
  const weight = tidy(frustrated.reduce((sum, tie) => sum + tie.weight, 0));
  return { other: { objective: swapped, weight, proven: solved.proven }, otherLabels: solved.labels };
}

export function isFrustrated(
  tie: { source: number; target: number; sign: 1 | -1 },
  labels: ArrayLike<number>,
): boolean {
  return (labels[tie.source] === labels[tie.target]) === tie.sign < 0;
}

function readEdges(
  network: SignedNetwork,
  problem: Problem,
  labels: Int32Array,
  known: {
    states: TieState[] | null;
    settled: readonly boolean[];
    sets: readonly Int32Array[] | null;
    even: ReadonlyMap<number, EvenPair>;
  },
): BalanceEdge[] {
  const { states, settled, sets, even } = known;
  const index = new Map<number, number>();
  for (let e = 0; e < problem.u.length; e++) index.set(pairKey(problem.n, problem.u[e]!, problem.v[e]!), e);
  return network.ties.map((tie) => {
    const key = pairKey(problem.n, tie.source, tie.target);
    const e = index.get(key);
    let frustrated: TieState = isFrustrated(tie, labels) ? 'contested' : 'never';
    let proven = false;
    if (e === undefined) {
      const { together, apart, ...pair } = even.get(key)!;
      if (together && apart) frustrated = 'contested';
      else frustrated = together === tie.sign < 0 ? 'core' : 'never';
      proven = pair.proven;
    } else if (states) {
      const same = Math.sign(problem.w[e]!) === tie.sign;
      frustrated = same || states[e] === 'contested' ? states[e]! : states[e] === 'core' ? 'never' : 'core';
      proven = settled[e]!;
    }
    return {
      source: network.actors[tie.source]!.id,
      target: network.actors[tie.target]!.id,
      sign: tie.sign,
      weight: tidy(tie.weight),
      frustrated,
      frustratedIn: e === undefined || !sets ? null : sets.filter((listed) => isFrustrated(tie, listed)).length,
      proven,
      declared: tie.declared,
      events: tie.evidence.for,
      against: tie.evidence.against,
    };
  });
}

/** Camps by size, then by name; members by name. */
export function campsOf(network: SignedNetwork, labels: ArrayLike<number>): string[][] {
  const camps = new Map<number, string[]>();
  for (const [i, actor] of network.actors.entries()) {
    const camp = camps.get(labels[i]!) ?? [];
    camps.set(labels[i]!, camp);
    camp.push(actor.id);
  }
  const sorted = [...camps.values()].map((camp) => camp.sort());
  return sorted.sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1));
}

function tidy(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < EPSILON * 100 ? whole : Math.round(value * 1e6) / 1e6;
}
