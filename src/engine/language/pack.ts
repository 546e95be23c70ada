/**
 * Sentences → rows of at most 128 subwords. In: the pieces of each word, sentence by sentence. Out: the arrays the trunk
 * reads. Whole sentences share a row, in order, as in training; a longer one gets rows of its own, cut between words.
 * Rows are grouped into batches of like length within one document: a batch never crosses documents, since the dynamic
 * int8 scales would make a sentence's scores depend on its neighbours'.
 */
import { CLS, type Pieces, SEP } from './word-pieces.ts';

export const ROW = 128;
/** Rows in one call: larger calls block the thread for longer and are no faster. */
const ROWS_PER_BATCH = 16;

export interface Batch {
  rows: number;
  length: number;
  ids: Int32Array;
  shapes: Int32Array;
  mask: Int32Array;
  /** Per word of the batch: its place in the flattened rows, and which word of the document it is. */
  first: Int32Array;
  last: Int32Array;
  words: Int32Array;
}

interface Row {
  /** Ranges of words: [first, end), and whether the range opens its sentence. */
  ranges: [number, number, boolean][];
  used: number;
}

/**
 * @param pieces of every word of the document
 * @param sentences first word and one past the last
 * @returns batches, and the sentences that had to be read in windows
 */
export function pack(
  pieces: readonly Pieces[],
  sentences: readonly (readonly [number, number])[],
): { batches: Batch[]; cut: number[] } {
  const room = ROW - 2;
  const rows: Row[] = [];
  const cut: number[] = [];
  let current: Row = { ranges: [], used: 0 };
  const flush = (): void => {
    if (current.ranges.length > 0) rows.push(current);
    current = { ranges: [], used: 0 };
  };
  for (const [index, [first, end]] of sentences.entries()) {
    let total = 0;
    for (let word = first; word < end; word++) total += pieces[word]!.ids.length;
    if (current.used + total > room) flush();
    if (total <= room) {
      current.ranges.push([first, end, true]);
      current.used += total;
      continue;
    }
    cut.push(index);
    let start = first;
    let size = 0;
    for (let word = first; word < end; word++) {
      const count = pieces[word]!.ids.length;
      if (size + count > room) {
        rows.push({ ranges: [[start, word, start === first]], used: size });
        start = word;
        size = 0;
      }
      size += count;
    }
    rows.push({ ranges: [[start, end, start === first]], used: size });
  }
  flush();
  rows.sort((a, b) => b.used - a.used);
  const batches: Batch[] = [];
  for (let at = 0; at < rows.length; ) {
    const longest = rows[at]!.used;
    let close = at + 1;
    while (close < rows.length && close - at < ROWS_PER_BATCH && rows[close]!.used > longest * 0.75) close++;
    batches.push(fill(pieces, rows.slice(at, close)));
    at = close;
  }
  return { batches, cut };
}

function fill(pieces: readonly Pieces[], rows: readonly Row[]): Batch {
  const length = rows[0]!.used + 2;
  let count = 0;
  for (const row of rows) for (const [first, end] of row.ranges) count += end - first;
  const batch: Batch = {
    rows: rows.length,
    length,
    ids: new Int32Array(rows.length * length),
    shapes: new Int32Array(rows.length * length),
    mask: new Int32Array(rows.length * length),
    first: new Int32Array(count),
    last: new Int32Array(count),
    words: new Int32Array(count),
  };
  let word = 0;
  for (const [index, row] of rows.entries()) {
    let at = index * length;
    batch.ids[at++] = CLS;
    for (const [first, end, opens] of row.ranges) {
      for (let id = first; id < end; id++) {
        const { ids, shape } = pieces[id]!;
        const marked = opens && id === first ? shape + 8 : shape;
        batch.first[word] = at;
        batch.last[word] = at + ids.length - 1;
        batch.words[word++] = id;
        for (let piece = 0; piece < ids.length; piece++) {
          batch.ids[at] = ids[piece]!;
          batch.shapes[at++] = marked;
        }
      }
    }
    batch.ids[at++] = SEP;
    batch.mask.fill(1, index * length, at);
  }
  return batch;
}
