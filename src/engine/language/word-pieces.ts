/**
 * A word → WordPiece ids of the uncased BERT vocabulary, and its case shape. In: `vocab.txt`, a word form. Out: the ids
 * that training saw for it, id for id (parity.json). Words recur, so what was worked out once is kept.
 *
 * Steps as in BERT's normaliser (Devlin et al. 2019): control characters out, ideographs apart, accents off, lower case,
 * split at punctuation, then the longest pieces from the left (Wu et al. 2016).
 */

export const CLS = 101;
export const SEP = 102;
export const UNKNOWN = 100;
/** Pieces of one word beyond this are cut off: addresses and runs without a space would fill a row. */
export const PIECES_PER_WORD = 12;

const LONGEST_WORD = 100;
const CACHE_LIMIT = 100_000;
const MARK = /\p{Mn}/gu;
const CONTROL = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\ufffd]/u;
const SPACE = /\s/u;
const PUNCTUATION = /[!-/:-@[-`{-~\p{P}]/u;
const PLAIN = /^[a-z]+$/;

export interface Pieces {
  ids: Int32Array;
  shape: number;
}

export class WordPieces {
  private readonly initial = new Map<string, number>();
  private readonly inner = new Map<string, number>();
  private readonly cache = new Map<string, Pieces>();

  /** @param vocabulary one piece a line, its line number its id */
  constructor(vocabulary: string) {
    for (const [id, line] of vocabulary.split('\n').entries()) {
      const piece = line.trimEnd();
      if (piece === '') continue;
      if (piece.startsWith('##')) this.inner.set(piece.slice(2), id);
      else this.initial.set(piece, id);
    }
  }

  of(word: string): Pieces {
    let known = this.cache.get(word);
    if (known === undefined) {
      known = { ids: this.split(word), shape: shapeOf(word) };
      if (this.cache.size >= CACHE_LIMIT) this.cache.clear();
      this.cache.set(word, known);
    }
    return known;
  }

  /** Whether a lower-case word is a piece of its own: a vocabulary of some twenty thousand words. */
  knows(word: string): boolean {
    return this.initial.has(word);
  }

  private split(word: string): Int32Array {
    if (PLAIN.test(word)) {
      const id = this.initial.get(word);
      if (id !== undefined) return Int32Array.of(id);
    }
    const ids: number[] = [];
    for (const part of parts(word)) {
      this.longestFirst(part, ids);
      if (ids.length >= PIECES_PER_WORD) break;
    }
    if (ids.length === 0) ids.push(UNKNOWN);
    return Int32Array.from(ids.slice(0, PIECES_PER_WORD));
  }

  private longestFirst(part: string, ids: number[]): void {
    const letters = [...part];
    if (letters.length > LONGEST_WORD) {
      ids.push(UNKNOWN);
      return;
    }
    const found: number[] = [];
    for (let start = 0; start < letters.length; ) {
      let end = letters.length;
      let id: number | undefined;
      for (; end > start; end--) {
        id = (start === 0 ? this.initial : this.inner).get(letters.slice(start, end).join(''));
        if (id !== undefined) break;
      }
      if (id === undefined) {
        ids.push(UNKNOWN);
        return;
      }
      found.push(id);
      start = end;
    }
    ids.push(...found);
  }
}

/** The normalised word, split at white space, ideographs and punctuation. */
function parts(word: string): string[] {
  const list: string[] = [];
  let run = '';
  const close = (): void => {
    if (run !== '') list.push(run);
    run = '';
  };
  let cleaned = '';
  // A word of a whole line would be cut to a few pieces anyway.
  for (const character of word.length > 4096 ? word.slice(0, 4096) : word) {
    if (character === '\t' || character === '\n' || character === '\r' || SPACE.test(character)) cleaned += ' ';
    else if (!CONTROL.test(character)) cleaned += character;
  }
  for (const character of cleaned.normalize('NFD').replace(MARK, '')) {
    const small = character.toLowerCase();
    if (small === ' ') close();
    else if (isIdeograph(small.codePointAt(0)!) || PUNCTUATION.test(small)) {
      close();
      list.push(small);
    } else run += small;
  }
  close();
  return list;
}

function isIdeograph(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code <= 0x2a6df) ||
    (code >= 0x2a700 && code <= 0x2b73f) ||
    (code >= 0x2b740 && code <= 0x2b81f) ||
    (code >= 0x2b920 && code <= 0x2ceaf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x2f800 && code <= 0x2fa1f)
  );
}

const LETTER = /\p{L}/u;
const DIGIT = /[\p{Nd}²³¹⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪❶-❾➀-➈➊-➒]/u;

/** 1 lower, 2 Title, 3 UPPER, 4 one capital alone, 5 mixed, 6 with a figure, 7 neither letter nor figure. */
export function shapeOf(word: string): number {
  let letters = 0;
  let capitals = 0;
  let first = false;
  for (const character of word) {
    if (DIGIT.test(character)) return 6;
    if (!LETTER.test(character)) continue;
    if (character !== character.toLowerCase()) {
      capitals++;
      if (letters === 0) first = true;
    }
    letters++;
  }
  if (letters === 0) return 7;
  if (capitals === 0) return 1;
  if (capitals === letters) return letters === 1 ? 4 : 3;
  return first && capitals === 1 ? 2 : 5;
}
