/** The kernels give what plain sums give. */
import { describe, expect, test } from 'vitest';
import { Kernels } from '../../../src/engine/language/kernels.ts';

/** Numbers between −1 and 1 that look like chance. */
const numbers = (count: number, seed: number): Float32Array =>
  Float32Array.from({ length: count }, (_, index) => Math.sin(seed + index * index * 12.9898));

describe('kernels', () => {
  test.each([
    [32, 7],
    [48, 128],
    [192, 1],
  ])('a map of %i rows and %i columns', (rows, columns) => {
    const kernels = new Kernels();
    const [weights, input, base] = [numbers(rows * columns, 1), numbers(columns, 2), numbers(rows, 3)];
    const matrix = kernels.matrix(weights, columns);
    const out = kernels.room(matrix.rows);
    kernels.affine(out, kernels.vector(base), matrix, kernels.vector(input));
    for (let row = 0; row < rows; row++) {
      let sum = base[row]!;
      for (let column = 0; column < columns; column++) sum += weights[row * columns + column]! * input[column]!;
      expect(kernels.floats[out + row]).toBeCloseTo(sum, 4);
    }
    for (let row = rows; row < matrix.rows; row++) expect(kernels.floats[out + row]).toBe(0);
  });

  test('a map of many inputs is that of each', () => {
    const kernels = new Kernels();
    const matrix = kernels.matrix(numbers(64 * 5, 1), 5);
    const inputs = kernels.vector(numbers(5 + 3 * 2, 2));
    const bases = kernels.vector(numbers(3 * 64, 3));
    const [all, one] = [kernels.room(3 * 64), kernels.room(64)];
    // each input begins two numbers after the one before
    kernels.affineEach(3, all, bases, matrix, inputs, { out: 64, base: 64, input: 2 });
    for (let index = 0; index < 3; index++) {
      kernels.affine(one, bases + index * 64, matrix, inputs + index * 2);
      expect(kernels.floats.slice(all + index * 64, all + (index + 1) * 64)).toEqual(
        kernels.floats.slice(one, one + 64),
      );
    }
  });

  test('the gates of a recurrent unit, far from zero too', () => {
    const kernels = new Kernels();
    const size = 64;
    const given = numbers(3 * size, 4).map((value, index) => value * (index % 5 === 0 ? 200 : 3));
    const own = numbers(3 * size, 5);
    const before = numbers(size, 6);
    const out = kernels.room(size);
    kernels.gated(out, kernels.vector(before), kernels.vector(given), kernels.vector(own), size);
    const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
    for (let unit = 0; unit < size; unit++) {
      const reset = sigmoid(given[unit]! + own[unit]!);
      const update = sigmoid(given[size + unit]! + own[size + unit]!);
      const fresh = Math.tanh(given[2 * size + unit]! + reset * own[2 * size + unit]!);
      expect(kernels.floats[out + unit]).toBeCloseTo((1 - update) * fresh + update * before[unit]!, 5);
    }
  });

  test('a hidden layer: what is below zero counts for nothing', () => {
    const kernels = new Kernels();
    const hidden = kernels.vector(Float32Array.of(1, -2, 3, 0.5, -1));
    const weights = kernels.vector(Float32Array.of(2, 5, -1, 4, 7));
    expect(kernels.rectified(hidden, weights, 32)).toBeCloseTo(2 - 3 + 2);
  });

  test('what was placed stays where it was when the memory grows', () => {
    const kernels = new Kernels();
    const place = kernels.vector(numbers(100, 7));
    expect(kernels.room(200_000)).toBe(128);
    expect(kernels.floats.subarray(place, place + 100)).toEqual(numbers(100, 7));
    expect(kernels.floats.subarray(128, 200_128).every((value) => value === 0)).toBe(true);
  });
});
