/**
 * Words that look like something else: prepositions, what makes a name a property of somebody else ("US-backed"), and
 * words spelled like names that are none here ("us", "is", "May 8").
 */
import { WEEKDAYS } from '../day-names.ts';
import type { Word } from './words.ts';

export const PREPOSITIONS: ReadonlySet<string> = new Set(
  'of in from for to at with by on against near under within inside across between among outside during over about into loyal affiliated linked allied backed led'.split(
    ' ',
  ),
);
export const DEPUTIES: ReadonlySet<string> = new Set(
  'deputy assistant vice under junior shadow would candidate designate associate'.split(' '),
);
/** Ranks that are adjectives before a common noun. */
export const RANKS: ReadonlySet<string> = new Set(['major', 'general', 'private']);
/** Forms of address, no part of a name however they are written. */
export const STYLES: ReadonlySet<string> = new Set(
  'majesty highness excellency holiness eminence honourable honorable honble mr mrs ms miss dr'.split(' '),
);
/** Forms of address of two words, of Malay and other courts. */
export const ADDRESSES: ReadonlySet<string> = new Set([
  'tan sri',
  'datuk seri',
  'datuk sri',
  'dato seri',
  'dato sri',
  'datuk wira',
  'tun dr',
  'right honourable',
]);
/** What follows a name by a hyphen and makes it a property of somebody else: US-backed, Saudi-led, Moscow-based. */
export const PARTICIPLES: ReadonlySet<string> = new Set(
  'backed led based recognised recognized born held controlled run allied linked affiliated supported funded trained armed owned occupied made built dominated majority speaking sponsored inspired brokered mediated aligned friendly appointed installed style leaning supplied registered flagged era'.split(
    ' ',
  ),
);
/** Words whose capitals or lack of them decide: pronouns and verbs that are acronyms too. */
const TREACHEROUS = new Set(
  'us is it who un as eta may ban car arena mas aid pace sas eu so ail abu gia ira pan pri pp pm fis plan act ran rose swat start arg west pale turkey chad male shan karen state'.split(
    ' ',
  ),
);

const FUNCTION_WORDS = new Set('PRON AUX DET VERB SCONJ ADP ADV'.split(' '));

/** A word that is spelled like a name and is something else here: "us", "is", "May 8". */
export function isOtherwise(word: Word, before: string, after: string): boolean {
  if (word.upos !== null && FUNCTION_WORDS.has(word.upos)) return true;
  // "BND 500" is money.
  if (word.shape === 'upper' && word.key.length === 3 && word.key !== 'us' && /^\d/.test(after)) return true;
  if (word.key === 'may') return isMonth(before, after);
  if (word.shape !== 'lower' || !TREACHEROUS.has(word.key)) return false;
  // In a phrase all in lower case "us troops" and "un envoy" are meant as names: nobody has said they are not.
  return !(word.upos === null && CLEAR.has(word.key) && after !== '');
}

export const isWeekday = ({ key }: Word): boolean => DAYS.has(key);

/** "In May", "May 8": the month and nobody's name. */
export function isMonth(before: string, after: string): boolean {
  return /^\d/.test(after) || /^\d/.test(before) || MONTH_CUES.has(before.toLowerCase());
}
const MONTH_CUES = new Set('in since until by last this next early late mid during of from till on'.split(' '));
const DAYS = new Set(WEEKDAYS.map((name) => name.toLowerCase()));
const CLEAR = new Set('us un eu ira is eta'.split(' '));
