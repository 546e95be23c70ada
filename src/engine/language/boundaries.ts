/**
 * The sentence boundary model: does a sentence end after this word? In: the words of a paragraph. Out: a score for a place,
 * above 0 for yes. Hashed word and suffix embeddings, shapes and gaps of the ten words around, one hidden layer;
 * training/language/README.md specifies features and files.
 *
 * What a word adds to the hidden layer at each of the ten places is worked out once a form and kept, so that a place costs
 * ten additions of vectors.
 */
import { EntenteError } from '../errors.ts';
import type { Models } from '../resources.ts';
import type { WordSpan } from './tokens.ts';
import { shapeOf } from './word-pieces.ts';

interface Layout {
  type: 'int8' | 'float32';
  shape: number[];
  offset: number;
  scale?: number;
}

interface Description {
  left: number;
  right: number;
  words: number;
  suffixes: number;
  sizes: [number, number];
  shapes: number;
  gaps: number;
  layout: Record<string, Layout>;
}

const QUOTES = new Set(['"', '“', '”', '``', "''"]);
const CLOSERS = new Set(['"', "'", '”', '’', ')', ']', '}', '»', "''"]);
const MARKS = /^[.!?…]+$/;
const STOPPED = /^[\p{L}\p{N}].*\.$/su;
const DIGITS = /[\p{Nd}]/gu;
/** Forms kept with their sums: up to 64 numbers for each of ten places and two gaps. */
const KEPT = 6000;

export interface Boundaries {
  /** Scores for the places after each of `words`, computed when asked for. */
  paragraph(text: string, words: readonly WordSpan[]): (index: number) => number;
}

/** The model of these files, or null where the folder has none: the rules stand alone then. */
export function openBoundaries(models: Models): Boundaries | null {
  if (!models.has('language/sentences.json') || !models.has('language/sentences.bin')) return null;
  return models.memo('language.boundaries', () => new BoundaryModel(models));
}

class BoundaryModel implements Boundaries {
  private readonly about: Description;
  private readonly wordTable: Float32Array;
  private readonly suffixTable: Float32Array;
  /** Input-major, so that what one input adds is contiguous. */
  private readonly input: Float32Array;
  private readonly bias: Float32Array;
  private readonly out: Float32Array;
  private readonly outBias: number;
  private readonly width: number;
  private readonly places: number;
  private readonly perPlace: number;
  private readonly kept = new Map<string, { word: number; suffix: number; shape: number; sums: Float32Array[] }>();
  private readonly shapes = new Map<string, number>();

  constructor(models: Models) {
    this.about = JSON.parse(models.text('language/sentences.json')) as Description;
    const bytes = models.bytes('language/sentences.bin');
    const matrix = (name: string): Float32Array => {
      const layout = this.about.layout[name];
      if (!layout) throw new EntenteError(`language/sentences.json has no matrix ${name}; it is of another version`, 3);
      const count = layout.shape.reduce((product, size) => product * size, 1);
      const view = bytes.slice(layout.offset, layout.offset + count * (layout.type === 'int8' ? 1 : 4));
      if (layout.type === 'float32') return new Float32Array(view.buffer, view.byteOffset, count);
      return Float32Array.from(new Int8Array(view.buffer, view.byteOffset, count), (value) => value * layout.scale!);
    };
    const { left, right, sizes, shapes, gaps } = this.about;
    this.places = left + right;
    this.perPlace = sizes[0] + sizes[1] + shapes + gaps;
    this.wordTable = matrix('words.weight');
    this.suffixTable = matrix('suffixes.weight');
    this.bias = matrix('hidden.bias');
    this.width = this.bias.length;
    this.out = matrix('out.weight');
    this.outBias = matrix('out.bias')[0]!;
    const hidden = matrix('hidden.weight');
    const inputs = hidden.length / this.width;
    this.input = new Float32Array(hidden.length);
    for (let unit = 0; unit < this.width; unit++) {
      for (let at = 0; at < inputs; at++) this.input[at * this.width + unit] = hidden[unit * inputs + at]!;
    }
  }

  paragraph(text: string, words: readonly WordSpan[]): (index: number) => number {
    const forms = words.map(({ start, end }) => text.slice(start, end));
    const numbers = this.numbers(forms);
    const spaced = Uint8Array.from(words, ({ end }, index) =>
      index + 1 < words.length && words[index + 1]!.start === end ? 0 : 1,
    );
    const hidden = new Float32Array(this.width);
    return (index) => this.score(forms, spaced, numbers, index, hidden);
  }

  private score(
    forms: readonly string[],
    spaced: Uint8Array,
    numbers: Float32Array,
    index: number,
    hidden: Float32Array,
  ): number {
    const { width, places, perPlace, input } = this;
    const { left } = this.about;
    hidden.set(this.bias);
    for (let place = 0; place < places; place++) {
      const at = index - left + 1 + place;
      const outside = at < 0 || at >= forms.length;
      const sums = this.sumsAt(outside ? '' : forms[at]!, outside ? 0 : spaced[at] ? 2 : 1, place);
      for (let unit = 0; unit < width; unit++) hidden[unit] = hidden[unit]! + sums[unit]!;
    }
    const extra = places * perPlace;
    for (let number = 0; number < 4; number++) {
      const value = numbers[index * 4 + number]!;
      if (value === 0) continue;
      const row = (extra + number) * width;
      for (let unit = 0; unit < width; unit++) hidden[unit] = hidden[unit]! + value * input[row + unit]!;
    }
    let score = this.outBias;
    for (let unit = 0; unit < width; unit++) if (hidden[unit]! > 0) score += hidden[unit]! * this.out[unit]!;
    return score;
  }

  /** Distance from the last stop, parity of quotation marks, depth of brackets, length of the paragraph. */
  private numbers(forms: readonly string[]): Float32Array {
    const numbers = new Float32Array(forms.length * 4);
    let last = -1;
    let quotes = 0;
    let depth = 0;
    for (const [index, form] of forms.entries()) {
      if (QUOTES.has(form)) quotes++;
      if (form === '(' || form === '[' || form === '{') depth++;
      else if (form === ')' || form === ']' || form === '}') depth = Math.max(0, depth - 1);
      numbers.set(
        [Math.min(index - last, 60) / 20, quotes % 2, Math.min(depth, 2), Math.min(forms.length, 100) / 50],
        index * 4,
      );
      const shape = this.shapeOf(form);
      if (shape === 8 || shape === 9) last = index;
    }
    return numbers;
  }

  private shapeOf(form: string): number {
    let shape = this.shapes.get(form);
    if (shape === undefined) {
      if (form === '.') shape = 8;
      else if (MARKS.test(form)) shape = 9;
      else if (CLOSERS.has(form)) shape = 10;
      else if (form.length > 1 && STOPPED.test(form)) shape = 11;
      else shape = shapeOf(form);
      if (this.shapes.size > 4 * KEPT) this.shapes.clear();
      this.shapes.set(form, shape);
    }
    return shape;
  }

  /** What a word with its gap adds to the hidden layer at a place; `''` stands outside the paragraph. */
  private sumsAt(form: string, gap: number, place: number): Float32Array {
    let kept = this.kept.get(form);
    if (kept === undefined) {
      if (this.kept.size >= KEPT) this.kept.clear();
      this.kept.set(form, (kept = { ...this.idsOf(form), sums: [] }));
    }
    const key = gap * this.places + place;
    return (kept.sums[key] ??= this.sums(kept, gap, place));
  }

  private idsOf(form: string): { word: number; suffix: number; shape: number } {
    if (form === '') return { word: 0, suffix: 0, shape: 0 };
    const normal = form.toLowerCase().replace(DIGITS, '0');
    const letters = [...normal];
    const suffix = `${letters.slice(-3).join('')}|${letters.length > 3 ? 'True' : 'False'}`;
    const { words, suffixes } = this.about;
    return {
      word: 1 + (hash(normal) % (words - 1)),
      suffix: 1 + (hash(suffix) % (suffixes - 1)),
      shape: this.shapeOf(form),
    };
  }

  private sums(
    { word, suffix, shape }: { word: number; suffix: number; shape: number },
    gap: number,
    place: number,
  ): Float32Array {
    const { width, perPlace, input } = this;
    const { sizes, shapes } = this.about;
    const sums = new Float32Array(width);
    const add = (column: number, value: number): void => {
      const row = (place * perPlace + column) * width;
      for (let unit = 0; unit < width; unit++) sums[unit] = sums[unit]! + value * input[row + unit]!;
    };
    for (let at = 0; at < sizes[0]; at++) add(at, this.wordTable[word * sizes[0] + at]!);
    for (let at = 0; at < sizes[1]; at++) add(sizes[0] + at, this.suffixTable[suffix * sizes[1] + at]!);
    add(sizes[0] + sizes[1] + shape, 1);
    add(sizes[0] + sizes[1] + shapes + gap, 1);
    return sums;
  }
}

/** FNV-1a, 32 bits, over UTF-8. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  const step = (byte: number): void => {
    value = Math.imul(value ^ byte, 0x01000193);
  };
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) step(code);
    else if (code < 0x800) {
      step(0xc0 | (code >> 6));
      step(0x80 | (code & 63));
    } else if (code < 0x10000) {
      step(0xe0 | (code >> 12));
      step(0x80 | ((code >> 6) & 63));
      step(0x80 | (code & 63));
    } else {
      step(0xf0 | (code >> 18));
      step(0x80 | ((code >> 12) & 63));
      step(0x80 | ((code >> 6) & 63));
      step(0x80 | (code & 63));
    }
  }
  return value >>> 0;
}
