/** Documents: the list, one with its layers, and the reports that lie beside it. */
import { readDocument } from '../../store/documents.ts';
import { parseFilter } from '../../store/filter.ts';
import { countDocuments, type DocumentSort, listDocuments } from '../../store/lists.ts';
import { count, NotFound, type Route } from '../route.ts';

export const documents: Route = {
  method: 'get',
  path: '/documents.json',
  summary: 'Documents, a page of them',
  filtered: true,
  query: {
    sort: 'published, title …',
    descending: 'true or false',
    limit: 'rows, at most 1000',
    after: 'where the last page ended',
  },
  run(store, { query }) {
    const filter = parseFilter(query);
    const page = listDocuments(store, filter, {
      sort: (query['sort'] ?? 'published') as DocumentSort,
      descending: query['descending'] === 'true',
      limit: count(query['limit'], 100, 1000),
      after: query['after'] ?? null,
    });
    return { ...page, total: countDocuments(store, filter) };
  },
};

export const document: Route = {
  method: 'get',
  path: '/documents/:id.json',
  summary: 'One document with every layer, its events as corrected',
  run(store, { params }) {
    const doc = readDocument(store, params['id']!);
    if (!doc) throw new NotFound(`no document ${params['id']} in this project`);
    return doc;
  },
};
