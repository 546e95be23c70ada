/**
 * Where: precise places as points, provinces as rings, countries as shades with their counts; never a pin on a capital for
 * lack of better. The land is drawn here, from borders as Natural Earth has them in fact; nothing is fetched from elsewhere.
 */
import { type GeoPermissibleObjects, geoNaturalEarth1, geoPath } from 'd3-geo';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-50m.json?url';
import { filterQuery, navigate, useLocation } from '../location.ts';
import { Empty, Link, number, plural, Show } from '../parts.tsx';
import { useServer } from '../server.ts';
import { ALPHA3 } from './country-numbers.ts';

interface Spot {
  name: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
  precision: 'place' | 'admin2' | 'admin1' | 'country' | 'region';
  acts: number;
  conflict: number;
  cooperation: number;
  event: string;
}
interface Land {
  id: string | undefined;
  name: string;
  shape: GeoPermissibleObjects;
}

const WIDTH = 1200;
const HEIGHT = 620;

function useLand(): Land[] | null {
  const [land, setLand] = useState<Land[] | null>(null);
  useEffect(() => {
    void fetch(atlas)
      .then((response) => response.json() as Promise<Topology<{ countries: GeometryCollection<{ name: string }> }>>)
      .then((world) =>
        setLand(
          feature(world, world.objects.countries).features.map((one) => ({
            id: ALPHA3[String(one.id)] ?? (one.properties.name === 'Kosovo' ? 'XKX' : undefined),
            name: one.properties.name,
            shape: one,
          })),
        ),
      );
  }, []);
  return land;
}

export default function MapPage(): ReactNode {
  const { query } = useLocation();
  const loaded = useServer<{ places: Spot[]; unplaced: number }>(`/map.json?${filterQuery(query)}`);
  const land = useLand();
  return (
    <>
      <div className="head">
        <h1>Map</h1>
      </div>
      <Show loaded={loaded} what="the places">
        {({ places, unplaced }) =>
          places.length === 0 ? (
            <Empty title="No place in this selection">
              {unplaced > 0 ? <p>{plural(unplaced, 'event row')} without a place.</p> : null}
            </Empty>
          ) : (
            <>
              <WorldMap places={places} land={land} />
              <p className="soft">
                {unplaced > 0 ? `${plural(unplaced, 'event row')} without a place not shown. ` : ''}Places: GeoNames, CC
                BY 4.0. Borders: Natural Earth, as they are held in fact; no judgement of ours.
              </p>
              <PlaceTable places={places} />
            </>
          )
        }
      </Show>
    </>
  );
}

interface View {
  x: number;
  y: number;
  zoom: number;
}

function parseView(text: string | null): View | null {
  const [x, y, zoom] = (text ?? '').split(',').map(Number);
  return text && [x, y, zoom].every(Number.isFinite) ? { x: x!, y: y!, zoom: zoom! } : null;
}

function colourOf(spot: Spot): string {
  return spot.conflict > spot.cooperation
    ? 'var(--conflict)'
    : spot.cooperation > spot.conflict
      ? 'var(--coop)'
      : 'var(--neutral)';
}

function WorldMap({ places, land }: { places: readonly Spot[]; land: Land[] | null }): ReactNode {
  const { query } = useLocation();
  const chosen = query.get('spot');
  const projection = useMemo(
    () =>
      geoNaturalEarth1().fitExtent(
        [
          [4, 4],
          [WIDTH - 4, HEIGHT - 4],
        ],
        { type: 'Sphere' },
      ),
    [],
  );
  const path = useMemo(() => geoPath(projection), [projection]);
  const outlines = useMemo(() => land?.map((one) => ({ ...one, d: path(one.shape) ?? '' })) ?? [], [land, path]);
  const byCountry = useMemo(() => {
    const counts = new Map<string, Spot>();
    for (const spot of places) if (spot.precision === 'country' && spot.country) counts.set(spot.country, spot);
    return counts;
  }, [places]);
  const located = useMemo(
    () =>
      places
        .filter(
          (spot) =>
            spot.precision !== 'country' && spot.precision !== 'region' && spot.lat !== null && spot.lon !== null,
        )
        .map((spot) => ({ spot, at: projection([spot.lon!, spot.lat!])! }))
        .sort((a, b) => b.spot.acts - a.spot.acts),
    [places, projection],
  );
  const fitted = useMemo((): View => {
    if (located.length === 0) return { x: WIDTH / 2, y: HEIGHT / 2, zoom: 1 };
    const xs = located.map(({ at }) => at[0]).sort((a, b) => a - b);
    const ys = located.map(({ at }) => at[1]).sort((a, b) => a - b);
    const cut = (list: number[], share: number) => list[Math.min(list.length - 1, Math.floor(list.length * share))]!;
    const [left, right, top, bottom] = [cut(xs, 0.05), cut(xs, 0.95), cut(ys, 0.05), cut(ys, 0.95)];
    return {
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      zoom: Math.max(
        1,
        Math.min(8, 0.6 * Math.min(WIDTH / Math.max(right - left, 30), HEIGHT / Math.max(bottom - top, 20))),
      ),
    };
  }, [located]);
  const view = parseView(query.get('view')) ?? fitted;
  const setView = (next: View) =>
    navigate({ set: { view: [next.x.toFixed(1), next.y.toFixed(1), next.zoom.toFixed(2)].join(',') }, replace: true });
  const most = Math.max(1, ...places.map((spot) => spot.acts));
  const wide = WIDTH / view.zoom;
  const high = HEIGHT / view.zoom;
  const [drag, setDrag] = useState<{ x: number; y: number; view: View } | null>(null);
  const zoomBy = (factor: number) => setView({ ...view, zoom: Math.max(1, Math.min(60, view.zoom * factor)) });
  const named = new Set(located.slice(0, 12).map(({ spot }) => spot));
  return (
    <div className="panel" style={{ position: 'relative', padding: '.3rem' }}>
      <svg
        viewBox={`${view.x - wide / 2} ${view.y - high / 2} ${wide} ${high}`}
        role="img"
        aria-label={`Map of ${places.length} places; the table below holds the same`}
        style={{ width: '100%', height: 'auto', touchAction: 'none', cursor: drag ? 'grabbing' : 'grab' }}
        onPointerDown={(event) => {
          if ((event.target as Element).closest('[data-spot]')) return;
          setDrag({ x: event.clientX, y: event.clientY, view });
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (!drag) return;
          const box = event.currentTarget.getBoundingClientRect();
          setView({
            ...drag.view,
            x: drag.view.x - ((event.clientX - drag.x) / box.width) * wide,
            y: drag.view.y - ((event.clientY - drag.y) / box.height) * high,
          });
        }}
        onPointerUp={() => setDrag(null)}
      >
        {outlines.map(({ id, name, d }) => {
          const count = id ? byCountry.get(id) : undefined;
          return (
            <path
              key={d.slice(0, 60) + d.length}
              d={d}
              fill={count ? colourOf(count) : 'var(--wash)'}
              fillOpacity={count ? 0.15 + 0.35 * Math.sqrt(count.acts / most) : 1}
              stroke="var(--strong-line)"
              strokeWidth={0.6 / view.zoom}
            >
              <title>{count ? `${name}: ${plural(count.acts, 'act')} known by country alone` : name}</title>
            </path>
          );
        })}
        {located.map(({ spot, at }) => {
          const radius = (4 + 14 * Math.sqrt(spot.acts / most)) / Math.sqrt(view.zoom) / (view.zoom > 8 ? 1.6 : 1);
          const area = spot.precision !== 'place';
          const key = `${spot.name}|${spot.country}`;
          return (
            <g key={key + spot.precision} data-spot={key}>
              {/* biome-ignore lint/a11y/noStaticElementInteractions: the table below opens the same by keyboard */}
              <circle
                cx={at[0]}
                cy={at[1]}
                r={area ? radius * 1.8 : radius}
                fill={colourOf(spot)}
                fillOpacity={area ? 0.12 : 0.75}
                stroke={chosen === key ? 'var(--accent)' : area ? colourOf(spot) : 'var(--panel)'}
                strokeWidth={(chosen === key ? 3 : 1.2) / view.zoom}
                strokeDasharray={area ? `${4 / view.zoom} ${3 / view.zoom}` : undefined}
                style={{ cursor: 'pointer' }}
                onClick={() => navigate({ set: { spot: key }, replace: true })}
              >
                <title>{`${spot.name}: ${plural(spot.acts, 'act')}, ${spot.conflict} conflict, ${spot.cooperation} cooperation${area ? ` (somewhere in the ${spot.precision === 'admin1' ? 'province' : 'district'})` : ''}`}</title>
              </circle>
              {named.has(spot) || chosen === key ? (
                <text
                  x={at[0]}
                  y={at[1] - radius - 3 / view.zoom}
                  fontSize={13 / view.zoom}
                  textAnchor="middle"
                  fill="var(--ink)"
                  stroke="var(--panel)"
                  strokeWidth={3 / view.zoom}
                  paintOrder="stroke"
                >
                  {spot.name}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <div className="canvas-buttons">
        <button type="button" aria-label="Zoom in" onClick={() => zoomBy(1.5)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => zoomBy(1 / 1.5)}>
          −
        </button>
        <button type="button" onClick={() => navigate({ set: { view: null }, replace: true })}>
          Fit
        </button>
      </div>
      <p className="legend">
        <span>● a place</span>
        <span>◌ somewhere in a province</span>
        <span>shaded: known by country alone</span>
        <span className="conflict">mostly conflict</span>
        <span className="coop">mostly cooperation</span>
      </p>
      {chosen ? <ChosenSpot spot={places.find((spot) => `${spot.name}|${spot.country}` === chosen)} /> : null}
    </div>
  );
}

function ChosenSpot({ spot }: { spot: Spot | undefined }): ReactNode {
  const id = spot?.event;
  const loaded = useServer<{ event: { doc: string; evidence: { text: string } } }>(id ? `/events/${id}.json` : null);
  if (!spot) return null;
  return (
    <section style={{ padding: '.6rem' }} aria-live="polite">
      <h2>
        {spot.name}: {plural(spot.acts, 'act')}
      </h2>
      {loaded.data ? (
        <blockquote>
          {loaded.data.event.evidence.text}{' '}
          <Link to={{ path: `/documents/${loaded.data.event.doc}`, set: { event: id!, spot: null, view: null } }}>
            in its document
          </Link>
        </blockquote>
      ) : null}
      <Link
        className="button"
        to={{
          path: '/events',
          set: {
            place: spot.precision === 'country' ? (spot.country ?? spot.name) : spot.name,
            spot: null,
            view: null,
          },
        }}
      >
        All its events
      </Link>
    </section>
  );
}

const PRECISIONS = {
  place: 'place',
  admin2: 'district',
  admin1: 'province',
  country: 'country alone',
  region: 'region',
};

function PlaceTable({ places }: { places: readonly Spot[] }): ReactNode {
  return (
    <details className="panel" open={places.length < 15}>
      <summary>The same as a table</summary>
      <div className="scroll" style={{ maxHeight: '30rem' }} tabIndex={0} role="region" aria-label="Places">
        <table>
          <thead>
            <tr>
              <th>Place</th>
              <th>Country</th>
              <th>Known to the</th>
              <th className="number">Acts</th>
              <th className="number">Conflict</th>
              <th className="number">Cooperation</th>
            </tr>
          </thead>
          <tbody>
            {places.slice(0, 500).map((spot) => (
              <tr key={spot.name + spot.country + spot.precision}>
                <td>
                  <Link
                    to={{
                      path: '/events',
                      set: { place: spot.precision === 'country' ? (spot.country ?? spot.name) : spot.name },
                    }}
                  >
                    {spot.name}
                  </Link>
                </td>
                <td>{spot.country}</td>
                <td>{PRECISIONS[spot.precision]}</td>
                <td className="number">{number(spot.acts)}</td>
                <td className="number">{number(spot.conflict)}</td>
                <td className="number">{number(spot.cooperation)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
