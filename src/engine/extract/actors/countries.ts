/**
 * In: actors whose words say no country ("the army", "police", "residents"). Out: the country the text gives ground for: that of the
 * body last called so in full ("the ministry" after "Egypt's Ministry of Interior"), that of the only place their sentence
 * names, that of most places and actors of the article. Whose those are depends on who it is: police act where they stand, a
 * government speaks from home. For the rest see at-home.ts; without any ground they stay without a country.
 */
import {
  ABROAD,
  AWAY,
  house,
  isFromElsewhere,
  keyOf,
  mayBeHoused,
  NAMELESS,
  OFFICIAL,
  settle,
  settleAtHome,
  WORLDLY,
} from './at-home.ts';
import { type Ground, groundOf, type Placed, type Site } from './ground.ts';
import type { Actors } from './knowledge.ts';
import { singular } from './names.ts';
import type { Reading } from './reading.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Sectors whose country the text around may give. */
const HOMEBOUND = words('MIL COP GOV LEG JUD SPY OPP PRM REB UAF PTY');
/** Those who act where they stand, abroad too. */
const ON_SITE = words('MIL COP PRM REB UAF');
/** Those who are spoken of as one side: "the opposition forces" after "the Syrian opposition". */
const SIDES = words('OPP REB UAF');
/** Parts of a people: they are of the country of their sentence's place, else of the only one that the article is about. */
const PEOPLE = words('CVL LAB EDU AGR MED JRN SOC BUS REL CRM');
/** Sectors of faiths and peoples. */
const FAITHS = words('REL CVL');
/** People that are away from home, or of somebody's house and not of a country. */
const ELSEWHERE = new Set([
  ...AWAY,
  ...words(
    'husband wife son daughter brother sister mother father parent relative widow colleague friend fan player athlete tribe indian',
  ),
]);
/** Whose people they are is said of them by these. */
const OWNED = words('his her their its my our your whose');
const DEFINITE = words('the his her their its my our your these those');
/** Heads that any body has: nobody knows whose. */
const GENERIC = words(
  'representative member delegation director chairman chairwoman chair chief head boss leadership executive coordinator founder commissioner delegate leader manager fighter combatant',
);
/** First words of the offices of a state. */
const OFFICES = words(
  'president premier prime vice deputy minister foreign defence defense interior finance justice home health education energy oil trade economy information transport agriculture labour labor chancellor attorney',
);
/** Bodies that ministers and their deputies are of. */
const MINISTRIES = words('ministry department government');
/** How many sentences on a body's country still holds against that of a place. */
const REACH = 3;

/**
 * @param found in the order of the text
 * @param sites country of each place the text names, with its sentence
 * @param areOne whether coreference has two mentions for the same
 */
export function inheritCountries<Each extends Placed>(
  found: readonly Each[],
  sites: readonly Site[],
  actors: Actors,
  areOne: (one: Each, other: Each) => boolean = () => false,
): void {
  // by what they are called, whoever was last seen to be of a country
  const told = new Map<string, Each>();
  const ground = groundOf(found, sites);
  const last = new Map<string, { country: string; sentence: number }>();
  const settled = new Map<string, Reading['actor']>();
  const own = new Set(
    found.filter(({ reading: { basis } }) => basis !== 'coreference').map((each) => keyOf(each.reading.actor)),
  );
  let ministry: { country: string; sentence: number } | null = null;
  for (const each of found) {
    const { actor, ambiguous, basis } = each.reading;
    if (actor.country !== null) {
      const isBody = actor.id?.includes('/') && actor.person === null && (basis === 'composed' || basis === 'title');
      const here = { country: actor.country, sentence: each.sentence };
      if (isBody) last.set(bodyKey(each), here);
      if (isBody && MINISTRIES.has(each.noun)) ministry = here;
      if (isBody) told.set(bodyKey(each), each);
      if (actor.person === null && SIDES.has(actor.sectors[0] ?? '')) last.set(actor.sectors[0]!, here);
      continue;
    }
    const sector = actor.sectors[0] ?? '';
    if (ambiguous || actor.collective !== null) continue;
    if (isPeople(each)) {
      const named = ground.here.get(each.sentence);
      const home = named === undefined ? ground.sole : named.size === 1 ? [...named][0]! : null;
      if (home !== null) house(each, home, actors);
      continue;
    }
    // "members of the Union of Mill Hands (Unimil)": what is only called by its short name leads back to no mention
    const isShort = basis === 'coreference' && !own.has(keyOf(actor)) && actors.record(actor.id ?? '') === null;
    const faithful = isFaithful(each, actors);
    if (faithful || isStranger(each, isShort)) {
      const home = faithful ? (onlyPlace(each, ground) ?? ground.sole) : ground.sole;
      if (home === null) continue;
      settle(each, home, actors);
      settled.set(keyOf(actor), each.reading.actor);
      continue;
    }
    if (!HOMEBOUND.has(sector)) continue;
    if (actor.id !== null) {
      if (basis !== 'unknown' || !OFFICIAL.has(sector)) continue;
      const home = ground.sole ?? (actor.person === null ? null : homeOfOfficial(each, ministry, ground));
      if (home === null) continue;
      settle(each, home, actors);
      settled.set(keyOf(actor), each.reading.actor);
      continue;
    }
    if (isFromElsewhere(actor, each.noun, each.first)) continue;
    if (GENERIC.has(each.noun) && sector !== 'LEG' && !last.has(bodyKey(each))) continue;
    const before = told.get(bodyKey(each));
    const same = before && areOne(before, each) ? before.reading.actor.country : null;
    const country = same ?? countryOf(each, sector, last.get(bodyKey(each)) ?? last.get(sector), ground);
    if (country === null) continue;
    house(each, country, actors);
    told.set(bodyKey(each), each);
  }
  settleAtHome(
    found.filter((each) => mayBeAtHome(each, actors)),
    ground,
    actors,
    settled,
  );
  // Whoever leads back to such a name is of its country too.
  for (const each of found) {
    const actor = each.reading.basis === 'coreference' ? settled.get(keyOf(each.reading.actor)) : undefined;
    if (actor) each.reading = { ...each.reading, actor };
  }
}

function mayBeAtHome({ reading: { actor, ambiguous }, noun, first }: Placed, actors: Actors): boolean {
  // whose government it is, and any body's director, takes better ground than this
  return !ambiguous && actor.sectors[0] !== 'GOV' && !GENERIC.has(noun) && mayBeHoused(actor, noun, first, actors);
}

/**
 * "The Freedonian Ministry of Health said that the deputy minister, Ada Bell, …": of whose ministry the sentence speaks. A
 * minister is otherwise of where the article is at home, and so is any official where his sentence names no other country.
 */
function homeOfOfficial(
  { first, sentence, reading }: Placed,
  ministry: { country: string; sentence: number } | null,
  { article, lead, named, here }: Ground,
): string | null {
  if (reading.actor.sectors[0] !== 'GOV') return null;
  const isMinister = OFFICES.has(first);
  if (ministry?.sentence === sentence) return ministry.country;
  const home = article ?? lead;
  const others = [...(named.get(sentence) ?? []), ...(here.get(sentence) ?? [])].some((each) => each !== home);
  return (isMinister && article !== null) || !others ? home : null;
}

/** A body or man on no file, whose words say no country and do not reach beyond one. */
function isStranger({ reading: { actor, basis } }: Placed, isShort: boolean): boolean {
  if (actor.id === null || (basis !== 'unknown' && !isShort)) return false;
  if (actor.person !== null) return !HOMEBOUND.has(actor.sectors[0] ?? '') && !/^@/.test(actor.person);
  return !WORLDLY.test(actor.name) && !ABROAD.has(actor.sectors[0] ?? '');
}

/** "Muslims", "Arabs": of a faith or people of many countries, here those of one. */
function isFaithful({ reading: { actor, basis } }: Placed, actors: Actors): boolean {
  const record = actor.id === null ? null : actors.record(actor.id.split('/')[0]!);
  return record?.kind === 'region' && basis !== 'coreference' && FAITHS.has(actor.sectors[0] ?? '');
}

/** The only country that a sentence names a place of. */
function onlyPlace({ sentence }: Placed, { here }: Ground): string | null {
  const named = here.get(sentence);
  return named?.size === 1 ? [...named][0]! : null;
}

/** "Residents", "students", "several hundred villagers", in whatever country. */
function isPeople({ reading: { actor, basis }, noun, first }: Placed): boolean {
  return (
    actor.id === null &&
    actor.person === null &&
    basis === 'composed' &&
    PEOPLE.has(actor.sectors[0] ?? '') &&
    !ELSEWHERE.has(singular(noun)) &&
    !OWNED.has(first) &&
    !WORLDLY.test(actor.name)
  );
}

/** "The forces" of an army are not those of its opposition. */
const bodyKey = ({ noun, reading }: Placed): string => `${noun}|${reading.actor.sectors[0] ?? ''}`;

function countryOf(
  each: Placed,
  sector: string,
  last: { country: string; sentence: number } | undefined,
  { article, lead, here, two, named: people, opens }: Ground,
): string | null {
  const named = here.get(each.sentence);
  const place = named?.size === 1 ? [...named][0]! : null;
  // "fifteen soldiers" are none of those spoken of before: they are of where they stand
  if (place !== null && ON_SITE.has(sector) && isSeveral(each)) return place;
  if (last && each.sentence - last.sentence <= REACH) return last.country;
  // "In Freedonia, officials said": whoever is no one body is where the sentence begins
  if (place !== null && isSeveral(each) && opens(each)) return place;
  if (ON_SITE.has(sector)) {
    if (place !== null) return place;
    if (last) return last.country;
    if (NAMELESS.has(singular(each.noun))) return null;
    if (named === undefined && article === null) return earlierPlace(each.sentence, here) ?? lead;
    return named === undefined || (article !== null && named.has(article)) ? article : null;
  }
  const others = [...(people.get(each.sentence) ?? []), ...(named ?? [])].some((other) => other !== lead);
  return last?.country ?? article ?? (others ? null : lead) ?? place ?? counterpart(each.sentence, two, people);
}

/** Several of a kind, and not those spoken of before: "officials", "several lawmakers", and not "the lawmakers". */
function isSeveral({ first, noun, plural }: Placed): boolean {
  return plural === true && !DEFINITE.has(first) && !['police', 'authorities'].includes(noun);
}

/** The only country of the places named in the sentences just before. */
function earlierPlace(sentence: number, here: ReadonlyMap<number, ReadonlySet<string>>): string | null {
  for (let back = 1; back <= REACH; back++) {
    const named = here.get(sentence - back);
    if (named) return named.size === 1 ? [...named][0]! : null;
  }
  return null;
}

/** "The foreign ministry summoned the Chinese ambassador": of two countries, the one that the sentence does not name. */
function counterpart(
  sentence: number,
  two: readonly string[],
  named: ReadonlyMap<number, ReadonlySet<string>>,
): string | null {
  const here = two.filter((country) => named.get(sentence)?.has(country));
  return two.length === 2 && here.length === 1 ? two.find((country) => country !== here[0])! : null;
}
