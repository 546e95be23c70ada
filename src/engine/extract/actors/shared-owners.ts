/**
 * "French and Russian forces": earlier owners have the head noun in common with the last. In: a phrase. Out: the positions of
 * those owners, each with where the rest of the phrase begins.
 */
import type { Token } from '../../document.ts';
import type { Actors } from './knowledge.ts';
import { normalise } from './names.ts';
import type { NounPhrase, SentenceWords } from './noun-phrase.ts';

export function sharedOwners(
  { start, core, head }: NounPhrase,
  words: SentenceWords,
  actors: Actors,
): { at: number; next: number }[] {
  const isOwner = ({ form }: Token): boolean =>
    /^\p{Lu}/u.test(form) && actors.named(normalise(form)).some(({ how }) => how !== 'surname' && how !== 'person');
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
