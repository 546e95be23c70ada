/** Whom any article may name without saying of where: holders of the first offices, and the states that all news speaks of. */
import type { Actors } from './knowledge.ts';

/** Offices whose holders go by surname alone. */
export const TOP = new Set([
  'president',
  'prime-minister',
  'supreme-leader',
  'monarch',
  'leader',
  'pope',
  'secretary-general',
]);
/** States whose leaders any article may name without saying of where. */
export const POWERS = new Set(['united-states', 'russia', 'china', 'france', 'united-kingdom', 'germany']);
export function isPower(country: string, actors: Actors): boolean {
  const state = actors.stateOf(country);
  return state !== null && POWERS.has(state.id);
}
