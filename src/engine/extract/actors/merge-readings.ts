/**
 * One phrase with an apposition, read in two parts: what the second adds to the first. In: both readings, and whether the second
 * ends in what one person is. Out: one reading.
 */
import type { Reading } from './reading.ts';

const FULL_NAME = /^\p{Lu}[\p{L}'’-]+(?: [\p{L}'’.-]+)* \p{Lu}[\p{L}'’-]+$/u;

/** "Alexei Navalny, the opposition leader": an apposition adds what the first part does not know. */
export function mergeReadings(first: Reading, second: Reading, personal: boolean): Reading {
  // "Tanvir Rahman, a blogger": of whom one person's trade is told is a person.
  const { person, name } = first.actor;
  if (personal && first.basis === 'unknown' && person === null && FULL_NAME.test(name))
    return { ...second, actor: { ...second.actor, person: name, name } };
  if (first.basis === 'unknown' && second.basis !== 'unknown') {
    if (first.actor.person && !second.actor.person)
      return { ...second, actor: { ...second.actor, person: first.actor.person, name: first.actor.person } };
    if (!first.actor.country) return { ...second, actor: { ...second.actor } };
  }
  if (first.actor.country === null && first.actor.sectors.length === 0)
    return {
      ...first,
      actor: {
        ...first.actor,
        country: second.actor.country,
        sectors: second.actor.sectors,
        id: first.actor.id ?? second.actor.id,
      },
    };
  return first;
}
