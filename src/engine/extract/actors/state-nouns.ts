/**
 * Nouns that stand for a state as a whole and name none: "the country", "both nations", "her homeland". One list; what stands
 * around a noun widens or narrows it.
 */

/** A state wherever they stand. */
const EVERYWHERE = ['country', 'nation'];

/** Where a cluster or a pair ("both states") ties the noun to somebody named. */
export const STATE_NOUNS: ReadonlySet<string> = new Set([...EVERYWHERE, 'state']);

/** Behind "the" with nothing else to say which: "the state" alone may be part of a federation, "the kingdom" is not. */
export const LONE_STATE_NOUNS: ReadonlySet<string> = new Set([
  ...EVERYWHERE,
  'kingdom',
  'emirate',
  'sultanate',
  'island',
]);

const codes = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Which states a noun can only stand for, by their codes. */
export const STATES_OF_KIND: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['kingdom', codes('SAU JOR MAR BHR THA KHM BTN LSO SWZ TON GBR ESP NLD BEL SWE NOR DNK NPL')],
  ['emirate', codes('QAT KWT ARE')],
  ['sultanate', codes('OMN BRN')],
  [
    'island',
    codes(
      'TWN LKA CUB MDG CYP MLT ISL IRL BHR SGP JAM MUS GRD BRB LCA DMA NRU PRI GUM ABW CUW MTQ GLP REU MYT NCL GRL IMN JEY',
    ),
  ],
]);

/** Behind "his", "their": words for where one belongs, too; "his state" may again be part of a federation. */
export const OWN_STATE_NOUNS: ReadonlySet<string> = new Set([...EVERYWHERE, 'homeland', 'motherland', 'fatherland']);
