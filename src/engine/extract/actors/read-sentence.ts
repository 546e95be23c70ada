/**
 * Reads the actors of one sentence: its noun phrases, who stands as a modifier of a thing, names and descriptions that are
 * one, names that it gives with their acronym. In: the ordinal of the sentence, what has been read before it. Out: mentions
 * added, and what they teach kept.
 */
import { joinAppositions } from './appositions.ts';
import { splitCoordinated } from './coordination.ts';
import type { Heard, OpenSentence } from './heard.ts';
import { learnAcronyms } from './learn-acronyms.ts';
import { joinNamings, namedNouns } from './namings.ts';
import { nounPhrases } from './noun-phrase.ts';
import { readModifiers } from './read-modifiers.ts';
import { readPhrase } from './read-phrase.ts';
import { joinTitles, stretchesOf } from './titled-names.ts';

export function readSentence(sentence: number, heard: Heard): void {
  const { found, known, date, cased, memory, referents } = heard;
  const words = heard.pronouns.wordsOf(sentence);
  const open: OpenSentence = { words, sentence, taken: new Set() };
  // The widest phrases first: what lies inside a phrase that names somebody is not read again.
  const stretches = stretchesOf(words.tokens, known, date, cased);
  const phrases = joinTitles(nounPhrases(words), words, stretches).sort((a, b) => b.end - b.start - (a.end - a.start));
  const first = found.length;
  for (const phrase of phrases)
    for (const part of splitCoordinated(phrase, words, (tokens) => heard.words.readPlain(tokens)))
      readPhrase(part, open, heard);
  readModifiers(open, heard);
  const here = found.slice(first);
  const joined = [...joinAppositions(here, words, date !== null), ...joinNamings(here, words)];
  for (const { reading, head } of joined) {
    memory.correct(reading);
    referents.correct(head.id, reading);
    // "Ada Roe, the Home Secretary": his title stands in the words beside
    heard.learnTitles(reading, heard.layers.token.slice(Math.max(0, head.id - 2), head.id + 1));
  }
  for (const { tokens, head, reading } of namedNouns(here, words)) heard.add(tokens, head, reading, sentence);
  learnAcronyms(words, here, heard);
}
