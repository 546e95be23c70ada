/**
 * Writes what the head is trained on: features of PLV's training rows and of our own example sentences, as the engine itself
 * computes them. In: the data root, the models and knowledge of this checkout. Out: a folder with features.f32 (rows ×
 * width), and rows.json (gold root, cue's type, where it came from). Run: node training/events/dump-features.ts OUT
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { pairsOf, readPlv } from '../../bench/plv-pairs.ts';
import type { PlvRow } from '../../bench/plv-pairs.ts';
import { createDocument } from '../../src/engine/document.ts';
import { codeOne } from '../../bench/code-text.ts';
import { DEFAULT_ENGINE, openResources } from '../../src/node/engine.ts';

const out = process.argv[2] ?? 'build/training/events';
const root = process.env['ENTENTE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const resources = openResources(DEFAULT_ENGINE);
const plv = readPlv(join(root, 'events-plv', 'PLV_train.tsv'));
const own: PlvRow[] = [];
const examples = parse(readFileSync(join(import.meta.dirname, '..', '..', 'knowledge', 'ontologies', 'plover.examples.yaml'), 'utf8')) as Record<string, { yes: string[] }>;
for (const [type, { yes }] of Object.entries(examples)) {
  for (const [index, sentence] of yes.entries()) {
    const doc = await codeOne(createDocument({ id: 'doc_example', text: sentence, origin: { sha256: '', record: 0, map: [] } }), resources);
    const event = doc.layers.event.find((each) => each.type === type && each.actor !== null);
    if (!event?.actor) continue;
    const side = event.recipient ?? event.trigger;
    const gold = type === 'CONCEDE' || type === 'RETREAT' ? 'YIELD' : type;
    own.push({ id: `${type}-${index}`, sentence, gold, source: [event.actor.start, event.actor.end], target: [side.start, side.end] });
  }
}
const pairs = await pairsOf([...plv, ...own], resources);
const width = pairs[0]!.features.length;
const features = new Float32Array(width * pairs.length);
for (const [index, pair] of pairs.entries()) features.set(pair.features, index * width);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'features.f32'), Buffer.from(features.buffer));
writeFileSync(
  join(out, 'rows.json'),
  JSON.stringify({ width, rows: pairs.map((pair, index) => ({ id: pair.row.id, gold: pair.row.gold, cue: pair.cue, from: index < plv.length ? 'plv' : 'own' })) }),
);
console.error(`${plv.length} rows of PLV, ${own.length} of ours, ${width} features`);
