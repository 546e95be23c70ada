/**
 * In: actors whose words say no country ("the army", "police"). Out: the country the text gives ground for: that of the
 * only place their sentence names, else of nearly all places and actors of the article. Without such ground they stay
 * without a country.
 */
import { organName, suffixOf } from './build.ts';
import type { Actors } from './knowledge.ts';
import type { Reading } from './reading.ts';

export interface Placed {
  reading: Reading;
  /** Ordinal of its sentence. */
  sentence: number;
  /** The phrase's first word, lower case. */
  first: string;
}

/** Sectors whose country the text around may give. */
const HOMEBOUND = new Set(['MIL', 'COP', 'GOV', 'LEG', 'JUD', 'SPY', 'OPP', 'PRM', 'REB', 'UAF', 'PTY']);
/** Openings that say the one meant is any, or not from here. */
const STRANGE = new Set([
  'such',
  'other',
  'foreign',
  'some',
  'any',
  'another',
  'no',
  'many',
  'international',
  'allied',
]);
/** Share of an article's countries that one must have to stand for all, and how many mentions make a share. */
const SHARE = 0.7;
const ENOUGH = 3;

/** @param sites country of each place the text locates something in, with its sentence */
export function inheritCountries(
  found: readonly Placed[],
  sites: readonly { country: string; sentence: number }[],
  actors: Actors,
): void {
  const counts = new Map<string, number>();
  const count = (country: string): Map<string, number> => counts.set(country, (counts.get(country) ?? 0) + 1);
  const here = new Map<number, Set<string>>();
  for (const { country, sentence } of sites) {
    count(country);
    const countries = here.get(sentence) ?? new Set<string>();
    here.set(sentence, countries.add(country));
  }
  for (const { reading } of found)
    if (reading.actor.country && reading.basis !== 'coreference') count(reading.actor.country);
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const [main] = [...counts].sort((a, b) => b[1] - a[1]);
  const article = main && total >= ENOUGH && main[1] / total >= SHARE ? main[0] : null;
  for (const each of found) {
    const { actor, ambiguous } = each.reading;
    if (actor.country !== null || actor.id !== null || ambiguous || actor.collective !== null) continue;
    if (!HOMEBOUND.has(actor.sectors[0] ?? '') || STRANGE.has(each.first)) continue;
    const named = here.get(each.sentence);
    const country =
      named?.size === 1
        ? [...named][0]!
        : named === undefined || (article !== null && named.has(article))
          ? article
          : null;
    const state = country ? actors.stateOf(country) : null;
    if (!state) continue;
    const suffix = suffixOf(actor.sectors);
    each.reading = {
      ...each.reading,
      actor: { ...actor, id: `${state.id}/${suffix}`, name: organName(state, suffix), country: state.country },
    };
  }
}
