/**
 * How far a predicate is from a fact, −3 … 3, for whoever wants a number beside the status. In: the word states around a
 * predicate (itself, its governor, its subject, its helping words, its sentence), what the rules read, the language model's
 * own score. Out: a number by the head that training/status makes.
 */
import { EntenteError } from '../../errors.ts';
import type { ModelSession, Models } from '../../resources.ts';
import type { States } from '../../stage.ts';
import type { SentenceTree } from '../events/syntax.ts';
import { addMean } from '../state-means.ts';
import type { Reading } from './factuality.ts';

/** State vectors a predicate is described by. */
export const VECTORS = 5;

/** Names of the features that hold. */
export function degreeFeatures(tree: SentenceTree, token: number, reading: Omit<Reading, 'cues'>): string[] {
  const { upos, deprel } = tree.at(token);
  const relation = deprel.split(':')[0]!;
  const last = tree.tokens.at(-1)!.form;
  const names = [
    `polarity ${reading.polarity}`,
    `modality ${reading.modality}`,
    `phase ${reading.phase}`,
    `${reading.polarity}${reading.modality}/${reading.phase}`,
    `upos ${upos}`,
    `relation ${relation}`,
    `end ${last.includes('?') ? '?' : last.includes('!') ? '!' : '.'}`,
  ];
  if (reading.denied) names.push('denied');
  if (reading.hearsay) names.push('hearsay');
  for (const form of ['VerbForm=Inf', 'VerbForm=Ger', 'VerbForm=Part', 'Tense=Past', 'Tense=Pres', 'Mood=Imp'])
    if (tree.feature(token, form)) names.push(form);
  for (const child of tree.children(token, 'aux')) names.push(`aux ${tree.at(child).form.toLowerCase()}`);
  for (const child of tree.children(token, 'mark')) names.push(`mark ${tree.at(child).form.toLowerCase()}`);
  const head = tree.head(token);
  if (head !== null && /^(xcomp|ccomp|advcl|csubj|acl)$/.test(relation)) names.push(`under ${tree.lemma(head)}`);
  if (tree.children(token, 'cop').length > 0) names.push('copula');
  return names;
}

/** The words whose states describe a predicate, group by group; a group's states are averaged, an empty one is all zero. */
export function degreeWords(tree: SentenceTree, token: number): number[][] {
  const head = tree.head(token);
  const subject = tree.child(token, 'nsubj', 'nsubj:pass');
  return [
    [token],
    head === null ? [] : [head],
    subject === null ? [] : [subject],
    tree.children(token, 'aux', 'aux:pass', 'cop', 'mark', 'advmod', 'expl'),
    tree.tokens.map(({ id }) => id),
  ];
}

/**
 * Writes the averaged states of `groups` into `into`, which is all zero there, from `at` on.
 * @param before a row written before, with its groups: what both share, a sentence as a rule, is copied
 */
export function gatherStates(
  states: States,
  groups: readonly (readonly number[])[],
  into: Float32Array,
  at: number,
  before?: { groups: readonly (readonly number[])[]; at: number },
): void {
  const { width, data } = states;
  for (const [group, words] of groups.entries()) {
    const start = at + group * width;
    const other = before?.groups[group];
    if (other && isSameRun(words, other)) {
      const from = before!.at + group * width;
      into.copyWithin(start, from, from + width);
      continue;
    }
    if (words.length === 1) into.set(data.subarray(words[0]! * width, (words[0]! + 1) * width), start);
    else addMean(states, words, into, start);
  }
}

/** Neighbouring words in order, the same ones. */
function isSameRun(a: readonly number[], b: readonly number[]): boolean {
  if (a.length < 2 || a.length !== b.length || a[0] !== b[0]) return false;
  const last = a[0]! + a.length - 1;
  return a.at(-1) === last && b.at(-1) === last;
}

/** One predicate to be scored. */
export interface DegreeRow {
  words: readonly (readonly number[])[];
  names: readonly string[];
  /** The language model's own score. */
  learned: number;
}

export class DegreeHead {
  private readonly models: Models;
  private readonly place: ReadonlyMap<string, number>;
  private session: Promise<ModelSession> | undefined;

  constructor(models: Models) {
    this.models = models;
    try {
      const { features } = JSON.parse(models.text('status/features.json')) as { features: string[] };
      this.place = new Map(features.map((name, index) => [name, index]));
    } catch (cause) {
      throw new EntenteError('status/features.json is no JSON; check out the models folder again', 3, { cause });
    }
  }

  async read(states: States, rows: readonly DegreeRow[]): Promise<number[]> {
    if (rows.length === 0) return [];
    const width = states.width * VECTORS;
    const vectors = new Float32Array(rows.length * width);
    for (const [row, { words }] of rows.entries()) {
      const before = row > 0 ? { groups: rows[row - 1]!.words, at: (row - 1) * width } : undefined;
      gatherStates(states, words, vectors, row * width, before);
    }
    const scores = await this.run(
      vectors,
      rows.map(({ names }) => names),
      rows.map(({ learned }) => learned),
    );
    return Array.from(scores, (score) => Math.round(score * 1e3) / 1e3);
  }

  /** @param vectors rows × VECTORS × width */
  async run(
    vectors: Float32Array,
    names: readonly (readonly string[])[],
    learned: readonly number[],
  ): Promise<Float32Array> {
    const rows = learned.length;
    const wide = this.place.size + 1;
    const features = new Float32Array(rows * wide);
    names.forEach((own, row) => {
      for (const name of own) {
        const place = this.place.get(name);
        if (place !== undefined) features[row * wide + place] = 1;
      }
      features[row * wide + wide - 1] = learned[row]!;
    });
    this.session ??= this.models.session('status/degree.onnx');
    const { degree } = await (await this.session).run({
      vectors: { type: 'float32', dims: [rows, vectors.length / rows], data: vectors },
      features: { type: 'float32', dims: [rows, wide], data: features },
    });
    return degree!.data as Float32Array;
  }
}

/** Opened once per process. @throws EntenteError if a file is broken */
export function degreeHead(models: Models): DegreeHead {
  return models.memo('status.degree', () => new DegreeHead(models));
}
