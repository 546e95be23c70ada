/**
 * Words that are in many names. In: a word or name. Out: whether every country has a body of that name ("Senate", "Ministry
 * of Labour"), and whether a word before a name is a form of address.
 */
import { normalise } from './names.ts';
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
