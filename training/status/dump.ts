/**
 * UDS factuality with what the engine reads, for fit.py. In: a .conllu file, the factuality TSV, its split. Out: a line a
 * predicate on standard output: gold score, degree, and the names of the features that hold, tab-separated.
 *
 *   node dump.ts FILE.conllu FACTUALITY.tsv dev > dev.tsv
 */
import { readFileSync } from 'node:fs';
import { goldDocuments } from '../../bench/language-run.ts';
import { udsScores } from '../../bench/status.ts';
import { degreeFeatures } from '../../src/engine/extract/status/degree.ts';
import { SentenceTree } from '../../src/engine/extract/events/syntax.ts';
import { extractStages } from '../../src/engine/extract/index.ts';
import { encodedBy } from '../../src/engine/language/encoded.ts';
import { languageStages } from '../../src/engine/language/index.ts';
import { runPipeline } from '../../src/engine/pipeline.ts';
import { stage } from '../../src/engine/stage.ts';
import { openEngine } from '../../src/node/engine.ts';

const [conllu, tsv, split] = process.argv.slice(2);
const scores = udsScores(readFileSync(tsv!, 'utf8'), split!);
const engine = openEngine();
// The learned score alone, which the stage no longer hands on: kept from the cache by a stage of our own.
let learned: Float32Array = new Float32Array(0);
const keep = stage({
  name: 'keep',
  version: '1',
  needs: [],
  makes: [],
  run(_layers, context) {
    learned = encodedBy(context).factualityScores;
    return {};
  },
});
const stages = [...languageStages, ...extractStages, keep];
for (const doc of await goldDocuments(readFileSync(conllu!, 'utf8'))) {
  await runPipeline(doc, stages, engine.resources);
  const byToken = new Map(doc.layers.factuality.map((one) => [one.token, one]));
  for (const sentence of doc.layers.sentence) {
    const id = sentence.conllu?.comments.map((line) => /sent_id\s*=\s*(\S+)/.exec(line)?.[1]).find(Boolean);
    const own = (id && scores.get(id)) || [];
    const tree = new SentenceTree(doc.layers.token.slice(...sentence.tokens));
    for (const [word, gold] of own) {
      const token = sentence.tokens[0] + word - 1;
      const reading = byToken.get(token);
      if (!reading) continue;
      console.log([gold, learned[token], ...degreeFeatures(tree, token, reading)].join('\t'));
    }
  }
}
