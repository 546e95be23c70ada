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
import { type ActorHierarchy, type AnalysisActor, type AnalysisEvent, dayOf, type Window } from '../input.ts';
import { bearingOf } from './conduct.ts';
import { foldActor } from './fold.ts';
import { Numbering } from './numbering.ts';
import { NO_DAY, type Sign, type SignedEvidence, type SignRule, Units, weighEvidence } from './sign-rules.ts';

export interface NetworkActor {
  id: string;
  name: string;
}

export type TieClass = 'positive' | 'negative' | 'mixed' | 'neutral';

export interface EventTie extends SignedEvidence {
  /** Positions in `actors`; source before target in the order of ids. */
  source: number;
  target: number;
  class: TieClass;
  sign: Sign;
  /** Sums of weights, kept apart. */
  cooperation: number;
  conflict: number;
  counts: { rows: number; acts: number; incidents: number; positive: number; negative: number; contact: number };
  /** Units by who acted. Reciprocal acts stand on both sides. */
  direction: { out: [number, number]; in: [number, number] };
  publishers: number;
  documents: number;
  first: string | null;
  last: string | null;
  /** Event ids, strongest first, the two sides apart. */
  evidence: { positive: string[]; negative: string[] };
}

export interface DeclaredTie {
  source: number;
  target: number;
  sign: Sign;
  weight: number;
  acts: number;
  how: string[];
  events: string[];
  relations: string[];
}

export interface NetworkCounts {
  rows: number;
  acts: number;
  incidents: number;
  conduct: number;
  declared: number;
  contact: number;
  /** Rows that make no tie, by reason. */
  left: Record<'status' | 'noParty' | 'selfTie' | 'doubleVoice', number>;
  /** Third parties named by role, which make no tie of their own. */
  thirdParties: number;
}

export interface EventNetwork {
  actors: NetworkActor[];
  ties: EventTie[];
  declared: DeclaredTie[];
  counts: NetworkCounts;
}

export interface NetworkOptions {
  rule: SignRule;
  /** Fold organs into their state. */
  fold: boolean;
  resamples: number;
  seed: number;
  /** Share of the weaker side from which a tie counts as mixed. */
  mixedShare: number;
  /** Event ids kept a side and tie. */
  evidence: number;
  by: Window['by'];
}

export const NETWORK_DEFAULTS: NetworkOptions = {
  rule: 'goldstein',
  fold: true,
  resamples: 100,
  seed: 1,
  mixedShare: 0.25,
  evidence: 20,
  by: 'event',
};

const CONDUCT = 0;
const DECLARED = 1;
const CONTACT = 2;

class Table {
  length = 0;
  private room = 1024;
  pair = new Int32Array(1024);
  unit = new Int32Array(1024);
  day = new Int32Array(1024);
  publisher = new Int32Array(1024);
  doc = new Int32Array(1024);
  act = new Int32Array(1024);
  value = new Float32Array(1024);
  /** 0 source acts, 1 target acts, 2 both; and the kind of bearing in the next two bits. */
  flags = new Uint8Array(1024);
  readonly ids: string[] = [];

  push(
    id: string,
    pair: number,
    unit: number,
    act: number,
    day: number,
    publisher: number,
    doc: number,
    value: number,
    flags: number,
  ): void {
    if (this.length === this.room) this.grow();
    const at = this.length++;
    this.pair[at] = pair;
    this.unit[at] = unit;
    this.act[at] = act;
    this.day[at] = day;
    this.publisher[at] = publisher;
    this.doc[at] = doc;
    this.value[at] = value;
    this.flags[at] = flags;
    this.ids.push(id);
  }

  private grow(): void {
    this.room *= 2;
    const longer = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const to = new Int32Array(this.room);
      to.set(from);
      return to;
    };
    this.pair = longer(this.pair);
    this.unit = longer(this.unit);
    this.act = longer(this.act);
    this.day = longer(this.day);
    this.publisher = longer(this.publisher);
    this.doc = longer(this.doc);
    const value = new Float32Array(this.room);
    value.set(this.value);
    this.value = value;
    const flags = new Uint8Array(this.room);
    flags.set(this.flags);
    this.flags = flags;
  }
}

export function networkFromEvents(
  events: Iterable<AnalysisEvent>,
  hierarchy: ActorHierarchy,
  options: NetworkOptions,
): EventNetwork {
  const ids: string[] = [];
  const names: string[] = [];
  const actorOf = new Map<string, number>();
  const tops = new Map<string, number>();
  const units = new Numbering();
  const acts = new Numbering();
  const dayNames: string[] = [];
  const dayOfName = new Map<string, number>();
  const publishers = new Map<string, number>();
  const docs = new Numbering();
  const pairs = new Map<number, number>();
  const pairEnds: [number, number][] = [];
  const table = new Table();
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
    const unit = units.of(event.incident?.id ?? event.act);
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
    const kind = bearing.kind === 'conduct' ? CONDUCT : bearing.kind === 'declared' ? DECLARED : CONTACT;
    const how = bearing.kind === 'declared' ? HOWS.indexOf(bearing.how) : 0;
    const day = dayOf(event, options.by);
    table.push(
      event.id,
      pair,
      unit,
      act,
      day === null ? NO_DAY : number(dayOfName, day, dayNames),
      event.publisher === null ? -1 : number(publishers, event.publisher),
      docs.of(event.doc),
      'value' in bearing ? bearing.value : 0,
      (event.reciprocal ? 2 : forward ? 0 : 1) | (kind << 2) | (how << 4),
    );
    if (kind === CONDUCT) counts.conduct++;
    else if (kind === DECLARED) counts.declared++;
    else counts.contact++;
  }
  counts.acts = acts.size;
  counts.incidents = units.size;

  const dropped = findDoubleVoices(table, pairEnds, ids, hierarchy);
  counts.left.doubleVoice = dropped.size;
  const dayNumbers = Int32Array.from(dayNames, (day) => Math.floor(Date.parse(`${day}T00:00:00Z`) / 86400000));
  const rowsByPair = groupByPair(table, pairEnds.length, dropped);
  const scratch = createScratch();
  const ties: EventTie[] = [];
  const declared: DeclaredTie[] = [];
  for (const [pair, ends] of pairEnds.entries()) {
    const rows = rowsByPair.rows.subarray(rowsByPair.start[pair]!, rowsByPair.start[pair + 1]!);
    if (rows.length === 0) continue;
    const [tie, promise] = readPair(table, rows, ends, dayNumbers, dayNames, scratch, options);
    if (tie) ties.push(tie);
    if (promise) declared.push(promise);
  }
  return sortActors({ actors: ids.map((id, i) => ({ id, name: names[i]! })), ties, declared, counts });
}

const HOWS = ['agreement', 'support', 'plan'] as const;

/** Rows of a bloc in a unit where one of its members does the same to the same: the members speak for it. */
function findDoubleVoices(
  table: Table,
  ends: readonly [number, number][],
  ids: readonly string[],
  hierarchy: ActorHierarchy,
): Set<number> {
  const members = new Map<number, Set<string>>();
  for (const [index, id] of ids.entries()) {
    const of = hierarchy.membersOf(id, null);
    if (of.length > 0) members.set(index, new Set(of));
  }
  const dropped = new Set<number>();
  if (members.size === 0) return dropped;
  const blocUnits = new Set<number>();
  for (let row = 0; row < table.length; row++) {
    const [a, b] = ends[table.pair[row]!]!;
    if (members.has(a) || members.has(b)) blocUnits.add(table.unit[row]!);
  }
  const byUnit = new Map<number, number[]>();
  for (let row = 0; row < table.length; row++) {
    const unit = table.unit[row]!;
    if (!blocUnits.has(unit)) continue;
    const list = byUnit.get(unit);
    if (list) list.push(row);
    else byUnit.set(unit, [row]);
  }
  for (const rows of byUnit.values()) {
    for (const row of rows) {
      const [a, b] = ends[table.pair[row]!]!;
      for (const [bloc, other] of [
        [a, b],
        [b, a],
      ] as const) {
        const own = members.get(bloc);
        if (!own) continue;
        const spoken = rows.some((next) => {
          const [c, d] = ends[table.pair[next]!]!;
          return (c === other && own.has(ids[d]!)) || (d === other && own.has(ids[c]!));
        });
        if (spoken) dropped.add(row);
      }
    }
  }
  return dropped;
}

function groupByPair(table: Table, pairs: number, dropped: Set<number>): { start: Int32Array; rows: Int32Array } {
  const start = new Int32Array(pairs + 1);
  for (let row = 0; row < table.length; row++) if (!dropped.has(row)) start[table.pair[row]! + 1]!++;
  for (let pair = 0; pair < pairs; pair++) start[pair + 1]! += start[pair]!;
  const fill = start.slice(0, pairs);
  const rows = new Int32Array(table.length - dropped.size);
  for (let row = 0; row < table.length; row++) if (!dropped.has(row)) rows[fill[table.pair[row]!]!++] = row;
  return { start, rows };
}

/** Columns reused from pair to pair: a million small objects would cost more than the work on them. */
interface Scratch {
  units: Units;
  rows: Int32Array;
  direction: Uint8Array;
  best: Int32Array;
  seen: { acts: Stamps; docs: Stamps; publishers: Stamps };
}

/** Which numbers were met in this round, without clearing between rounds. */
class Stamps {
  private marks = new Int32Array(1024);
  private round = 0;
  count = 0;
  start(): void {
    this.round++;
    this.count = 0;
  }
  add(number: number): void {
    if (number >= this.marks.length) {
      const longer = new Int32Array(2 ** Math.ceil(Math.log2(number + 1)));
      longer.set(this.marks);
      this.marks = longer;
    }
    if (this.marks[number] === this.round) return;
    this.marks[number] = this.round;
    this.count++;
  }
}

function createScratch(): Scratch {
  return {
    units: new Units(),
    rows: new Int32Array(0),
    direction: new Uint8Array(0),
    best: new Int32Array(0),
    seen: { acts: new Stamps(), docs: new Stamps(), publishers: new Stamps() },
  };
}

/** Conduct rows of a pair gathered into units; rows of a unit stand together after sorting by it. */
function gatherUnits(table: Table, conduct: readonly number[], dayNumbers: Int32Array, scratch: Scratch): void {
  const { units } = scratch;
  units.length = 0;
  if (scratch.rows.length < conduct.length) {
    scratch.rows = new Int32Array(conduct.length * 2);
    scratch.direction = new Uint8Array(conduct.length * 2);
    scratch.best = new Int32Array(conduct.length * 2);
  }
  const keys = new Float64Array(conduct.length);
  for (let i = 0; i < conduct.length; i++) keys[i] = table.unit[conduct[i]!]! * 67108864 + i;
  keys.sort();
  let unit = -1;
  let at = -1;
  for (const key of keys) {
    const row = conduct[key % 67108864]!;
    const value = table.value[row]!;
    const direction = 1 << (table.flags[row]! & 3);
    if (table.unit[row] !== unit) {
      unit = table.unit[row]!;
      const day = table.day[row]!;
      at = units.push(value, day === NO_DAY ? NO_DAY : dayNumbers[day]!, table.publisher[row]!);
      scratch.rows[at] = 1;
      scratch.direction[at] = direction;
      scratch.best[at] = row;
      continue;
    }
    const rows = scratch.rows[at]!;
    units.value[at] = (units.value[at]! * rows + value) / (rows + 1);
    scratch.rows[at] = rows + 1;
    scratch.direction[at]! |= direction;
    if (Math.abs(value) > Math.abs(table.value[scratch.best[at]!]!)) scratch.best[at] = row;
  }
}

function readPair(
  table: Table,
  rows: Int32Array,
  [source, target]: readonly [number, number],
  dayNumbers: Int32Array,
  dayNames: readonly string[],
  scratch: Scratch,
  options: NetworkOptions,
): [EventTie | null, DeclaredTie | null] {
  const { acts, docs, publishers } = scratch.seen;
  for (const stamps of [acts, docs, publishers]) stamps.start();
  const promised: number[] = [];
  const conduct: number[] = [];
  let contact = 0;
  let first = NO_DAY;
  let last = NO_DAY;
  for (const row of rows) {
    const kind = (table.flags[row]! >> 2) & 3;
    if (kind === DECLARED) {
      promised.push(row);
      continue;
    }
    acts.add(table.act[row]!);
    docs.add(table.doc[row]!);
    publishers.add(table.publisher[row]! + 1);
    const day = table.day[row]!;
    if (day !== NO_DAY) {
      if (first === NO_DAY || dayNumbers[day]! < dayNumbers[first]!) first = day;
      if (last === NO_DAY || dayNumbers[day]! > dayNumbers[last]!) last = day;
    }
    if (kind === CONTACT) contact++;
    else conduct.push(row);
  }
  const promise = promised.length > 0 ? readPromises(table, promised, source, target, options) : null;
  const observed = conduct.length + contact;
  if (observed === 0) return [null, promise];

  gatherUnits(table, conduct, dayNumbers, scratch);
  const { units } = scratch;
  let cooperation = 0;
  let conflict = 0;
  const direction = { out: [0, 0] as [number, number], in: [0, 0] as [number, number] };
  const sides: [number[], number[]] = [[], []];
  for (let i = 0; i < units.length; i++) {
    const value = units.value[i]!;
    if (value === 0) continue;
    const side = value > 0 ? 0 : 1;
    sides[side].push(i);
    if (value > 0) cooperation += value;
    else conflict -= value;
    if (scratch.direction[i]! & 0b101) direction.out[side]++;
    if (scratch.direction[i]! & 0b110) direction.in[side]++;
  }
  const evidence = weighEvidence(units, options.rule, options.resamples, options.seed);
  const sign = evidence.rules[options.rule];
  const signed = sides[0].length + sides[1].length;
  const weaker = signed === 0 ? 0 : Math.min(sides[0].length, sides[1].length) / signed;
  const strongest = (side: number[]): string[] =>
    side
      .sort(
        (a, b) =>
          Math.abs(units.value[b]!) - Math.abs(units.value[a]!) ||
          scratch.rows[b]! - scratch.rows[a]! ||
          scratch.best[a]! - scratch.best[b]!,
      )
      .slice(0, options.evidence)
      .map((i) => table.ids[scratch.best[i]!]!);
  const tie: EventTie = {
    source,
    target,
    class:
      signed === 0
        ? 'neutral'
        : sign === 0 || weaker >= options.mixedShare
          ? 'mixed'
          : sign > 0
            ? 'positive'
            : 'negative',
    sign,
    ...evidence,
    cooperation: round(cooperation),
    conflict: round(conflict),
    counts: {
      rows: observed,
      acts: acts.count,
      incidents: units.length,
      positive: sides[0].length,
      negative: sides[1].length,
      contact,
    },
    direction,
    publishers: publishers.count,
    documents: docs.count,
    first: first === NO_DAY ? null : dayNames[first]!,
    last: last === NO_DAY ? null : dayNames[last]!,
    evidence: { positive: strongest(sides[0]), negative: strongest(sides[1]) },
  };
  return [tie, promise];
}

function readPromises(
  table: Table,
  rows: readonly number[],
  source: number,
  target: number,
  options: NetworkOptions,
): DeclaredTie {
  const perAct = new Map<number, number>();
  const how = new Set<string>();
  for (const row of rows) {
    perAct.set(table.act[row]!, table.value[row]!);
    how.add(HOWS[(table.flags[row]! >> 4) & 3]!);
  }
  const sum = [...perAct.values()].reduce((total, value) => total + value, 0);
  return {
    source,
    target,
    sign: sum > 1e-9 ? 1 : sum < -1e-9 ? -1 : 0,
    weight: round(Math.abs(sum)),
    acts: perAct.size,
    how: [...how].sort(),
    events: [...rows]
      .sort((a, b) => Math.abs(table.value[b]!) - Math.abs(table.value[a]!) || a - b)
      .slice(0, options.evidence)
      .map((row) => table.ids[row]!),
    relations: [],
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
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
