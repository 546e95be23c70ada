/**
 * Characters → UD English words. In: a text and a range of it. Out: spans of words in order, exact to the code unit;
 * `joined` marks the second and later words of what is written as one ("do|n't", "Zenda|'s", "can|not").
 *
 * Conventions are those of UD EWT and GUM 2.16 (Silveira et al. 2014; Zeldes 2017): clitics and hyphens are split off
 * (except after LDC's affixes: "anti-American", "co-founder"), abbreviations keep their full stop, web addresses, mail
 * addresses, times, dates and telephone numbers stay whole. One pass from left to right; whatever looks ahead looks
 * within a piece of bounded length, so time is linear on any input.
 */
import type { Span } from '../document.ts';
import { APOSTROPHE_WORDS, HYPHEN_PREFIXES, HYPHEN_SUFFIXES, UNITS } from './abbreviations.ts';
import { barePieces } from './bare-clitics.ts';
import { isDotted, isHost, keepsStop } from './stops.ts';
import {
  ADDRESS,
  AFTER_NUMBER,
  AMPERSAND,
  CLITIC,
  CONTROL,
  CURRENCY,
  DAY,
  DECIMAL,
  DOTS,
  DOTTED_NAME,
  EMOTICON,
  FILE,
  HANDLE,
  HASHTAG,
  IDEOGRAPHS,
  INNER_APOSTROPHE,
  isAsciiLetter,
  isSpace,
  LETTERS_WITH_STOPS,
  MAIL,
  MARKS,
  MIXED_MARKS,
  NEWSGROUP,
  NOT,
  NUMBER,
  PICTURE,
  QUOTE_PAIR,
  RULE,
  SHORT_YEAR,
  SLASHED,
  TELEPHONE,
  UPPER,
  WORD,
} from './token-patterns.ts';

export interface WordSpan extends Span {
  /** Written together with the word before it, as one orthographic token. */
  joined: boolean;
}

/** Longest piece that patterns look at; a longer run without white space is cut. */
const LONGEST_PIECE = 512;

/** The words of `text.slice(start, end)`. */
export function findTokens(text: string, start: number, end: number): WordSpan[] {
  const scanner = new Scanner(text, start, end);
  scanner.run();
  return scanner.words;
}

/** State of one pass: where it stands, and whether a single quotation mark is open. */
class Scanner {
  readonly words: WordSpan[] = [];
  private readonly text: string;
  private readonly from: number;
  private readonly to: number;
  private piece = '';
  private base = 0;
  private quoteOpen = false;

  constructor(text: string, from: number, to: number) {
    this.text = text;
    this.from = from;
    this.to = to;
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

  private push(start: number, end: number, joined = false): void {
    if (end > start) this.words.push({ start, end, joined });
  }

  /** Pushes a run of letters, parted where a clitic is written without its apostrophe. */
  private word(start: number, end: number, joined = false): void {
    let at = start;
    for (const piece of barePieces(this.text, start, end, this.to)) {
      this.push(at, at + piece, joined || at > start);
      at += piece;
    }
    this.push(at, end, joined || at > start);
  }

  private match(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.piece) ? pattern.lastIndex : -1;
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

  /** Numbers with what belongs to them: times, dates, telephone numbers, ordinals, units. */
  private figure(at: number): number {
    const { base, piece } = this;
    let end = this.match(TELEPHONE, at);
    if (end < 0) end = this.match(DAY, at);
    if (end > 0) {
      this.push(base + at, base + end);
      return end;
    }
    end = this.match(DECIMAL, at);
    if (end < 0) end = this.match(NUMBER, at);
    if (end < 0) return -1;
    // "[13,14]": references, not thousands.
    if (piece.includes('[') && /^\d{1,3}(?:,\d{1,2})+$/.test(piece.slice(at, end)))
      end = at + piece.slice(at).indexOf(',');
    const tail = this.match(AFTER_NUMBER, end);
    if (tail > 0) {
      const unit = piece.slice(end, tail);
      const lower = unit.toLowerCase();
      if (UNITS.has(lower) || (unit.includes('.') && UNITS.has(lower.replace(/\.$/, '')))) {
        this.push(base + at, base + end);
        this.push(base + end, base + tail);
        return tail;
      }
      if (unit.includes('.')) return this.clitics(at, end + unit.indexOf('.'));
      // "20and", "5they": a space is missing. "1st" and "70s" are words.
      if (
        /^\p{L}?\p{Ll}{2,}$/u.test(unit) &&
        !/^(?:st|nd|rd|th)s?$/.test(lower) &&
        !/[\p{N}-]/u.test(piece[tail] ?? '')
      ) {
        this.push(base + at, base + end);
        return end;
      }
      return this.clitics(at, tail);
    }
    // "1980's" is one token, "the 16's" two.
    if (/^['’]s(?![\p{L}\p{N}])/u.test(piece.slice(end, end + 3)) && piece[end - 1] === '0') {
      this.push(base + at, base + end + 2);
      return end + 2;
    }
    // "1." or "2.1." alone at the start of a paragraph numbers a list or a heading.
    if (piece[end] === '.' && end + 1 === piece.length && this.words.length === 0 && end - at <= 6) end++;
    return this.clitics(at, end);
  }

  /** Words with letters: abbreviations, hyphens, apostrophes, host names. */
  private letters(at: number): number {
    const { base, piece } = this;
    let end = this.match(SLASHED, at);
    if (end > 0) {
      this.push(base + at, base + end);
      return end;
    }
    end = this.match(CURRENCY, at);
    if (end > 0) {
      this.push(base + at, base + end);
      return end;
    }
    end = this.match(NEWSGROUP, at);
    if (end > 0) {
      this.push(base + at, base + end);
      return end;
    }
    end = this.match(LETTERS_WITH_STOPS, at);
    if (end > 0) return this.clitics(at, end);
    end = this.match(WORD, at);
    if (end < 0) return -1;
    if (piece[end] === '.') {
      const dotted = this.dotted(at, end);
      if (dotted > 0) return this.clitics(at, dotted);
    }
    if (piece[end] === '*' && /^\*+\p{L}/u.test(piece.slice(end, end + 8))) {
      const rest = this.match(/\*+[\p{L}]+/uy, end);
      if (rest > 0) end = rest;
    }
    if (piece[end] === '&') {
      const past = this.match(AMPERSAND, end);
      if (past > 0 && UPPER.test(piece.slice(at)) && end - at <= 4) {
        const rest = this.match(WORD, past);
        if (rest > 0 && rest - past <= 4) end = rest;
      }
    }
    if (this.brokenOff(at, end)) {
      this.push(base + at, base + end + 1);
      return end + 1;
    }
    end = this.hyphens(at, end);
    return this.clitics(at, end);
  }

  /** "th- the", "w- —": what a speaker began and did not end keeps its hyphen. */
  private brokenOff(at: number, end: number): boolean {
    const { piece } = this;
    if (piece[end] !== '-' || end + 1 !== piece.length) return false;
    const next = this.after(end + 1, 32);
    if (/^[—–,.?!]/.test(next)) return true;
    const begun = piece.slice(at, end).toLowerCase();
    if (begun.length > 1 && piece.slice(at, end) === begun.toUpperCase()) return false;
    return begun.length === 1 || !/[aeiouy]/.test(begun) || next.toLowerCase().startsWith(begun);
  }

  /** Where a word followed by a stop ends, if the stop belongs to it; -1 if it does not. */
  private dotted(at: number, end: number): number {
    const { piece } = this;
    const name = this.match(DOTTED_NAME, at);
    if (name > end) {
      const whole = piece.slice(at, name);
      if (isDotted(`${whole}.`) && piece[name] === '.') return name + 1;
      if (isDotted(whole)) return name;
      return isHost(whole) ? trimPunctuation(piece, at, name) : -1;
    }
    const form = piece.slice(at, end);
    // "et al.", wherever it stands.
    if (form === 'al' && /\bet\s$/i.test(this.text.slice(Math.max(0, this.base + at - 4), this.base + at)))
      return end + 1;
    return keepsStop(form, this.after(end + 1)) ? end + 1 : -1;
  }

  /** The next characters after an offset of the piece, white space skipped. */
  private after(offset: number, length = 8): string {
    let at = this.base + offset;
    const limit = Math.min(this.to, at + 64);
    while (at < limit && isSpace(this.text.charCodeAt(at))) at++;
    return this.text.slice(at, Math.min(this.to, at + length));
  }

  /** Extends a word over hyphens that belong to it: after an affix, or before one. */
  private hyphens(at: number, end: number): number {
    const { piece } = this;
    let reached = end;
    for (let part = at; /[-‑]/.test(piece[reached] ?? ''); ) {
      const next = this.match(WORD, reached + 1);
      if (next < 0) break;
      const left = piece.slice(part, reached).toLowerCase();
      const right = piece.slice(reached + 1, next).toLowerCase();
      if (!HYPHEN_PREFIXES.has(left) && !HYPHEN_SUFFIXES.has(right)) break;
      part = reached + 1;
      reached = next;
    }
    return reached;
  }

  /** Pushes the word [at, end) of the piece with the clitics that follow or are written into it; returns the new end. */
  private clitics(at: number, end: number): number {
    const { base, piece } = this;
    let reached = end;
    for (;;) {
      const not = this.match(NOT, reached);
      if (not > 0 && /n/i.test(piece[reached - 1] ?? '') && reached - at >= 2) {
        this.push(base + at, base + reached - 1);
        this.push(base + reached - 1, base + not, true);
        return this.further(not);
      }
      // "I'ma": "I am going to".
      if (/^['’]ma(?![\p{L}\p{N}])/iu.test(piece.slice(reached, reached + 4)) && reached - at === 1) {
        this.push(base + at, base + reached);
        this.push(base + reached, base + reached + 2, true);
        this.push(base + reached + 2, base + reached + 3, true);
        return reached + 3;
      }
      const clitic = this.match(CLITIC, reached);
      if (clitic > 0) {
        this.word(base + at, base + reached);
        this.push(base + reached, base + clitic, true);
        return this.further(clitic);
      }
      const inner = this.match(INNER_APOSTROPHE, reached);
      if (inner < 0 || piece[inner - 1] === '`') break;
      const rest = this.match(WORD, inner);
      if (rest < 0) break;
      reached = this.hyphens(inner, rest);
    }
    this.word(base + at, base + reached);
    const mark = piece[reached];
    // "the Ruritanians' claim": a possessive, unless it closes a quotation.
    if ((mark === "'" || mark === '’') && !this.quoteOpen && /[sxz]/i.test(piece[reached - 1] ?? '')) {
      this.push(base + reached, base + reached + 1, true);
      reached++;
    }
    return reached;
  }

  /** A second clitic: "would|n't|'ve". */
  private further(at: number): number {
    const clitic = this.match(CLITIC, at);
    if (clitic < 0) return at;
    this.push(this.base + at, this.base + clitic, true);
    return clitic;
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

/** A closing bracket or a mark at the end of an address belongs to the sentence. */
function trimPunctuation(piece: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && /[.,;:!?'"’”)\]>*]/.test(piece[at - 1]!)) {
    if (piece[at - 1] === ')' && piece.slice(start, at).includes('(')) break;
    at--;
  }
  return at;
}
