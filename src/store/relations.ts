/**
 * Which states of alliance and enmity belong to a selection. They are no events: a period takes in those that hold in it,
 * and one without dates on the day its document tells of it; a filter that only events can answer leaves them out.
 */
import type { RelationRecord } from '../engine/write/writer.ts';
import { actorId, type Filter } from './filter.ts';
import { joinWhere, matchQuery, nameKey, type Where } from './filter-sql.ts';
import type { Store } from './store.ts';

export type DatedRelation = RelationRecord & { published: string | null };

export function relationsOf(store: Store, filter: Filter): DatedRelation[] {
  if (filter.type.length > 0 || filter.place.length > 0 || filter.status.length > 0 || filter.incident !== null)
    return [];
  const where = documentWhere(filter);
  const rows = store
    .sql(
      'SELECT relation.body, document.id AS doc, document.published FROM relation ' +
        `JOIN document ON document.n = relation.doc WHERE ${where.sql} ORDER BY relation.n`,
    )
    .all(...where.params) as { body: string; doc: string; published: string }[];
  return rows
    .map(({ body, doc, published }) => ({
      ...(JSON.parse(body) as RelationRecord),
      doc,
      published: published === '' ? null : published.slice(0, 10),
    }))
    .filter((relation) => isSelected(relation, filter));
}

function documentWhere(filter: Filter): Where {
  const terms: Where[] = [];
  if (filter.doc !== null) terms.push({ sql: 'document.id = ?', params: [filter.doc] });
  if (filter.publisher.length > 0)
    terms.push({
      sql: `document.publisher IN (${filter.publisher.map(() => '?').join(', ')})`,
      params: filter.publisher,
    });
  if (filter.text !== null)
    terms.push({
      sql: 'document.n IN (SELECT rowid FROM document_search WHERE document_search MATCH ?)',
      params: [matchQuery(filter.text)],
    });
  return joinWhere(terms);
}

function isSelected(relation: DatedRelation, filter: Filter): boolean {
  const touches = (ids: readonly string[]): boolean =>
    ids.length === 0 ||
    ids.some((id) => [relation.from, relation.to].some((end) => end === id || end.startsWith(`${id}/`)));
  if (![filter.actor, filter.recipient, filter.party].every(touches)) return false;
  if (filter.saidBy.length > 0 && !filter.saidBy.some((name) => isSaidBy(relation, name))) return false;
  const { from, to } = filter;
  if (from === null && to === null) return true;
  const dated = filter.by === 'event' && (relation.valid.from !== null || relation.valid.to !== null);
  const first = dated ? relation.valid.from : relation.published;
  const last = dated ? relation.valid.to : relation.published;
  if (!dated && first === null) return false;
  return (to === null || first === null || first <= to) && (from === null || last === null || last >= from);
}

function isSaidBy({ attribution }: RelationRecord, name: string): boolean {
  const id = actorId(name);
  return attribution.some(
    ({ kind, actor, source }) =>
      kind === name.toLowerCase() ||
      actor === id ||
      actor?.startsWith(`${id}/`) ||
      (source !== null && nameKey(source) === nameKey(name)),
  );
}
