/**
 * In: a phrase whose head is a role. Out: who that is: whoever holds the post, where his name ends the complement; a body on no file,
 * where the role ends a name in capitals; else what the role is of its owner (read-role.ts).
 */
import { nameEnd, nameStart } from './body-names.ts';
import type { Item } from './chunk.ts';
import type { HeadPhrase } from './head-phrase.ts';
import { nameAfter } from './name-parts.ts';
import { namedBody } from './named-body.ts';
import { ownersIn, pickOwner } from './owner.ts';
import { GROUPS, readName } from './read-name.ts';
import { readRole } from './read-role.ts';
import { readRun } from './read-run.ts';
import type { Reading, RoleItem } from './reading.ts';
import { isStaff } from './stranger.ts';

export function readRoleHead(role: RoleItem, phrase: HeadPhrase): Reading | null {
  const { tail, before, question } = phrase;
  if (!role.plural) {
    // "UN envoy to Syria Lakhdar Brahimi": the name of who holds the office ends the complement.
    const end = tail.at(-1);
    if (end?.type === 'name' && tail.length > 2 && end.readings.some((reading) => reading.how === 'person'))
      return readName(end, { ...phrase, before: [...before, role] });
    const from = nameAfter(tail, question);
    if (from !== null) return readHolder(role, from, phrase);
  }
  return bodyInCapitals(role, phrase) ?? roleOf(role, phrase);
}

/** What a role is of the owner the phrase gives. */
export function roleOf(role: RoleItem, phrase: HeadPhrase): Reading | null {
  const { items, head, tail, before, owner, former, question, text } = phrase;
  return readRole(role, {
    items: items.slice(0, items.indexOf(head)),
    tail,
    before,
    owner,
    former,
    deputy: items.some((item) => item.type === 'deputy'),
    question,
    text,
  });
}

/** "The head of the electoral commission Ivan Kolar": whose name begins there in the complement. */
function readHolder(role: RoleItem, from: number, phrase: HeadPhrase): Reading | null {
  const { tail, before, question } = phrase;
  const post = tail.slice(0, from);
  const body = post.findLast((item) => item.type === 'role');
  return readRun(tail.slice(from), {
    ...phrase,
    owner: pickOwner(ownersIn(before, question, false), ownersIn(post, question, true)),
    before: [...before, ...(body ? [body] : []), role],
  });
}

/** "the Socialist Equality Party": a role in capitals after unknown words in capitals ends a name. */
function bodyInCapitals(role: RoleItem, phrase: HeadPhrase): Reading | null {
  const { items, tail, ahead, question } = phrase;
  const { words, cased } = question;
  if (!cased || words[role.start]!.shape === 'lower' || (role.plural && isStaff(role))) return null;
  // "Fatah's Central Committee": what owns is not in the name.
  const owns = (item: Item): boolean => isCommonNoun(item) && words[item.end]?.key === "'s";
  const ends = (item: Item): boolean => (!isProper(item) && !isCommonNoun(item)) || owns(item);
  const own = ahead.slice(ahead.findLastIndex(ends) + 1);
  const start = nameStart(own[0] ?? role, items, words);
  const stop = nameEnd(role, tail, words);
  const says =
    own.some((item) => !GRADES.has(words[item.start]!.key)) ||
    words.slice(start, own[0]?.start ?? role.start).some(({ key }) => key === "'s") ||
    (stop > role.end && GROUPS.test(role.key));
  return says ? namedBody(start, stop, role, phrase, tail.at(-1)?.end ?? stop) : null;
}

/** "Kurdistan Regional Government" is a government: these make no name. */
const GRADES = new Set('regional national federal central provisional provincial local special joint state'.split(' '));

/** "Green", "Unity": a party's short name that begins the name of another body. */
const isCommonNoun = (item: Item): boolean =>
  item.type === 'name' &&
  item.end - item.start === 1 &&
  item.readings.every(({ record, how }) => record.kind === 'group' && how !== 'acronym');

const isProper = (item: Item): boolean => item.type === 'word' && item.proper;
