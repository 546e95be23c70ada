/**
 * The attribution head as functions. In: `models/attribution/` (training/attribution makes it), word states, layout. Out:
 * BIO scores over Source, Cue, Content, and how well a source or a piece of content goes with a cue: a product of two
 * vectors, means over the words of the spans, plus what their positions say.
 */
import { EntenteError } from '../../errors.ts';
import type { ModelSession, Models } from '../../resources.ts';
import type { States } from '../../stage.ts';
import { WIDTH } from './features.ts';
import type { Range } from './frame.ts';

interface PositionTable {
  gap: number[];
  sentences: number[];
  paragraphs: number[];
  cues: number[];
  none: number;
}
interface LinkTables {
  labels: string[];
  /** Numbers a vector. */
  width: number;
  /** Taken from the score of O: how ready the decoder is to see an attribution. */
  outside: number;
  source: PositionTable;
  content: PositionTable;
}

/** Sentence and paragraph ordinals of each word. */
export interface Places {
  sentence(word: number): number;
  paragraph(word: number): number;
}

export class AttributionHead {
  readonly tables: LinkTables;
  private readonly models: Models;
  private session: Promise<ModelSession> | undefined;

  constructor(models: Models) {
    this.models = models;
    try {
      this.tables = JSON.parse(models.text('attribution/links.json')) as LinkTables;
    } catch (cause) {
      throw new EntenteError('attribution/links.json is no JSON; check out the models folder again', 3, { cause });
    }
  }

  async read(states: States, layout: Float32Array): Promise<{ tags: Float32Array; vectors: Float32Array }> {
    const words = layout.length / WIDTH;
    this.session ??= this.models.session('attribution/head.onnx');
    const { tags, links } = await (await this.session).run({
      states: { type: 'float32', dims: [words, states.width], data: states.data },
      layout: { type: 'float32', dims: [words, WIDTH], data: layout },
    });
    const scores = Float32Array.from(tags!.data as Float32Array);
    const count = this.tables.labels.length;
    for (let word = 0; word < words; word++) scores[word * count] = scores[word * count]! - this.tables.outside;
    return { tags: scores, vectors: links!.data as Float32Array };
  }
}

/** Opened once per process. */
export function attributionHead(models: Models): AttributionHead {
  return models.memo('attribution.head', () => new AttributionHead(models));
}

/** Largest counts the position tables tell apart. */
const MOST = 3;
const GAP_BUCKETS = 8;

/** How well spans go together: one for a document, since it counts the cues between. */
export class LinkScores {
  private readonly tables: LinkTables;
  private readonly vectors: Float32Array;
  private readonly places: Places;
  private readonly cuesBefore: Int32Array;
  private readonly means = new Map<string, Float32Array>();

  constructor(tables: LinkTables, vectors: Float32Array, words: number, cues: readonly Range[], places: Places) {
    this.tables = tables;
    this.vectors = vectors;
    this.places = places;
    this.cuesBefore = new Int32Array(words + 2);
    for (const { first } of cues) this.cuesBefore[first + 1] = this.cuesBefore[first + 1]! + 1;
    for (let word = 1; word < this.cuesBefore.length; word++)
      this.cuesBefore[word] = this.cuesBefore[word]! + this.cuesBefore[word - 1]!;
  }

  source(cue: Range, source: Range): number {
    return this.product(0, cue, 1, source) + this.position(this.tables.source, cue, source);
  }

  get noSource(): number {
    return this.tables.source.none;
  }

  content(cue: Range, content: Range): number {
    return this.product(2, content, 3, cue) + this.position(this.tables.content, cue, content);
  }

  private product(part: number, range: Range, otherPart: number, other: Range): number {
    const { width } = this.tables;
    const [a, b] = [this.mean(part, range), this.mean(otherPart, other)];
    let sum = 0;
    for (let at = 0; at < width; at++) sum += a[at]! * b[at]!;
    return sum / Math.sqrt(width);
  }

  private mean(part: number, { first, end }: Range): Float32Array {
    const key = `${part}:${first}:${end}`;
    const known = this.means.get(key);
    if (known) return known;
    const { width } = this.tables;
    const mean = new Float32Array(width);
    for (let word = first; word < end; word++) {
      const row = (word * 4 + part) * width;
      for (let at = 0; at < width; at++) mean[at] = mean[at]! + this.vectors[row + at]!;
    }
    for (let at = 0; at < width; at++) mean[at] = mean[at]! / (end - first);
    this.means.set(key, mean);
    return mean;
  }

  /** The rows train.py's Layout makes. */
  private position(table: PositionTable, cue: Range, span: Range): number {
    const after = span.first >= cue.end;
    const [a, b] = after ? [cue.end, span.first] : [span.end, cue.first];
    const gap = Math.max(0, b - a) + 1;
    const step = gap <= 1 ? 0 : Math.min(GAP_BUCKETS, 32 - Math.clz32(gap));
    const last = a - 1;
    const first = Math.max(b, a - 1);
    const most = (count: number): number => Math.min(MOST, Math.max(0, count));
    return (
      table.gap[GAP_BUCKETS + (after ? step : -step)]! +
      table.sentences[most(this.places.sentence(first) - this.places.sentence(last))]! +
      table.paragraphs[most(this.places.paragraph(first) - this.places.paragraph(last))]! +
      table.cues[most(this.cuesBefore[Math.max(b, a)]! - this.cuesBefore[a]!)]!
    );
  }
}
