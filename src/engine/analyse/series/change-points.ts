/**
 * Breaks in the level of a series.
 *
 * `segments`: the best segmentation for every number of breaks by dynamic programming (segment neighbourhood), the number
 * chosen by BIC as R's strucchange counts it: 2(m + 1) parameters for m breaks (Bai & Perron 2003; Zeileis et al. 2003).
 * `pelt`: the segmentation that minimises cost + penalty per break (Killick, Fearnhead & Eckley 2012).
 *
 * Costs: `squares` about the segment's mean, or `absolute` about its median, which single extreme periods do not move.
 * A break at b means that the first b values belong to what came before; values are counted from 1 in `break`.
 */

import { absoluteCost, type SegmentCost, squaresCost } from './segment-cost.ts';

export type Cost = 'absolute' | 'squares';

export interface ChangePoint {
  /** Number of values before the break. */
  at: number;
  /** Positions that fit almost as well: likelihood ratio within 7.35, 95 % (Eo & Morley 2015). */
  interval: [number, number];
  /** Number of values after which the break is first chosen when only the past is known; null if never before the end. */
  detected: number | null;
  before: number;
  after: number;
}

export interface Segmentation {
  method: 'segments' | 'pelt';
  cost: Cost;
  minSegment: number;
  /** Per-break penalty in units of the cost, for pelt; null for BIC. */
  penalty: number | null;
  /** Residual cost and BIC for 0, 1, 2 … breaks, with the breaks of each; only for segments. */
  choices: { breaks: number[]; residual: number; bic: number }[];
  points: ChangePoint[];
}

export interface ChangePointOptions {
  method: 'segments' | 'pelt';
  cost: Cost;
  minSegment: number;
  maxBreaks: number;
  /** PELT: multiples of log n times the series' own noise. */
  penaltyFactor: number;
}

export const CHANGE_POINT_DEFAULTS: ChangePointOptions = {
  method: 'segments',
  cost: 'absolute',
  minSegment: 4,
  maxBreaks: 8,
  penaltyFactor: 3,
};

export function findChangePoints(values: readonly number[], options: ChangePointOptions): Segmentation {
  const n = values.length;
  const cost = options.cost === 'squares' ? squaresCost(values) : absoluteCost(values);
  const empty = { method: options.method, cost: options.cost, minSegment: options.minSegment, choices: [], points: [] };
  if (n < 2 * options.minSegment) return { ...empty, penalty: null };
  if (options.method === 'pelt') {
    const penalty = options.penaltyFactor * Math.log(n) * noiseOf(values, options.cost);
    const breaks = pelt(n, cost, options.minSegment, penalty);
    return { ...empty, penalty, points: describe(values, cost, breaks, options, null) };
  }
  const table = neighbourhood(n, cost, options.minSegment, options.maxBreaks);
  const choices = table.best.map((_, m) => {
    const residual = table.best[m]![n]!;
    return { breaks: traceBack(table, m, n), residual, bic: bic(residual, m, n, options.cost) };
  });
  const fits = choices.filter((choice) => Number.isFinite(choice.residual));
  const chosen = fits.reduce((least, choice) => (choice.bic < least.bic ? choice : least), fits[0]!);
  return { ...empty, penalty: null, choices: fits, points: describe(values, cost, chosen.breaks, options, table) };
}

function bic(residual: number, breaks: number, n: number, cost: Cost): number {
  const floor = Math.max(residual, 1e-9);
  // -2 log likelihood of the normal (squares) or the Laplace (absolute) model with its scale estimated.
  const fit =
    cost === 'squares'
      ? n * (Math.log(floor) + 1 - Math.log(n) + Math.log(2 * Math.PI))
      : 2 * n * (Math.log((2 * floor) / n) + 1);
  return fit + 2 * (breaks + 1) * Math.log(n);
}

interface Table {
  /** best[m][j]: least cost of the first j values with m breaks. */
  best: Float64Array[];
  /** Last break of that segmentation. */
  last: Int32Array[];
}

function neighbourhood(n: number, cost: SegmentCost, minSegment: number, maxBreaks: number): Table {
  const best = [
    Float64Array.from({ length: n + 1 }, (_, j) => (j < minSegment ? Number.POSITIVE_INFINITY : cost(0, j))),
  ];
  const last = [new Int32Array(n + 1)];
  for (let m = 1; m <= maxBreaks; m++) {
    const row = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(n + 1);
    for (let j = (m + 1) * minSegment; j <= n; j++) {
      for (let b = m * minSegment; b <= j - minSegment; b++) {
        const value = best[m - 1]![b]! + cost(b, j);
        if (value < row[j]!) {
          row[j] = value;
          from[j] = b;
        }
      }
    }
    if (!Number.isFinite(row[n]!)) break;
    best.push(row);
    last.push(from);
  }
  return { best, last };
}

function traceBack({ last }: Table, breaks: number, length: number): number[] {
  const found: number[] = [];
  for (let m = breaks, j = length; m > 0; m--) {
    j = last[m]![j]!;
    found.unshift(j);
  }
  return found;
}

function pelt(n: number, cost: SegmentCost, minSegment: number, penalty: number): number[] {
  const best = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const last = new Int32Array(n + 1);
  best[0] = -penalty;
  let candidates = [0];
  for (let j = minSegment; j <= n; j++) {
    for (const b of candidates) {
      const value = best[b]! + cost(b, j) + penalty;
      if (value < best[j]!) {
        best[j] = value;
        last[j] = b;
      }
    }
    const open = j - minSegment + 1;
    candidates = candidates.filter((b) => best[b]! + cost(b, j) <= best[j]!);
    if (open >= minSegment) candidates.push(open);
  }
  const found: number[] = [];
  for (let j = last[n]!; j > 0; j = last[j]!) found.unshift(j);
  return found;
}

/** Noise of one value about its level, from differences of neighbours, so that breaks do not swell it. */
function noiseOf(values: readonly number[], cost: Cost): number {
  const steps = values.slice(1).map((value, i) => Math.abs(value - values[i]!));
  steps.sort((a, b) => a - b);
  const median = steps.length === 0 ? 0 : steps[Math.floor(steps.length / 2)]!;
  const mean = steps.reduce((sum, step) => sum + step, 0) / Math.max(1, steps.length);
  // For normal noise the median step is 0.954 sd; where most steps are 0 the mean (1.128 sd) stands in.
  const sd = median > 0 ? median / 0.954 : mean / 1.128;
  return cost === 'squares' ? sd * sd : sd;
}

function describe(
  values: readonly number[],
  cost: SegmentCost,
  breaks: readonly number[],
  options: ChangePointOptions,
  table: Table | null,
): ChangePoint[] {
  const n = values.length;
  const edges = [0, ...breaks, n];
  const total = edges.slice(1).reduce((sum, to, i) => sum + cost(edges[i]!, to), 0);
  return breaks.map((at, i) => {
    const [from, to] = [edges[i]!, edges[i + 2]!];
    const rest = total - cost(from, at) - cost(at, to);
    const scale = options.cost === 'squares' ? n : 2 * n;
    const fits = (b: number): boolean =>
      scale * Math.log(Math.max(1e-9, rest + cost(from, b) + cost(b, to)) / Math.max(1e-9, total)) <= 7.35;
    let low = at;
    let high = at;
    for (let b = from + options.minSegment; b <= to - options.minSegment; b++) {
      if (!fits(b)) continue;
      low = Math.min(low, b);
      high = Math.max(high, b);
    }
    return {
      at,
      interval: [low, high],
      detected: table ? detection(table, at, [low, high], n, options) : null,
      before: mean(values.slice(from, at)),
      after: mean(values.slice(at, to)),
    };
  });
}

/** The first prefix whose own best segmentation has a break within the interval. */
function detection(
  table: Table,
  at: number,
  [low, high]: [number, number],
  n: number,
  options: ChangePointOptions,
): number | null {
  for (let j = at + 1; j <= n; j++) {
    let chosen = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let m = 0; m < table.best.length; m++) {
      const residual = table.best[m]![j]!;
      if (!Number.isFinite(residual)) break;
      const value = bic(residual, m, j, options.cost);
      if (value < least) {
        least = value;
        chosen = m;
      }
    }
    if (traceBack(table, chosen, j).some((b) => b >= low && b <= high)) return j;
  }
  return null;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
