/** Our own places: every line can be read, lies on the globe and names a country there is. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { iso31661 } from 'iso-3166';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { KINDS } from '../../src/engine/extract/places/gazetteer.ts';
import { nameKey } from '../../src/engine/extract/places/name-key.ts';

const read = <T>(name: string): T =>
  parse(readFileSync(join(resolve(import.meta.dirname, '../..'), 'knowledge', 'places', name), 'utf8')) as T;
const onGlobe = (lat: unknown, lon: unknown): boolean =>
  typeof lat === 'number' && typeof lon === 'number' && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
const codes = new Set<string>([...iso31661.map((country) => country.alpha2), 'XK']);

describe('knowledge/places', () => {
  it('regions', () => {
    const groups = read<Record<string, Record<string, unknown[]>>>('regions.yaml');
    const wrong: string[] = [];
    for (const [kind, places] of Object.entries(groups)) {
      expect(KINDS).toContain(kind);
      for (const [name, [lat, lon, country, ...also]] of Object.entries(places)) {
        if (!onGlobe(lat, lon)) wrong.push(`${name}: ${lat}, ${lon}`);
        if (country !== null && !codes.has(country as string)) wrong.push(`${name}: ${country}`);
        if (also.some((other) => typeof other !== 'string' || nameKey(other) === '')) wrong.push(`${name}: ${also}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('countries and provinces', () => {
    for (const file of ['countries.yaml', 'provinces.yaml']) {
      const wrong = Object.entries(read<Record<string, { at: unknown[]; also?: unknown[] }>>(file))
        .filter(
          ([code, { at, also = [] }]) =>
            !codes.has(code.slice(0, 2)) || !onGlobe(at[0], at[1]) || also.some((name) => typeof name !== 'string'),
        )
        .map(([code]) => code);
      expect(wrong).toEqual([]);
    }
  });
});
