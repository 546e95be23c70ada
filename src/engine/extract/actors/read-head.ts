/**
 * In: the head part of a phrase and its tail. Out: who that is, by what its head is: a name, a role (role-head.ts), an adjective, a
 * town or an unknown word, of the owner the phrase gives (head-phrase.ts). So "French fighters", "fighters from France" and
 * "France's fighters" are one actor, and a new combination needs no new entry.
 */
import { otherBody } from './body-names.ts';
import type { Item } from './chunk.ts';
import { chamberOf } from './complement.ts';
import { type Head, type HeadPhrase, headPhrase } from './head-phrase.ts';
import { slug } from './names.ts';
import { suffixOf } from './organ-names.ts';
import { readName } from './read-name.ts';
import { readRun } from './read-run.ts';
import { isArea, known, type NameItem, organ, type Question, type Reading, refOf, wordsRef } from './reading.ts';
import { readRoleHead, roleOf } from './role-head.ts';

/** Null if the head is nothing that could act. */
export function readHead(head: Head, question: Question): Reading | null {
  const phrase = headPhrase(head, question);
  if (!phrase) return null;
  if (phrase.run.length > 0) return readRun(phrase.run, { ...phrase, before: phrase.ahead });
  const item = phrase.head;
  switch (item.type) {
    case 'name':
      return readNameHead(item, phrase);
    case 'role':
      return stateItself(item.key, phrase) ?? readRoleHead(item, phrase);
    case 'modifier':
      return readModifierHead(item, phrase);
    case 'town': {
      const state = question.actors.stateOf(item.country);
      return known({ ...wordsRef(phrase.text, [], state?.country ?? item.country), id: slug(phrase.text) }, 'unknown');
    }
    case 'word':
      return readWordHead(item, phrase);
    default:
      return null;
  }
}

/** "the Venezuelan state" is Venezuela; "the Indian state of Kerala" is not India. */
function stateItself(key: string, { tail, owner, question }: HeadPhrase): Reading | null {
  return key === 'state' && tail.length === 0 && owner?.how === 'adjective'
    ? known(refOf(owner.record, question.date), 'name')
    : null;
}

/** A name on file, unless the owner says that another body of that name is meant. */
function readNameHead(item: NameItem, phrase: HeadPhrase): Reading | null {
  const { items, owner, inside, text, question } = phrase;
  const foreign =
    owner !== null &&
    isArea(owner.record) &&
    item.readings.every(({ record }) => record.country !== owner.record.country);
  if (item.role && foreign) return roleOf(item.role, phrase);
  const group = inside.find(({ record }) => record.kind === 'group')?.record ?? null;
  return otherBody(item, { items, owner, foreign, group, text, question }) ?? readName(item, phrase);
}

/** "the displaced", "separatists" as adjectives that stand for people. */
function readModifierHead(item: Item & { type: 'modifier' }, { owner, text, question }: HeadPhrase): Reading | null {
  const { sets, adds, suffix } = item.modifier;
  const sectors = sets ?? adds;
  if (!sectors || sectors[0] === 'ELI') return null;
  return organ(owner?.record ?? null, suffix ?? suffixOf(sectors), sectors, question.date, text);
}

/** A word of no known meaning: a panel of a chamber, or somebody of whom the owner alone is known. */
function readWordHead(item: Item, phrase: HeadPhrase): Reading | null {
  const { before, owner, text, question } = phrase;
  const chamber = chamberOf(question.words[item.start]!.key, owner, before);
  if (chamber === 'named') return known(refOf(owner!.record, question.date), 'composed');
  if (chamber) return roleOf({ ...chamber, plural: true }, phrase);
  return owner ? known(wordsRef(text, [], owner.record.country), 'unknown') : null;
}
