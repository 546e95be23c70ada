/**
 * Amends each event with its places. In: events, places, syntax. Out: the places that hang on the event's words, each with
 * the part it plays (site, origin, destination, target), finest first; failing those, the place of the story around for acts
 * that happen somewhere, and last the dateline. A name that acts is no place; nor is the country of an army that is hit.
 */
import type { Block, Place, Token } from '../document.ts';
import type { Event, EventPlace } from '../event.ts';
import { amendment } from '../stage.ts';
import { Attachment, caseOf, STRENGTH } from './attachment.ts';
import { datelineOf, isDeed, placesAround, placeBefore, placeBeside } from './event-places-around.ts';
import { isOnTheSpot, placesOfScene } from './event-places-scene.ts';
import { Homes } from './event-places-home.ts';
import { isGoal, isParty, roleOf } from './event-places-roles.ts';
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
/** Help and troops come from elsewhere: they were not there when what another sentence tells happened. */
const COMES = /^(?:AID|MOBILIZE)/i;
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
    const around = meets ? [] : placesAround(events, own, index, layers);
    const arrives = COMES.test(event.type) && !isOnTheSpot(event, layers);
    const comes = arrives && around[0] !== undefined && !isBeside(around[0], event, layers);
    if (around.length > 0 && !comes) return withoutHolders(around);
    const near = placeBeside(event, layers, bySentence, attachment);
    if (near) return [near];
    const home = dateline ? null : homes.placeOf(event);
    if (comes || !isDeed(event, layers)) return home ? [home] : [];
    const scene = meets || arrives ? [] : placesOfScene(events, own, event, layers, bySentence, attachment);
    if (scene.length > 0) return withoutHolders(scene);
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
    const head = word && regionOf(token, firstOfAll(token, regionOf(token, word)));
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
  return withoutHolders(places);
}

/** Finer places first. */
const withoutHolders = (places: readonly EventPlace[]): EventPlace[] =>
  places.filter(
    (one, index) =>
      !places.some(
        (other, at) =>
          at !== index && other.role === one.role && holds(one, other) && (at < index || !holds(other, one)),
      ),
  );

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
