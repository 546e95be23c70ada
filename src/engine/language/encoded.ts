/**
 * What the encode stage leaves in a run's cache for every later stage, never in the document. For W words in token order:
 *
 *   states             { width, data }   Float32Array W × width: the trunk's word states
 *   rows               { batch, embedded }[]: the rows the trunk read and each subword as it is before any layer, for stages with
 *                      layers of their own
 *   predicateScores    Float32Array W: logit that the word is a PropBank predicate
 *   factualityScores   Float32Array W: whether what the word says happened, −3 (certainly not) … 3 (certainly); meaningful
 *                      on predicates
 *   attributionScores  { labels, data }: labels O, B-Source, I-Source, B-Cue, I-Cue, B-Content, I-Content; data
 *                      Float32Array W × labels, logits
 *   entityScores       by scheme (product, worldwide, conll …): Float32Array W × labels of the scheme, logits
 *   upos, feats, lemma Uint16Array W: indices into the model's label lists
 *   heads, deprel      Int32Array W (token id of the head, −1 for a root), Uint16Array W
 *   roles              { predicate, word, role, score }[]: token ids, index into the role labels, probability
 */
import type { StageContext, States } from '../stage.ts';
import type { Batch } from './pack.ts';
import type { WordScores } from './word-scores.ts';

export interface Encoded extends WordScores {
  states: States;
  rows: readonly EncodedRows[];
}

/** Rows that were read in one call. */
export interface EncodedRows {
  batch: Batch;
  /** Rows × length × width. */
  embedded: Float32Array;
}

/** Puts what a call gives of its words where they stand in the document. */
export function placeWords({ width, data }: States, { words }: Batch, given: Float32Array): void {
  for (let row = 0; row < words.length; ) {
    // Runs of neighbouring words are copied at once.
    let end = row + 1;
    while (end < words.length && words[end] === words[end - 1]! + 1) end++;
    data.set(given.subarray(row * width, end * width), words[row]! * width);
    row = end;
  }
}

/** What encode left in the cache. @throws Error if encode has not run, which is a fault of the order of stages */
export function encodedBy(context: StageContext): Encoded {
  if (!context.cache.states) throw new Error('no states in the cache; put the encode stage before this one');
  return context.cache as unknown as Encoded;
}
