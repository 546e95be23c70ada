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
  const known = new Kindred(candidates);
  let anaphors: number[] = [];
  let antecedents: number[] = [];
  let drawn = 0;
  for (const [m, candidate] of candidates.entries()) {
    const near = Math.max(0, m - WINDOW);
    if (candidate.kind >= FIRST_NAMED_KIND) {
      const far = known.sameWord(candidate, near);
      for (const n of far) antecedents.push(n);
      drawn += far.length;
    }
    known.mark(m, near);
    for (let n = near; n < m; n++)
      if (all || isNear(candidate, candidates[n]!, m - n) || known.isMarked(n, m)) antecedents.push(n);
    while (anaphors.length < antecedents.length) anaphors.push(m);
    drawn += m - near;
    known.add(m);
    if (drawn >= limit || (m === candidates.length - 1 && drawn > 0)) {
      yield describeAll(candidates, known.bare, anaphors, antecedents);
      anaphors = [];
      antecedents = [];
      drawn = 0;
    }
  }
}

function describeAll(
  candidates: readonly Candidate[],
  bare: readonly string[],
  anaphors: readonly number[],
  antecedents: readonly number[],
): Pairs {
  const features = new Float32Array(anaphors.length * FEATURES);
  for (const [pair, m] of anaphors.entries()) {
    const n = antecedents[pair]!;
    describe(candidates[m]!, candidates[n]!, bare[m]!, bare[n]!, m - n, features, pair * FEATURES);
  }
  return { anaphors: Int32Array.from(anaphors), antecedents: Int32Array.from(antecedents), features };
}

/** Near enough to be tried without a word in common. */
function isNear(i: Candidate, j: Candidate, distance: number): boolean {
  if (i.kind < FIRST_NAMED_KIND) return distance <= PRONOUN_REACH;
  return distance <= PHRASE_REACH && (j.kind < FIRST_NAMED_KIND || i.kind <= LAST_DEFINITE_KIND);
}

/** Which candidates before one share a word with it: its head word, its lemma, words of the phrase, letters of a name. */
class Kindred {
  /** Head words without their dots: acronyms. */
  readonly bare: readonly string[];
  private readonly candidates: readonly Candidate[];
  private readonly byHead = new Map<string, number[]>();
  private readonly byLemma = new Map<string, number[]>();
  private readonly byContent = new Map<string, number[]>();
  private readonly byInitials = new Map<string, number[]>();
  private readonly byBare = new Map<string, number[]>();
  /** The last candidate that each was found to share a word with. */
  private readonly marks: Int32Array;

  constructor(candidates: readonly Candidate[]) {
    this.candidates = candidates;
    this.bare = candidates.map(({ low }) => low.replaceAll('.', ''));
    this.marks = new Int32Array(candidates.length).fill(-1);
  }

  /** The last few before `near` with the same head word. */
  sameWord({ low }: Candidate, near: number): readonly number[] {
    return (this.byHead.get(low) ?? []).filter((n) => n < near).slice(-FAR);
  }

  /** Marks those from `near` on that share a word with a candidate. */
  mark(m: number, near: number): void {
    const { low, lemma, kind, content, initials } = this.candidates[m]!;
    const markAll = (list: readonly number[] | undefined): void => {
      for (let at = (list?.length ?? 0) - 1; at >= 0 && list![at]! >= near; at--) this.marks[list![at]!] = m;
    };
    markAll(this.byHead.get(low));
    markAll(this.byLemma.get(lemma));
    if (kind < FIRST_NAMED_KIND) return;
    for (const word of content) markAll(this.byContent.get(word));
    if (low.length > 1) markAll(this.byInitials.get(this.bare[m]!));
    markAll(this.byBare.get(initials));
  }

  isMarked(n: number, m: number): boolean {
    return this.marks[n] === m;
  }

  add(m: number): void {
    const { low, lemma, kind, content, initials } = this.candidates[m]!;
    const same = listAt(this.byHead, low);
    same.push(m);
    if (same.length > WINDOW + 2 * FAR) same.splice(0, same.length - WINDOW - FAR);
    listAt(this.byLemma, lemma).push(m);
    if (kind < FIRST_NAMED_KIND) return;
    for (const word of content) listAt(this.byContent, word).push(m);
    listAt(this.byInitials, initials).push(m);
    if (low.length > 1) listAt(this.byBare, this.bare[m]!).push(m);
  }
}

function listAt(lists: Map<string, number[]>, key: string): number[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
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
  if (i.low === j.low) f[row] = 1;
  if (i.lemma === j.lemma) f[row + 1] = 1;
  if (i.kind >= FIRST_NAMED_KIND && j.kind >= FIRST_NAMED_KIND) {
    let shared = 0;
    for (const word of i.content) if (j.content.has(word)) shared++;
    if (shared === i.content.size && shared === j.content.size) f[row + 2] = 1;
    if (shared === i.content.size) f[row + 3] = 1;
    if (shared === j.content.size) f[row + 4] = 1;
    if (shared > 0) f[row + 5] = 1;
    if (j.content.has(i.low)) f[row + 6] = 1;
    if (i.content.has(j.low)) f[row + 7] = 1;
    if (isAcronym(i, j, bareI, bareJ)) f[row + 8] = 1;
  }
  if (i.entity !== null && j.entity !== null) {
    if (i.entity === j.entity) f[row + 9] = 1;
    if (i.entity !== j.entity) f[row + 10] = 1;
  }
  if (i.quoted === j.quoted) f[row + 11] = 1;
  if (i.quoted) f[row + 12] = 1;
  if (j.quoted) f[row + 13] = 1;
  if (j.first <= i.word && i.word <= j.last) f[row + 14] = 1;
  if (i.first <= j.word && j.word <= i.last) f[row + 15] = 1;
  if (i.sentence === j.sentence) f[row + 16] = 1;
  if (i.subject && j.subject) f[row + 17] = 1;
  if (j.subject) f[row + 18] = 1;
  if (i.head >= 0 && i.head === j.head) f[row + 19] = 1;
  if (i.head === j.word) f[row + 20] = 1;
  f[row + PLAIN + bucket(i.sentence - j.sentence, SENTENCE_ENDS)] = 1;
  f[row + PLAIN + SENTENCE_ENDS.length + 1 + bucket(distance, CANDIDATE_ENDS)] = 1;
}

function bucket(value: number, ends: readonly number[]): number {
  for (let at = 0; at < ends.length; at++) if (value <= ends[at]!) return at;
  return ends.length;
}
