/**
 * Coreference: who a pronoun, a title or a second mention of a name stands for. In: words with trees and names, and the word
 * states in the cache. Out: the mention layer, clusters of two mentions or more.
 *
 * Every candidate takes the antecedent that scores best with it, if any scores above none (Lee et al. 2017; on head words as
 * Dobrovolskii 2021). The network reads the states the text was encoded to once, and plain evidence of names and distance.
 */
import type { Mention } from '../document.ts';
import type { ModelSession } from '../resources.ts';
import type { States } from '../stage.ts';
import { stage } from '../stage.ts';
import { type AnalysedWord, type Candidate, findCandidates } from './candidates.ts';
import { encodedBy } from './encoded.ts';
import { FEATURES, type Pairs, pairBlocks } from './pairs.ts';

/** Pairs in one call: bounds memory on long documents. */
const PAIRS = 16_384;
const MODEL = 'coreference/coreference.onnx';

export const mentionsStage = stage({
  name: 'mentions',
  version: '1',
  model: 'coreference',
  needs: ['sentence', 'token', 'entity'],
  makes: ['mention'],
  async run({ token, entity }, context) {
    const types = entityTypes(token, entity);
    const words = token.map(
      (one, index): AnalysedWord => ({
        form: one.form,
        lemma: one.lemma,
        upos: one.upos,
        deprel: one.deprel,
        head: one.head ?? -1,
        sentence: one.sentence,
        entity: types[index] ?? null,
      }),
    );
    const candidates = findCandidates(words);
    if (candidates.length < 2 || !context.resources.models.has(MODEL)) return { mention: [] };
    const session = await context.resources.models.session(MODEL);
    const links = new BestLinks(candidates.length);
    for (const pairs of pairBlocks(candidates, PAIRS)) {
      if (pairs.anaphors.length === 0) continue;
      links.add(pairs, await scorePairs(session, encodedBy(context).states, candidates, pairs));
    }
    const mention: Omit<Mention, 'id'>[] = clusters(candidates, links).map(({ candidate, cluster, score }) => ({
      start: token[candidate.first]!.start,
      end: token[candidate.last]!.end,
      cluster,
      head: candidate.word,
      ...(score === null ? {} : { score: Math.round(1e4 / (1 + Math.exp(-score))) / 1e4 }),
    }));
    return { mention };
  },
});

function entityTypes(
  tokens: readonly { start: number; end: number }[],
  entities: readonly { start: number; end: number; type: string }[],
): (string | undefined)[] {
  const types: (string | undefined)[] = [];
  let at = 0;
  for (const { start, end, type } of [...entities].sort((a, b) => a.start - b.start)) {
    while (at < tokens.length && tokens[at]!.end <= start) at++;
    for (let word = at; word < tokens.length && tokens[word]!.start < end; word++) types[word] = type;
  }
  return types;
}

/** One score a pair; above 0 means rather than none. */
export async function scorePairs(
  session: ModelSession,
  states: States,
  candidates: readonly Candidate[],
  { anaphors, antecedents, features }: Pairs,
): Promise<Float32Array> {
  const { width } = states;
  // Only candidates of these pairs are handed over, renumbered.
  const asked: number[] = [];
  const numbers = new Int32Array(candidates.length).fill(-1);
  const numbered = (candidate: number): number => {
    if (numbers[candidate]! < 0) numbers[candidate] = asked.push(candidate) - 1;
    return numbers[candidate]!;
  };
  const left = anaphors.map(numbered);
  const right = antecedents.map(numbered);
  const rows = new Float32Array(asked.length * width);
  const kinds = new Int32Array(asked.length);
  for (const [row, candidate] of asked.entries()) {
    const { word, kind } = candidates[candidate]!;
    rows.set(states.data.subarray(word * width, (word + 1) * width), row * width);
    kinds[row] = kind;
  }
  const { scores } = await session.run({
    states: { type: 'float32', dims: [asked.length, width], data: rows },
    kinds: { type: 'int32', dims: [asked.length], data: kinds },
    anaphors: { type: 'int32', dims: [left.length], data: left },
    antecedents: { type: 'int32', dims: [right.length], data: right },
    features: { type: 'float32', dims: [left.length, FEATURES], data: features },
  });
  return scores!.data as Float32Array;
}

/** Each candidate's best antecedent so far, −1 for none. */
class BestLinks {
  readonly score: Float32Array;
  readonly antecedent: Int32Array;

  constructor(candidates: number) {
    this.score = new Float32Array(candidates);
    this.antecedent = new Int32Array(candidates).fill(-1);
  }

  add(pairs: Pairs, scores: Float32Array): void {
    for (let pair = 0; pair < scores.length; pair++) {
      const anaphor = pairs.anaphors[pair]!;
      if (scores[pair]! > this.score[anaphor]!) {
        this.score[anaphor] = scores[pair]!;
        this.antecedent[anaphor] = pairs.antecedents[pair]!;
      }
    }
  }
}

interface Member {
  candidate: Candidate;
  cluster: number;
  /** Of the link to the antecedent; null for the first of its cluster. */
  score: number | null;
}

/** Members of clusters of two or more, in the order of the text. */
function clusters(candidates: readonly Candidate[], links: BestLinks): Member[] {
  const group = Int32Array.from(candidates, (_, index) => index);
  const size = new Int32Array(candidates.length);
  for (let at = 0; at < candidates.length; at++) {
    if (links.antecedent[at]! >= 0) group[at] = group[links.antecedent[at]!]!;
    size[group[at]!] = size[group[at]!]! + 1;
  }
  const numbers = new Map<number, number>();
  const members: Member[] = [];
  for (const [at, candidate] of candidates.entries()) {
    if (size[group[at]!]! < 2) continue;
    const cluster = numbers.get(group[at]!) ?? numbers.size;
    numbers.set(group[at]!, cluster);
    members.push({ candidate, cluster, score: links.antecedent[at]! < 0 ? null : links.score[at]! });
  }
  return members;
}
