/**
 * Times: TIMEX3 on TimeML (.tml: TimeBank, AQUAINT, TempEval-3) and TIMEX2 on WikiWars, from raw text to value.
 * Scored after TempEval-3 (UzZaman et al. 2013): relaxed is overlap, strict the same extent, value F1 counts a relaxed
 * match only if its value is equal. The creation time is handed in and not scored. Development files are a fixed third (by
 * hash of the name). The rules were written on the rest; errors of the third were read too in the last rounds, so its
 * figures are no blind test. MEANTIME, Wikinews after TimeML, was read only once its figures had been taken (93.3 / 88.7 /
 * 81.2). Besides, which time in a sentence is of which event (event-dates.ts).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDocument } from '../src/engine/document.ts';
import { findTimes, type Passage } from '../src/engine/extract/times/find.ts';
import { sha256Hex } from '../src/engine/ids.ts';
import { languageStages } from '../src/engine/language/index.ts';
import { segment } from '../src/engine/language/segment.ts';
import { runPipeline } from '../src/engine/pipeline.ts';
import type { Resources } from '../src/engine/resources.ts';
import { DEFAULT_ENGINE, openEngine, openResources } from '../src/node/engine.ts';
import { eventDates } from './event-dates.ts';
import type { BenchArgs } from './run.ts';
import { type Gold, type GoldDocument, readFolder } from './times-gold.ts';

interface Counts {
  gold: number;
  found: number;
  relaxed: number;
  strict: number;
  value: number;
  type: number;
}

/** TIMEX2 and TIMEX3 write the same thing differently: decades and centuries as units, padding of weeks. */
export function normalValue(value: string | null): string | null {
  if (value === null) return null;
  return value
    .replace(/^P(\d+)DE$/, (_, count: string) => `P${Number(count) * 10}Y`)
    .replace(/^P(\d+)E$/, (_, count: string) => `P${Number(count) * 10}Y`)
    .replace(/^P(\d+)CE?$/, (_, count: string) => `P${Number(count) * 100}Y`)
    .replace(/-W(\d)$/, '-W0$1')
    .replace(/^(\d{3})X$/, '$1');
}

export function score(gold: readonly Gold[], found: readonly Gold[], counts: Counts): void {
  counts.gold += gold.length;
  counts.found += found.length;
  const taken = new Set<Gold>();
  const pairs: [Gold, Gold][] = [];
  const pair = (accept: (a: Gold, b: Gold) => boolean): void => {
    for (const time of found) {
      if (pairs.some(([, own]) => own === time)) continue;
      const partner = gold.find((other) => !taken.has(other) && accept(other, time));
      if (partner) {
        taken.add(partner);
        pairs.push([partner, time]);
      }
    }
  };
  pair((a, b) => a.start === b.start && a.end === b.end);
  counts.strict += pairs.length;
  pair((a, b) => a.start < b.end && b.start < a.end);
  counts.relaxed += pairs.length;
  for (const [a, b] of pairs) {
    if (normalValue(a.value) === normalValue(b.value)) counts.value++;
    if (a.type === b.type) counts.type++;
  }
}

const f1 = (right: number, gold: number, found: number): number => {
  const sum = gold + found;
  return sum === 0 ? 0 : Number(((200 * right) / sum).toFixed(2));
};

/** Sentences and words alone: what the rules can do without a model. */
function segmented(document: GoldDocument): Passage[] {
  const doc = createDocument({ id: 'doc_bench', text: document.text, origin: { sha256: '', record: 0, map: [] } });
  const { sentence, token } = segment(doc);
  const tokens = token.map((one, id) => ({ id, ...one }));
  return sentence.map((one) => ({ start: one.start, end: one.end, tokens: tokens.slice(...one.tokens) }));
}

/** With tenses and syntax, as in the product. */
async function parsed(document: GoldDocument, resources: Resources): Promise<Passage[]> {
  const doc = createDocument({ id: 'doc_bench', text: document.text, origin: { sha256: '', record: 0, map: [] } });
  await runPipeline(doc, languageStages, resources);
  const { sentence, token } = doc.layers;
  return sentence.map((one) => ({ start: one.start, end: one.end, tokens: token.slice(...one.tokens) }));
}

export const readTimes = (document: GoldDocument): Gold[] =>
  findTimes(document.text, segmented(document), document.created);

async function measure(documents: readonly GoldDocument[], resources: Resources | null): Promise<object> {
  const counts: Counts = { gold: 0, found: 0, relaxed: 0, strict: 0, value: 0, type: 0 };
  let words = 0;
  let milliseconds = 0;
  for (const document of documents) {
    words += document.text.split(/\s+/).length;
    const passages = resources ? await parsed(document, resources) : segmented(document);
    const started = performance.now();
    const found = findTimes(document.text, passages, document.created);
    milliseconds += performance.now() - started;
    score(document.times, found, counts);
  }
  const { gold, found } = counts;
  return {
    documents: documents.length,
    words,
    parsed: resources !== null,
    ...counts,
    relaxedF1: f1(counts.relaxed, gold, found),
    strictF1: f1(counts.strict, gold, found),
    valueF1: f1(counts.value, gold, found),
    typeF1: f1(counts.type, gold, found),
    relaxedPrecision: Number(((100 * counts.relaxed) / (found || 1)).toFixed(2)),
    relaxedRecall: Number(((100 * counts.relaxed) / (gold || 1)).toFixed(2)),
    microsecondsAWord: Number(((milliseconds * 1000) / (words || 1)).toFixed(2)),
  };
}

/** A third of the documents, always the same. */
export const isDevelopment = (name: string): boolean => Number.parseInt(sha256Hex(name).slice(0, 6), 16) % 3 === 0;

export default async function run(args: BenchArgs): Promise<object> {
  const opened = openResources(DEFAULT_ENGINE);
  const resources = opened.models.has('language/trunk.onnx') ? opened : null;
  const results: Record<string, object> = {};
  const dates = !args.data && opened.models.has('language/trunk.onnx') ? await eventDates(openEngine()) : null;
  if (dates) results['event dates'] = dates;
  if (args.data) results['data'] = await measure(readFolder(args.data), resources);
  else {
    for (const [name, folder] of [
      ['timebank+aquaint', 'timex-tempeval3'],
      ['wikiwars', 'timex-wikiwars/WikiWars_20120218_v104'],
    ] as const) {
      const documents = readFolder(join(args.dataRoot, folder));
      results[`${name} dev`] = await measure(
        documents.filter((document) => isDevelopment(document.name)),
        resources,
      );
      results[`${name} tune`] = await measure(
        documents.filter((document) => !isDevelopment(document.name)),
        resources,
      );
    }
    const news = join(args.dataRoot, 'meantime/intra-doc_annotation');
    if (existsSync(news)) results['meantime'] = await measure(readFolder(news), resources);
  }
  if (!args.json) {
    for (const [name, figures] of Object.entries(results)) {
      console.log(name);
      console.table(figures);
    }
  }
  return results;
}
