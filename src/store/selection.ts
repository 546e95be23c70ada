/** A project, or what a filter leaves of it, as writers and analyses want it: streams that open anew at each call. */
import type { Selection, WriteContext } from '../engine/write/writer.ts';
import { readDocument } from './documents.ts';
import { type Filter, filterFlags } from './filter.ts';
import { countClaims, countDocuments, listActors, listRelations, streamClaims, streamDocuments } from './lists.ts';
import { countEvents, streamEvents } from './read-events.ts';
import { listRuns } from './runs.ts';
import type { Store } from './store.ts';
import { tombstones } from './tombstones.ts';

/** @param limit most events; documents, actors and claims follow the filter alone */
export function selectionOf(store: Store, filter: Filter, limit = Number.POSITIVE_INFINITY): Selection {
  return {
    async *events() {
      yield* streamEvents(store, filter, { sort: 'document', limit });
    },
    async *documents(parts = 'all') {
      for (const { id } of streamDocuments(store, filter)) {
        const doc = readDocument(store, id, parts);
        if (doc) yield doc;
      }
    },
    async *actors() {
      yield* listActors(store, filter);
    },
    async *claims() {
      yield* streamClaims(store, filter);
    },
    async *relations() {
      yield* listRelations(store);
    },
    async *tombstones() {
      yield* tombstones(store);
    },
  };
}

/** What goes with an export, so that a reader can check it and make it again. */
export function contextOf(
  store: Store,
  filter: Filter,
  limit = Number.POSITIVE_INFINITY,
): Omit<WriteContext, 'permalink' | 'knowledge'> {
  const counts = countEvents(store, filter);
  return {
    query: { ...filterFlags(filter), ...(Number.isFinite(limit) ? { limit } : {}) },
    counts: {
      documents: countDocuments(store, filter),
      events: Math.min(counts.rows, limit),
      acts: counts.acts,
      incidents: counts.incidents,
      actors: listActors(store, filter).length,
      claims: countClaims(store, filter),
      relations: listRelations(store).length,
    },
    runs: listRuns(store).map(({ key, engine, model, knowledge, ontology }) => ({
      key,
      engine,
      model,
      knowledge,
      ontology,
    })),
    generated: store.now(),
  };
}
