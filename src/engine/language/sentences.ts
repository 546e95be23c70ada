/**
 * Words of one paragraph → where sentences begin. In: the text and the words in order. Out: indices of first words.
 *
 * Rules over closed lists decide where a stop, a mark or an abbreviation ends a sentence; they stand alone. Where the model
 * folder holds a boundary model, its probabilities replace the rules at the places both consider (boundaries.ts). A
 * sentence never crosses a blank line, and none grows beyond what a tree can be built over.
 */
import { ABBREVIATIONS, STARTERS, TITLES } from './abbreviations.ts';
import type { WordSpan } from './tokens.ts';

/** Longest sentence in words: tables and lists without a stop are cut here, at a mark or line break if there is one. */
export const LONGEST_SENTENCE = 240;

const TERMINAL = /^(?:[.!?]+|…+\.?|[。！？｡؟۔।]+)$/u;
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
    if (/^(?:said|says|asked|asks|added|replied|shouted|cried|told|wrote|tweeted|warned|insisted)$/.test(form)) return true;
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

/**
 * Indices of the words that begin a sentence, 0 first.
 * @param breaks true if the range is a list or table, where every line is its own
 */
export function findSentences(
  text: string,
  words: readonly WordSpan[],
  breaks: boolean,
  decide: (last: number, byRules: boolean) => boolean = (_, byRules) => byRules,
): number[] {
  const starts: number[] = words.length > 0 ? [0] : [];
  for (let index = 0; index < words.length - 1; index++) {
    const gapStart = words[index]!.end;
    const gapEnd = words[index + 1]!.start;
    const begin = starts.at(-1)!;
    const lines = gapEnd > gapStart ? countLines(text, gapStart, gapEnd) : 0;
    let next = -1;
    if (lines >= 2 || (breaks && lines === 1)) next = index + 1;
    else {
      const last = boundaryAfter(text, words, index);
      if (decide(last < 0 ? index : last, last >= 0)) next = (last < 0 ? index : last) + 1;
    }
    if (next > 0) {
      if (next > begin && next < words.length) starts.push(next);
      index = Math.max(index, next - 1);
    } else if (index + 1 - begin >= LONGEST_SENTENCE) starts.push(cut(text, words, begin, index + 1));
  }
  return starts;
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
