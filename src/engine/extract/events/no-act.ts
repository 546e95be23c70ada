/**
 * Nouns and calls that are no act of their type: weapons that are only supplied, calls paid on a person. In: a reading with its
 * roles and its tree. Out: whether it is so.
 */
import type { Roles } from './arguments.ts';
import type { Reading } from './detect.ts';
import type { SentenceTree } from './syntax.ts';
import { INSTRUMENTS } from './words.ts';

/** "A delivery of bombs", "guided bombs ordered by": goods that somebody supplies. */
export function isSupplied(tree: SentenceTree, noun: number): boolean {
  const above = tree.head(noun);
  if (!INSTRUMENTS.has(tree.lemma(noun)) || above === null) return false;
  return tree.is(noun, 'nmod', 'compound') && SUPPLIES.has(tree.lemma(above));
}

const SUPPLIES = new Set(
  'delivery shipment sale supply purchase export import transfer stock stockpile arsenal production manufacture deal contract'.split(
    ' ',
  ),
);

/** "Called on the speaker for tea": on a person, and nothing is asked of him. */
export function paysCall(tree: SentenceTree, { token }: Reading, { recipients }: Roles): boolean {
  if (tree.complements(token).length > 0 || tree.slot(token, 'for').length > 0) return false;
  return recipients.length > 0 && recipients.every(({ actor }) => actor.person !== null);
}
