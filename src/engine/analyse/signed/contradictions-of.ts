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
  /** The heaviest and most robust. */
  found: Contradiction[];
  /** Of all. */
  counts: Record<ContradictionKind, number>;
}

/** @param backs true if the first is known to back the second: by a stated relation or by aid */
export function contradictionsOf(
  network: SignedNetwork,
  backs: (a: string, b: string) => boolean,
  { threeEnemies, most }: { threeEnemies: boolean; most: number },
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
  const id = (i: number): string => network.actors[i]!.id;
  // A dense network has a million of them: what is told of each is put into words for the heaviest alone.
  const found: Found[] = [];
  const counts: Record<ContradictionKind, number> = { 'double commitment': 0, proxy: 0, cycle: 0, 'three enemies': 0 };
  const add = (kind: ContradictionKind, cycle: readonly number[]): void => {
    const ties = cycle.map((actor, i) => byPair.get(pairKey(actor, cycle[(i + 1) % cycle.length]!))!);
    const weight = Math.min(...ties.map((tie) => tie.weight));
    const robustness = robustnessOf(ties);
    const score = weight * (robustness === null ? 1 : robustness.rules.length / robustness.of);
    found.push({ kind, cycle, ties, weight, robustness, score });
    counts[kind]++;
  };

  forEachTriad(problem, (a, b, c, ab, ac, bc) => {
    const negatives = [ab, ac, bc].filter((tie) => problem.w[tie]! < 0).length;
    if (negatives === 3 && threeEnemies) add('three enemies', [a, b, c]);
    if (negatives !== 1) return;
    const [x, left, right] = problem.w[bc]! < 0 ? [a, b, c] : problem.w[ac]! < 0 ? [b, a, c] : [c, a, b];
    const [first, second] = id(left) < id(right) ? [left, right] : [right, left];
    const [toFirst, toSecond] = [backs(id(x), id(first)), backs(id(x), id(second))];
    if (toFirst === toSecond) add('double commitment', [x, first, second]);
    else add('proxy', toFirst ? [x, first, second] : [x, second, first]);
  });

  const unit = new Float64Array(problem.u.length).fill(1);
  for (const cycle of findBadCycles(problem, adjacencyOf(problem), unit, 'free', 12)) {
    if (cycle.length <= 3) continue;
    const actors = orderCycle(problem, cycle);
    // Of four, the two in the middle fight, and the outer two are partners: the order in which it is told.
    if (actors.length === 4) add('proxy', [actors[3]!, actors[0]!, actors[1]!, actors[2]!]);
    else add('cycle', actors);
  }
  found.sort((a, b) => b.score - a.score || a.cycle.length - b.cycle.length || (nameCycle(a) < nameCycle(b) ? -1 : 1));
  return {
    counts,
    found: found.slice(0, most).map(({ kind, cycle, ties, weight, robustness }) => ({
      kind,
      actors: cycle.map(id),
      text: textOf(
        kind,
        cycle.map((i) => network.actors[i]!.name),
      ),
      ties: ties.map((tie) => tieOf(network, tie)),
      weight,
      robustness,
    })),
  };

  function nameCycle({ cycle }: Found): string {
    return cycle.map(id).join();
  }
}

interface Found {
  kind: ContradictionKind;
  cycle: readonly number[];
  ties: SignedTie[];
  weight: number;
  robustness: Contradiction['robustness'];
  score: number;
}

function textOf(kind: ContradictionKind, names: readonly string[]): string {
  const [a, b, c, d] = names as [string, string, string, string?];
  if (kind === 'three enemies') return `${a}, ${b} and ${c} all stand against one another`;
  if (kind === 'double commitment') return `${a} stands with both ${b} and ${c}, who stand against each other`;
  if (kind === 'cycle') return `${a} and ${b} stand against each other, yet are joined by ${names.slice(2).join(', ')}`;
  if (d === undefined) return `${a} backs ${b}, who stands against ${a}'s partner ${c}`;
  return `${b}, a partner of ${a}, stands against ${c}, a partner of ${a}'s partner ${d}`;
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
