/** What lies on the map: the land with its counts, areas and points, and the names there is room for. */
import { type ReactNode, useMemo } from 'react';
import { number, plural } from '../parts.tsx';
import { type Outline, WIDTH } from './land.ts';
import { keyOf, REACH, type Spot, toneOf } from './spot.ts';

/** Units of the drawing a kilometre is long, near enough for a ring that says somewhere here. */
const A_KILOMETRE = WIDTH / 40_075;

export interface Located {
  spot: Spot;
  at: [number, number];
}

interface Layer {
  unit: number;
  chosen: string | null;
  choose(spot: Spot | null): void;
}

/** The land; countries that are known alone are shaded and carry their number in the middle, which is no place. */
export function Countries({
  land,
  places,
  unit,
  chosen,
  choose,
}: Layer & { land: readonly Outline[] | null; places: readonly Spot[] }): ReactNode {
  const counts = useMemo(
    () =>
      new Map(places.flatMap((spot) => (spot.precision === 'country' && spot.country ? [[spot.country, spot]] : []))),
    [places],
  );
  const most = Math.max(1, ...[...counts.values()].map((spot) => spot.acts));
  const outlines = useMemo(
    () =>
      (land ?? []).map(({ id, name, path }) => {
        const spot = id ? counts.get(id) : undefined;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table below opens the same by keyboard
          <path
            key={`${name}${path.length}`}
            d={path}
            className={spot ? `country ${toneOf(spot)}` : 'land'}
            fillOpacity={spot ? 0.15 + 0.4 * Math.sqrt(spot.acts / most) : 1}
            vectorEffect="non-scaling-stroke"
            strokeWidth={spot && keyOf(spot) === chosen ? 2.5 : 0.6}
            onClick={spot ? () => choose(spot) : undefined}
          >
            <title>{spot ? `${name}: ${plural(spot.acts, 'act')} known by country alone` : name}</title>
          </path>
        );
      }),
    [land, counts, most, chosen, choose],
  );
  return (
    <>
      {outlines}
      {(land ?? []).map(({ id, middle }) => {
        const spot = id ? counts.get(id) : undefined;
        return spot ? (
          <text
            key={id}
            x={middle[0]}
            y={middle[1]}
            fontSize={13 / unit}
            strokeWidth={3 / unit}
            className="map-text count"
          >
            {number(spot.acts)}
          </text>
        ) : null;
      })}
    </>
  );
}

export function Places({ located, unit, chosen, choose }: Layer & { located: readonly Located[] }): ReactNode {
  const most = Math.max(1, ...located.map(({ spot }) => spot.acts));
  const named = useMemo(() => roomForNames(located, unit, chosen), [located, unit, chosen]);
  // Areas lie under points, the busy under the rare, so that none is out of reach.
  const order = useMemo(
    () => [...located].sort((a, b) => REACH[b.spot.precision] - REACH[a.spot.precision] || b.spot.acts - a.spot.acts),
    [located],
  );
  return (
    <>
      {order.map(({ spot, at }) => {
        const area = spot.precision !== 'place';
        const point = 4 + 11 * Math.sqrt(spot.acts / most);
        const radius = Math.max(point / unit, REACH[spot.precision] * A_KILOMETRE);
        const key = keyOf(spot);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table below opens the same by keyboard
          <circle
            key={key}
            cx={at[0]}
            cy={at[1]}
            r={radius}
            className={`spot ${toneOf(spot)}`}
            fillOpacity={area ? 0.15 : 0.75}
            vectorEffect="non-scaling-stroke"
            strokeWidth={chosen === key ? 3 : 1.3}
            strokeDasharray={area ? '4 3' : undefined}
            data-area={area}
            data-chosen={chosen === key}
            onClick={() => choose(spot)}
          >
            <title>{`${spot.name}: ${plural(spot.acts, 'act')}, ${spot.conflict} conflict, ${spot.cooperation} cooperation${area ? '; somewhere within the ring' : ''}`}</title>
          </circle>
        );
      })}
      {located.map(({ spot, at }) =>
        named.has(spot) ? (
          <text
            key={keyOf(spot)}
            x={at[0]}
            y={at[1] - (4 + 11 * Math.sqrt(spot.acts / most) + 3) / unit}
            fontSize={13 / unit}
            strokeWidth={3 / unit}
            className="map-text"
          >
            {spot.name}
          </text>
        ) : null,
      )}
    </>
  );
}

const MOST_NAMES = 40;

/** The busiest places are named, as far as their names do not lie on one another. */
function roomForNames(located: readonly Located[], unit: number, chosen: string | null): Set<Spot> {
  const taken: { x: number; y: number; half: number }[] = [];
  const named = new Set<Spot>();
  const order = [...located].sort((a, b) => Number(keyOf(b.spot) === chosen) - Number(keyOf(a.spot) === chosen));
  for (const { spot, at } of order) {
    const box = { x: at[0] * unit, y: at[1] * unit, half: spot.name.length * 3.9 + 4 };
    if (taken.some((one) => Math.abs(one.y - box.y) < 17 && Math.abs(one.x - box.x) < one.half + box.half)) continue;
    taken.push(box);
    named.add(spot);
    if (named.size === MOST_NAMES) break;
  }
  return named;
}
