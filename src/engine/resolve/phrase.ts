/**
 * In: a phrase as somebody types it, with a date or without. Out: who it names as of that date, in the shape `entente
 * resolve` prints. No document and no language model: the same composition of names, demonyms and roles that the actors
 * stage uses, on words split by spaces.
 */
import type { ActorMention } from '../document.ts';
import { compose } from '../extract/actors/compose.ts';
import type { Actors } from '../extract/actors/knowledge.ts';
import { splitPhrase, wordsOf } from '../extract/actors/words.ts';

export interface PhraseAnswer {
  phrase: string;
  date: string | null;
  id: string | null;
  name: string;
  person: string | null;
  country: string | null;
  sectors: string[];
  collective: 'members' | null;
  basis: ActorMention['basis'];
  ambiguous: boolean;
  alternatives: { id: string; name: string }[];
}

/** @param date YYYY-MM-DD, or null: then offices, which change hands, name nobody */
export function resolvePhrase(phrase: string, date: string | null, actors: Actors): PhraseAnswer {
  const text = phrase.trim().replace(/\s+/g, ' ');
  const words = wordsOf(splitPhrase(text));
  // Case tells names from words only where the writer used both.
  const cased = /\p{Ll}/u.test(text) && /\p{Lu}/u.test(text);
  const reading = compose({ words, actors, date, cased });
  if (!reading)
    return {
      phrase: text,
      date,
      id: null,
      name: text,
      person: null,
      country: null,
      sectors: [],
      collective: null,
      basis: 'unknown',
      ambiguous: false,
      alternatives: [],
    };
  const { actor, basis, ambiguous, alternatives } = reading;
  return {
    phrase: text,
    date,
    id: actor.id,
    name: actor.name,
    person: actor.person,
    country: actor.country,
    sectors: actor.sectors,
    collective: actor.collective,
    basis,
    ambiguous,
    alternatives,
  };
}
