/**
 * The filters every command and page shares, and the SQL they mean. In: the flags of contract.md as strings. Out: a
 * `Filter`, plain JSON that a URL can hold; and a WHERE clause over the table `event`.
 *
 * A list is "any of", flags together are "all of". A day stands for the first day an event may have fallen on, so that
 * windows side by side add up: an event is in exactly one of them.
 */
import { EntenteError } from '../engine/errors.ts';
import type { Status } from '../engine/event.ts';

export const STATUSES: readonly Status[] = [
  'occurred',
  'ongoing',
  'reported',
  'planned',
  'attempted',
  'possible',
  'unclear',
  'cancelled',
  'negated',
  'denied',
];
/** `live` is everything that nobody rejected: what is counted and analysed. */
export const REVIEWS = ['live', 'all', 'unreviewed', 'accepted', 'rejected', 'edited', 'added'] as const;
export type ReviewFilter = (typeof REVIEWS)[number];

export interface Filter {
  /** Inclusive, YYYY-MM-DD. */
  from: string | null;
  to: string | null;
  /** Whether days are of the event or of its publication. */
  by: 'event' | 'published';
  /** Ids; each takes in its organs: `france` also finds `france/military`. */
  actor: string[];
  recipient: string[];
  /** Somebody on either side. */
  party: string[];
  /** A type, or type/mode, or type/subtype, in any case. */
  type: string[];
  /** A place or first-level region by name, or a country by its ISO 3166-1 alpha-3 code. */
  place: string[];
  status: string[];
  publisher: string[];
  /** Somebody in the chain of attribution: an actor's id, a name, or a kind such as `anonymous`. */
  saidBy: string[];
  minConfidence: number | null;
  /** Words that the evidence or the parties' names hold. */
  text: string | null;
  /** Rows that were added or changed since, an ISO date or date-time. */
  changedSince: string | null;
  doc: string | null;
  incident: string | null;
  review: ReviewFilter;
}

export const EVERYTHING: Filter = {
  from: null,
  to: null,
  by: 'event',
  actor: [],
  recipient: [],
  party: [],
  type: [],
  place: [],
  status: [],
  publisher: [],
  saidBy: [],
  minConfidence: null,
  text: null,
  changedSince: null,
  doc: null,
  incident: null,
  review: 'live',
};

type Flags = Partial<Record<string, string | number | readonly string[] | undefined>>;

/** @throws EntenteError (exit 2) that names the flag, what was given and what it takes */
export function parseFilter(flags: Flags): Filter {
  const given = (name: string): string | null => {
    const value = flags[name];
    if (value === undefined || value === '') return null;
    return Array.isArray(value) ? value.join(',') : String(value);
  };
  const list = (name: string): string[] =>
    (given(name) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  const status = list('status').map((item) => item.toLowerCase());
  for (const item of status) {
    if (!STATUSES.includes(item as Status))
      throw new EntenteError(`--status ${item}: unknown; choose among ${STATUSES.join(', ')}`);
  }
  const by = given('by') ?? 'event';
  if (by !== 'event' && by !== 'published') throw new EntenteError(`--by ${by}: choose event or published`);
  const review = (given('review') ?? 'live') as ReviewFilter;
  if (!REVIEWS.includes(review))
    throw new EntenteError(`--review ${review}: unknown; choose among ${REVIEWS.join(', ')}`);
  const filter: Filter = {
    from: day('--from', given('from'), 'first'),
    to: day('--to', given('to'), 'last'),
    by,
    actor: list('actor').map(actorId),
    recipient: list('recipient').map(actorId),
    party: list('party').map(actorId),
    type: list('type'),
    place: list('place'),
    status,
    publisher: list('publisher'),
    saidBy: list('saidBy'),
    minConfidence: confidence(given('minConfidence')),
    text: given('text'),
    changedSince: moment(given('changedSince')),
    doc: given('doc'),
    incident: given('incident'),
    review,
  };
  if (filter.from !== null && filter.to !== null && filter.from > filter.to) {
    throw new EntenteError(`--from ${filter.from} --to ${filter.to}: the window ends before it begins`);
  }
  return filter;
}

/** What of a filter differs from everything: for a URL, an export's record of its query, a chip in the workbench. */
export function filterFlags(filter: Filter): Record<string, string | number> {
  const flags: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(filter) as [keyof Filter, Filter[keyof Filter]][]) {
    if (JSON.stringify(value) === JSON.stringify(EVERYTHING[name]) || value === null) continue;
    flags[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return flags;
}

/** A month or a year is taken from its first or to its last day. */
function day(flag: string, text: string | null, end: 'first' | 'last'): string | null {
  if (text === null) return null;
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  const month = parts?.[2] ?? (end === 'first' ? '01' : '12');
  const lastOfMonth = parts ? new Date(Date.UTC(Number(parts[1]), Number(month), 0)).getUTCDate() : 0;
  const date = `${parts?.[1]}-${month}-${parts?.[3] ?? (end === 'first' ? '01' : String(lastOfMonth).padStart(2, '0'))}`;
  if (!parts || Number.isNaN(Date.parse(date)) || !new Date(date).toISOString().startsWith(date)) {
    throw new EntenteError(`${flag} ${text}: not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY`);
  }
  return date;
}

function moment(text: string | null): string | null {
  if (text === null || /^\d{4}-\d{2}-\d{2}/.test(text)) return text;
  throw new EntenteError(`--changed-since ${text}: not a date; write it as YYYY-MM-DD or as an ISO date-time`);
}

function confidence(text: string | null): number | null {
  if (text === null) return null;
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new EntenteError(`--min-confidence ${text}: give a number from 0 to 1`);
  return value;
}

/** "Islamic State" is as good as `islamic-state`. */
export function actorId(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** What names are compared by: case and accents aside. */
export function nameKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

export function actorRoot(id: string): string {
  const slash = id.indexOf('/');
  return slash < 0 ? id : id.slice(0, slash);
}

export interface Where {
  sql: string;
  params: (string | number)[];
}

/** The conditions as terms joined by AND; `1` where there are none. */
export function joinWhere(terms: readonly Where[]): Where {
  return {
    sql: terms.length === 0 ? '1' : terms.map((term) => term.sql).join(' AND '),
    params: terms.flatMap((term) => term.params),
  };
}

function anyOf(terms: Where[]): Where {
  if (terms.length === 1) return terms[0]!;
  return { sql: `(${terms.map((term) => term.sql).join(' OR ')})`, params: terms.flatMap((term) => term.params) };
}

/** An actor and its organs: by the root, which an index holds with the day, and below it by a range of ids. */
export function actorTerm(column: string, ids: readonly string[]): Where {
  if (ids.every((id) => !id.includes('/'))) {
    return isOneOf(`${column}_root`, ids);
  }
  return anyOf(
    ids.map((id) =>
      id.includes('/')
        ? {
            sql: `(${column}_root = ? AND (${column} = ? OR (${column} > ? AND ${column} < ?)))`,
            // '0' follows '/' in ASCII: the range holds the id's organs and nothing else.
            params: [actorRoot(id), id, `${id}/`, `${id}0`],
          }
        : { sql: `${column}_root = ?`, params: [id] },
    ),
  );
}

function typeTerm(types: readonly string[]): Where {
  if (types.every((type) => !type.includes('/'))) return isOneOf('event.type', types);
  return anyOf(
    types.map((type) => {
      const slash = type.indexOf('/');
      if (slash < 0) return isOneOf('event.type', [type]);
      const below = type.slice(slash + 1);
      return {
        // Some ontologies have a slash in the name of a type.
        sql: '(event.type = ? OR (event.type = ? AND (event.subtype = ? OR instr(event.modes, ?) > 0)))',
        params: [type, type.slice(0, slash), below, ` ${below.toLowerCase()} `],
      };
    }),
  );
}

function isOneOf(column: string, values: readonly string[]): Where {
  return values.length === 1
    ? { sql: `${column} = ?`, params: [values[0]!] }
    : { sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: [...values] };
}

export function eventWhere(filter: Filter): Where {
  const terms: Where[] = [];
  const add = (sql: string, ...params: (string | number)[]) => terms.push({ sql, params });
  // Written out, not bound: only then may SQLite use the partial indexes.
  if (filter.review === 'live') add('event.live = 1');
  else if (filter.review === 'unreviewed') add("event.live = 1 AND event.review = ''");
  else if (filter.review !== 'all') add('event.review = ?', filter.review);
  const column = filter.by === 'event' ? 'event.day' : 'event.published';
  if (filter.from !== null) add(`${column} >= ?`, filter.from);
  // A publication date may carry a time of day, which sorts after the bare day.
  if (filter.to !== null) add(`${column} <= ?`, filter.by === 'event' ? filter.to : `${filter.to}~`);
  if (filter.to !== null && filter.from === null) add(`${column} > ''`);
  if (filter.actor.length > 0) terms.push(actorTerm('event.actor', filter.actor));
  if (filter.recipient.length > 0) terms.push(actorTerm('event.recipient', filter.recipient));
  if (filter.party.length > 0) {
    terms.push(anyOf([actorTerm('event.actor', filter.party), actorTerm('event.recipient', filter.party)]));
  }
  if (filter.type.length > 0) terms.push(typeTerm(filter.type));
  if (filter.status.length > 0) terms.push(isOneOf('event.status', filter.status));
  if (filter.publisher.length > 0) terms.push(isOneOf('event.publisher', filter.publisher));
  // The plus keeps the index for sorting alone: a bound on confidence leaves too much to be worth a walk through it.
  if (filter.minConfidence !== null) add('+event.confidence >= ?', filter.minConfidence);
  if (filter.place.length > 0) {
    const places = anyOf(
      filter.place.map((place) =>
        /^[A-Z]{3}$/.test(place)
          ? { sql: 'country = ?', params: [place] }
          : {
              // A country's name finds what lies in it, by the code its own mentions carry.
              sql:
                '(name_key = ? OR admin1_key = ? OR country IN ' +
                "(SELECT country FROM event_place WHERE name_key = ? AND precision = 'country' AND country <> ''))",
              params: [nameKey(place), nameKey(place), nameKey(place)],
            },
      ),
    );
    terms.push({ sql: `event.n IN (SELECT event FROM event_place WHERE ${places.sql})`, params: places.params });
  }
  if (filter.saidBy.length > 0) terms.push(saidTerm('event', 'event.n', filter.saidBy));
  if (filter.text !== null)
    add('event.n IN (SELECT rowid FROM event_search WHERE event_search MATCH ?)', matchQuery(filter.text));
  if (filter.changedSince !== null) add('event.modified >= ?', filter.changedSince);
  if (filter.doc !== null) add('event.doc = (SELECT n FROM document WHERE id = ?)', filter.doc);
  if (filter.incident !== null) add('event.incident = (SELECT n FROM incident WHERE id = ?)', filter.incident);
  return joinWhere(terms);
}

/** Somebody anywhere in the chain of who says so. */
export function saidTerm(owner: 'event' | 'claim', column: string, saidBy: readonly string[]): Where {
  const kinds = ['author', 'named', 'anonymous', 'institution', 'media', 'document', 'hearsay'];
  const terms = saidBy.map((name): Where => {
    if (kinds.includes(name.toLowerCase())) return { sql: 'kind = ?', params: [name.toLowerCase()] };
    const actor = actorTerm('actor', [actorId(name)]);
    return { sql: `(${actor.sql} OR source_key = ?)`, params: [...actor.params, nameKey(name)] };
  });
  const any = anyOf(terms);
  return { sql: `${column} IN (SELECT ${owner} FROM ${owner}_said WHERE ${any.sql})`, params: any.params };
}

/** Words and "phrases" as a query FTS5 never trips over; a star at the end of a word is a prefix. */
export function matchQuery(text: string): string {
  const terms = [...text.matchAll(/"([^"]+)"|(\S+)/g)].flatMap(([, phrase, word]) => {
    const bare = (phrase ?? word ?? '').replace(/"/g, ' ').trim();
    const prefix = phrase === undefined && bare.endsWith('*');
    const words = bare.replace(/\*+$/, '').trim();
    return /[\p{L}\p{N}]/u.test(words) ? [`"${words}"${prefix ? '*' : ''}`] : [];
  });
  // A query of punctuation alone finds nothing rather than failing.
  return terms.length === 0 ? '""' : terms.join(' ');
}
