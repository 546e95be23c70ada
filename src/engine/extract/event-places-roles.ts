/**
 * The part a place plays in an act: where it is done, whence, whither, what is hit. In: the word of its name, the act, syntax. Out:
 * a role, null where the name is no place of the act.
 */
import type { Place, Token } from '../document.ts';
import type { Event, EventPlace } from '../event.ts';
import { caseOf, STRENGTH } from './attachment.ts';
import { BODILY } from './event-places-what.ts';

type Role = EventPlace['role'];

const DIRECTION =
  /^(?:north|south|east|west|northeast|northwest|southeast|southwest|outskirts|mile|kilometre|kilometer|km)$/;
const MOVES = new Set(
  'go travel come arrive return fly march head advance move deploy send dispatch bring carry transfer withdraw retreat flee pull evacuate escape leave cross enter invade visit redeploy ship export import deport expel extradite'.split(
    ' ',
  ),
);
/** Types whose object may be the very spot: "shelled Zenda". */
const STRIKES = /^(?:ASSAULT|COERCE|BATTLES?|EXPLOSIONS|VIOLENCE|RIOTS|STRATEGIC)/i;
/** Types that go from somewhere to somewhere. */
const TRAVELS = /^(?:RETREAT|MOBILIZE|AID|CONSULT|STRATEGIC)/i;
const LEAVES = new Set('leave flee withdraw retreat evacuate escape depart quit vacate abandon'.split(' '));
const REACHES = new Set('visit enter reach invade storm'.split(' '));
const FIRES = new Set('fire launch aim direct lob hurl shoot target'.split(' '));
const ROLE_OF: Record<string, Role> = {
  from: 'origin',
  to: 'destination',
  into: 'destination',
  toward: 'destination',
  towards: 'destination',
  onto: 'destination',
  against: 'target',
  at: 'site',
};
/** What lies between two towns. */
const STRETCH = /^(?:place|spot|point|stretch|area|road|highway|track|route|locate|situate)d?$/;
/** Prepositions of no spot. */
const NOT_A_SITE = /^(?:with|about|of|for|by|between|than|as|like|including|except|despite|over)$/;

/** "Visited Zenda", "flew to Zenda for talks", "the visit to Zenda": where he goes, though it is whom he sees as well. */
export function isGoal(tokens: readonly Token[], head: Token, event: Event): boolean {
  if (!/^CONSULT/i.test(event.type)) return false;
  const { trigger, support } = event.heads;
  if (head.head === null || (head.head !== trigger && head.head !== support)) return false;
  const verb = tokens[head.head]!.lemma.toLowerCase();
  const marker = caseOf(tokens, head);
  if (marker === '') return head.deprel === 'obj' && REACHES.has(verb);
  return /^(?:to|into)$/.test(marker) && (MOVES.has(verb) || /^(?:trip|tour|journey|travel)$/.test(verb));
}

export function roleOf(
  tokens: readonly Token[],
  head: Token,
  event: Event,
  place: Place,
  strength: number,
): Role | null {
  const governor = head.head === null ? null : tokens[head.head]!;
  const marker = caseOf(tokens, head);
  const relation = head.deprel.split(':')[0]!;
  const verb = (governor?.lemma ?? '').toLowerCase();
  const trigger = tokens[event.heads.trigger]!.lemma.toLowerCase();
  if (relation === 'nsubj' && head.deprel !== 'nsubj:pass' && governor?.upos === 'VERB')
    return isStruck(event, place) ? 'site' : null;
  if (marker === '') return bareRole(head, relation, governor, verb, event, place);
  if (NOT_A_SITE.test(marker)) {
    // "at a spot between Zenda and Strelsau"
    if (marker === 'between') return BODILY.test(event.type) && STRETCH.test(verb) ? 'site' : null;
    // "the city of Raqqa" is where that city is; "the bombing of Raqqa" struck it.
    if (marker === 'of' && DIRECTION.test(verb)) return 'site';
    if (marker === 'of' && BODILY.test(event.type))
      return governor?.id === event.heads.trigger || strength >= STRENGTH.clause ? 'site' : null;
    return marker === 'over' && BODILY.test(event.type) ? 'site' : null;
  }
  if (marker === 'on' || marker === 'at' || marker === 'against')
    return marker === 'against' || FIRES.has(trigger) || FIRES.has(verb) ? 'target' : 'site';
  const role = ROLE_OF[marker];
  if (!role) return 'site';
  return [verb, trigger].some((word) => MOVES.has(word) || FIRES.has(word)) || TRAVELS.test(event.type) ? role : null;
}

export const isParty = (party: { start: number; end: number } | null, place: Place): boolean =>
  party !== null && party.start <= place.start && place.end <= party.end;

/** "Zenda came under fire": the town that suffers it, and does nothing. */
const isStruck = (event: Event, place: Place): boolean =>
  STRIKES.test(event.type) && place.lat !== null && isParty(event.recipient, place) && !isParty(event.actor, place);

/** A name without a preposition. */
function bareRole(
  head: Token,
  relation: string,
  governor: Token | null,
  verb: string,
  event: Event,
  place: Place,
): Role | null {
  if (relation === 'obj' || head.deprel === 'nsubj:pass') {
    if (LEAVES.has(verb)) return 'origin';
    if (REACHES.has(verb) || (MOVES.has(verb) && !BODILY.test(event.type))) return 'destination';
    // "urged Ukraine": whoever is addressed; "shelled Zenda": where it fell. A name no list has may be a band's if it is hit.
    return STRIKES.test(event.type) && (place.lat !== null || !isParty(event.recipient, place)) ? 'site' : null;
  }
  // "the Paris attacks"; "U.S. strikes" are whose they are.
  if (relation === 'compound')
    return governor?.id === event.heads.trigger && place.precision !== 'country' ? 'site' : null;
  return /^(?:nmod|appos|obl|dep|flat|list)$/.test(relation) && head.deprel !== 'nmod:poss' ? 'site' : null;
}
