/**
 * Words with letters or figures, and what belongs to them: stops of abbreviations, hyphens, clitics, units. In: a piece of text
 * without white space and a place in it. Out: spans of words, and where the piece goes on (tokens.ts).
 */
import type { Span } from '../document.ts';
import { HYPHEN_PREFIXES, HYPHEN_SUFFIXES, UNITS } from './abbreviations.ts';
import { barePieces } from './bare-clitics.ts';
import { isDotted, isHost, keepsStop } from './stops.ts';
import {
  AFTER_NUMBER,
  AMPERSAND,
  CLITIC,
  CURRENCY,
  DAY,
  DECIMAL,
  DOTTED_NAME,
  INNER_APOSTROPHE,
  isSpace,
  LETTERS_WITH_STOPS,
  NEWSGROUP,
  NOT,
  NUMBER,
  SLASHED,
  TELEPHONE,
  UPPER,
  WORD,
} from './token-patterns.ts';

export interface WordSpan extends Span {
  /** Written together with the word before it, as one orthographic token. */
  joined: boolean;
}

/** State of one pass over a text: the piece it stands in, and whether a single quotation mark is open. */
export class WordReader {
  readonly words: WordSpan[] = [];
  protected readonly text: string;
  protected readonly to: number;
  protected piece = '';
  protected base = 0;
  protected quoteOpen = false;

  /** @param to where the range that is read ends */
  constructor(text: string, to: number) {
    this.text = text;
    this.to = to;
  }

  protected push(start: number, end: number, joined = false): void {
    if (end > start) this.words.push({ start, end, joined });
  }

  /** Pushes a run of letters, parted where a clitic is written without its apostrophe. */
  protected word(start: number, end: number, joined = false): void {
    let at = start;
    for (const piece of barePieces(this.text, start, end, this.to)) {
      this.push(at, at + piece, joined || at > start);
      at += piece;
    }
    this.push(at, end, joined || at > start);
  }

  protected match(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.piece) ? pattern.lastIndex : -1;
  }

  /** Numbers with what belongs to them: times, dates, telephone numbers, ordinals, units. */
  protected figure(at: number): number {
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
  protected letters(at: number): number {
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
  protected after(offset: number, length = 8): string {
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
}

/** A closing bracket or a mark at the end of an address belongs to the sentence. */
export function trimPunctuation(piece: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && /[.,;:!?'"’”)\]>*]/.test(piece[at - 1]!)) {
    if (piece[at - 1] === ')' && piece.slice(start, at).includes('(')) break;
    at--;
  }
  return at;
}
