/**
 * In: the words of a phrase. Out: its items, left to right, longest match first: names with their readings, roles,
 * titles, modifiers, prepositions, words of no known meaning. Which of them is the phrase's head is head-phrase.ts's matter.
 */
import type { Actors, NameReading } from './knowledge.ts';
import { ADDRESSES, DEPUTIES, isOtherwise, isWeekday, PARTICIPLES, PREPOSITIONS, RANKS, STYLES } from './lookalikes.ts';
import { holds, type ModifierRecord, type RoleRecord, type TitleRecord } from './record.ts';
import { Stretches } from './stretches.ts';
import type { Word } from './words.ts';

interface Run {
  /** Word indices, half-open. */
  start: number;
  end: number;
}
/** A role or title, by the singular it was found under. */
export type RoleItem = Run & {
  type: 'role';
  roles: readonly RoleRecord[];
  titles: readonly TitleRecord[];
  plural: boolean;
  key: string;
};
export type Item = Run &
  /** `role`: the same words as a common noun, for an owner the name does not suit ("the Italian Senate"). */
  (
    | { type: 'name'; readings: readonly NameReading[]; role?: RoleItem }
    | RoleItem
    | { type: 'modifier'; modifier: ModifierRecord }
    | { type: 'town'; country: string }
    | { type: 'preposition'; key: string }
    | { type: 'mark'; key: string }
    | { type: 'and' }
    | { type: 'deputy' }
    | { type: 'skip' }
    | { type: 'word'; proper: boolean }
  );

const isLower = ({ shape }: Word): boolean => shape === 'lower';
const isUpper = ({ shape }: Word): boolean => shape === 'upper';
const isWord = ({ shape }: Word): boolean => shape !== 'mark';

export function chunk(words: readonly Word[], actors: Actors, date: string | null, cased: boolean): Item[] {
  const items: Item[] = [];
  const stretches = new Stretches(words, actors);
  const all = (from: number, to: number): string => stretches.key(from, to);
  const isEvery = (from: number, to: number, test: (word: Word) => boolean): boolean => stretches.every(from, to, test);
  let at = 0;
  while (at < words.length) {
    const word = words[at]!;
    if (word.shape === 'mark') {
      items.push({ type: 'mark', key: word.key, start: at, end: ++at });
      continue;
    }
    if (at + 2 < words.length && ADDRESSES.has(all(at, at + 2))) {
      items.push({ type: 'skip', start: at, end: (at += 2) });
      continue;
    }
    let found: Item | null = null;
    for (let count = stretches.longestFrom(at); count > 0 && !found; count--) {
      const last = words[at + count - 1]!;
      if (last.shape === 'mark') continue;
      found = match(at, at + count, all(at, at + count), last);
      if (found?.type === 'name' && count > 1 && endsInTitle(at, at + count)) found = null;
      if (found?.type === 'role' && count > 1 && word.shape === 'lower' && beginsName(at + count - 1)) found = null;
      // "Chiang Mai" is no man called Chiang
      if (found?.type === 'name' && count === 1 && found.readings.every(({ how }) => how === 'surname'))
        found = townFrom(at, word, 2) ?? found;
    }
    found ??= single(at, word);
    items.push(found);
    at = found.end;
  }
  return items;

  /** "US Treasury Secretary" is the Treasury Secretary of the US and no secretary of the US Treasury. */
  function endsInTitle(from: number, end: number): boolean {
    for (let start = from + 1; start < end; start++) {
      const owner = actors.named(all(from, start)).some(({ record }) => record.kind === 'state');
      for (let stop = end + 1; owner && stop <= Math.min(words.length, start + 5); stop++) {
        const last = words[stop - 1]!;
        if (last.shape === 'mark') break;
        const key = `${all(start, stop - 1)} ${last.one}`;
        if (actors.titles(key).length > 0) return true;
      }
    }
    return false;
  }

  /** "the opposition Movement for Change": the last word of what would be a role begins a group's name. */
  function beginsName(from: number): boolean {
    if (words[from]!.shape === 'lower') return false;
    for (let end = from + stretches.longestFrom(from); end > from + 1; end--)
      if (names(from, end, all(from, end)).some(({ how, record }) => how === 'name' && record.kind === 'group'))
        return true;
    return false;
  }

  function match(start: number, end: number, key: string, last: Word): Item | null {
    const readings = names(start, end, key);
    const one = end - start > 1 ? `${all(start, end - 1)} ${last.one}` : last.one;
    const inName = words[start]!.person === 'inner';
    const known = inName ? [] : actors.roles(one);
    const titles = inName ? [] : titlesOf(start, end, one);
    const plural = known.length + titles.length > 0 && isPluralHead(start, end);
    const roles = plural ? known : known.filter((each) => !each.plural);
    const modifier = inName ? null : actors.modifier(key);
    if (readings.length === 0 && roles.length === 0 && titles.length === 0 && modifier === null) return null;
    const lower = isEvery(start, end, isLower);
    // A name in lower case that is also a role is the role, where the text uses capitals at all.
    const strong = readings.filter((reading) => reading.how !== 'surname');
    let role: RoleItem | null = null;
    // "Deputy Director" is no member of a parliament.
    const follows = words[end];
    const isDeputy = end - start === 1 && DEPUTIES.has(key) && follows !== undefined && follows.shape !== 'mark';
    if (isDeputy && !PREPOSITIONS.has(follows.key) && follows.key !== 'and') return null;
    // "major donors", "general elections": an adjective, and no rank
    const isRank = lower && end - start === 1 && RANKS.has(key);
    if (isRank && follows?.shape === 'lower' && !PREPOSITIONS.has(follows.key) && follows.key !== 'and') return null;
    if (roles.length > 0 || titles.length > 0) {
      const named =
        end - start === 1 &&
        readings.length > 0 &&
        start > 0 &&
        !actors.skips(words[start - 1]!.key) &&
        end === words.length &&
        !lower &&
        strong.length === 0;
      role = {
        type: 'role',
        roles,
        titles,
        plural,
        key: one,
        start,
        end,
      };
      if (!named && titles.length === 0 && isPartysOwn(start, end)) return null;
      if (!named && (strong.length === 0 || (lower && cased))) return role;
    }
    if (modifier && strong.length === 0) return { type: 'modifier', modifier, start, end };
    if (readings.length > 0) {
      // "pro-Russian", "US-backed": the name is a property, not the one who acts.
      const after = words[end];
      const before = words[start - 1];
      const property =
        (after?.joined && PARTICIPLES.has(after.key)) ||
        (words[start]!.joined &&
          before !== undefined &&
          ['pro', 'anti', 'non', 'post', 'pre', 'trans'].includes(before.key));
      if (property) return { type: 'skip', start, end: after?.joined && PARTICIPLES.has(after.key) ? end + 1 : end };
      return { type: 'name', readings, ...(role ? { role } : {}), start, end };
    }
    return null;
  }

  /** "the Labour leader" leads a party of that name, "the labour leader" a union. */
  function isPartysOwn(start: number, end: number): boolean {
    const [first, ...rest] = words.slice(start, end);
    if (start === 0 || rest.length === 0 || first!.shape !== 'title') return false;
    if (rest.some(({ shape }) => shape !== 'lower')) return false;
    return names(start, start + 1, first!.key).some(({ record, how }) => record.kind === 'group' && how === 'name');
  }

  /** "Moscow's mayor" holds the office of the Moscow mayor, where that has a title of its own. */
  function titlesOf(start: number, end: number, one: string): readonly TitleRecord[] {
    const found = actors.titles(one);
    if (found.length > 0 || end - start < 3) return found;
    const bare = words.slice(start, end).filter(({ key }) => key !== "'s");
    if (bare.length === end - start || bare.length < 2) return found;
    const key = [...bare.slice(0, -1).map((word) => word.key), bare.at(-1)!.one].join(' ');
    return actors.titles(key).filter(({ of }) => of !== null);
  }

  /** "Ministers of foreign affairs" are several, "the minister of foreign affairs" is one. */
  function isPluralHead(start: number, end: number): boolean {
    let last = start;
    while (last + 1 < end && !PREPOSITIONS.has(words[last + 1]!.key)) last++;
    const { key, one } = words[last]!;
    return key !== one || key === 'police';
  }

  /** "On Friday", whoever in office is called so, and not "Prime Minister Friday". */
  function isDay(at: number): boolean {
    return isWeekday(words[at]!) && [1, 2].every((back) => at < back || actors.titles(all(at - back, at)).length === 0);
  }

  function names(start: number, end: number, key: string): readonly NameReading[] {
    if (cased && isEvery(start, end, isLower)) return [];
    if (end - start === 1 && isDay(start)) return [];
    if (end - start === 1 && isOtherwise(words[start]!, words[start - 1]?.key ?? '', words[end]?.key ?? '')) return [];
    const named = actors.named(key);
    const known = named.length > 0 ? named : severalOf(start, end);
    if (known.length === 0) return known;
    const run = words.slice(start, end);
    const upper = run.every(isUpper);
    const isName = run.every(({ person }) => person === 'first' || person === 'inner');
    const isLone = run[0]!.person === 'lone' && run.length === 1;
    let found = known
      .filter(({ record, how }) => !isName || (record.kind === 'person' && !(how === 'person' && isInside(start))))
      .filter(
        ({ record, how }) =>
          !isLone ||
          !['state', 'territory', 'region'].includes(record.kind) ||
          (how === 'capital' && actors.sexOf(key) === null),
      )
      .filter(
        (reading) =>
          reading.how !== 'acronym' ||
          (!cased && (run[0]!.upos === null || run[0]!.upos === 'PROPN' || end - start > 1)) ||
          run.some(isUpper) ||
          key.length > 4,
      );
    // "ANO" in capitals is no Eduardo Año.
    const acronym = cased && upper && key.length <= 4 && run[0]!.person === undefined;
    if (acronym && found.some(({ how }) => how !== 'surname')) found = found.filter(({ how }) => how !== 'surname');
    const inTime = found.filter((reading) => holds(reading, date));
    if (run[0]!.person === undefined && isTownFirst(key, inTime)) return [];
    return inTime.length > 0 ? inTime : found.filter((reading) => reading.how !== 'capital' && reading.how !== 'seat');
  }

  /** "The Bay and River Cartels": a noun that several names share is in the plural. */
  function severalOf(start: number, end: number): readonly NameReading[] {
    const last = words[end - 1]!;
    if (end - start < 2 || last.one === last.key) return [];
    return actors
      .named(`${all(start, end - 1)} ${last.one}`)
      .filter(({ record, how }) => record.kind === 'group' && how === 'name');
  }

  /** "Lagos" is the town, unless a man of that surname holds an office. */
  function isTownFirst(key: string, found: readonly NameReading[]): boolean {
    if (found.length === 0 || found.some(({ how }) => how !== 'surname') || actors.townCountry(key) === null)
      return false;
    return !found.some(({ record }) => record.posts?.some((post) => date !== null && holds(post, date)));
  }

  /** After another part of the same person's name: "Ahmad Nawaf al-Ahmad" is no Nawaf. */
  function isInside(start: number): boolean {
    const before = words[start - 1];
    if (words[start]!.person !== 'inner' || before?.person === undefined) return false;
    const { key, one } = before;
    return !actors.skips(key) && actors.roles(one).length === 0 && actors.titles(one).length === 0;
  }

  function single(start: number, word: Word): Item {
    const end = start + 1;
    if (word.key === 'and' || word.key === 'or') return { type: 'and', start, end };
    if (PREPOSITIONS.has(word.key) && word.shape === 'lower' && !word.joined)
      return { type: 'preposition', key: word.key, start, end };
    if (DEPUTIES.has(word.key)) return { type: 'deputy', start, end };
    if (STYLES.has(word.key) || isDay(start)) return { type: 'skip', start, end };
    const town = townFrom(start, word, 2);
    if (town) return town;
    if (actors.skips(word.key) && (word.shape === 'lower' || start === 0 || !cased))
      return { type: 'skip', start, end };
    if (/^\p{N}/u.test(word.key)) return { type: 'skip', start, end };
    if (word.joined && PARTICIPLES.has(word.key)) return { type: 'skip', start, end };
    const capital = word.shape === 'title' || word.shape === 'upper';
    if (capital) {
      for (let count = Math.min(4, words.length - start); count > 0; count--) {
        if ((count === 1 && word.key.length < 6) || !isEvery(start, start + count, isWord)) continue;
        const key = all(start, start + count);
        const readings = actors
          .folded(key)
          .filter(({ record }) => word.person === undefined || word.person === 'lone' || record.kind === 'person');
        if (readings.length > 0 && !isTownFirst(key, readings))
          return { type: 'name', readings, start, end: start + count };
      }
    }
    // Where case tells nothing, syntax may.
    const proper = word.upos === null ? capital : cased ? capital && word.upos !== 'VERB' : word.upos === 'PROPN';
    return townFrom(start, word, 1) ?? { type: 'word', proper, start, end };
  }

  /** A town of at least so many words. */
  function townFrom(start: number, word: Word, least: number): Item | null {
    if (cased && word.shape === 'lower') return null;
    for (let count = Math.min(3, words.length - start); count >= least; count--) {
      const end = start + count;
      if (!isEvery(start, end, isWord) || isEvery(start, end, ({ person }) => person !== undefined)) continue;
      const country = actors.townCountry(all(start, end));
      if (country) return { type: 'town', country, start, end };
    }
    return null;
  }
}
