/**
 * Small networks on four floats at once, in WebAssembly: what plain JavaScript takes several times as long for. In: matrices and
 * vectors in a memory of their own. Out: affine maps, the gates of a recurrent unit, a hidden layer's last sum. Every runtime of
 * today has it, browsers too; no thread and no asynchronous call is needed.
 *
 * Places in memory are indices of `floats`. Rows of a matrix come in blocks of 32: eight vectors whose sums stay in registers.
 */
import * as code from './kernel-code.ts';
import { type Code, get, set, spread } from './kernel-code.ts';

const BLOCK = 32;
const VECTORS = 8;
const PAGE = 65_536;
const FLOAT = 4;

const ONCE = { out: 0, base: 0, input: 0 };

export interface Matrix {
  /** Where its weights stand: block by block of rows, within it column by column. */
  weights: number;
  columns: number;
  /** Rows, a multiple of the block: what is beyond the matrix is zero. */
  rows: number;
}

export class Kernels {
  /** All of the memory. It is another one after room was made. */
  floats: Float32Array;
  private readonly memory: WebAssembly.Memory;
  private readonly calls: Record<'affine' | 'gated' | 'rectified', (...places: number[]) => number>;
  private used = 0;

  constructor() {
    this.memory = new WebAssembly.Memory({ initial: 1 });
    this.floats = new Float32Array(this.memory.buffer);
    const module = new WebAssembly.Module(code.assemble([affine, gated, rectified]));
    this.calls = new WebAssembly.Instance(module, { host: { memory: this.memory } }).exports as never;
  }

  /** Room for so many floats, all zero. */
  room(count: number): number {
    const place = this.used;
    this.used += Math.ceil(count / BLOCK) * BLOCK;
    const missing = this.used * FLOAT - this.memory.buffer.byteLength;
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / PAGE));
      this.floats = new Float32Array(this.memory.buffer);
    }
    return place;
  }

  /** A vector, with zeros up to whole blocks. */
  vector(values: Float32Array): number {
    const place = this.room(values.length);
    this.floats.set(values, place);
    return place;
  }

  /** A row-major matrix of so many columns. */
  matrix(values: Float32Array, columns: number): Matrix {
    const count = values.length / columns;
    const rows = Math.ceil(count / BLOCK) * BLOCK;
    const weights = this.room(rows * columns);
    for (let row = 0; row < count; row++) {
      const first = weights + (row - (row % BLOCK)) * columns + (row % BLOCK);
      for (let column = 0; column < columns; column++)
        this.floats[first + column * BLOCK] = values[row * columns + column]!;
    }
    return { weights, columns, rows };
  }

  /** out = base + matrix · input. `out` may be `base`. */
  affine(out: number, base: number, matrix: Matrix, input: number): void {
    this.affineEach(1, out, base, matrix, input, ONCE);
  }

  /**
   * The same for many inputs, each so many `steps` after the one before: a block of the matrix is read for all of them while
   * it is near.
   */
  affineEach(
    count: number,
    out: number,
    base: number,
    { weights, columns, rows }: Matrix,
    input: number,
    steps: { out: number; base: number; input: number },
  ): void {
    if (count === 0) return;
    this.calls.affine(
      FLOAT * out,
      FLOAT * base,
      FLOAT * weights,
      FLOAT * input,
      FLOAT * columns,
      FLOAT * steps.out,
      FLOAT * steps.base,
      FLOAT * steps.input,
      rows,
      count,
    );
  }

  /** The state after a step of a gated recurrent unit: `given` and `own` are what its input and the state before give to the gates. */
  gated(out: number, before: number, given: number, own: number, units: number): void {
    this.calls.gated(FLOAT * out, FLOAT * before, FLOAT * given, FLOAT * own, FLOAT * units);
  }

  /** The sum of weights times what is above zero in the hidden values. */
  rectified(hidden: number, weights: number, rows: number): number {
    return this.calls.rectified(FLOAT * hidden, FLOAT * weights, rows);
  }
}

const each = (count: number, make: (index: number) => Code): Code =>
  Array.from({ length: count }, (_, index) => make(index)).flat();

const affine = ((): code.Kernel => {
  const [out, base, weights, input, width, outStep, baseStep, inputStep, rows, count] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ] as const;
  const [outAt, baseAt, inputAt, left, first, at, end] = [10, 11, 12, 13, 14, 15, 16] as const;
  const [value, sums] = [17, 18] as const;
  const column = [
    ...set(value, code.loadSpread(get(at))),
    ...each(VECTORS, (index) =>
      set(sums + index, code.add(get(sums + index), code.multiply(get(value), code.load(get(weights), 16 * index)))),
    ),
    ...code.advance(weights, BLOCK * FLOAT),
    ...code.advance(at, FLOAT),
  ];
  const one = [
    ...each(VECTORS, (index) => set(sums + index, code.load(get(baseAt), 16 * index))),
    ...set(weights, get(first)),
    ...set(at, get(inputAt)),
    ...set(end, code.addInteger(get(inputAt), get(width))),
    ...code.repeat(column, code.below(get(at), get(end))),
    ...each(VECTORS, (index) => code.store(get(outAt), get(sums + index), 16 * index)),
    ...set(outAt, code.addInteger(get(outAt), get(outStep))),
    ...set(baseAt, code.addInteger(get(baseAt), get(baseStep))),
    ...set(inputAt, code.addInteger(get(inputAt), get(inputStep))),
    ...code.advance(left, -1),
  ];
  const block = [
    ...set(first, get(weights)),
    ...set(outAt, get(out)),
    ...set(baseAt, get(base)),
    ...set(inputAt, get(input)),
    ...set(left, get(count)),
    ...code.repeat(one, code.below(code.integer(0), get(left))),
    ...code.advance(out, BLOCK * FLOAT),
    ...code.advance(base, BLOCK * FLOAT),
    ...code.advance(rows, -BLOCK),
  ];
  return {
    name: 'affine',
    parameters: 10,
    integers: 7,
    vectors: 1 + VECTORS,
    gives: false,
    body: code.repeat(block, code.below(code.integer(0), get(rows))),
  };
})();

/** 1 / (1 + e⁻ˣ) of `x`, which is changed: e to a power of two and a series for what remains, at most half of ln 2. */
function sigmoid(x: number, whole: number): Code {
  let series = spread(1 / 720);
  for (const factor of [1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1])
    series = code.add(code.multiply(series, get(x)), spread(factor));
  return [
    ...set(x, code.least(code.greatest(code.subtract(spread(0), get(x)), spread(-80)), spread(80))),
    ...set(whole, code.nearest(code.multiply(get(x), spread(Math.LOG2E)))),
    ...set(x, code.subtract(get(x), code.multiply(get(whole), spread(Math.LN2)))),
    ...set(x, code.divide(spread(1), code.add(spread(1), code.multiply(series, code.powerOfTwo(get(whole)))))),
  ];
}

const gated = ((): code.Kernel => {
  const [out, before, given, own, width, end, reset, update, fresh, whole] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
  const gate = (place: number, index: number): Code => {
    let address = get(place);
    for (let step = 0; step < index; step++) address = code.addInteger(address, get(width));
    return code.load(address);
  };
  const step = [
    ...set(reset, code.add(gate(given, 0), gate(own, 0))),
    ...sigmoid(reset, whole),
    ...set(update, code.add(gate(given, 1), gate(own, 1))),
    ...sigmoid(update, whole),
    // tanh x = 2 / (1 + e⁻²ˣ) − 1
    ...set(fresh, code.add(gate(given, 2), code.multiply(get(reset), gate(own, 2)))),
    ...set(fresh, code.add(get(fresh), get(fresh))),
    ...sigmoid(fresh, whole),
    ...set(fresh, code.subtract(code.add(get(fresh), get(fresh)), spread(1))),
    ...code.store(
      get(out),
      code.add(get(fresh), code.multiply(get(update), code.subtract(code.load(get(before)), get(fresh)))),
    ),
    ...[out, before, given, own].flatMap((place) => code.advance(place, 16)),
  ];
  return {
    name: 'gated',
    parameters: 5,
    integers: 1,
    vectors: 4,
    gives: false,
    body: [...set(end, code.addInteger(get(out), get(width))), ...code.repeat(step, code.below(get(out), get(end)))],
  };
})();

const rectified = ((): code.Kernel => {
  const [hidden, weights, rows, sum] = [0, 1, 2, 3] as const;
  const step = [
    ...set(
      sum,
      code.add(get(sum), code.multiply(code.greatest(code.load(get(hidden)), spread(0)), code.load(get(weights)))),
    ),
    ...code.advance(hidden, 16),
    ...code.advance(weights, 16),
    ...code.advance(rows, -4),
  ];
  return {
    name: 'rectified',
    parameters: 3,
    integers: 0,
    vectors: 1,
    gives: true,
    body: [
      ...code.repeat(step, code.below(code.integer(0), get(rows))),
      ...[1, 2, 3].reduce<Code>(
        (total, index) => code.addFloat(total, code.lane(get(sum), index)),
        code.lane(get(sum), 0),
      ),
    ],
  };
})();
