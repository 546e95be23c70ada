/** All rows between two actors read into a tie of conduct and a declared tie. */
import type { DeclaredTie, EventTie, NetworkOptions } from './event-network.ts';
import { CONTACT, DECLARED, type EventTable, HOWS } from './event-table.ts';
import { NO_DAY, Units, weighEvidence } from './sign-rules.ts';

/** Columns reused from pair to pair: a million small objects would cost more than the work on them. */
export interface Scratch {
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

export function createScratch(): Scratch {
  return {
    units: new Units(),
    rows: new Int32Array(0),
    direction: new Uint8Array(0),
    best: new Int32Array(0),
    seen: { acts: new Stamps(), docs: new Stamps(), publishers: new Stamps() },
  };
}

/** Conduct rows of a pair gathered into units; rows of a unit stand together after sorting by it. */
function gatherUnits(table: EventTable, conduct: readonly number[], dayNumbers: Int32Array, scratch: Scratch): void {
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

export function readPair(
  table: EventTable,
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
  table: EventTable,
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
