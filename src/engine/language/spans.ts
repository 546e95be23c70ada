/**
 * BIO scores → spans. In: scores per word over `O`, `B-X`, `I-X` tags. Out: the best sequence in which an I- follows
 * its own type, by Viterbi over the scores alone (the constraint does what a learned transition matrix would mostly do).
 */

export interface TagScheme {
  labels: readonly string[];
  /** Type index of each label, −1 for O. */
  type: Int32Array;
  /** 1 where the label begins a span. */
  begins: Uint8Array;
  types: readonly string[];
}

export interface TaggedSpan {
  /** First word and one past the last. */
  first: number;
  end: number;
  type: string;
  /** Mean probability of the tags of the span. */
  score: number;
}

export function tagScheme(labels: readonly string[]): TagScheme {
  const types: string[] = [];
  const type = new Int32Array(labels.length).fill(-1);
  const begins = new Uint8Array(labels.length);
  for (const [index, label] of labels.entries()) {
    if (label === 'O') continue;
    const name = label.slice(2);
    if (!types.includes(name)) types.push(name);
    type[index] = types.indexOf(name);
    begins[index] = label.startsWith('B-') ? 1 : 0;
  }
  return { labels, type, begins, types };
}

/** Best tags of the words [from, to); scores[word × labels + label]. */
export function bestTags(scheme: TagScheme, scores: Float32Array, from: number, to: number): Uint8Array {
  const count = scheme.labels.length;
  const length = to - from;
  const back = new Uint8Array(length * count);
  let before = new Float64Array(count);
  let here = new Float64Array(count);
  for (let word = 0; word < length; word++) {
    const row = (from + word) * count;
    let top = 0;
    for (let label = 1; label < count; label++) if (before[label]! > before[top]!) top = label;
    for (let label = 0; label < count; label++) {
      const score = scores[row + label]!;
      const type = scheme.type[label]!;
      if (type < 0 || scheme.begins[label]) {
        here[label] = (word === 0 ? 0 : before[top]!) + score;
        back[word * count + label] = top;
        continue;
      }
      let best = -1;
      for (let left = 0; word > 0 && left < count; left++) {
        if (scheme.type[left] === type && (best < 0 || before[left]! > before[best]!)) best = left;
      }
      here[label] = best < 0 ? Number.NEGATIVE_INFINITY : before[best]! + score;
      back[word * count + label] = Math.max(best, 0);
    }
    [before, here] = [here, before];
  }
  const tags = new Uint8Array(length);
  let label = 0;
  for (let other = 1; other < count; other++) if (before[other]! > before[label]!) label = other;
  for (let word = length - 1; word >= 0; word--) {
    tags[word] = label;
    label = back[word * count + label]!;
  }
  return tags;
}

/** Spans of the words [from, to). */
export function findSpans(scheme: TagScheme, scores: Float32Array, from: number, to: number): TaggedSpan[] {
  const count = scheme.labels.length;
  if (!anyTag(scheme, scores, from, to)) return [];
  const tags = bestTags(scheme, scores, from, to);
  const spans: TaggedSpan[] = [];
  for (let word = 0; word < tags.length; word++) {
    const label = tags[word]!;
    const type = scheme.type[label]!;
    if (type < 0) continue;
    const open = spans.at(-1);
    const probability = softmaxAt(scores, (from + word) * count, count, label);
    if (open && !scheme.begins[label] && open.end === from + word) {
      const size = open.end - open.first;
      open.score = (open.score * size + probability) / (size + 1);
      open.end++;
    } else spans.push({ first: from + word, end: from + word + 1, type: scheme.types[type]!, score: probability });
  }
  return spans;
}

/** False if O wins everywhere: most sentences need no search. */
function anyTag(scheme: TagScheme, scores: Float32Array, from: number, to: number): boolean {
  const count = scheme.labels.length;
  const outside = scheme.labels.indexOf('O');
  for (let word = from; word < to; word++) {
    const row = word * count;
    const base = scores[row + outside]!;
    for (let label = 0; label < count; label++) if (scores[row + label]! > base) return true;
  }
  return false;
}

/** Probability of one label of a row of scores. */
export function softmaxAt(scores: Float32Array, row: number, count: number, label: number): number {
  const own = scores[row + label]!;
  let sum = 0;
  for (let other = 0; other < count; other++) sum += Math.exp(scores[row + other]! - own);
  return 1 / sum;
}
