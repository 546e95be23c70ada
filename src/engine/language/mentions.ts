/**
 * Coreference: who a pronoun, a title or a second mention of a name stands for. In: words with trees and names, and the word
 * states in the cache. Out: the mention layer, clusters of two mentions or more.
 *
 * Every candidate takes the antecedent that scores best with it, if any scores above none (Lee et al. 2017; on head words as
 * Dobrovolskii 2021). The network reads the states the text was encoded to once, and plain evidence of names and distance.
 */
import type { Mention } from '../document.ts';
import type { ModelSession, Resources } from '../resources.ts';
import type { States } from '../stage.ts';
import { stage } from '../stage.ts';
import { type AnalysedWord, type Candidate, findCandidates } from './candidates.ts';
import { encodedBy } from './encoded.ts';
import { FEATURES, makePairs, type Pairs } from './pairs.ts';

/** Pairs in one call: bounds memory on long documents. */
const PAIRS = 32_768;
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
        form: one.form, lemma: one.lemma, upos: one.upos, deprel: one.deprel, head: one.head ?? -1, sentence: one.sentence,
        entity: types[index] ?? null,
      }),
    );
    const candidates = findCandidates(words);
    if (candidates.length < 2 || !context.resources.models.has(MODEL)) return { mention: [] };
    const pairs = makePairs(candidates);
    const session = await coreferenceModel(context.resources);
    const scores = await scorePairs(session, encodedBy(context).states, candidates, pairs);
    const mention: Omit<Mention, 'id'>[] = clusters(candidates, pairs, scores).map(({ candidate, cluster, score }) => ({
      start: token[candidate.first]!.start,
      end: token[candidate.last]!.end,
      cluster,
      head: candidate.word,
      ...(score === null ? {} : { score: Math.round(1e4 / (1 + Math.exp(-score))) / 1e4 }),
    }));
    return { mention };
  },
});

function coreferenceModel({ models }: Resources): Promise<ModelSession> {
  return models.session(MODEL);
}

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
  pairs: Pairs,
): Promise<Float32Array> {
  const { width } = states;
  const rows = new Float32Array(candidates.length * width);
  for (const [row, { word }] of candidates.entries()) {
    rows.set(states.data.subarray(word * width, (word + 1) * width), row * width);
  }
  const kinds = Int32Array.from(candidates, ({ kind }) => kind);
  const count = pairs.anaphors.length;
  const scores = new Float32Array(count);
  for (let from = 0; from < count; from += PAIRS) {
    const to = Math.min(count, from + PAIRS);
    const outputs = await session.run({
      states: { type: 'float32', dims: [candidates.length, width], data: rows },
      kinds: { type: 'int32', dims: [candidates.length], data: kinds },
      anaphors: { type: 'int32', dims: [to - from], data: pairs.anaphors.slice(from, to) },
      antecedents: { type: 'int32', dims: [to - from], data: pairs.antecedents.slice(from, to) },
      features: { type: 'float32', dims: [to - from, FEATURES], data: pairs.features.slice(from * FEATURES, to * FEATURES) },
    });
    scores.set(outputs['scores']!.data as Float32Array, from);
  }
  return scores;
}

/** Members of clusters in the order of the text; `score` is that of the link to the antecedent. */
function clusters(
  candidates: readonly Candidate[],
  pairs: Pairs,
  scores: Float32Array,
): { candidate: Candidate; cluster: number; score: number | null }[] {
  const best = new Float32Array(candidates.length);
  const antecedent = new Int32Array(candidates.length).fill(-1);
  for (let pair = 0; pair < scores.length; pair++) {
    const anaphor = pairs.anaphors[pair]!;
    if (scores[pair]! > best[anaphor]!) {
      best[anaphor] = scores[pair]!;
      antecedent[anaphor] = pairs.antecedents[pair]!;
    }
  }
  const group = Int32Array.from(candidates, (_, index) => index);
  const size = new Int32Array(candidates.length);
  for (let at = 0; at < candidates.length; at++) {
    if (antecedent[at]! >= 0) group[at] = group[antecedent[at]!]!;
    size[group[at]!] = size[group[at]!]! + 1;
  }
  const numbers = new Map<number, number>();
  const members: { candidate: Candidate; cluster: number; score: number | null }[] = [];
  for (const [at, candidate] of candidates.entries()) {
    if (size[group[at]!]! < 2) continue;
    const cluster = numbers.get(group[at]!) ?? numbers.size;
    numbers.set(group[at]!, cluster);
    members.push({ candidate, cluster, score: antecedent[at]! < 0 ? null : best[at]! });
  }
  return members;
}
