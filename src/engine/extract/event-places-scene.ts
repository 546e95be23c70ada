/**
 * The place of the scene: an act told as of the day of an earlier sentence of the paragraph was where that sentence tells. In: an
 * act with its date, the acts' own places, places by sentence. Out: places of weaker basis, none where another spot is told between.
 */
import type { Place, Sentence, Token } from '../document.ts';
import type { Event, EventPlace } from '../event.ts';
import { type Attachment, caseOf, isPointedAt } from './attachment.ts';
import { isSpot, said } from './event-places-around.ts';
import { BODILY, eventPlace, type Layers } from './event-places-what.ts';

export function placesOfScene(
  events: readonly Event[],
  own: readonly EventPlace[][],
  event: Event,
  layers: Layers,
  bySentence: ReadonlyMap<number, readonly Place[]>,
  attachment: Attachment,
): EventPlace[] {
  const { sentence, token } = layers;
  const verb = token[event.heads.support ?? event.heads.trigger];
  const here = sentence[verb?.sentence ?? -1];
  const day = event.date?.basis === 'inherited' ? event.date.start : null;
  const there = day === null ? undefined : sentence.find(({ start, end }) => start <= day && day < end);
  if (!here || verb?.upos !== 'VERB' || !there || there.id > here.id || there.paragraph !== here.paragraph) return [];
  for (let id = there.id + 1; id < here.id; id++)
    if (said(event, layers, sentence[id]!, bySentence, attachment).length > 0) return [];
  const told = spotsOfActs(events, own, there, token);
  if (told.length > 0) return told.map((place) => ({ ...place, role: 'site', basis: 'inherited' }));
  return family(said(event, layers, there, bySentence, attachment), token).map((place) =>
    eventPlace(place, 'site', 'inherited'),
  );
}

/** Where an act of that sentence was done, by its own words. */
function spotsOfActs(
  events: readonly Event[],
  own: readonly EventPlace[][],
  there: Sentence,
  token: readonly Token[],
): EventPlace[] {
  for (const [at, other] of events.entries()) {
    if (token[other.heads.trigger]?.sentence !== there.id || !BODILY.test(other.type)) continue;
    const spots = own[at]!.filter(({ role, basis }) => basis === 'stated' && isSpot(role, other));
    if (spots.length > 0) return spots;
  }
  return [];
}

/** "At Zenda village in Strelsau district in Ruritania" is one spot; of two spots nobody can say which. */
function family(spots: readonly { place: Place; head: Token }[], token: readonly Token[]): Place[] {
  const tops = new Set(spots.map(({ head }) => topOf(head, token)));
  return tops.size === 1 ? spots.map(({ place }) => place) : [];
}

/** The word that a name and those around it hang on: a verb or a noun of the scene. */
function topOf(head: Token, token: readonly Token[]): number {
  let step = head;
  for (let climbs = 0; step.head !== null && climbs < 8; climbs++) {
    const above = token[step.head]!;
    if (!/^(?:nmod|appos|conj|compound|flat)/.test(step.deprel) || above.upos === 'VERB') return step.head;
    step = above;
  }
  return step.id;
}

const SPOT = /^(?:area|spot|site|scene|location|place)$/;

/** "Rushed to the spot", "fled the area": where all this is. */
export const isOnTheSpot = ({ heads }: Event, { sentence, token }: Layers): boolean =>
  token
    .slice(...sentence[token[heads.trigger]!.sentence]!.tokens)
    .some(
      (one) =>
        one.head === heads.trigger &&
        SPOT.test(one.lemma.toLowerCase()) &&
        /^(?:|to|at|from|in|around)$/.test(caseOf(token, one)) &&
        isPointedAt(token, one),
    );
