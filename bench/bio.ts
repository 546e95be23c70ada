/**
 * Files of a word and its tag a line, a blank line between sentences, and the exact-match F1 of spans that conlleval defines.
 */
import { readFileSync } from 'node:fs';

export interface TaggedSentence {
  words: string[];
  tags: string[];
}

/** A span as `sentence:first:end:type`, words counted in the sentence. */
export type SpanKey = string;

/** Columns by tab or space: word first and tag last, or Universal NER's number, word, tag. */
export function readBio(path: string): TaggedSentence[] {
  const rows = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line) => (/^#\s/.test(line) ? [] : line.includes('\t') ? line.split('\t') : line.trim().split(/ +/)));
  const filled = rows.filter((columns) => columns.length > 1);
  const numbered =
    filled.length > 1 && filled[0]!.length > 3 && filled[0]![0] === '1' && ['1', '2'].includes(filled[1]![0]!);
  const sentences: TaggedSentence[] = [];
  let open: TaggedSentence = { words: [], tags: [] };
  for (const columns of [...rows, []]) {
    const word = (numbered ? columns[1] : columns[0])?.trim() ?? '';
    if (columns.length < 2 || word === '' || word === '-DOCSTART-') {
      if (open.words.length > 0) sentences.push(open);
      open = { words: [], tags: [] };
      continue;
    }
    const tag = (numbered ? columns[2]! : columns.at(-1)!).trim();
    open.words.push(word);
    open.tags.push(tag === '-' || tag === '_' || tag === '' ? 'O' : tag);
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
