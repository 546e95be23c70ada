/**
 * What the rules for places of events share: what they read, which acts are done at a spot, whose name a place only belongs to,
 * and a place of the layer as one of an event.
 */
import type { ActorMention, Factuality, Place, Predicate, Sentence, Token } from '../document.ts';
import type { Event, EventPlace } from '../event.ts';
import { caseOf } from './attachment.ts';

export interface Layers {
  sentence: readonly Sentence[];
  token: readonly Token[];
  place: readonly Place[];
  actor: readonly ActorMention[];
  predicate: readonly Predicate[];
  factuality: readonly Factuality[];
}

/** Types whose acts are done with the body, at a spot; words have none unless it is said. Both ontologies' names. */
export const BODILY = /^(?:ASSAULT|PROTEST|COERCE|MOBILIZE|RETREAT|AID|BATTLES?|EXPLOSIONS|VIOLENCE|RIOTS|STRATEGIC)/i;

export const eventPlace = (place: Place, role: EventPlace['role'], basis: EventPlace['basis']): EventPlace => ({
  name: place.name,
  role,
  country: place.country,
  admin1: place.admin1,
  lat: place.lat,
  lon: place.lon,
  precision: place.precision,
  geonames: place.geonames,
  basis,
  start: place.start,
  end: place.end,
});

/** The country or town that an actor or recipient belongs to ("Iraq's army", "Aleppo rebels") is no place of the act. "In" marks no party. */
export function isHolder(tokens: readonly Token[], head: Token, event: Event, place: Place): boolean {
  const within = (party: { start: number; end: number } | null): boolean =>
    party !== null && party.start <= place.start && place.end <= party.end;
  const holder =
    event.actor && within(event.actor)
      ? event.actor
      : event.recipient && within(event.recipient)
        ? event.recipient
        : null;
  if (!holder) return false;
  if (/^(?:nmod:poss|compound|amod)$/.test(head.deprel)) return true;
  // The party is the place's own name: the government acts or is acted on, unless it is struck or visited.
  if (holder.start === place.start && holder.end === place.end)
    return holder === event.actor || (event.type !== 'ASSAULT' && !/^(?:in|at|near|)$/.test(caseOf(tokens, head)));
  return false;
}

/** Nouns that a place's name stands before to say which is meant. */
const REGIONS = new Set(
  'region province district governorate county state oblast department prefecture municipality city town township village port suburb neighbourhood neighborhood quarter area airport base camp prison square valley peninsula island border coast countryside outskirts corridor sector division front bridge crossing checkpoint pass junction station barracks hospital university stadium mosque church market district enclave strip belt desert mountains hills plain delta tehsil taluk mandal upazila subdivision block locality colony ward parish commune settlement bazaar highway forest jungle home house residence villa hotel office headquarters factory plant mine school gate road street terminal dock jetty roundabout intersection depot refinery garrison fort post outpost picket'.split(
    ' ',
  ),
);
/** A place's name, or a noun that goes with one. */
export const isRegion = ({ upos, lemma }: Token): boolean => upos === 'PROPN' || REGIONS.has(lemma.toLowerCase());

/** What a place has parts or spots of: "on the tarmac of Zenda", "a part of Zenda". */
const PARTS = new Set(
  'part centre center middle heart outskirts edge suburb street road tarmac runway gate shore corner'.split(' '),
);

/** "In the Zenda region", "the Zenda port city", "a part of Zenda": the noun the name describes, whose part it plays. */
export function regionOf(tokens: readonly Token[], name: Token): Token {
  const noun = name.head === null ? null : tokens[name.head]!;
  if (!noun || !/^(?:compound|amod|nmod)$/.test(name.deprel)) return name;
  const lemma = noun.lemma.toLowerCase();
  if (noun.id > name.id) return REGIONS.has(lemma) ? noun : name;
  return PARTS.has(lemma) && caseOf(tokens, name) === 'of' ? noun : name;
}
