/**
 * The window model of sentence boundaries. In: a paragraph. Out: a score for the place after each word. Hashed word and suffix
 * embeddings, shapes and gaps of the ten words around, one hidden layer.
 *
 * Words stand in a row in memory, so that the ten around a place are one vector already.
 */
import { type Description, FormTable, type Matrices, type Paragraph } from './boundary-reading.ts';
import { Kernels, type Matrix } from './kernels.ts';

/** Words of a long paragraph that are read at once. */
const PART = 512;

export class WindowModel {
  private readonly about: Description;
  private readonly forms: FormTable;
  private readonly kernels = new Kernels();
  private readonly around: Matrix;
  private readonly further: Matrix;
  private readonly bias: number;
  private readonly out: number;
  private readonly outBias: number;
  /** Values of a word. */
  private readonly width: number;
  private readonly inputs: number;
  private readonly numbers: number;
  private readonly sums: number;

  constructor(about: Description, matrices: Matrices) {
    const { kernels } = this;
    const { left, right, sizes, gaps } = about.window;
    const places = left + right;
    this.about = about;
    this.width = sizes[0] + sizes[1] + about.shapes + gaps;
    this.forms = new FormTable(
      about,
      about.window,
      matrices('window.words.weight'),
      matrices('window.suffixes.weight'),
    );
    const hidden = matrices('window.hidden.weight');
    const bias = matrices('window.hidden.bias');
    const columns = hidden.length / bias.length;
    const split = places * this.width;
    const part = (from: number, to: number): Matrix =>
      kernels.matrix(
        Float32Array.from({ length: bias.length * (to - from) }, (_, at) => {
          const unit = Math.floor(at / (to - from));
          return hidden[unit * columns + from + (at % (to - from))]!;
        }),
        to - from,
      );
    this.around = part(0, split);
    this.further = part(split, columns);
    this.bias = kernels.vector(bias);
    this.out = kernels.vector(matrices('window.out.weight'));
    this.outBias = matrices('window.out.bias')[0]!;
    this.inputs = kernels.room((PART + places) * this.width);
    this.numbers = kernels.room(about.numbers);
    this.sums = kernels.room(this.around.rows);
  }

  scores({ forms, spaced, numbers }: Paragraph): Float32Array {
    const { kernels, around, further, sums } = this;
    const { floats } = kernels;
    const { left, right } = this.about.window;
    const count = this.about.numbers;
    const scores = new Float32Array(forms.length);
    for (let begin = 0; begin < forms.length; begin += PART) {
      const size = Math.min(PART, forms.length - begin);
      for (let place = 0; place < size + left + right - 1; place++) {
        const word = begin + place - left + 1;
        const outside = word < 0 || word >= forms.length;
        const gap = outside ? 0 : spaced[word] === 1 ? 2 : 1;
        this.forms.write(outside ? '' : forms[word]!, gap, floats, this.inputs + place * this.width);
      }
      for (let index = 0; index < size; index++) {
        for (let at = 0; at < count; at++) floats[this.numbers + at] = numbers[(begin + index) * count + at]!;
        kernels.affine(sums, this.bias, around, this.inputs + index * this.width);
        kernels.affine(sums, sums, further, this.numbers);
        scores[begin + index] = this.outBias + kernels.rectified(sums, this.out, around.rows);
      }
    }
    return scores;
  }
}
