/**
 * The window model of sentence boundaries. In: a paragraph. Out: a score for the place after each word. Hashed word and suffix
 * embeddings, shapes and gaps of the ten words around, one hidden layer.
 *
 * What a word adds to the hidden layer at each of the ten places is worked out once a form and kept, so that a place costs
 * ten additions of vectors.
 */
import { type Description, type FormIds, idsOf, type Matrices, type Paragraph } from './boundary-reading.ts';

/** Forms kept with their sums: up to 64 numbers for each of ten places and two gaps. */
const KEPT = 6000;
const OUTSIDE: FormIds = { word: 0, suffix: 0, shape: 0 };

export class WindowModel {
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
  private readonly kept = new Map<string, FormIds & { sums: (Float32Array | undefined)[] }>();

  constructor(about: Description, matrices: Matrices) {
    this.about = about;
    const { left, right, sizes, gaps } = about.window;
    this.places = left + right;
    this.perPlace = sizes[0] + sizes[1] + about.shapes + gaps;
    this.wordTable = matrices('window.words.weight');
    this.suffixTable = matrices('window.suffixes.weight');
    this.bias = matrices('window.hidden.bias');
    this.width = this.bias.length;
    this.out = matrices('window.out.weight');
    this.outBias = matrices('window.out.bias')[0]!;
    const hidden = matrices('window.hidden.weight');
    const inputs = hidden.length / this.width;
    this.input = new Float32Array(hidden.length);
    for (let unit = 0; unit < this.width; unit++) {
      for (let at = 0; at < inputs; at++) this.input[at * this.width + unit] = hidden[unit * inputs + at]!;
    }
  }

  scores({ forms, spaced, numbers }: Paragraph): Float32Array {
    const hidden = new Float32Array(this.width);
    return Float32Array.from(forms, (_, index) => this.score(forms, spaced, numbers, index, hidden));
  }

  private score(
    forms: readonly string[],
    spaced: Uint8Array,
    numbers: Float32Array,
    index: number,
    hidden: Float32Array,
  ): number {
    const { width, places, perPlace, input } = this;
    const { left } = this.about.window;
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

  /** What a word with its gap adds to the hidden layer at a place; `''` stands outside the paragraph. */
  private sumsAt(form: string, gap: number, place: number): Float32Array {
    let kept = this.kept.get(form);
    if (kept === undefined) {
      if (this.kept.size >= KEPT) this.kept.clear();
      this.kept.set(form, (kept = { ...(form === '' ? OUTSIDE : idsOf(form, this.about.window)), sums: [] }));
    }
    const key = gap * this.places + place;
    return (kept.sums[key] ??= this.sums(kept, gap, place));
  }

  private sums({ word, suffix, shape }: FormIds, gap: number, place: number): Float32Array {
    const { width, perPlace, input } = this;
    const { shapes } = this.about;
    const { sizes } = this.about.window;
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
