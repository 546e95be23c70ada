/**
 * In which of their offices a text without a date speaks of people. In: its tokens, what is known of actors. Out: the same
 * knowledge, where whoever the text names with a title ("Sen. Roe", "Roe, the party's nominee") has the posts that fit it
 * and no others, and everybody else those of the time the titles are of (spoken-time.ts). Where they say no time the latest
 * post counts, though the text may be older; but groups are what they were in the latest year that the text names.
 */
import type { Token } from '../../document.ts';
import { MONTHS } from '../day-names.ts';
import { dayText } from '../times/calendar.ts';
import { inFull } from './introductions.ts';
import type { Actors, NameReading } from './knowledge.ts';
import { normalise, singular } from './names.ts';
import { postAt } from './people.ts';
import { type ActorRecord, holds, type Post } from './record.ts';
import { timeOf } from './spoken-time.ts';

/** Words for who runs for office: he acts for his party, whatever he was before. */
const RUNNING = new Set([
  'front runner',
  ...'candidate frontrunner runner nominee hopeful contender challenger rival'.split(' '),
]);
/** Words of an election, and how many of them make a text one about it. */
const CAMPAIGN = new Set(
  'campaign candidate candidacy nominee nomination primary caucus convention frontrunner front-runner hopeful ballot'.split(
    ' ',
  ),
);
const CLEARLY = 2;
/** The last year on file. */
const LAST_YEAR = '2025';
const PAST = new Set('former ex then late onetime future next'.split(' '));
/** Words of the longest title before a name, of the longest name, and of an apposition after it. */
const TITLE = 4;
const NAME = 3;
const AFTER = 8;

interface Said {
  offices: Set<string>;
  sectors: Set<string>;
  /** Named in full, or by a surname after a title that is his alone. */
  full: boolean;
}

/** @returns the knowledge, and the time the text seems to be of; null where nothing tells */
export function asTitled(actors: Actors, tokens: readonly Token[]): { actors: Actors; time: string | null } {
  const records = new Map<string, ActorRecord>();
  const people = titlesIn(actors, tokens);
  const spoken = new Map([...people].map(([person, said]) => [person, postsSaid(person, said)]));
  const named = [...people].flatMap(([person, { full }]) => (full ? [person] : []));
  const titled = named.map((person) => spoken.get(person)!).filter((posts) => posts.length > 0);
  const time =
    timeOf(titled, named) ??
    (isOfCampaign(tokens) ? timeOfCampaign(people.keys()) : null) ??
    latestDay(tokens, people.keys());
  for (const [person, said] of spoken) {
    const posts = said.length > 0 ? said : postsOf(person, time);
    if (posts !== null) records.set(person.id, { ...person, posts });
  }
  const year = time ?? latestYear(tokens);
  if (records.size === 0 && year === null) return { actors, time };
  const then = (readings: readonly NameReading[]): readonly NameReading[] =>
    readings.map((reading) => {
      const { record } = reading;
      const changed = record.kind === 'group' && time === null && year !== null && record.sectors.length > 1;
      if (record.kind !== 'person' && !changed) return reading;
      let known = records.get(record.id);
      if (known === undefined) {
        const posts = changed ? null : postsOf(record, time);
        if (changed) known = inYear(record, year);
        else known = posts === null ? record : { ...record, posts };
        records.set(record.id, known);
      }
      return known === record ? reading : { ...reading, record: known };
    });
  return {
    actors: { ...actors, named: (key) => then(actors.named(key)), folded: (key) => then(actors.folded(key)) },
    time,
  };
}

/** The end of the latest year a text names, of those that are over; null where it names fewer than two, which may be of history. */
function latestYear(tokens: readonly Token[]): string | null {
  const years = tokens.flatMap(({ form }) => (/^(?:19|20)\d\d$/.test(form) && form <= LAST_YEAR ? [form] : []));
  const latest = years.toSorted().at(-1);
  return latest === undefined || years.length < 2 ? null : `${latest}-12-31`;
}

const MONTH_WORDS = MONTHS.map((name) => name.toLowerCase());

/**
 * The latest day that a text gives in full ("July 3, 2016"), if it is of the latest year that it names; null where somebody it names
 * was nobody yet.
 */
function latestDay(tokens: readonly Token[], people: Iterable<ActorRecord>): string | null {
  const forms = tokens.map(({ form }) => form);
  const days = forms.flatMap((form, at) => {
    const month = MONTH_WORDS.indexOf(form.toLowerCase()) + 1;
    const [day = '', comma, year = ''] = forms.slice(at + 1, at + 4);
    if (month === 0 || comma !== ',' || !/^\d{1,2}$/.test(day) || !/^(?:19|20)\d\d$/.test(year)) return [];
    return [dayText({ year: Number(year), month, day: Number(day) })];
  });
  const latest = days.sort().at(-1);
  if (latest === undefined || forms.some((form) => /^(?:19|20)\d\d$/.test(form) && form > latest.slice(0, 4)))
    return null;
  const isYetToCome = ({ posts = [] }: ActorRecord): boolean =>
    posts.length > 0 && posts.every(({ from }) => (from ?? '') > latest);
  return [...people].some(isYetToCome) ? null : latest;
}

/** What a group was on a day, where it has changed. */
function inYear(record: ActorRecord, day: string): ActorRecord {
  const sectors = record.sectors.filter((each) => holds(each, day));
  return sectors.length > 0 ? { ...record, sectors } : record;
}

/** The posts somebody held at a time, none if his first began later; null where it makes no difference. */
function postsOf(person: ActorRecord, time: string | null): Post[] | null {
  const latest = postAt(person, null);
  if (!latest || time === null) return null;
  const held = (person.posts ?? []).filter((post) => holds(post, time));
  const isLater = (latest.from ?? '') > time;
  return (held.length > 0 || isLater) && !held.includes(latest) ? held : null;
}

/** A text that speaks of a campaign is of the time its candidates ran, whatever they became. */
function isOfCampaign(tokens: readonly Token[]): boolean {
  return tokens.filter(({ lemma }) => CAMPAIGN.has(lemma.toLowerCase())).length >= CLEARLY;
}

/** The last day that all of those named ran who are on file as of a party in their state's politics; null if none is, or they never ran together. */
function timeOfCampaign(people: Iterable<ActorRecord>): string | null {
  const runs = [...people].flatMap(({ posts, parent }) =>
    (posts ?? []).filter(({ office, owner, sectors }) => office === null && owner === parent && sectors[0] === 'PTY'),
  );
  const from = runs
    .map((post) => post.from ?? '')
    .sort()
    .at(-1);
  const to = runs.flatMap((post) => post.to ?? []).sort()[0];
  return from !== undefined && to !== undefined && from <= to ? to : null;
}

/** The posts that what somebody is called may mean. */
function postsSaid({ posts }: ActorRecord, { offices, sectors }: Said): Post[] {
  return (posts ?? []).filter((post) => offices.has(post.office ?? '') || sectors.has(post.sectors[0] ?? ''));
}

/** What people named in full, or by a surname that one alone bears, are called. */
function titlesIn(actors: Actors, tokens: readonly Token[]): Map<ActorRecord, Said> {
  const all = new Map<ActorRecord, Said>();
  const keys = tokens.map(({ form }) => inFull(normalise(form)));
  for (let at = 0; at < keys.length; at++) {
    if (!/^\p{Lu}/u.test(tokens[at]!.form)) continue;
    for (let count = longestAt(keys, at, actors); count > 0; count--) {
      const readings = actors
        .named(keys.slice(at, at + count).join(' '))
        .filter(({ how }) => how === 'person' || how === 'surname');
      if (readings.length === 0) continue;
      const said: Said = { offices: new Set(), sectors: new Set(), full: false };
      if (isTitle(tokens[at - 1], tokens.slice(at, at + count))) readBefore(keys, at, actors, said);
      const bearers = [...new Set(readings.map(({ record }) => record))];
      // "President Roe": of all the Roes the one who was it
      const titled = bearers.filter((person) => postsSaid(person, said).length > 0);
      const [person] = bearers.length === 1 ? bearers : titled;
      if (!person || (bearers.length > 1 && titled.length > 1)) continue;
      readAfter(keys, tokens, at + count, actors, said);
      const known = all.get(person) ?? { offices: new Set(), sectors: new Set(), full: false };
      all.set(person, known);
      for (const office of said.offices) known.offices.add(office);
      for (const sector of said.sectors) known.sectors.add(sector);
      known.full ||= titled.includes(person) || readings.some(({ how }) => how === 'person');
      at += count - 1;
      break;
    }
  }
  return all;
}

/** The most words a name on file may have that begins at a word. */
function longestAt(keys: readonly string[], at: number, actors: Actors): number {
  const first = keys[at]!;
  // "al-Assad" is two words of a name
  if (first.includes(' ')) return NAME;
  const longest = actors.longest(first);
  if (longest === null) return 1;
  const [second] = (keys[at + 1] ?? '').split(' ');
  return Math.min(NAME, longest.get(second!) ?? 1);
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
  const key = [...words.slice(0, -1), singular(words.at(-1)!)]
    .filter((word) => word !== '-')
    .join(' ')
    .trim();
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
