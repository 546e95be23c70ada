/**
 * Fits the calibration of confidence: isotonic regression (pool adjacent violators) of "was the act right" on the stage's raw
 * confidence. In: `examples/` with their gold, and the development part of the news with events marked by hand. An act is
 * right if its type and both sides are (in the examples its status too). Out: models/events/calibration.json, points (raw,
 * share right). Each pool is drawn towards the middle by two acts, one of them wrong. Run: node training/events/calibrate.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOne } from '../../bench/code-text.ts';
import { judge } from '../../bench/gold-events.ts';
import type { GoldEvent } from '../../bench/gold-events.ts';
import { news } from '../../bench/news.ts';
import { createDocument, emptyLayers } from '../../src/engine/document.ts';
import { ReadError } from '../../src/engine/errors.ts';
import type { Resources } from '../../src/engine/resources.ts';
import { openCoder } from '../../src/node/code.ts';
import { DEFAULT_ENGINE, openResources } from '../../src/node/engine.ts';
import { MODELS_ROOT, PACKAGE_ROOT } from '../../src/node/paths.ts';
import { findSources } from '../../src/node/sources.ts';

const LEAST = 30;
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
const ours = seen.length;

const root = process.env['ENTENTE_DATA'] ?? join(PACKAGE_ROOT, '..', 'shared', 'data');
const figures = await news(root, { annotate: async (doc) => ({ doc: await codeOne(doc, resources) }) }, 'dev', ({ act, type, actor, recipient }) => {
  if (act) seen.push([act[0]!.confidence, type && actor && recipient]);
});
if (figures === null) throw new Error(`the news with marks is not under ${root}`);
console.error(`${ours} acts of ours, ${seen.length - ours} of news`);

seen.sort(([a], [b]) => a - b);
const pools: { sum: number; right: number; of: number }[] = [];
for (const [raw, right] of seen) {
  pools.push({ sum: raw, right: right ? 1 : 0, of: 1 });
  for (let last = pools.length - 1; last > 0 && (pools[last - 1]!.of < LEAST || rate(pools[last - 1]!) >= rate(pools[last]!)); last = pools.length - 1) {
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
