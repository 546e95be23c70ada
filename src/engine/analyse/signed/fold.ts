/**
 * Who speaks for whom: government, military and other organs stand for their state, so that it has one voice. Rebels,
 * parties and the opposition of a country, and regions with a name of their own, stand for themselves.
 */
import type { ActorHierarchy } from '../input.ts';

/** Primary sectors that act for the state as such. */
const SECTORS = new Set(['GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY']);
/** The same as the last part of an id, for records that hold ids alone. */
const ORGANS = new Set(['government', 'military', 'police', 'judiciary', 'legislature', 'intelligence']);

/** @param sectors of the actor, or null where only its id is known */
export function foldActor(id: string, sectors: readonly string[] | null, hierarchy: ActorHierarchy): string {
  const slash = id.lastIndexOf('/');
  if (slash < 0) return id;
  const organ = sectors && sectors.length > 0 ? SECTORS.has(sectors[0]!) : ORGANS.has(id.slice(slash + 1));
  return organ ? (hierarchy.parentOf(id) ?? id) : id;
}
