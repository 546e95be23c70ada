/**
 * In: the words of a phrase. Out: who it names, as of a date. A phrase is parted at its commas and brackets, since an
 * apposition says more of the same actor. Each part has its head before the first preposition, unless what stands there
 * merely counts ("dozens of protesters"); the rest is the head's tail. read-head.ts says who each part names.
 */
import { chunk, type Item } from './chunk.ts';
import type { Head } from './head-phrase.ts';
import { PREPOSITIONS } from './lookalikes.ts';
import { mergeReadings } from './merge-readings.ts';
import { readHead } from './read-head.ts';
import { GROUPS } from './read-name.ts';
import { PERSONAL, type Question, type Reading, wordsText } from './reading.ts';
import type { Word } from './words.ts';

/** Null if the words are nothing that could act. */
export function compose(question: Question): Reading | null {
  const { actors, date, cased } = question;
  const nickname = nicknameIn(question.words);
  const aside = nickname ?? acronymIn(question.words);
  if (!aside) return composeWords(question, chunk(question.words, actors, date, cased));
  const { open, close } = aside;
  const words = [...question.words.slice(0, open), ...question.words.slice(close + 1)];
  const { head } = question;
  // a head that ends before the quotes goes on behind them
  const cut =
    nickname !== null &&
    head !== undefined &&
    head.end >= question.words[open]!.token &&
    head.end <= question.words[close + 1]!.token;
  const whole = cut ? { ...head, end: surnameEnd(question.words, close + 1) } : head;
  return composeWords({ ...question, words, ...(whole ? { head: whole } : {}) }, chunk(words, actors, date, cased));
}

/** Position of the token after the capitals that a word begins. */
function surnameEnd(words: readonly Word[], from: number): number {
  let at = from;
  while (words[at + 1]?.shape === 'title') at++;
  return words[at]!.token + 1;
}

/** `Joaquin "El Chapo" Guzman` is Joaquin Guzman: what stands in quotes within a name is dropped. */
function nicknameIn(words: readonly Word[]): { open: number; close: number } | null {
  const open = words.findIndex((word) => word.key === '"');
  const close = words.findIndex((word, index) => index > open && word.key === '"');
  const around = [words[open - 1], words[close + 1]];
  const name = open > 0 && close > open + 1 && close - open <= 4 && around.every((word) => word?.shape === 'title');
  return name ? { open, close } : null;
}

/** "Harbour Police (HP) officers" are officers of that police: an acronym in brackets within a phrase says nothing more. */
function acronymIn(words: readonly Word[]): { open: number; close: number } | null {
  const open = words.findIndex(({ form }) => form === '(');
  const close = words.findIndex(({ form }, at) => form === ')' && at > open);
  if (close < open + 2 || close > open + LONGEST) return null;
  const [before, acronym, after] = [words[open - 1], words[open + 1], words[close + 1]];
  const inside = acronym?.shape === 'upper' && before?.shape === 'title' && after?.shape === 'lower';
  return open > 0 && inside && !PREPOSITIONS.has(after.key) ? { open, close } : null;
}

/** A bracket of so many words may be an acronym: "(HP North)". */
const LONGEST = 3;

function composeWords(question: Question, items: Item[]): Reading | null {
  const { words } = question;
  if (question.cased && items.every(saysNothing)) return null;
  const segments = splitMarks(items);
  const { head } = question;
  if (head) {
    const inside = segments.find((items) =>
      items.some((item) => tokenOf(item, words) <= head.token && words[item.end - 1]!.token >= head.token),
    );
    const reading = inside ? readAround(inside, head.end, question) : null;
    return reading && inside ? named(reading, inside, segments[segments.indexOf(inside) + 1], words) : reading;
  }
  let best: Reading | null = null;
  for (const items of segments) {
    const reading = readSegment(items, question);
    if (!reading) continue;
    best = best ? mergeReadings(best, reading, isPersonal(items, words)) : reading;
  }
  return best;
}

/** "A leader of the Bears, Hugo Lang": the name behind the comma is his whose post stands before it. */
function named(reading: Reading, post: Item[], behind: Item[] | undefined, words: readonly Word[]): Reading {
  const name = behind?.filter(({ type }) => type !== 'skip') ?? [];
  const isName = name.length > 1 && words[name[0]!.start]!.person === 'first';
  if (!isName || reading.actor.person !== null || !name.every((item) => item.type === 'word' && item.proper))
    return reading;
  if (!post.some(({ type }) => type === 'preposition') || !isPersonal(post, words)) return reading;
  const person = wordsText(words, name[0]!.start, name.at(-1)!.end);
  return { ...reading, actor: { ...reading.actor, person, name: person }, basis: 'title' };
}

/** Words of no known meaning, where case tells names: "the second day of the month". */
const saysNothing = (item: Item): boolean => (item.type === 'word' ? !item.proper : !TELLING.has(item.type));
const TELLING: ReadonlySet<Item['type']> = new Set(['name', 'role', 'modifier', 'town']);

const tokenOf = (item: Item, words: readonly Word[]): number => words[item.start]!.token;

/** With the head known: what stands after the head part is complement, whatever it looks like. */
function readAround(items: Item[], end: number, question: Question): Reading | null {
  const cut = items.findIndex((item) => tokenOf(item, question.words) >= end);
  const core = cut < 0 ? items : items.slice(0, cut);
  const content = core.filter((item) => item.type !== 'skip' && item.type !== 'mark');
  const counts =
    content.length === 0 || (content.length === 1 && content[0]!.type === 'role' && COUNTING.has(content[0]!.key));
  if (counts && cut >= 0) return readSegment(items, question);
  return readHead(
    { items: core.filter((item) => item.type !== 'preposition'), tail: cut < 0 ? [] : items.slice(cut) },
    question,
  );
}

/** Ends the part in what one person is? */
function isPersonal(items: Item[], words: readonly Word[]): boolean {
  const last = headOf(items, words)?.items.findLast((item) => item.type !== 'skip' && item.type !== 'mark');
  if (last?.type !== 'role' || last.plural || GROUPS.test(last.key)) return false;
  return [...last.titles, ...last.roles].some(({ sectors }) => PERSONAL.has(sectors[0] ?? ''));
}

function splitMarks(items: Item[]): Item[][] {
  const segments: Item[][] = [[]];
  for (const item of items) {
    if (item.type === 'mark' && item.key !== "'s" && item.key !== '"') {
      segments.push([]);
      continue;
    }
    if (item.type === 'mark' && item.key === '"') continue;
    segments.at(-1)!.push(item);
  }
  return segments.filter((segment) => segment.length > 0);
}

function readSegment(items: Item[], question: Question): Reading | null {
  const head = headOf(items, question.words);
  if (!head) return null;
  return readHead(head, question);
}

/** Cuts at the first preposition that does not merely count ("dozens of protesters", "a group of militants"). */
function headOf(items: Item[], words: readonly Word[]): Head | null {
  let rest = items;
  for (;;) {
    const cut = rest.findIndex((item) => item.type === 'preposition');
    if (cut < 0) return rest.length > 0 ? { items: rest, tail: [] } : null;
    const before = rest.slice(0, cut).filter((item) => item.type !== 'skip');
    const counts =
      before.length === 0 || (before.length === 1 && before[0]!.type === 'role' && COUNTING.has(before[0]!.key));
    const key = (rest[cut] as { key: string }).key;
    const area = before.length === 1 && AREAS.has(words[before[0]!.start]!.key);
    const place = rest[cut + 1]?.type === 'town' || rest[cut + 1]?.type === 'name';
    if (key === 'of' && (counts || (area && place)) && rest.length > cut + 1) {
      rest = rest.slice(cut + 1);
      continue;
    }
    if (before.length === 0) {
      rest = rest.slice(cut + 1);
      if (rest.length === 0) return null;
      continue;
    }
    return { items: rest.slice(0, cut), tail: rest.slice(cut) };
  }
}

/** "The state of Texas", "the city of Lagos" are these themselves. */
const AREAS = new Set('state province region city town country nation kingdom republic'.split(' '));
const COUNTING = new Set(
  'couple pair group crowd column squad gang unit team network cell coalition alliance mob member majority convoy faction'.split(
    ' ',
  ),
);
