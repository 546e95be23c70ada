/**
 * In: a name at the head of a phrase, with the titles, roles and owner around it. Out: who it is: a person as of the
 * date, a state by its name, people or capital, an organisation or group; or, of a name not on file, its words with
 * whatever country and role the phrase gives. A name that fits several says so.
 */
import type { ActorRef } from '../../document.ts';
import { sectorsByWords } from './body-words.ts';
import type { Item } from './chunk.ts';
import type { NameReading } from './knowledge.ts';
import { withCountry } from './named-body.ts';
import { normalise, slug } from './names.ts';
import { suffixOf } from './organ-names.ts';
import { type Owner, pickName } from './owner.ts';
import { choosePerson, personRef, sectorsAt } from './people.ts';
import {
  isArea,
  known,
  MARTIAL,
  type NameItem,
  organ,
  PERSONAL,
  type Question,
  type Reading,
  refOf,
  rolesOf,
  titlesOf,
  wordsText,
} from './reading.ts';
import { type ActorRecord, holds } from './record.ts';
import { sectorsOfHeaded } from './stranger.ts';

export interface NameContext {
  /** Items before the name. */
  before: readonly Item[];
  owner: Owner | null;
  former: boolean;
  question: Question;
}

export function readName(item: NameItem, context: NameContext): Reading | null {
  const { date } = context.question;
  const titles = titlesOf(context.before);
  const roles = rolesOf(context.before);
  const persons = item.readings.filter((reading) => reading.record.kind === 'person');
  const others = item.readings.filter((reading) => reading.record.kind !== 'person');
  const full = persons.some((reading) => reading.how === 'person');
  if (
    persons.length > 0 &&
    (others.length === 0 || titles.length > 0 || (full && others.every((reading) => reading.how === 'people')))
  )
    return readPerson(item, persons, context);
  const home = context.owner?.record ?? null;
  const best = pickName(others, home?.country ?? null, date);
  if (!best) return null;
  const rivals = others
    .filter(({ record, how }) => record.id !== best.record.id && how === best.how && holds(record, date))
    .map(({ record }) => record);
  if (best.how === 'capital' || best.how === 'seat') {
    const ref = refOf(best.record, date);
    return known({ ...ref, sectors: ref.sectors.length > 0 ? ref.sectors : ['GOV'] }, 'metonym', rivals);
  }
  const people =
    best.record.kind === 'region' && others.some(({ record, how }) => record === best.record && how === 'people');
  if (people || best.how === 'people' || best.how === 'adjective')
    return readPeople(item, best, others, context, rivals);
  const tied = rivals.filter(
    (rival) =>
      rival.kind === best.record.kind && rival.kind !== 'state' && (home === null || rival.country === home.country),
  );
  if (tied.length > 0) {
    const name = wordsText(context.question.words, item.start, item.end);
    // the first name of one and a by-name of another: the first is meant
    const own = [best.record, ...tied].filter((record) => normalise(record.name) === normalise(name));
    return own.length === 1
      ? known(refOf(own[0]!, date), 'name', rivals)
      : severalActors(name, [best.record, ...tied], date);
  }
  // "Senate Republicans": members of a party in a chamber are of the chamber.
  if (
    best.record.kind === 'group' &&
    home?.kind === 'organ' &&
    home.country === best.record.country &&
    roles.length === 0
  ) {
    const sectors = [...sectorsAt(home, date), 'PTY'];
    return known({ ...refOf(home, date), name: `${home.name} ${best.record.name}`, sectors }, 'composed');
  }
  return known(refOf(best.record, date), 'name', rivals);
}

/** "the French", "the British" are the state; "Syrians", "Kurds" its people, unless one word serves for both. */
function readPeople(
  item: NameItem,
  best: NameReading,
  others: readonly NameReading[],
  { question: { words, date }, owner }: NameContext,
  rivals: ActorRecord[],
): Reading {
  const { record } = best;
  const { key } = words[item.end - 1]!;
  const ref = refOf(record, date);
  // "Egyptian Christians": a people or faith of many countries is of the one the phrase names.
  ref.country ??= owner?.record.country ?? null;
  if (record.kind === 'region' || record.kind === 'group')
    return known({ ...ref, sectors: ref.sectors.length > 0 ? ref.sectors : ['CVL'] }, 'name', rivals);
  const noun = best.how === 'people' || others.some((reading) => reading.how === 'people' && reading.record === record);
  if (!noun || /(?:ese|ish|ch|ss)$/.test(key)) return known(ref, 'name', rivals);
  // "Ecuadorean Indians" are people of Ecuador, "Danes in Portugal" of Denmark, "ethnic Germans in Poland" of Poland.
  const settled = !owner?.place || words[item.start - 1]?.key === 'ethnic';
  const isHome = owner?.record.kind === 'state' && owner.record !== record && settled;
  const home = isHome ? owner.record : null;
  if (home) return organ(home, 'civilians', ['CVL'], date, wordsText(words, item.start, item.end));
  return known(
    { ...ref, id: `${record.id}/civilians`, name: wordsText(words, item.start, item.end), sectors: ['CVL'] },
    'composed',
    rivals,
  );
}

/** A name that several on file bear: what they have in common, and the list. */
function severalActors(name: string, records: readonly ActorRecord[], date: string | null): Reading {
  const [first, ...rest] = records;
  const same = records.every((record) => record.country === first!.country);
  const sectors = sectorsAt(first!, date).filter((sector) =>
    rest.every((record) => sectorsAt(record, date).includes(sector)),
  );
  return known(
    { id: null, name, person: null, country: same ? first!.country : null, sectors, collective: null },
    'name',
    records,
    true,
  );
}

function readPerson(item: NameItem, persons: readonly NameReading[], context: NameContext): Reading {
  const { actors, date, words } = context.question;
  const titles = titlesOf(context.before);
  const roles = rolesOf(context.before);
  const home = context.owner?.record ?? null;
  // "the aircraft carrier Charles de Gaulle" is a ship.
  const vehicle = roles.find((role) => role.class === 'vehicle');
  if (vehicle && titles.length === 0)
    return organ(
      home,
      vehicle.suffix ?? suffixOf(vehicle.sectors),
      vehicle.sectors,
      date,
      wordsText(words, item.start, item.end),
    );
  const chosen = choosePerson(
    persons.map(({ record, how }) => ({ record, surname: how === 'surname' })),
    { date, titles, sectors: titles.length > 0 ? [] : (roles[0]?.sectors ?? []), owner: home, former: context.former },
  );
  const said = titles[0]?.sectors ?? roles[0]?.sectors ?? [];
  if (chosen.person) {
    const ref = personRef(chosen.person, actors, { date, former: context.former, titles });
    // The phrase's own words stand in where the person's offices are not known for that date, and of those who once held
    // one where they say that he stands against who holds it now.
    const opposes = !context.former && ref.sectors[0] === 'ELI' && AGAINST.has(said[0] ?? '');
    if ((ref.sectors.length > 0 && !opposes) || said.length === 0)
      return known(ref, titles.length > 0 ? 'title' : 'name', chosen.rivals);
    const sectors = context.former ? ['ELI'] : [...said];
    const state = home ?? (ref.country ? actors.stateOf(ref.country) : null);
    return known(
      { ...ref, sectors, id: state && !context.former ? `${state.id}/${suffixOf(sectors)}` : ref.id },
      'title',
      chosen.rivals,
    );
  }
  const name = wordsText(words, item.start, item.end);
  const shared = sharedBy(chosen.rivals, context);
  const ref: ActorRef = {
    id: shared.id,
    name,
    person: name,
    country: home?.country ?? shared.country,
    sectors: context.former ? ['ELI'] : said.length > 0 ? [...said] : shared.sectors,
    collective: null,
  };
  const ambiguous = chosen.rivals.length > 0;
  if (persons.some(({ how }) => how === 'person')) return known(ref, 'unknown', chosen.rivals, ambiguous);
  // A surname several could bear, or none fits: what the phrase says and no more.
  const office = home?.kind === 'state' && said.length > 0 && !context.former ? `${home.id}/${suffixOf(said)}` : null;
  return known(
    { ...ref, id: office ?? ref.id ?? (chosen.rivals.length > 1 ? null : slug(name)) },
    'unknown',
    chosen.rivals,
    ambiguous,
  );
}

/** Who stands against a state's government. */
const AGAINST = new Set(['OPP', 'REB']);

/** What all who may be meant have in common on the date: of two brothers in one government it is known for whom they act. */
function sharedBy(
  rivals: readonly ActorRecord[],
  { question: { actors, date }, former }: NameContext,
): Pick<ActorRef, 'id' | 'country' | 'sectors'> {
  const [first, ...rest] = rivals.map((person) => personRef(person, actors, { date, former, titles: [] }));
  if (!first || rest.length === 0) return { id: null, country: null, sectors: [] };
  const country = rest.every((each) => each.country === first.country) ? first.country : null;
  if (date === null) return { id: null, country, sectors: [] };
  return {
    id: rest.every(({ id }) => id === first.id) ? first.id : null,
    country,
    sectors: first.sectors.filter((sector) => rest.every(({ sectors }) => sectors.includes(sector))),
  };
}

/** Role words that a group's name follows rather than a person's. */
export const GROUPS =
  /\b(?:group|movement|party|organi[sz]ation|front|faction|militia|army|network|company|firm|newspaper|agency|bank|court|university|ministry|force|coalition|alliance|union|station|channel|magazine|daily|broadcaster|gang|cartel)$/;

/** Last words of bodies' names. */
const BODY =
  /\b(?:Association|Authority|Club|Council|Commission|Committee|Federation|Foundation|Institute|Society|Union|League|Bank|Service|Board|Corporation|Centre|Center|Fund|Agency|Network|Organi[sz]ation|Trust|Conference|Congress|Forum|Airlines|Airways|Times|Post|Herald|Tribune|Gazette|Chronicle)$/;

/** A proper name not on file, with the items before it. */
export function unknownName(run: readonly Item[], context: NameContext): Reading | null {
  const { words, date } = context.question;
  const { before: items, former } = context;
  if (run.length === 0) return null;
  const name = wordsText(words, run[0]!.start, run.at(-1)!.end);
  if (!/\p{L}{2}/u.test(name)) return null;
  const titles = titlesOf(items);
  const all = rolesOf(items).filter((each) => each.class !== 'bloc');
  // A police general is police.
  const role =
    all.at(-1)?.suffix === 'military' ? (all.find(({ suffix }) => suffix === 'police') ?? all.at(-1)) : all.at(-1);
  const lastRole = items.findLast((item) => item.type === 'role');
  const modifier = items.findLast((item) => item.type === 'modifier' && item.modifier.sets?.[0] !== 'ELI');
  const change = modifier?.type === 'modifier' ? modifier.modifier : null;
  let sectors = [...(titles[0]?.sectors ?? role?.sectors ?? [])];
  if (change && (sectors.length === 0 || MARTIAL.has(sectors[0]!) || role?.class === 'agent'))
    sectors = [...(change.sets ?? change.adds ?? sectors)];
  const record = context.owner?.record ?? null;
  const isHead = titles[0]?.office === 'leader' && (record === null || isArea(record));
  const headed = isHead ? sectorsOfHeaded(items, context.question) : null;
  if (headed) sectors = [...headed];
  if (former && sectors.length > 0) sectors = ['ELI'];
  const country = record?.country ?? null;
  const grouped = lastRole?.type === 'role' && GROUPS.test(lastRole.key);
  const vehicle = role?.class === 'vehicle';
  if (vehicle) return organ(record, role.suffix ?? suffixOf(sectors), sectors, date, name);
  // "the Official Gazette" is no official of that name.
  const isAdjective = lastRole?.type === 'role' && lastRole.key === 'official' && run.length === 1;
  const personal =
    titles.length > 0 || (role !== undefined && PERSONAL.has(role.sectors[0] ?? '') && !grouped && !isAdjective);
  if (!personal) {
    const full = BODY.test(name)
      ? wordsText(words, withCountry(run[0]!.start, run.at(-1)!.end, items, record), run.at(-1)!.end)
      : name;
    const told = sectors.length > 0 ? sectors : sectorsByWords(full);
    return known({ id: slug(full), name: full, person: null, country, sectors: told, collective: null }, 'unknown');
  }
  const area = record !== null && isArea(record);
  const suffix = titles.length > 0 ? suffixOf(sectors) : (change?.suffix ?? role?.suffix ?? suffixOf(sectors));
  const id =
    former || record === null
      ? slug(name)
      : area
        ? sectors.length > 0
          ? `${record.id}/${suffix}`
          : slug(name)
        : record.id;
  const own = record !== null && !area && !former ? sectorsAt(record, date) : sectors;
  // "the Chamber's President X": somebody else's, and not of the article's country.
  const isStrangers = record === null && items.some((item) => item.type === 'word' && item.proper);
  return known(
    { id, name, person: name, country, sectors: own, collective: null },
    record === null && !isStrangers ? 'unknown' : 'title',
  );
}
