/**
 * Candidates → pairs of an anaphor and a possible antecedent with the evidence of their words: same head, shared words, an
 * acronym, entity types, quotation, distance. In: candidates in order. Out: index pairs and a feature row each, as in
 * training/coreference/candidates.py.
 */
import { type Candidate, FIRST_NAMED_KIND } from './candidates.ts';

/** How many candidates back an antecedent may be, unless the head words are the same. */
export const WINDOW = 120;
const SENTENCE_ENDS = [0, 1, 2, 4, 8];
const CANDIDATE_ENDS = [1, 2, 4, 8, 16, 32, 64];
const PLAIN = 21;
export const FEATURES = PLAIN + SENTENCE_ENDS.length + 1 + CANDIDATE_ENDS.length + 1;

export interface Pairs {
  anaphors: Int32Array;
  antecedents: Int32Array;
  /** Rows of FEATURES numbers. */
  features: Float32Array;
}

/** Which pairs are worth scoring. The default takes all that training saw. */
export type Keep = (anaphor: Candidate, antecedent: Candidate, distance: number, features: Float32Array, row: number) => boolean;

export function makePairs(candidates: readonly Candidate[], keep: Keep | null = null): Pairs {
  const byHead = new Map<string, number[]>();
  const bare = candidates.map(({ low }) => low.replaceAll('.', ''));
  let room = 1024;
  let count = 0;
  let anaphors = new Int32Array(room);
  let antecedents = new Int32Array(room);
  let features = new Float32Array(room * FEATURES);
  const grow = (): void => {
    room *= 2;
    const wider = <T extends Int32Array | Float32Array>(old: T, made: T): T => {
      made.set(old as never);
      return made;
    };
    anaphors = wider(anaphors, new Int32Array(room));
    antecedents = wider(antecedents, new Int32Array(room));
    features = wider(features, new Float32Array(room * FEATURES));
  };
  const add = (m: number, n: number): void => {
    if (count === room) grow();
    const row = count * FEATURES;
    features.fill(0, row, row + FEATURES);
    describe(candidates[m]!, candidates[n]!, bare[m]!, bare[n]!, m - n, features, row);
    if (keep !== null && !keep(candidates[m]!, candidates[n]!, m - n, features, row)) return;
    anaphors[count] = m;
    antecedents[count++] = n;
  };
  for (const [m, candidate] of candidates.entries()) {
    const same = byHead.get(candidate.low) ?? [];
    if (candidate.kind >= FIRST_NAMED_KIND) {
      for (const n of same) {
        if (n >= m - WINDOW) break;
        add(m, n);
      }
    }
    for (let n = Math.max(0, m - WINDOW); n < m; n++) add(m, n);
    same.push(m);
    byHead.set(candidate.low, same);
  }
  return {
    anaphors: anaphors.subarray(0, count),
    antecedents: antecedents.subarray(0, count),
    features: features.subarray(0, count * FEATURES),
  };
}

function describe(
  i: Candidate,
  j: Candidate,
  bareI: string,
  bareJ: string,
  distance: number,
  f: Float32Array,
  row: number,
): void {
  const set = (at: number, value: boolean): void => {
    if (value) f[row + at] = 1;
  };
  set(0, i.low === j.low);
  set(1, i.lemma === j.lemma);
  if (i.kind >= FIRST_NAMED_KIND && j.kind >= FIRST_NAMED_KIND) {
    let shared = 0;
    for (const word of i.content) if (j.content.has(word)) shared++;
    set(2, shared === i.content.size && shared === j.content.size);
    set(3, shared === i.content.size);
    set(4, shared === j.content.size);
    set(5, shared > 0);
    set(6, j.content.has(i.low));
    set(7, i.content.has(j.low));
    set(8, (i.low.length > 1 && bareI === j.initials) || (j.low.length > 1 && bareJ === i.initials));
  }
  if (i.entity !== null && j.entity !== null) {
    set(9, i.entity === j.entity);
    set(10, i.entity !== j.entity);
  }
  set(11, i.quoted === j.quoted);
  set(12, i.quoted);
  set(13, j.quoted);
  set(14, j.first <= i.word && i.word <= j.last);
  set(15, i.first <= j.word && j.word <= i.last);
  set(16, i.sentence === j.sentence);
  set(17, i.subject && j.subject);
  set(18, j.subject);
  set(19, i.head >= 0 && i.head === j.head);
  set(20, i.head === j.word);
  f[row + PLAIN + bucket(i.sentence - j.sentence, SENTENCE_ENDS)] = 1;
  f[row + PLAIN + SENTENCE_ENDS.length + 1 + bucket(distance, CANDIDATE_ENDS)] = 1;
}

function bucket(value: number, ends: readonly number[]): number {
  for (let at = 0; at < ends.length; at++) if (value <= ends[at]!) return at;
  return ends.length;
}
