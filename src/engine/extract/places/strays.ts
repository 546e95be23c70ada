/**
 * Readings that a text gives no ground for: a name that no list knows of the text's country, and that some village far away
 * happens to bear ("the Mercato district" of an African capital). In: the names of a text with their ranked candidates. Out:
 * true for a small place, or a bigger one under another of its names, alone in a country that nothing else in the text is of,
 * while other countries are spoken of.
 */
import type { Gazetteer } from './gazetteer.ts';
import type { CountryCounts, RankedName, Scored } from './rank.ts';

/** People of a place that is known beyond its country. */
const KNOWN = 30_000;
/** The same of one that is called by another of its names. */
const WIDELY_KNOWN = 1_000_000;
/** Mentions of other countries that make a text be about them. */
const ELSEWHERE = 2;

export function strays(
  gazetteer: Gazetteer,
  names: readonly RankedName[],
  scored: readonly (readonly Scored[])[],
  countries: CountryCounts,
): boolean[] {
  const mentions = new Map(countries);
  const countryOf = (at: number): string | null => {
    const place = scored[at]![0]?.hit.place;
    return place === undefined || gazetteer.kind(place) === 'country' ? null : gazetteer.country(place);
  };
  names.forEach(({ count }, at) => {
    const country = countryOf(at);
    if (country !== null) mentions.set(country, (mentions.get(country) ?? 0) + count);
  });
  const total = [...mentions.values()].reduce((sum, each) => sum + each, 0);
  return names.map((name, at) => {
    const best = scored[at]![0];
    const country = countryOf(at);
    if (!best || country === null || name.said.size > 0 || name.inside.length > 0) return false;
    const here = mentions.get(country)!;
    if (here > name.count || total - here < ELSEWHERE) return false;
    const { place, form } = best.hit;
    if (!/^(?:town|quarter|admin2)$/.test(gazetteer.kind(place))) return false;
    return gazetteer.population(place) < (form === 'main' ? KNOWN : WIDELY_KNOWN);
  });
}
