/**
 * Whether the name that a cluster has may fill a vague phrase of it: "the rebels", "the firm", "the minister". In: who the name means, the
 * phrase. Out: no where the two are of different kinds: no government is a cartel, no prosecutor a head of state.
 */
import { isBodyWord } from './agreement.ts';
import type { Found } from './found.ts';
import type { Actors } from './knowledge.ts';
import { singular } from './names.ts';
import type { Reading } from './reading.ts';

const PEOPLE = new Set('CVL SOC CRM EDU LAB BUS OPP MIL JUD LEG COP REL MED JRN'.split(' '));
/** What nobody does beside governing. */
const TRADES = new Set('JUD COP MED JRN EDU LAB REL'.split(' '));
const FIGHTERS = new Set('REB UAF PRM CRM'.split(' '));
const FIRMS = new Set('BUS MNC MED'.split(' '));
/** Bodies that are neither a state's nor a party's. */
const PRIVATE = new Set([...FIGHTERS, ...FIRMS, 'NGO', 'LAB', 'EDU']);
const STATE_ORGANS = new Set('army navy military government ministry police parliament court'.split(' '));
const STATE_OFFICES = new Set('minister ambassador envoy governor premier diplomat consul mayor'.split(' '));
const PUBLIC = new Set('GOV ELI PTY LEG MIL OPP JUD SPY COP UNO IGO'.split(' '));

export function suits(named: Reading, { reading, head }: Pick<Found, 'reading' | 'head'>, actors: Actors): boolean {
  const { id, person, sectors } = named.actor;
  const noun = singular(head.form.toLowerCase());
  // one that is a party now may have fought when its text was written
  const isGroup = id !== null && actors.record(id)?.kind === 'group';
  if (isGroup && STATE_ORGANS.has(noun)) return false;
  // "the minister" is no lawyer whom the text has introduced
  if (person !== null && STATE_OFFICES.has(noun) && !sectors.every((each) => PUBLIC.has(each))) return false;
  return areOfKind(named, reading, isGroup) || (person === null && sectors.length === 0 && isBodyWord(head.form));
}

/**
 * Whether sectors let a name stand for a vague phrase.
 * @param isGroup the name is that of an armed group, party or movement on file
 */
function areOfKind({ actor }: Reading, vague: Reading, isGroup: boolean): boolean {
  const [sector] = vague.actor.sectors;
  if (sector === undefined || sector === 'UNK' || actor.sectors.includes(sector)) return true;
  const [first = ''] = actor.sectors;
  if (sector === 'PTY') return actor.person !== null || !PRIVATE.has(first);
  if (sector === 'GOV') return actor.person !== null || !(isGroup || first === 'PTY' || PRIVATE.has(first));
  // "the prosecutor" is no president
  if (actor.person !== null && PEOPLE.has(sector)) return !(first === 'GOV' && TRADES.has(sector));
  const are = (kinds: ReadonlySet<string>): boolean => actor.sectors.some((each) => kinds.has(each));
  if (FIRMS.has(sector)) return are(FIRMS);
  if (FIGHTERS.has(sector)) return isGroup || are(FIGHTERS);
  return sector === 'MIL' && isGroup && are(FIGHTERS);
}
