/**
 * Fits the calibration of confidence: isotonic regression (pool adjacent violators) of "was the act right" on the stage's raw
 * confidence. In: `examples/` with their gold, our example sentences, and PLV's development rows. Out: models/events/
 * calibration.json, points (raw, share right). Each pool is drawn towards the middle by two acts, one of them wrong. Run: node training/events/calibrate.ts
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { codeOne } from '../../bench/code-text.ts';
import { readPlv } from '../../bench/plv-pairs.ts';
import { judge } from '../../bench/gold-events.ts';
import type { GoldEvent } from '../../bench/gold-events.ts';
import { createDocument, emptyLayers } from '../../src/engine/document.ts';
import { ReadError } from '../../src/engine/errors.ts';
import type { Resources } from '../../src/engine/resources.ts';
import { openCoder } from '../../src/node/code.ts';
import { DEFAULT_ENGINE, openResources } from '../../src/node/engine.ts';
import { MODELS_ROOT, PACKAGE_ROOT } from '../../src/node/paths.ts';
import { findSources } from '../../src/node/sources.ts';

const opened = openResources(DEFAULT_ENGINE);
/** Without the calibration that is there, so that confidences come raw. */
const resources: Resources = { ...opened, models: { ...opened.models, has: (path) => path !== 'events/calibration.json' && opened.models.has(path) } };
const seen: [raw: number, right: boolean][] = [];

const examples = join(PACKAGE_ROOT, 'examples');
const coder = openCoder({ jobs: 1 });
const files = readdirSync(examples).filter((name) => /^\d\d-.*\.gold\.json$/.test(name));
for await (const coded of coder.code(findSources(files.map((name) => join(examples, name.replace('.gold.json', '.md')))))) {
  if (coded instanceof ReadError) throw coded;
  const doc = await codeOne(createDocument({ ...coded.doc, layers: emptyLayers(), made: {} }), resources);
  const gold = (JSON.parse(readFileSync(coded.source.replace(/\.md$/, '.gold.json'), 'utf8')) as { events: GoldEvent[] }).events;
  for (const { event, whole } of judge(gold, doc.layers.event, doc.text)) if (event) seen.push([event.confidence, whole]);
}
await coder.close();
const sentences = parse(readFileSync(join(PACKAGE_ROOT, 'knowledge', 'ontologies', 'plover.examples.yaml'), 'utf8')) as Record<string, { yes: string[]; no: string[] }>;
for (const [type, { yes, no }] of Object.entries(sentences)) {
  for (const [index, sentence] of [...yes, ...no].entries()) {
    const doc = await codeOne(createDocument({ id: 'doc_example', text: sentence, origin: { sha256: '', record: 0, map: [] } }), resources);
    const acts = new Set<string>();
    for (const event of doc.layers.event) {
      if (acts.has(event.act)) continue;
      acts.add(event.act);
      // a near miss says only what the sentence is not
      if (index < yes.length) seen.push([event.confidence, event.type === type || event.plover === type]);
      else if (event.type === type) seen.push([event.confidence, false]);
    }
  }
}

// real news: an act between the two marked sides is right if its root is the gold one
const root = process.env['ENTENTE_DATA'] ?? join(PACKAGE_ROOT, '..', 'shared', 'data');
const tally = { rows: 0, coded: 0, right: 0 };
if (existsSync(join(root, 'events-plv', 'PLV_train.tsv'))) {
  for (const row of readPlv(join(root, 'events-plv', 'PLV_train.tsv'))) {
    const doc = await codeOne(createDocument({ id: 'doc_plv', text: row.sentence, origin: { sha256: '', record: 0, map: [] } }), resources);
    const touches = (side: { start: number; end: number } | null, [start, end]: [number, number]): boolean => side !== null && side.start < end && start < side.end;
    tally.rows += 1;
    const acts = doc.layers.event.filter((event) => touches(event.actor, row.source) && touches(event.recipient, row.target));
    const isRight = ({ type, plover }: { type: string; plover: string | null }): boolean => [type, plover].some((each) => root15(each) === row.gold || (row.gold === 'COERCE' && each === 'SANCTION'));
    if (acts.length > 0) tally.coded += 1;
    if (acts.some(isRight)) tally.right += 1;
    const first = acts[0];
    if (first) seen.push([first.confidence, isRight(first)]);
  }
  console.error('PLV, sides found by the coder itself', tally);
}
function root15(type: string | null): string | null {
  return type === 'CONCEDE' || type === 'RETREAT' ? 'YIELD' : type;
}

seen.sort(([a], [b]) => a - b);
const pools: { sum: number; right: number; of: number }[] = [];
for (const [raw, right] of seen) {
  pools.push({ sum: raw, right: right ? 1 : 0, of: 1 });
  for (let last = pools.length - 1; last > 0 && (pools[last - 1]!.of < 25 || rate(pools[last - 1]!) >= rate(pools[last]!)); last = pools.length - 1) {
    const top = pools.pop()!;
    const below = pools[last - 1]!;
    below.sum += top.sum;
    below.right += top.right;
    below.of += top.of;
  }
}
function rate(pool: { right: number; of: number }): number {
  return (pool.right + 1) / (pool.of + 2);
}
const points = pools.map((pool) => [Math.round((1000 * pool.sum) / pool.of) / 1000, Math.round(1000 * rate(pool)) / 1000]);
writeFileSync(join(MODELS_ROOT, 'events', 'calibration.json'), `${JSON.stringify({ acts: seen.length, right: seen.filter(([, right]) => right).length, points })}\n`);
console.error(`${seen.length} acts, points ${JSON.stringify(points)}`);
