/** Documents: the list, one with its layers, and the reports that lie beside it. */
import { emptyLayers, type Layers } from '../../engine/document.ts';
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

const pick = (layers: Layers, names: readonly string[]): Partial<Layers> =>
  Object.fromEntries(Object.entries(layers).filter(([name]) => names.includes(name)));

export const document: Route = {
  method: 'get',
  path: '/documents/:id.json',
  summary: 'One document with every layer, its events as corrected',
  query: { layers: 'only these layers, comma-separated; the others come empty' },
  run(store, { params, query }) {
    const doc = readDocument(store, params['id']!);
    if (!doc) throw new NotFound(`no document ${params['id']} in this project`);
    const wanted = query['layers']?.split(',');
    if (wanted) doc.layers = { ...emptyLayers(), ...pick(doc.layers, wanted) };
    return doc;
  },
};
