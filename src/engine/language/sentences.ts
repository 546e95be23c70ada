/**
 * Words of one paragraph → where sentences begin. In: the text and the words in order. Out: indices of first words.
 *
 * Rules over closed lists say where a stop, a mark or an abbreviation ends a sentence. Where the model folder holds a
 * boundary model (boundaries.ts) it decides in their place: it also reads ends without a stop. A sentence never crosses
 * a blank line, and none grows beyond what a tree can be built over.
 */
import { ABBREVIATIONS, STARTERS, TITLES } from './abbreviations.ts';
import { likeliestEnds } from './likeliest-ends.ts';
import type { WordSpan } from './tokens.ts';

/** Longest sentence in words: tables and lists without a stop are cut here, at a mark or line break if there is one. */
export const LONGEST_SENTENCE = 240;

const TERMINAL = /^(?:[.!?]+|…+\.?|[。！？｡؟۔।]+)$/u;
const DOTS = /^(?:\.{3,}|…+)$/;
const EASTERN = /[。！？｡؟۔।]$/u;
const CLOSER = /^(?:["”’»)\]}]|''|’’)$/u;
const QUOTE = /^(?:["'“‘«]|``|''|‘‘)$/u;
const OPENER = /^(?:["“‘«([{'*•·–—-]|``|''|--|>+)$/u;
const EMOTICON = /^(?:[:;=][-o^']?[()DPp]+|\(:|<3|\p{Extended_Pictographic}.*)$/u;
const LOWER = /^\p{Ll}/u;
const UPPER = /^[\p{Lu}\p{Lt}]/u;
const FIGURE = /^[\p{N}$£€#@]/u;
const UNCASED = /^\p{Lo}/u;
const STOPPED = /\.$/;
/** Ends sentences as often as not: after these a capital is enough if the word is one that begins sentences. */
const LATE = /^(?:\p{L}\.)+$|^(?:etc|inc|corp|co|ltd|llc|plc|bros|jr|sr|esq|[ap]\.m|ph\.d)\.$/iu;

/** Whether a sentence may end after word `index` (closing quotes and brackets follow it), and how sure the rules are. */
export function boundaryAfter(text: string, words: readonly WordSpan[], index: number): number {
  const word = text.slice(words[index]!.start, words[index]!.end);
  const terminal = TERMINAL.test(word);
  if (!terminal && !(STOPPED.test(word) && word.length > 1)) return -1;
  let last = index;
  while (last + 1 < words.length && words[last + 1]!.start === words[last]!.end) {
    const next = text.slice(words[last + 1]!.start, words[last + 1]!.end);
    if (!CLOSER.test(next) && !TERMINAL.test(next) && !(next === "'" && !words[last + 1]!.joined)) break;
    last++;
  }
  const following = words[last + 1];
  if (!following) return -1;
  const spaced = following.start > words[last]!.end;
  if (EASTERN.test(word)) return last;
  if (!spaced && !(terminal && word !== '.' && word !== '...')) return -1;
  if (!spaced) return -1;
  // An emoticon after a stop belongs to the sentence it comments on.
  const after = text.slice(following.start, following.end);
  if (EMOTICON.test(after) && last + 2 < words.length) {
    last++;
    const beyond = words[last + 1]!;
    return opens(text, words, last + 1, text.slice(beyond.start, beyond.end)) ? last : -1;
  }
  if (!opens(text, words, last + 1, after)) return -1;
  if (terminal) {
    if (last > index && word !== '.' && saysAfterQuote(text, words, last)) return -1;
    return last;
  }
  return endsAtAbbreviation(text, words, index, word, after) ? last : -1;
}

/** True if the word at `at` can be the first of a sentence. */
function opens(text: string, words: readonly WordSpan[], at: number, form: string): boolean {
  if (OPENER.test(form) || QUOTE.test(form)) {
    const next = words[at + 1];
    if (!next) return false;
    const inner = text.slice(next.start, next.end);
    return !LOWER.test(inner);
  }
  return UPPER.test(form) || FIGURE.test(form) || UNCASED.test(form) || !/^[\p{L}\p{P}]/u.test(form);
}

/** "Go!" Rassendyll said: a mark inside the quotation, and a verb of saying within three words. */
function saysAfterQuote(text: string, words: readonly WordSpan[], last: number): boolean {
  const limit = Math.min(words.length, last + 5);
  for (let at = last + 1; at < limit; at++) {
    const form = text.slice(words[at]!.start, words[at]!.end);
    if (/^(?:said|says|asked|asks|added|replied|shouted|cried|told|wrote|tweeted|warned|insisted)$/.test(form))
      return true;
    if (!/^[\p{L}.]+$/u.test(form)) return false;
  }
  return false;
}

function endsAtAbbreviation(
  text: string,
  words: readonly WordSpan[],
  index: number,
  word: string,
  after: string,
): boolean {
  const lower = word.toLowerCase();
  const bare = lower.slice(0, -1);
  if (TITLES.has(bare) && !LATE.test(lower)) return false;
  if (LATE.test(word)) {
    // "J. Smith", "U.S. President": an initial or acronym before a name ends nothing.
    if (/^\p{Lu}\.$/u.test(word)) {
      const before = index > 0 ? text.slice(words[index - 1]!.start, words[index - 1]!.end) : '';
      return STARTERS.has(after) && !UPPER.test(before);
    }
    return STARTERS.has(after) || QUOTE.test(after);
  }
  if (ABBREVIATIONS.has(bare)) return STARTERS.has(after);
  return /^\d/.test(word) ? false : STARTERS.has(after);
}

/** Beside the model's scores (EWT, GUM dev): what the rules' word is worth, and what any place is given. */
const RULES = 1.5;
const ANY = 0.4;
/** What an end after a word and before a small letter costs in loose text, and in edited text. */
const SMALL_LETTER = 0.5;
const SMALL_LETTER_EDITED = 2;

/** Scores of the boundary model for the places after words: the logits of a sentence ending there. */
export type BoundaryScores = Float32Array;

/**
 * Indices of the words that begin a sentence, 0 first.
 * @param breaks true if the range is a list or table, where every line is its own
 * @param scores of the boundary model; without them the rules decide
 * @param cells true if tabs part the cells of a table, each a line of its own
 */
export function findSentences(
  text: string,
  words: readonly WordSpan[],
  breaks: boolean,
  scores: BoundaryScores | null = null,
  cells = false,
): number[] {
  const starts: number[] = words.length > 0 ? [0] : [];
  const push = (start: number): void => {
    while (start - starts.at(-1)! > LONGEST_SENTENCE)
      starts.push(cut(text, words, starts.at(-1)!, starts.at(-1)! + LONGEST_SENTENCE));
    starts.push(start);
  };
  const loose = scores !== null && isLoose(text, words);
  const chances = new Float64Array(words.length);
  let ruled = -1;
  let first = 0;
  for (let index = 0; index < words.length; index++) {
    const last = index + 1 === words.length;
    const gap = last ? 0 : words[index + 1]!.start - words[index]!.end;
    const lines = gap > 0 ? countLines(text, words[index]!.end, words[index + 1]!.start) : 0;
    const sure = last || lines >= 2 || (breaks && lines === 1) || (cells && text[words[index]!.end] === '\t');
    if (!sure) {
      if (ruled < index) ruled = boundaryAfter(text, words, index);
      const rule = ruled === index;
      if (scores === null) chances[index] = rule ? 1 : 0;
      else chances[index] = logistic(scores[index]! - cost(text, words, index, loose) + (rule ? RULES : 0) + ANY);
      continue;
    }
    chances[index] = 1;
    for (const end of likeliestEnds(chances, first, index)) if (end + 1 < words.length) push(end + 1);
    first = index + 1;
  }
  if (words.length > 0) {
    push(words.length);
    starts.pop();
  }
  return starts;
}

function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** True if a paragraph does not end as edited text does, or begins small: ends without a stop are looked for there. */
function isLoose(text: string, words: readonly WordSpan[]): boolean {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return false;
  return LOWER.test(text.slice(first.start, first.end)) || !/[.!?…"”’')\]]$/.test(text.slice(last.start, last.end));
}

/**
 * What speaks against an end here whatever the model says: never inside a written word; before a small letter
 * in mid-phrase with doubt, the more in edited text.
 */
function cost(text: string, words: readonly WordSpan[], index: number, loose: boolean): number {
  const here = words[index]!;
  const next = words[index + 1]!;
  // An ellipsis of left-out words closes what stands before it.
  if (next.joined || DOTS.test(text.slice(next.start, next.end))) return Number.POSITIVE_INFINITY;
  const last = text.charCodeAt(here.end - 1);
  const wordly = (last >= 97 && last <= 122) || (last >= 65 && last <= 90) || last === 44;
  if (next.start === here.end) {
    const opening = OPENER.test(text.slice(here.start, here.end));
    return wordly || opening ? Number.POSITIVE_INFINITY : 0;
  }
  const first = text.charCodeAt(next.start);
  return wordly && first >= 97 && first <= 122 ? (loose ? SMALL_LETTER : SMALL_LETTER_EDITED) : 0;
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 0x2029) lines++;
  }
  return lines;
}

/** Where to cut a run of words that has grown too long: at the last line break or semicolon of its second half. */
function cut(text: string, words: readonly WordSpan[], begin: number, end: number): number {
  const half = begin + Math.floor((end - begin) / 2);
  for (let at = end - 1; at > half; at--) {
    if (countLines(text, words[at - 1]!.end, words[at]!.start) > 0) return at;
    const form = text.slice(words[at - 1]!.start, words[at - 1]!.end);
    if (form === ';' || form === '|' || form === '•') return at;
  }
  for (let at = end - 1; at > half; at--) {
    if (text.slice(words[at - 1]!.start, words[at - 1]!.end) === ',') return at;
  }
  return end;
}
