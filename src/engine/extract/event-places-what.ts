/**
 * What the rules for places of events share: what they read, which acts are done at a spot, whose name a place only belongs to,
 * and a place of the layer as one of an event.
 */
import type { Factuality, Place, Predicate, Sentence, Token } from '../document.ts';
import type { Event, EventPlace } from '../event.ts';
import { caseOf } from './attachment.ts';

export interface Layers {
  sentence: readonly Sentence[];
  token: readonly Token[];
  place: readonly Place[];
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

/** The country or town that an actor or recipient belongs to ("Iraq's army", "Aleppo rebels") is no place of the act. */
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
    return holder === event.actor || (event.type !== 'ASSAULT' && caseOf(tokens, head) !== '');
  return false;
}
