/**
 * Whom a town stands for that words are said to or about, or that is visited. In: the acts of a document, its places. Out: the same
 * acts; a town abroad stands for its state, one in the visitor's own country is where he goes and no side, and one where
 * something happened is not whom it is held against. Capitals stand for their governments before this.
 */
import type { Place } from '../../document.ts';
import type { EventActor } from '../../event.ts';
import type { StageContext } from '../../stage.ts';
import { openActors } from '../actors/knowledge.ts';
import { normalise } from '../actors/names.ts';
import type { ToldActs } from './acts.ts';
import type { Party } from './party.ts';
import { VERBAL } from './setting.ts';

/** "The strike on Ludz", "the killings in Ludz": a town behind these is where it was. */
const WHERE = new Set(['on', 'in', 'at', 'near', 'around']);

export function settleTowns(told: readonly ToldActs[], places: readonly Place[], context: StageContext): void {
  const { knowledge } = context.resources;
  if (!knowledge.has('actors.json')) return;
  const actors = openActors(knowledge);
  const isTown = ({ person, sectors, id }: EventActor): boolean =>
    person === null && sectors.length === 0 && (id === null || actors.record(id) === null);
  const countryOf = ({ start, end, name }: EventActor): string | null => {
    const place = places.find((each) => each.end === end && each.start >= start && each.precision !== 'country');
    return place ? place.country : actors.townCountry(normalise(name));
  };
  for (const { tree, acts } of told)
    for (const act of acts) {
      const { type } = act.candidate;
      if (!VERBAL.has(type.id)) continue;
      const homes = new Set(act.actors.map(({ actor }) => actor.country));
      act.recipients = act.recipients.flatMap((party): Party[] => {
        const country = isTown(party.actor) ? countryOf(party.actor) : null;
        if (country === null) return [party];
        if (type.id === 'ACCUSE' && WHERE.has(tree.prepositions(party.token)[0] ?? '')) return [];
        if (homes.has(country)) return type.id === 'CONSULT' ? [] : [party];
        const state = actors.stateOf(country);
        return state
          ? [{ ...party, via: 'holder', actor: { ...party.actor, id: state.id, name: state.name, country } }]
          : [party];
      });
    }
}
