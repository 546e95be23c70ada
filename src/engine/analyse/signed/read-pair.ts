/** All rows between two actors read into a tie of conduct and a declared tie. */
import type { DeclaredTie, EventTie, NetworkOptions } from './event-network.ts';
import {
  ACT,
  CONDUCT,
  DAY,
  DECLARED,
  DOC,
  directionOf,
  type EventTable,
  FLAGS,
  howOf,
  kindOf,
  PUBLISHER,
  UNIT,
  VALUE,
  WIDTH,
} from './event-table.ts';
import { NO_DAY, Units, weighEvidence } from './sign-rules.ts';

/** Columns reused from pair to pair: a million small objects would cost more than the work on them. */
export interface Scratch {
  units: Units;
  /** Where the cells of the pair's rows of conduct begin, and those of its declarations. */
  conduct: Int32Array;
  promised: Int32Array;
  keys: Float64Array;
  rows: Int32Array;
  direction: Uint8Array;
  best: Int32Array;
  seen: { acts: Different; docs: Different; publishers: Different };
}

/** How many different numbers there are. Mostly they come in order, for rows come document by document; else they are sorted. */
class Different {
  private numbers = new Int32Array(256);
  private length = 0;
  private ordered = true;

  start(): void {
    this.length = 0;
    this.ordered = true;
  }

  add(number: number): void {
    const last = this.length > 0 ? this.numbers[this.length - 1]! : -2;
    if (number === last) return;
    if (number < last) this.ordered = false;
    if (this.length === this.numbers.length) {
      const longer = new Int32Array(this.length * 2);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[this.length++] = number;
  }

  get count(): number {
    if (this.ordered) return this.length;
    const sorted = this.numbers.subarray(0, this.length).sort();
    let count = 0;
    for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) count++;
    return count;
  }
}

export function createScratch(): Scratch {
  return {
    units: new Units(),
    ...columnsOf(256),
    seen: { acts: new Different(), docs: new Different(), publishers: new Different() },
  };
}

function columnsOf(room: number): Omit<Scratch, 'units' | 'seen'> {
  return {
    conduct: new Int32Array(room),
    promised: new Int32Array(room),
    keys: new Float64Array(room),
    rows: new Int32Array(room),
    direction: new Uint8Array(room),
    best: new Int32Array(room),
  };
}

/** Conduct of a pair gathered into units; rows of a unit stand together after sorting by it. */
function gatherUnits(table: EventTable, count: number, dayNumbers: Int32Array, scratch: Scratch): void {
  const { units, conduct } = scratch;
  const { cells, values } = table;
  units.length = 0;
  const keys = scratch.keys.subarray(0, count);
  for (let i = 0; i < count; i++) keys[i] = cells[conduct[i]! + UNIT]! * 67108864 + i;
  keys.sort();
  let unit = -1;
  let at = -1;
  for (let i = 0; i < count; i++) {
    const row = conduct[keys[i]! % 67108864]!;
    const value = values[row + VALUE]!;
    const direction = 1 << directionOf(cells[row + FLAGS]!);
    if (cells[row + UNIT] !== unit) {
      unit = cells[row + UNIT]!;
      const day = cells[row + DAY]!;
      at = units.push(value, day === NO_DAY ? NO_DAY : dayNumbers[day]!, cells[row + PUBLISHER]!);
      scratch.rows[at] = 1;
      scratch.direction[at] = direction;
      scratch.best[at] = row;
      continue;
    }
    const rows = scratch.rows[at]!;
    units.value[at] = (units.value[at]! * rows + value) / (rows + 1);
    scratch.rows[at] = rows + 1;
    scratch.direction[at]! |= direction;
    if (Math.abs(value) > Math.abs(values[scratch.best[at]! + VALUE]!)) scratch.best[at] = row;
  }
}

/** @param rows first row of the pair in the sorted table, and the one after its last */
export function readPair(
  table: EventTable,
  [from, until]: readonly [number, number],
  [source, target]: readonly [number, number],
  dayNumbers: Int32Array,
  dayNames: readonly string[],
  scratch: Scratch,
  options: NetworkOptions,
): [EventTie | null, DeclaredTie | null] {
  const { acts, docs, publishers } = scratch.seen;
  for (const one of [acts, docs, publishers]) one.start();
  if (scratch.conduct.length < until - from) Object.assign(scratch, columnsOf((until - from) * 2));
  const { cells } = table;
  const { conduct, promised } = scratch;
  let acting = 0;
  let promises = 0;
  let contact = 0;
  let first = NO_DAY;
  let last = NO_DAY;
  for (let row = from * WIDTH; row < until * WIDTH; row += WIDTH) {
    const kind = kindOf(cells[row + FLAGS]!);
    if (kind === DECLARED) {
      promised[promises++] = row;
      continue;
    }
    acts.add(cells[row + ACT]!);
    docs.add(cells[row + DOC]!);
    publishers.add(cells[row + PUBLISHER]!);
    const day = cells[row + DAY]!;
    if (day !== NO_DAY) {
      if (first === NO_DAY || dayNumbers[day]! < dayNumbers[first]!) first = day;
      if (last === NO_DAY || dayNumbers[day]! > dayNumbers[last]!) last = day;
    }
    if (kind === CONDUCT) conduct[acting++] = row;
    else contact++;
  }
  const promise = promises > 0 ? readPromises(table, promised.subarray(0, promises), source, target, options) : null;
  const observed = acting + contact;
  if (observed === 0) return [null, promise];

  gatherUnits(table, acting, dayNumbers, scratch);
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
      .map((i) => table.idAt(scratch.best[i]!));
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
  rows: Int32Array,
  source: number,
  target: number,
  options: NetworkOptions,
): DeclaredTie {
  const { cells, values } = table;
  const perAct = new Map<number, number>();
  const how = new Set<string>();
  for (const row of rows) {
    perAct.set(cells[row + ACT]!, values[row + VALUE]!);
    how.add(howOf(cells[row + FLAGS]!));
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
      .sort((a, b) => Math.abs(values[b + VALUE]!) - Math.abs(values[a + VALUE]!) || a - b)
      .slice(0, options.evidence)
      .map((row) => table.idAt(row)),
    relations: [],
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
