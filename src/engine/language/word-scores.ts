/**
 * States of a group of sentences → everything the heads say of their words, written into arrays over the whole document.
 * In: word states. Out: indices and scores as listed in encoded.ts, trees included, since relations are scored for the
 * tree's edges and roles for the predicates found.
 */
import type { Sentence, Token } from '../document.ts';
import type { States } from '../stage.ts';
import type { HeadScores, LanguageModel } from './model.ts';
import { attachPunctuation } from './punctuation.ts';
import { layRows, ownArcs, type SentenceRows } from './sentence-rows.ts';
import { softmaxAt } from './spans.ts';
import { bestTree } from './tree.ts';

/** A role that a word fills for a predicate. */
export interface RoleLink {
  predicate: number;
  word: number;
  /** Index into the model's role labels. */
  role: number;
  score: number;
}

export interface WordScores {
  predicateScores: Float32Array;
  factualityScores: Float32Array;
  attributionScores: { labels: readonly string[]; data: Float32Array };
  entityScores: Record<string, Float32Array>;
  upos: Uint16Array;
  feats: Uint16Array;
  lemma: Uint16Array;
  heads: Int32Array;
  deprel: Uint16Array;
  roles: RoleLink[];
}

/** Words on either side of a predicate among which its arguments are looked for. */
const REACH = 60;

export class GroupReader {
  readonly scores: WordScores;
  private readonly model: LanguageModel;
  private readonly tokens: readonly Token[];
  private readonly rootLabel: number;

  constructor(model: LanguageModel, tokens: readonly Token[]) {
    const { labels } = model;
    const words = tokens.length;
    this.model = model;
    this.tokens = tokens;
    this.rootLabel = labels.deprel.indexOf('root');
    this.scores = {
      predicateScores: new Float32Array(words),
      factualityScores: new Float32Array(words),
      attributionScores: { labels: labels.attribution, data: new Float32Array(words * labels.attribution.length) },
      entityScores: Object.fromEntries(
        Object.entries(labels.entities).map(([name, scheme]) => [name, new Float32Array(words * scheme.labels.length)]),
      ),
      upos: new Uint16Array(words),
      feats: new Uint16Array(words),
      lemma: new Uint16Array(words),
      heads: new Int32Array(words).fill(-1),
      deprel: new Uint16Array(words),
      roles: [],
    };
  }

  async read(states: States, group: readonly Sentence[]): Promise<void> {
    const words = Int32Array.from(group.flatMap(({ tokens }) => range(tokens[0], tokens[1])));
    const whole = words.length * states.width === states.data.length;
    const own = whole ? states.data : gather(states, words);
    const rows = layRows(group.map(({ tokens }) => tokens[1] - tokens[0]));
    const scores = await this.model.heads(own, states.width, rows.grid, rows.length);
    this.keepTags(scores.tags, words);
    const heads = findHeads(scores.arcs, group, rows, (tree, { tokens }, score) => {
      const own = this.tokens.slice(tokens[0], tokens[1]);
      const tags = own.map(({ id }) => this.model.labels.upos[this.scores.upos[id]!]!);
      attachPunctuation({ forms: own.map(({ form }) => form), upos: tags, heads: tree, score });
    });
    const pairs = this.predicatePairs(scores.tags['predicate']!, group);
    const links = await this.model.links(scores, {
      dependents: Int32Array.from(words, (_, index) => index),
      heads,
      predicates: Int32Array.from(pairs.predicates),
      words: Int32Array.from(pairs.words),
    });
    this.keepRelations(links.relations, heads, words);
    this.keepRoles(links.roles, pairs, words);
  }

  private keepTags(tags: HeadScores['tags'], words: Int32Array): void {
    const { scores } = this;
    const { labels } = this.model;
    best(tags['upos']!, labels.upos.length, words, scores.upos);
    best(tags['feats']!, labels.feats.length, words, scores.feats);
    best(tags['lemma']!, labels.lemma.length, words, scores.lemma);
    scatter(tags['predicate']!, words, scores.predicateScores);
    scatter(tags['factuality']!, words, scores.factualityScores);
    scatter(tags['attribution']!, words, scores.attributionScores.data);
    for (const [name, target] of Object.entries(scores.entityScores)) scatter(tags[`entities_${name}`]!, words, target);
  }

  private keepRelations(relations: Float32Array, heads: Int32Array, words: Int32Array): void {
    const count = this.model.labels.deprel.length;
    for (let word = 0; word < words.length; word++) {
      const head = heads[word]!;
      const row = word * count;
      if (head >= 0) relations[row + this.rootLabel] = Number.NEGATIVE_INFINITY;
      this.scores.deprel[words[word]!] = head < 0 ? this.rootLabel : bestOf(relations, row, count);
      this.scores.heads[words[word]!] = head < 0 ? -1 : words[head]!;
    }
  }

  /** Each predicate of the group with every other word within reach in its sentence. */
  private predicatePairs(logits: Float32Array, group: readonly Sentence[]): { predicates: number[]; words: number[] } {
    const predicates: number[] = [];
    const words: number[] = [];
    let first = 0;
    for (const { tokens } of group) {
      const end = first + tokens[1] - tokens[0];
      for (let predicate = first; predicate < end; predicate++) {
        if (!(logits[predicate]! > 0)) continue;
        for (let word = Math.max(first, predicate - REACH); word < Math.min(end, predicate + REACH); word++) {
          if (word === predicate) continue;
          predicates.push(predicate);
          words.push(word);
        }
      }
      first = end;
    }
    return { predicates, words };
  }

  private keepRoles(
    scores: Float32Array,
    pairs: { predicates: readonly number[]; words: readonly number[] },
    words: Int32Array,
  ): void {
    const count = this.model.labels.roles.length;
    for (let pair = 0; pair < pairs.words.length; pair++) {
      const role = bestOf(scores, pair * count, count);
      if (role === 0) continue;
      this.scores.roles.push({
        predicate: words[pairs.predicates[pair]!]!,
        word: words[pairs.words[pair]!]!,
        role,
        score: softmaxAt(scores, pair * count, count, role),
      });
    }
  }
}

/** Trees of the group's sentences: index of each word's head among the group's words, −1 for roots. */
function findHeads(
  arcs: Float32Array,
  group: readonly Sentence[],
  { length, places }: SentenceRows,
  correct: (tree: Int32Array, sentence: Sentence, score: (word: number, head: number) => number) => void,
): Int32Array {
  const sizes = group.map(({ tokens }) => tokens[1] - tokens[0]);
  const heads = new Int32Array(sizes.reduce((sum, size) => sum + size, 0));
  let first = 0;
  for (const [index, size] of sizes.entries()) {
    const own = ownArcs(arcs, length, places[index]!, size);
    const tree = bestTree(own, size);
    correct(tree, group[index]!, (word, head) => own[word * (size + 1) + head + 1]!);
    for (let word = 0; word < size; word++) heads[first + word] = tree[word]! < 0 ? -1 : first + tree[word]!;
    first += size;
  }
  return heads;
}

/** Index of the highest of `count` scores from `row` on. */
function bestOf(scores: Float32Array, row: number, count: number): number {
  let at = row;
  let top = scores[row]!;
  for (let label = row + 1; label < row + count; label++) {
    if (scores[label]! > top) {
      top = scores[label]!;
      at = label;
    }
  }
  return at - row;
}

function best(scores: Float32Array, count: number, words: Int32Array, target: Uint16Array): void {
  for (let word = 0; word < words.length; word++) target[words[word]!] = bestOf(scores, word * count, count);
}

function scatter(rows: Float32Array, words: Int32Array, target: Float32Array): void {
  if (rows.length === target.length) {
    // The whole document in one group: rows stand in its order.
    target.set(rows);
    return;
  }
  const count = rows.length / words.length;
  for (let word = 0; word < words.length; word++) {
    target.set(rows.subarray(word * count, (word + 1) * count), words[word]! * count);
  }
}

function gather(states: States, words: Int32Array): Float32Array {
  const rows = new Float32Array(words.length * states.width);
  for (let row = 0; row < words.length; row++) {
    const from = words[row]! * states.width;
    rows.set(states.data.subarray(from, from + states.width), row * states.width);
  }
  return rows;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
