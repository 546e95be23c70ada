/**
 * Words → states and scores, once per document; every later stage reads them. In: the sentence and token layers. Out:
 * nothing in the document; encoded.ts lists what the run's cache gets.
 *
 * Whole sentences share rows of 128 subwords (pack.ts); a sentence that does not fit is read in windows, with a note. Heads
 * and links run on groups of sentences of like length, so that little of the cube of arc scores is padding.
 */
import type { Sentence, Token } from '../document.ts';
import { type Stage, type States, stage } from '../stage.ts';
import { type Encoded, type EncodedRows, placeWords } from './encoded.ts';
import { type LanguageModel, languageModel } from './model.ts';
import { pack } from './pack.ts';
import { readAs } from './stand-ins.ts';
import { GroupReader } from './word-scores.ts';

export const encodeStage: Stage = stage({
  name: 'encode',
  version: '1',
  model: 'language',
  needs: ['sentence', 'token'],
  makes: [],
  async run({ sentence, token }, context) {
    const model = languageModel(context.resources);
    const { states, rows, cut } = await encode(model, sentence, token);
    for (const index of cut) {
      context.note(
        'language.long-sentence',
        sentence[index]!,
        'Longer than the encoder sees at once; read in windows.',
      );
    }
    const reader = new GroupReader(model, token);
    for (const group of groupByLength(sentence)) await reader.read(states, group);
    Object.assign(context.cache, { states, rows, ...reader.scores } satisfies Encoded);
    return {};
  },
});

async function encode(
  model: LanguageModel,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
): Promise<{ states: States; rows: EncodedRows[]; cut: number[] }> {
  const pieces = tokens.map((_, index) => model.pieces.of(readAs(tokens, index)));
  const { batches, cut } = pack(
    pieces,
    sentences.map((sentence) => sentence.tokens),
  );
  let states: States = { width: 0, data: new Float32Array(0) };
  const rows: EncodedRows[] = [];
  for (const batch of batches) {
    const { width, states: of, embedded } = await model.trunk(batch);
    if (states.width === 0) states = { width, data: new Float32Array(tokens.length * width) };
    placeWords(states, batch, of);
    rows.push({ batch, embedded });
  }
  return { states, rows, cut };
}

/** Cells of one call's cube of arc scores, and words of one call: bound memory on long documents. */
const CELLS = 200_000;
const WORDS = 4096;

function groupByLength(sentences: readonly Sentence[]): Sentence[][] {
  const size = (sentence: Sentence): number => sentence.tokens[1] - sentence.tokens[0];
  const order = sentences.filter((sentence) => size(sentence) > 0).sort((a, b) => size(b) - size(a));
  const groups: Sentence[][] = [];
  for (let at = 0; at < order.length; ) {
    const longest = size(order[at]!);
    const room = Math.max(1, Math.min(Math.floor(CELLS / (longest * (longest + 1))), Math.floor(WORDS / longest)));
    const close = Math.min(order.length, at + room);
    groups.push(order.slice(at, close).sort((a, b) => a.tokens[0] - b.tokens[0]));
    at = close;
  }
  return groups;
}
