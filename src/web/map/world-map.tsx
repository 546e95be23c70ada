/** The picture of the places: it moves by drag, keys or buttons, and its text keeps its size on a narrow screen. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { navigate, useLocation } from '../location.ts';
import { useWidth } from '../width.ts';
import { ViewButtons } from '../view-buttons.tsx';
import { HEIGHT, projection, useLand, WIDTH } from './land.ts';
import { Countries, type Located, Places } from './layers.tsx';
import { keyOf, type Spot } from './spot.ts';

interface View {
  x: number;
  y: number;
  zoom: number;
}

const STEP = 80;
const REST = 250;

function parseView(text: string | null): View | null {
  const [x, y, zoom] = (text ?? '').split(',').map(Number);
  return text && [x, y, zoom].every(Number.isFinite) ? { x: x!, y: y!, zoom: zoom! } : null;
}

/** All but the farthest twentieth in sight. */
function fitted(located: readonly Located[]): View {
  if (located.length === 0) return { x: WIDTH / 2, y: HEIGHT / 2, zoom: 1 };
  const span = (index: 0 | 1) => {
    const values = located.map(({ at }) => at[index]).sort((a, b) => a - b);
    const cut = (share: number) => values[Math.min(values.length - 1, Math.floor(values.length * share))]!;
    return [cut(0.05), cut(0.95)] as const;
  };
  const [[left, right], [top, bottom]] = [span(0), span(1)];
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    zoom: Math.max(
      1,
      Math.min(8, 0.6 * Math.min(WIDTH / Math.max(right - left, 30), HEIGHT / Math.max(bottom - top, 20))),
    ),
  };
}

export function WorldMap({ places, chosen }: { places: readonly Spot[]; chosen: string | null }): ReactNode {
  const { query } = useLocation();
  const land = useLand();
  const [box, width] = useWidth<HTMLDivElement>(WIDTH);
  const height = Math.round(Math.min(HEIGHT, Math.max(320, width * 0.52)));
  const located = useMemo(
    (): Located[] =>
      places
        .filter((spot) => spot.precision !== 'country' && spot.lat !== null && spot.lon !== null)
        .map((spot) => ({ spot, at: projection([spot.lon!, spot.lat!])! }))
        .sort((a, b) => b.spot.acts - a.spot.acts),
    [places],
  );
  const home = useMemo(() => fitted(located), [located]);
  const asked = query.get('view');
  const [live, setLive] = useState<View | null>(null);
  const view = live ?? parseView(asked) ?? home;
  const drag = useRef<{ x: number; y: number; view: View; moved: boolean } | null>(null);
  // The address is told when the picture has come to rest.
  useEffect(() => {
    if (!live) return;
    const timer = setTimeout(() => {
      navigate({
        set: { view: [live.x.toFixed(1), live.y.toFixed(1), live.zoom.toFixed(2)].join(',') },
        replace: true,
      });
      setLive(null);
    }, REST);
    return () => clearTimeout(timer);
  }, [live]);
  // At zoom 1 the world is as wide as the picture.
  const unit = (width / WIDTH) * view.zoom;
  const wide = width / unit;
  const high = height / unit;
  const zoomBy = (factor: number) => setLive({ ...view, zoom: Math.max(1, Math.min(60, view.zoom * factor)) });
  const panBy = (dx: number, dy: number) => setLive({ ...view, x: view.x + dx / unit, y: view.y + dy / unit });
  const choose = (spot: Spot | null) => navigate({ set: { spot: spot && keyOf(spot) }, replace: true });
  const onKeyDown = (event: React.KeyboardEvent) => {
    const ways: Record<string, () => void> = {
      ArrowLeft: () => panBy(-STEP, 0),
      ArrowRight: () => panBy(STEP, 0),
      ArrowUp: () => panBy(0, -STEP),
      ArrowDown: () => panBy(0, STEP),
      '+': () => zoomBy(1.5),
      '=': () => zoomBy(1.5),
      '-': () => zoomBy(1 / 1.5),
    };
    if (!ways[event.key]) return;
    event.preventDefault();
    ways[event.key]!();
  };
  return (
    <div className="panel map-panel">
      <div
        ref={box}
        role="group"
        tabIndex={0}
        className="canvas-focus"
        aria-label="The map: arrow keys move it, plus and minus zoom"
        onKeyDown={onKeyDown}
      >
        <svg
          width={width}
          height={height}
          viewBox={`${view.x - wide / 2} ${view.y - high / 2} ${wide} ${high}`}
          role="img"
          aria-label={`Map of ${places.length} places; the table below holds the same`}
          className="world"
          onPointerDown={(event) => {
            drag.current = { x: event.clientX, y: event.clientY, view, moved: false };
          }}
          onPointerMove={(event) => {
            const held = drag.current;
            if (!held || event.buttons === 0) return;
            if (Math.hypot(event.clientX - held.x, event.clientY - held.y) > 3 && !held.moved) {
              held.moved = true;
              event.currentTarget.setPointerCapture(event.pointerId);
            }
            if (!held.moved) return;
            setLive({
              ...held.view,
              x: held.view.x - (event.clientX - held.x) / unit,
              y: held.view.y - (event.clientY - held.y) / unit,
            });
          }}
          onPointerUp={() => {
            drag.current = null;
          }}
          onPointerCancel={() => {
            drag.current = null;
          }}
        >
          <Countries land={land} places={places} unit={unit} chosen={chosen} choose={choose} />
          <Places located={located} unit={unit} chosen={chosen} choose={choose} />
        </svg>
      </div>
      <ViewButtons factor={1.5} step={STEP} zoomBy={zoomBy} panBy={panBy}>
        <button
          type="button"
          className="whole"
          onClick={() => {
            setLive(null);
            navigate({ set: { view: null }, replace: true });
          }}
        >
          Fit
        </button>
      </ViewButtons>
      <p className="legend">
        <span>● a place</span>
        <span>◌ somewhere in a district, province or region</span>
        <span>shaded with a number: known by country alone</span>
        <span className="conflict">mostly conflict</span>
        <span className="coop">mostly cooperation</span>
      </p>
    </div>
  );
}
