/**
 * "The prime minister", after a name alone: who was just named holds that office, and nobody named since does. In: the mentions
 * of a document, its tokens, its date. Out: readings of plain titles changed in place.
 */
import type { Token } from '../../document.ts';
import type { Found } from './found.ts';
import type { Actors } from './knowledge.ts';
import { normalise, singular } from './names.ts';
import { led } from './referents.ts';

/** How many sentences back he may have been named. */
const REACH = 1;
/** Offices that one holds at a time, each a title that tells its bearer from all others of his state. */
const SINGLE = new Set([
  'president',
  'prime-minister',
  'monarch',
  'foreign-minister',
  'defence-minister',
  'interior-minister',
]);

export function readOfficesNamed(
  found: readonly Found[],
  tokens: readonly Token[],
  actors: Actors,
  date: string | null,
): void {
  if (date === null) return;
  for (const each of found) {
    if (each.first !== 'the' || each.head.upos !== 'NOUN' || each.reading.actor.person !== null) continue;
    const words = tokens.filter(({ id, start }) => start >= each.start && id <= each.head.id);
    if (tokens[each.head.id + 1]?.form === 'of') continue;
    const title = words.filter(({ upos }) => upos !== 'DET').map(({ form }) => form);
    const office = actors.titles(singular(normalise(title.join(' '))))[0]?.office;
    if (office === undefined || !SINGLE.has(office)) continue;
    const bearer = found.findLast(
      ({ head, sentence, reading: { actor, ambiguous } }) =>
        head.id < each.head.id &&
        head.upos === 'PROPN' &&
        sentence >= each.sentence - REACH &&
        !ambiguous &&
        actor.person !== null &&
        actor.country !== null &&
        holds(actors, actor.country, office, date) === actor.person,
    );
    if (bearer) each.reading = led(bearer.reading);
  }
}

function holds(actors: Actors, country: string, office: string, date: string): string | null {
  const state = actors.stateOf(country);
  return state ? (actors.holder(state.id, office, date)?.name ?? null) : null;
}
