/** What a segment of a series costs: squares about its mean, or absolute distances from its median. */

/** Cost of values[from, to). */
export type SegmentCost = (from: number, to: number) => number;

export function squaresCost(values: readonly number[]): SegmentCost {
  const sums = new Float64Array(values.length + 1);
  const squares = new Float64Array(values.length + 1);
  for (const [i, value] of values.entries()) {
    sums[i + 1] = sums[i]! + value;
    squares[i + 1] = squares[i]! + value * value;
  }
  return (from, to) => {
    const sum = sums[to]! - sums[from]!;
    return Math.max(0, squares[to]! - squares[from]! - (sum * sum) / (to - from));
  };
}

/** Sums of absolute deviations from the median for all segments, each start in one sweep with two heaps. */
export function absoluteCost(values: readonly number[]): SegmentCost {
  const n = values.length;
  const rows: (Float64Array | undefined)[] = new Array(n);
  const rowOf = (from: number): Float64Array => {
    let row = rows[from];
    if (row) return row;
    row = rows[from] = new Float64Array(n - from + 1);
    const low = new Heap((a, b) => a > b);
    const high = new Heap((a, b) => a < b);
    let lowSum = 0;
    let highSum = 0;
    for (let to = from; to < n; to++) {
      const value = values[to]!;
      if (low.size === 0 || value <= low.top) {
        low.push(value);
        lowSum += value;
      } else {
        high.push(value);
        highSum += value;
      }
      if (low.size > high.size + 1) {
        const moved = low.pop();
        lowSum -= moved;
        high.push(moved);
        highSum += moved;
      } else if (high.size > low.size) {
        const moved = high.pop();
        highSum -= moved;
        low.push(moved);
        lowSum += moved;
      }
      row[to - from + 1] = Math.max(0, low.top * low.size - lowSum + highSum - low.top * high.size);
    }
    return row;
  };
  return (from, to) => rowOf(from)[to - from]!;
}

class Heap {
  private readonly items: number[] = [];
  private readonly before: (a: number, b: number) => boolean;
  constructor(before: (a: number, b: number) => boolean) {
    this.before = before;
  }
  get size(): number {
    return this.items.length;
  }
  get top(): number {
    return this.items[0]!;
  }
  push(value: number): void {
    const { items, before } = this;
    let at = items.length;
    items.push(value);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(value, items[above]!)) break;
      items[at] = items[above]!;
      at = above;
    }
    items[at] = value;
  }
  pop(): number {
    const { items, before } = this;
    const top = items[0]!;
    const last = items.pop()!;
    if (items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && before(items[child + 1]!, items[child]!)) child++;
      if (!before(items[child]!, last)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = last;
    return top;
  }
}
