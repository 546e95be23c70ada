/**
 * Reads the actors of one document: each sentence by itself (read-sentence.ts), then what leads back to them (lead-back.ts),
 * whose people and bodies are where the words do not say (countries.ts), of what kind strangers are (kinds-told.ts). In: the
 * layers of the document, the actors on file. Out: its mentions in the order of the text.
 */
import type { Draft } from '../../stage.ts';
import { inheritCountries } from './countries.ts';
import type { ActorLayers } from './found.ts';
import { Heard } from './heard.ts';
import { tellKinds } from './kinds-told.ts';
import type { Actors } from './knowledge.ts';
import { leadBack } from './lead-back.ts';
import { readNations } from './nations.ts';
import { readNameless } from './read-pronouns.ts';
import { readSentence } from './read-sentence.ts';
import { sitesOf } from './standing.ts';

/** @param cased false where the text is all capitals or all lower case, and case tells nothing */
export function readActors(
  layers: ActorLayers,
  actors: Actors,
  published: string | null,
  cased: boolean,
): Draft<'actor'>[] {
  const heard = new Heard(layers, actors, published, cased);
  const { found, known, items, referents, placeAt } = heard;
  for (const sentence of layers.sentence.keys()) readSentence(sentence, heard);
  leadBack(heard);
  readNations(found, (sentence) => heard.pronouns.wordsOf(sentence), known);
  items.each(found, sitesOf(layers, placeAt, known), (told, sites) =>
    inheritCountries(told, sites, known, (one, other) => referents.areOne(one.head.id, other.head.id)),
  );
  readNameless(heard);
  tellKinds(found, layers.token, referents, known);
  return found.map(({ start, end, head, reading, from }) => ({
    start,
    end,
    head: head.id,
    ...reading,
    ...(from ? { from } : {}),
  }));
}
