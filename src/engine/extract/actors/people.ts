/**
 * In: a person's readings and what the phrase says of him (title, country, "former"). Out: who it is, and on whose behalf
 * he acts as of the date: in office the organ (Hollande in 2015 is france/government), out of office himself (ELI).
 * Several bearers of a surname are weighed by office, date and country; where the weights are close, nobody is chosen.
 */
import type { ActorRef } from '../../document.ts';
import type { Actors } from './knowledge.ts';
import { suffixOf } from './organ-names.ts';
import { type ActorRecord, holds, type Post, type TitleRecord } from './record.ts';

export interface PersonContext {
  date: string | null;
  titles: readonly TitleRecord[];
  /** Sectors of a role before the name: "rebel leader X". */
  sectors: readonly string[];
  /** Owner the phrase names: "French President X". */
  owner: ActorRecord | null;
  former: boolean;
}

/** How much a surname alone points to somebody, by the offices of that date. */
const WEIGHT: Readonly<Record<string, number>> = {
  president: 4,
  'prime-minister': 4,
  'supreme-leader': 4,
  monarch: 4,
  leader: 3.5,
  pope: 4,
  'secretary-general': 3.5,
  'foreign-minister': 3,
  'defence-minister': 2.6,
  'vice-president': 2.6,
  'opposition-leader': 2.4,
  'crown-prince': 3,
};

/** Who leads a state or body, runs for an office or works for one who does, who sits in parliament, and who is only a relative or was somebody. */
const LEADING = 3.5;
const RUNNING = 2;
const SITTING = 1.3;
const PRIVATE = 0.5;

function weightOf({ office, owner, sectors: [sector] }: Post, person: ActorRecord): number {
  if (office !== null) return WEIGHT[office] ?? 1;
  if (owner === person.parent && sector === 'PTY') return RUNNING;
  if (owner === person.parent && sector === 'LEG') return SITTING;
  return sector === 'ELI' ? PRIVATE : 1;
}

/** How much a surname alone points to somebody, by all he ever was. */
function fameOf(person: ActorRecord): number {
  return Math.max(0, ...(person.posts ?? []).map((post) => weightOf(post, person)));
}

/** Of all who bear a name the one that the news calls by it: he led a state, and no other came near. */
export function standsOut(person: ActorRecord, bearers: readonly ActorRecord[]): boolean {
  return fameOf(person) >= LEADING && bearers.every((other) => other.id === person.id || fameOf(other) <= SITTING);
}

/** The post a person acts in on a date: an office before a camp, a state's before a party's, the latest before earlier ones. */
export function postAt(person: ActorRecord, date: string | null): Post | null {
  const posts = person.posts ?? [];
  if (date === null)
    return (
      [...posts].sort((a, b) => Number(a.office === null) - Number(b.office === null) || byRecency(a, b))[0] ?? null
    );
  return (
    posts
      .filter((post) => holds(post, date))
      .sort(
        (a, b) =>
          Number(a.office === null) - Number(b.office === null) ||
          Number(b.owner === person.parent) - Number(a.owner === person.parent) ||
          byRecency(a, b),
      )[0] ?? null
  );
}

const byRecency = (a: Post, b: Post): number =>
  (a.from ?? '') < (b.from ?? '') ? 1 : (a.from ?? '') > (b.from ?? '') ? -1 : 0;

/** Who a person is as of the date. */
export function personRef(
  person: ActorRecord,
  actors: Actors,
  context: Pick<PersonContext, 'date' | 'former' | 'titles'>,
): ActorRef {
  const { date, former } = context;
  const self = { name: person.name, person: person.name, country: person.country, collective: null } as const;
  const posts = person.posts ?? [];
  const titled = posts.filter(
    (post) =>
      context.titles.some((title) => title.office === post.office) && (date === null || (post.from ?? '') <= date),
  );
  const ended = date !== null && posts.some((post) => post.office !== null && post.to !== null && post.to < date);
  if (former && (titled.length > 0 || ended || posts.every((post) => post.office === null))) {
    const camp = date === null ? null : posts.find((post) => post.office === null && holds(post, date));
    return { ...self, id: person.id, sectors: ['ELI', ...(camp?.sectors ?? [])] };
  }
  // Without a date a title says which of his offices is meant.
  const post =
    date === null && titled.length > 0
      ? [...titled].sort(byRecency)[0]!
      : (postAt(person, date) ??
        titled.find((each) => each.to !== null && each.to >= daysBefore(date!, GRACE)) ??
        null);
  if (post) return { ...self, ...actingFor(post, person, actors, date) };
  if (ended) return { ...self, id: person.id, sectors: ['ELI'] };
  return { ...self, id: person.id, sectors: [] };
}

/** So many days after his fall the news still gives somebody his title: "soldiers arrested President X". */
const GRACE = 31;

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Id and sectors of whoever holds the post. */
export function actingFor(
  post: Post,
  person: ActorRecord,
  actors: Actors,
  date: string | null,
): { id: string; sectors: string[]; country: string | null } {
  const owner = actors.record(post.owner);
  if (!owner) return { id: person.id, sectors: [...post.sectors], country: person.country };
  if (owner.kind === 'state' || owner.kind === 'territory' || owner.kind === 'region') {
    const extra = owner.kind === 'region' ? sectorsAt(owner, date) : [];
    return {
      id: `${owner.id}/${suffixOf(post.sectors)}`,
      sectors: [...new Set([...post.sectors, ...extra])],
      country: owner.country,
    };
  }
  // Whoever leads an opposition party is the opposition first and a party's man second.
  const sectors = sectorsAt(owner, date);
  const opposes = sectors[0] === 'PTY' && sectors.includes('OPP');
  return {
    id: owner.id,
    sectors: opposes ? ['OPP', ...sectors.filter((sector) => sector !== 'OPP')] : sectors,
    country: owner.country,
  };
}

/** An actor's sectors as of a date; of the nearest time where its dates leave a gap. */
export function sectorsAt(record: ActorRecord, date: string | null): string[] {
  const found =
    date === null ? record.sectors.at(-1) : (record.sectors.find((dated) => holds(dated, date)) ?? record.sectors[0]);
  const governs = date !== null && (record.rules ?? []).some((range) => holds(range, date));
  const sectors = found?.value ?? [];
  return governs && !sectors.includes('GOV') ? [...sectors.filter((sector) => sector !== 'OPP'), 'GOV'] : [...sectors];
}

/** How well a bearer of the name fits the phrase and its date. */
export function fitness(person: ActorRecord, surnameOnly: boolean, context: PersonContext): number {
  const { date, titles, owner } = context;
  const posts = person.posts ?? [];
  const current = posts.filter((post) => holds(post, date));
  const past = date === null ? [] : posts.filter((post) => post.to !== null && post.to < date);
  let score = surnameOnly ? 0 : 6;
  if (owner) score += person.country === owner.country || posts.some((post) => post.owner === owner.id) ? 3 : -4;
  const fits = (post: Post): boolean =>
    titles.some((title) => title.office === post.office) ||
    (context.sectors.length > 0 && post.sectors.includes(context.sectors[0]!));
  if (titles.length > 0 || context.sectors.length > 0) {
    const fitting = (context.former ? past : current).filter(fits);
    if (fitting.length > 0) score += 4;
    // "Prime Minister Singh" is the state's before he is a province's.
    if (!owner && fitting.some((post) => post.owner === person.parent)) score += 1;
    if (fitting.length === 0 && posts.some(fits)) score += 1;
  }
  const now = Math.max(0, ...current.map((post) => weightOf(post, person)));
  if (now > PRIVATE || past.length === 0) score += now;
  else {
    const years = Math.min(...past.map((post) => Number(date!.slice(0, 4)) - Number(post.to!.slice(0, 4))));
    score += Math.max(0.2, now, Math.max(...past.map((post) => weightOf(post, person))) / 2 - years * 0.06);
  }
  return score;
}

export interface Choice {
  person: ActorRecord | null;
  /** Others who fit nearly as well, best first. */
  rivals: ActorRecord[];
}

/** Closer than this, and no bearer of the name is preferred. */
const MARGIN = 0.75;

export function choosePerson(
  candidates: readonly { record: ActorRecord; surname: boolean }[],
  context: PersonContext,
): Choice {
  const scores = new Map<ActorRecord, number>();
  for (const { record, surname } of candidates)
    scores.set(record, Math.max(scores.get(record) ?? Number.NEGATIVE_INFINITY, fitness(record, surname, context)));
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (!first) return { person: null, rivals: [] };
  const rivals = ranked
    .slice(1)
    .filter(([, score]) => score > first[1] - 2.5)
    .map(([record]) => record);
  if (second && first[1] - second[1] < MARGIN)
    return { person: null, rivals: ranked.slice(0, 5).map(([record]) => record) };
  // A bare surname that fits nothing the phrase says is somebody else of that name.
  if (first[1] < 0.15) return { person: null, rivals: [first[0]] };
  return { person: first[0], rivals };
}
