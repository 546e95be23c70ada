/**
 * In: a role or title at the head of a phrase and its owner. Out: who that is: the holder of an office on the date, an
 * organ of a state, a group by its fighters or spokesmen, members of a bloc; somebody's or nobody's.
 */
import type { Item } from './chunk.ts';
import { bodyOfState, officeOfHead } from './complement.ts';
import { ofGroup } from './group-roles.ts';
import { continued, headTitles, holderOf, type OfficeContext } from './holders.ts';
import { isAide, modifiedRole } from './modified-role.ts';
import { suffixOf } from './organ-names.ts';
import type { Owner } from './owner.ts';
import { sectorsAt } from './people.ts';
import {
  isArea,
  known,
  MARTIAL,
  organ,
  type Question,
  type Reading,
  type RoleItem,
  refOf,
  rolesOf,
  wordsRef,
} from './reading.ts';
import type { ActorRecord, RoleRecord, TitleRecord } from './record.ts';
import { ofStranger } from './stranger.ts';

export interface RoleContext extends OfficeContext {
  /** All items before the head. */
  items: readonly Item[];
  /** What follows the head part. */
  tail: readonly Item[];
  owner: Owner | null;
  deputy: boolean;
}

export function readRole(item: RoleItem, context: RoleContext): Reading | null {
  const { actors, date } = context.question;
  const owner = context.owner?.record ?? impliedOwner(item, context);
  if (!owner) {
    const stranger = ofStranger(item, context.items, context.tail, context.question, context.text);
    if (stranger) return stranger;
  }
  // Members of a bloc acting: "the NATO powers", "EU foreign ministers".
  if (owner?.members && item.plural && item.roles.some((role) => role.class === 'bloc'))
    return known({ ...refOf(owner, date), name: context.text, collective: 'members' }, 'composed');
  const modifiers = context.items.flatMap((each) => (each.type === 'modifier' ? [each.modifier] : []));
  const body = owner && isArea(owner) ? bodyOfState(item, context.before, context.tail) : null;
  if (owner && body) return ofBody(item, body, owner, context);
  const titles = titlesFor(item, owner, actors);
  const aide = isAide(item.key, context.before);
  const single =
    !aide && !item.plural && !context.deputy && rolesOf(context.before).length === 0 && !isOneOfMany(context);
  // "Alberta's premier" is not Canada's.
  const partly = context.owner?.part === true && titles.every(({ of }) => of === null);
  if (titles.length > 0 && owner && single && !partly && !modifiers.some((modifier) => modifier.sets?.[0] === 'REB')) {
    const reading = holderOf(titles, owner, context) ?? ministerOf(titles, owner, context);
    if (reading) return reading;
  }
  // "the commander of Iran's Quds Force": a service whose head has a title of his own
  if (owner?.kind === 'organ' && item.key === 'commander' && single) {
    const reading = holderOf(headTitles(owner, actors), owner, context);
    if (reading) return reading;
  }
  const role = roleFor(item, owner);
  if (!role) {
    const title = titles[0] ?? item.titles[0];
    if (!title) return null;
    // "the Turkish envoy to Somalia" is his government's, whoever else has one there.
    const foreign = owner !== null && isArea(owner) && titles.length === 0 && !isOfState(title.sectors[0]);
    const sectors = foreign ? ['GOV'] : title.sectors;
    // The president of a party or the head of a service is it.
    if (owner && !isArea(owner) && !context.former) return known(refOf(owner, date), 'composed');
    return organ(
      owner,
      context.former ? 'elite' : suffixOf(sectors),
      context.former ? ['ELI'] : sectors,
      date,
      context.text,
    );
  }
  if (role.suffix === 'ruling-party' && owner?.country && date !== null) {
    const ruling = actors.rulingParties(owner.country, date);
    if (ruling.length === 1) return known(refOf(ruling[0]!, date), 'composed');
    if (ruling.length > 1)
      return {
        ...organ(owner, 'government', ['PTY', 'GOV'], date, context.text),
        alternatives: ruling.map(({ id, name }) => ({ id, name })),
      };
  }
  // "Merkel's staff" work for her, and so for whoever she acts for
  if (owner && context.owner?.man && RETINUE.has(item.key) && !context.former)
    return isArea(owner)
      ? organ(owner, 'government', ['GOV'], date, context.text)
      : known(refOf(owner, date), 'composed');
  let { sectors, suffix } = modifiedRole(role, item.key, modifiers, context);
  // A state's mediators and observers are its government.
  if (owner && isArea(owner) && sectors[0] === 'IGO') [sectors, suffix] = [['GOV'], 'government'];
  // "a sports officer" is no policeman.
  if (NARROWED.has(item.key) && isNarrowed(context))
    return role.class === 'thing' ? null : known(wordsRef(context.text, ['UNK']), 'unknown');
  // "fellow members", "armed personnel": whose, the words do not tell, unless others stand before them
  const others = rolesOf(context.before).findLast((each) => each.class !== 'bloc');
  if (BELONGING.has(item.key) && !owner && !others)
    // what follows may be somebody by itself
    return context.tail.length > 0 ? null : known(wordsRef(context.text, ['UNK']), 'unknown');
  // "embassy personnel" are the embassy's
  if (item.key === 'personnel' && others && !context.former)
    [sectors, suffix] = [others.sectors, others.suffix ?? suffixOf(others.sectors)];
  // "renowned speakers" talk, and preside over no chamber
  if (item.key === 'speaker' && item.plural && !owner) return known(wordsRef(context.text, ['UNK']), 'unknown');
  if (SEVERAL_THINGS.has(item.key) && !item.plural) return null;
  if (role.class === 'thing' && (!owner || (isArea(owner) && owner.kind === 'region' && owner.country === null)))
    return null;
  if (!owner) {
    if (role.class === 'person') return known(wordsRef(context.text, sectors), 'unknown');
    return organ(null, suffix, sectors, date, context.text);
  }
  if (isArea(owner)) {
    // Fighters of a region that is no state are its rebels, and those of a people in a state are the state's.
    const ownForces = owner.kind === 'region' ? sectorsAt(owner, date).includes('PRE') : !isOfPeople(context.before);
    // "Fighters in Somalia": where they fight does not say that they fight for it.
    if (role.class === 'fighter' && sectors[0] === 'MIL' && (!ownForces || context.owner?.place))
      return organ(owner, 'rebels', ['REB'], date, context.text);
    return organ(owner, suffix, sectors, date, context.text);
  }
  // "Marine Corps men", "an officer of the Finnish Army": of the corps
  const force = sectorsAt(owner, date)[0] ?? '';
  if (SERVING.has(item.key) && (MARTIAL.has(force) || force === 'COP') && !context.former)
    return known(refOf(owner, date), 'composed');
  return ofGroup(role, owner, sectors, suffix, { ...context, key: item.key });
}

/** Those around a man. */
export const RETINUE: ReadonlySet<string> = new Set(['staff', 'team', 'entourage', 'inner circle', 'staffer']);
/** Words that are not a force's own for those who serve in it. */
const SERVING = new Set(['man', 'officer']);
/** Somebody's, and nothing by themselves. */
export const BELONGING = new Set(['member', 'personnel']);

/** Not an organisation's of states. */
const isOfState = (sector: string | undefined): boolean => !['UNO', 'IGO', 'EUR'].includes(sector ?? '');

/** "the Taliban foreign minister": of those who rule a state, the state's. */
function ministerOf(titles: readonly TitleRecord[], owner: ActorRecord, context: RoleContext): Reading | null {
  const { actors, date } = context.question;
  const state = owner.kind === 'group' && owner.country ? actors.stateOf(owner.country) : null;
  if (!state || !sectorsAt(owner, date).includes('GOV')) return null;
  const offices = titles.filter(({ office }) => office !== 'prime-minister' && office.endsWith('-minister'));
  return offices.length > 0 ? holderOf(offices, state, context) : null;
}

/** "Kurdish fighters in Syria": of a people that has no state. */
function isOfPeople(before: readonly Item[]): boolean {
  return before.some(
    (item) =>
      item.type === 'name' && item.readings.some(({ record }) => record.kind === 'region' && record.country === null),
  );
}

/** "the leader of the Syrian opposition", "the head of the Kenyan police": of the body and not of its state. */
function ofBody(item: RoleItem, body: RoleItem, owner: ActorRecord, context: RoleContext): Reading | null {
  const sectors = roleFor(body, owner)?.sectors ?? [];
  const office = isOneOfMany(context) || context.deputy ? null : officeOfHead(item, body, sectors);
  const holder = office && holderOf([{ office, sectors: [...sectors], of: null }], owner, context);
  return (
    holder ||
    readRole(body, {
      ...context,
      items: context.items.filter(({ type }) => type !== 'role'),
      tail: [],
      before: [],
      deputy: true,
    })
  );
}

/** "a senior Taliban commander", "another minister": one of several, and nobody knows which. */
function isOneOfMany({ items, question }: RoleContext): boolean {
  // "the top US commander in Iraq" is one.
  const one = question.words[items[0]?.start ?? 0]?.key === 'the';
  return items.some((item) => {
    const key = item.type === 'skip' ? question.words[item.start]!.key : '';
    return MANY.has(key) && !(one && key === 'top');
  });
}
const MANY = new Set(
  'a an another one some any every each other senior top local regional veteran several two three many few mid-level'.split(
    ' ',
  ),
);

/** Heads that an unknown noun before them makes something else. */
const NARROWED = new Set(
  'officer personnel guard agent instructor trainer captain major unit cell command wing division column camp base facility vehicle ship boat convoy position target legion artillery'.split(
    ' ',
  ),
);

/** Things that are somebody's forces only where there are several: "Russian positions". */
const SEVERAL_THINGS = new Set('position target wing division cell facility column vehicle hideout'.split(' '));

function isNarrowed({ items, question }: RoleContext): boolean {
  const last = items.findLast((item) => item.type !== 'skip' && item.type !== 'modifier');
  if (last?.type !== 'word' || last.proper) return false;
  // "high-ranking", "Dutch-speaking": a compound is an adjective and no matter that an office is of
  return !question.words[last.start]!.joined && question.words[last.end]?.joined !== true;
}

/** "Secretary of State" has one state; "the Pope" too. */
function impliedOwner(item: RoleItem, { question }: RoleContext): ActorRecord | null {
  const narrow = item.titles.filter((title) => title.of !== null && !title.said);
  const [only] = narrow;
  if (
    only?.of?.length !== 1 ||
    narrow.length !== 1 ||
    item.titles.some((title) => title.of === null || title.office !== only.office) ||
    (item.roles.length > 0 && !item.key.includes(' '))
  )
    return null;
  return question.actors.record(only.of[0]!);
}

function titlesFor(item: RoleItem, owner: ActorRecord | null, actors: Question['actors']): TitleRecord[] {
  const ids = owner === null ? [] : [owner.id, continued(owner, actors)?.id];
  const titles = item.titles.filter(({ of }) => of === null || ids.some((id) => id !== undefined && of.includes(id)));
  const narrow = titles.filter((title) => title.of !== null);
  return narrow.length > 0 ? narrow : titles;
}

/** Of a word with several roles, the one that suits the owner: a state's "leader" governs, a group's is the group. */
function roleFor(item: RoleItem, owner: ActorRecord | null): RoleRecord | null {
  const roles = item.roles.filter((role) => role.class !== 'bloc');
  // A power, ally or member of nothing named is nobody.
  if (roles.length === 0) return null;
  if (owner && !isArea(owner)) return roles.find((role) => role.class !== 'organ') ?? roles[0]!;
  return roles[0]!;
}
