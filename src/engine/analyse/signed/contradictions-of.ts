/**
 * Bad cycles by name: ++- triads (somebody stands with both sides of a rivalry), chains of proxies, and longer cycles.
 *
 * A cycle with exactly one negative tie cannot be at peace in any number of camps. Triads are listed in full. Of longer
 * cycles one for each negative tie whose ends have no common friend, the shortest, for the rest follow from it.
 */
import { findBadCycles } from './bad-cycles.ts';
import type { SignedNetwork, SignedTie } from './network.ts';
import { adjacencyOf, createProblem } from './problem.ts';
import { SIGN_RULES } from './sign-rules.ts';
import { forEachTriad } from './triads.ts';

export type ContradictionKind = 'double commitment' | 'proxy' | 'cycle' | 'three enemies';

export interface ContradictionTie {
  source: string;
  target: string;
  sign: 1 | -1;
  weight: number;
  declared: boolean;
  certainty: number | null;
  /** Two strongest reports for the sign, and two against it. */
  events: string[];
  against: string[];
}

export interface Contradiction {
  kind: ContradictionKind;
  /** In the order of the cycle; of a double commitment first the one committed, then the rivals. */
  actors: string[];
  text: string;
  ties: ContradictionTie[];
  /** The lightest tie: what would have to give. */
  weight: number;
  /** Sign rules under which the contradiction stands, of those that apply; null for an edge list. */
  robustness: { rules: string[]; of: number } | null;
}

export interface Contradictions {
  found: Contradiction[];
  counts: Record<ContradictionKind, number>;
}

/** @param backs true if the first is known to back the second: by a stated relation or by aid */
export function contradictionsOf(
  network: SignedNetwork,
  backs: (a: string, b: string) => boolean,
  { threeEnemies }: { threeEnemies: boolean },
): Contradictions {
  const problem = createProblem(
    network.actors.length,
    network.ties.map((tie) => [tie.source, tie.target, tie.sign] as [number, number, number]),
  );
  const byPair = new Map<string, SignedTie>();
  for (const tie of network.ties) {
    const key = pairKey(tie.source, tie.target);
    const held = byPair.get(key);
    if (!held || tie.weight > held.weight) byPair.set(key, tie);
  }
  const name = (i: number): string => network.actors[i]!.name;
  const id = (i: number): string => network.actors[i]!.id;
  const found: Contradiction[] = [];
  const add = (kind: ContradictionKind, cycle: readonly number[], text: string): void => {
    const ties = cycle.map((actor, i) => byPair.get(pairKey(actor, cycle[(i + 1) % cycle.length]!))!);
    found.push({
      kind,
      actors: cycle.map(id),
      text,
      ties: ties.map((tie) => tieOf(network, tie)),
      weight: Math.min(...ties.map((tie) => tie.weight)),
      robustness: robustnessOf(ties),
    });
  };

  forEachTriad(problem, (a, b, c, ab, ac, bc) => {
    const negatives = [ab, ac, bc].filter((tie) => problem.w[tie]! < 0).length;
    if (negatives === 3 && threeEnemies)
      add('three enemies', [a, b, c], `${name(a)}, ${name(b)} and ${name(c)} all stand against one another`);
    if (negatives !== 1) return;
    const [x, left, right] = problem.w[bc]! < 0 ? [a, b, c] : problem.w[ac]! < 0 ? [b, a, c] : [c, a, b];
    const [first, second] = id(left) < id(right) ? [left, right] : [right, left];
    for (const [client, partner] of [
      [first, second],
      [second, first],
    ] as const) {
      if (!backs(id(x), id(client)) || backs(id(x), id(partner))) continue;
      add(
        'proxy',
        [x, client, partner],
        `${name(x)} backs ${name(client)}, who stands against ${name(x)}'s partner ${name(partner)}`,
      );
      return;
    }
    add(
      'double commitment',
      [x, first, second],
      `${name(x)} stands with both ${name(first)} and ${name(second)}, who stand against each other`,
    );
  });

  const unit = new Float64Array(problem.u.length).fill(1);
  for (const cycle of findBadCycles(problem, adjacencyOf(problem), unit, 'free', 12)) {
    if (cycle.length <= 3) continue;
    const actors = orderCycle(problem, cycle);
    if (actors.length === 4) {
      // Negative tie between the first two: b and c fight, a and d are their partners.
      const [b, c, d, a] = actors as [number, number, number, number];
      add(
        'proxy',
        [a, b, c, d],
        `${name(b)}, a partner of ${name(a)}, stands against ${name(c)}, a partner of ${name(a)}'s partner ${name(d)}`,
      );
    } else {
      add(
        'cycle',
        actors,
        `${name(actors[0]!)} and ${name(actors[1]!)} stand against each other, yet are joined by ${actors.slice(2).map(name).join(', ')}`,
      );
    }
  }
  const score = ({ weight, robustness }: Contradiction): number =>
    weight * (robustness === null || robustness.of === 0 ? 1 : robustness.rules.length / robustness.of);
  found.sort(
    (a, b) => score(b) - score(a) || a.actors.length - b.actors.length || (a.actors.join() < b.actors.join() ? -1 : 1),
  );
  const counts: Record<ContradictionKind, number> = { 'double commitment': 0, proxy: 0, cycle: 0, 'three enemies': 0 };
  for (const { kind } of found) counts[kind]++;
  return { found, counts };
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function tieOf(network: SignedNetwork, tie: SignedTie): ContradictionTie {
  return {
    source: network.actors[tie.source]!.id,
    target: network.actors[tie.target]!.id,
    sign: tie.sign,
    weight: tie.weight,
    declared: tie.declared,
    certainty: tie.certainty?.events ?? null,
    events: tie.evidence.for.slice(0, 2),
    against: tie.evidence.against.slice(0, 2),
  };
}

/** A rule supports a contradiction if under it too exactly one tie is negative and none is without sign. */
function robustnessOf(ties: readonly SignedTie[]): Contradiction['robustness'] {
  if (ties.every((tie) => tie.rules === null)) return null;
  const rules = SIGN_RULES.filter((rule) => {
    const signs = ties.map((tie) => tie.rules?.[rule] ?? tie.sign);
    return !signs.includes(0) && signs.filter((sign) => sign < 0).length === ties.filter((tie) => tie.sign < 0).length;
  });
  return { rules: [...rules], of: SIGN_RULES.length };
}

/** Actors of a cycle in order, the two ends of its negative tie first. */
function orderCycle(problem: { u: Int32Array; v: Int32Array; w: Float64Array }, cycle: readonly number[]): number[] {
  const negative = cycle.find((e) => problem.w[e]! < 0)!;
  const left = new Set(cycle.filter((e) => e !== negative));
  const actors = [problem.u[negative]!, problem.v[negative]!];
  for (let here = actors[1]!; left.size > 1; ) {
    const next = [...left].find((e) => problem.u[e] === here || problem.v[e] === here)!;
    left.delete(next);
    here = problem.u[next] === here ? problem.v[next]! : problem.u[next]!;
    actors.push(here);
  }
  return actors;
}
