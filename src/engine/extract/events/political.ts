/**
 * Whether a side is somebody whose acts are politics. In: the parties of a side and the tree they stand in. Out: whether one of
 * them is somebody in particular, and whether one holds, seeks or fights power, be it by what he is called alone.
 */
import type { Party } from './party.ts';
import type { SentenceTree } from './syntax.ts';

/** Sectors of public life. */
const POWER = new Set('GOV MIL COP LEG JUD PTY REB OPP UAF PRM SPY IGO UNO EUR NGO IMG ISM MNC LAB REL'.split(' '));

/** Nouns for those who hold or seek power. */
const POLITICAL = new Set(
  'government army troop soldier police rebel militia union party opposition president minister parliament court junta regime authority guerrilla fighter militant insurgent separatist force kidnapper king queen general official leader premier court judge mayor governor side group navy prosecutor coalition council senate congress cabinet gunman hacker country state activist faction movement diplomat ambassador envoy lawmaker chancellor commander rival administration general protester worker he they we she delegation mediator officer colonel captain commissioner senator mp bishop archbishop cleric imam chief director spokesman spokeswoman minister agency'.split(
    ' ',
  ),
);

/** Sectors whose people bear arms. */
const ARMED = new Set(['MIL', 'REB', 'UAF', 'PRM', 'COP', 'CRM', 'SPY', 'IMG']);

/** Somebody who bears arms, by sector. */
export function isArmed({ actor }: Party): boolean {
  return actor.sectors.some((each) => ARMED.has(each));
}

/** A state, its government or a body of states: what they do as one they do through officials. */
export function areRulers(side: readonly Party[]): boolean {
  return (
    side.length > 0 &&
    side.every(
      ({ actor }) =>
        (actor.sectors.length === 0 && actor.id !== null && actor.country !== null && actor.person === null) ||
        actor.sectors.some((sector) => RULING.has(sector)),
    )
  );
}

const RULING = new Set(['GOV', 'IGO', 'UNO', 'EUR']);

/** Officials or soldiers of another state than the one that acts. */
export function areForeignOfficials(side: readonly Party[], rulers: readonly Party[]): boolean {
  const home = new Set(rulers.map(({ actor }) => actor.country));
  return (
    areRulers(rulers) &&
    side.length > 0 &&
    side.every(
      ({ actor }) =>
        actor.country !== null && !home.has(actor.country) && actor.sectors.some((sector) => SENT.has(sector)),
    )
  );
}

const SENT = new Set(['GOV', 'MIL', 'SPY']);

/** Somebody in particular: known by name, by country, or by a sector of public life. */
export function isKnown(side: readonly Party[]): boolean {
  return side.some(
    ({ actor }) =>
      actor.id !== null ||
      actor.person !== null ||
      actor.country !== null ||
      actor.sectors.some((sector) => POWER.has(sector)),
  );
}

/** Somebody who holds, seeks or fights power, by sector or by the noun used. */
export function isPolitical(tree: SentenceTree, side: readonly Party[]): boolean {
  return side.some(
    ({ actor, token }) =>
      actor.country !== null ||
      actor.sectors.some((sector) => POWER.has(sector)) ||
      (actor.id !== null && actor.sectors.length === 0) ||
      POLITICAL.has(tree.lemma(token)),
  );
}
