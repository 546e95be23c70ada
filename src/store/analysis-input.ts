/** A project, or what a filter leaves of it, as the analyses want it. Who belongs to whom is handed in. */
import type { ActorHierarchy, AnalysisActor, AnalysisEvent, AnalysisInput } from '../engine/analyse/input.ts';
import type { Event } from '../engine/event.ts';
import type { Filter } from './filter.ts';
import { eventWhere } from './filter-sql.ts';
import { streamClaims } from './lists.ts';
import { streamEvents } from './read-events.ts';
import { relationsOf } from './relations.ts';
import type { Store } from './store.ts';

export interface AnalysisInputOptions {
  /** Who, whom, what, when and by whom published are enough: the columns say that, and no record is unpacked. */
  columns?: boolean;
}

export function analysisInput(
  store: Store,
  filter: Filter,
  actors: ActorHierarchy,
  { columns = false }: AnalysisInputOptions = {},
): AnalysisInput {
  return {
    events: { [Symbol.iterator]: () => (columns ? streamColumns(store, filter) : streamEvents(store, filter)) },
    relations: relationsOf(store, filter),
    claims: columns ? [] : [...streamClaims(store, filter)],
    actors,
    edges: null,
    window: { from: filter.from, to: filter.to, by: filter.by },
  };
}

type Row = [
  n: number,
  id: string,
  act: number,
  doc: number,
  publisher: string,
  published: string,
  type: string,
  plover: string,
  modes: string,
  quad: number,
  goldstein: number | null,
  status: string,
  confidence: number,
  actor: string,
  recipient: string,
  day: string,
  incident: number | null,
];

const COLUMNS =
  'n, id, act, doc, publisher, published, type, plover, modes, quad, goldstein, status, confidence, actor, recipient, day, incident';
const PAGE = 20_000;

/** Events as the narrow rows have them, a page at a time: a million in a few seconds. */
function* streamColumns(store: Store, filter: Filter): Generator<AnalysisEvent, void, undefined> {
  const where = eventWhere(filter);
  const query = store
    .sql(`SELECT ${COLUMNS} FROM event WHERE ${where.sql} AND event.n > ? ORDER BY event.n LIMIT ${PAGE}`)
    .raw();
  const actors = actorsOf(store);
  const modesOf = remembered((modes) => modes.trim().split(' ').filter(Boolean));
  const dates = remembered((day) => ({ earliest: day }));
  let after = 0;
  for (;;) {
    const rows = query.all(...where.params, after) as Row[];
    for (const row of rows) {
      // By place, not by name: a million rows unpacked into names would take as long as reading them.
      yield {
        id: row[1],
        act: `${row[2]}`,
        // A reciprocal act stands in two rows, one each way.
        reciprocal: false,
        doc: `${row[3]}`,
        publisher: row[4] || null,
        published: row[5] || null,
        type: row[6],
        plover: row[7] || null,
        modes: modesOf(row[8]),
        quad: (row[9] || null) as Event['quad'],
        goldstein: row[10],
        status: row[11] as Event['status'],
        confidence: row[12],
        actor: row[13] === '' ? null : actors(row[13]),
        recipient: row[14] === '' ? null : actors(row[14]),
        date: row[15] === '' ? null : dates(row[15]),
        attribution: [],
        incident: row[16] === null ? null : { id: `in ${row[16]}` },
      };
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)![0];
  }
}

function actorsOf(store: Store): (id: string) => AnalysisActor {
  const query = store.sql('SELECT name, country, sectors FROM actor WHERE id = ?');
  return remembered((id) => {
    const row = query.get(id) as { name: string; country: string; sectors: string } | undefined;
    return {
      id,
      name: row?.name ?? id,
      country: row?.country || null,
      sectors: row?.sectors ? (JSON.parse(row.sectors) as string[]) : [],
      collective: null,
    };
  });
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    return value;
  };
}
