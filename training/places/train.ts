/**
 * Trains the place ranker: `scripts/run.js training/places/train.ts [GeoVirus.xml]` → models/places/ranker.json.
 * In: articles with places and their coordinates. For each name the loss is −log of the probability given to candidates
 * within 161 km. The second pass of the ranker looks at other names' best readings, so features are computed again with
 * the weights of the round before. Only the articles outside the development third are used.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldArticle, isDevelopment, readArticles } from '../../bench/places.ts';
import { createDocument } from '../../src/engine/document.ts';
import { openGazetteer } from '../../src/engine/extract/places/gazetteer.ts';
import { countAdjectives, mentionsOf } from '../../src/engine/extract/places/mentions.ts';
import { FEATURES, kilometres, rank, type Ranker } from '../../src/engine/extract/places/rank.ts';
import { countryCounts, groupNames } from '../../src/engine/extract/places/resolve.ts';
import { segment } from '../../src/engine/language/segment.ts';
import { KNOWLEDGE_ROOT, MODELS_ROOT, PACKAGE_ROOT } from '../../src/node/paths.ts';

const START: Record<string, number> = {
  population: 3, largest: 0.5, 'population against the largest': 1, alias: -0.3, alternate: -1, 'same spelling': 0.3, 'country named': 1.5,
  'country named close by': 1.2,
  'share of mentions in the country': 2, 'inside what is said': 4, 'not inside what is said': -2, 'near another place': 2, 'its province named': 1,
  'holds another place': 0.5, 'sort agrees': 2, 'sort disagrees': -2, 'only reading in the countries named': 0.5, 'unit named after its town': -3,
  'town named like its country': -2,
  'article of a sea or region': 2.5, 'capital of a country named': 1, 'kind country': 4,
  'kind continent': 3, 'kind region': 2.5, 'kind sea': 2.5, 'kind admin1': 1, 'kind capital': 4, 'kind admin1-seat': 0.3, 'kind town': 0,
  'kind admin2': -0.5, 'kind quarter': -1, 'kind island': 1, 'kind river': 1, 'kind mountains': 1, 'kind desert': 2, 'kind site': 1,
};
const ROUNDS = 4;
const STEPS = 300;
const RATE = 0.05;
/** Pull back to the starting weights: a few hundred names cannot teach thirty weights alone. */
const PULL = 0.01;

interface Sample {
  features: Float32Array[];
  right: boolean[];
  count: number;
}

const gazetteer = openGazetteer(readFileSync(join(KNOWLEDGE_ROOT, 'places.bin')));
const path = process.argv[2] ?? join(process.env['ENTENTE_DATA'] ?? join(PACKAGE_ROOT, '..', 'shared', 'data'), 'geo-geovirus', 'GeoVirus.xml');
const articles = readArticles(path);

function samplesOf(article: GoldArticle, ranker: Ranker): { samples: Sample[]; names: number } {
  const doc = createDocument({ id: 'doc_training', text: article.text, origin: { sha256: '', record: 0, map: [] } });
  const mentions = mentionsOf(article.text, article.places, gazetteer);
  const { names, nameOf } = groupNames(mentions);
  const adjectives = countAdjectives(segment(doc).token, gazetteer);
  const scored = rank(gazetteer, names, countryCounts(mentions, adjectives, gazetteer), ranker);
  const samples = scored.map((list, number): Sample => {
    const gold = article.places[nameOf.indexOf(number)]!;
    const right = list.map(({ hit }) => kilometres(gold.lat, gold.lon, gazetteer.lat(hit.place), gazetteer.lon(hit.place)) <= 161);
    return { features: list.map((one) => one.features), right, count: names[number]!.count };
  });
  return { samples: samples.filter(({ right }) => right.some(Boolean)), names: article.places.length };
}

function accuracy(list: readonly GoldArticle[], ranker: Ranker): number {
  let right = 0;
  let names = 0;
  for (const article of list) {
    const { samples, names: all } = samplesOf(article, ranker);
    names += all;
    for (const sample of samples) if (sample.right[0]) right += sample.count;
  }
  return (100 * right) / names;
}

const start = FEATURES.map((name) => START[name] ?? 0);
let weights = [...start];
const training = articles.filter(({ id }) => !isDevelopment(id));
const development = articles.filter(({ id }) => isDevelopment(id));
const ranker = (): Ranker => ({ features: FEATURES, weights });
console.error(`start: train ${accuracy(training, ranker()).toFixed(2)}, development ${accuracy(development, ranker()).toFixed(2)}`);

for (let round = 0; round < ROUNDS; round++) {
  const samples = training.flatMap((article) => samplesOf(article, ranker()).samples);
  for (let step = 0; step < STEPS; step++) weights = descend(weights, samples);
  console.error(`round ${round + 1}: train ${accuracy(training, ranker()).toFixed(2)}, development ${accuracy(development, ranker()).toFixed(2)}`);
}
writeFileSync(
  join(MODELS_ROOT, 'places', 'ranker.json'),
  `${JSON.stringify({ features: FEATURES, weights: weights.map((weight) => Number(weight.toFixed(3))) }, null, 1)}\n`,
);

/** One step of gradient descent over all samples. */
function descend(from: readonly number[], samples: readonly Sample[]): number[] {
  const gradient = from.map((weight, i) => PULL * (weight - start[i]!));
  const total = samples.reduce((sum, sample) => sum + sample.count, 0);
  for (const { features, right, count } of samples) {
    const scores = features.map((row) => row.reduce((sum, value, i) => sum + value * from[i]!, 0));
    const most = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - most));
    const all = powers.reduce((sum, power) => sum + power, 0);
    const good = powers.reduce((sum, power, i) => sum + (right[i] ? power : 0), 0);
    features.forEach((row, i) => {
      const push = powers[i]! / all - (right[i] ? powers[i]! / good : 0);
      if (Math.abs(push) < 1e-6) return;
      for (let k = 0; k < row.length; k++) gradient[k]! += (count / total) * push * row[k]!;
    });
  }
  return from.map((weight, i) => weight - RATE * 20 * gradient[i]!);
}
