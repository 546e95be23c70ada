/**
 * The same actor in many documents. In: actors as documents name them. Out: an id for names that no knowledge file holds,
 * so that they are one actor wherever they stand; and pairs of actors that may be one, for a person to judge.
 *
 * Only a name is ground for an id: "gunmen" in two reports are not known to be the same. Pairs are suggested, never joined:
 * a wrong merge poisons every count, and a missed one is a line in a list. Blocked by words and initials, so that no two
 * strangers are compared; scored by shared words weighted by rarity (as in record linkage since Fellegi & Sunter 1969).
 */
import type { ActorRef } from '../document.ts';

/** Words that stand before a name and are not of it. */
const TITLES =
  /^(?:mr|mrs|ms|dr|sir|lord|lady|president|prime|minister|king|queen|prince|princess|general|gen|colonel|col|captain|capt|major|maj|lieutenant|lt|sergeant|sgt|senator|sen|judge|sheikh|ayatollah|imam|pope|bishop)\.?$/i;
const SMALL = new Set('of the and for in on de la le el al bin ibn von van der du da do dos'.split(' '));

/**
 * @returns a slug for an actor without an id that is called by a name: a person, or words that all begin large; else null
 */
export function slugOfName(actor: Pick<ActorRef, 'id' | 'name' | 'person'> & { text?: string }): string | null {
  if (actor.id !== null) return actor.id;
  const name = actor.person ?? (isName(actor.name) ? actor.name : null);
  if (name === null) return null;
  const words = nameWords(name);
  return words.length === 0 ? null : words.join('-');
}

/** "Hassan Nasr" and "Front for the Valley" are names; "rebel positions" and "The gunmen" are not. */
function isName(text: string): boolean {
  const words = text.split(/\s+/).filter(Boolean);
  const telling = words.filter(
    (word, at) => !(at === 0 && /^(?:the|a|an)$/i.test(word)) && !SMALL.has(word.toLowerCase()),
  );
  return telling.length > 0 && telling.every((word) => /^\p{Lu}/u.test(word));
}

/** Without titles, accents and case. */
function nameWords(name: string): string[] {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]s\b/gu, '')
    .split(/[^\p{L}\p{N}.]+/u)
    .map((word) => word.replace(/\.+$/, ''))
    .filter(Boolean);
  while (words.length > 1 && (TITLES.test(words[0]!) || /^the$/i.test(words[0]!))) words.shift();
  return words.map((word) => word.replace(/\./g, '').toLowerCase()).filter(Boolean);
}

export interface ActorName {
  id: string;
  name: string;
  country: string | null;
  sectors: string[];
  aliases: string[];
}

export interface ActorPair {
  one: string;
  other: string;
  /** 0 to 1: how much speaks for their being one. */
  score: number;
  /** What speaks for it, to be shown beside the pair. */
  because: string;
}

/** More actors than this under one word ("forces", "party") and the word tells nothing. */
const CROWD = 40;
/** Below this a person would see mostly noise; set on the dictionary of armed groups and their short names. */
const WORTH_ASKING = 0.5;

/**
 * @param settled pairs somebody has judged, as `one\u0000other` in either order: they are not asked again
 * @returns likeliest first
 */
export function suggestSame(
  actors: readonly ActorName[],
  settled: ReadonlySet<string> = new Set(),
  limit = 200,
): ActorPair[] {
  const profiles = actors.map(profileOf);
  const byWord = new Map<string, number[]>();
  for (const [index, profile] of profiles.entries()) {
    for (const key of profile.keys) byWord.set(key, [...(byWord.get(key) ?? []), index]);
  }
  const weight = (word: string) => 1 / Math.log2(1 + Math.max(1, byWord.get(word)?.length ?? 1));
  const seen = new Set<string>();
  const pairs: ActorPair[] = [];
  for (const members of byWord.values()) {
    if (members.length > CROWD) continue;
    for (const [at, first] of members.entries()) {
      for (const second of members.slice(at + 1)) {
        const one = profiles[first]!;
        const other = profiles[second]!;
        const key = `${one.id}\u0000${other.id}`;
        if (one.id === other.id || seen.has(key)) continue;
        seen.add(key);
        if (settled.has(key) || settled.has(`${other.id}\u0000${one.id}`)) continue;
        const pair = compare(one, other, weight);
        if (pair && pair.score >= WORTH_ASKING) pairs.push(pair);
      }
    }
  }
  return pairs.sort((a, b) => b.score - a.score || (a.one < b.one ? -1 : 1)).slice(0, limit);
}

interface Profile {
  id: string;
  country: string | null;
  sectors: string[];
  /** Each wording as words. */
  names: string[][];
  /** First letters of each wording of three words or more: "pkk". */
  initials: Set<string>;
  keys: Set<string>;
}

function profileOf({ id, name, country, sectors, aliases }: ActorName): Profile {
  const names = [...new Set([name, ...aliases.filter(isName)])].map(nameWords).filter((words) => words.length > 0);
  const initials = new Set<string>();
  for (const words of names) {
    const telling = words.filter((word) => !SMALL.has(word));
    if (telling.length >= 3) initials.add(telling.map((word) => word[0]).join(''));
  }
  const keys = new Set([...names.flat().filter((word) => word.length > 2 && !SMALL.has(word)), ...initials]);
  return { id, country, sectors, names, initials, keys };
}

function compare(one: Profile, other: Profile, weight: (word: string) => number): ActorPair | null {
  // A state and its own army are one within the other already; two countries' are not one.
  if (one.id.startsWith(`${other.id}/`) || other.id.startsWith(`${one.id}/`)) return null;
  if (one.country !== null && other.country !== null && one.country !== other.country) return null;
  let best = 0;
  let because = '';
  const take = (score: number, why: string) => {
    if (score > best) [best, because] = [score, why];
  };
  for (const a of one.names) {
    for (const b of other.names) {
      take(sharedWords(a, b, weight), `${a.join(' ')} / ${b.join(' ')}`);
      if (a.length === 1 && other.initials.has(a[0]!)) take(0.8, `${a[0]!.toUpperCase()}: initials of ${b.join(' ')}`);
      if (b.length === 1 && one.initials.has(b[0]!)) take(0.8, `${b[0]!.toUpperCase()}: initials of ${a.join(' ')}`);
    }
  }
  if (best === 0) return null;
  const agree =
    one.sectors.some((sector) => other.sectors.includes(sector)) ||
    one.sectors.length === 0 ||
    other.sectors.length === 0;
  const [first, second] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
  return { one: first, other: second, score: Math.min(1, best * (agree ? 1 : 0.7)), because };
}

/** Shared words over all, by rarity; a name whose last word is the other's whole ("Hollande") counts as most of it. */
function sharedWords(a: readonly string[], b: readonly string[], weight: (word: string) => number): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const telling = (words: readonly string[]) => words.filter((word) => !SMALL.has(word));
  const sum = (words: readonly string[]) => telling(words).reduce((total, word) => total + weight(word), 0);
  const common = short.filter((word) => long.some((other) => alike(word, other)));
  if (telling(common).length === 0) return 0;
  if (short.length === 1 && long.length === 2 && alike(short[0]!, long[1]!)) return 0.75;
  return (2 * sum(common)) / (sum(a) + sum(b));
}

/** One letter off in six is a spelling of the same name: Kadyrov, Kadirov. */
function alike(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 6 || Math.abs(a.length - b.length) > 1) return false;
  let left = 0;
  while (left < a.length && a[left] === b[left]) left++;
  let right = 0;
  while (right < Math.min(a.length, b.length) - left && a[a.length - 1 - right] === b[b.length - 1 - right]) right++;
  return Math.max(a.length, b.length) - left - right <= 1;
}
