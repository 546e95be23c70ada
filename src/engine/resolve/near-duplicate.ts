/**
 * Finds the same wire story in ten papers. In: texts. Out: a MinHash signature each (Broder 1997), bands to look up
 * candidates by (Leskovec, Rajaraman & Ullman, Mining of Massive Datasets, ch. 3), and an estimate of the words shared.
 *
 * Shingles of five words, so that two reports of one event in different words are no copies; a cut tail or a changed
 * headline leaves most shingles. Signature: one hash, 64 bins, the least of each bin (one-permutation hashing, Li, Owen &
 * Zhang 2012), empty bins filled from their right neighbour, which costs a sixty-fourth of 64 hash functions.
 */
const SHINGLE = 5;
const BINS = 64;
/** Bands of three: two texts that share half their shingles meet with probability 0.94, a fifth with 0.16. */
const BAND = 3;
/** Texts shorter than this have too few shingles to tell a copy from a cliché. */
const LEAST_WORDS = 30;
const EMPTY = 0xffffffff;

/** Share of shingles from which two texts are told to be one story. Halves of agency copy in the wild keep above this. */
export const NEAR_DUPLICATE = 0.5;

/** @returns null where the text is too short to compare */
export function sketchText(text: string): Uint32Array | null {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < LEAST_WORDS) return null;
  const hashes = words.map(hashWord);
  const bins = new Uint32Array(BINS).fill(EMPTY);
  for (let at = 0; at + SHINGLE <= hashes.length; at++) {
    let hash = 0x811c9dc5;
    for (let word = at; word < at + SHINGLE; word++) hash = mix(hash ^ hashes[word]!);
    const bin = hash % BINS;
    const value = (hash >>> 6) >>> 0;
    if (value < bins[bin]!) bins[bin] = value;
  }
  for (let bin = 0; bin < BINS; bin++) {
    for (let step = 1; bins[bin] === EMPTY && step < BINS; step++) {
      const neighbour = bins[(bin + step) % BINS]!;
      // Moved by the distance, so that a borrowed value is not mistaken for one of its own.
      if (neighbour !== EMPTY && neighbour < 0x4000000) bins[bin] = 0x4000000 + mix(neighbour + step) / 2;
    }
  }
  return bins;
}

/** Numbers of 48 bits: two texts with one in common are worth comparing. */
export function sketchBands(sketch: Uint32Array): number[] {
  const bands: number[] = [];
  for (let at = 0; at + BAND <= BINS; at += BAND) {
    let low = mix(at + 1);
    let high = mix(at + 0x9e3779b9);
    for (let bin = at; bin < at + BAND; bin++) {
      low = mix(low ^ sketch[bin]!);
      high = mix(high + sketch[bin]!);
    }
    bands.push((high & 0xffff) * 0x100000000 + low);
  }
  return bands;
}

/** Estimated share of shingles two texts have in common, 0 to 1 (Jaccard). */
export function sharedShingles(one: Uint32Array, other: Uint32Array): number {
  let equal = 0;
  for (let bin = 0; bin < BINS; bin++) if (one[bin] === other[bin]) equal++;
  return equal / BINS;
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
