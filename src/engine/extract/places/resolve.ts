/**
 * Mentions of a document → one reading each, and `resolvePlace`, the same for a single phrase (`entente resolve --place`).
 * Pure: gazetteer and weights are handed in.
 */
import type { Place } from '../../document.ts';
import type { Resources } from '../../resources.ts';
import { candidatesOf, type PlaceMention } from './candidates.ts';
import { type Gazetteer, type Hit, openGazetteer, precisionOf } from './gazetteer.ts';
import { nameKey } from './name-key.ts';
import { distance, rank, type RankedName, type Ranker, type Scored } from './rank.ts';
import { strays } from './strays.ts';

export interface PlaceKnowledge {
  gazetteer: Gazetteer;
  ranker: Ranker;
}

export type Reading = Pick<
  Place,
  'name' | 'lat' | 'lon' | 'country' | 'admin1' | 'geonames' | 'precision' | 'alternatives'
> & {
  /** Probability of this reading among the candidates. */
  score: number;
  /** Number of the place in the gazetteer. */
  place: number;
  /** The reading if the name acts: a capital stands for its government where a province of that name does not. */
  seat: Reading | null;
};

/** Opened once per process. */
export function openPlaces(resources: Resources): PlaceKnowledge {
  return {
    gazetteer: resources.knowledge.memo('places.bin', () => openGazetteer(resources.knowledge.bytes('places.bin'))),
    ranker: resources.models.memo(
      'places/ranker.json',
      () => JSON.parse(resources.models.text('places/ranker.json')) as Ranker,
    ),
  };
}

/** Readings by mention; null where the gazetteer has none. */
export function resolveMentions(
  mentions: readonly PlaceMention[],
  adjectives: ReadonlyMap<string, number>,
  knowledge: PlaceKnowledge,
): (Reading | null)[] {
  const { gazetteer, ranker } = knowledge;
  const { names, nameOf } = groupNames(mentions);
  const countries = countryCounts(mentions, adjectives, gazetteer);
  const scored = rank(gazetteer, names, countries, ranker);
  const stray = strays(gazetteer, names, scored, countries);
  const readings = scored.map((list, index) => (stray[index] ? null : readingOf(gazetteer, list)));
  return mentions.map((_, index) => readings[nameOf[index]!] ?? null);
}

/** One name per spelling: mentions that say where they lie stand apart only if they contradict one another. */
export function groupNames(mentions: readonly PlaceMention[]): { names: RankedName[]; nameOf: number[] } {
  const groups = new Map<string, { members: number[]; holder: string }>();
  const nameOf: number[] = new Array(mentions.length).fill(-1);
  const holderOf = (mention: PlaceMention): string =>
    mention.inside >= 0 ? nameKey(mentions[mention.inside]!.found) : (mention.said[0] ?? '');
  const keyOf = new Map<string, string>();
  mentions.forEach((mention, index) => {
    const key = nameKey(mention.found) + (mention.sort === 'unit' ? '|unit' : '');
    const holder = holderOf(mention);
    let slot = keyOf.get(key) ?? key;
    const group = groups.get(slot);
    if (group && holder !== '' && group.holder !== '' && group.holder !== holder) slot = `${key}|${holder}`;
    keyOf.set(key, slot);
    const found = groups.get(slot);
    if (found) {
      found.members.push(index);
      found.holder ||= holder;
    } else groups.set(slot, { members: [index], holder });
  });
  const names = [...groups.values()].map(({ members }, number): RankedName & { inside: RankedName[] } => {
    for (const member of members) nameOf[member] = number;
    const first = mentions[members[0]!]!;
    return {
      text: first.text,
      hits: first.hits,
      sort: members.map((member) => mentions[member]!.sort).find((sort) => sort !== null) ?? null,
      beside: new Set(members.flatMap((member) => mentions[member]!.beside)),
      definite: members.some((member) => mentions[member]!.definite),
      count: members.length,
      inside: [],
      said: new Set(members.flatMap((member) => mentions[member]!.said)),
    };
  });
  // what "the Ecuador district of Quilla" says of the unit holds for Quilla
  for (const [slot] of groups) {
    const unit = names[nameOf[groups.get(`${slot}|unit`)?.members[0] ?? -1] ?? -1];
    const town = names[nameOf[groups.get(slot)!.members[0]!]!]!;
    if (unit && town.said.size === 0 && town.inside.length === 0) town.said = unit.said;
  }
  mentions.forEach((mention, index) => {
    if (mention.inside >= 0) names[nameOf[index]!]!.inside.push(names[nameOf[mention.inside]!]!);
  });
  return { names, nameOf };
}

/** Countries the text names: by name (a name that can be a country counts) and by adjective, which says a little less. */
export function countryCounts(
  mentions: readonly PlaceMention[],
  adjectives: ReadonlyMap<string, number>,
  gazetteer: Gazetteer,
): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (country: string | null, count: number): void => {
    if (country) counts.set(country, (counts.get(country) ?? 0) + count);
  };
  for (const mention of mentions) {
    const country = mention.hits.find(({ place }) => gazetteer.kind(place) === 'country');
    if (country) add(gazetteer.country(country.place), 1);
  }
  for (const [country, count] of adjectives) add(country, 0.7 * count);
  return counts;
}

function readingOf(gazetteer: Gazetteer, list: readonly Scored[]): Reading | null {
  const reading = bestOf(gazetteer, list);
  const seat = list.filter(({ hit }) => gazetteer.kind(hit.place) === 'capital');
  if (!reading || seat.length === 0 || seat[0]!.hit.place === reading.place) return reading;
  return { ...reading, seat: bestOf(gazetteer, [...seat, ...list.filter((other) => !seat.includes(other))]) };
}

function bestOf(gazetteer: Gazetteer, list: readonly Scored[]): Reading | null {
  const best = list[0];
  if (!best) return null;
  const sum = list.reduce((total, { score }) => total + Math.exp(score - best.score), 0);
  const probability = (score: number): number => Number((Math.exp(score - best.score) / sum).toFixed(3));
  const { place } = best.hit;
  // A province and the town it is named after are one answer for most purposes: the town's share counts both.
  const shared = list.filter(({ hit }) => hit.place === place || distance(gazetteer, hit.place, place) < SAME_SPOT);
  const admin1 = gazetteer.kind(place) === 'admin1' ? place : gazetteer.admin1(place);
  return {
    place,
    seat: null,
    score: Number(
      Math.min(
        1,
        shared.reduce((total, { score }) => total + probability(score), 0),
      ).toFixed(3),
    ),
    name: gazetteer.name(place),
    lat: degrees(gazetteer.lat(place)),
    lon: degrees(gazetteer.lon(place)),
    country: gazetteer.country(place),
    admin1: admin1 === null ? null : gazetteer.name(admin1),
    geonames: gazetteer.geonames(place),
    precision: precisionOf(gazetteer.kind(place)),
    alternatives: list
      .filter((other) => !shared.includes(other))
      .slice(0, 5)
      .map(({ hit, score }) => ({
        name: gazetteer.name(hit.place),
        country: gazetteer.country(hit.place),
        geonames: gazetteer.geonames(hit.place),
        score: probability(score),
      })),
  };
}

/** Kilometres. */
const SAME_SPOT = 60;

/** Four figures are eleven metres; 32-bit columns hold little more. */
const degrees = (value: number): number => Number(value.toFixed(4));

/** A spelling no list has, if its consonants lead to one country alone. */
function likelyMeant(gazetteer: Gazetteer, words: string): Hit[] {
  const hits = gazetteer.similar(words);
  return new Set(hits.map(({ place }) => gazetteer.country(place))).size === 1 ? hits : [];
}

/** What is known besides the phrase. */
export interface PlaceContext {
  /** Countries (alpha-3) the phrase stands among. */
  countries?: readonly string[];
}

/**
 * Reads one phrase such as "Raqqa", "Paris, Texas", "the Syrian port of Latakia"; null if the gazetteer has no such name.
 * @param phrase a name, alone or with what it lies in after a comma
 */
export function resolvePlace(phrase: string, context: PlaceContext, knowledge: PlaceKnowledge): Reading | null {
  const { gazetteer } = knowledge;
  const [name = '', ...holders] = phrase.split(/,\s*|\s+in\s+/).map((part) => part.trim());
  const said: string[] = [];
  let words = name;
  const described =
    /^(?:the\s+)?(.*?)\b(?:city|town|port|village|province|region|capital|island|district)\s+of\s+(.+)$/i.exec(name);
  if (described) {
    const country = described[1]!
      .split(/\s+/)
      .map((word) => gazetteer.adjective(word))
      .find((code) => code !== null);
    if (country) said.push(country);
    if (country || described[1]!.trim() === '') words = described[2]!;
  }
  const mention = (text: string): PlaceMention => ({
    start: 0,
    end: text.length,
    text,
    inside: -1,
    said: [],
    definite: /^the /i.test(text),
    beside: [],
    ...candidatesOf(gazetteer, text),
  });
  const mentions = [
    { ...mention(words), said, beside: [...(context.countries ?? [])], inside: holders.length > 0 ? 1 : -1 },
    ...holders.map(mention),
  ];
  if (mentions[0]!.hits.length === 0) mentions[0]!.hits = likelyMeant(gazetteer, words);
  const adjectives = new Map((context.countries ?? []).map((country) => [country, 3]));
  return resolveMentions(mentions, adjectives, knowledge)[0] ?? null;
}
