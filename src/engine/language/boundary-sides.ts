/**
 * The model of sentence boundaries that reads a paragraph from either side. In: a paragraph. Out: a score for the place after
 * each word. Hashed word and suffix embeddings, shapes and gaps go through one gated recurrent unit (PyTorch's, its gates in the
 * order reset, update, new) from the left and one from the right; a hidden layer reads both at a place.
 */
import { type Description, FormTable, type Matrices, type Paragraph } from './boundary-reading.ts';
import { Kernels, type Matrix } from './kernels.ts';

/** A long paragraph is read in parts; the side that comes from the right begins this many words beyond each. */
const PART = 512;
const BEYOND = 64;

/** Forms of which is remembered what they give to the units. */
const KEPT = 4096;

interface Unit {
  /** What a form gives to the gates, then the gap after it and the numbers: columns of one matrix. */
  form: Matrix;
  rest: Matrix;
  inputBias: number;
  state: Matrix;
  stateBias: number;
}

export class SidesModel {
  private readonly about: Description;
  private readonly forms: FormTable;
  private readonly kernels = new Kernels();
  private readonly left: Unit;
  private readonly right: Unit;
  private readonly hidden: Matrix;
  private readonly hiddenBias: number;
  private readonly out: number;
  private readonly outBias: number;
  /** Where in memory stands what a form gives to the gates of the left unit, then of the right one. */
  private readonly kept = new Map<string, number>();
  private readonly given: number;
  private readonly formInput: number;
  /** For each word where its form's values stand, and the rest of its inputs: `width` numbers. */
  private readonly formAt = new Int32Array(PART + BEYOND);
  private readonly width: number;
  private readonly inputs: number;
  /** A row a place: the left unit's state after the word, then the right one's after the next. One more at either end. */
  private readonly states: number;
  private readonly all: number;
  private readonly own: number;
  private readonly sums: number;

  constructor(about: Description, matrices: Matrices) {
    const { kernels } = this;
    const { state, gaps } = about.sides;
    this.about = about;
    this.forms = new FormTable(about, about.sides, matrices('sides.words.weight'), matrices('sides.suffixes.weight'));
    this.width = gaps + about.numbers;
    const columns = this.forms.width + this.width;
    const unit = (name: string): Unit => ({
      form: kernels.matrix(
        part(matrices(`sides.${name}.weight_ih_l0`), columns, 0, this.forms.width),
        this.forms.width,
      ),
      rest: kernels.matrix(
        part(matrices(`sides.${name}.weight_ih_l0`), columns, this.forms.width, columns),
        this.width,
      ),
      inputBias: kernels.vector(matrices(`sides.${name}.bias_ih_l0`)),
      state: kernels.matrix(matrices(`sides.${name}.weight_hh_l0`), state),
      stateBias: kernels.vector(matrices(`sides.${name}.bias_hh_l0`)),
    });
    this.left = unit('left');
    this.right = unit('right');
    this.hidden = kernels.matrix(matrices('sides.hidden.weight'), 2 * state);
    this.hiddenBias = kernels.vector(matrices('sides.hidden.bias'));
    this.out = kernels.vector(matrices('sides.out.weight'));
    this.outBias = matrices('sides.out.bias')[0]!;
    this.inputs = kernels.room((PART + BEYOND) * this.width);
    this.states = kernels.room((PART + BEYOND + 2) * 2 * state);
    this.given = kernels.room(KEPT * 2 * 3 * state);
    this.formInput = kernels.room(this.forms.width);
    this.all = kernels.room(3 * state);
    this.own = kernels.room(3 * state);
    this.sums = kernels.room(PART * this.hidden.rows);
  }

  scores(paragraph: Paragraph): Float32Array {
    const { kernels, states, hidden, sums } = this;
    const { state } = this.about.sides;
    const { length } = paragraph.forms;
    const scores = new Float32Array(length);
    const row = (place: number): number => states + (place + 1) * 2 * state;
    // Nothing is to the left of the first word.
    kernels.floats.fill(0, row(-1), row(-1) + state);
    for (let begin = 0; begin < length; begin += PART) {
      const size = Math.min(length - begin, PART);
      const seen = Math.min(length - begin, PART + BEYOND);
      if (this.kept.size + seen > KEPT) this.kept.clear();
      for (let index = 0; index < seen; index++) this.fill(paragraph, begin + index, index);
      // Nothing is to the right of the last word that is seen.
      kernels.floats.fill(0, row(seen - 1) + state, row(seen));
      for (let index = seen - 1; index > 0; index--)
        this.step(this.right, 3 * state, index, row(index) + state, row(index - 1) + state);
      for (let index = 0; index < size; index++) this.step(this.left, 0, index, row(index - 1), row(index));
      kernels.affineEach(size, sums, this.hiddenBias, hidden, row(0), { out: hidden.rows, base: 0, input: 2 * state });
      for (let index = 0; index < size; index++)
        scores[begin + index] = this.outBias + kernels.rectified(sums + index * hidden.rows, this.out, hidden.rows);
      kernels.floats.copyWithin(row(-1), row(size - 1), row(size - 1) + state);
    }
    return scores;
  }

  /** @param side where among what a form gives the unit's part begins */
  private step({ rest, state, stateBias }: Unit, side: number, index: number, before: number, after: number): void {
    const { kernels, all, own } = this;
    kernels.affine(all, this.formAt[index]! + side, rest, this.inputs + index * this.width);
    kernels.affine(own, stateBias, state, before);
    kernels.gated(after, before, all, own, state.columns);
  }

  /** Puts down what the units read of a word. */
  private fill({ forms, spaced, numbers }: Paragraph, word: number, index: number): void {
    const { floats } = this.kernels;
    const { gaps } = this.about.sides;
    const { numbers: count } = this.about;
    const first = this.inputs + index * this.width;
    this.formAt[index] = this.placeOf(forms[word]!);
    floats.fill(0, first, first + gaps);
    floats[first + spaced[word]!] = 1;
    for (let number = 0; number < count; number++) floats[first + gaps + number] = numbers[word * count + number]!;
  }

  private placeOf(form: string): number {
    const { kernels, left, right } = this;
    const gates = 3 * this.about.sides.state;
    let place = this.kept.get(form);
    if (place === undefined) {
      place = this.given + this.kept.size * 2 * gates;
      this.kept.set(form, place);
      kernels.floats.set(this.forms.row(form), this.formInput);
      kernels.affine(place, left.inputBias, left.form, this.formInput);
      kernels.affine(place + gates, right.inputBias, right.form, this.formInput);
    }
    return place;
  }
}

/** Columns of a row-major matrix. */
function part(values: Float32Array, columns: number, from: number, to: number): Float32Array {
  const rows = values.length / columns;
  const found = new Float32Array(rows * (to - from));
  for (let row = 0; row < rows; row++)
    found.set(values.subarray(row * columns + from, row * columns + to), row * (to - from));
  return found;
}
