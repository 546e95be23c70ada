/**
 * Lines → paragraphs. Hard-wrapped lines are joined by one space, a word hyphenated at a line end is made whole, and a
 * paragraph cut by a page or column break is put together again. A line break is a wrap if the next line's first word
 * would not have fitted on this line; that holds for any width and needs no setting.
 */
import { concat, type Strip, slice } from '../strip.ts';
import type { Line } from './lines.ts';
import { endsOpen, endsSentence, isAllCaps, isProse, isTitleCase, runsOn, startsLower } from './sentence-shape.ts';

export interface Paragraph {
  strip: Strip;
  kind: 'paragraph' | 'heading' | 'list' | 'table';
  /** Offsets in the strip where something cut was joined, and what: notes are made of these. */
  joins: { at: number; what: 'word' | 'sentence' }[];
  /** Lines it was made of, and blank lines before the first. */
  lines: number;
  blanks: number;
  page: boolean;
}

/** Longer lines are paragraphs of their own: nobody wraps at more. */
const WIDEST_WRAP = 140;
const LIST_ITEM = /^(?:[-*•‣◦–+]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+|\(?[ivx]{1,4}\)\s+)\S/;
const TABLE_ROW = /^\|.*\|$|\S(?:\t| {3,})\S.*(?:\t| {3,})\S/;
/** First parts that keep their hyphen when a line ends on it; no mere syllables ("pro-", "ex-", "so-") among them. */
const COMPOUND =
  /^(?:self|non|anti|vice|well|long|high|low|short|two|three|four|five|six|seven|eight|nine|north|south|east|west|cease|half|full|first|second|third|left|right|large|small|government|rebel|army|police)$/i;
/** Endings of a plain word begun by one of those: "north-ern", "six-ty", "long-er". */
const ENDING =
  /^(?:ern|erly|ward|wards|er|ers|est|ly|age|ages|en|ened|ing|ings|ed|s|ness|ity|teen|ty|th|ies|hand|land)$/i;

/** `soft`: a line break inside a block is always a space, as Markdown has it. */
export function toParagraphs(lines: readonly Line[], soft = false): Paragraph[] {
  const caps = isAllCaps(
    lines
      .slice(0, 200)
      .map((line) => line.strip.text)
      .join(' '),
  );
  const wrap = soft ? 0 : wrapWidth(lines, caps);
  const words = hyphenWords(lines);
  const paragraphs: Paragraph[] = [];
  let last: Line | null = null;
  for (const line of lines) {
    const open = paragraphs[paragraphs.length - 1];
    if (open && last && goesOn(open, last, line, wrap, caps)) append(open, line, words);
    else paragraphs.push(begin(line));
    last = line;
  }
  return markHeadings(paragraphs, caps);
}

function begin(line: Line): Paragraph {
  const text = line.strip.text;
  const kind = line.heading
    ? 'heading'
    : line.table || TABLE_ROW.test(text)
      ? 'table'
      : LIST_ITEM.test(text)
        ? 'list'
        : 'paragraph';
  return { strip: line.strip, kind, joins: [], lines: 1, blanks: line.blanks, page: line.page };
}

function goesOn(open: Paragraph, last: Line, line: Line, wrap: number, caps: boolean): boolean {
  const before = last.strip.text;
  const after = line.strip.text;
  // A dash may also go on with a sentence.
  const dash = /^[–-]\s/.test(after) && open.kind !== 'list' && line.blanks === 0 && !endsSentence(before);
  const item = LIST_ITEM.test(after) && !dash;
  if (open.kind === 'table' || line.table || TABLE_ROW.test(after) || item) return false;
  if (line.heading !== last.heading && (line.heading || last.heading)) return false;
  if (line.heading) return line.blanks === 0 && !line.begins;
  const lower = !caps && runsOn(before, after);
  if (line.blanks > 0 || line.page || line.begins)
    return goesOnAcrossBreak(open, before, after, lower, caps, line.page, wrap);
  if (line.wraps) return true;
  if (before.length > WIDEST_WRAP || after.length > WIDEST_WRAP * 3)
    return lower || (isProse(before) && !endsSentence(before));
  if (line.indent >= last.indent + 2 && endsSentence(before) && open.kind !== 'list') return false;
  const first = /^\S+/.exec(after)![0].length;
  const wrapped = before.length + 1 + first + last.indent > wrap;
  // Capitals do not show where a sentence begins: in wrapped text an unfinished line goes on.
  if (caps && Number.isFinite(wrap) && !endsSentence(before)) return true;
  return wrapped || lower || endsOpen(before);
}

/** Over blank lines or a page end only an unfinished sentence goes on. */
function goesOnAcrossBreak(
  open: Paragraph,
  before: string,
  after: string,
  lower: boolean,
  caps: boolean,
  page: boolean,
  wrap: number,
): boolean {
  if (/^[#>|]/.test(after) || open.kind === 'heading') return false;
  if (open.kind === 'list' && !page && open.strip.text.length < 60) return false;
  if (lower) return open.strip.text.length > 20 || page;
  const whole = open.strip.text;
  if (endsSentence(whole)) {
    // At a page end in unindented text the layout is silent: a full last line and a next page without heading go on,
    // and a finished sentence may as well begin a new paragraph.
    return false;
  }
  if (isBareLink(whole) || isBareLink(after)) return false;
  if (/["”’]$/.test(whole) && !endsOpen(whole)) return page && isProse(whole);
  const heading = after.length < 80 && !endsSentence(after) && !startsLower(after);
  if (heading && !endsOpen(whole)) return false;
  if (endsOpen(before)) return whole.length > 15;
  if (isProse(whole)) return true;
  return page && !isTitleCase(whole) && !caps && before.length > wrap * 0.7 && whole.length > 60;
}

function append(open: Paragraph, line: Line, words: ReadonlyMap<string, number>): void {
  const text = open.strip.text;
  const next = line.strip;
  const cut = line.blanks > 0 || line.page;
  const hyphen = /[-\u2010\u00ad]$/.test(text) ? /([\p{L}\d]+)([-\u2010\u00ad])$/u.exec(text.slice(-60)) : null;
  const tail = /^\p{L}+/u.exec(next.text)?.[0];
  if (hyphen && tail && !/[-\u2010]{2}$/.test(text)) {
    const keep = hyphen[2] !== '\u00ad' && keepsHyphen(hyphen[1]!, tail, words);
    open.joins.push({ at: text.length - (keep ? 0 : 1), what: 'word' });
    open.strip = concat([keep ? open.strip : slice(open.strip, 0, text.length - 1), next]);
  } else {
    if (cut) open.joins.push({ at: text.length, what: 'sentence' });
    open.strip = concat([open.strip, next], ' ');
  }
  open.lines++;
}

/** The rest of the document knows best how the word is written; failing that, its first part. */
function keepsHyphen(head: string, tail: string, words: ReadonlyMap<string, number>): boolean {
  const whole = words.get((head + tail).toLowerCase()) ?? 0;
  const hyphened = words.get(`${head}-${tail}`.toLowerCase()) ?? 0;
  if (whole !== hyphened) return hyphened > whole;
  if (/\d$/.test(head) || /^\p{Lu}/u.test(tail) !== isAllCaps(head)) return true;
  return COMPOUND.test(head) && !ENDING.test(tail);
}

/** Counts of words, plain and hyphenated, gathered only if some line ends on a hyphen. */
function hyphenWords(lines: readonly Line[]): Map<string, number> {
  const words = new Map<string, number>();
  if (!lines.some((line) => /[\p{L}\d]-$/u.test(line.strip.text))) return words;
  for (const line of lines)
    for (const [word] of line.strip.text.toLowerCase().matchAll(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu))
      words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/**
 * The width at which the text is wrapped: what nearly all lines that have a line right after them stay under. Infinite
 * if lines do not end inside sentences, since then no line is wrapped.
 */
function wrapWidth(lines: readonly Line[], caps: boolean): number {
  const widths: number[] = [];
  let inside = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const next = lines[i + 1]!;
    const length = lines[i]!.strip.text.length + lines[i]!.indent;
    if (next.blanks === 0 && !next.page && length <= WIDEST_WRAP) {
      widths.push(length);
      if (!endsSentence(lines[i]!.strip.text) && (caps || startsLower(next.strip.text))) inside++;
    }
  }
  if (inside < widths.length * 0.2 || inside === 0) return Number.POSITIVE_INFINITY;
  widths.sort((a, b) => a - b);
  return widths[Math.floor((widths.length - 1) * 0.95)]!;
}

/** A short line by itself, no sentence, with prose after it. */
function markHeadings(paragraphs: Paragraph[], caps: boolean): Paragraph[] {
  for (const [i, paragraph] of paragraphs.entries()) {
    const text = paragraph.strip.text;
    const next = paragraphs[i + 1];
    if (paragraph.kind !== 'paragraph' || !next || text.length > 120 || /[.!;,]["”’)]*$/u.test(text)) continue;
    if (next.kind !== 'paragraph' || (caps ? !endsSentence(next.strip.text) : !isProse(next.strip.text))) continue;
    if (/:$/.test(text) || !/\p{L}{2}/u.test(text) || isBareLink(text)) continue;
    const words = text.split(/\s+/).length;
    // A long question is more often a sentence of its own than a heading.
    if (words <= (/\?["”’)]*$/.test(text) ? 8 : 14)) paragraph.kind = 'heading';
  }
  return paragraphs;
}

function isBareLink(text: string): boolean {
  return /^(?:[*_<(]*)(?:\[[^\]]*\]\([^)]*\)|https?:\/\/\S+|www\.\S+|\S+@\S+\.\w+)[*_>).]*$/i.test(text);
}
