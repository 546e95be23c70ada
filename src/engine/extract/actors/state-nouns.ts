/**
 * Nouns that stand for a state as a whole and name none: "the country", "both nations", "her homeland". One list; what stands
 * around a noun widens or narrows it.
 */

/** A state wherever they stand. */
const EVERYWHERE = ['country', 'nation'];

/** Where a cluster or a pair ("both states") ties the noun to somebody named. */
export const STATE_NOUNS: ReadonlySet<string> = new Set([...EVERYWHERE, 'state']);

/** Behind "the" with nothing else to say which: "the state" alone may be part of a federation, "the kingdom" is not. */
export const LONE_STATE_NOUNS: ReadonlySet<string> = new Set([...EVERYWHERE, 'kingdom']);

/** Behind "his", "their": words for where one belongs, too; "his state" may again be part of a federation. */
export const OWN_STATE_NOUNS: ReadonlySet<string> = new Set([...EVERYWHERE, 'homeland', 'motherland', 'fatherland']);
