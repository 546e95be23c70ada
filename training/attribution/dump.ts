/**
 * PolNeAR as the engine sees it, for train.py. In: a part's folder (text, attributions) and where to write. Out:
 * OUT.states.f32 (words × 384), OUT.features.u8 (words × features), OUT.jsonl (a reading a line: first word, words,
 * attributions as token ranges). Why here and not in Python: the head should be trained on the words, states and layout
 * it will meet.
 *
 *   node dump.ts PART_FOLDER OUT
 */
import { appendFileSync, closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { readPolnear, type Unit } from '../../bench/attribution.ts';
import { createDocument, type Token } from '../../src/engine/document.ts';
import { layoutFeatures } from '../../src/engine/extract/attribution/features.ts';
import { findQuotations } from '../../src/engine/extract/attribution/quotations.ts';
import { encodeStage } from '../../src/engine/language/encode.ts';
import { encodedBy } from '../../src/engine/language/encoded.ts';
import { languageStages } from '../../src/engine/language/index.ts';
import { runPipeline } from '../../src/engine/pipeline.ts';
import { type StageContext, stage } from '../../src/engine/stage.ts';
import { openResources, DEFAULT_ENGINE } from '../../src/node/engine.ts';

const [folder, out] = process.argv.slice(2);
if (!folder || !out) throw new Error('usage: dump.ts PART_FOLDER OUT');

let states: Float32Array = new Float32Array(0);
const keep = stage({
  name: 'keep',
  version: '1',
  needs: [],
  makes: [],
  run(_layers, context: StageContext) {
    states = encodedBy(context).states.data;
    return {};
  },
});
const stages = [...languageStages.slice(0, languageStages.indexOf(encodeStage) + 1), keep];

type Ranges = [number, number][];
function rangesOf(pieces: Unit['cue'], tokens: readonly Token[]): Ranges {
  const ranges: Ranges = [];
  for (const [start, end] of pieces) {
    const first = tokens.findIndex((token) => token.end > start);
    let last = first;
    while (last >= 0 && last < tokens.length && tokens[last]!.start < end) last++;
    if (first >= 0 && last > first) ranges.push([first, last]);
  }
  return ranges;
}

const resources = openResources(DEFAULT_ENGINE);
const stateFile = openSync(`${out}.states.f32`, 'w');
const featureFile = openSync(`${out}.features.u8`, 'w');
writeFileSync(`${out}.jsonl`, '');
let first = 0;
for (const { name, text, readings } of readPolnear(folder)) {
  const doc = createDocument({ id: `doc_${name}`, text, origin: { sha256: '', record: 0, map: [] } });
  await runPipeline(doc, stages, resources);
  const { token, sentence } = doc.layers;
  writeSync(stateFile, new Uint8Array(states.buffer, states.byteOffset, states.byteLength));
  writeSync(featureFile, Uint8Array.from(layoutFeatures(token.length, sentence, findQuotations(sentence, token))));
  for (const units of readings) {
    const attributions = units.map((unit) => ({
      source: rangesOf(unit.source, token),
      cue: rangesOf(unit.cue, token),
      content: rangesOf(unit.content, token),
    }));
    const starts = sentence.map((one) => one.tokens[0]);
    appendFileSync(`${out}.jsonl`, `${JSON.stringify({ name, first, words: token.length, starts, attributions })}\n`);
  }
  first += token.length;
}
closeSync(stateFile);
closeSync(featureFile);
console.error(`${first} words`);
