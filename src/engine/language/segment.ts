/**
 * Text → the sentence and token layers. In: the text and its blocks (paragraphs, headlines, tables as the reader saw
 * them). Out: sentences that never cross a block, and words with exact spans; boilerplate is left out. Words carry no
 * analysis yet: morphology.ts and syntax.ts fill it in.
 *
 * A passage that is no English prose (a table of figures, another script) is a `fragment`, with a note; it still gets
 * words, so that no offset is lost.
 */
import type { Block, Document, Sentence, Span, Token } from '../document.ts';
import { stage } from '../stage.ts';
import { type Boundaries, openBoundaries } from './boundaries.ts';
import { findSentences } from './sentences.ts';
import { findTokens, type WordSpan } from './tokens.ts';

type Source = Pick<Document, 'text' | 'blocks'>;
type SentenceDraft = Omit<Sentence, 'id'>;
type TokenDraft = Omit<Token, 'id'>;

export interface Segmentation {
  sentence: SentenceDraft[];
  token: TokenDraft[];
  /** Ranges that are no prose. */
  odd: Span[];
}

interface Passage extends Span {
  kind: Block['kind'];
  paragraph: number;
}

export const segmentStage = stage({
  name: 'segment',
  version: '3',
  needs: [],
  makes: ['sentence', 'token'],
  run(_layers, context) {
    const { sentence, token, odd } = segment(context.doc, openBoundaries(context.resources.models));
    for (const span of odd)
      context.note(
        'language.not-prose',
        span,
        'A table, a list of figures or another script; read without a parse to rely on.',
      );
    return { sentence, token };
  },
});

export function segment(doc: Source, boundaries: Boundaries | null = null): Segmentation {
  const result: Segmentation = { sentence: [], token: [], odd: [] };
  for (const passage of passages(doc)) {
    const words = findTokens(doc.text, passage.start, passage.end);
    if (words.length === 0) continue;
    const lines = passage.kind === 'table' || passage.kind === 'list';
    const scores = boundaries?.paragraph(doc.text, words) ?? null;
    const starts = findSentences(doc.text, words, lines, scores, passage.kind === 'table');
    for (const [index, first] of starts.entries()) {
      addSentence(doc.text, passage, words.slice(first, starts[index + 1] ?? words.length), result);
    }
  }
  return result;
}

/** Blocks in order, with what stands between them as passages of their own; without blocks, the whole text. */
function passages(doc: Source): Passage[] {
  const list: Passage[] = [];
  let at = 0;
  const add = (kind: Block['kind'], start: number, end: number): void => {
    if (end > start) list.push({ kind, start, end, paragraph: list.length });
  };
  const blank = /^\s*$/;
  const between = (end: number): void => {
    if (end > at && !blank.test(doc.text.slice(at, end))) splitAtBlankLines(doc.text, at, end, add);
  };
  for (const block of doc.blocks) {
    const start = Math.max(at, block.start);
    between(start);
    if (block.kind !== 'boilerplate') add(block.kind, start, block.end);
    at = Math.max(at, block.end);
  }
  between(doc.text.length);
  return list;
}

function splitAtBlankLines(
  text: string,
  start: number,
  end: number,
  add: (kind: Block['kind'], start: number, end: number) => void,
): void {
  let from = start;
  let newline = -1;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      if (newline >= 0) {
        add('paragraph', from, newline);
        from = at;
      }
      newline = at;
    } else if (code !== 32 && code !== 9 && code !== 13) newline = -1;
  }
  add('paragraph', from, end);
}

function addSentence(text: string, passage: Passage, words: readonly WordSpan[], result: Segmentation): void {
  const first = result.token.length;
  const ordinal = result.sentence.length;
  for (const [index, word] of words.entries()) {
    const token: TokenDraft = {
      start: word.start,
      end: word.end,
      form: text.slice(word.start, word.end),
      lemma: '_',
      upos: 'X',
      feats: '_',
      head: index === 0 ? null : first,
      deprel: index === 0 ? 'root' : 'dep',
      sentence: ordinal,
    };
    if (word.joined && index > 0) token.joined = true;
    result.token.push(token);
  }
  const span = { start: words[0]!.start, end: words.at(-1)!.end };
  const odd = !isProse(text.slice(span.start, span.end), words.length);
  if (odd) joinSpan(result.odd, span);
  const headline = passage.kind === 'title' || passage.kind === 'heading';
  result.sentence.push({
    ...span,
    paragraph: passage.paragraph,
    tokens: [first, result.token.length],
    kind: odd || passage.kind === 'table' ? 'fragment' : headline ? 'headline' : 'prose',
  });
}

/** Neighbouring odd sentences make one note. */
function joinSpan(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last && span.start - last.end < 4) last.end = span.end;
  else spans.push({ ...span });
}

/** False where most characters are figures, rules or letters of another script; short passages are given the benefit. */
function isProse(sentence: string, words: number): boolean {
  if (words < 4) return true;
  let latin = 0;
  let other = 0;
  for (let at = 0; at < sentence.length; at++) {
    const code = sentence.charCodeAt(at);
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x250)) latin++;
    else if (code > 32 && code !== 0xa0) other++;
  }
  return latin >= other;
}
