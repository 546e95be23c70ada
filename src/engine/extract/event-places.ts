/**
 * Amends each event with its places. In: events, places, syntax. Out: the places that hang on the event's words, each with
 * the part it plays (site, origin, destination, target), finest first; failing those, the place of the story around for acts
 * that happen somewhere, and last the dateline. A name that acts is no place; nor is the country of an army that is hit.
 */
import type { Block, Place, Token } from '../document.ts';
import type { Event, EventPlace } from '../event.ts';
import { amendment } from '../stage.ts';
import { Attachment, caseOf, STRENGTH } from './attachment.ts';
import { datelineOf, isDeed, placeAround, placeBefore, placeBeside } from './event-places-around.ts';
import { Homes } from './event-places-home.ts';
import { BODILY, eventPlace, isHolder, type Layers, regionOf } from './event-places-what.ts';
import { isToldWithin } from './when-clauses.ts';

type Role = EventPlace['role'];

/** Consultations face to face: calls and letters are made from anywhere. */
const MEETINGS = new Set(
  'meet meeting talk talks summit receive host visit trip confer conference negotiate negotiation gather session greet discuss discussion welcome hold'.split(
    ' ',
  ),
);
/** Where people sit together to talk: their words are said where it is held. */
const GATHERINGS = new Set(
  'conference meeting summit talk session rally hearing briefing ceremony congress forum assembly council jirga interview speech address gathering convention workshop seminar trial'.split(
    ' ',
  ),
);
const COURT = /^(?:court|tribunal|judge|jury|magistrate)s?$/i;
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
/** Help and troops come from elsewhere: they were not there when what another sentence tells happened. */
const COMES = /^(?:AID|MOBILIZE)/i;
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
/** Prepositions of no spot. */
const NOT_A_SITE = /^(?:with|about|of|for|by|between|than|as|like|including|except|despite|over)$/;

export const eventPlaces = amendment({
  name: 'event-places',
  version: '3',
  needs: ['sentence', 'token', 'place', 'actor', 'predicate', 'factuality'],
  run(events, layers, { doc, trace }) {
    const all = placeEvents(events, layers, doc.blocks);
    return events.map((event, index) => {
      const places = all[index]!;
      const { start, end } = event.trigger;
      const first = places[0];
      trace({
        start,
        end,
        verdict: first ? 'kept' : 'note',
        rule: `place/${first?.basis ?? 'none'}`,
        message: places.map(({ name, role }) => `${name} (${role})`).join(', ') || 'no place',
      });
      return { id: event.id, set: { places } };
    });
  },
});

export function placeEvents(events: readonly Event[], layers: Layers, blocks: readonly Block[]): EventPlace[][] {
  const attachment = new Attachment(layers.token, layers.predicate);
  const bySentence = new Map<number, Place[]>();
  let s = 0;
  for (const place of layers.place) {
    while (s < layers.sentence.length && layers.sentence[s]!.end <= place.start) s++;
    const list = bySentence.get(s);
    if (list) list.push(place);
    else bySentence.set(s, [place]);
  }
  const own = events.map((event) => ownPlaces(event, layers, bySentence, attachment));
  const homes = new Homes(layers, bySentence);
  const dateline = datelineOf(layers, blocks, bySentence);
  return events.map((event, index) => {
    if (own[index]!.length > 0) return own[index]!;
    const meets = event.type === 'CONSULT' && MEETINGS.has(layers.token[event.heads.trigger]!.lemma.toLowerCase());
    if (!BODILY.test(event.type) && !meets) return [];
    const around = meets ? null : placeAround(events, own, index, layers);
    const comes = around !== null && COMES.test(event.type) && !isBeside(around, event, layers);
    const near = (comes ? null : around) ?? placeBeside(event, layers, bySentence, attachment);
    if (near) return [near];
    const home = dateline ? null : homes.placeOf(event);
    if (comes || !isDeed(event, layers)) return home ? [home] : [];
    const before =
      meets || layers.token[event.heads.trigger]!.upos === 'VERB'
        ? placeBefore(events, own, event, layers, bySentence, attachment)
        : null;
    if (before) return [before];
    if (dateline) return isForeign(event, dateline) ? [] : [eventPlace(dateline, 'site', 'default')];
    return home ? [home] : [];
  });
}

const isBeside = ({ start }: EventPlace, { heads }: Event, { sentence, token }: Layers): boolean => {
  const here = sentence[token[heads.trigger]!.sentence]!;
  return start !== null && here.start <= start && start < here.end;
};

/** Who arrests or seizes does so at home, wherever the report was written. */
const isForeign = ({ type, actor }: Event, { country }: Place): boolean =>
  type === 'COERCE' && country !== null && (actor?.country ?? country) !== country;

const FINENESS = ['place', 'admin2', 'admin1', 'region', 'country'];

function ownPlaces(
  event: Event,
  { token, sentence }: Layers,
  bySentence: ReadonlyMap<number, readonly Place[]>,
  attachment: Attachment,
): EventPlace[] {
  const at = token[event.heads.trigger];
  const home = at && sentence[at.sentence];
  if (!at || !home) return [];
  const found: { place: Place; role: Role; strength: number }[] = [];
  for (const place of bySentence.get(at.sentence) ?? []) {
    if (place.metonym) continue;
    if (isToldWithin(place, event.heads, home, token, 'where')) {
      found.push({ place, role: 'site', strength: STRENGTH.direct });
      continue;
    }
    const word = attachment.headOf(place, home);
    // The second of two names plays the part of the first: "raids by Ruritania and Zenda".
    const head = word && regionOf(token, firstOfAll(token, word));
    if (!head) continue;
    const goal = isGoal(token, head, event);
    if (!goal && isHolder(token, head, event, place)) continue;
    const strength = attachment.strength(head, event, 'AM-LOC');
    const role = goal ? 'destination' : roleOf(token, head, event, place, strength);
    const least = goal ? STRENGTH.clause : leastFor(token, head, event, place);
    if (role && strength >= least) found.push({ place, role, strength });
  }
  const most = Math.max(0, ...found.map(({ strength }) => strength));
  // A bystander's place ("troops in Iraq fired") is the act's only where nothing better is said; nor is one in a clause on
  // somebody ("rebels who held Zenda") where the act's own clause has one.
  const weak = most >= STRENGTH.clause ? STRENGTH.relative : STRENGTH.bystander;
  const kept = found.filter(({ strength }) => strength > weak || most <= weak);
  const places = kept
    .sort(
      (a, b) =>
        FINENESS.indexOf(a.place.precision) - FINENESS.indexOf(b.place.precision) ||
        b.strength - a.strength ||
        a.place.start - b.place.start,
    )
    .map(({ place, role, strength }) =>
      eventPlace(place, role, strength > STRENGTH.bystander ? 'stated' : 'inherited'),
    );
  return places.filter(
    (one, index) => !places.some((other, at2) => at2 < index && other.role === one.role && holds(one, other)),
  );
}

/** "Visited Zenda", "flew to Zenda for talks", "the visit to Zenda": where he goes, though it is whom he sees as well. */
function isGoal(tokens: readonly Token[], head: Token, event: Event): boolean {
  if (!/^CONSULT/i.test(event.type)) return false;
  const { trigger, support } = event.heads;
  if (head.head === null || (head.head !== trigger && head.head !== support)) return false;
  const verb = tokens[head.head]!.lemma.toLowerCase();
  const marker = caseOf(tokens, head);
  if (marker === '') return head.deprel === 'obj' && REACHES.has(verb);
  return /^(?:to|into)$/.test(marker) && (MOVES.has(verb) || /^(?:trip|tour|journey|travel)$/.test(verb));
}

/** Words have a place only if it stands with them ("said in Vienna"); what they are about lies elsewhere. */
function leastFor(tokens: readonly Token[], head: Token, event: Event, place: Place): number {
  if (BODILY.test(event.type)) return STRENGTH.bystander;
  const governor = head.head === null ? null : tokens[head.head]!;
  if (governor && /^nmod/.test(head.deprel) && isSite(caseOf(tokens, head))) {
    const own = governor.head === event.heads.trigger || governor.head === event.heads.support;
    const relation = governor.deprel.split(':')[0]!;
    // "complained at a conference in Zenda", "a court in Zenda sentenced", "the minister, in Zenda on Monday, said"
    if (
      own &&
      relation === 'obl' &&
      GATHERINGS.has(governor.lemma.toLowerCase()) &&
      /^(?:at|in|during)$/.test(caseOf(tokens, governor))
    )
      return STRENGTH.clause;
    if (own && relation === 'nsubj' && (COURT.test(governor.form) || isSetOff(tokens, head))) return STRENGTH.bystander;
  }
  const party = [event.actor, event.recipient].find((one) => isParty(one, place));
  // "eased in Zenda": the town itself, and no party; "blamed the Zenda Front" or "the rebels in Zenda" is one
  const isOwn = head.head === event.heads.trigger || head.head === event.heads.support;
  const isTown = party?.start === place.start && party.end === place.end && isOwn && isSite(caseOf(tokens, head));
  if (party && !isTown) return STRENGTH.role + 1;
  return event.type === 'CONSULT' ? STRENGTH.clause : STRENGTH.direct;
}

const isSite = (marker: string): boolean => /^(?:in|at|near)$/.test(marker);

/** A comma before its preposition. */
function isSetOff(tokens: readonly Token[], head: Token): boolean {
  let first = head.id;
  while (tokens[first - 1]?.head === head.id && tokens[first - 1]!.upos !== 'PUNCT') first--;
  return tokens[first - 1]?.form === ',' && tokens[first]!.deprel === 'case';
}

/** "Raqqa, Syria" is one place: the country is left out where a finer place of it plays the same part. */
const holds = (outer: EventPlace, inner: EventPlace): boolean =>
  outer.name === inner.name ||
  (/^(?:country|region)$/.test(outer.precision) && outer.country !== null && outer.country === inner.country) ||
  (outer.precision === 'admin1' && inner.admin1 === outer.name && outer.country === inner.country);

function firstOfAll(tokens: readonly Token[], word: Token): Token {
  let head = word;
  for (let climbs = 0; head.deprel === 'conj' && head.head !== null && climbs < 6; climbs++) head = tokens[head.head]!;
  return head;
}

function roleOf(tokens: readonly Token[], head: Token, event: Event, place: Place, strength: number): Role | null {
  const governor = head.head === null ? null : tokens[head.head]!;
  const marker = caseOf(tokens, head);
  const relation = head.deprel.split(':')[0]!;
  const verb = (governor?.lemma ?? '').toLowerCase();
  const trigger = tokens[event.heads.trigger]!.lemma.toLowerCase();
  if (relation === 'nsubj' && head.deprel !== 'nsubj:pass' && governor?.upos === 'VERB')
    return isStruck(event, place) ? 'site' : null;
  if (marker === '') return bareRole(head, relation, governor, verb, event, place);
  if (NOT_A_SITE.test(marker)) {
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

const isParty = (party: { start: number; end: number } | null, place: Place): boolean =>
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
