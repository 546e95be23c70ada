/**
 * In: the items of a phrase. Out: who it names, as of a date. The last item of the head part is the head (English noun
 * phrases end in their heads); what stands before it, and after "of", "in" or "from", gives the owner. So "French
 * fighters", "fighters from France" and "France's fighters" are one actor, and a new combination needs no new entry.
 */
import type { ActorMention, ActorRef } from '../../document.ts';
import { organName, suffixOf } from './build.ts';
import { chunk, type Item } from './chunk.ts';
import type { Actors, NameReading } from './knowledge.ts';
import { slug } from './names.ts';
import { choosePerson, personRef, sectorsAt } from './people.ts';
import { type ActorRecord, holds, type RoleRecord, type TitleRecord } from './record.ts';
import type { Word } from './words.ts';

export type Reading = Pick<ActorMention, 'actor' | 'basis' | 'ambiguous' | 'alternatives'>;

export interface Question {
  words: readonly Word[];
  actors: Actors;
  date: string | null;
  /** False where the text is all capitals or all lower case, and case tells nothing. */
  cased: boolean;
  /** Last word index + 1 of the head noun where the caller's syntax knows it; the complements follow. */
  head?: number;
}

interface Head {
  items: Item[];
  tail: Item[];
}

/** Null if the words are nothing that could act. */
export function compose(question: Question): Reading | null {
  const { words, actors, date, cased } = question;
  const segments = splitMarks(chunk(words, actors, date, cased));
  let best: Reading | null = null;
  for (const items of segments) {
    const reading = readSegment(items, question);
    if (!reading) continue;
    if (!best) best = reading;
    else best = merge(best, reading);
  }
  return best;
}

/** "Alexei Navalny, the opposition leader": an apposition adds what the first part does not know. */
function merge(first: Reading, second: Reading): Reading {
  if (first.basis === 'unknown' && second.basis !== 'unknown') {
    if (first.actor.person && !second.actor.person)
      return { ...second, actor: { ...second.actor, person: first.actor.person, name: first.actor.person } };
    if (!first.actor.country) return { ...second, actor: { ...second.actor } };
  }
  if (first.actor.country === null && first.actor.sectors.length === 0)
    return {
      ...first,
      actor: {
        ...first.actor,
        country: second.actor.country,
        sectors: second.actor.sectors,
        id: first.actor.id ?? second.actor.id,
      },
    };
  return first;
}

function splitMarks(items: Item[]): Item[][] {
  const segments: Item[][] = [[]];
  for (const item of items) {
    if (item.type === 'mark' && item.key !== "'s" && item.key !== '"') {
      segments.push([]);
      continue;
    }
    if (item.type === 'mark' && item.key === '"') continue;
    segments.at(-1)!.push(item);
  }
  return segments.filter((segment) => segment.length > 0);
}

function readSegment(items: Item[], question: Question): Reading | null {
  const head = headOf(items);
  if (!head) return null;
  return readHead(head, question);
}

/** Cuts at the first preposition that does not merely count ("dozens of protesters", "a group of militants"). */
function headOf(items: Item[]): Head | null {
  let rest = items;
  for (;;) {
    const cut = rest.findIndex((item) => item.type === 'preposition');
    if (cut < 0) return rest.length > 0 ? { items: rest, tail: [] } : null;
    const before = rest.slice(0, cut).filter((item) => item.type !== 'skip');
    const counts =
      before.length === 0 || (before.length === 1 && before[0]!.type === 'role' && COUNTING.has(before[0]!.key));
    const key = (rest[cut] as { key: string }).key;
    if (key === 'of' && counts && rest.length > cut + 1) {
      rest = rest.slice(cut + 1);
      continue;
    }
    if (before.length === 0) {
      rest = rest.slice(cut + 1);
      if (rest.length === 0) return null;
      continue;
    }
    return { items: rest.slice(0, cut), tail: rest.slice(cut) };
  }
}

const COUNTING = new Set([
  'group',
  'crowd',
  'column',
  'squad',
  'gang',
  'unit',
  'team',
  'network',
  'cell',
  'coalition',
  'alliance',
  'mob',
  'member',
  'majority',
  'convoy',
  'people',
  'family',
  'faction',
]);

interface Owner {
  record: ActorRecord;
  how: NameReading['how'];
  /** From "in" or "at": says where, and so of which state. */
  place: boolean;
}

function readHead({ items, tail }: Head, question: Question): Reading | null {
  const { actors, date, words } = question;
  const content = items.filter((item) => !(item.type === 'skip' || item.type === 'mark'));
  if (content.length === 0) return null;
  const headItem = content.at(-1)!;
  // "Defence Secretary James Mattis": the name's own words, where they are unknown, end the phrase.
  const trailing: Item[] = [];
  for (
    let at = content.length - 1;
    at >= 0 && content[at]!.type === 'word' && (content[at] as { proper: boolean }).proper;
    at--
  )
    trailing.unshift(content[at]!);
  const body = content.slice(0, content.length - trailing.length);
  const former = items.some((item) => item.type === 'modifier' && item.modifier.sets?.[0] === 'ELI');
  const deputy = items.some((item) => item.type === 'deputy');
  const before = (trailing.length > 0 ? body : content.slice(0, -1)).filter(
    (item) => item.type !== 'modifier' && item.type !== 'deputy',
  );
  const owners = ownersIn(before, question, false);
  const complement = ownersIn(tail, question, true);
  const owner = pickOwner(owners, complement);

  if (
    trailing.length > 0 &&
    trailing.length < content.length &&
    body.at(-1)!.type === 'name' &&
    !titlesOf(body).length
  ) {
    // "Hollande Administration Inc": a known name runs on in unknown words, and so is another name.
    const last = body.at(-1)! as Item & { type: 'name' };
    if (isPersonal(last.readings))
      return unknownName([...body.slice(body.indexOf(last)), ...trailing], {
        owner: null,
        question,
        items: body.slice(0, -1),
        former,
      });
  }
  if (trailing.length > 0) return unknownName(trailing, { owner, question, items: body, former });

  const text = wordsText(words, items[0]!.start, headItem.end);
  switch (headItem.type) {
    case 'name': {
      const previous = content.at(-2);
      // "Marie Hollande": a first name that is not his makes another person of a known surname.
      if (
        previous?.type === 'word' &&
        previous.proper &&
        headItem.readings.every((reading) => reading.how === 'surname') &&
        previous.end === headItem.start
      ) {
        const run: Item[] = [previous, headItem];
        for (
          let at = content.length - 3;
          at >= 0 && content[at]!.type === 'word' && (content[at] as { proper: boolean }).proper;
          at--
        )
          run.unshift(content[at]!);
        return unknownName(run, { owner, question, items: content.slice(0, content.length - run.length), former });
      }
      return readName(headItem, { before, owner, former, complement, question });
    }
    case 'role':
      return readRole(headItem, {
        items: items.slice(0, items.indexOf(headItem)),
        before,
        owner,
        owners,
        former,
        deputy,
        question,
        text,
        tail,
      });
    case 'modifier':
      // "the separatists" is a role; a modifier alone ("the displaced") names people only with an owner or an article.
      if (headItem.modifier.sets && headItem.modifier.sets[0] !== 'ELI')
        return organ(
          owner?.record ?? null,
          headItem.modifier.suffix ?? suffixOf(headItem.modifier.sets),
          headItem.modifier.sets,
          question,
          text,
          true,
        );
      if (headItem.modifier.adds)
        return organ(
          owner?.record ?? null,
          headItem.modifier.suffix ?? 'opposition',
          headItem.modifier.adds,
          question,
          text,
          true,
        );
      return null;
    case 'town': {
      const state = actors.stateOf(headItem.country);
      return known(
        {
          id: slug(text),
          name: text,
          person: null,
          country: state?.country ?? headItem.country,
          sectors: [],
          collective: null,
        },
        'unknown',
      );
    }
    case 'word': {
      if (!headItem.proper && question.cased) {
        const fromOwner = owner?.record;
        if (!fromOwner) return null;
        return known(
          { id: null, name: text, person: null, country: fromOwner.country, sectors: [], collective: null },
          'unknown',
        );
      }
      const run = content.slice(lastIndexWhere(content, (item) => item.type !== 'word') + 1);
      return unknownName(run, { owner, question, items: content.slice(0, content.length - run.length), former });
    }
    default:
      return null;
  }
}

function lastIndexWhere<T>(list: readonly T[], test: (item: T) => boolean): number {
  for (let at = list.length - 1; at >= 0; at--) if (test(list[at]!)) return at;
  return -1;
}

const wordsText = (words: readonly Word[], start: number, end: number): string => {
  let text = '';
  for (let at = start; at < end; at++) {
    const word = words[at]!;
    if (word.shape === 'mark') text += word.form;
    else text += (text === '' ? '' : word.joined ? '-' : ' ') + word.form;
  }
  return text.replace(/^(?:the|a|an) /i, '');
};

const isPersonal = (readings: readonly NameReading[]): boolean =>
  readings.length > 0 && readings.every((reading) => reading.record.kind === 'person');

function known(
  actor: ActorRef,
  basis: Reading['basis'],
  rivals: readonly ActorRecord[] = [],
  ambiguous = false,
): Reading {
  return { actor, basis, ambiguous, alternatives: rivals.map((record) => ({ id: record.id, name: record.name })) };
}

/** Owners among the items: states, organisations, groups and regions, strongest kind last in the sort. */
function ownersIn(items: readonly Item[], question: Question, complement: boolean): Owner[] {
  const { actors, date } = question;
  const owners: Owner[] = [];
  let preposition = complement ? '' : 'of';
  for (const item of items) {
    if (item.type === 'preposition') {
      preposition = item.key;
      continue;
    }
    if (complement && !OWNING.has(preposition)) continue;
    const place = complement && PLACING.has(preposition);
    if (item.type === 'town') {
      const state = actors.stateOf(item.country);
      if (state) owners.push({ record: state, how: 'capital', place: true });
    }
    if (item.type !== 'name') continue;
    const reading = pickName(item.readings, null, date, place);
    if (!reading) continue;
    if (reading.record.kind === 'person') {
      const ref = personRef(reading.record, actors, { date, former: false, titles: [] });
      const of = ref.id === null ? null : actors.record(ref.id.split('/')[0]!);
      if (of && of.kind !== 'person') owners.push({ record: of, how: 'person', place });
      continue;
    }
    owners.push({ record: reading.record, how: reading.how, place });
  }
  return owners;
}

const OWNING = new Set([
  'of',
  'in',
  'from',
  'at',
  'for',
  'near',
  'within',
  'inside',
  'across',
  'with',
  'to',
  'loyal',
  'affiliated',
  'linked',
  'allied',
]);
const PLACING = new Set(['in', 'at', 'near', 'within', 'inside', 'across']);

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
function pickOwner(owners: readonly Owner[], complement: readonly Owner[]): Owner | null {
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

/** The likeliest of a name's readings that is no matter of persons: by kind, home and date. */
export function pickName(
  readings: readonly NameReading[],
  home: string | null,
  date: string | null,
  place = false,
): NameReading | null {
  const score = (reading: NameReading): number => {
    const { record, how } = reading;
    let value = { state: 8, organisation: 7, group: 7, organ: 6.5, territory: 6, region: 6, person: 3 }[record.kind];
    if (how === 'capital') value = place ? 7 : 5;
    if (how === 'surname') value = 1;
    if (how === 'people') value -= 0.5;
    if (home !== null) value += record.country === home ? 4 : record.country === null ? 0 : -3;
    if (!holds(record, date) || (date === null && record.to !== null)) value -= 2.5;
    if (date === null && reading.to !== null) value -= 2.5;
    if (date !== null && reading.to !== null && holds(reading, date)) value += 1;
    if (record.to !== null && date !== null && holds(record, date)) value += 0.5;
    if (reading.folded) value -= 0.5;
    return value;
  };
  return [...readings].sort((a, b) => score(b) - score(a))[0] ?? null;
}

interface NameContext {
  before: readonly Item[];
  owner: Owner | null;
  former: boolean;
  complement: readonly Owner[];
  question: Question;
}

const titlesOf = (items: readonly Item[]): TitleRecord[] =>
  items.flatMap((item) => (item.type === 'role' ? [...item.titles] : []));
const rolesOf = (items: readonly Item[]): RoleRecord[] =>
  items.flatMap((item) => (item.type === 'role' ? [...item.roles] : []));

function readName(item: Item & { type: 'name' }, context: NameContext): Reading | null {
  const { actors, date, words, cased } = context.question;
  const titles = titlesOf(context.before);
  const roles = rolesOf(context.before);
  const persons = item.readings.filter((reading) => reading.record.kind === 'person');
  const others = item.readings.filter((reading) => reading.record.kind !== 'person');
  const titled =
    titles.length > 0 || roles.some((role) => role.class !== 'bloc' && PERSONAL.has(role.sectors[0] ?? ''));
  const home = context.owner && !context.owner.place ? context.owner.record : (context.owner?.record ?? null);
  const groupRole = roles.length > 0 && titles.length === 0;
  const full = persons.filter((reading) => reading.how === 'person');
  const usePerson =
    persons.length > 0 &&
    (others.length === 0 ||
      (titled && !groupRole) ||
      (full.length > 0 && others.every((reading) => reading.how === 'people')));
  if (usePerson) {
    const chosen = choosePerson(
      persons.map((reading) => ({ record: reading.record, surname: reading.how === 'surname' })),
      {
        date,
        titles,
        sectors: titles.length > 0 ? [] : (roles[0]?.sectors ?? []),
        owner: home,
        former: context.former,
      },
    );
    if (chosen.person) {
      const ref = personRef(chosen.person, actors, { date, former: context.former, titles });
      // The phrase's own words stand in where the person's offices are not known for that date.
      if (ref.sectors.length === 0 && (titles.length > 0 || roles.length > 0)) {
        const sectors = context.former ? ['ELI'] : [...(titles[0]?.sectors ?? roles[0]!.sectors)];
        const state = home ?? (ref.country ? actors.stateOf(ref.country) : null);
        return known(
          { ...ref, sectors, id: state && !context.former ? `${state.id}/${suffixOf(sectors)}` : ref.id },
          'title',
          chosen.rivals,
        );
      }
      return known(ref, titles.length > 0 ? 'title' : 'name', chosen.rivals);
    }
    const name = wordsText(words, item.start, item.end);
    if (full.length === 0) {
      // A surname several could bear, or none fits: what the phrase says and no more.
      const state = home;
      const sectors = context.former ? ['ELI'] : [...(titles[0]?.sectors ?? roles[0]?.sectors ?? [])];
      const id =
        state && sectors.length > 0 && !context.former && state.kind === 'state'
          ? `${state.id}/${suffixOf(sectors)}`
          : chosen.rivals.length > 1
            ? null
            : slug(name);
      return known(
        { id, name, person: name, country: state?.country ?? null, sectors, collective: null },
        'unknown',
        chosen.rivals,
        chosen.rivals.length > 0,
      );
    }
    return known(
      { id: null, name, person: name, country: null, sectors: [], collective: null },
      'unknown',
      chosen.rivals,
      true,
    );
  }
  const best = pickName(others, home?.country ?? null, date);
  if (!best) return null;
  const { record, how } = best;
  const rivals = others
    .filter(
      (reading) =>
        reading.record !== record &&
        reading.record.id !== record.id &&
        reading.how === best.how &&
        holds(reading.record, date),
    )
    .map((reading) => reading.record);
  const tied = rivals.filter(
    (rival) =>
      rival.kind === record.kind &&
      (home === null || rival.country === home.country) &&
      !(cased && record.kind === 'state'),
  );
  const sectors = sectorsAt(record, date);
  if (how === 'capital')
    return known(
      {
        id: record.id,
        name: record.name,
        person: null,
        country: record.country,
        sectors: sectors.length > 0 ? sectors : ['GOV'],
        collective: null,
      },
      'metonym',
      rivals,
    );
  if (how === 'seat') {
    return known(
      { id: record.id, name: record.name, person: null, country: record.country, sectors, collective: null },
      'metonym',
      rivals,
    );
  }
  if (how === 'people' || how === 'adjective') {
    // "the French", "the British" are the state; "Syrians", "Kurds" its people, unless one word serves for both.
    const key = words[item.end - 1]!.key;
    const noun = how === 'people' || others.some((reading) => reading.how === 'people' && reading.record === record);
    const plural = noun && /(?:s|men|women)$/.test(key) && !/(?:ss|ese)$/.test(key);
    if (record.kind === 'region')
      return known(
        {
          id: record.id,
          name: record.name,
          person: null,
          country: record.country,
          sectors: sectors.length > 0 ? sectors : ['CVL'],
          collective: null,
        },
        'name',
        rivals,
      );
    if (plural || (noun && !/(?:ese|ish|ch|ss)$/.test(key)))
      return known(
        {
          id: `${record.id}/civilians`,
          name: wordsText(words, item.start, item.end),
          person: null,
          country: record.country,
          sectors: ['CVL'],
          collective: null,
        },
        'composed',
        rivals,
      );
    return known(
      { id: record.id, name: record.name, person: null, country: record.country, sectors, collective: null },
      'name',
      rivals,
    );
  }
  if (tied.length > 0 && home === null) {
    const same = new Set([record.country, ...tied.map((rival) => rival.country)]);
    return known(
      {
        id: null,
        name: wordsText(words, item.start, item.end),
        person: null,
        country: same.size === 1 ? record.country : null,
        sectors: sectors.filter((sector) => tied.every((rival) => sectorsAt(rival, date).includes(sector))),
        collective: null,
      },
      'name',
      [record, ...tied],
      true,
    );
  }
  return known(
    { id: record.id, name: record.name, person: null, country: record.country, sectors, collective: null },
    'name',
    rivals,
  );
}

/** Sectors whose roles stand before a person's name. */
const PERSONAL = new Set([
  'GOV',
  'MIL',
  'COP',
  'JUD',
  'LEG',
  'SPY',
  'OPP',
  'REL',
  'REB',
  'BUS',
  'SOC',
  'JRN',
  'EDU',
  'CRM',
]);

interface RoleContext {
  items: readonly Item[];
  before: readonly Item[];
  owner: Owner | null;
  owners: readonly Owner[];
  former: boolean;
  deputy: boolean;
  question: Question;
  text: string;
  tail: readonly Item[];
}

function readRole(item: Item & { type: 'role' }, context: RoleContext): Reading | null {
  const { actors, date } = context.question;
  const owner = context.owner?.record ?? null;
  const atHome = owner && (owner.kind === 'state' || owner.kind === 'territory' || owner.kind === 'region');

  // Members of a bloc acting: "the NATO powers", "EU foreign ministers".
  const bloc = item.roles.find((role) => role.class === 'bloc');
  if (bloc && owner?.members && item.plural)
    return known(
      {
        id: owner.id,
        name: context.text,
        person: null,
        country: owner.country,
        sectors: sectorsAt(owner, date),
        collective: 'members',
      },
      'composed',
    );

  const modifiers = context.items.flatMap((each) => (each.type === 'modifier' ? [each.modifier] : []));
  const titles = item.titles.filter((title) => title.of === null || (owner !== null && title.of.includes(owner.id)));
  const narrow = titles.filter((title) => title.of !== null);
  const usable = narrow.length > 0 ? narrow : titles;
  if (
    usable.length > 0 &&
    owner &&
    !item.plural &&
    !context.deputy &&
    !modifiers.some((modifier) => modifier.sets?.[0] === 'REB') &&
    !rolesOf(context.before).length
  ) {
    const reading = holderOf(usable, owner, context);
    if (reading) return reading;
  }
  const role = roleFor(item, owner);
  if (!role) {
    const title = usable[0] ?? item.titles[0];
    if (!title) return null;
    const sectors = context.former ? ['ELI'] : [...title.sectors];
    return organ(
      owner,
      context.former ? 'elite' : suffixOf(title.sectors),
      sectors,
      context.question,
      context.text,
      false,
    );
  }
  if (role.suffix === 'ruling-party' && owner?.country && date !== null) {
    const ruling = actors.rulingParties(owner.country, date);
    if (ruling.length === 1) {
      const party = ruling[0]!;
      return known(
        {
          id: party.id,
          name: party.name,
          person: null,
          country: party.country,
          sectors: sectorsAt(party, date),
          collective: null,
        },
        'composed',
      );
    }
    if (ruling.length > 1) {
      const reading = organ(owner, 'government', ['PTY', 'GOV'], context.question, context.text, true)!;
      return { ...reading, alternatives: ruling.map((party) => ({ id: party.id, name: party.name })) };
    }
  }

  let sectors = [...role.sectors];
  let suffix = role.suffix ?? suffixOf(sectors);
  // "army spokesman", "police chief", "student leader": the word before says whose.
  const narrower = context.before.flatMap((each) =>
    each.type === 'role' ? each.roles.filter((other) => other.class === 'organ' || other.class === 'fighter') : [],
  )[0];
  if (narrower && (role.class === 'agent' || role.class === 'person' || role.class === 'fighter')) {
    sectors = [...narrower.sectors];
    suffix = narrower.suffix ?? suffixOf(sectors);
  }
  for (const modifier of modifiers) {
    if (
      modifier.sets &&
      modifier.sets[0] !== 'ELI' &&
      (role.class !== 'organ' ||
        MARTIAL.has(sectors[0]!) ||
        (sectors[0] === 'CVL' && role.suffix !== 'settlers' && modifier.sets[0] === 'UAF'))
    ) {
      sectors = [...modifier.sets];
      suffix = modifier.suffix ?? suffixOf(sectors);
    }
    if (modifier.adds && !sectors.includes(modifier.adds[0]!)) {
      if (role.class === 'agent' || sectors[0] === 'PTY') suffix = modifier.suffix ?? suffix;
      sectors =
        role.class === 'agent' && sectors[0] === 'GOV'
          ? [...modifier.adds]
          : MARTIAL.has(sectors[0]!) && modifier.adds[0] === 'OPP'
            ? ['REB']
            : [...sectors, ...modifier.adds];
      if (sectors[0] === 'REB') suffix = 'rebels';
    }
  }
  if (context.former && FORMER.has(sectors[0]!)) {
    sectors = ['ELI'];
    suffix = 'elite';
  }
  if (!owner) {
    if (role.class === 'person' && sectors[0] === 'UNK')
      return known(
        { id: null, name: context.text, person: null, country: null, sectors: ['UNK'], collective: null },
        'unknown',
      );
    return organ(null, suffix, sectors, context.question, context.text, role.anyone || role.class !== 'bloc');
  }
  if (!atHome) {
    // Fighters, spokesmen and officials of a group or organisation are it; its workers and supporters are not.
    const itself =
      role.class === 'agent' ||
      role.class === 'fighter' ||
      role.class === 'bloc' ||
      (MARTIAL.has(sectors[0]!) && owner.kind === 'group') ||
      (owner.kind === 'organ' && role.class !== 'organ');
    if (itself && !context.former) {
      const own = sectorsAt(owner, date);
      return known(
        { id: owner.id, name: owner.name, person: null, country: owner.country, sectors: own, collective: null },
        'composed',
      );
    }
    const own = sectorsAt(owner, date);
    const stands =
      owner.country === null || owner.kind === 'organisation' ? own.filter((sector) => IN_PLACE.has(sector)) : [];
    if (owner.kind === 'organ') {
      const state = owner.parent ? actors.record(owner.parent) : null;
      return organ(state ?? owner, suffix, sectors, context.question, context.text, true);
    }
    return known(
      {
        id: `${owner.id}/${suffix}`,
        name: organName(owner, suffix),
        person: null,
        country: owner.country,
        sectors: [...new Set([...sectors, ...stands])],
        collective: null,
      },
      'composed',
    );
  }
  if (
    role.class === 'fighter' &&
    owner.kind === 'region' &&
    sectors[0] === 'MIL' &&
    !sectorsAt(owner, date).includes('PRE')
  ) {
    sectors = ['REB'];
    suffix = 'rebels';
  }
  // "Sunni militants": a faith or people without a country lends its name and no sector.
  return organ(owner, suffix, sectors, context.question, context.text, true);
}

const MARTIAL = new Set(['MIL', 'REB', 'PRM', 'UAF']);
const FORMER = new Set(['GOV', 'LEG', 'JUD', 'MIL', 'SPY', 'COP', 'PTY']);
const IN_PLACE = new Set(['IGO', 'UNO', 'EUR', 'NGO', 'ISM', 'IMG', 'MNC']);

function roleFor(item: Item & { type: 'role' }, owner: ActorRecord | null): RoleRecord | null {
  const roles = item.roles.filter((role) => role.class !== 'bloc');
  if (roles.length === 0) return item.roles[0] && item.titles.length === 0 ? item.roles[0] : null;
  if (owner && (owner.kind === 'group' || owner.kind === 'organisation'))
    return roles.find((role) => role.class !== 'organ') ?? roles[0]!;
  return roles[0]!;
}

function holderOf(titles: readonly TitleRecord[], owner: ActorRecord, context: RoleContext): Reading | null {
  const { actors, date } = context.question;
  const offices =
    owner.kind === 'state' && titles.some((title) => title.office === 'leader')
      ? ['supreme-leader', 'leader', 'president', 'prime-minister', 'monarch', ...titles.map((title) => title.office)]
      : titles.map((title) => title.office);
  if (context.former) {
    const sectors = ['ELI'];
    return known(
      { id: `${owner.id}/elite`, name: context.text, person: null, country: owner.country, sectors, collective: null },
      'title',
    );
  }
  if (date === null) return null;
  for (const office of [...new Set(offices)]) {
    const person = actors.holder(owner.id, office, date);
    if (!person) continue;
    const post = person.posts!.find((each) => each.owner === owner.id && each.office === office && holds(each, date))!;
    const state = owner.kind === 'state' || owner.kind === 'territory' || owner.kind === 'region';
    const extra = owner.kind === 'region' ? sectorsAt(owner, date) : [];
    return known(
      {
        id: state ? `${owner.id}/${suffixOf(post.sectors)}` : owner.id,
        name: person.name,
        person: person.name,
        country: owner.country,
        sectors: state ? [...new Set([...post.sectors, ...extra])] : sectorsAt(owner, date),
        collective: null,
      },
      'title',
    );
  }
  return null;
}

/** `owner/suffix`, or nobody's. */
function organ(
  owner: ActorRecord | null,
  suffix: string,
  sectors: readonly string[],
  question: Question,
  text: string,
  anyone: boolean,
): Reading | null {
  if (!owner)
    return anyone || sectors.length > 0
      ? known(
          { id: null, name: text, person: null, country: null, sectors: [...sectors], collective: null },
          'composed',
        )
      : null;
  const own = owner.kind === 'region' ? sectorsAt(owner, question.date).filter((sector) => sector === 'PRE') : [];
  return known(
    {
      id: `${owner.id}/${suffix}`,
      name: organName(owner, suffix),
      person: null,
      country: owner.country,
      sectors: [...new Set([...sectors, ...own])],
      collective: null,
    },
    'composed',
  );
}

interface UnknownContext {
  owner: Owner | null;
  question: Question;
  items: readonly Item[];
  former: boolean;
}

/** A proper name not on file keeps its words, with whatever country and role the phrase gives. */
function unknownName(run: readonly Item[], { owner, question, items, former }: UnknownContext): Reading | null {
  const { words } = question;
  if (run.length === 0) return null;
  const name = wordsText(words, run[0]!.start, run.at(-1)!.end);
  if (!/\p{L}{2}/u.test(name)) return null;
  const titles = titlesOf(items);
  const roles = rolesOf(items).filter((role) => role.class !== 'bloc');
  const role = roles.at(-1);
  const personal =
    titles.length > 0 ||
    (role !== undefined &&
      PERSONAL.has(role.sectors[0] ?? '') &&
      !GROUPS.test(
        items
          .filter((item) => item.type === 'role')
          .map((item) => (item as { key: string }).key)
          .join(' '),
      ));
  const modifier = items.findLast((item) => item.type === 'modifier' && item.modifier.sets?.[0] !== 'ELI') as
    | (Item & { type: 'modifier' })
    | undefined;
  let sectors = [...(titles[0]?.sectors ?? role?.sectors ?? [])];
  if (modifier && (sectors.length === 0 || MARTIAL.has(sectors[0]!) || role?.class === 'agent'))
    sectors = [...(modifier.modifier.sets ?? modifier.modifier.adds ?? sectors)];
  if (former && sectors.length > 0) sectors = ['ELI'];
  const record = owner?.record ?? null;
  const country = record?.country ?? null;
  if (personal) {
    const state = record && (record.kind === 'state' || record.kind === 'territory' || record.kind === 'region');
    const suffix = modifier?.modifier.suffix ?? role?.suffix ?? suffixOf(sectors);
    const id = former
      ? slug(name)
      : state && sectors.length > 0
        ? `${record.id}/${titles.length > 0 ? suffixOf(sectors) : suffix}`
        : record && !state
          ? record.id
          : slug(name);
    return known(
      {
        id,
        name,
        person: name,
        country,
        sectors: record && !state && !former ? sectorsAt(record, question.date) : sectors,
        collective: null,
      },
      'unknown',
    );
  }
  return known({ id: slug(name), name, person: null, country, sectors, collective: null }, 'unknown');
}

/** Role words that a group's name follows rather than a person's. */
const GROUPS =
  /\b(?:group|movement|party|organi[sz]ation|front|faction|militia|army|network|company|firm|newspaper|agency|bank|court|university|ministry|force|coalition|alliance|union|station|channel|magazine|daily|broadcaster|gang|cartel)$/;
