/**
 * What a selection holds, by type, party, place and time: counts for the workbench's filter bar, timeline and network, and
 * for analyses. Every count is of acts, so that rows split from one clause weigh once.
 */
import type { Filter } from './filter.ts';
import { eventWhere } from './filter-sql.ts';
import type { Store } from './store.ts';

export const FACETS = {
  type: 'event.type',
  actor: 'event.actor',
  recipient: 'event.recipient',
  status: 'event.status',
  publisher: 'event.publisher',
  review: 'event.review',
  quad: 'event.quad',
} as const;
export type Facet = keyof typeof FACETS | 'place' | 'country' | 'saidBy';

export interface FacetValue {
  value: string;
  acts: number;
}

/** The commonest values first; unknown ones are left out. */
export function facet(store: Store, filter: Filter, name: Facet, limit = 50): FacetValue[] {
  return store.remember(`facet ${name} ${limit} ${JSON.stringify(filter)}`, () =>
    readFacet(store, filter, name, limit),
  );
}

function readFacet(store: Store, filter: Filter, name: Facet, limit: number): FacetValue[] {
  const where = eventWhere(filter);
  if (name === 'place' || name === 'country') {
    const value = name === 'place' ? 'event_place.name' : 'event_place.country';
    const only = name === 'place' ? "event_place.precision <> 'country'" : "event_place.country <> ''";
    return store
      .sql(
        `SELECT ${value} AS value, count(DISTINCT event.act) AS acts FROM event_place JOIN event ON event.n = event_place.event ` +
          `WHERE ${only} AND ${where.sql} GROUP BY 1 ORDER BY acts DESC, value LIMIT ?`,
      )
      .all(...where.params, limit) as FacetValue[];
  }
  if (name === 'saidBy') {
    return store
      .sql(
        "SELECT coalesce(nullif(event_said.actor, ''), nullif(source_key, ''), kind) AS value, count(DISTINCT event.act) AS acts " +
          `FROM event_said JOIN event ON event.n = event_said.event WHERE ${where.sql} GROUP BY 1 ORDER BY acts DESC, value LIMIT ?`,
      )
      .all(...where.params, limit) as FacetValue[];
  }
  const column = FACETS[name];
  return store
    .sql(
      `SELECT ${column} AS value, count(DISTINCT act) AS acts FROM event WHERE ${where.sql} AND ${column} <> '' ` +
        'GROUP BY 1 ORDER BY acts DESC, value LIMIT ?',
    )
    .all(...where.params, limit) as FacetValue[];
}

export type Bin = 'day' | 'week' | 'month' | 'year';

export interface HistogramBin {
  /** First day of the bin, YYYY-MM-DD. */
  start: string;
  acts: number;
  /** Acts by PLOVER quad class, 1 to 4; index 0 is for types without one. */
  quads: [number, number, number, number, number];
}

/** Acts over time, by the days the filter goes by; the undated are counted apart. Empty bins are not listed. */
export function histogram(store: Store, filter: Filter, bin: Bin): { bins: HistogramBin[]; undated: number } {
  return store.remember(`histogram ${bin} ${JSON.stringify(filter)}`, () => readHistogram(store, filter, bin));
}

function readHistogram(store: Store, filter: Filter, bin: Bin): { bins: HistogramBin[]; undated: number } {
  const where = eventWhere(filter);
  const day = filter.by === 'event' ? 'event.day' : 'substr(event.published, 1, 10)';
  const start = {
    day,
    // ISO weeks begin on Monday: six days back, then on to the next Monday.
    week: `date(${day}, '-6 days', 'weekday 1')`,
    month: `substr(${day}, 1, 7) || '-01'`,
    year: `substr(${day}, 1, 4) || '-01-01'`,
  }[bin];
  const rows = store
    .sql(
      `SELECT ${start} AS start, quad, count(DISTINCT act) AS acts, ${day} = '' AS undated FROM event WHERE ${where.sql} GROUP BY 1, 2, 4`,
    )
    .all(...where.params) as { start: string; quad: number; acts: number; undated: number }[];
  const bins = new Map<string, HistogramBin>();
  let undated = 0;
  for (const row of rows) {
    if (row.undated) {
      undated += row.acts;
      continue;
    }
    const entry = bins.get(row.start) ?? { start: row.start, acts: 0, quads: [0, 0, 0, 0, 0] };
    entry.acts += row.acts;
    entry.quads[row.quad] = (entry.quads[row.quad] ?? 0) + row.acts;
    bins.set(row.start, entry);
  }
  return { bins: [...bins.values()].sort((a, b) => (a.start < b.start ? -1 : 1)), undated };
}

export interface Dyad {
  actor: string;
  recipient: string;
  acts: number;
  incidents: number;
  /** Acts by quad class, as in the histogram. */
  quads: [number, number, number, number, number];
  /** Mean Goldstein weight over rows that have one. */
  goldstein: number | null;
  first: string | null;
  last: string | null;
}

/**
 * Who did how much to whom: what a network is drawn from.
 * @param fold organs count for their state (`france/military` as `france`)
 */
export function dyads(
  store: Store,
  filter: Filter,
  { fold = true, limit = 1000 }: { fold?: boolean; limit?: number } = {},
): Dyad[] {
  return store.remember(`dyads ${fold} ${limit} ${JSON.stringify(filter)}`, () =>
    readDyads(store, filter, fold, limit),
  );
}

function readDyads(store: Store, filter: Filter, fold: boolean, limit: number): Dyad[] {
  const where = eventWhere(filter);
  const [actor, recipient] = fold ? ['actor_root', 'recipient_root'] : ['actor', 'recipient'];
  const quads = [0, 1, 2, 3, 4]
    .map((quad) => `count(DISTINCT CASE WHEN quad = ${quad} THEN act END) AS q${quad}`)
    .join(', ');
  const rows = store
    .sql(
      `SELECT ${actor} AS actor, ${recipient} AS recipient, count(DISTINCT act) AS acts, count(DISTINCT incident) AS incidents, ` +
        `${quads}, avg(goldstein) AS goldstein, min(nullif(day, '')) AS first, max(nullif(day, '')) AS last FROM event ` +
        `WHERE ${where.sql} AND actor <> '' AND recipient <> '' GROUP BY 1, 2 ORDER BY acts DESC, actor, recipient LIMIT ?`,
    )
    .all(...where.params, limit) as (Omit<Dyad, 'quads'> & Record<`q${number}`, number>)[];
  return rows.map(({ q0, q1, q2, q3, q4, ...row }) => ({ ...row, quads: [q0!, q1!, q2!, q3!, q4!] }));
}
