/**
 * The filters every command and page shares. In: the flags of the contract as strings. Out: a `Filter`, plain JSON that a
 * URL can hold; filter-sql.ts says what it means.
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
