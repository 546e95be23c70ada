/**
 * Places: the geoparsing XML (GeoVirus and its kin). Two figures: accuracy within 161 km when the names are given, and end
 * to end, where a name must be found (overlapping its span) and lie within 161 km to count. From raw text; the language
 * models find the names. The ranker was trained on two thirds of GeoVirus: its development third is reported alone.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createDocument, type Entity, type Span, type Token } from '../src/engine/document.ts';
import { candidatesOf } from '../src/engine/extract/places/candidates.ts';
import { countAdjectives, findMentions, mentionsOf } from '../src/engine/extract/places/mentions.ts';
import { kilometres } from '../src/engine/extract/places/rank.ts';
import {
  openPlaces,
  type PlaceKnowledge,
  type Reading,
  resolveMentions,
} from '../src/engine/extract/places/resolve.ts';
import { sha256Hex } from '../src/engine/ids.ts';
import { languageStages } from '../src/engine/language/index.ts';
import { segment } from '../src/engine/language/segment.ts';
import { runPipeline } from '../src/engine/pipeline.ts';
import { DEFAULT_ENGINE, openResources } from '../src/node/engine.ts';
import type { BenchArgs } from './run.ts';

export interface GoldPlace extends Span {
  name: string;
  lat: number;
  lon: number;
}
export interface GoldArticle {
  id: string;
  text: string;
  places: GoldPlace[];
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decode = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) =>
    name.startsWith('#')
      ? String.fromCodePoint(Number(name[1] === 'x' ? `0${name.slice(1)}` : name.slice(1)))
      : (ENTITIES[name] ?? whole),
  );
const element = (source: string, name: string): string | null => {
  const found = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(source);
  return found ? decode(found[1]!) : null;
};

export function readArticles(path: string): GoldArticle[] {
  if (statSync(path).isDirectory())
    return readdirSync(path)
      .filter((name) => name.endsWith('.xml'))
      .sort()
      .flatMap((name) => readArticles(join(path, name)));
  const source = readFileSync(path, 'utf8');
  const articles: GoldArticle[] = [];
  for (const [, body] of source.matchAll(/<article[^>]*>([\s\S]*?)<\/article>/g)) {
    const text = element(body!, 'text') ?? '';
    const places: GoldPlace[] = [];
    for (const [, one] of body!.matchAll(/<(?:location|toponym)>([\s\S]*?)<\/(?:location|toponym)>/g)) {
      const name = element(one!, 'name') ?? element(one!, 'phrase') ?? '';
      const lat = Number.parseFloat(element(one!, 'lat') ?? '');
      const lon = Number.parseFloat(element(one!, 'lon') ?? '');
      if (name.trim() === '' || !Number.isFinite(lat) || !Number.isFinite(lon)) continue;
      const start = locate(text, name, Number(element(one!, 'start')));
      if (start >= 0) places.push({ name, lat, lon, start, end: start + name.length });
    }
    articles.push({
      id: element(body!, 'source') ?? String(articles.length),
      text,
      places: places.sort((a, b) => a.start - b.start),
    });
  }
  return articles;
}

/** Offsets of these files count code points, or are off by a few: the occurrence nearest to the one given. */
function locate(text: string, name: string, given: number): number {
  let best = -1;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (best < 0 || Math.abs(at - given) < Math.abs(best - given)) best = at;
  }
  return best;
}

/** A third of the articles, always the same. */
export const isDevelopment = (id: string): boolean => Number.parseInt(sha256Hex(id).slice(0, 6), 16) % 3 === 0;

const NEAR = 161;
const isNear = (gold: GoldPlace, reading: Pick<Reading, 'lat' | 'lon'> | null): boolean =>
  reading?.lat !== null &&
  reading?.lon !== null &&
  reading !== null &&
  kilometres(gold.lat, gold.lon, reading.lat, reading.lon) <= NEAR;

/** Readings of names that are given. */
export function readGiven(article: GoldArticle, knowledge: PlaceKnowledge): (Reading | null)[] {
  const doc = createDocument({ id: 'doc_bench', text: article.text, origin: { sha256: '', record: 0, map: [] } });
  const { token } = segment(doc);
  const mentions = mentionsOf(article.text, article.places, knowledge.gazetteer);
  return resolveMentions(mentions, countAdjectives(token, knowledge.gazetteer), knowledge);
}

interface Figures {
  articles: number;
  gold: number;
  near: number;
  unknown: number;
  accuracy161: number;
  found?: number;
  detected?: number;
  correct?: number;
  precision?: number;
  recall?: number;
  f1?: number;
  detectionF1?: number;
}

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Number(((100 * part) / whole).toFixed(2)));

export default async function run(args: BenchArgs): Promise<object> {
  const resources = openResources(DEFAULT_ENGINE);
  const knowledge = openPlaces(resources);
  const all = readArticles(args.data ?? join(args.dataRoot, 'geo-geovirus', 'GeoVirus.xml'));
  const groups: Record<string, GoldArticle[]> = args.data
    ? { data: all }
    : {
        'geovirus dev': all.filter(({ id }) => isDevelopment(id)),
        'geovirus train': all.filter(({ id }) => !isDevelopment(id)),
      };
  const results: Record<string, Figures> = {};
  for (const [name, articles] of Object.entries(groups)) {
    const figures: Figures = { articles: articles.length, gold: 0, near: 0, unknown: 0, accuracy161: 0 };
    const counts = { found: 0, detected: 0, correct: 0 };
    for (const article of articles) {
      const given = readGiven(article, knowledge);
      figures.gold += article.places.length;
      figures.near += article.places.filter((gold, index) => isNear(gold, given[index] ?? null)).length;
      figures.unknown += article.places.filter(
        (gold) => candidatesOf(knowledge.gazetteer, gold.name).hits.length === 0,
      ).length;
      if (!resources.models.has('language/trunk.onnx')) continue;
      const doc = createDocument({ id: 'doc_bench', text: article.text, origin: { sha256: '', record: 0, map: [] } });
      await runPipeline(doc, languageStages, resources);
      endToEnd(article, doc.layers.entity, doc.layers.token, knowledge, counts);
    }
    figures.accuracy161 = percent(figures.near, figures.gold);
    const precision = percent(counts.correct, counts.found);
    const recall = percent(counts.correct, figures.gold);
    Object.assign(figures, counts, {
      precision,
      recall,
      f1: percent(2 * counts.correct, counts.found + figures.gold),
      detectionF1: percent(2 * counts.detected, counts.found + figures.gold),
    });
    results[name] = figures;
  }
  if (!args.json) console.table(results);
  return results;
}

export function endToEnd(
  article: GoldArticle,
  entities: readonly Entity[],
  tokens: readonly Token[],
  knowledge: PlaceKnowledge,
  counts: { found: number; detected: number; correct: number },
): void {
  const mentions = findMentions(article.text, entities, tokens, knowledge.gazetteer);
  const readings = resolveMentions(mentions, countAdjectives(tokens, knowledge.gazetteer), knowledge);
  const taken = new Set<GoldPlace>();
  mentions.forEach((mention, index) => {
    const reading = readings[index];
    if (!reading) return;
    counts.found++;
    const gold = article.places.find(
      (place) => !taken.has(place) && place.start < mention.end && mention.start < place.end,
    );
    if (!gold) return;
    taken.add(gold);
    counts.detected++;
    if (isNear(gold, reading)) counts.correct++;
  });
}
