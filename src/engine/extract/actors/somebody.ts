/**
 * Is whoever a phrase names somebody who could act? In: its reading, its head in the sentence, what the entity layer takes
 * the head for. Out: no for common nouns the role lexicon does not have, and for proper names of things and times.
 */
import type { EntityType, Token } from '../../document.ts';
import { MONTHS, WEEKDAYS } from '../day-names.ts';
import { normalise, singular } from './names.ts';
import type { SentenceWords } from './noun-phrase.ts';
import type { Reading } from './reading.ts';
import { isStaff } from './stranger.ts';

/** "off guard", "by force", "freedom of assembly": without a word beside them they are nobody. */
const BARE = new Set('guard force assembly command base position target office power state charge'.split(' '));
const NOT_NAMES = new Set([
  ...[...WEEKDAYS, ...MONTHS].map((name) => name.toLowerCase()),
  ...'internet christmas easter ramadan god'.split(' '),
]);
const THINGS: ReadonlySet<string> = new Set(['EVENT', 'PRODUCT', 'FAC', 'MISC']);

/**
 * @param entity what the head lies in; `none` for nothing, null where the document has no entities at all
 * @param isNew a person on no file
 */
export function isSomebody(
  { actor, basis, ambiguous }: Reading,
  head: Token,
  words: SentenceWords,
  entity: EntityType | 'none' | null,
  isNew: boolean,
): boolean {
  if (head.upos === 'NOUN' && BARE.has(head.form) && words.kids(words.at(head.id)).length === 0) return false;
  if (entity !== null && THINGS.has(entity) && isNew) return false;
  if (basis !== 'unknown') {
    if (head.upos === 'ADJ' && actor.id === null) return false;
    return actor.id !== null || actor.sectors.length > 0 || ambiguous;
  }
  if (ambiguous) return true;
  if (actor.sectors.includes('UNK')) return head.upos === 'NOUN';
  if (head.upos !== 'PROPN' && actor.person === null) return actor.id !== null && actor.sectors.length > 0;
  if (entity !== null && entity !== 'none') return entity === 'PER' || entity === 'ORG' || entity === 'NORP';
  // "Village Council Members": those of a body
  const noun = normalise(head.form);
  if (singular(noun) !== noun && isStaff({ key: singular(noun) })) return true;
  if (entity !== null && actor.person === null) return false;
  if (NOT_NAMES.has(normalise(head.form))) return false;
  return (
    actor.sectors.length > 0 || actor.country !== null || /\s/.test(actor.name) || words.relation(head) === 'nsubj'
  );
}
