/**
 * Makes mentions of those who stand as modifiers of a thing (see modifiers.ts). In: a sentence whose phrases have been read,
 * what has been read before it. Out: mentions added; a demonym before a body goes into the body's.
 */
import type { Heard, OpenSentence } from './heard.ts';
import type { Actors } from './knowledge.ts';
import { bodyModifier, isNameModifier } from './modifiers.ts';
import { phraseOf } from './noun-phrase.ts';
import { type Reading, refOf } from './reading.ts';

export function readModifiers(open: OpenSentence, heard: Heard): void {
  for (const [position, token] of open.words.tokens.entries())
    if (!open.taken.has(token.id) && !readNameModifier(position, open, heard)) readBodyModifier(position, open, heard);
}

function readNameModifier(position: number, { words, sentence, taken }: OpenSentence, heard: Heard): boolean {
  const token = words.tokens[position]!;
  if (!isNameModifier(token, words.tokens[position + 1], words, heard.cased)) return false;
  const place = heard.placeAt.get(token.id);
  if (place && place.precision !== 'country' && !place.metonym && token.upos !== 'ADJ') return true;
  const { start, core } = phraseOf(position, words);
  const reading = heard.words.read(words.tokens.slice(start, core), token, core - start);
  if (!reading || reading.basis === 'unknown' || reading.actor.id === null) return false;
  for (let at = start; at < core; at++) taken.add(words.tokens[at]!.id);
  heard.add(words.tokens.slice(start, core), token, asOwner(reading, heard.known, heard.date), sentence);
  return true;
}

function readBodyModifier(position: number, { words, sentence }: OpenSentence, heard: Heard): void {
  const token = words.tokens[position]!;
  const start = bodyModifier(position, words, heard.known);
  if (start === null) return;
  const stretch = words.tokens.slice(start, position + 1);
  const reading = heard.words.read(stretch, token, stretch.length);
  if (reading?.basis !== 'composed' || reading.actor.person !== null) return;
  // "Israeli government aid": the demonym says whose government
  const inside = heard.found.findLastIndex(({ head }) => head !== token && stretch.includes(head));
  if (inside >= 0) heard.found.splice(inside, 1);
  heard.add(stretch, token, reading, sentence);
}

/** "the Syrian port": as a modifier a demonym means the state and not its people. */
function asOwner(reading: Reading, actors: Actors, date: string | null): Reading {
  const { id } = reading.actor;
  const state = id?.endsWith('/civilians') ? actors.record(id.slice(0, id.indexOf('/'))) : null;
  return state ? { ...reading, actor: refOf(state, date), basis: 'name' } : reading;
}
