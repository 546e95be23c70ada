/** The land, from borders as Natural Earth has them in fact; comes with the page, nothing is fetched from elsewhere. */
import { type ExtendedFeature, type GeoPermissibleObjects, geoNaturalEarth1, geoPath } from 'd3-geo';
import { useEffect, useState } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-50m.json?url';
import { ALPHA3 } from '../names.ts';

export interface Outline {
  /** Alpha-3; undefined for land that no code stands for. */
  id: string | undefined;
  name: string;
  path: string;
  /** Where its name or number stands: the middle of its largest part. */
  middle: [number, number];
}

export const WIDTH = 1200;
export const HEIGHT = 620;

export const projection = geoNaturalEarth1().fitExtent(
  [
    [4, 4],
    [WIDTH - 4, HEIGHT - 4],
  ],
  { type: 'Sphere' },
);
const pathOf = geoPath(projection);

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** France lies in Europe, whatever else belongs to it. */
function middleOf(shape: ExtendedFeature): [number, number] {
  const { geometry } = shape;
  if (geometry?.type !== 'MultiPolygon') return pathOf.centroid(shape as GeoPermissibleObjects);
  const parts = geometry.coordinates.map((coordinates) => ({ type: 'Polygon' as const, coordinates }));
  const largest = parts.reduce((a, b) => (pathOf.area(a) >= pathOf.area(b) ? a : b));
  return pathOf.centroid(largest);
}

let loaded: Promise<Outline[]> | null = null;

function load(): Promise<Outline[]> {
  loaded ??= fetch(atlas)
    .then((response) => response.json() as Promise<World>)
    .then((world) =>
      feature(world, world.objects.countries).features.map((one) => ({
        id: ALPHA3[String(one.id)] ?? (one.properties.name === 'Kosovo' ? 'XKX' : undefined),
        name: one.properties.name,
        path: pathOf(one) ?? '',
        middle: middleOf(one),
      })),
    );
  return loaded;
}

/** Null until it has come. */
export function useLand(): Outline[] | null {
  const [land, setLand] = useState<Outline[] | null>(null);
  useEffect(() => {
    let gone = false;
    load().then(
      (found) => {
        if (!gone) setLand(found);
      },
      () => {
        // Places are drawn without the land, and stand in the table.
        loaded = null;
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  return land;
}
