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
/** Forms whose rows are remembered. */
const KEPT = 6000;

export class WindowModel {
  private readonly about: Description;
  private readonly forms: FormTable;
  private readonly kept = new Map<string, Float32Array>();
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
    const { left, right, gaps } = about.window;
    const places = left + right;
    this.about = about;
    this.forms = new FormTable(
      about,
      about.window,
      matrices('window.words.weight'),
      matrices('window.suffixes.weight'),
    );
    this.width = this.forms.width + gaps;
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
    this.numbers = kernels.room(PART * about.numbers);
    this.sums = kernels.room(PART * this.around.rows);
  }

  scores({ forms, spaced, numbers }: Paragraph): Float32Array {
    const { kernels, around, further, sums } = this;
    const { left, right } = this.about.window;
    const count = this.about.numbers;
    const scores = new Float32Array(forms.length);
    for (let begin = 0; begin < forms.length; begin += PART) {
      const size = Math.min(PART, forms.length - begin);
      for (let place = 0; place < size + left + right - 1; place++) {
        const word = begin + place - left + 1;
        const outside = word < 0 || word >= forms.length;
        this.write(outside ? '' : forms[word]!, outside ? 0 : spaced[word] === 1 ? 2 : 1, place);
      }
      kernels.floats.set(numbers.subarray(begin * count, (begin + size) * count), this.numbers);
      const out = around.rows;
      kernels.affineEach(size, sums, this.bias, around, this.inputs, { out, base: 0, input: this.width });
      kernels.affineEach(size, sums, sums, further, this.numbers, { out, base: out, input: count });
      for (let index = 0; index < size; index++)
        scores[begin + index] = this.outBias + kernels.rectified(sums + index * out, this.out, out);
    }
    return scores;
  }

  /** Writes what the model reads of a word: its form, and a one among the gaps. */
  private write(form: string, gap: number, place: number): void {
    const { floats } = this.kernels;
    let row = this.kept.get(form);
    if (row === undefined) {
      if (this.kept.size >= KEPT) this.kept.clear();
      this.kept.set(form, (row = this.forms.row(form)));
    }
    const first = this.inputs + place * this.width;
    const gaps = first + row.length;
    floats.set(row, first);
    floats.fill(0, gaps, first + this.width);
    floats[gaps + gap] = 1;
  }
}
