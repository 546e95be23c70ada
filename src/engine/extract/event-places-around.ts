/**
 * Where an act took place that none of its own words says: beside another act, beside a name in its sentence or the one before,
 * and last where the report was written. In: an event, the places by sentence. Out: a place of weaker basis, or null.
 */
import type { Block, Place, Sentence, Token } from '../document.ts';
import type { Event, EventPlace } from '../event.ts';
import { type Attachment, caseOf, isPointedAt } from './attachment.ts';
import { BODILY, eventPlace, isHolder, type Layers, regionOf } from './event-places-what.ts';

const IN = /^(?:in|at|near|outside|inside|across|throughout|around)$/;
/** What is said in a place happens there; what it tells of may not. */
const ELSEWHERE = new Set('say tell speak interview report announce base headquarter live bear'.split(' '));

/** Places of another act in the sentence, or of the sentences before in the paragraph. */
export function placesAround(
  events: readonly Event[],
  own: readonly EventPlace[][],
  index: number,
  { sentence, token, factuality }: Layers,
): EventPlace[] {
  const here = sentence[token[events[index]!.heads.trigger]?.sentence ?? -1];
  if (!here) return [];
  const event = events[index]!;
  const told = toldAgain(event, token, here);
  const mayMove = isDone(event, factuality);
  let best: { places: EventPlace[]; distance: number } | null = null;
  events.forEach((other, at) => {
    const there = sentence[token[other.heads.trigger]?.sentence ?? -1];
    if (at === index || !there || there.paragraph !== here.paragraph || there.id > here.id || !BODILY.test(other.type))
      return;
    const places = own[at]!.filter(({ role, basis }) => basis === 'stated' && isSpot(role, other));
    if (places.length === 0) return;
    const isSame = told !== null && there.id < here.id && tells(other, token, there, told);
    if (here.id !== there.id && (!mayMove || isApart(event, other))) return;
    const distance = isSame
      ? -there.id
      : (here.id - there.id) * 1000 + Math.abs(other.heads.trigger - event.heads.trigger);
    if ((isSame || here.id - there.id <= 2) && (!best || distance < best.distance)) best = { places, distance };
  });
  const found = best as { places: EventPlace[] } | null;
  return (found?.places ?? []).map((place) => ({ ...place, role: 'site', basis: 'inherited' }));
}

/** Where an act is done: on the spot, at what is hit, in the town that is stormed. */
export const isSpot = (role: EventPlace['role'], { type }: Event): boolean =>
  role === 'site' || role === 'target' || (role === 'destination' && type === 'ASSAULT');

/** "Two were hurt in the encounter": the noun of an act that the text has told before. */
function toldAgain({ heads }: Event, token: readonly Token[], { tokens: [from, until] }: Sentence): string | null {
  const noun = token
    .slice(from, until)
    .find(
      (one) =>
        one.upos === 'NOUN' &&
        (one.head === heads.trigger || one.head === heads.support) &&
        /^(?:in|during)$/.test(caseOf(token, one)) &&
        isPointedAt(token, one),
    );
  return noun?.lemma.toLowerCase() ?? null;
}

/** The act is told by that noun, or with it: "killed in an encounter". */
const tells = ({ heads }: Event, token: readonly Token[], { tokens }: Sentence, noun: string): boolean =>
  token
    .slice(...tokens)
    .some(({ id, head, lemma }) => lemma.toLowerCase() === noun && (id === heads.trigger || head === heads.trigger));

/** Not planned, feared, asked for, called off or denied: it was somewhere. */
export function isDone(
  { heads }: Event,
  factuality: Layers['factuality'],
  modality: RegExp = /^(?:actual|attempted)$/,
): boolean {
  const fact = factuality.find((one) => one.token === heads.trigger);
  return !fact || (modality.test(fact.modality) && fact.polarity === '+' && fact.phase !== 'future');
}

/** Days after which what goes on is another story. */
const APART = 7;
const DAY = 86_400_000;

/** One was over more than a week before the other. */
function isApart({ date: one }: Event, { date: other }: Event): boolean {
  if (!one?.earliest || !one.latest || !other?.earliest || !other.latest) return false;
  const gap = Math.max(
    Date.parse(one.earliest) - Date.parse(other.latest),
    Date.parse(other.earliest) - Date.parse(one.latest),
  );
  return gap > APART * DAY;
}

/** Nearest place in the sentence that something is said to be in or at, whatever it is. */
export function placeBeside(
  event: Event,
  layers: Layers,
  bySentence: ReadonlyMap<number, readonly Place[]>,
  attachment: Attachment,
): EventPlace | null {
  const at = layers.token[event.heads.trigger];
  const home = at && layers.sentence[at.sentence];
  if (!at || !home) return null;
  let best: { place: Place; distance: number } | null = null;
  for (const { place, head } of said(event, layers, home, bySentence, attachment)) {
    const distance = Math.abs(head.id - at.id) + (place.precision === 'country' ? 5 : 0);
    if (!best || distance < best.distance) best = { place, distance };
  }
  return best && eventPlace(best.place, 'site', 'inherited');
}

/**
 * "The minister arrived in Zenda. He met …": the one spot that the sentence before in the paragraph says somebody is at, and not
 * the place of an act of another time.
 */
export function placeBefore(
  events: readonly Event[],
  own: readonly EventPlace[][],
  event: Event,
  layers: Layers,
  bySentence: ReadonlyMap<number, readonly Place[]>,
  attachment: Attachment,
): EventPlace | null {
  const here = layers.sentence[layers.token[event.heads.trigger]?.sentence ?? -1];
  const before = here && layers.sentence[here.id - 1];
  if (!before || before.paragraph !== here.paragraph) return null;
  // two towns: nobody can say which of them
  const spots = said(event, layers, before, bySentence, attachment).filter(({ place }) => place.precision === 'place');
  const [spot] = spots;
  if (!spot || new Set(spots.map(({ place }) => place.name)).size > 1) return null;
  const isOfOther = events.some(
    (other, at) => isApart(event, other) && own[at]!.some(({ start }) => start === spot.place.start),
  );
  return isOfOther ? null : eventPlace(spot.place, 'site', 'inherited');
}

/** Places of a sentence that stand with "in" or "at", and are neither somebody's country nor where something is said. */
export function said(
  event: Event,
  { token }: Layers,
  sentence: Sentence,
  bySentence: ReadonlyMap<number, readonly Place[]>,
  attachment: Attachment,
): { place: Place; head: Token }[] {
  return (bySentence.get(sentence.id) ?? []).flatMap((place) => {
    const word = place.metonym ? null : attachment.headOf(place, sentence);
    const head = word && regionOf(token, word);
    if (!head || isHolder(token, head, event, place) || !IN.test(caseOf(token, head))) return [];
    const governor = head.head === null ? null : token[head.head];
    return governor && ELSEWHERE.has(governor.lemma.toLowerCase()) ? [] : [{ place, head }];
  });
}

/** Done, and in the past: what is feared or planned happens at no place the reporter stands. */
export function isDeed(event: Event, { factuality }: Layers): boolean {
  const fact = factuality.find((one) => one.token === event.heads.trigger);
  return !fact || (fact.phase === 'past' && fact.modality === 'actual' && fact.polarity === '+');
}

/** Where the report was written from: weak ground. A reader marks it; in text that came without blocks its words tell. */
export function datelineOf(
  { sentence, token }: Layers,
  blocks: readonly Block[],
  bySentence: ReadonlyMap<number, readonly Place[]>,
): Place | null {
  for (const block of blocks) {
    if (block.kind !== 'dateline') continue;
    for (const one of sentence) {
      const place = (bySentence.get(one.id) ?? []).find(
        (candidate) => candidate.start >= block.start && candidate.end <= block.end,
      );
      if (place && !place.metonym) return place;
    }
  }
  for (const one of sentence.slice(0, OPENING)) {
    const place = bySentence.get(one.id)?.[0];
    if (place && place.start === one.start && endsDateline(token, one, place)) return place;
  }
  return null;
}

/** Sentences that may be headline, byline or dateline. */
const OPENING = 4;
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$/i;

/** "ZENDA, July 3 (Courier) —", "Zenda —": what follows the name up to a dash or colon is a date, an agency, a land. */
function endsDateline(tokens: readonly Token[], { tokens: [, end] }: Sentence, place: Place): boolean {
  let at = tokens.findIndex((token) => token.start >= place.end);
  const name = tokens[at - 1]?.form ?? '';
  let sure = name.length > 2 && name === name.toUpperCase();
  for (let steps = 0; at >= 0 && at + 1 < end && steps < 14; at++, steps++) {
    const { form, upos } = tokens[at]!;
    if (/^(?:—|–|--|-|:)$/.test(form)) {
      const opens = /^["“‘'\p{Lu}]/u.test(tokens[at + 1]!.form);
      return opens && (sure || (/^(?:—|–|--)$/.test(form) && steps === 0 && place.precision === 'place'));
    }
    if (form === '(' || MONTH.test(form)) sure = true;
    else if (!/^(?:[,()/.]|\d{1,4}|\p{Lu}.*)$/u.test(form) || upos === 'VERB') return false;
  }
  return false;
}
