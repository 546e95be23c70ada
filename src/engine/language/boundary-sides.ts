/**
 * The model of sentence boundaries that reads a paragraph from either side. In: a paragraph. Out: a score for the place after
 * each word. Hashed word and suffix embeddings, shapes and gaps go through one GRU from the left and one from the right; a hidden
 * layer reads both at a place.
 *
 * What a form adds to the gates is worked out once and kept, so that a word costs two products with a state of 64 values.
 */
import { type Description, type FormIds, idsOf, type Matrices, type Paragraph } from './boundary-reading.ts';
import { GatedUnit } from './gated-unit.ts';

/** Forms kept with what they add to both sides' gates. */
const KEPT = 6000;
/** A long paragraph is read in parts; the side that comes from the right begins this many words beyond each. */
const PART = 512;
const BEYOND = 64;

interface Form extends FormIds {
  /** By gap, then side: inputs of the gates, made when first asked for. */
  gates: (Float32Array | undefined)[];
}

export class SidesModel {
  private readonly about: Description;
  private readonly wordTable: Float32Array;
  private readonly suffixTable: Float32Array;
  private readonly sides: [GatedUnit, GatedUnit];
  private readonly hidden: Float32Array;
  private readonly hiddenBias: Float32Array;
  private readonly out: Float32Array;
  private readonly outBias: number;
  private readonly forms = new Map<string, Form>();

  constructor(about: Description, matrices: Matrices) {
    this.about = about;
    const side = (name: string): GatedUnit =>
      new GatedUnit(
        about.sides.state,
        matrices(`sides.${name}.weight_ih_l0`),
        matrices(`sides.${name}.bias_ih_l0`),
        matrices(`sides.${name}.weight_hh_l0`),
        matrices(`sides.${name}.bias_hh_l0`),
      );
    this.wordTable = matrices('sides.words.weight');
    this.suffixTable = matrices('sides.suffixes.weight');
    this.sides = [side('left'), side('right')];
    this.hidden = matrices('sides.hidden.weight');
    this.hiddenBias = matrices('sides.hidden.bias');
    this.out = matrices('sides.out.weight');
    this.outBias = matrices('sides.out.bias')[0]!;
  }

  scores({ forms, spaced, numbers }: Paragraph): Float32Array {
    const { state } = this.about.sides;
    const [left, right] = this.sides;
    const scores = new Float32Array(forms.length);
    const gates = new Float32Array(3 * state);
    const step = (side: 0 | 1, index: number, values: Float32Array): void => {
      this.gatesOf(side, forms[index]!, spaced[index]!, numbers, index, gates);
      this.sides[side].step(gates, values);
    };
    const before = left.start();
    for (let begin = 0; begin < forms.length; begin += PART) {
      const end = Math.min(forms.length, begin + PART);
      const after = right.start();
      // What comes from the right, of the words begin + 1 … end; of the paragraph's end there is nothing.
      const seen = new Float32Array((end - begin) * state);
      for (let index = Math.min(forms.length, end + BEYOND) - 1; index > begin; index--) {
        step(1, index, after);
        if (index <= end) seen.set(after, (index - 1 - begin) * state);
      }
      for (let index = begin; index < end; index++) {
        step(0, index, before);
        scores[index] = this.score(before, seen, (index - begin) * state);
      }
    }
    return scores;
  }

  private score(before: Float32Array, seen: Float32Array, offset: number): number {
    const { hidden, hiddenBias, out } = this;
    const { state } = this.about.sides;
    let score = this.outBias;
    for (let unit = 0, at = 0; unit < out.length; unit++, at += 2 * state) {
      let sum = hiddenBias[unit]!;
      let other = 0;
      for (let index = 0; index < state; index++) {
        sum += hidden[at + index]! * before[index]!;
        other += hidden[at + state + index]! * seen[offset + index]!;
      }
      sum += other;
      if (sum > 0) score += sum * out[unit]!;
    }
    return score;
  }

  /** Writes what a word gives to the gates of a side. */
  private gatesOf(
    side: 0 | 1,
    text: string,
    gap: number,
    numbers: Float32Array,
    index: number,
    into: Float32Array,
  ): void {
    const form = this.formOf(text);
    const unit = this.sides[side];
    into.set((form.gates[2 * side + gap] ??= this.gates(unit, form, gap)));
    const { shapes, numbers: count } = this.about;
    const { sizes, gaps } = this.about.sides;
    const first = sizes[0] + sizes[1] + shapes + gaps;
    for (let number = 0; number < count; number++) unit.add(into, first + number, numbers[index * count + number]!);
  }

  private gates(unit: GatedUnit, { word, suffix, shape }: Form, gap: number): Float32Array {
    const { shapes } = this.about;
    const { sizes } = this.about.sides;
    const gates = unit.gates();
    for (let at = 0; at < sizes[0]; at++) unit.add(gates, at, this.wordTable[word * sizes[0] + at]!);
    for (let at = 0; at < sizes[1]; at++) unit.add(gates, sizes[0] + at, this.suffixTable[suffix * sizes[1] + at]!);
    unit.add(gates, sizes[0] + sizes[1] + shape, 1);
    unit.add(gates, sizes[0] + sizes[1] + shapes + gap, 1);
    return gates;
  }

  private formOf(text: string): Form {
    let form = this.forms.get(text);
    if (form === undefined) {
      if (this.forms.size >= KEPT) this.forms.clear();
      form = { ...idsOf(text, this.about.sides), gates: [] };
      this.forms.set(text, form);
    }
    return form;
  }
}
