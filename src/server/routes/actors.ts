/** Actors and claims: lists, and what people decided about who is who. */
import { z } from 'zod';
import { actorNames } from '../../store/actor-names.ts';
import { actorDecisions, suggestActorPairs } from '../../store/actor-decisions.ts';
import { listConflicts } from '../../store/conflicts.ts';
import { mergeActors, splitActor, tellActorsApart } from '../../store/corrections.ts';
import { parseFilter } from '../../store/filter.ts';
import { countClaims, listActors, listClaims, listRelations } from '../../store/lists.ts';
import { reviewerFields, reviewerOf } from '../reviewer.ts';
import { count, type Route } from '../route.ts';

export const actors: Route = {
  method: 'get',
  path: '/actors.json',
  summary: 'Who acts and who is acted upon, busiest first',
  filtered: true,
  query: { limit: 'actors, at most 5000' },
  run: (store, { query }) => ({
    rows: listActors(store, parseFilter(query), { limit: count(query['limit'], 200, 5000) }),
    decisions: actorDecisions(store),
  }),
};

export const names: Route = {
  method: 'get',
  path: '/actors/names.json',
  summary: 'What actors are called, by id',
  query: { ids: 'actor ids, comma-separated, at most 2000' },
  run: (store, { query }) => ({
    names: actorNames(store, (query['ids'] ?? '').split(',').filter(Boolean).slice(0, 2000)),
  }),
};

export const actorPairs: Route = {
  method: 'get',
  path: '/actors/pairs.json',
  summary: 'Actors that may be one, likeliest first, for a person to judge',
  query: { limit: 'pairs, at most 500' },
  run: (store, { query }) => ({ pairs: suggestActorPairs(store, count(query['limit'], 50, 500)) }),
};

export const conflicts: Route = {
  method: 'get',
  path: '/conflicts.json',
  summary: 'What a new run and a person disagree on, and judgements whose words are gone',
  run: (store) => ({ conflicts: listConflicts(store) }),
};

export const claims: Route = {
  method: 'get',
  path: '/claims.json',
  summary: 'Who said what, a page of claims, with what answers what',
  filtered: true,
  query: { limit: 'claims, at most 1000', after: 'where the last page ended' },
  run(store, { query }) {
    const filter = parseFilter(query);
    return {
      ...listClaims(store, filter, { limit: count(query['limit'], 100, 1000), after: query['after'] ?? null }),
      total: countClaims(store, filter),
    };
  },
};

export const relations: Route = {
  method: 'get',
  path: '/relations.json',
  summary: 'Alliance, membership, backing, enmity and control, as the documents tell of them',
  query: { doc: 'a document id' },
  run: (store, { query }) => ({ rows: listRelations(store, { doc: query['doc'] ?? null }) }),
};

const mergeBody = z.object({ from: z.string(), into: z.string(), ...reviewerFields });
export const mergeRoute: Route = {
  method: 'post',
  path: '/actors/merge',
  summary: 'Two names are one actor',
  body: mergeBody,
  run(store, { body }) {
    const given = body as z.infer<typeof mergeBody>;
    return mergeActors(store, given.from, given.into, reviewerOf(given));
  },
};

const apartBody = z.object({
  one: z.string(),
  other: z.string(),
  verdict: z.enum(['different', 'unsure']),
  ...reviewerFields,
});
export const apartRoute: Route = {
  method: 'post',
  path: '/actors/apart',
  summary: 'Two names are different actors, or it is unsure',
  body: apartBody,
  run(store, { body }) {
    const given = body as z.infer<typeof apartBody>;
    return tellActorsApart(store, given.one, given.other, given.verdict, reviewerOf(given));
  },
};

const splitBody = z.object({
  from: z.string(),
  to: z.object({ id: z.string(), name: z.string() }),
  events: z.array(z.string()).min(1).max(10_000),
  ...reviewerFields,
});
export const splitRoute: Route = {
  method: 'post',
  path: '/actors/split',
  summary: 'Some events of an actor are somebody else’s',
  body: splitBody,
  run(store, { body }) {
    const given = body as z.infer<typeof splitBody>;
    return splitActor(store, { from: given.from, to: given.to, events: given.events }, reviewerOf(given));
  },
};
