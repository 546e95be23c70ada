/**
 * Sentences of unlike length → rows of a grid with little padding. In: sizes of sentences whose words are numbered one after
 * the other. Out: the grid that the heads read, and which head scores of it are a sentence's own.
 *
 * Sentences share a row with one empty cell between them, which stops the heads that see a word's neighbours as the end of a
 * row does. Head scores across sentences are worked out too and never read.
 */

export interface SentenceRows {
  /** Cells of a row: words of the longest sentence. */
  length: number;
  /** Word numbers, row by row; −1 for no word. */
  grid: Int32Array;
  /** Cell of each sentence's first word. */
  places: Int32Array;
}

/** @param sizes words of each sentence, at least one */
export function layRows(sizes: readonly number[]): SentenceRows {
  const length = sizes.reduce((most, size) => Math.max(most, size), 0);
  const order = sizes.map((_, index) => index).sort((a, b) => sizes[b]! - sizes[a]!);
  const places = new Int32Array(sizes.length);
  // The longest first, each into the first row it fits in.
  const used: number[] = [];
  for (const index of order) {
    const size = sizes[index]!;
    let row = used.findIndex((cells) => cells + 1 + size <= length);
    if (row < 0) row = used.push(-1) - 1;
    places[index] = row * length + used[row]! + 1;
    used[row] = used[row]! + 1 + size;
  }
  const grid = new Int32Array(used.length * length).fill(-1);
  let word = 0;
  for (const [index, size] of sizes.entries()) for (let at = 0; at < size; at++) grid[places[index]! + at] = word++;
  return { length, grid, places };
}

/** The head scores among a sentence's own words: size × (size + 1), column 0 the root. */
export function ownArcs(arcs: Float32Array, length: number, place: number, size: number): Float32Array {
  const first = place % length;
  const own = new Float32Array(size * (size + 1));
  for (let word = 0; word < size; word++) {
    const row = (place + word) * (length + 1);
    own[word * (size + 1)] = arcs[row]!;
    own.set(arcs.subarray(row + first + 1, row + first + 1 + size), word * (size + 1) + 1);
  }
  return own;
}
