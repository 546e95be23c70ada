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

interface Unit {
  input: Matrix;
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
  /** Values of a word's row of inputs. */
  private readonly width: number;
  private readonly inputs: number;
  /** A row a place: the left unit's state after the word, then the right one's after the next. One more at either end. */
  private readonly states: number;
  private readonly given: number;
  private readonly own: number;
  private readonly sums: number;

  constructor(about: Description, matrices: Matrices) {
    const { kernels } = this;
    const { state, sizes, gaps } = about.sides;
    this.about = about;
    this.width = sizes[0] + sizes[1] + about.shapes + gaps + about.numbers;
    const unit = (name: string): Unit => ({
      input: kernels.matrix(matrices(`sides.${name}.weight_ih_l0`), this.width),
      inputBias: kernels.vector(matrices(`sides.${name}.bias_ih_l0`)),
      state: kernels.matrix(matrices(`sides.${name}.weight_hh_l0`), state),
      stateBias: kernels.vector(matrices(`sides.${name}.bias_hh_l0`)),
    });
    this.forms = new FormTable(about, about.sides, matrices('sides.words.weight'), matrices('sides.suffixes.weight'));
    this.left = unit('left');
    this.right = unit('right');
    this.hidden = kernels.matrix(matrices('sides.hidden.weight'), 2 * state);
    this.hiddenBias = kernels.vector(matrices('sides.hidden.bias'));
    this.out = kernels.vector(matrices('sides.out.weight'));
    this.outBias = matrices('sides.out.bias')[0]!;
    this.inputs = kernels.room((PART + BEYOND) * this.width);
    this.states = kernels.room((PART + BEYOND + 2) * 2 * state);
    this.given = kernels.room(3 * state);
    this.own = kernels.room(3 * state);
    this.sums = kernels.room(this.hidden.rows);
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
      for (let index = 0; index < seen; index++) this.fill(paragraph, begin + index, index);
      // Nothing is to the right of the last word that is seen.
      kernels.floats.fill(0, row(seen - 1) + state, row(seen));
      for (let index = seen - 1; index > 0; index--)
        this.step(this.right, index, row(index) + state, row(index - 1) + state);
      for (let index = 0; index < size; index++) {
        this.step(this.left, index, row(index - 1), row(index));
        kernels.affine(sums, this.hiddenBias, hidden, row(index));
        scores[begin + index] = this.outBias + kernels.rectified(sums, this.out, hidden.rows);
      }
      kernels.floats.copyWithin(row(-1), row(size - 1), row(size - 1) + state);
    }
    return scores;
  }

  private step({ input, inputBias, state, stateBias }: Unit, index: number, before: number, after: number): void {
    const { kernels, given, own } = this;
    kernels.affine(given, inputBias, input, this.inputs + index * this.width);
    kernels.affine(own, stateBias, state, before);
    kernels.gated(after, before, given, own, state.columns);
  }

  /** Writes what the units read of a word. */
  private fill({ forms, spaced, numbers }: Paragraph, word: number, index: number): void {
    const { floats } = this.kernels;
    const { numbers: count } = this.about;
    const first = this.inputs + index * this.width;
    const rest = this.forms.write(forms[word]!, spaced[word]!, floats, first);
    for (let number = 0; number < count; number++) floats[rest + number] = numbers[word * count + number]!;
  }
}
