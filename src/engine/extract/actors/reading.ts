/** What the composition of a phrase is asked and answers, and the small words its parts share. */
import type { ActorMention, ActorRef } from '../../document.ts';
import type { Item } from './chunk.ts';
import type { Actors } from './knowledge.ts';
import { organName } from './organ-names.ts';
import { sectorsAt } from './people.ts';
import type { ActorRecord, RoleRecord, TitleRecord } from './record.ts';
import type { Word } from './words.ts';

export type Reading = Pick<ActorMention, 'actor' | 'basis' | 'ambiguous' | 'alternatives'>;

export interface Question {
  words: readonly Word[];
  actors: Actors;
  date: string | null;
  /** False where the text is all capitals or all lower case, and case tells nothing. */
  cased: boolean;
  /** Where syntax knows the head: the token it is, and the one after the head part's last. */
  head?: { token: number; end: number };
}

export type { RoleItem } from './chunk.ts';
export type NameItem = Item & { type: 'name' };

export function known(
  actor: ActorRef,
  basis: Reading['basis'],
  rivals: readonly ActorRecord[] = [],
  ambiguous = false,
): Reading {
  return { actor, basis, ambiguous, alternatives: rivals.map((record) => ({ id: record.id, name: record.name })) };
}

/** An actor on file, as of the date. */
export function refOf(record: ActorRecord, date: string | null): ActorRef {
  const { id, name, country } = record;
  return { id, name, person: null, country, sectors: sectorsAt(record, date), collective: null };
}

/** Somebody of whom only the words are known. */
export function wordsRef(name: string, sectors: readonly string[] = [], country: string | null = null): ActorRef {
  return { id: null, name, person: null, country, sectors: [...sectors], collective: null };
}

/** `owner/suffix`: an organ of a state, or a part of its people; nobody's without an owner. */
export function organ(
  owner: ActorRecord | null,
  suffix: string,
  sectors: readonly string[],
  date: string | null,
  text: string,
): Reading {
  if (!owner) return known(wordsRef(text, sectors), 'composed');
  const own = owner.kind === 'region' ? sectorsAt(owner, date).filter((sector) => sector === 'PRE') : [];
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

/** States, territories and regions have organs; organisations and groups act as themselves. */
export function isArea(record: ActorRecord): boolean {
  return record.kind === 'state' || record.kind === 'territory' || record.kind === 'region';
}

/** The words of a stretch as the text has them, without an article. */
export function wordsText(words: readonly Word[], start: number, end: number): string {
  let text = '';
  for (const word of words.slice(start, end)) {
    if (word.shape === 'mark') text += word.form;
    else text += (text === '' ? '' : word.joined ? '-' : ' ') + word.form;
  }
  return text.replace(/^(?:the|a|an) /i, '');
}

export const titlesOf = (items: readonly Item[]): TitleRecord[] =>
  items.flatMap((item) => (item.type === 'role' ? [...item.titles] : []));
export const rolesOf = (items: readonly Item[]): RoleRecord[] =>
  items.flatMap((item) => (item.type === 'role' ? [...item.roles] : []));

/** Those who bear arms: a modifier may turn one kind into another ("rebel soldiers"). */
export const MARTIAL: ReadonlySet<string> = new Set(['MIL', 'REB', 'PRM', 'UAF']);
/** Sectors whose roles stand before a person's name. */
export const PERSONAL: ReadonlySet<string> = new Set(
  'GOV MIL COP JUD LEG SPY OPP REL REB BUS SOC JRN EDU CRM CVL LAB MED AGR PTY PRM'.split(' '),
);
/** Codes that stand in place of a country. */
export const IN_PLACE: ReadonlySet<string> = new Set('IGO UNO EUR NGO ISM IMG MNC'.split(' '));
