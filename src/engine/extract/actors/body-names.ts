/**
 * In: the items around the head of a name not on file. Out: how far the name runs: over words that are passed over or
 * mean something elsewhere but are capitalised here ("Special Action Force", "Kivu Women's Alliance") and over a
 * complement in capitals ("Front for Renewal"); and whether a party's name is one that many countries have.
 */
import type { Item } from './chunk.ts';
import { slug } from './names.ts';
import { suffixOf } from './organ-names.ts';
import type { Owner } from './owner.ts';
import { isCommonParty } from './party-names.ts';
import { sectorsAt } from './people.ts';
import { known, type NameItem, organ, type Question, type Reading, refOf, wordsRef, wordsText } from './reading.ts';
import type { ActorRecord } from './record.ts';
import type { Word } from './words.ts';

/** Words passed over in phrases that names of bodies begin with. */
const OPENING = new Set(
  'special public national federal central new joint international regional popular general young allied combined elite free old'.split(
    ' ',
  ),
);

/** Where the name begins whose known part begins with this item. */
export function nameStart(first: Item, items: readonly Item[], words: readonly Word[]): number {
  const isTitle = (item: Item | undefined): boolean =>
    item !== undefined && item.end - item.start === 1 && words[item.start]!.shape === 'title';
  let at = items.indexOf(first);
  for (;;) {
    const before = items[at - 1];
    const owner = items[at - 2];
    if (before?.type === 'skip' && isTitle(before) && OPENING.has(words[before.start]!.key)) at--;
    else if (before?.type === 'mark' && before.key === "'s" && owner?.type === 'role' && isTitle(owner)) {
      at -= 2;
      const whose = items[at - 1];
      if (whose?.type === 'name' || (whose?.type === 'word' && whose.proper)) at--;
    } else return items[at]!.start;
  }
}

/** Where the name ends whose head part ends with this item: after a complement of unknown words in capitals. */
export function nameEnd(head: Item, tail: readonly Item[], words: readonly Word[]): number {
  const [first, ...rest] = tail;
  if (first?.type !== 'preposition' || !['of', 'for'].includes(first.key) || rest.length === 0) return head.end;
  const runs = rest.every(
    (item) => (item.type === 'word' && item.proper) || (item.type === 'skip' && words[item.start]!.shape === 'title'),
  );
  return runs ? rest.at(-1)!.end : head.end;
}

export interface BodyContext {
  items: readonly Item[];
  owner: Owner | null;
  /** The owner is an area and none of the readings is of its country. */
  foreign: boolean;
  /** Whose it is by its complement, where that is a group. */
  group: ActorRecord | null;
  text: string;
  question: Question;
}

/** A body of a name on file that is not the one on file: a group's council, another state's air force, another party. */
export function otherBody(head: NameItem, context: BodyContext): Reading | null {
  const { items, owner, foreign, group, text, question } = context;
  const { words, cased, date } = question;
  if (head.readings.every(({ record }) => record.kind === 'organ')) {
    // "the Shura Council of Hamas" is no parliament.
    if (group) return known(refOf(group, date), 'composed');
    // "the Royal Air Force of Oman": another state's body of that name
    if (!foreign || owner === null || owner.place) return null;
    const sectors = sectorsAt(head.readings[0]!.record, date);
    return organ(owner.record, suffixOf(sectors), sectors, date, text);
  }
  // A party whose name many countries have, of a country or with a word before it that the one on file has not.
  const before = items[items.indexOf(head) - 1];
  const longer = cased && before?.type === 'word' && before.proper;
  const party = head.readings.find(({ record, how }) => record.kind === 'group' && how === 'name')?.record;
  if (!party || !(foreign || longer) || !isCommonParty(wordsText(words, head.start, head.end))) return null;
  const name = wordsText(words, (before && before.type !== 'mark' ? before : head).start, head.end);
  const sectors = party.sectors[0]?.value.slice(0, 1) ?? [];
  return known({ ...wordsRef(name, sectors, owner?.record.country ?? null), id: slug(name) }, 'unknown');
}
