/**
 * In: the words of a sentence. Out: stretches in which a title and a name are one person ("US Secretary of State John
 * Kerry", "Russian President Vladimir Putin"), as token positions. Treebanks and parsers attach these in half a dozen
 * ways; the words themselves are plain, so they are read off the surface and laid over the syntax.
 */
import type { Token } from '../../document.ts';
import { chunk, type Item } from './chunk.ts';
import type { Actors } from './knowledge.ts';
import type { NounPhrase, SentenceWords } from './noun-phrase.ts';
import { PERSONAL } from './reading.ts';
import { type Word, wordsOf } from './words.ts';

export interface Stretch {
  /** Token positions in the sentence, half-open. */
  start: number;
  end: number;
}

/** Stretches of a sentence, whatever its syntax: names of several phrases, and titles with the names they belong to. */
export function stretchesOf(tokens: readonly Token[], actors: Actors, date: string | null, cased: boolean): Stretch[] {
  const words = wordsOf(tokens);
  return [...joinedNames(words, actors), ...titledNames(words, tokens, actors, date, cased)];
}

function titledNames(
  words: readonly Word[],
  tokens: readonly Token[],
  actors: Actors,
  date: string | null,
  cased: boolean,
): Stretch[] {
  // most sentences have no title before a word that may be a name
  const mayBe = (word: Word, before: Word | undefined): boolean =>
    before !== undefined && actors.endsRole(before.one) && (!cased || word.shape === 'title' || word.shape === 'upper');
  if (!words.some((word, index) => mayBe(word, words[index - 1]))) return [];
  const items = chunk(words, actors, date, cased);
  const stretches: Stretch[] = [];
  const at = (word: number): number => words[word]!.token;
  for (let index = 0; index < items.length; index++) {
    const role = items[index]!;
    if (role.type !== 'role' || role.plural || !isPersonal(role)) continue;
    let last = index;
    while (isNamePart(items[last + 1], tokens, at)) last++;
    if (last === index) continue;
    let first = index;
    while (first > 0 && isOwnerPart(items[first - 1]!, cased)) first--;
    stretches.push({ start: at(items[first]!.start), end: at(items[last]!.end - 1) + 1 });
    index = last;
  }
  return stretches;
}

/** Small words that parsers end a phrase at, within names. */
const JOINING = new Set('without for of on in against to from with and the'.split(' '));
const LONGEST = 7;

/** "Doctors Without Borders", "Committee to Protect Journalists": bodies on file whose names hold more than one phrase. */
function joinedNames(words: readonly Word[], actors: Actors): Stretch[] {
  const found: Stretch[] = [];
  for (let start = 0; start < words.length - 2; start++) {
    if (words[start]!.shape === 'lower' || words[start]!.shape === 'mark') continue;
    const longest = actors.longest(words[start]!.key)?.get(words[start + 1]!.key) ?? 0;
    const most = Math.min(LONGEST, words.length - start, longest);
    for (let count = most; count > 2; count--) {
      const run = words.slice(start, start + count);
      if (run.some(({ shape }) => shape === 'mark') || run.at(-1)!.shape === 'lower') continue;
      if (!run.some(({ key, upos }) => JOINING.has(key) || upos === 'VERB')) continue;
      const readings = actors.named(run.map(({ key }) => key).join(' '));
      if (!readings.some(({ record, how }) => how === 'name' && BODIES.has(record.kind))) continue;
      found.push({ start: run[0]!.token, end: run.at(-1)!.token + 1 });
      start += count - 1;
      break;
    }
  }
  return found;
}
const BODIES = new Set(['organisation', 'group', 'organ']);

function isPersonal(item: Item & { type: 'role' }): boolean {
  return (
    item.titles.length > 0 ||
    item.roles.some((role) => role.class !== 'vehicle' && role.class !== 'bloc' && PERSONAL.has(role.sectors[0] ?? ''))
  );
}

/** A title and its name are one phrase whatever the parser made of them; its head is the word that hangs outside. */
export function joinTitles(
  phrases: readonly NounPhrase[],
  words: SentenceWords,
  stretches: readonly Stretch[],
): NounPhrase[] {
  let joined = [...phrases];
  for (const { start, end } of stretches) {
    const inside = joined.filter(({ head }) => words.at(head.id) >= start && words.at(head.id) < end);
    const top = inside.find(({ head }) => {
      const governor = words.headOf(head);
      return governor === null || words.at(governor.id) < start || words.at(governor.id) >= end;
    });
    if (!top) continue;
    // "Foreign Minister X of Freedonia": the complement says whose.
    const whole = { head: top.head, start: Math.min(start, top.start), core: end, end: Math.max(end, top.end) };
    joined = [...joined.filter((phrase) => !inside.includes(phrase)), whole];
  }
  return joined;
}

/** A known person's name, or a capitalised word that syntax too takes for a name. */
function isNamePart(item: Item | undefined, tokens: readonly Token[], at: (word: number) => number): boolean {
  if (!item) return false;
  if (item.type === 'name') return item.readings.every((reading) => reading.record.kind === 'person');
  return item.type === 'word' && item.proper && tokens[at(item.start)]!.upos === 'PROPN';
}

/** "French", "US", "former", "deputy" before the title. */
function isOwnerPart(item: Item, cased: boolean): boolean {
  if (item.type === 'name')
    return item.readings.some(
      ({ record, how }) =>
        how === 'adjective' || how === 'acronym' || (!cased && record.kind === 'state') || record.kind === 'state',
    );
  return item.type === 'modifier' || item.type === 'deputy';
}
