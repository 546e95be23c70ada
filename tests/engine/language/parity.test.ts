/** The numbers that training saved must come out here: same pieces and rows, same scores, same labels. */
import { describe, expect, test } from 'vitest';
import { createDocument, type Document } from '../../../src/engine/document.ts';
import { type Encoded, encodedBy } from '../../../src/engine/language/encoded.ts';
import { languageStages } from '../../../src/engine/language/index.ts';
import { languageModel } from '../../../src/engine/language/model.ts';
import { pack } from '../../../src/engine/language/pack.ts';
import { runPipeline } from '../../../src/engine/pipeline.ts';
import type { Resources } from '../../../src/engine/resources.ts';
import type { Stage } from '../../../src/engine/stage.ts';
import { hasModels, nativeResources, webAssemblyResources } from './models.ts';

interface Parity {
  sentences: string[][];
  inputs: Record<string, number[] | number[][]>;
  int8: Record<string, number[] | number[][] | number[][][]>;
  fp32: Record<string, number[] | number[][] | number[][][]>;
  labels: Record<string, { fp32: number[]; int8: number[] }>;
}

function wordsToDocument(sentences: readonly string[][]): Document {
  const text = sentences.map((words) => words.join(' ')).join('\n');
  const doc = createDocument({ id: 'doc', text, origin: { sha256: '', record: 0, map: [] } });
  let at = 0;
  for (const [sentence, words] of sentences.entries()) {
    const first = doc.layers.token.length;
    for (const form of words) {
      const token = {
        start: at,
        end: at + form.length,
        form,
        lemma: '_',
        upos: 'X',
        feats: '_',
        head: null,
        deprel: 'dep',
        sentence,
      };
      doc.layers.token.push({ id: doc.layers.token.length, ...token });
      at += form.length + 1;
    }
    const span = { start: doc.layers.token[first]!.start, end: at - 1 };
    doc.layers.sentence.push({
      id: sentence,
      ...span,
      paragraph: 0,
      tokens: [first, doc.layers.token.length],
      kind: 'prose',
    });
  }
  return doc;
}

async function encodeWith(
  resources: Resources,
  sentences: readonly string[][],
): Promise<{ doc: Document; encoded: Encoded }> {
  const doc = wordsToDocument(sentences);
  let encoded: Encoded | undefined;
  const keep: Stage = {
    name: 'keep',
    version: '1',
    needs: [],
    makes: [],
    amends: null,
    run(_layers, context) {
      encoded = encodedBy(context);
      return {};
    },
  };
  await runPipeline(doc, [...languageStages, keep], resources);
  return { doc, encoded: encoded! };
}

const agreement = (ours: ArrayLike<number>, theirs: readonly number[]): number =>
  theirs.filter((value, index) => ours[index] === value).length / theirs.length;

describe.skipIf(!hasModels)('parity with training (models/language is checked out)', () => {
  const resources = nativeResources();
  const parity = JSON.parse(resources.models.text('language/parity.json')) as Parity;

  test('the trunk reads the same rows', () => {
    const model = languageModel(resources);
    const pieces = parity.sentences.flat().map((word) => model.pieces.of(word));
    let first = 0;
    const ranges = parity.sentences.map((words): [number, number] => [first, (first += words.length)]);
    const { batches, cut } = pack(pieces, ranges);
    expect(cut).toEqual([]);
    const rows = (batch: { ids: Int32Array; length: number }, values: Int32Array): number[][] =>
      Array.from({ length: batch.ids.length / batch.length }, (_, row) => [
        ...values.slice(row * batch.length, (row + 1) * batch.length),
      ]);
    const trimmed = (list: number[][]): string[] => list.map((row) => row.join(' ').replace(/(?: 0)+$/, '')).sort();
    expect(trimmed(batches.flatMap((batch) => rows(batch, batch.ids)))).toEqual(
      trimmed(parity.inputs['input_ids'] as number[][]),
    );
    expect(trimmed(batches.flatMap((batch) => rows(batch, batch.shapes)))).toEqual(
      trimmed(parity.inputs['case_ids'] as number[][]),
    );
  });

  test('scores and labels are those of training', async () => {
    const { encoded } = await encodeWith(resources, parity.sentences);
    const states = parity.int8['states'] as number[][];
    const moved = states.flatMap((row, word) =>
      row.map((value, column) => Math.abs(value - encoded.states.data[word * encoded.states.width + column]!)),
    );
    // int8 products differ in rounding between processors; a wrong row would move states by about 1.
    expect(moved.reduce((sum, value) => sum + value, 0) / moved.length).toBeLessThan(0.05);
    const near = (ours: Float32Array, theirs: readonly number[]): number =>
      theirs.reduce((sum, value, index) => sum + Math.abs(value - ours[index]!), 0) / theirs.length;
    expect(near(encoded.predicateScores, parity.int8['predicate'] as number[])).toBeLessThan(0.3);
    expect(near(encoded.factualityScores, parity.int8['factuality'] as number[])).toBeLessThan(0.2);
    for (const name of ['upos', 'feats', 'lemma'] as const) {
      expect(agreement(encoded[name], parity.labels[name]!.int8), name).toBeGreaterThan(0.96);
      expect(agreement(encoded[name], parity.labels[name]!.fp32), name).toBeGreaterThan(0.94);
    }
  });

  test('the WebAssembly build of the runtime gives the same analysis', async () => {
    const native = await encodeWith(resources, parity.sentences);
    const web = await encodeWith(await webAssemblyResources(), parity.sentences);
    for (const name of ['upos', 'feats', 'lemma', 'heads', 'deprel'] as const) {
      expect(agreement(web.encoded[name], [...native.encoded[name]]), name).toBeGreaterThan(0.94);
    }
    expect(web.doc.layers.entity.length).toBeGreaterThan(0);
  }, 120_000);

  test('the same document twice gives the same analysis', async () => {
    const once = await encodeWith(resources, parity.sentences);
    const again = await encodeWith(resources, parity.sentences);
    expect(again.doc.layers).toEqual(once.doc.layers);
  });
});
