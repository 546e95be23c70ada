/**
 * Where punctuation hangs, by UD's guidelines: on the unit it sets off, as high as the tree stays projective; both marks of a
 * pair on the head of what they enclose. In: one sentence's forms, parts of speech and heads. Out: the heads of its
 * punctuation, changed in place.
 *
 * The guidelines leave little choice once the other words have their heads, and treebanks are put right by such rules
 * (Udapi's FixPunct, Popel et al. 2017), so that a parser need not guess what follows from the rest of its tree.
 */

export interface PunctuatedSentence {
  forms: readonly string[];
  upos: readonly string[];
  /** Index of the head in the sentence, −1 for the root. */
  heads: Int32Array;
  /** The parser's score for a head of a mark: weighs where either side would do. */
  score?: ((mark: number, head: number) => number) | undefined;
}

/** What the guidelines' choice of a side is worth beside the parser's scores (EWT and GUM dev). */
const RULE = 2;

const CLOSING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['“', '”'],
  ['‘', '’'],
  ['"', '"'],
  ['``', "''"],
  ["'", "'"],
  ['«', '»'],
  ['‘‘', '’’'],
  ['<<', '>>'],
]);
/** Ends what stands before it, even in mid-sentence. */
const STOP = /^(?:\.|[!?]+)$/;
/** Marks that close what stands before them, where either side would do. */
const FINAL = /^(?:[.!?;:…]+|'+|"|”|’|\)|\])$/;

export function attachPunctuation(sentence: PunctuatedSentence): void {
  const { forms, upos, heads } = sentence;
  const count = forms.length;
  const mark = Uint8Array.from(upos, (tag) => (tag === 'PUNCT' ? 1 : 0));
  // A sentence of marks alone, or a root that is one, has nothing to hang on.
  for (let word = 0; word < count; word++) if (mark[word] && heads[word]! < 0) mark[word] = 0;
  if (!mark.includes(1)) return;
  // Nothing hangs on a mark.
  for (let word = 0; word < count; word++) {
    let head = heads[word]!;
    for (let steps = 0; head >= 0 && mark[head] && steps < count; steps++) head = heads[head]!;
    heads[word] = head;
  }
  const tree = new Extents(heads, mark);
  const done = new Uint8Array(count);
  for (let word = 0; word < count; word++) {
    const closing = CLOSING.get(forms[word]!);
    if (!mark[word] || done[word] || closing === undefined) continue;
    const end = closingMark(forms, mark, done, word, closing);
    if (end < 0) continue;
    const inner = tree.onlyHead(word + 1, end);
    if (inner < 0) continue;
    heads[word] = inner;
    heads[end] = inner;
    done[word] = 1;
    done[end] = 2;
  }
  for (let word = 0; word < count; word++) if (mark[word] && !done[word]) attach(word, sentence, mark, done, tree);
}

function closingMark(
  forms: readonly string[],
  mark: Uint8Array,
  done: Uint8Array,
  open: number,
  closing: string,
): number {
  let depth = 0;
  for (let word = open + 1; word < forms.length; word++) {
    if (!mark[word] || done[word]) continue;
    if (forms[word] === closing) {
      if (depth === 0) return word > open + 1 ? word : -1;
      depth--;
    } else if (forms[word] === forms[open]) depth++;
  }
  return -1;
}

/** How far each word's subtree reaches, marks left out. */
class Extents {
  readonly low: Int32Array;
  readonly high: Int32Array;
  private readonly heads: Int32Array;
  private readonly mark: Uint8Array;

  constructor(heads: Int32Array, mark: Uint8Array) {
    this.heads = heads;
    this.mark = mark;
    this.low = Int32Array.from(heads, (_, word) => word);
    this.high = Int32Array.from(heads, (_, word) => word);
    for (let word = 0; word < heads.length; word++) {
      if (mark[word]) continue;
      for (let at = heads[word]!; at >= 0; at = heads[at]!) {
        if (this.low[at]! > word) this.low[at] = word;
        if (this.high[at]! < word) this.high[at] = word;
      }
    }
  }

  /** The one word of [from, to) whose head stands outside it, −1 if there are several or none. */
  onlyHead(from: number, to: number): number {
    let found = -1;
    for (let word = from; word < to; word++) {
      if (this.mark[word]) continue;
      const head = this.heads[word]!;
      if (head >= from && head < to) continue;
      if (found >= 0) return -1;
      found = word;
    }
    return found;
  }
}

/** Hangs a mark that has no partner on its left or right neighbour, climbing while the head stays on that side. */
function attach(word: number, sentence: PunctuatedSentence, mark: Uint8Array, done: Uint8Array, tree: Extents): void {
  const { forms, heads, score } = sentence;
  const count = forms.length;
  let left = word - 1;
  // Inside a pair, what stands outside it is out of reach.
  while (left >= 0 && mark[left] && done[left] !== 1) left--;
  if (left >= 0 && mark[left]) left = -1;
  let right = word + 1;
  while (right < count && mark[right] && done[right] !== 2) right++;
  if (right < count && mark[right]) right = -1;
  if (right >= count) right = -1;
  if (left >= 0) {
    while (heads[left]! >= 0 && heads[left]! < word && tree.high[left]! < word) left = heads[left]!;
  }
  if (right >= 0) {
    while (heads[right]! > word && tree.low[right]! > word) right = heads[right]!;
  }
  const best = left < 0 || right < 0 ? Math.max(left, right) : choose(forms[word]!, left, right, heads);
  if (best < 0) return;
  const other = best === left ? right : left;
  const preferred = other >= 0 && score !== undefined && score(word, other) > score(word, best) + RULE;
  heads[word] = preferred ? other : best;
}

function choose(form: string, left: number, right: number, heads: Int32Array): number {
  if (STOP.test(form) || isUnder(left, right, heads)) return left;
  if (isUnder(right, left, heads)) return right;
  return FINAL.test(form) ? left : right;
}

function isUnder(word: number, above: number, heads: Int32Array): boolean {
  for (let at = heads[word]!; at >= 0; at = heads[at]!) if (at === above) return true;
  return false;
}
