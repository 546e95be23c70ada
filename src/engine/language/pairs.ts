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

/** Same heads further back than the window that are still tried: a name told of thousands of times would cost its square. */
const FAR = 24;

/** How far back, in candidates, an antecedent that shares no word with the anaphor is looked for: for pronouns, for phrases. */
const PRONOUN_REACH = 40;
const PHRASE_REACH = 20;
/** Kinds up to this one are names and definite phrases: others without a shared word begin something new. */
const LAST_DEFINITE_KIND = 11;

/**
 * Pairs in blocks that end between anaphors once they were drawn from `limit` pairs; few are held at a time.
 * @param all every pair training saw. Without it, pairs that almost never link are left out: a quarter remains, and OntoGUM
 * dev loses 0.08 of CoNLL F1
 */
export function* pairBlocks(
  candidates: readonly Candidate[],
  limit = Number.POSITIVE_INFINITY,
  all = false,
): Generator<Pairs> {
  const byHead = new Map<string, number[]>();
  const bare = candidates.map(({ low }) => low.replaceAll('.', ''));
  let anaphors: number[] = [];
  let antecedents: number[] = [];
  for (const [m, candidate] of candidates.entries()) {
    const same = byHead.get(candidate.low) ?? [];
    const near = Math.max(0, m - WINDOW);
    if (candidate.kind >= FIRST_NAMED_KIND) {
      const far = same.filter((n) => n < near).slice(-FAR);
      for (const n of far) antecedents.push(n);
    }
    for (let n = near; n < m; n++) antecedents.push(n);
    while (anaphors.length < antecedents.length) anaphors.push(m);
    same.push(m);
    if (same.length > WINDOW + 2 * FAR) same.splice(0, same.length - WINDOW - FAR);
    byHead.set(candidate.low, same);
    if (antecedents.length >= limit || (m === candidates.length - 1 && antecedents.length > 0)) {
      yield describeAll(candidates, bare, anaphors, antecedents, all);
      anaphors = [];
      antecedents = [];
    }
  }
}

function describeAll(
  candidates: readonly Candidate[],
  bare: readonly string[],
  anaphors: readonly number[],
  antecedents: readonly number[],
  all: boolean,
): Pairs {
  const kept: number[] = [];
  for (let pair = 0; pair < anaphors.length; pair++) {
    const m = anaphors[pair]!;
    const n = antecedents[pair]!;
    if (all || mayLink(candidates[m]!, candidates[n]!, bare[m]!, bare[n]!, m - n)) kept.push(pair);
  }
  const features = new Float32Array(kept.length * FEATURES);
  const left = new Int32Array(kept.length);
  const right = new Int32Array(kept.length);
  for (const [row, pair] of kept.entries()) {
    const m = anaphors[pair]!;
    const n = antecedents[pair]!;
    describe(candidates[m]!, candidates[n]!, bare[m]!, bare[n]!, m - n, features, row * FEATURES);
    left[row] = m;
    right[row] = n;
  }
  return { anaphors: left, antecedents: right, features };
}

/** Near enough, or with a word in common. */
function mayLink(i: Candidate, j: Candidate, bareI: string, bareJ: string, distance: number): boolean {
  const pronoun = i.kind < FIRST_NAMED_KIND;
  if (pronoun) {
    if (distance <= PRONOUN_REACH) return true;
  } else if (distance <= PHRASE_REACH && (j.kind < FIRST_NAMED_KIND || i.kind <= LAST_DEFINITE_KIND)) return true;
  if (i.low === j.low || i.lemma === j.lemma) return true;
  if (pronoun || j.kind < FIRST_NAMED_KIND) return false;
  for (const word of i.content) if (j.content.has(word)) return true;
  return isAcronym(i, j, bareI, bareJ);
}

function isAcronym(i: Candidate, j: Candidate, bareI: string, bareJ: string): boolean {
  return (i.low.length > 1 && bareI === j.initials) || (j.low.length > 1 && bareJ === i.initials);
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
    set(8, isAcronym(i, j, bareI, bareJ));
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
