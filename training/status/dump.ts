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
import { openEngine } from '../../src/node/engine.ts';

const [conllu, tsv, split] = process.argv.slice(2);
const scores = udsScores(readFileSync(tsv!, 'utf8'), split!);
const engine = openEngine();
for (const doc of await goldDocuments(readFileSync(conllu!, 'utf8'))) {
  await engine.annotate(doc);
  const byToken = new Map(doc.layers.factuality.map((one) => [one.token, one]));
  for (const sentence of doc.layers.sentence) {
    const id = sentence.conllu?.comments.map((line) => /sent_id\s*=\s*(\S+)/.exec(line)?.[1]).find(Boolean);
    const own = (id && scores.get(id)) || [];
    const tree = new SentenceTree(doc.layers.token.slice(...sentence.tokens));
    for (const [word, gold] of own) {
      const token = sentence.tokens[0] + word - 1;
      const reading = byToken.get(token);
      if (!reading) continue;
      console.log([gold, reading.degree, ...degreeFeatures(tree, token, reading)].join('\t'));
    }
  }
}
