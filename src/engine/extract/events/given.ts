/**
 * What the head sees that types an act whose two sides are given. In: what `features.ts` takes. Out: its numbers, then which
 * words the sentence has, by buckets: lemmas of the sentence, beginnings of the words about the act ("deploy" and "deployment" are
 * one), and pairs of neighbouring words there. States tell words that mean the same alike; the buckets tell a word from another.
 */
import type { States } from '../../stage.ts';
import type { Reading } from './detect.ts';
import { featuresOf, featureWidth, type Triple } from './features.ts';
import type { SentenceTree } from './syntax.ts';

/** Buckets of each of the three kinds. */
export const WORD_BUCKETS = 2048;
const STEM = 5;
/** Words before the first and after the last of source, trigger and target that are still about the act. */
const BEFORE = 1;
const AFTER = 5;
const TELLING = new Set(['VERB', 'NOUN', 'ADJ', 'ADV', 'AUX', 'ADP', 'PART', 'SCONJ']);
const MUTE = new Set(['PROPN', 'PUNCT', 'DET', 'NUM']);

export function givenWidth(states: number): number {
  return featureWidth(states) + WORD_BUCKETS * 3;
}

export function givenFeatures(
  tree: SentenceTree,
  states: States,
  triple: Triple & { actor: number; recipient: number },
  readings: readonly Reading[],
): Float32Array {
  const out = new Float32Array(givenWidth(states.width));
  out.set(featuresOf(tree, states, triple, readings));
  for (const [kind, words] of wordsOf(tree, triple).entries()) {
    const base = featureWidth(states.width) + kind * WORD_BUCKETS;
    for (const word of words) out[base + bucket(word)] = 1;
  }
  return out;
}

/** Lemmas of the sentence but for names; beginnings of words about the act; pairs of neighbours about the act. */
export function wordsOf(
  tree: SentenceTree,
  { trigger, actor, recipient }: { trigger: number; actor: number; recipient: number },
): [string[], string[], string[]] {
  const ends = [trigger, actor, recipient];
  const about = tree.tokens.filter(({ id }) => id >= Math.min(...ends) - BEFORE && id <= Math.max(...ends) + AFTER);
  const lemma = (id: number): string => tree.lemma(id).toLowerCase();
  const lemmas = tree.tokens.filter(({ upos }) => !MUTE.has(upos)).map(({ id }) => lemma(id));
  const stems = about.filter(({ upos }) => TELLING.has(upos)).map(({ id }) => lemma(id).slice(0, STEM));
  const pairs = about.flatMap(({ id, upos }, index) => {
    const next = about[index + 1];
    return next && upos !== 'PROPN' && next.upos !== 'PROPN' ? [`${lemma(id)}_${lemma(next.id)}`] : [];
  });
  return [lemmas, stems, pairs];
}

/** FNV-1a over UTF-16 units: the weights know words by this number alone. */
export function bucket(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) {
    hash ^= word.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0) % WORD_BUCKETS;
}
