/** Country code tables of other data sets → `crosswalks.json`: alpha-3 → { fips, cow, numeric, name }. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { iso31661 } from 'iso-3166';
import { parse } from 'yaml';
import { FileError } from '../../src/engine/errors.ts';

export function compile(outDir: string): void {
  const file = join(import.meta.dirname, '..', 'crosswalks', 'countries.yaml');
  const table = parse(readFileSync(file, 'utf8')) as Record<string, [string | null, number | null]>;
  const iso = new Map(iso31661.map((country) => [country.alpha3, country]));
  const out: Record<string, { fips: string | null; cow: number | null; numeric: string | null; name: string }> = {};
  for (const [code, [fips, cow]] of Object.entries(table)) {
    const country = iso.get(code);
    if (!country && code !== 'XKX') throw new FileError(file, null, `${code} is not an ISO 3166-1 alpha-3 code`);
    out[code] = { fips, cow, numeric: country?.numeric ?? null, name: country?.name ?? 'Kosovo' };
  }
  for (const [code, country] of iso)
    out[code] ??= { fips: null, cow: null, numeric: country.numeric, name: country.name };
  writeFileSync(join(outDir, 'crosswalks.json'), JSON.stringify(out));
}
