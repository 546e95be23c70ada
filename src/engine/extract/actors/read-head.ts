/**
 * In: the head part of a phrase and its tail. Out: who that is. The last item of the head part is the head (English noun
 * phrases end in their heads); what stands before it, and after "of", "in" or "from", gives the owner. So "French
 * fighters", "fighters from France" and "France's fighters" are one actor, and a new combination needs no new entry.
 */
import { nameEnd, nameStart, otherBody } from './body-names.ts';
import type { Item, RoleItem } from './chunk.ts';
import { isCommonName } from './common-names.ts';
import { chamberOf } from './complement.ts';
import { HONORIFICS, isNamePart, JOINTS, nameAfter } from './name-parts.ts';
import { namedBody } from './named-body.ts';
import { fold, normalise, slug } from './names.ts';
import { suffixOf } from './organ-names.ts';
import { type Owner, ownBodies, ownersIn, pickOwner } from './owner.ts';
import { GROUPS, type NameContext, readName, unknownName } from './read-name.ts';
import { readRole } from './read-role.ts';
import {
  isArea,
  known,
  type NameItem,
  organ,
  type Question,
  type Reading,
  refOf,
  wordsRef,
  wordsText,
} from './reading.ts';
import { isStaff } from './stranger.ts';

export interface Head {
  /** The head part, up to the first preposition. */
  items: Item[];
  /** From that preposition on. */
  tail: Item[];
}

/** Who parts from a state, and so stands in it. */
const PARTING = /^(?:separatist|secessionist)/;

const DEPARTMENTS = new Set('ministry department minister secretary directorate office'.split(' '));

/** Null if the head is nothing that could act. */
export function readHead(head: Head, question: Question): Reading | null {
  const { actors, date, words } = question;
  const { items } = head;
  const tail = ownBodies(head.tail);
  const content = items.filter((item) => item.type !== 'skip' && item.type !== 'mark');
  const headItem = content.at(-1);
  if (!headItem) return null;
  let run = content.slice(lastIndexWhere(content, (item) => !isNamePart(item, question)) + 1);
  while (run.length > 0 && run[0]!.type === 'word' && JOINTS.has(words[run[0]!.start]!.key)) run = run.slice(1);
  const names = run.length > 1 || (run.length === 1 && run[0]!.type === 'word');
  const former = items.some((item) => item.type === 'modifier' && item.modifier.sets?.[0] === 'ELI');
  const rest = names ? content.slice(0, content.length - run.length) : content.slice(0, -1);
  const before = rest.filter((item) => item.type !== 'modifier' && item.type !== 'deputy');
  // The matter a ministry is named for ("Labour", "Justice") is no party it belongs to.
  const department = headItem.type === 'role' && DEPARTMENTS.has(headItem.key);
  const counts = ({ record }: Owner): boolean => !(department && isCommonName(record.name));
  const inside = ownersIn(tail, question, true).filter(counts);
  // "Armenian separatists in Azerbaijan" are Azerbaijan's.
  const parting = PARTING.test(words[headItem.start]!.key)
    ? inside.find(({ record }) => record.country !== null)
    : null;
  const owner = parting ?? pickOwner(ownersIn(before, question, false).filter(counts), inside);
  const named = { before, owner, former, question };
  if (names) return readRun(run, { ...named, before: rest });
  const text = wordsText(words, items[0]!.start, headItem.end);
  const roleAt = (role: RoleItem): Reading | null =>
    readRole(role, {
      items: items.slice(0, items.indexOf(headItem)),
      tail,
      before,
      owner,
      former,
      deputy: items.some((item) => item.type === 'deputy'),
      question,
      text,
    });
  // "the Venezuelan state" is Venezuela; "the Indian state of Kerala" is not India
  if (headItem.type === 'role' && headItem.key === 'state' && tail.length === 0 && owner?.how === 'adjective')
    return known(refOf(owner.record, date), 'name');
  switch (headItem.type) {
    case 'name': {
      const foreign =
        owner !== null &&
        isArea(owner.record) &&
        headItem.readings.every(({ record }) => record.country !== owner.record.country);
      if (headItem.role && foreign) return roleAt(headItem.role);
      const group = inside.find(({ record }) => record.kind === 'group')?.record ?? null;
      const body = otherBody(headItem, { items, owner, foreign, group, text, question });
      if (body) return body;
      return readName(headItem, named);
    }
    case 'role': {
      // "UN envoy to Syria Lakhdar Brahimi": the name of who holds the office ends the complement.
      const end = tail.at(-1);
      if (
        !headItem.plural &&
        end?.type === 'name' &&
        tail.length > 2 &&
        end.readings.some((reading) => reading.how === 'person')
      )
        return readName(end, { ...named, before: [...before, headItem] });
      const from = headItem.plural ? null : nameAfter(tail, question);
      if (from !== null) {
        const post = tail.slice(0, from);
        const body = post.findLast((item) => item.type === 'role');
        const holds = pickOwner(ownersIn(before, question, false), ownersIn(post, question, true));
        return readRun(tail.slice(from), {
          ...named,
          owner: holds,
          before: [...before, ...(body ? [body] : []), headItem],
        });
      }
      // "the Socialist Equality Party": a role in capitals after unknown words in capitals ends a name.
      const earlier = content.slice(0, -1);
      // "Fatah's Central Committee": what owns is not in the name.
      const owns = (item: Item): boolean => isCommonNoun(item) && words[item.end]?.key === "'s";
      const ends = (item: Item): boolean => (!isProper(item) && !isCommonNoun(item)) || owns(item);
      const own = earlier.slice(lastIndexWhere(earlier, ends) + 1);
      const start = nameStart(own[0] ?? headItem, items, words);
      const stop = nameEnd(headItem, tail, words);
      const says =
        own.some((item) => !GRADES.has(words[item.start]!.key)) ||
        words.slice(start, own[0]?.start ?? headItem.start).some(({ key }) => key === "'s") ||
        (stop > headItem.end && GROUPS.test(headItem.key));
      if (question.cased && says && words[headItem.start]!.shape !== 'lower' && !(headItem.plural && isStaff(headItem)))
        return namedBody(start, stop, headItem, named, tail.at(-1)?.end ?? stop);
      return roleAt(headItem);
    }
    case 'modifier': {
      // "the displaced", "separatists" as adjectives that stand for people.
      const { sets, adds, suffix } = headItem.modifier;
      const sectors = sets ?? adds;
      if (!sectors || sectors[0] === 'ELI') return null;
      return organ(owner?.record ?? null, suffix ?? suffixOf(sectors), sectors, date, text);
    }
    case 'town': {
      const state = actors.stateOf(headItem.country);
      return known({ ...wordsRef(text, [], state?.country ?? headItem.country), id: slug(text) }, 'unknown');
    }
    case 'word': {
      const chamber = chamberOf(words[headItem.start]!.key, owner, before);
      if (chamber === 'named') return known(refOf(owner!.record, date), 'composed');
      if (chamber) return roleAt({ ...chamber, plural: true });
      return owner ? known(wordsRef(text, [], owner.record.country), 'unknown') : null;
    }
    default:
      return null;
  }
}

/** One first name, in the same spelling or, of some length, in another transcription of it. */
function isGiven(known: string, given: string): boolean {
  return known === given || (known.length > 3 && known[0] === given[0] && fold(known) === fold(given));
}

/**
 * Several parts of a name in a row. "Vicente Fox Quesada" holds a full name on file; "Omar Hassan Ahmad al-Bashir" begins
 * and ends as one; "Marie Hollande" is somebody else of a known surname.
 */
function readRun(run: readonly Item[], context: NameContext): Reading | null {
  const { words } = context.question;
  const isKnown = (item: Item): item is NameItem => item.type === 'name';
  const start = run[0]!;
  if (isKnown(start) && start.readings.some(({ how }) => how === 'person')) return readName(start, context);
  const given = words[run[0]!.start]!.key;
  const whole = run[1] && isKnown(run[1]) && run[1].readings.some(({ how }) => how === 'person');
  if (whole && HONORIFICS.has(given)) return readRun(run.slice(1), context);
  // "Horacio Manuel Cartes Jara" begins with his first name and has his surname among the rest.
  for (const item of run.slice(1).reverse()) {
    if (!isKnown(item)) continue;
    const readings = item.readings.filter(({ record }) => isGiven(normalise(record.name).split(' ')[0]!, given));
    if (readings.length > 0) return readName({ ...item, readings }, context);
  }
  return unknownName(run, context);
}

/** "Kurdistan Regional Government" is a government: these make no name. */
const GRADES = new Set('regional national federal central provisional provincial local special joint state'.split(' '));

/** "Green", "Unity": a party's short name that begins the name of another body. */
const isCommonNoun = (item: Item): boolean =>
  item.type === 'name' &&
  item.end - item.start === 1 &&
  item.readings.every(({ record, how }) => record.kind === 'group' && how !== 'acronym');

const isProper = (item: Item): boolean => item.type === 'word' && item.proper;

function lastIndexWhere<T>(list: readonly T[], test: (item: T) => boolean): number {
  for (let at = list.length - 1; at >= 0; at--) if (test(list[at]!)) return at;
  return -1;
}
