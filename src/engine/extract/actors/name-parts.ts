/**
 * What a person's name may be made of. In: items of a phrase. Out: whether each could be part of a name; and where, after
 * a post and what it is of, the name of whoever holds it begins: "the head of the electoral commission Ivan Kolar".
 */
import type { Item } from './chunk.ts';
import type { Question } from './reading.ts';

/** Small words inside names. */
export const JOINTS = new Set('bin ibn ben al el de da di do dos du del la le van von der den y ould bint'.split(' '));

/** What stands before a whole name, and in some names is part of it ("Sheikh Hasina"). */
export const HONORIFICS = new Set(
  'sheikh shaikh sheik sayyed sayyid sayed haji hajj mullah maulana maulvi mawlawi moulvi imam prince princess ustad'.split(
    ' ',
  ),
);

/** Unknown words in capitals, known surnames, names that towns have too. */
export function isNamePart(item: Item, { cased, words }: Question): boolean {
  if (item.type === 'word')
    return item.proper || JOINTS.has(words[item.start]!.key) || (!cased && words[item.start]!.upos === null);
  return (
    item.type === 'town' || (item.type === 'name' && item.readings.every(({ record }) => record.kind === 'person'))
  );
}

/**
 * The place in a complement at which the name of whoever holds the post begins: two words of a name or more right after a
 * common noun, since "the head of the Kenyan Premier League" goes on in capitals and names nobody. Null where none does.
 */
export function nameAfter(tail: readonly Item[], question: Question): number | null {
  const { cased, words } = question;
  if (!cased) return null;
  let from = tail.length;
  while (from > 0 && isNamePart(tail[from - 1]!, question)) from--;
  const before = tail[from - 1];
  const first = tail[from];
  if (!first || (before?.type !== 'role' && before?.type !== 'word')) return null;
  const count = words[tail.at(-1)!.end - 1]!.token - words[first.start]!.token;
  const isTitled = (at: number): boolean => words[at]!.shape !== 'lower';
  return count > 0 && !isTitled(before.end - 1) && isTitled(first.start) ? from : null;
}
