/**
 * A gated recurrent unit (GRU), in PyTorch's order of gates: reset, update, new. In: what a step's input gives to the gates.
 * Out: the state after it. What inputs give stands input-major, so that what one value adds is contiguous; the state's own
 * matrix stands unit by unit, so that a step is three running sums a unit. Sums in double precision: conversions cost more.
 */
export class GatedUnit {
  private readonly size: number;
  private readonly input: Float32Array;
  private readonly inputBias: Float32Array;
  /** Per unit and value of the state before: weights of reset, update, new. */
  private readonly state: Float64Array;
  private readonly stateBias: Float32Array;
  private readonly own: Float64Array;

  /** @param size values of a state; the matrices have 3 × size rows, as trained */
  constructor(
    size: number,
    input: Float32Array,
    inputBias: Float32Array,
    state: Float32Array,
    stateBias: Float32Array,
  ) {
    this.size = size;
    this.input = turned(input, 3 * size);
    this.inputBias = inputBias;
    this.state = threefold(state, size);
    this.stateBias = stateBias;
    this.own = new Float64Array(3 * size);
  }

  /** The state before the first step. */
  start(): Float32Array {
    return new Float32Array(this.size);
  }

  /** Gates that no input has been added to. */
  gates(): Float32Array {
    return this.inputBias.slice();
  }

  /** Adds an input value to gates. */
  add(gates: Float32Array, column: number, value: number): void {
    if (value === 0) return;
    const rows = gates.length;
    const { input } = this;
    for (let row = 0, at = column * rows; row < rows; row++, at++) gates[row] = gates[row]! + value * input[at]!;
  }

  /** One step: `values` becomes the state after it. */
  step(gates: Float32Array, values: Float32Array): void {
    const { size, own, state, stateBias } = this;
    for (let unit = 0, at = 0; unit < size; unit++) {
      let reset = stateBias[unit]!;
      let update = stateBias[size + unit]!;
      let fresh = stateBias[2 * size + unit]!;
      for (let index = 0; index < size; index++, at += 3) {
        const value = values[index]!;
        reset += state[at]! * value;
        update += state[at + 1]! * value;
        fresh += state[at + 2]! * value;
      }
      own[unit] = reset;
      own[size + unit] = update;
      own[2 * size + unit] = fresh;
    }
    for (let unit = 0; unit < size; unit++) {
      const reset = 1 / (1 + Math.exp(-gates[unit]! - own[unit]!));
      const update = 1 / (1 + Math.exp(-gates[size + unit]! - own[size + unit]!));
      const fresh = Math.tanh(gates[2 * size + unit]! + reset * own[2 * size + unit]!);
      values[unit] = (1 - update) * fresh + update * values[unit]!;
    }
  }
}

/** The three blocks of a state's matrix interleaved. */
function threefold(matrix: Float32Array, size: number): Float64Array {
  const result = new Float64Array(matrix.length);
  for (let block = 0; block < 3; block++)
    for (let at = 0; at < size * size; at++) result[3 * at + block] = matrix[block * size * size + at]!;
  return result;
}

/** A row-major matrix of so many rows, column by column. */
function turned(matrix: Float32Array, rows: number): Float32Array {
  const columns = matrix.length / rows;
  const result = new Float32Array(matrix.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) result[column * rows + row] = matrix[row * columns + column]!;
  return result;
}
