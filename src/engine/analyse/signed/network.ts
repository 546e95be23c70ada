/**
 * The signed network that balance, camps and contradictions work on, from events or from an edge list.
 */
import type { AnalysisInput, AnalysisNote, EdgeList } from '../input.ts';
import { type EventNetwork, NETWORK_DEFAULTS, type NetworkActor, type NetworkOptions } from './event-network.ts';
import { foldActor } from './fold.ts';
import { networkFromEvents } from './from-events.ts';
import { createProblem, type Problem } from './problem.ts';
import type { Sign, SignRule } from './sign-rules.ts';

export interface SignedTie {
  source: number;
  target: number;
  sign: 1 | -1;
  weight: number;
  /** Lines of the list, or counted units of conduct, behind the tie. */
  count: number;
  /** Sign under each rule; null for an edge list. */
  rules: Record<SignRule, Sign> | null;
  certainty: { events: number; sources: number } | null;
  /** Strongest reports for and against the sign, as event ids. */
  evidence: { for: string[]; against: string[] };
  declared: boolean;
}

export interface SignedNetwork {
  actors: NetworkActor[];
  ties: SignedTie[];
  /** Where the ties come from, in words. */
  basis: string;
  /** Every row counts: parallel rows of a list without weights that are kept. */
  countsRows: boolean;
  events: EventNetwork | null;
}

export type Parallel = 'auto' | 'one' | 'keep';

/**
 * @param parallel `one`: one tie a pair, the sign of the majority of its rows, none if they are even. `keep`: rows of a sign
 *   add up, rows of opposite sign stay two ties, one of which every partition frustrates. `auto`: keep if weights are given.
 */
export function networkFromEdges(list: EdgeList, parallel: Parallel, notes: AnalysisNote[]): SignedNetwork {
  const keep = parallel === 'keep' || (parallel === 'auto' && list.weighted);
  const actors = new Map<string, number>();
  const index = (id: string): number => {
    let at = actors.get(id);
    if (at === undefined) {
      at = actors.size;
      actors.set(id, at);
    }
    return at;
  };
  const pairs = new Map<
    string,
    { source: number; target: number; plus: number; minus: number; rows: [number, number] }
  >();
  for (const row of list.rows) {
    const [a, b] = [index(row.source), index(row.target)];
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const pair = pairs.get(key) ?? { source: a, target: b, plus: 0, minus: 0, rows: [0, 0] as [number, number] };
    pairs.set(key, pair);
    if (row.weight > 0) pair.plus += row.weight;
    else pair.minus -= row.weight;
    pair.rows[row.weight > 0 ? 0 : 1]++;
  }
  const ties: SignedTie[] = [];
  const add = (source: number, target: number, sign: 1 | -1, weight: number, count: number): void => {
    ties.push({
      source,
      target,
      sign,
      weight,
      count,
      rules: null,
      certainty: null,
      evidence: { for: [], against: [] },
      declared: false,
    });
  };
  let cancelled = 0;
  let repeated = 0;
  for (const { source, target, plus, minus, rows } of pairs.values()) {
    if (rows[0] + rows[1] > 1) repeated++;
    if (keep) {
      if (plus > 0) add(source, target, 1, plus, rows[0]);
      if (minus > 0) add(source, target, -1, minus, rows[1]);
    } else if (plus === minus) cancelled++;
    else add(source, target, plus > minus ? 1 : -1, list.weighted ? Math.abs(plus - minus) : 1, rows[0] + rows[1]);
  }
  if (repeated > 0)
    notes.push({
      code: 'edges.parallel',
      line: null,
      message: `${repeated} ${repeated === 1 ? 'pair has' : 'pairs have'} several rows: ${
        keep
          ? 'weights of a sign add up and opposite signs stay two ties, one of which no division satisfies; --parallel one for one tie a pair'
          : 'each is one tie, by the majority of its rows; --parallel keep to count every row'
      }`,
    });
  if (cancelled > 0)
    notes.push({
      code: 'edges.cancelled',
      line: null,
      message: `${cancelled} ${cancelled === 1 ? 'pair has' : 'pairs have'} as much for as against and no tie: say --parallel keep to count both`,
    });
  return {
    actors: [...actors.keys()].map((id) => ({ id, name: id })),
    ties,
    countsRows: keep && !list.weighted,
    basis:
      repeated === 0
        ? 'an edge list'
        : keep
          ? 'an edge list, parallel ties of opposite sign kept'
          : 'an edge list, one tie a pair',
    events: null,
  };
}

export interface FromEventsOptions extends Partial<NetworkOptions> {
  rule: SignRule;
  /** Conduct alone, declarations alone, or both (a declaration where there is no conduct). */
  ties: 'conduct' | 'declared' | 'both';
  /** Mixed ties: left out, or taken with the sign they lean to. */
  mixed: 'out' | 'lean';
}

export function networkOfInput(
  input: AnalysisInput,
  options: FromEventsOptions & { parallel: Parallel },
  notes: AnalysisNote[],
): SignedNetwork {
  if (input.edges) return networkFromEdges(input.edges, options.parallel, notes);
  const found = networkFromEvents(input.events, input.actors, { ...NETWORK_DEFAULTS, ...options, by: input.window.by });
  withRelations(found, input, options.fold ?? true);
  return signedNetworkOf(found, options, notes);
}

export function signedNetworkOf(found: EventNetwork, options: FromEventsOptions, notes: AnalysisNote[]): SignedNetwork {
  const ties: SignedTie[] = [];
  const taken = new Set<string>();
  let mixed = 0;
  if (options.ties !== 'declared') {
    for (const tie of found.ties) {
      if (tie.class === 'mixed' && options.mixed === 'out') {
        mixed++;
        continue;
      }
      if (tie.sign === 0) continue;
      taken.add(`${tie.source} ${tie.target}`);
      const [pro, contra] =
        tie.sign > 0 ? [tie.evidence.positive, tie.evidence.negative] : [tie.evidence.negative, tie.evidence.positive];
      ties.push({
        source: tie.source,
        target: tie.target,
        sign: tie.sign,
        weight: tie.weight,
        count: tie.counts.incidents,
        rules: tie.rules,
        certainty: tie.certainty,
        evidence: { for: pro, against: contra },
        declared: false,
      });
    }
  }
  if (options.ties !== 'conduct') {
    for (const tie of found.declared) {
      if (tie.sign === 0 || taken.has(`${tie.source} ${tie.target}`)) continue;
      ties.push({
        source: tie.source,
        target: tie.target,
        sign: tie.sign,
        weight: Math.max(tie.weight, 1),
        count: tie.acts,
        rules: null,
        certainty: null,
        evidence: { for: [...tie.events, ...tie.relations], against: [] },
        declared: true,
      });
    }
  }
  if (mixed > 0)
    notes.push({
      code: 'network.mixed',
      line: null,
      message: `${mixed} mixed ${mixed === 1 ? 'tie is' : 'ties are'} left out; --mixed lean takes each with the sign it leans to`,
    });
  if (ties.length === 0)
    notes.push({
      code: 'network.none',
      line: null,
      message: 'no signed tie in this selection; widen the period or the filters',
    });
  else if (!ties.some((tie) => tie.sign < 0))
    notes.push({ code: 'network.no-negative', line: null, message: 'no negative tie: everybody fits into one camp' });
  // Actors without a signed tie have no place in camps.
  const used = new Set(ties.flatMap((tie) => [tie.source, tie.target]));
  const place = new Map([...used].sort((a, b) => a - b).map((actor, i) => [actor, i]));
  return {
    actors: [...place.keys()].map((i) => found.actors[i]!),
    ties: ties.map((tie) => ({ ...tie, source: place.get(tie.source)!, target: place.get(tie.target)! })),
    countsRows: false,
    basis: `events, ${options.ties === 'both' ? 'conduct, and declarations where there is none' : options.ties}, sign rule ${options.rule}`,
    events: found,
  };
}

/** Ties that texts state as such: alliances and hostilities are declarations whatever the conduct. */
export function withRelations(found: EventNetwork, input: AnalysisInput, fold: boolean): void {
  const index = new Map(found.actors.map((actor, i) => [actor.id, i]));
  const place = (id: string): number => {
    const top = fold ? foldActor(id, null, input.actors) : id;
    let at = index.get(top);
    if (at === undefined) {
      at = found.actors.length;
      found.actors.push({ id: top, name: input.actors.nameOf(top) });
      index.set(top, at);
    }
    return at;
  };
  for (const relation of input.relations) {
    const sign =
      relation.kind === 'ally' || relation.kind === 'backs'
        ? 1
        : relation.kind === 'opposes' || relation.kind === 'at-war'
          ? -1
          : 0;
    if (sign === 0) continue;
    const [from, to] = [place(relation.from), place(relation.to)];
    if (from === to) continue;
    const [source, target] = from < to ? [from, to] : [to, from];
    let tie = found.declared.find((known) => known.source === source && known.target === target);
    if (!tie) {
      tie = { source, target, sign, weight: 0, acts: 0, how: [], events: [], relations: [] };
      found.declared.push(tie);
    }
    if (!tie.how.includes(relation.kind)) tie.how.push(relation.kind);
    tie.relations.push(relation.id);
    const sum = tie.sign * tie.weight + sign * 3;
    tie.sign = sum > 0 ? 1 : sum < 0 ? -1 : 0;
    tie.weight = Math.abs(sum);
  }
}

/** @param objective `ties`: every tie counts one; `weight`: its weight */
export function problemOf(network: SignedNetwork, objective: 'ties' | 'weight'): Problem {
  return createProblem(
    network.actors.length,
    network.ties.map(
      (tie) =>
        [tie.source, tie.target, tie.sign * (objective === 'weight' ? tie.weight : 1)] as [number, number, number],
    ),
  );
}
