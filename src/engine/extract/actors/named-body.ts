/**
 * Bodies on no file by the words of their names. In: the items of a phrase whose head is a role in capitals ("Zorro Forest
 * Commission"). Out: the body, under its name and with whatever country and sectors that says.
 */
import { sectorsOfBody } from './body-words.ts';
import type { Item } from './chunk.ts';
import { slug } from './names.ts';
import { suffixOf } from './organ-names.ts';
import type { Owner } from './owner.ts';
import { known, type Question, type Reading, wordsText } from './reading.ts';
import type { ActorRecord } from './record.ts';

/**
 * "Qatar Diabetes Association", "Springfield Metro Police", "the Swedish Peat Research Institute": where a body's name begins, the
 * name of its country or town before it included; a demonym only before two words or more.
 */
export function withCountry(start: number, end: number, items: readonly Item[], owner: ActorRecord | null): number {
  const before = items.findLast((item) => item.end === start);
  if (before?.type === 'town') return before.start;
  const own =
    before?.type === 'name' &&
    before.readings.some(
      ({ record, how }) =>
        record === owner &&
        (how === 'name' || how === 'acronym' || how === 'capital' || (how === 'adjective' && end - start > 2)),
    );
  return own ? before.start : start;
}

/** Sectors of bodies that are organs of the state whose name stands before theirs. */
const STATE_ORGANS = new Set(['JUD', 'GOV']);

export interface BodyContext {
  /** Items before the name. */
  before: readonly Item[];
  owner: Owner | null;
  question: Question;
}

/**
 * A body whose name ends in what it is: its sectors are the role's, its id its name.
 * @param last where the phrase ends, with the complement
 */
export function namedBody(start: number, end: number, role: Item, context: BodyContext, last: number): Reading {
  const { words } = context.question;
  const owner = context.owner?.record ?? null;
  const name = wordsText(words, withCountry(start, end, context.before, owner), end);
  const sectors = sectorsOfBody(wordsText(words, start, last), role);
  return known(
    {
      // A state's court is its judiciary and its ministry its government, whichever it is.
      id:
        owner?.kind === 'state' && STATE_ORGANS.has(sectors[0] ?? '') ? `${owner.id}/${suffixOf(sectors)}` : slug(name),
      name,
      person: null,
      country: owner?.country ?? null,
      sectors: [...sectors],
      collective: null,
    },
    'unknown',
  );
}
