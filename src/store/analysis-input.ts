/** A project, or what a filter leaves of it, as the analyses want it. Who belongs to whom is handed in. */
import type { ActorHierarchy, AnalysisInput } from '../engine/analyse/input.ts';
import type { Filter } from './filter.ts';
import { listRelations, streamClaims } from './lists.ts';
import { streamEvents } from './read-events.ts';
import type { Store } from './store.ts';

export function analysisInput(store: Store, filter: Filter, actors: ActorHierarchy): AnalysisInput {
  return {
    events: { [Symbol.iterator]: () => streamEvents(store, filter) },
    relations: listRelations(store),
    claims: [...streamClaims(store, filter)],
    actors,
    edges: null,
    window: { from: filter.from, to: filter.to, by: filter.by },
  };
}
