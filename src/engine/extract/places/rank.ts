/**
 * Chooses one reading for each place name of a document. In: the names with their candidates, the countries the text speaks
 * of, which names stand inside which ("Paris, Texas"). Out: a score for each candidate. A linear model over the features
 * below, softmax over the candidates of a name; weights in models/places/ranker.json, learned by training/places/train.ts.
 * Two passes: the first looks at each name alone and the countries named outright, the second also at the best readings of
 * the other names. One sense per name and document.
 */
import type { Sort } from './candidates.ts';
import { type Gazetteer, type Hit, type Kind, KINDS } from './gazetteer.ts';

export interface RankedName {
  /** As written. */
  text: string;
  hits: readonly Hit[];
  sort: Sort;
  /** An article stands before it: "the Gulf", "the Sahel". */
  definite: boolean;
  /** Countries (alpha-3) named close by. */
  beside: ReadonlySet<string>;
  /** How often it occurs. */
  count: number;
  /** Names that stand after it as what it lies in: "Paris, Texas", "Mosul in Iraq", "the Syrian port of Latakia". */
  inside: readonly RankedName[];
  /** Countries its own words say it lies in (alpha-3). */
  said: ReadonlySet<string>;
}

export interface Ranker {
  features: readonly string[];
  weights: readonly number[];
}

export const FEATURES = [
  'population',
  'largest',
  'population against the largest',
  'alias',
  'alternate',
  'same spelling',
  'country named',
  'country named close by',
  'share of mentions in the country',
  'inside what is said',
  'not inside what is said',
  'near another place',
  'its province named',
  'holds another place',
  'sort agrees',
  'sort disagrees',
  'only reading in the countries named',
  'capital of a country named',
  'unit named after its town',
  'town named like its country',
  'article of a sea or region',
  ...KINDS.map((kind) => `kind ${kind}`),
] as const;

export interface Scored {
  hit: Hit;
  score: number;
  features: Float32Array;
}

/** Countries and how often the text names them, by name or adjective. */
export type CountryCounts = ReadonlyMap<string, number>;

export function rank(
  gazetteer: Gazetteer,
  names: readonly RankedName[],
  countries: CountryCounts,
  ranker: Ranker,
  passes = 3,
): Scored[][] {
  let best: (number | null)[] = names.map(() => null);
  let scored: Scored[][] = [];
  for (let pass = 0; pass < passes; pass++) {
    const surroundings = surroundingsOf(gazetteer, names, best, countries);
    scored = names.map((name, index) => scoreName(gazetteer, name, index, surroundings, ranker));
    best = scored.map((list) => list[0]?.hit.place ?? null);
  }
  return scored;
}

interface Surroundings {
  countries: CountryCounts;
  /** Mentions by country of the present best reading, over all names. */
  mentions: Map<string, number>;
  total: number;
  best: readonly (number | null)[];
  indexOf: Map<RankedName, number>;
  names: readonly RankedName[];
}

function surroundingsOf(
  gazetteer: Gazetteer,
  names: readonly RankedName[],
  best: readonly (number | null)[],
  countries: CountryCounts,
): Surroundings {
  const mentions = new Map<string, number>();
  let total = 0;
  for (const [country, count] of countries) {
    mentions.set(country, count);
    total += count;
  }
  names.forEach((name, index) => {
    const place = best[index];
    const country = place === null || place === undefined ? null : gazetteer.country(place);
    if (!country || gazetteer.kind(place!) === 'country') return;
    mentions.set(country, (mentions.get(country) ?? 0) + name.count);
    total += name.count;
  });
  return { countries, mentions, total, best, names, indexOf: new Map(names.map((name, index) => [name, index])) };
}

function scoreName(
  gazetteer: Gazetteer,
  name: RankedName,
  index: number,
  around: Surroundings,
  ranker: Ranker,
): Scored[] {
  const populations = name.hits.map((hit) => importance(gazetteer, hit.place));
  const largest = Math.max(1, ...populations);
  const inCountries = name.hits.filter((hit) => around.countries.has(gazetteer.country(hit.place) ?? '')).length;
  return name.hits
    .map((hit, at): Scored => {
      const features = featuresOf(gazetteer, name, index, hit, populations[at]!, largest, inCountries, around);
      let score = 0;
      for (let i = 0; i < features.length; i++) score += features[i]! * (ranker.weights[i] ?? 0);
      return { hit, score, features };
    })
    .sort((a, b) => b.score - a.score || a.hit.place - b.hit.place);
}

/** people, or what a sea, region or site counts for beside towns: those of our own list are all in the news. */
function importance(gazetteer: Gazetteer, place: number): number {
  return OWN.has(gazetteer.kind(place)) ? 1_000_000 : gazetteer.population(place);
}
const OWN = new Set<Kind>(['continent', 'region', 'sea', 'island', 'river', 'mountains', 'desert', 'site']);

function featuresOf(
  gazetteer: Gazetteer,
  name: RankedName,
  index: number,
  hit: Hit,
  population: number,
  largest: number,
  inCountries: number,
  around: Surroundings,
): Float32Array {
  const { place } = hit;
  const kind = gazetteer.kind(place);
  const country = gazetteer.country(place) ?? '';
  const own =
    around.best[index] !== null && gazetteer.country(around.best[index]!) === country && kind !== 'country'
      ? name.count
      : 0;
  const others = Math.max(0, (around.mentions.get(country) ?? 0) - own);
  const total = Math.max(0, around.total - own);
  const containment = containmentOf(gazetteer, name, place, around);
  const neighbours = neighboursOf(gazetteer, index, place, around);
  const sorted = sortOf(name.sort, kind);
  const values = [
    Math.log10(population + 1) / 7,
    population === largest ? 1 : 0,
    Math.log10((population + 1) / (largest + 1)) / 4,
    hit.form === 'alias' ? 1 : 0,
    hit.form === 'alternate' || hit.form === 'similar' ? 1 : 0,
    gazetteer.name(place) === name.text ? 1 : 0,
    kind !== 'country' && around.countries.has(country) ? 1 : 0,
    kind !== 'country' && name.beside.has(country) ? 1 : 0,
    total > 0 ? others / total : 0,
    containment > 0 ? 1 : 0,
    containment < 0 ? 1 : 0,
    neighbours.near,
    neighbours.province,
    neighbours.holds,
    sorted > 0 ? 1 : 0,
    sorted < 0 ? 1 : 0,
    kind !== 'country' && inCountries === 1 && around.countries.has(country) ? 1 : 0,
    kind === 'capital' && around.countries.has(country) ? 1 : 0,
    (kind === 'admin1' || kind === 'admin2') && name.sort !== 'unit' && hasTown(gazetteer, name, place) ? 1 : 0,
    kind !== 'country' &&
    name.sort !== 'town' &&
    name.hits.some((other) => gazetteer.kind(other.place) === 'country' && gazetteer.country(other.place) === country)
      ? 1
      : 0,
    name.definite && /^(?:sea|region|river|mountains|desert|continent)$/.test(kind) ? 1 : 0,
    ...KINDS.map((other) => (other === kind ? 1 : 0)),
  ];
  return Float32Array.from(values);
}

/** 1 inside what its words say, −1 outside of all of it, 0 nothing said. */
function containmentOf(gazetteer: Gazetteer, name: RankedName, place: number, around: Surroundings): number {
  const country = gazetteer.country(place);
  if (name.said.size > 0) return country !== null && name.said.has(country) ? 1 : -1;
  if (name.inside.length === 0) return 0;
  for (const outer of name.inside) {
    if (
      outer.hits.some(({ place: holder }) =>
        holds(gazetteer, holder, place, around.best[around.indexOf.get(outer) ?? -1] === holder),
      )
    )
      return 1;
  }
  return -1;
}

/** Does the first place hold the second? A town holds what lies within its reach, if it is the reading taken. */
function holds(gazetteer: Gazetteer, holder: number, place: number, taken: boolean): boolean {
  if (holder === place) return false;
  const kind = gazetteer.kind(holder);
  if (kind === 'country') return gazetteer.country(holder) === gazetteer.country(place);
  if (gazetteer.admin1(place) === holder) return true;
  return taken && kind !== 'admin1' && distance(gazetteer, holder, place) < 60;
}

function neighboursOf(
  gazetteer: Gazetteer,
  index: number,
  place: number,
  around: Surroundings,
): { near: number; province: number; holds: number } {
  let nearest = Number.POSITIVE_INFINITY;
  let province = 0;
  let holding = 0;
  const admin1 = gazetteer.admin1(place);
  const kind = gazetteer.kind(place);
  for (let other = 0; other < around.best.length; other++) {
    const reading = around.best[other];
    if (other === index || reading === null || reading === undefined || reading === place) continue;
    if (reading === admin1) province = 1;
    if (kind === 'admin1' && gazetteer.admin1(reading) === place) holding = 1;
    if (kind === 'country' && gazetteer.country(reading) === gazetteer.country(place)) holding = 1;
    const otherKind = gazetteer.kind(reading);
    if (otherKind === 'country' || otherKind === 'continent' || otherKind === 'sea' || otherKind === 'region') continue;
    nearest = Math.min(nearest, distance(gazetteer, reading, place));
  }
  return { near: Math.exp(-nearest / 250), province, holds: holding };
}

/** Is there a town of the same name in the unit, with a good part of its people? Then the bare name is the town. */
function hasTown(gazetteer: Gazetteer, name: RankedName, unit: number): boolean {
  const within = gazetteer.kind(unit) === 'admin1' ? unit : gazetteer.admin1(unit);
  return name.hits.some(
    ({ place }) =>
      /^(?:capital|admin1-seat|town)$/.test(gazetteer.kind(place)) &&
      gazetteer.admin1(place) === within &&
      gazetteer.population(place) > 0.2 * gazetteer.population(unit),
  );
}

function sortOf(sort: Sort, kind: Kind): number {
  if (sort === null) return 0;
  if (sort === 'unit') return kind === 'admin1' || kind === 'admin2' || kind === 'region' ? 1 : -1;
  if (sort === 'water') return kind === 'sea' || kind === 'river' ? 1 : -1;
  return kind === 'town' || kind === 'capital' || kind === 'admin1-seat' || kind === 'quarter' ? 1 : -1;
}

/** Kilometres along a great circle. */
export function distance(gazetteer: Gazetteer, a: number, b: number): number {
  return kilometres(gazetteer.lat(a), gazetteer.lon(a), gazetteer.lat(b), gazetteer.lon(b));
}

export function kilometres(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const radians = Math.PI / 180;
  const a = Math.sin(((lat2 - lat1) * radians) / 2) ** 2;
  const b = Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * Math.sin(((lon2 - lon1) * radians) / 2) ** 2;
  return 12742 * Math.asin(Math.min(1, Math.sqrt(a + b)));
}
