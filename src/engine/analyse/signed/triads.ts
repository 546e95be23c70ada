/**
 * Triads of a signed network by their signs. Strong balance (Cartwright & Harary 1956) calls +++ and +-- balanced and ++-
 * and --- not; weak balance (Davis 1967) minds only ++-. Both shares are given: they answer different questions.
 */
import { adjacencyOf, type Problem } from './problem.ts';

export type TriadKind = '+++' | '++-' | '+--' | '---';

export interface TriadCensus {
  counts: Record<TriadKind, number>;
  /** Share of triads without contradiction; null without triads. */
  strong: number | null;
  weak: number | null;
}

/** Calls `visit` with the ties of every triad, each once. */
export function forEachTriad(
  problem: Problem,
  visit: (a: number, b: number, c: number, ab: number, ac: number, bc: number) => void,
): void {
  const { start, to, tie } = adjacencyOf(problem);
  // Ties point from fewer to more neighbours, so that hubs do not blow up the work.
  const degree = (x: number): number => start[x + 1]! - start[x]!;
  const before = (x: number, y: number): boolean => degree(x) < degree(y) || (degree(x) === degree(y) && x < y);
  const mark = new Int32Array(problem.n).fill(-1);
  for (let a = 0; a < problem.n; a++) {
    for (let at = start[a]!; at < start[a + 1]!; at++) if (before(a, to[at]!)) mark[to[at]!] = tie[at]!;
    for (let at = start[a]!; at < start[a + 1]!; at++) {
      const b = to[at]!;
      if (!before(a, b)) continue;
      for (let next = start[b]!; next < start[b + 1]!; next++) {
        const c = to[next]!;
        if (before(b, c) && mark[c]! >= 0) visit(a, b, c, tie[at]!, mark[c]!, tie[next]!);
      }
    }
    for (let at = start[a]!; at < start[a + 1]!; at++) mark[to[at]!] = -1;
  }
}

export function countTriads(problem: Problem): TriadCensus {
  const byNegatives = [0, 0, 0, 0];
  const negative = (tie: number): number => (problem.w[tie]! < 0 ? 1 : 0);
  forEachTriad(problem, (_a, _b, _c, ab, ac, bc) => {
    byNegatives[negative(ab) + negative(ac) + negative(bc)]!++;
  });
  const [ppp, ppn, pnn, nnn] = byNegatives as [number, number, number, number];
  const all = ppp + ppn + pnn + nnn;
  return {
    counts: { '+++': ppp, '++-': ppn, '+--': pnn, '---': nnn },
    strong: all === 0 ? null : (ppp + pnn) / all,
    weak: all === 0 ? null : (all - ppn) / all,
  };
}
