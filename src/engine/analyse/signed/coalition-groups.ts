/**
 * Which coalitions to judge: the members given, those of an organisation, those whom texts call members of one, or groups
 * who have all declared for one another.
 */
import type { AnalysisInput } from '../input.ts';
import type { EventNetwork } from './event-network.ts';
import { foldActor } from './fold.ts';

export interface Group {
  name: string;
  /** named: given; bloc: members of an organisation; declared: found in declarations. */
  basis: 'named' | 'bloc' | 'declared';
  members: string[];
  /** The coalition's own word about somebody: friend or foe, with the relations that say so. */
  aims: Aim[];
  /** Relations in which texts count somebody among its members. */
  relations: string[];
}

export interface Aim {
  target: string;
  sign: 1 | -1;
  relations: string[];
}

/** @param given members, or one organisation; none to find coalitions in declarations */
export function groupsOf(found: EventNetwork, input: AnalysisInput, given: readonly string[], fold: boolean): Group[] {
  const said = saidMembers(input, fold);
  const group = (name: string, basis: Group['basis'], members: readonly string[]): Group => ({
    name,
    basis,
    members: [...new Set(members)].sort(),
    aims: aimsOf(name, input, fold),
    relations: said.get(name)?.relations ?? [],
  });
  if (given.length > 1) return [group('named', 'named', given)];
  if (given.length === 1) {
    const name = given[0]!;
    const date = input.window.to ?? input.window.from;
    const members = [...input.actors.membersOf(name, date), ...(said.get(name)?.members ?? [])];
    return [members.length > 0 ? group(name, 'bloc', members) : group(name, 'named', given)];
  }
  const called = [...said]
    .filter(([, { members }]) => members.size >= 2)
    .map(([name, { members }]) => group(name, 'declared', [...members]))
    .sort((a, b) => b.members.length - a.members.length || (a.name < b.name ? -1 : 1));
  return [...called, ...declaredGroups(found).map((members) => group(members.join(' + '), 'declared', members))].slice(
    0,
    MOST_GROUPS,
  );
}

const MOST_GROUPS = 20;

/** Whom texts count among the members of what. */
function saidMembers(
  { relations, actors }: AnalysisInput,
  fold: boolean,
): Map<string, { members: Set<string>; relations: string[] }> {
  const said = new Map<string, { members: Set<string>; relations: string[] }>();
  for (const { id, kind, from, to } of relations) {
    if (kind !== 'member') continue;
    const one = said.get(to) ?? { members: new Set(), relations: [] };
    said.set(to, one);
    one.members.add(fold ? foldActor(from, null, actors) : from);
    one.relations.push(id);
  }
  return said;
}

const SIGNS: Partial<Record<string, 1 | -1>> = { ally: 1, backs: 1, opposes: -1, 'at-war': -1 };

function aimsOf(name: string, { relations, actors }: AnalysisInput, fold: boolean): Aim[] {
  const aims = new Map<string, Aim>();
  for (const { id, kind, from, to } of relations) {
    const sign = SIGNS[kind];
    if (from !== name || sign === undefined) continue;
    const target = fold ? foldActor(to, null, actors) : to;
    const aim = aims.get(`${target} ${sign}`) ?? { target, sign, relations: [] };
    aims.set(`${target} ${sign}`, aim);
    aim.relations.push(id);
  }
  return [...aims.values()].sort((a, b) => (a.target < b.target ? -1 : 1));
}

/** Maximal groups of at least three who have all declared for one another, largest first, and pairs if there are none. */
function declaredGroups(found: EventNetwork): string[][] {
  const friends = new Map<number, Set<number>>();
  for (const tie of found.declared) {
    if (tie.sign <= 0) continue;
    for (const [a, b] of [
      [tie.source, tie.target],
      [tie.target, tie.source],
    ] as const)
      friends.set(a, (friends.get(a) ?? new Set()).add(b));
  }
  const cliques: number[][] = [];
  // Bron and Kerbosch 1973 with a pivot; the cap guards against declarations of everybody to everybody.
  const grow = (clique: number[], open: Set<number>, closed: Set<number>): void => {
    if (cliques.length >= 200) return;
    if (open.size === 0 && closed.size === 0) {
      if (clique.length >= 2) cliques.push([...clique].sort((a, b) => a - b));
      return;
    }
    let pivot = -1;
    let most = -1;
    for (const x of [...open, ...closed]) {
      const reach = [...open].filter((y) => friends.get(x)!.has(y)).length;
      if (reach > most) [pivot, most] = [x, reach];
    }
    for (const x of [...open].filter((y) => !friends.get(pivot)!.has(y))) {
      const near = friends.get(x)!;
      grow(
        [...clique, x],
        new Set([...open].filter((y) => near.has(y))),
        new Set([...closed].filter((y) => near.has(y))),
      );
      open.delete(x);
      closed.add(x);
    }
  };
  grow([], new Set([...friends.keys()].sort((a, b) => a - b)), new Set());
  const sorted = cliques.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
  const large = sorted.filter((clique) => clique.length >= 3);
  return (large.length > 0 ? large : sorted)
    .slice(0, MOST_GROUPS)
    .map((clique) => clique.map((i) => found.actors[i]!.id));
}
