/**
 * What leads back to the actors of a document, once all its sentences have been read: the order, each step in a file of its
 * own. In: what the sentences have left behind. Out: readings of the mentions bettered in place, and mentions added.
 */
import { sortByText } from './found.ts';
import { readHalves } from './halves.ts';
import type { Heard } from './heard.ts';
import { readDescriptions } from './introductions.ts';
import { readLastWords } from './last-words.ts';
import { followLeaders } from './loyal.ts';
import { readOfficesNamed } from './office-named.ts';
import { readDefinite, readOfficials, readPairs } from './read-definite.ts';
import { readOwned, readOwnStates } from './read-possessives.ts';
import { readPronouns } from './read-pronouns.ts';
import { readVague } from './read-vague.ts';
import { Speakers } from './speakers.ts';
import { readSpokesmen } from './spokesmen.ts';

export function leadBack(heard: Heard): void {
  const { found, known, date } = heard;
  const { token: tokens } = heard.layers;
  sortByText(found);
  readHalves(found, tokens, known);
  readLastWords(found, tokens, known);
  sortByText(found);
  readOfficesNamed(found, tokens, known, date);
  const speakers = new Speakers(heard);
  readVague(heard);
  readDescriptions(heard);
  followLeaders(found, tokens, known);
  readOwned(heard, speakers);
  readPairs(heard);
  const owned = readOwnStates(heard, speakers);
  readPronouns(heard, speakers, owned);
  readDefinite(heard, owned);
  readOfficials(heard);
  readSpokesmen(heard);
  // "a spokesman for the group denied that its fighters": the owner was not known before
  readOwned(heard, speakers);
  sortByText(found);
}
