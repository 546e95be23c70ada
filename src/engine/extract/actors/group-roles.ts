/**
 * In: a role and the group, organisation or organ it is of. Out: who that is: fighters, spokesmen and officials act as it,
 * its lawmakers as their parliament, workers and supporters as a part of it, and whoever left it as no part of it.
 */
import type { OfficeContext } from './holders.ts';
import { organName } from './organ-names.ts';
import { sectorsAt } from './people.ts';
import { IN_PLACE, known, MARTIAL, organ, type Reading, refOf, wordsRef } from './reading.ts';
import type { ActorRecord, RoleRecord } from './record.ts';

/** Whoever works for an NGO, by what he does there. */
const STAFF = new Set(['EDU', 'SOC', 'MED', 'REL', 'LAB']);
/** And whoever works for an organisation of states: "UN aid agencies", "WHO experts". */
const RELIEF = new Set(['NGO', 'SOC']);
/** Whoever backs a group is a part of it. */
const BACKING = new Set(['supporter', 'follower', 'sympathizer', 'sympathiser', 'loyalist', 'crowd', 'family']);
/** Whom a group holds may be of any country. */
const TAKEN = new Set(['hostage', 'captive', 'victim', 'abductee']);

/** Fighters, spokesmen and officials of a group or organisation are it; its workers and supporters are not. */
export function ofGroup(
  role: RoleRecord,
  owner: ActorRecord,
  sectors: readonly string[],
  suffix: string,
  {
    question: { actors, date },
    former,
    text,
    key,
  }: Pick<OfficeContext, 'question' | 'former' | 'text'> & { key: string },
): Reading {
  const own = sectorsAt(owner, date);
  const state = owner.country ? actors.stateOf(owner.country) : null;
  if (owner.kind === 'organ') {
    if (role.class !== 'organ' && !former) return known(refOf(owner, date), 'composed');
    return organ(state ?? owner, suffix, sectors, date, text);
  }
  // Lawmakers of a party sit in the parliament; soldiers of a party in power serve the state.
  if (state && sectors[0] === 'LEG' && own.includes('PTY'))
    return organ(state, suffix, [...sectors, 'PTY'], date, text);
  if (state && sectors[0] === 'MIL' && role.class === 'organ' && own.includes('GOV') && owner.kind === 'group')
    return organ(state, suffix, sectors, date, text);
  // A group has members and no people: whoever else is its own ("its passengers") is of its country.
  if (owner.kind === 'group' && suffix === 'civilians' && !BACKING.has(key))
    return state && !TAKEN.has(key)
      ? organ(state, suffix, sectors, date, text)
      : known(wordsRef(text, sectors), 'composed');
  const alike =
    (sectors[0] === 'PTY' && own.includes('PTY')) ||
    (owner.kind === 'organisation' &&
      (own.includes(sectors[0]!) ||
        suffix === 'protesters' ||
        (own.includes('NGO') && STAFF.has(sectors[0]!)) ||
        (own.some((sector) => IN_PLACE.has(sector)) && RELIEF.has(sectors[0]!))));
  // What flies for an alliance is its forces.
  const flies = role.class === 'vehicle' && owner.kind === 'organisation' && !own.includes('MNC') && own[0] !== 'BUS';
  const itself = (role.class !== 'organ' && !flies) || alike || (MARTIAL.has(sectors[0]!) && owner.kind === 'group');
  if (itself && !former) {
    // Rebels of a movement in power are not its government.
    const rebels = sectors[0] === 'REB' && !own.includes('REB') && owner.kind === 'group';
    return known({ ...refOf(owner, date), ...(rebels ? { sectors: [...sectors] } : {}) }, 'composed');
  }
  // Whoever left a group that does not govern is a civilian.
  if (former && itself) {
    const left = own.includes('GOV') ? ['ELI'] : ['CVL'];
    return known({ ...wordsRef(text, left, owner.country), id: `${owner.id}/former` }, 'composed');
  }
  const stands =
    owner.country === null || owner.kind === 'organisation' ? own.filter((sector) => IN_PLACE.has(sector)) : [];
  return known(
    {
      ...refOf(owner, date),
      id: `${owner.id}/${suffix}`,
      name: organName(owner, suffix),
      sectors: [...new Set([...sectors, ...stands])],
    },
    'composed',
  );
}
