/**
 * Signed ties from events: who acts how towards whom, counted so that nothing speaks twice.
 *
 * - Organs of a state stand for the state; a self-tie is the same actor after that, never the same country.
 * - Reports are gathered into units: an incident, or an act in none. A unit counts once for a pair, with the mean weight
 *   of its reports, whichever way round it was told.
 * - A bloc and its members in one unit: the members' rows stand, the bloc's do not.
 *
 * Built for a million rows: one pass into columns, then one pair at a time.
 */
import { type ActorHierarchy, type AnalysisActor, type AnalysisEvent, dayOf } from '../input.ts';
import { bearingOf } from './conduct.ts';
import { findDoubleVoices } from './double-voice.ts';
import type { DeclaredTie, EventNetwork, EventTie, NetworkCounts, NetworkOptions } from './event-network.ts';
import { ACT, DAY, DOC, EventTable, FLAGS, flagsOf, PAIR, PUBLISHER, UNIT, VALUE } from './event-table.ts';
import { foldActor } from './fold.ts';
import { Numbering } from './numbering.ts';
import { createScratch, readPair } from './read-pair.ts';
import { NO_DAY } from './sign-rules.ts';

export function networkFromEvents(
  events: Iterable<AnalysisEvent>,
  hierarchy: ActorHierarchy,
  options: NetworkOptions,
): EventNetwork {
  const expected = Array.isArray(events) ? events.length : 0;
  const ids: string[] = [];
  const names: string[] = [];
  const actorOf = new Map<string, number>();
  const tops = new Map<string, number>();
  const units = new Numbering();
  const acts = new Numbering(expected);
  const dayNames: string[] = [];
  const dayOfName = new Map<string, number>();
  const publishers = new Map<string, number>();
  const docs = new Numbering();
  const pairs = new Map<number, number>();
  const pairEnds: [number, number][] = [];
  const table = new EventTable(expected);
  const counts: NetworkCounts = {
    rows: 0,
    acts: 0,
    incidents: 0,
    conduct: 0,
    declared: 0,
    contact: 0,
    left: { status: 0, noParty: 0, selfTie: 0, doubleVoice: 0 },
    thirdParties: 0,
  };

  const actorIndex = (actor: AnalysisActor): number => {
    const id = actor.id!;
    const known = actorOf.get(id);
    if (known !== undefined) return known;
    const top = options.fold ? foldActor(id, actor.sectors, hierarchy) : id;
    let at = tops.get(top);
    if (at === undefined) {
      at = ids.length;
      tops.set(top, at);
      ids.push(top);
      names.push(top === id ? actor.name || hierarchy.nameOf(top) : hierarchy.nameOf(top));
    }
    actorOf.set(id, at);
    return at;
  };
  const number = (table: Map<string, number>, name: string, list?: string[]): number => {
    let at = table.get(name);
    if (at === undefined) {
      at = table.size;
      table.set(name, at);
      list?.push(name);
    }
    return at;
  };

  for (const event of events) {
    counts.rows++;
    if (event.parties) counts.thirdParties += event.parties.length;
    const act = acts.of(event.act);
    const unit = units.of(event.incident === null ? event.act : event.incident.id);
    const bearing = bearingOf(event);
    if (bearing.kind === 'none') {
      counts.left.status++;
      continue;
    }
    if (event.actor?.id == null || event.recipient?.id == null) {
      counts.left.noParty++;
      continue;
    }
    const from = actorIndex(event.actor);
    const to = actorIndex(event.recipient);
    if (from === to) {
      counts.left.selfTie++;
      continue;
    }
    const forward = from < to;
    const key = forward ? from * 2097152 + to : to * 2097152 + from;
    let pair = pairs.get(key);
    if (pair === undefined) {
      pair = pairEnds.length;
      pairs.set(key, pair);
      pairEnds.push(forward ? [from, to] : [to, from]);
    }
    const day = dayOf(event, options.by);
    const at = table.add(event.id);
    const { cells } = table;
    cells[at + PAIR] = pair;
    cells[at + UNIT] = unit;
    cells[at + ACT] = act;
    cells[at + DAY] = day === null ? NO_DAY : number(dayOfName, day, dayNames);
    cells[at + PUBLISHER] = event.publisher === null ? -1 : number(publishers, event.publisher);
    cells[at + DOC] = docs.of(event.doc);
    cells[at + FLAGS] = flagsOf(bearing, event.reciprocal ? 2 : forward ? 0 : 1);
    table.values[at + VALUE] = event.goldstein ?? 0;
    counts[bearing.kind]++;
  }
  counts.acts = acts.size;
  counts.incidents = units.size;

  const dropped = findDoubleVoices(table, pairEnds, ids, hierarchy);
  counts.left.doubleVoice = dropped.size;
  const dayNumbers = Int32Array.from(dayNames, (day) => Math.floor(Date.parse(`${day}T00:00:00Z`) / 86400000));
  const start = table.sortByPair(pairEnds.length, dropped);
  const scratch = createScratch();
  const ties: EventTie[] = [];
  const declared: DeclaredTie[] = [];
  for (const [pair, ends] of pairEnds.entries()) {
    if (start[pair] === start[pair + 1]) continue;
    const rows = [start[pair]!, start[pair + 1]!] as const;
    const [tie, promise] = readPair(table, rows, ends, dayNumbers, dayNames, scratch, options);
    if (tie) ties.push(tie);
    if (promise) declared.push(promise);
  }
  return sortActors({ actors: ids.map((id, i) => ({ id, name: names[i]! })), ties, declared, counts });
}

/** Actors in the order of ids, so that results do not depend on the order of events. */
function sortActors(network: EventNetwork): EventNetwork {
  const order = network.actors
    .map((_, i) => i)
    .sort((a, b) => (network.actors[a]!.id < network.actors[b]!.id ? -1 : 1));
  const place = new Int32Array(order.length);
  for (const [to, from] of order.entries()) place[from] = to;
  const turn = <T extends { source: number; target: number }>(tie: T): T => {
    const [a, b] = [place[tie.source]!, place[tie.target]!];
    if (a < b) return { ...tie, source: a, target: b };
    const turned = { ...tie, source: b, target: a };
    if ('direction' in turned) {
      const { out, in: into } = (turned as unknown as EventTie).direction;
      (turned as unknown as EventTie).direction = { out: into, in: out };
    }
    return turned;
  };
  const byEnds = (a: { source: number; target: number }, b: { source: number; target: number }): number =>
    a.source - b.source || a.target - b.target;
  return {
    ...network,
    actors: order.map((i) => network.actors[i]!),
    ties: network.ties.map(turn).sort(byEnds),
    declared: network.declared.map(turn).sort(byEnds),
  };
}
