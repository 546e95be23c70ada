/**
 * Pairs with equal ties of opposite sign. They weigh nothing in the search for camps, for every division frustrates one of
 * the two; which one is asked of the optimum afterwards: can it be had with the pair together, and with the pair apart?
 */
import type { Effort } from './effort.ts';
import { type Camps, meets, type Problem } from './problem.ts';
import { type Solution, solveFrustration } from './solve.ts';

export interface EvenPair {
  /** Whether some optimum has the two in one camp, and whether one has them in two. */
  together: boolean;
  apart: boolean;
  proven: boolean;
}

export function pairKey(n: number, a: number, b: number): number {
  return a < b ? a * n + b : b * n + a;
}

/** @param ties of the network, of which the problem holds the net */
export async function settleEvenPairs(
  ties: readonly { source: number; target: number }[],
  problem: Problem,
  camps: Camps,
  { cost, proven }: Solution,
  effort: Effort,
): Promise<Map<number, EvenPair>> {
  const { n, u, v, w } = problem;
  const net = new Set(Array.from(u, (a, e) => pairKey(n, a, v[e]!)));
  const even = new Map<number, EvenPair>();
  let heavy = 1;
  for (const weight of w) heavy += Math.abs(weight);
  const possible = async (a: number, b: number, sign: 1 | -1): Promise<boolean | null> => {
    if (!proven || effort.stop()) return null;
    const forced = { n, u: Int32Array.of(...u, a), v: Int32Array.of(...v, b), w: Float64Array.of(...w, sign * heavy) };
    const found = await solveFrustration({ ...forced, base: problem.base }, camps, effort);
    return meets(cost, found.cost) ? true : meets(cost, found.bound) ? null : false;
  };
  for (const { source, target } of ties) {
    const key = pairKey(n, source, target);
    if (net.has(key) || even.has(key)) continue;
    const [together, apart] = [await possible(source, target, 1), await possible(source, target, -1)];
    even.set(key, {
      together: together !== false,
      apart: apart !== false,
      proven: together !== null && apart !== null,
    });
  }
  return even;
}
