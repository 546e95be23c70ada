/** Where a selection happened: each place once, with its numbers of acts, as a map draws them. */
import type { PlacePrecision } from '../engine/document.ts';
import type { Filter } from './filter.ts';
import { eventWhere } from './filter-sql.ts';
import type { Store } from './store.ts';

export interface PlaceCount {
  name: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
  precision: PlacePrecision;
  acts: number;
  conflict: number;
  cooperation: number;
  /** One of the events there, to begin with. */
  event: string;
}

/** The busiest places first, and the number of rows that have none. */
export function countPlaces(store: Store, filter: Filter): { places: PlaceCount[]; unplaced: number } {
  return store.remember(`places ${JSON.stringify(filter)}`, () => readPlaces(store, filter));
}

function readPlaces(store: Store, filter: Filter): { places: PlaceCount[]; unplaced: number } {
  const where = eventWhere(filter);
  // With one minimum in a query, SQLite takes the bare columns from the row that holds it.
  const rows = store
    .sql(
      "SELECT event_place.name, nullif(country, '') AS country, lat, lon, event_place.precision, " +
        'count(DISTINCT event.act) AS acts, count(DISTINCT CASE WHEN event.quad >= 3 THEN event.act END) AS conflict, ' +
        'count(DISTINCT CASE WHEN event.quad IN (1, 2) THEN event.act END) AS cooperation, event.id AS event, min(event.n) AS first ' +
        `FROM event_place JOIN event ON event.n = event_place.event WHERE ${where.sql} ` +
        'GROUP BY coalesce(geonames, event_place.name), event_place.precision ORDER BY acts DESC, event_place.name',
    )
    .all(...where.params) as (PlaceCount & { first: number })[];
  const unplaced = store
    .sql(
      `SELECT count(*) FROM event WHERE ${where.sql} AND NOT EXISTS (SELECT 1 FROM event_place WHERE event_place.event = event.n)`,
    )
    .pluck()
    .get(...where.params) as number;
  return { places: rows.map(({ first: _first, ...place }) => place), unplaced };
}
