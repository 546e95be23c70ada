/**
 * Writes what the type head is trained on: features of PLV's training rows and of our own sentences (types.tsv), as the engine
 * itself computes them. In: the data root, the models and knowledge of this checkout. Out: a folder with features.f32 (rows ×
 * width), and rows.json (gold root, cue's type, where it came from). Run: node training/events/dump-features.ts OUT
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pairsOf, readPlv } from '../../bench/plv-pairs.ts';
import { WORD_BUCKETS } from '../../src/engine/extract/events/given.ts';
import { DEFAULT_ENGINE, openResources } from '../../src/node/engine.ts';
import { readTypeSentences } from './types.ts';

const out = process.argv[2] ?? 'build/training/events';
const root = process.env['ENTENTE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const resources = openResources(DEFAULT_ENGINE);
const plv = readPlv(join(root, 'events-plv', 'PLV_train.tsv'));
const own = readTypeSentences();
const pairs = await pairsOf([...plv, ...own], resources);
const width = pairs[0]!.features.length;
const features = new Float32Array(width * pairs.length);
for (const [index, pair] of pairs.entries()) features.set(pair.features, index * width);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'features.f32'), Buffer.from(features.buffer));
writeFileSync(
  join(out, 'rows.json'),
  JSON.stringify({
    width,
    buckets: WORD_BUCKETS,
    rows: pairs.map((pair, index) => ({ id: pair.row.id, gold: pair.row.gold, cue: pair.cue, from: index < plv.length ? 'plv' : 'own' })),
  }),
);
console.error(`${plv.length} rows of PLV, ${own.length} sentences of ours, ${width} features`);
