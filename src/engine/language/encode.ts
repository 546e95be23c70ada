/**
 * Words → states and scores, once per document; every later stage reads them. In: the sentence and token layers. Out:
 * nothing in the document; the run's cache gets, for W words in token order:
 *
 *   states             { width, data }   Float32Array W × width: the trunk's word states
 *   predicateScores    Float32Array W: logit that the word is a PropBank predicate
 *   factualityScores   Float32Array W: whether what the word says happened, −3 (certainly not) … 3 (certainly); meaningful
 *                      on predicates
 *   attributionScores  { labels, data }: labels O, B-Source, I-Source, B-Cue, I-Cue, B-Content, I-Content; data
 *                      Float32Array W × labels, logits
 *   entityScores       by scheme (product, worldwide, conll …): Float32Array W × labels of the scheme, logits
 *   upos, feats, lemma Uint16Array W: indices into the label lists
 *   heads, deprel      Int32Array W (token id of the head, −1 for a root), Uint16Array W
 *   roles              { predicate, word, role, score }[]: token ids, index into the label list, probability
 *
 * Whole sentences share rows of 128 subwords (pack.ts); a sentence that does not fit is read in windows, with a note. Heads
 * and links run on groups of sentences of like length, so that little of the cube of arc scores is padding.
 */
import type { Sentence, Token } from '../document.ts';
import type { Stage, StageContext, States } from '../stage.ts';
import { stage } from '../stage.ts';
import { type LanguageModel, languageModel } from './model.ts';
import { pack } from './pack.ts';
import { GroupReader, type WordScores } from './word-scores.ts';

export interface Encoded extends WordScores {
  states: States;
}

export const encodeStage: Stage = stage({
  name: 'encode',
  version: '1',
  model: 'language',
  needs: ['sentence', 'token'],
  makes: [],
  async run({ sentence, token }, context) {
    const model = languageModel(context.resources);
    const { states, cut } = await encode(model, sentence, token);
    for (const index of cut) {
      context.note('language.long-sentence', sentence[index]!, 'Longer than the encoder sees at once; read in windows.');
    }
    const reader = new GroupReader(model, token.length);
    for (const group of groupByLength(sentence)) await reader.read(states, group);
    Object.assign(context.cache, { states, ...reader.scores } satisfies Encoded);
    return {};
  },
});

async function encode(
  model: LanguageModel,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
): Promise<{ states: States; cut: number[] }> {
  const pieces = tokens.map((token) => model.pieces.of(token.form));
  const { batches, cut } = pack(
    pieces,
    sentences.map((sentence) => sentence.tokens),
  );
  let states: States = { width: 0, data: new Float32Array(0) };
  for (const batch of batches) {
    const { width, data } = await model.trunk(batch);
    if (states.width === 0) states = { width, data: new Float32Array(tokens.length * width) };
    for (let row = 0; row < batch.words.length; ) {
      // Runs of neighbouring words are copied at once.
      let end = row + 1;
      while (end < batch.words.length && batch.words[end] === batch.words[end - 1]! + 1) end++;
      states.data.set(data.subarray(row * width, end * width), batch.words[row]! * width);
      row = end;
    }
  }
  return { states, cut };
}

/** Cells of one call's cube of arc scores: bounds memory on long documents. */
const CELLS = 200_000;

function groupByLength(sentences: readonly Sentence[]): Sentence[][] {
  const size = (sentence: Sentence): number => sentence.tokens[1] - sentence.tokens[0];
  const order = sentences.filter((sentence) => size(sentence) > 0).sort((a, b) => size(b) - size(a));
  const groups: Sentence[][] = [];
  for (let at = 0; at < order.length; ) {
    const longest = size(order[at]!);
    const close = Math.min(order.length, at + Math.max(1, Math.floor(CELLS / (longest * (longest + 1)))));
    groups.push(order.slice(at, close).sort((a, b) => a.tokens[0] - b.tokens[0]));
    at = close;
  }
  return groups;
}

/** What encode left in the cache. @throws Error if encode has not run, which is a fault of the order of stages */
export function encodedBy(context: StageContext): Encoded {
  if (!context.cache.states) throw new Error('no states in the cache; put the encode stage before this one');
  return context.cache as unknown as Encoded;
}
