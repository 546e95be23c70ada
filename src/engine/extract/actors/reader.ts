/**
 * Reads the actors of one document: each sentence by itself (read-sentence.ts), then what leads back to them (lead-back.ts),
 * whose people and bodies are where the words do not say (countries.ts), of what kind strangers are (kinds-told.ts). In: the
 * layers of the document, the actors on file. Out: its mentions in the order of the text.
 */
import type { Draft } from '../../stage.ts';
import { inheritCountries } from './countries.ts';
import { type ActorLayers, sortByText } from './found.ts';
import { readHalves } from './halves.ts';
import { Heard } from './heard.ts';
import { tellKinds } from './kinds-told.ts';
import type { Actors } from './knowledge.ts';
import { readLastWords } from './last-words.ts';
import { LeadBack } from './lead-back.ts';
import { readOfficesNamed } from './office-named.ts';
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
  const { found, known, date, items, referents, placeAt } = heard;
  for (const sentence of layers.sentence.keys()) readSentence(sentence, heard);
  sortByText(found);
  readHalves(found, layers.token, known);
  readLastWords(found, layers.token, known);
  sortByText(found);
  readOfficesNamed(found, layers.token, known, date);
  const back = new LeadBack(found, layers, heard);
  back.read();
  items.each(found, sitesOf(layers, placeAt, known), (told, sites) =>
    inheritCountries(told, sites, known, (one, other) => referents.areOne(one.head.id, other.head.id)),
  );
  back.readNameless();
  tellKinds(found, layers.token, referents, known);
  return found.map(({ start, end, head, reading, from }) => ({
    start,
    end,
    head: head.id,
    ...reading,
    ...(from ? { from } : {}),
  }));
}
