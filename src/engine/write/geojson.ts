/**
 * Events as GeoJSON (RFC 7946, longitude before latitude): one feature an event. A place known by its country alone has no
 * geometry: it is a count of that country, not a point on its capital.
 */
import type { Event } from '../event.ts';
import { EVENT_COLUMNS } from './event-columns.ts';
import type { FileWriter } from './writer.ts';

function feature(event: Event): object {
  const place = event.places.find(
    (one) => one.lat !== null && one.lon !== null && one.precision !== 'country' && one.precision !== 'region',
  );
  const geometry = place ? { type: 'Point', coordinates: [place.lon, place.lat] } : null;
  const properties = Object.fromEntries(EVENT_COLUMNS.map((column) => [column.name, column.get(event)]));
  return {
    type: 'Feature',
    id: event.id,
    geometry,
    properties: { ...properties, precision: place?.precision ?? event.places[0]?.precision ?? null },
  };
}

export const geojson: FileWriter = {
  kind: 'file',
  name: 'geojson',
  title: 'Events on the map, GeoJSON',
  extension: 'geojson',
  mime: 'application/geo+json',
  unit: 'event',
  async *write(selection) {
    yield '{"type":"FeatureCollection","features":[';
    let first = true;
    for await (const event of selection.events()) {
      yield (first ? '\n' : ',\n') + JSON.stringify(feature(event));
      first = false;
    }
    yield '\n]}\n';
  },
};
