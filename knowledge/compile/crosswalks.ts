/** Country code tables of other data sets → `crosswalks.json`: alpha-3 → { fips, cow, numeric, name, region }. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { iso31661 } from 'iso-3166';
import { parse } from 'yaml';
import { FileError } from '../../src/engine/errors.ts';

interface Country {
  fips: string | null;
  cow: number | null;
  numeric: string | null;
  name: string;
  /** As ACLED has it. */
  region: string | null;
}

function readRegions(file: string, iso: ReadonlyMap<string, unknown>): Map<string, string> {
  const regions = new Map<string, string>();
  for (const [region, codes] of Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, string>)) {
    for (const code of codes.split(' ')) {
      if (!iso.has(code) && code !== 'XKX')
        throw new FileError(file, null, `${code} is not an ISO 3166-1 alpha-3 code`);
      if (regions.has(code)) throw new FileError(file, null, `${code} stands in two regions`);
      regions.set(code, region);
    }
  }
  return regions;
}

export function compile(outDir: string): void {
  const folder = join(import.meta.dirname, '..', 'crosswalks');
  const file = join(folder, 'countries.yaml');
  const table = parse(readFileSync(file, 'utf8')) as Record<string, [string | null, number | null]>;
  const iso = new Map(iso31661.map((country) => [country.alpha3, country]));
  const regions = readRegions(join(folder, 'acled-regions.yaml'), iso);
  const out: Record<string, Country> = {};
  for (const [code, [fips, cow]] of Object.entries(table)) {
    const country = iso.get(code);
    if (!country && code !== 'XKX') throw new FileError(file, null, `${code} is not an ISO 3166-1 alpha-3 code`);
    out[code] = { fips, cow, numeric: country?.numeric ?? null, name: country?.name ?? 'Kosovo', region: null };
  }
  for (const [code, country] of iso)
    out[code] ??= { fips: null, cow: null, numeric: country.numeric, name: country.name, region: null };
  for (const [code, region] of regions) out[code]!.region = region;
  writeFileSync(join(outDir, 'crosswalks.json'), JSON.stringify(out));
}
