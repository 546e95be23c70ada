/**
 * Readings that a text gives no ground for: a name that no list knows of the text's country, and that some village far away
 * happens to bear ("the Mercato district" of an African capital), a building named after a place abroad, or a place said to lie in
 * a country where no list has one of its name. In: the names of a text
 * with their ranked candidates. Out: true for a small place, a bigger one under another of its names, or what such a building is
 * called after, alone in a country that nothing else in the text is of, while other countries are spoken of.
 */
import type { Gazetteer, Kind } from './gazetteer.ts';
import type { CountryCounts, RankedName, Scored } from './rank.ts';

/** People of a place that is known beyond its country. */
const KNOWN = 30_000;
/** The same of one that is called by another of its names. */
const WIDELY_KNOWN = 1_000_000;
/** People of a place that hardly anybody knows. */
const HAMLET = 5_000;
/** Mentions of other countries that make a text be about them; for a hamlet, or what is called by another of its names, one will do. */
const ELSEWHERE = 2;
/** Buildings and streets are named after places far away. */
const NAMESAKE = / (?:hospital|clinic|school|hall|mosque|church|street|road|market)$/i;

export function strays(
  gazetteer: Gazetteer,
  names: readonly RankedName[],
  scored: readonly (readonly Scored[])[],
  countries: CountryCounts,
): boolean[] {
  const mentions = new Map(countries);
  const kindOf = (at: number): Kind | null => {
    const place = scored[at]![0]?.hit.place;
    return place === undefined ? null : gazetteer.kind(place);
  };
  const countryOf = (at: number): string | null => {
    const place = scored[at]![0]?.hit.place;
    return place === undefined ? null : gazetteer.country(place);
  };
  names.forEach(({ count }, at) => {
    const country = countryOf(at);
    // countries were counted by those who named them
    if (country !== null && kindOf(at) !== 'country') mentions.set(country, (mentions.get(country) ?? 0) + count);
  });
  const total = [...mentions.values()].reduce((sum, each) => sum + each, 0);
  return names.map((name, at) => {
    const best = scored[at]![0];
    const country = countryOf(at);
    const kind = kindOf(at);
    const isNamesake = NAMESAKE.test(name.text);
    if (!best || country === null) return false;
    if (name.said.size > 0) return kind !== 'country' && !name.said.has(country);
    if (name.inside.length > 0) return false;
    if (!isNamesake && !/^(?:town|quarter|admin2)$/.test(kind ?? '')) return false;
    const { place, form } = best.hit;
    const people = gazetteer.population(place);
    const isWeak = isNamesake || form === 'alternate' || people < HAMLET;
    const here = mentions.get(country) ?? 0;
    if (here > name.count || total - here < (isWeak ? 1 : ELSEWHERE)) return false;
    return isNamesake || people < (form === 'main' ? KNOWN : WIDELY_KNOWN);
  });
}
