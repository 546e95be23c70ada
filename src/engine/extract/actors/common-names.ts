/**
 * Words that are in many names. In: a word or name. Out: whether every country has a body of that name ("Senate", "Ministry
 * of Labour"), whether many people on file bear a surname, and whether a word before a name is a form of address.
 */
import type { Actors } from './knowledge.ts';
import { normalise } from './names.ts';
import type { ActorRecord } from './record.ts';
import { splitPhrase, wordsOf } from './words.ts';

/** Words of organs and parties that many countries have. */
const GENERIC = new Set(
  'congress senate parliament house representatives assembly national council supreme court labour labor democrats democrat republicans republican conservatives conservative liberals liberal socialists socialist communists communist greens green party union front justice ministry commons lords chamber deputies capitol prime ministers presidents office cabinet presidential palace foreign interior home defence defense finance affairs external internal public security council commission electoral election central bank army navy air force forces guard republican coast board agency service services intelligence bureau investigation department secretariat federal general governing transitional state treasury police constitutional high court peoples shura constituent authority and for of the'.split(
    ' ',
  ),
);

export const isGeneric = (key: string): boolean => GENERIC.has(key);

const HONORIFICS = new Set(
  'mr mrs ms miss dr sir lord lady dame prof professor sheikh imam ayatollah general'.split(' '),
);

/** "Mr.", "Sheikh": said of anybody, and no part of a name. */
export function isHonorific(form: string): boolean {
  return HONORIFICS.has(normalise(form));
}

/** True if a body's name consists of words every country uses: a phrase such as "Ministry of Labour" means the matter. */
export function isCommonName(name: string): boolean {
  return wordsOf(splitPhrase(name)).every(({ key }) => GENERIC.has(key));
}

/** So many men of one surname on file, and a full name with it is borne by others too. */
const COMMON = 3;

/** Of a surname, or a name that ends in it. */
export function isCommonSurname(name: string, actors: Actors): boolean {
  return new Set(bearersOf(name.slice(name.lastIndexOf(' ') + 1), actors)).size >= COMMON;
}

/** Everybody on file of a surname. */
export function bearersOf(surname: string, actors: Actors): ActorRecord[] {
  return actors.named(surname).flatMap(({ record, how }) => (how === 'surname' ? [record] : []));
}
