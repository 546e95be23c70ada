/**
 * Characters → UD English words. In: a text and a range of it. Out: spans of words in order, exact to the code unit;
 * `joined` marks the second and later words of what is written as one ("do|n't", "Zenda|'s", "can|not").
 *
 * Conventions are those of UD EWT and GUM 2.16 (Silveira et al. 2014; Zeldes 2017): clitics and hyphens are split off
 * (except after LDC's affixes: "anti-American", "co-founder"), abbreviations keep their full stop, web addresses, mail
 * addresses, times, dates and telephone numbers stay whole. One pass from left to right; whatever looks ahead looks
 * within a piece of bounded length, so time is linear on any input.
 */
import { APOSTROPHE_WORDS } from './abbreviations.ts';
import {
  ADDRESS,
  CLITIC,
  CONTROL,
  CURRENCY,
  DOTS,
  EMOTICON,
  FILE,
  HANDLE,
  HASHTAG,
  IDEOGRAPHS,
  isAsciiLetter,
  isSpace,
  MAIL,
  MARKS,
  MIXED_MARKS,
  PICTURE,
  QUOTE_PAIR,
  RULE,
  SHORT_YEAR,
  WORD,
} from './token-patterns.ts';
import { trimPunctuation, WordReader, type WordSpan } from './word-reader.ts';

export type { WordSpan };

/** Longest piece that patterns look at; a longer run without white space is cut. */
const LONGEST_PIECE = 512;

/** The words of `text.slice(start, end)`. */
export function findTokens(text: string, start: number, end: number): WordSpan[] {
  const scanner = new Scanner(text, start, end);
  scanner.run();
  return scanner.words;
}

/** Reads a range piece by piece, and punctuation between words. */
class Scanner extends WordReader {
  private readonly from: number;

  constructor(text: string, from: number, to: number) {
    super(text, to);
    this.from = from;
  }

  run(): void {
    const { text, to } = this;
    let at = this.from;
    while (at < to) {
      while (at < to && isSpace(text.charCodeAt(at))) at++;
      if (at >= to) return;
      let close = at;
      let letters = true;
      while (close < to && close - at < LONGEST_PIECE) {
        const code = text.charCodeAt(close);
        if (isSpace(code)) break;
        if (letters && !isAsciiLetter(code)) letters = false;
        close++;
      }
      // A cut never falls inside a surrogate pair.
      if (close < to && close - at === LONGEST_PIECE && (text.charCodeAt(close) & 0xfc00) === 0xdc00) close--;
      if (letters) this.word(at, close);
      else this.scanPiece(at, close);
      at = close;
    }
  }

  private scanPiece(start: number, end: number): void {
    this.piece = this.text.slice(start, end);
    this.base = start;
    const { piece } = this;
    const web = piece.includes('@') || piece.includes('//') || piece.includes('www.');
    let at = 0;
    while (at < piece.length) {
      const next = this.scanOne(at, web);
      at = next > at ? next : at + 1;
    }
  }

  /** Reads one token (with its clitics) at `at` of the piece; returns where it ends. */
  private scanOne(at: number, web: boolean): number {
    const { piece, base } = this;
    const code = piece.charCodeAt(at);
    let end = -1;
    if (web) {
      end = this.match(ADDRESS, at);
      if (end < 0) end = this.match(MAIL, at);
      if (end < 0) end = this.match(HANDLE, at);
      if (end > 0) {
        end = trimPunctuation(piece, at, end);
        this.push(base + at, base + end);
        return end;
      }
    }
    if ((at === 0 || code === 46 || /[(<"]/.test(piece[at - 1]!)) && piece.includes('.')) {
      end = this.match(FILE, at);
      if (end > 0) {
        this.push(base + at, base + end);
        return end;
      }
    }
    if ((code >= 48 && code <= 57) || code === 43 || code === 46) {
      end = this.figure(at);
      if (end > 0) return end;
    }
    if (isAsciiLetter(code) || code > 0xbf || code === 95) {
      end = this.match(IDEOGRAPHS, at);
      if (end > 0) {
        this.push(base + at, base + end);
        return end;
      }
      end = this.letters(at);
      if (end > 0) return end;
    }
    end = this.punctuation(at, code);
    const begun = base + at;
    // White space inside the piece cannot occur; format and control characters are no words but must not be lost.
    if (!(end - at === 1 && CONTROL.test(piece[at]!))) this.push(begun, base + end);
    return end;
  }

  private punctuation(at: number, code: number): number {
    const { piece } = this;
    const before = at === 0 ? '' : piece[at - 1]!;
    const first = (...patterns: RegExp[]): number => {
      for (const pattern of patterns) {
        const end = this.match(pattern, at);
        if (end > 0) return end;
      }
      return -1;
    };
    if (code === 39 || code === 0x2018 || code === 0x2019) {
      const opening = at === 0 || /[("“—–[-]/.test(before);
      const pair = first(QUOTE_PAIR);
      if (pair > 0) return pair;
      if (opening) {
        const year = first(SHORT_YEAR);
        if (year > 0) return year;
        const word = this.match(WORD, at + 1);
        if (word > 0 && APOSTROPHE_WORDS.has(piece.slice(at + 1, word).toLowerCase())) return word;
        const clitic = first(CLITIC);
        if (clitic > 0) return clitic;
        this.quoteOpen = code !== 0x2019;
      } else this.quoteOpen = false;
      return at + 1;
    }
    const found = first(EMOTICON, MIXED_MARKS, DOTS, MARKS, RULE, QUOTE_PAIR, HASHTAG, CURRENCY, PICTURE);
    if (found > 0) return found;
    const step = (code & 0xfc00) === 0xd800 && at + 1 < piece.length ? 2 : 1;
    return at + step;
  }
}
