/**
 * Whoever speaks or works for somebody not on file: "EAAT officials", "the president of the NNOC", "officials from several
 * companies". In: a role without an owner on file, the items before and after it. Out: the unknown body under its own
 * words; of common nouns their kind; so that no article's country is given to them. Null where nothing says that they are
 * anybody's.
 */
import { sectorsByWords } from './body-words.ts';
import type { Item } from './chunk.ts';
import { slug } from './names.ts';
import { known, organ, type Question, type Reading, type RoleItem, wordsRef, wordsText } from './reading.ts';

/** Those who are somebody's, whoever that is; a minister's or commander's body goes without saying. */
const STAFF = new Set(
  'official cadre spokesman spokeswoman spokesperson member leader chief head director president chairman chairwoman chairperson chair representative delegation delegate founder manager executive coordinator aide employee secretary-general'.split(
    ' ',
  ),
);
/** Of a part of the world, and nobody's: "African leaders". */
const CONTINENTAL = new Set(
  'african european asian western eastern nordic scandinavian caribbean balkan baltic'.split(' '),
);
const BELONGING = new Set(['of', 'from', 'for', 'at', 'with']);

export function ofStranger(
  item: RoleItem,
  items: readonly Item[],
  tail: readonly Item[],
  question: Question,
  text: string,
): Reading | null {
  const { words, cased, date } = question;
  if (!cased || !isStaff(item) || item.roles.some(({ sectors }) => sectors[0] === 'REB')) return null;
  const sectors = item.roles.find((role) => role.class !== 'bloc')?.sectors ?? item.titles[0]?.sectors ?? [];
  const named = properRun(items, question);
  if (named?.length === 1 && CONTINENTAL.has(words[named[0]!.start]!.key)) return organ(null, '', sectors, date, text);
  const name = named && wordsText(words, named[0]!.start, named.at(-1)!.end);
  // "House members": of the chamber that is called so everywhere
  if (name === 'House') return organ(null, 'legislature', ['LEG'], date, text);
  if (name) return bodyOf(name, item, sectors);
  const [preposition, ...after] = tail;
  if (preposition?.type !== 'preposition' || !BELONGING.has(preposition.key)) return null;
  const cut = after.findIndex(({ type }) => type === 'preposition' || type === 'mark');
  const inside = (cut < 0 ? after : after.slice(0, cut)).filter(({ type }) => type !== 'skip');
  const run = properRun(inside, question);
  if (run) return bodyOf(wordsText(words, run[0]!.start, run.at(-1)!.end), item, sectors);
  const last = inside.at(-1);
  if (last?.type === 'role') {
    const role = last.roles.find((each) => each.class !== 'bloc');
    return role ? organ(null, role.suffix ?? '', role.sectors, date, text) : null;
  }
  if (last?.type !== 'word') return null;
  // "the manager of a bakery" is in business, whatever its name
  return known(wordsRef(text, sectors[0] === 'BUS' ? sectors : ['UNK']), 'composed');
}

/** True of one of those who are somebody's, whoever that is. */
export const isStaff = ({ key }: Pick<RoleItem, 'key'>): boolean => STAFF.has(key.split(' ').at(-1)!);

/** What the body is that stands before the title of whoever heads it: "Springfield Hospital Chairman"; null where none does. */
export function sectorsOfHeaded(items: readonly Item[], question: Question): readonly string[] | null {
  const title = items.findLastIndex(({ type }) => type === 'role');
  const before = items[title - 1];
  const organ = before?.type === 'role' ? before.roles.find((role) => role.class === 'organ') : undefined;
  if (organ) return organ.sectors;
  const run = properRun(items.slice(0, Math.max(title, 0)), question);
  return run && sectorsByWords(wordsText(question.words, run[0]!.start, run.at(-1)!.end));
}

/** Unknown words in capitals in a row, with the roles in capitals around them: "Criminal Investigation Department". */
function properRun(items: readonly Item[], { words }: Question): Item[] | null {
  // "Relief officials": a sentence begins with a capital, and the tagger knows a noun
  const isOpening = ({ start }: Item): boolean =>
    start === 0 &&
    words[0]!.key !== 'house' &&
    words[0]!.shape === 'title' &&
    ['ADJ', 'NOUN'].includes(words[0]!.upos ?? '');
  const isWord = (item: Item | undefined): boolean => item?.type === 'word' && item.proper && !isOpening(item);
  const isPart = (item: Item | undefined): boolean =>
    isWord(item) || (item?.type === 'role' && words[item.start]!.shape !== 'lower');
  const first = items.findIndex(isWord);
  if (first < 0) return null;
  let start = first;
  while (start > 0 && isPart(items[start - 1])) start--;
  let end = first + 1;
  while (isPart(items[end])) end++;
  return items.slice(start, end);
}

/** Who tells by what he is called what his body is. */
const TELLING = /(?:official|cadre)$/;

/** The body's own words say what it is; of an official or cadre we know that he is one, of a leader or member nothing. */
function bodyOf(name: string, item: RoleItem, sectors: readonly string[]): Reading {
  const told = sectorsByWords(name);
  const own = told.length > 0 ? told : TELLING.test(item.key) ? [...sectors] : [];
  return known({ id: slug(name), name, person: null, country: null, sectors: own, collective: null }, 'unknown');
}
