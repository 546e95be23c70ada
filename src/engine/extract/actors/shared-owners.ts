/**
 * "French and Russian forces": earlier owners have the head noun in common with the last. In: a phrase. Out: the positions of
 * those owners, each with where the rest of the phrase begins. "The presidents of France and Germany": later owners likewise.
 */
import type { Token } from '../../document.ts';
import type { Actors } from './knowledge.ts';
import { normalise, singular } from './names.ts';
import type { NounPhrase, SentenceWords } from './noun-phrase.ts';
import type { ActorRecord } from './record.ts';

export function sharedOwners(
  { start, core, head }: NounPhrase,
  words: SentenceWords,
  actors: Actors,
): { at: number; next: number }[] {
  const isOwner = ({ form }: Token): boolean =>
    /^\p{Lu}/u.test(form) &&
    (actors.named(normalise(form)).some(({ how }) => how !== 'surname' && how !== 'person') ||
      bodyOfOne(form, head.form, actors) !== null);
  const shared: { at: number; next: number }[] = [];
  const before = Math.min(core, words.at(head.id));
  for (let at = start; at + 2 <= before; at++) {
    const [owner, joint, next] = words.tokens.slice(at, at + 3);
    const joins = joint?.form.toLowerCase() === 'and' || joint?.form === ',';
    if (owner && next && joins && isOwner(owner) && isOwner(next) && next.id !== head.id)
      shared.push({ at, next: at + 2 });
  }
  return shared;
}

/** Positions, half-open, of the owners after the "of" or "from" of a plural noun, where there are several: each has one of them. */
export function sharedComplements(
  { core, end, head }: NounPhrase,
  words: SentenceWords,
  actors: Actors,
): { start: number; end: number }[] {
  if (head.lemma.toLowerCase() === head.form.toLowerCase() || words.tokens[core]?.form.toLowerCase() !== 'of')
    return [];
  const owners: { start: number; end: number }[] = [];
  let start = core + 1;
  for (let at = start; at <= end; at++) {
    const form = words.tokens[at]?.form.toLowerCase();
    if (at < end && form !== 'and' && form !== ',') continue;
    if (at > start) owners.push({ start, end: at });
    start = at + 1;
  }
  const isOwner = (owner: { start: number; end: number }): boolean => {
    const name = words.tokens.slice(owner.start, owner.end).filter(({ upos }) => upos !== 'DET');
    const known = actors.named(normalise(name.map(({ form }) => form).join(' ')));
    return known.some(({ how }) => how !== 'surname' && how !== 'person');
  };
  return owners.length > 1 && owners.every(isOwner) ? owners : [];
}

/** "The Bay and River cartels": the body on file that a name and the noun behind the last of several make up. */
export function bodyOfOne(name: string, noun: string, actors: Actors): ActorRecord | null {
  const one = singular(normalise(noun));
  if (one === normalise(noun)) return null;
  const bodies = actors.named(`${normalise(name)} ${one}`).filter(({ how }) => how === 'name');
  return bodies.find(({ record }) => record.kind === 'group')?.record ?? null;
}

/** So many words on, the noun that several names share. */
const REACH = 4;

/** The same where the parser hangs the noun on its last name alone: "Bay" is a phrase of its own. */
export function bodyBefore({ start, core }: NounPhrase, { tokens }: SentenceWords, actors: Actors): ActorRecord | null {
  const name = tokens.slice(start, core).filter(({ upos }) => upos !== 'DET');
  const [joint, ...rest] = tokens.slice(core, core + 1 + REACH);
  if (name.length === 0 || !joint || !/^(?:and|or|,)$/i.test(joint.form)) return null;
  const words = name.map(({ form }) => form).join(' ');
  for (const { form, upos } of rest) {
    const body = bodyOfOne(words, form, actors);
    if (body) return body;
    if (!/^\p{Lu}|^and$|^,$/u.test(form) || upos === 'VERB') return null;
  }
  return null;
}
