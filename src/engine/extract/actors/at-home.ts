/**
 * Who is at home in the country that a text is about: people, criminals, strangers with a name, whose words say no country and for whom
 * no rule of countries.ts found one. In: such mentions, the ground that the text gives (ground.ts). Out: the same, as parts of that
 * state or its people; somebody with a name keeps it.
 */
import type { ActorRef } from '../../document.ts';
import { ONE_TO_TEN, ROUND_NUMBERS } from '../number-words.ts';
import type { Ground, Placed } from './ground.ts';
import type { Actors } from './knowledge.ts';
import { singular } from './names.ts';
import { organName, suffixOf } from './organ-names.ts';
import type { Reading } from './reading.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Those of a state, whose named bodies and men are its own. */
export const OFFICIAL = words('MIL COP GOV LEG JUD SPY');
/** Those who serve where they are. */
const ON_DUTY = words('MIL COP');
/** People that are away from home. */
export const AWAY = words(
  'tourist traveler traveller passenger pilgrim expatriate compatriot countryman hostage captive settler colonist minority',
);
/** Persons of whom no more is said, and numbers that count them. */
const PERSONS: ReadonlySet<string> = new Set([
  ...words('person people individual other woman man girl boy child youth citizen several many'),
  ...ONE_TO_TEN,
  ...ROUND_NUMBERS,
]);
/** Sectors of those who are of several countries, or have left theirs. */
export const ABROAD = words('REF IGO UNO EUR NGO ISM IMG MNC');
/** Words of many countries, or of another. */
export const WORLDLY =
  /\b(?:global|international|multinational|foreign(?! (?:ministry|minister|office|secretary|affairs|service|department|policy))|overseas|world|worldwide|western|arab|african|asian|european|american|nations|countries|states|latin|islamic|islam|continental)\b/i;
/** Openings that say the one meant is any, or not from here. */
const STRANGE = words('such other foreign any another international allied');
/** Whole states, each of its own country. */
const STATES = words('power country nation state ally');
/** Called so by whoever speaks of them: an article about one country need not mean its own. */
export const NAMELESS = words('terrorist extremist jihadist jihadi islamist');
/** Whoever has a part in a state or its people; one out of office stands for himself. */
const PARTS = /^(?!ELI|UNK|$)/;
const STATE_ORGAN = /^(?:Ministry|Department) of |(?:Ministry|Court|Department)$/;
/** What anybody may have fired: nobody's until the text says whose. */
const WEAPONS = words('drone missile rocket shell bomb mortar grenade mine warhead projectile');

/** @param settled whom those with a name now are; whoever leads back to one is of his country too */
export function settleAtHome(
  found: readonly Placed[],
  ground: Ground,
  actors: Actors,
  settled: Map<string, Reading['actor']>,
): void {
  for (const [key, mentions] of Map.groupBy(found, (each) => keyOf(each.reading.actor))) {
    const isNamed = mentions[0]!.reading.actor.id !== null;
    if (!isNamed) {
      for (const each of mentions) {
        const home = ground.home(each.sentence, true);
        if (home !== null) house(each, home, actors);
      }
      continue;
    }
    // one name has one home: that of where it is told first; a constable's or soldier's is where the sentences before are
    const serves = ON_DUTY.has(mentions[0]!.reading.actor.sectors[0] ?? '');
    const home = mentions.map(({ sentence }) => ground.home(sentence, serves)).find((each) => each !== null);
    if (home === undefined) continue;
    for (const each of mentions) settle(each, home!, actors);
    settled.set(key, mentions[0]!.reading.actor);
  }
}

/**
 * Whether somebody without a country may be of the one the text is about: he is on no file, and not said to be from elsewhere, from
 * many countries or from none.
 * @param noun the head of his words
 * @param first their first word, lower case
 */
export function mayBeHoused(actor: ActorRef, noun: string, first: string, actors: Actors): boolean {
  if (actor.country !== null || actor.collective !== null || isFromElsewhere(actor, noun, first)) return false;
  const kind = singular(noun);
  if (NAMELESS.has(kind) || AWAY.has(kind) || STATES.has(kind) || ABROAD.has(actor.sectors[0] ?? '')) return false;
  return actor.id === null || (actors.record(actor.id) === null && actors.record(actor.id.split('/')[0]!) === null);
}

/** "His counterpart", "another army", "Western forces", a drone: of another country than the text is about, of many, or nobody's. */
export function isFromElsewhere({ name }: ActorRef, noun: string, first: string): boolean {
  return WEAPONS.has(noun) || noun === 'counterpart' || STRANGE.has(first) || WORLDLY.test(name);
}

/** What tells one somebody from another. */
export const keyOf = ({ id, person }: Reading['actor']): string => `${id}|${person}`;

/** A named body or man is of the article's country: what is his own name stays so. */
export function settle(each: Placed, country: string, actors: Actors): void {
  const { actor } = each.reading;
  const state = actors.stateOf(country);
  if (!state) return;
  // a state has one government and one judiciary, whichever its ministry or court is
  const [sector = ''] = actor.sectors;
  const isOrgan = actor.person === null ? OFFICIAL.has(sector) && STATE_ORGAN.test(actor.name) : PARTS.test(sector);
  // whose name is told teaches
  const suffix = actor.person !== null && sector === 'EDU' ? 'education' : suffixOf(actor.sectors);
  const id = isOrgan ? `${state.id}/${suffix}` : actor.id;
  each.reading = { ...each.reading, actor: { ...actor, id, country: state.country } };
}

/** A mention without a name, as a part of a state or its people. */
export function house(each: Placed, country: string, actors: Actors): void {
  each.reading = { ...each.reading, actor: housed(each.reading.actor, singular(each.noun), country, actors) };
}

/**
 * Somebody without a name as a part of a state or its people: "the army" of Freedonia is `freedonia/military`. Plain persons are its
 * civilians; whoever is told by a pronoun or a word that says nothing of him is of that country, and no more is known of him.
 * @param noun the head of his words, in the singular
 */
export function housed<A extends ActorRef>(actor: A, noun: string, country: string, actors: Actors): A {
  const state = actors.stateOf(country);
  if (!state) return actor;
  const isPlain = actor.sectors.every((sector) => sector === 'UNK') && PERSONS.has(noun);
  const said = isPlain ? ['CVL'] : actor.sectors;
  const role = actors.roles(noun).find((each) => each.sectors[0] === said[0]);
  // fighters of whom nobody says whose they are fight for no state
  const isRebel = role?.class === 'fighter' && said[0] === 'MIL';
  const sectors = isRebel ? ['REB'] : said;
  const suffix = (isRebel ? undefined : role?.suffix) ?? suffixOf(sectors);
  if (suffix === suffixOf(['UNK'])) return { ...actor, country: state.country };
  return { ...actor, id: `${state.id}/${suffix}`, name: organName(state, suffix), country: state.country, sectors };
}
