/**
 * In: the items of a phrase before its head, or after "of", "in", "from". Out: whose it is: the state, region, group or
 * organisation the head belongs to.
 */
import type { Item } from './chunk.ts';
import type { NameReading } from './knowledge.ts';
import { choosePerson, personRef } from './people.ts';
import type { Question } from './reading.ts';
import { type ActorRecord, holds } from './record.ts';

export interface Owner {
  record: ActorRecord;
  how: NameReading['how'];
  /** From "in" or "at": says where, and so of which state. */
  place: boolean;
  /** A town or province, which has offices of its own. */
  part?: boolean;
  /** Whoever a man acts for whose it is. */
  man?: boolean;
}

const PLACING = new Set(['in', 'at', 'near', 'within', 'inside', 'across']);
/** "loyal to Assad", "linked with al-Qaeda": the preposition after these owns too. */
const BINDING = new Set(['loyal', 'affiliated', 'linked', 'allied']);
const OWNING = new Set([...PLACING, ...BINDING, 'of', 'from', 'for']);

export function ownersIn(items: readonly Item[], question: Question, complement: boolean): Owner[] {
  const { actors, date } = question;
  const owners: Owner[] = [];
  let preposition = complement ? '' : 'of';
  for (const item of items) {
    if (item.type === 'preposition' && !(BINDING.has(preposition) && (item.key === 'to' || item.key === 'with')))
      preposition = item.key;
    if (complement && !OWNING.has(preposition)) continue;
    const place = complement && PLACING.has(preposition);
    if (item.type === 'town') {
      const state = actors.stateOf(item.country);
      if (state) owners.push({ record: state, how: 'capital', place: true, part: true });
    }
    if (item.type !== 'name') continue;
    const reading = pickName(item.readings, null, date, place);
    if (!reading) continue;
    const man = reading.record.kind === 'person';
    const record = man ? campOf(item.readings, question) : reading.record;
    if (record) owners.push({ record, how: reading.how, place, ...(man ? { man } : {}) });
  }
  return owners;
}

/** "Peru's Congress": a body that bears another state's name for its own is that kind of body, where a state owns it. */
export function ownBodies(items: readonly Item[]): Item[] {
  let state: string | null = null;
  return items.map((item) => {
    if (item.type !== 'name') return item;
    const areas = item.readings.filter(({ record }) => record.kind === 'state' || record.kind === 'territory');
    if (areas.length > 0) state = areas[0]!.record.country;
    const foreign = state !== null && item.readings.every(({ record }) => record.country !== state);
    return item.role && foreign ? item.role : item;
  });
}

/** "Assad's forces", "the Obama administration": whoever the person acts for owns what is his. */
function campOf(readings: readonly NameReading[], { actors, date }: Question): ActorRecord | null {
  const persons = readings.filter((reading) => reading.record.kind === 'person');
  const { person } = choosePerson(
    persons.map(({ record, how }) => ({ record, surname: how === 'surname' })),
    { date, titles: [], sectors: [], owner: null, former: false },
  );
  if (!person) return null;
  const { id } = personRef(person, actors, { date, former: false, titles: [] });
  const camp = id === null ? null : actors.record(id.split('/')[0]!);
  return camp ?? (person.country ? actors.stateOf(person.country) : null);
}

const STRENGTH: Readonly<Record<ActorRecord['kind'], number>> = {
  group: 5,
  organ: 4,
  organisation: 3,
  territory: 3,
  region: 3,
  state: 2,
  person: 0,
};

/** Before the head beats after it; a group beats its country; a faith or people without a country beats nothing. */
export function pickOwner(owners: readonly Owner[], complement: readonly Owner[]): Owner | null {
  const strength = ({ record }: Owner): number =>
    record.kind === 'region' && record.country === null ? 1 : STRENGTH[record.kind];
  const best = (list: readonly Owner[]): Owner | null => [...list].sort((a, b) => strength(b) - strength(a))[0] ?? null;
  const first = best(owners);
  const second = best(complement);
  // "Sunni militants in Iraq": what is known of the country comes from the complement.
  if (
    first &&
    second &&
    first.record.kind === 'region' &&
    first.record.country === null &&
    second.record.country !== null
  )
    return second;
  return first ?? second;
}

const LIKELY: Readonly<Record<ActorRecord['kind'], number>> = {
  state: 8,
  organisation: 7,
  group: 7,
  organ: 6.5,
  territory: 6,
  region: 6,
  person: 3,
};

/** The likeliest of a name's readings that is no matter of persons: by kind, home and date. */
export function pickName(
  readings: readonly NameReading[],
  home: string | null,
  date: string | null,
  place = false,
): NameReading | null {
  const score = ({ record, how, from, to, folded }: NameReading): number => {
    let value = how === 'capital' ? (place ? 7 : 5) : how === 'surname' ? 1 : LIKELY[record.kind];
    if (how === 'people') value -= 0.5;
    if (home !== null) value += record.country === home ? 4 : record.country === null ? 0 : -3;
    if (!holds(record, date) || (date === null && (record.to !== null || to !== null))) value -= 2.5;
    // A name or actor bounded in time and within its bounds is meant rather than one that is always possible.
    if (date !== null && to !== null && holds({ from, to }, date)) value += 1;
    if (date !== null && record.to !== null && holds(record, date)) value += 0.5;
    return folded ? value - 0.5 : value;
  };
  return [...readings].sort((a, b) => score(b) - score(a))[0] ?? null;
}
