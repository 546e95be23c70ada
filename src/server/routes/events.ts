/** Events: a page of them, counts, facets, one with its context, and all ids a bulk judgement would touch. */

import { standingCorrections } from '../../store/corrections.ts';
import { documentText, readDocument } from '../../store/documents.ts';
import { type Bin, dyads, type Facet, facet, histogram } from '../../store/facets.ts';
import { EVERYTHING, type Filter, parseFilter } from '../../store/filter.ts';
import { countPlaces } from '../../store/places.ts';
import {
  countEvents,
  countRows,
  type EventSort,
  listEvents,
  readEvent,
  streamEvents,
} from '../../store/read-events.ts';
import type { Store } from '../../store/store.ts';
import { count, NotFound, type Route } from '../route.ts';

const CONTEXT = 400;

export const events: Route = {
  method: 'get',
  path: '/events.json',
  summary: 'Events, a page of them',
  filtered: true,
  query: {
    sort: 'document, day, published, confidence, type …',
    descending: 'true or false',
    limit: 'rows, at most 1000',
    after: 'where the last page ended',
  },
  run(store, { query }) {
    const filter = parseFilter(query);
    const page = listEvents(store, filter, {
      sort: (query['sort'] ?? 'document') as EventSort,
      descending: query['descending'] === 'true',
      limit: count(query['limit'], 100, 1000),
      after: query['after'] ?? null,
    });
    return { ...page, total: countRows(store, filter) };
  },
};

export const eventCounts: Route = {
  method: 'get',
  path: '/events/count.json',
  summary: 'How many rows, acts, unique acts, incidents and documents a filter selects',
  filtered: true,
  run: (store, { query }) => countEvents(store, parseFilter(query)),
};

export const eventIds: Route = {
  method: 'get',
  path: '/events/ids.json',
  summary: 'Ids of all events of a filter, for a bulk judgement; at most 10,000',
  filtered: true,
  run(store, { query }) {
    const ids: string[] = [];
    for (const event of streamEvents(store, parseFilter(query))) {
      ids.push(event.id);
      if (ids.length === 10_000) break;
    }
    return { ids };
  },
};

const STARTS = [/\n\n+/, /[.!?]["”’)]*\s+/, /\s+/];

/** The words around a span: from where a paragraph or sentence begins to where one ends, never from within a word. */
function contextOf(text: string, span: { start: number; end: number }): { start: number; end: number } {
  const first = Math.max(0, span.start - CONTEXT);
  const before = text.slice(first, span.start);
  const head = first === 0 ? null : STARTS.map((pattern) => pattern.exec(before)).find((found) => found !== null);
  const after = text.slice(span.end, span.end + CONTEXT);
  const whole = span.end + after.length === text.length;
  const ends = whole ? [] : [...after.matchAll(/[.!?]["”’)]*(?=\s)/g)].map((found) => found.index + found[0].length);
  const end = whole ? after.length : (ends.at(-1) ?? Math.max(0, after.search(/\s\S*$/)));
  return { start: first + (head ? head.index + head[0].length : 0), end: span.end + end };
}

export const event: Route = {
  method: 'get',
  path: '/events/:id.json',
  summary:
    'One event with the words around it, its document’s meta, the other reports of it and what people said of it',
  run(store, { params }) {
    const found = readEvent(store, params['id']!);
    if (!found) throw new NotFound(`no event ${params['id']} in this project`);
    const text = documentText(store, found.doc) ?? '';
    const { start, end } = contextOf(text, found.evidence);
    const doc = readDocument(store, found.doc, 'record');
    const reports = found.incident
      ? listEvents(
          store,
          { ...EVERYTHING, incident: found.incident.id },
          { sort: 'published', descending: false, limit: 50, after: null },
        ).rows
      : [];
    return {
      event: found,
      meta: doc?.meta ?? null,
      context: { start, text: text.slice(start, end), cut: [start > 0, end < text.length] },
      reports: reports.filter((report) => report.id !== found.id),
      corrections: standingCorrections(store, found.id),
    };
  },
};

export const facets: Route = {
  method: 'get',
  path: '/facets/:field.json',
  summary:
    'Values of a field with their numbers of acts: type, actor, recipient, status, publisher, place, country, saidBy, quad, review',
  filtered: true,
  query: { limit: 'values, at most 500' },
  run: (store, { params, query }) => ({
    values: facet(store, parseFilter(query), params['field'] as Facet, count(query['limit'], 50, 500)),
  }),
};

const MOST_BARS = 160;

/** The shortest period that shows all of a selection in not too many bars. */
export function fittingBin(store: Store, filter: Filter): Bin {
  const { bins } = histogram(store, filter, 'month');
  if (bins.length === 0) return 'week';
  const days = (Date.parse(bins.at(-1)!.start) - Date.parse(bins[0]!.start)) / 86_400_000 + 31;
  if (days <= MOST_BARS / 2) return 'day';
  if (days / 7 <= MOST_BARS) return 'week';
  return days / 30.4 <= MOST_BARS ? 'month' : 'year';
}

export const timeline: Route = {
  method: 'get',
  path: '/timeline.json',
  summary: 'Acts by period and quad class',
  filtered: true,
  query: { bin: 'day, week, month, year, or auto: what shows the whole period in at most some 160 bars' },
  run(store, { query }) {
    const filter = parseFilter(query);
    const asked = query['bin'] ?? 'week';
    const bin = asked === 'auto' ? fittingBin(store, filter) : (asked as Bin);
    return { bin, ...histogram(store, filter, bin) };
  },
};

export const dyadList: Route = {
  method: 'get',
  path: '/dyads.json',
  summary: 'Who did how much to whom',
  filtered: true,
  query: { fold: 'false keeps organs apart from their state', limit: 'dyads, at most 5000' },
  run: (store, { query }) => ({
    dyads: dyads(store, parseFilter(query), {
      fold: query['fold'] !== 'false',
      limit: count(query['limit'], 1000, 5000),
    }),
  }),
};

export const map: Route = {
  method: 'get',
  path: '/map.json',
  summary: 'Places with their numbers of acts: points, areas, and countries as counts',
  filtered: true,
  run: (store, { query }) => countPlaces(store, parseFilter(query)),
};
