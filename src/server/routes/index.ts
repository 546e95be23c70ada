/** Every route that reads or writes the project, a file a subject: a new one is one line here. */
import type { Route } from '../route.ts';
import {
  actorPairs,
  actors,
  apartRoute,
  claims,
  conflicts,
  mergeRoute,
  names,
  relations,
  splitRoute,
} from './actors.ts';
import { document, documents } from './documents.ts';
import { dyadList, event, eventCounts, eventIds, events, facets, map, timeline } from './events.ts';
import { changes, overview } from './overview.ts';
import { add, edit, log, move, redoRoute, undoRoute, verdict } from './review.ts';

export const ROUTES: readonly Route[] = [
  overview,
  changes,
  documents,
  document,
  events,
  eventCounts,
  eventIds,
  event,
  facets,
  timeline,
  dyadList,
  map,
  actors,
  names,
  actorPairs,
  conflicts,
  claims,
  relations,
  log,
  verdict,
  edit,
  add,
  move,
  undoRoute,
  redoRoute,
  mergeRoute,
  apartRoute,
  splitRoute,
];
