/** The compiled form of what is known of actors: plain JSON, small enough to parse at every start. */

/** ISO dates, both ends inclusive; null is open. */
export interface Range {
  from: string | null;
  to: string | null;
}
export type Dated<T> = Range & { value: T };

/** PLOVER sectors, and the codes that stand in place of a country. */
export const SECTORS: ReadonlySet<string> = new Set(
  (
    'COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC ' +
    'IGO UNO EUR NGO ISM IMG MNC'
  ).split(' '),
);

export type ActorKind = 'state' | 'territory' | 'region' | 'organ' | 'organisation' | 'group' | 'person';

/** A person's office, or (office null) the camp a person speaks for without one. */
export interface Post extends Range {
  /** Id of the state, organisation or group. */
  owner: string;
  office: string | null;
  sectors: string[];
}

export interface ActorRecord extends Range {
  id: string;
  kind: ActorKind;
  name: string;
  /** ISO 3166-1 alpha-3; null for what has no one country. */
  country: string | null;
  parent: string | null;
  sectors: Dated<string[]>[];
  /** Adjective to make names of organs with: "French" military. */
  adjective?: string;
  /** Members of a bloc: actor ids with dates. */
  members?: [string, string | null, string | null][];
  /** Times in government, of a party or movement. */
  rules?: Range[];
  successor?: string;
  posts?: Post[];
}

/** How a name leads to its actor; `home`: only in texts about its country, where others have a body of that name. */
export const HOW = ['name', 'acronym', 'adjective', 'people', 'capital', 'seat', 'person', 'surname', 'home'] as const;
export type How = (typeof HOW)[number];

/** Index of the record, index in HOW, and dates if the name has its own. */
export type NameEntry = [record: number, how: number, from?: string | null, to?: string | null];

export const ROLE_CLASSES = ['organ', 'agent', 'fighter', 'bloc', 'person', 'vehicle', 'thing'] as const;
export type RoleClass = (typeof ROLE_CLASSES)[number];

export interface RoleRecord {
  suffix: string | null;
  class: RoleClass;
  anyone: boolean;
  /** Only in the plural. */
  plural: boolean;
  sectors: string[];
}

export interface TitleRecord {
  office: string;
  sectors: string[];
  of: string[] | null;
  /** Not of `of` by itself: many have one ("ambassador to Iraq"). */
  said?: true;
}

export interface ModifierRecord {
  sets: string[] | null;
  adds: string[] | null;
  suffix: string | null;
}

export interface CompiledActors {
  version: 1;
  records: ActorRecord[];
  names: Record<string, NameEntry[]>;
  /** Looser spelling of a name to the names so spelled, where that differs. */
  folds: Record<string, string[]>;
  roles: RoleRecord[];
  /** Normal form of the singular to the indices of its roles. */
  roleWords: Record<string, number[]>;
  titles: TitleRecord[];
  titleWords: Record<string, number[]>;
  modifiers: ModifierRecord[];
  modifierWords: Record<string, number>;
  skip: string[];
  /** Given name (or full name) to the sex of its bearers, where one is all but certain. */
  given: Record<string, 'f' | 'm'>;
  /** Country to the normal forms of its towns, joined by `|`: only names nearly all of whose bearers' people live there. */
  towns: Record<string, string>;
}

/** The state or territory of each code: of one that is and one that is no more, the one that is. */
export function statesByCode(records: readonly ActorRecord[]): Map<string, ActorRecord> {
  const found = new Map<string, ActorRecord>();
  for (const record of records) {
    if ((record.kind !== 'state' && record.kind !== 'territory') || !record.country) continue;
    const other = found.get(record.country);
    if (!other || (other.to !== null && record.to === null)) found.set(record.country, record);
  }
  return found;
}

/** True if the range holds the date; an unknown date is held by every range. */
export function holds(range: Range | { from?: string | null; to?: string | null }, date: string | null): boolean {
  if (date === null) return true;
  return (range.from == null || range.from <= date) && (range.to == null || date <= range.to);
}
