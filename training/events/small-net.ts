/**
 * Trains a network of two hidden layers on rows of features, small enough for this very process. In: rows, a target from 0 to
 * 1 and a weight each. Out: weights and biases for features as they come (scaling is folded in). The same seed gives the same.
 */
import type { Net } from '../../bench/muc4-judges.ts';

export interface Rows {
  features: Float32Array[];
  targets: number[];
  weights: number[];
}

export interface Recipe {
  hidden: [number, number];
  epochs: number;
  seed: number;
}

const BATCH = 128;
const RATE = 3e-3;
const DECAY = 0.01;
/** How many of the first hidden layer's outputs are left out while learning. */
const DROP = 0.1;

export function trainNet({ features, targets, weights }: Rows, { hidden, epochs, seed }: Recipe): Net {
  const random = generator(seed);
  const width = features[0]!.length;
  const { shift, scale } = spread(features, width);
  const sizes = [width, ...hidden, 1];
  const layers = hidden.map((_, at) => new Layer(sizes[at]!, sizes[at + 1]!, random));
  layers.push(new Layer(sizes.at(-2)!, 1, random));
  const order = features.map((_, index) => index);
  const steps = epochs * Math.ceil(order.length / BATCH);
  const scaled = new Float32Array(width);
  for (let epoch = 0, step = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      for (const row of batch) {
        for (let at = 0; at < width; at += 1) scaled[at] = (features[row]![at]! - shift[at]!) * scale[at]!;
        let values: Float32Array = scaled;
        for (const [index, layer] of layers.entries()) {
          values = layer.forward(values, index < layers.length - 1, index === 0 ? () => random() >= DROP : null);
        }
        const guess = 1 / (1 + Math.exp(-values[0]!));
        let error: Float32Array = Float32Array.of(((guess - targets[row]!) * weights[row]!) / batch.length);
        for (const layer of [...layers].reverse()) error = layer.backward(error);
      }
      step += 1;
      for (const layer of layers) layer.update(step, RATE * (1 - step / steps) + 1e-5);
    }
  }
  return layers.map((layer, index) => layer.written(index === 0 ? { shift, scale } : null));
}

class Layer {
  private readonly weights: Float32Array;
  private readonly gradient: Float32Array;
  private readonly first: Float32Array;
  private readonly second: Float32Array;
  private readonly inputs: number;
  private readonly outputs: number;
  private read: Float32Array = new Float32Array(0);
  private passed: Float32Array;

  /** A row of weights and a bias per output. */
  constructor(inputs: number, outputs: number, random: () => number) {
    this.inputs = inputs;
    this.outputs = outputs;
    const count = outputs * (inputs + 1);
    const reach = 1 / Math.sqrt(inputs);
    this.weights = Float32Array.from({ length: count }, () => (2 * random() - 1) * reach);
    [this.gradient, this.first, this.second] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
    this.passed = new Float32Array(outputs);
  }

  forward(values: Float32Array, rectified: boolean, keeps: (() => boolean) | null): Float32Array {
    const { inputs, outputs, weights } = this;
    this.read = values;
    const out = new Float32Array(outputs);
    for (let at = 0; at < outputs; at += 1) {
      const start = at * (inputs + 1);
      let sum = weights[start + inputs]!;
      for (let each = 0; each < inputs; each += 1) sum += weights[start + each]! * values[each]!;
      const isOn = !rectified || (sum > 0 && (keeps === null || keeps()));
      this.passed[at] = isOn ? (keeps === null || !rectified ? 1 : 1 / (1 - DROP)) : 0;
      out[at] = sum * this.passed[at]!;
    }
    return out;
  }

  backward(error: Float32Array): Float32Array {
    const { inputs, outputs, weights, gradient, read, passed } = this;
    const out = new Float32Array(inputs);
    for (let at = 0; at < outputs; at += 1) {
      const own = error[at]! * passed[at]!;
      if (own === 0) continue;
      const start = at * (inputs + 1);
      for (let each = 0; each < inputs; each += 1) {
        gradient[start + each]! += own * read[each]!;
        out[each]! += own * weights[start + each]!;
      }
      gradient[start + inputs]! += own;
    }
    return out;
  }

  /** Adam with decoupled decay. */
  update(step: number, rate: number): void {
    const { weights, gradient, first, second } = this;
    const [one, two] = [1 - 0.9 ** step, 1 - 0.999 ** step];
    for (let at = 0; at < weights.length; at += 1) {
      const slope = gradient[at]!;
      first[at] = 0.9 * first[at]! + 0.1 * slope;
      second[at] = 0.999 * second[at]! + 0.001 * slope * slope;
      weights[at] = weights[at]! * (1 - rate * DECAY) - (rate * first[at]!) / one / (Math.sqrt(second[at]! / two) + 1e-8);
      gradient[at] = 0;
    }
  }

  written(folded: { shift: Float32Array; scale: Float32Array } | null): Net[number] {
    const { inputs, outputs, weights } = this;
    const rows: number[][] = [];
    const biases: number[] = [];
    for (let at = 0; at < outputs; at += 1) {
      const start = at * (inputs + 1);
      let bias = weights[start + inputs]!;
      rows.push(
        Array.from({ length: inputs }, (_, each) => {
          const weight = weights[start + each]! * (folded?.scale[each] ?? 1);
          if (folded) bias -= weight * folded.shift[each]!;
          return round(weight);
        }),
      );
      biases.push(round(bias));
    }
    return [rows, biases];
  }
}

function spread(features: readonly Float32Array[], width: number): { shift: Float32Array; scale: Float32Array } {
  const [shift, scale] = [new Float32Array(width), new Float32Array(width)];
  for (let at = 0; at < width; at += 1) {
    let [sum, squares] = [0, 0];
    for (const row of features) sum += row[at]!;
    shift[at] = sum / features.length;
    for (const row of features) squares += (row[at]! - shift[at]!) ** 2;
    scale[at] = 1 / (Math.sqrt(squares / features.length) + 1e-2);
  }
  return { shift, scale };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

function round(value: number): number {
  return Number(value.toPrecision(5));
}
