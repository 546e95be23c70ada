/**
 * What the layout tells the attribution head about each word and the encoder cannot see across its rows: quotation marks,
 * paragraphs, sentence ends. In: sentences, tokens, quotations. Out: WIDTH numbers a word, 0 or 1.
 */
import type { Sentence } from '../../document.ts';
import type { Quotation } from './quotations.ts';

export const FEATURES = [
  'quoted',
  'quotation opens',
  'quotation closes',
  'quotation unclosed',
  'sentence begins',
  'sentence ends',
  'paragraph begins',
  'paragraph ends',
  'paragraph opens with a quotation',
  'paragraph before ends in a quotation',
] as const;
export const WIDTH = FEATURES.length;

export function layoutFeatures(
  words: number,
  sentences: readonly Sentence[],
  quotations: readonly Quotation[],
): Float32Array {
  const rows = new Float32Array(words * WIDTH);
  const set = (word: number, feature: number): void => {
    if (word >= 0 && word < words) rows[word * WIDTH + feature] = 1;
  };
  const fill = (first: number, end: number, feature: number): void => {
    for (let word = first; word < end; word++) set(word, feature);
  };
  for (const { first, end, unclosed } of quotations) {
    fill(first, end, 0);
    set(first, 1);
    set(end - 1, 2);
    if (unclosed) fill(first, end, 3);
  }
  const quoted = (word: number): boolean => word >= 0 && rows[word * WIDTH] === 1;
  for (const [index, { tokens, paragraph }] of sentences.entries()) {
    const [first, end] = tokens;
    set(first, 4);
    set(end - 1, 5);
    if (sentences[index + 1]?.paragraph !== paragraph) set(end - 1, 7);
    if (sentences[index - 1]?.paragraph === paragraph) continue;
    set(first, 6);
    let last = index;
    while (sentences[last + 1]?.paragraph === paragraph) last++;
    const close = sentences[last]!.tokens[1];
    if (quoted(first) || quoted(first + 1)) fill(first, close, 8);
    if (quoted(first - 1) || quoted(first - 2)) fill(first, close, 9);
  }
  return rows;
}
