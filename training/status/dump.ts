/**
 * UDS factuality as the engine sees it, for train.py. In: a .conllu file, the factuality TSV, its split, where to write. Out:
 * OUT.vectors.f32 (predicates × VECTORS × 384) and OUT.tsv, a line a predicate: gold score, the language model's own score,
 * and the names of the features that hold.
 *
 *   node dump.ts FILE.conllu FACTUALITY.tsv SPLIT OUT
 */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { goldDocuments } from '../../bench/language-run.ts';
import { udsScores } from '../../bench/status.ts';
import { degreeFeatures, degreeWords, gatherStates, VECTORS } from '../../src/engine/extract/status/degree.ts';
import { readFactuality } from '../../src/engine/extract/status/factuality.ts';
import { applyAttributions, tellingAttributions } from '../../src/engine/extract/status/attributed.ts';
import { SentenceTree } from '../../src/engine/extract/events/syntax.ts';
import { attribution } from '../../src/engine/extract/attribution/attribution.ts';
import { actors } from '../../src/engine/extract/actors/actors.ts';
import { encodedBy, type Encoded } from '../../src/engine/language/encoded.ts';
import { languageStages } from '../../src/engine/language/index.ts';
import { runPipeline } from '../../src/engine/pipeline.ts';
import { stage } from '../../src/engine/stage.ts';
import { openEngine } from '../../src/node/engine.ts';

const [conllu, tsv, split, out] = process.argv.slice(2);
if (!conllu || !tsv || !split || !out) throw new Error('usage: dump.ts FILE.conllu FACTUALITY.tsv SPLIT OUT');
const scores = udsScores(readFileSync(tsv, 'utf8'), split);
const { resources } = openEngine();
let encoded: Encoded | null = null;
const keep = stage({
  name: 'keep',
  version: '1',
  needs: [],
  makes: [],
  run(_layers, context) {
    encoded = { ...encodedBy(context) };
    return {};
  },
});
const stages = [...languageStages, actors, attribution, keep];
const vectorFile = openSync(`${out}.vectors.f32`, 'w');
const lines: string[] = [];
for (const doc of await goldDocuments(readFileSync(conllu, 'utf8'))) {
  await runPipeline(doc, stages, resources);
  const { states, factualityScores } = encoded as unknown as Encoded;
  const telling = tellingAttributions(doc.layers.attribution);
  for (const sentence of doc.layers.sentence) {
    const id = sentence.conllu?.comments.map((line) => /sent_id\s*=\s*(\S+)/.exec(line)?.[1]).find(Boolean);
    const tree = new SentenceTree(doc.layers.token.slice(...sentence.tokens));
    for (const [word, gold] of (id && scores.get(id)) || []) {
      const token = sentence.tokens[0] + word - 1;
      const reading = readFactuality(tree, token);
      applyAttributions(reading, tree.at(token), telling);
      const vectors = new Float32Array(VECTORS * states.width);
      gatherStates(states, degreeWords(tree, token), vectors, 0);
      writeSync(vectorFile, new Uint8Array(vectors.buffer));
      lines.push([gold, factualityScores[token], ...degreeFeatures(tree, token, reading)].join('\t'));
    }
  }
}
closeSync(vectorFile);
writeFileSync(`${out}.tsv`, `${lines.join('\n')}\n`);
