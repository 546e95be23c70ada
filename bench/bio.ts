/**
 * Files of `word<TAB>tag` lines, a blank line between sentences, and the exact-match F1 of spans that conlleval defines.
 */
import { readFileSync } from 'node:fs';

export interface TaggedSentence {
  words: string[];
  tags: string[];
}

/** A span as `sentence:first:end:type`, words counted in the sentence. */
export type SpanKey = string;

export function readBio(path: string): TaggedSentence[] {
  const sentences: TaggedSentence[] = [];
  let open: TaggedSentence = { words: [], tags: [] };
  for (const line of `${readFileSync(path, 'utf8')}\n\n`.split(/\r?\n/)) {
    // `1<TAB>word<TAB>tag…` is the numbered form of Universal NER.
    const columns = line.includes('\t') ? line.split('\t') : line.trim().split(/ +/);
    const numbered = columns.length >= 4 && /^\d+$/.test(columns[0]!);
    const word = numbered ? columns[1]! : columns[0]!;
    const tag = numbered ? columns[2]! : columns.at(-1)!.trim();
    if (columns.length < 2 || word.trim() === '' || /^#\s/.test(line) || word === '-DOCSTART-') {
      if (open.words.length > 0) sentences.push(open);
      if (open.words.length > 0) open = { words: [], tags: [] };
      continue;
    }
    open.words.push(word.trim());
    open.tags.push(tag === '-' || tag === '' ? 'O' : tag);
  }
  return sentences;
}

/** Spans of a tag sequence in BIO, IOB1 or BIOES. */
export function spansOf(tags: readonly string[]): { first: number; end: number; type: string }[] {
  const spans: { first: number; end: number; type: string }[] = [];
  let before = 'O';
  for (const [word, tag] of tags.entries()) {
    if (tag !== 'O') {
      const type = tag.slice(2);
      const continues = (tag[0] === 'I' || tag[0] === 'E') && before !== 'O' && before.slice(2) === type;
      if (continues) spans.at(-1)!.end = word + 1;
      else spans.push({ first: word, end: word + 1, type });
    }
    before = tag;
  }
  return spans;
}

export interface SpanScores {
  gold: number;
  system: number;
  correct: number;
  precision: number;
  recall: number;
  f1: number;
}

export function scoreSpans(gold: readonly SpanKey[], system: readonly SpanKey[]): SpanScores {
  const have = new Set(gold);
  const correct = system.filter((key) => have.has(key)).length;
  return {
    gold: gold.length,
    system: system.length,
    correct,
    precision: system.length === 0 ? 0 : correct / system.length,
    recall: gold.length === 0 ? 0 : correct / gold.length,
    f1: gold.length + system.length === 0 ? 0 : (2 * correct) / (gold.length + system.length),
  };
}
