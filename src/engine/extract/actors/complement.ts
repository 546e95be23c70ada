/**
 * In: a role and its complement: "a spokesman for the Syrian opposition", "the head of the Kenyan police". Out: the role
 * in the complement whose body that is, so that it is read and not its state; and the office its head holds. Of a
 * committee: the chamber it sits in.
 */
import type { Item, RoleItem } from './chunk.ts';
import type { Owner } from './owner.ts';

/** Those who are somebody's, by the last word of their role. */
const STAFF = new Set(
  'official officer spokesman spokeswoman spokesperson member leader chief head director president chairman chairwoman chairperson chair representative delegate founder coordinator aide secretary-general commander boss negotiator'.split(
    ' ',
  ),
);
/** Of these the head is the state's. */
const GOVERNING =
  /\b(?:government|regime|administration|state|country|nation|republic|junta|cabinet|people|population)$/;

/** The body of a state that the complement names, unless it is the state's government itself. */
export function bodyOfState(item: RoleItem, before: readonly Item[], tail: readonly Item[]): RoleItem | null {
  const [preposition, ...after] = tail;
  if (preposition?.type !== 'preposition' || !['of', 'for', 'from'].includes(preposition.key)) return null;
  if (!STAFF.has(item.key.split(' ').at(-1)!) || before.some(({ type }) => type === 'name')) return null;
  const cut = after.findIndex(({ type, ...each }) => type === 'preposition' || (type === 'mark' && !isOwning(each)));
  const inside = (cut < 0 ? after : after.slice(0, cut)).filter(({ type }) => type !== 'skip' && type !== 'mark');
  const last = inside.at(-1);
  if (last?.type !== 'role' || last.titles.length > 0 || GOVERNING.test(last.key)) return null;
  return inside.some(({ type }) => type === 'name' || type === 'town') ? last : null;
}

const isOwning = (item: object): boolean => 'key' in item && item.key === "'s";

/** What the head of a state's body is, by its sector. */
const HEADS: Readonly<Record<string, string>> = {
  MIL: 'army-chief',
  LEG: 'speaker',
  COP: 'police-chief',
  JUD: 'chief-justice',
  SPY: 'intelligence-chief',
  OPP: 'opposition-leader',
};
const CHIEFS = /\b(?:leader|chief|head|director|president|chairman|chairwoman|chair|commander|boss)$/;
/** A navy or a squad has a head of its own. */
const WHOLE =
  /^(?:army|armed forces|military|police|police force|national police|parliament|national assembly|legislature|congress|senate|supreme court|judiciary|intelligence|intelligence service|intelligence agency|spy agency|opposition)$/;

/** The office of whoever heads the whole of a state's forces, police, parliament or opposition; else null. */
export function officeOfHead(item: RoleItem, body: RoleItem, sectors: readonly string[]): string | null {
  if (!CHIEFS.test(item.key) || item.plural || !WHOLE.test(body.key)) return null;
  return body.key === 'senate' ? 'upper-house-speaker' : (HEADS[sectors[0] ?? ''] ?? null);
}

const PANELS = new Set('committee committees subcommittee panel caucus'.split(' '));

/** "the Knesset's defence committee", "the Iraqi parliament's oil committee": the chamber it acts for, by name or role. */
export function chamberOf(key: string, owner: Owner | null, before: readonly Item[]): RoleItem | 'named' | null {
  if (!PANELS.has(key)) return null;
  if (owner?.record.kind === 'organ' && owner.record.sectors[0]?.value[0] === 'LEG') return 'named';
  const role = before.findLast((item) => item.type === 'role');
  return role?.type === 'role' && role.roles[0]?.sectors[0] === 'LEG' ? role : null;
}
