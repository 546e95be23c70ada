/**
 * In: a role, the modifiers and roles before it. Out: its sectors and the last part of its id with them: rebel soldiers are
 * rebels, a police general is police, a former minister is of the elite.
 */
import type { Item } from './chunk.ts';
import type { OfficeContext } from './holders.ts';
import { suffixOf } from './organ-names.ts';
import { MARTIAL, rolesOf, titlesOf } from './reading.ts';
import type { ModifierRecord, RoleRecord, TitleRecord } from './record.ts';

/** Whoever left one of these is of the elite. */
const FORMER = new Set(['GOV', 'LEG', 'JUD', 'MIL', 'SPY', 'COP', 'PTY']);
/** Of any age, in no uniform: that changes no role. */
const PLAIN = new Set(['civilian', 'year old']);

/** What the words before make of a role: "army spokesman", "rebel commander", "opposition lawmakers", "former minister". */
export function modifiedRole(
  role: RoleRecord,
  key: string,
  modifiers: readonly ModifierRecord[],
  { before, former }: Pick<OfficeContext, 'before' | 'former'>,
): { sectors: string[]; suffix: string } {
  let sectors = [...role.sectors];
  let suffix = role.suffix ?? suffixOf(sectors);
  // Roles before a name are the name's ("Colonel Gaddafi's regime").
  const named = before.findLastIndex((item) => item.type === 'name');
  const told = before.slice(named + 1).filter((item) => item.type !== 'role' || !PLAIN.has(item.key));
  const narrower = rolesOf(told).find((other) => other.class === 'organ' || other.class === 'fighter');
  // "the president's chief of staff" commands nobody.
  if (isAide(key, before)) return { sectors: ['GOV'], suffix: 'government' };
  // "police recruits" and a police general are police.
  const policing = narrower?.suffix === 'police' && role.suffix === 'military';
  if (narrower && (policing || role.class !== 'organ')) {
    sectors = [...narrower.sectors];
    suffix = narrower.suffix ?? suffixOf(sectors);
  }
  for (const { sets, adds, suffix: own } of modifiers) {
    const free =
      role.class !== 'organ' ||
      MARTIAL.has(sectors[0]!) ||
      (sectors[0] === 'CVL' && sets?.[0] === 'UAF' && suffix === 'civilians');
    if (sets && sets[0] !== 'ELI' && free) {
      sectors = [...sets];
      suffix = own ?? suffixOf(sectors);
    }
    if (!adds || sectors.includes(adds[0]!)) continue;
    if (MARTIAL.has(sectors[0]!)) {
      // Armed opposition is rebellion.
      sectors = ['REB'];
      suffix = 'rebels';
    } else if (role.class === 'agent') {
      sectors = [...adds];
      suffix = own ?? suffixOf(sectors);
    } else sectors = [...sectors, ...adds];
  }
  return former && FORMER.has(sectors[0]!) ? { sectors: ['ELI'], suffix: 'elite' } : { sectors, suffix };
}

/** Somebody's of the government: "the president's chief of staff". */
export function isAide(key: string, before: readonly Item[]): boolean {
  const isCivil = ({ sectors }: TitleRecord): boolean => sectors[0] === 'GOV' && !sectors.includes('MIL');
  return key === 'chief of staff' && titlesOf(before).some(isCivil);
}
