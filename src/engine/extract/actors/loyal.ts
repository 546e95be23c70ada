/**
 * "Fighters loyal to General Haftar", "forces allied with the junta": men of nobody known are of whoever they follow. In: the
 * mentions of a document, its tokens. Out: readings changed in place; a government's men are its state's forces.
 */
import type { Token } from '../../document.ts';
import type { Actors } from './knowledge.ts';
import { organName } from './organ-names.ts';
import type { Reading } from './reading.ts';
import { isVague } from './referents.ts';

interface Found {
  start: number;
  end: number;
  head: Token;
  reading: Reading;
}

const FOLLOW: readonly (readonly [string, string])[] = [
  ['loyal', 'to'],
  ['allied', 'to'],
  ['allied', 'with'],
  ['aligned', 'with'],
  ['answering', 'to'],
  ['affiliated', 'with'],
];
/** Words that may stand between the preposition and the one followed. */
const REACH = 5;
const MEN = new Set('MIL REB UAF PRM COP'.split(' '));

export function followLeaders(found: readonly Found[], tokens: readonly Token[], actors: Actors): void {
  for (const men of found) {
    const { reading, head } = men;
    if (!isVague(reading) || !MEN.has(reading.actor.sectors[0] ?? '')) continue;
    const [tie, preposition] = [tokens[head.id + 1], tokens[head.id + 2]];
    if (tie?.sentence !== head.sentence || !preposition) continue;
    const [one, other] = [tie.form.toLowerCase(), preposition.form.toLowerCase()];
    if (!FOLLOW.some(([word, mark]) => word === one && mark === other)) continue;
    const leader = found.find(
      ({ head: each, reading: { actor, ambiguous } }) =>
        each.id > preposition.id && each.id <= preposition.id + REACH && actor.id !== null && !ambiguous,
    );
    if (leader) men.reading = of(leader.reading, reading, actors);
  }
}

function of(leader: Reading, men: Reading, actors: Actors): Reading {
  const [owner, organ] = leader.actor.id!.split('/');
  const state = organ === 'government' ? actors.record(owner!) : null;
  if (!state) return { ...leader, actor: { ...leader.actor, person: null }, basis: 'composed' };
  const name = organName(state, 'military');
  const actor = { ...men.actor, id: `${state.id}/military`, name, country: state.country, sectors: ['MIL'] };
  return { ...men, actor, basis: 'composed' };
}
