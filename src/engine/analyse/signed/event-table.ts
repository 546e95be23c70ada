/**
 * Events in a table of whole numbers, a million of them: what the network needs of each, side by side, so that reading a row
 * is one access to memory and not eight. Their ids stand apart.
 */
import type { Bearing } from './conduct.ts';

/** Columns; the pair gives way to the number of the row when rows are sorted by it. */
export const PAIR = 0;
const ROW = 0;
export const UNIT = 1;
export const ACT = 2;
export const DAY = 3;
export const PUBLISHER = 4;
export const DOC = 5;
/** A float; read it through `values`. */
export const VALUE = 6;
/** Who acts (0 source, 1 target, 2 both), the kind of bearing, and of a declaration how. */
export const FLAGS = 7;
export const WIDTH = 8;

export const KINDS = ['conduct', 'declared', 'contact', 'none'] as const;
export const CONDUCT = 0;
export const DECLARED = 1;
export const HOWS = ['agreement', 'support', 'plan'] as const;

export function flagsOf(bearing: Bearing, direction: 0 | 1 | 2): number {
  const how = bearing.how === null ? 0 : HOWS.indexOf(bearing.how);
  return direction | (KINDS.indexOf(bearing.kind) << 2) | (how << 4);
}

export function directionOf(flags: number): number {
  return flags & 3;
}

export function kindOf(flags: number): number {
  return (flags >> 2) & 3;
}

export function howOf(flags: number): (typeof HOWS)[number] {
  return HOWS[(flags >> 4) & 3]!;
}

export class EventTable {
  length = 0;
  cells: Int32Array<ArrayBuffer>;
  values: Float32Array<ArrayBuffer>;
  private readonly ids: string[];

  /** @param expected rows, if known: growing a large table costs copies */
  constructor(expected: number) {
    this.cells = new Int32Array(Math.max(256, expected) * WIDTH);
    this.values = new Float32Array(this.cells.buffer);
    this.ids = new Array(expected);
  }

  /** Room for one more row; returns where its cells begin. */
  add(id: string): number {
    this.ids[this.length] = id;
    const at = this.length++ * WIDTH;
    if (at === this.cells.length) {
      const longer = new Int32Array(at * 2);
      longer.set(this.cells);
      this.use(longer);
    }
    return at;
  }

  /** Sorts rows by pair, those of `dropped` left out; returns where each pair's rows begin, and the end of the last. */
  sortByPair(pairs: number, dropped: ReadonlySet<number>): Int32Array {
    const { cells, length } = this;
    const start = new Int32Array(pairs + 1);
    for (let row = 0; row < length; row++) if (!dropped.has(row)) start[cells[row * WIDTH + PAIR]! + 1]!++;
    for (let pair = 0; pair < pairs; pair++) start[pair + 1]! += start[pair]!;
    const next = start.slice(0, pairs);
    const sorted = new Int32Array((length - dropped.size) * WIDTH);
    for (let row = 0; row < length; row++) {
      if (dropped.has(row)) continue;
      const from = row * WIDTH;
      const to = next[cells[from + PAIR]!]!++ * WIDTH;
      for (let column = 0; column < WIDTH; column++) sorted[to + column] = cells[from + column]!;
      // The pair is known by the place from now on; what is not is whose row this was.
      sorted[to + ROW] = row;
    }
    this.length = length - dropped.size;
    this.use(sorted);
    return start;
  }

  /** Id of the event whose cells begin here, once rows are sorted. */
  idAt(place: number): string {
    return this.ids[this.cells[place + ROW]!]!;
  }

  private use(cells: Int32Array<ArrayBuffer>): void {
    this.cells = cells;
    this.values = new Float32Array(cells.buffer);
  }
}
