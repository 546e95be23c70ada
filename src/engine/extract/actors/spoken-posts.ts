/**
 * In which of their offices a text without a date speaks of people. In: its tokens, what is known of actors. Out: the same
 * knowledge, where whoever the text names with a title ("Sen. Roe", "Roe, the party's nominee") has the posts that fit it
 * and no others. Without a date the latest post counts elsewhere, though the text may be older.
 */
import type { Token } from '../../document.ts';
import type { Actors, NameReading } from './knowledge.ts';
import { normalise, singular } from './names.ts';
import { postAt } from './people.ts';
import type { ActorRecord, Post } from './record.ts';

/** Words for who runs for office: he acts for his party, whatever he was before. */
const RUNNING = new Set([
  'front runner',
  ...'candidate frontrunner runner nominee hopeful contender challenger rival'.split(' '),
]);
const PAST = new Set('former ex then late onetime future next'.split(' '));
/** Words of the longest title before a name, of the longest name, and of an apposition after it. */
const TITLE = 4;
const NAME = 3;
const AFTER = 8;

interface Said {
  offices: Set<string>;
  sectors: Set<string>;
}

export function asTitled(actors: Actors, tokens: readonly Token[]): Actors {
  const records = new Map<string, ActorRecord>();
  for (const [person, said] of titlesIn(actors, tokens)) {
    const fits = (post: Post): boolean =>
      said.offices.has(post.office ?? '') || said.sectors.has(post.sectors[0] ?? '');
    const posts = (person.posts ?? []).filter(fits);
    const latest = postAt(person, null);
    if (posts.length > 0 && latest && !posts.includes(latest)) records.set(person.id, { ...person, posts });
  }
  if (records.size === 0) return actors;
  const titled = (readings: readonly NameReading[]): readonly NameReading[] =>
    readings.map((reading) => ({ ...reading, record: records.get(reading.record.id) ?? reading.record }));
  return { ...actors, named: (key) => titled(actors.named(key)), folded: (key) => titled(actors.folded(key)) };
}

/** What people named in full, or by a surname that one alone bears, are called. */
function titlesIn(actors: Actors, tokens: readonly Token[]): Map<ActorRecord, Said> {
  const all = new Map<ActorRecord, Said>();
  const keys = tokens.map(({ form }) => normalise(form).replace(/\.$/, ''));
  for (let at = 0; at < keys.length; at++) {
    for (let count = NAME; count > 0; count--) {
      if (!/^\p{Lu}/u.test(tokens[at]!.form)) break;
      const people = new Set(
        actors
          .named(keys.slice(at, at + count).join(' '))
          .flatMap(({ record, how }) => (how === 'person' || how === 'surname' ? [record] : [])),
      );
      const [person] = people;
      if (!person || people.size > 1) continue;
      const said = all.get(person) ?? { offices: new Set(), sectors: new Set() };
      all.set(person, said);
      if (isTitle(tokens[at - 1], tokens.slice(at, at + count))) readBefore(keys, at, actors, said);
      readAfter(keys, tokens, at + count, actors, said);
      at += count - 1;
      break;
    }
  }
  return all;
}

/** "Senator Roe" is one phrase; "told the senator Roe left" is not. */
function isTitle(before: Token | undefined, name: readonly Token[]): boolean {
  return before !== undefined && name.some(({ id, head }) => before.head === id || head === before.id);
}

function readBefore(keys: readonly string[], name: number, actors: Actors, said: Said): void {
  for (let count = Math.min(TITLE, name); count > 0; count--) {
    const start = name - count;
    const past = keys.slice(Math.max(0, start - TITLE), name).some((word) => PAST.has(word));
    if (past || learn(keys.slice(start, name), actors, said)) return;
  }
}

/** "Roe, the party's nominee, …" */
function readAfter(keys: readonly string[], tokens: readonly Token[], end: number, actors: Actors, said: Said): void {
  if (tokens[end]?.form !== ',' || !/^(the|a|an|who)$/.test(keys[end + 1] ?? '')) return;
  const cut = tokens.slice(end + 1, end + AFTER).findIndex(({ upos }) => upos === 'PUNCT' || upos === 'VERB');
  const words = keys.slice(end + 1, end + 1 + (cut < 0 ? AFTER - 1 : cut));
  if (words.some((word) => PAST.has(word))) return;
  for (const word of words) if (RUNNING.has(singular(word))) learn([word], actors, said);
}

/** Keeps what a title says; whether it is one. */
function learn(words: readonly string[], actors: Actors, said: Said): boolean {
  const key = [...words.slice(0, -1), singular(words.at(-1)!)].join(' ').trim();
  if (RUNNING.has(key)) {
    said.sectors.add('PTY');
    return true;
  }
  const titles = actors.titles(key);
  const roles = actors.roles(key);
  for (const { office } of titles) said.offices.add(office);
  for (const { sectors } of roles) if (sectors[0]) said.sectors.add(sectors[0]);
  return titles.length + roles.length > 0;
}
