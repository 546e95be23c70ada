/**
 * The canvas under the hand: drag moves and pins an actor, drag on the ground moves the picture, wheel, keys or buttons zoom;
 * a tie or an actor can be chosen. The camera follows at once and is told when it comes to rest.
 */
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useSettings } from '../settings.ts';
import { ViewButtons } from '../view-buttons.tsx';
import { type Shape, tieKey } from './data.ts';
import type { Point } from './layout.ts';
import { type Camera, type DrawnNode, type DrawnTie, paint, radiusOf } from './paint.ts';

export type { Camera, DrawnNode, DrawnTie, Shape };

interface Props {
  nodes: readonly DrawnNode[];
  ties: readonly DrawnTie[];
  places: ReadonlyMap<string, Point>;
  camera: Camera | null;
  chosen: string | null;
  marked: ReadonlySet<string> | null;
  restCamera(camera: Camera): void;
  pin(id: string, place: Point): void;
  choose(what: string | null): void;
}

const STEP = 60;
const REST = 250;

/** All of it in sight, with room for names. */
function inSight(places: Iterable<Point>, width: number, height: number): Camera {
  const points = [...places];
  if (points.length === 0) return { x: 0, y: 0, zoom: 1 };
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    zoom: Math.min(
      40,
      Math.max(width - 130, 150) / Math.max(right - left, 1),
      Math.max(height - 70, 150) / Math.max(bottom - top, 1),
    ),
  };
}

export function NetworkCanvas(props: Props): ReactNode {
  const { nodes, ties, places, camera, chosen, marked, restCamera, pin, choose } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const settings = useSettings();
  const live = useRef<{ camera: Camera | null; moved: Map<string, Point>; frame: number; rest: number }>({
    camera: null,
    moved: new Map(),
    frame: 0,
    rest: 0,
  });
  const drag = useRef<{ id: string | null; x: number; y: number; camera: Camera; moved: boolean } | null>(null);

  const at = useCallback(
    (id: string): Point => live.current.moved.get(id) ?? places.get(id) ?? { x: 0, y: 0 },
    [places],
  );
  const now = useCallback((): Camera => {
    if (live.current.camera) return live.current.camera;
    if (camera) return camera;
    const box = canvas.current?.getBoundingClientRect();
    return inSight(places.values(), box?.width ?? 600, box?.height ?? 400);
  }, [camera, places]);

  const draw = useCallback(
    (moving = false) => {
      if (canvas.current) paint(canvas.current, { nodes, ties, at, camera: now(), chosen, marked, moving });
    },
    [nodes, ties, at, now, chosen, marked],
  );
  const drawSoon = () => {
    cancelAnimationFrame(live.current.frame);
    live.current.frame = requestAnimationFrame(() => draw(true));
  };
  const move = (next: Camera) => {
    live.current.camera = next;
    drawSoon();
    clearTimeout(live.current.rest);
    live.current.rest = window.setTimeout(() => {
      live.current.camera = null;
      restCamera(next);
      draw();
    }, REST);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours follow from the theme
  useEffect(() => {
    draw();
    const observer = new ResizeObserver(() => draw());
    if (canvas.current) observer.observe(canvas.current);
    return () => observer.disconnect();
  }, [draw, settings.theme]);

  const toWorld = (event: { clientX: number; clientY: number }): Point => {
    const box = canvas.current!.getBoundingClientRect();
    const { x, y, zoom } = now();
    return {
      x: x + (event.clientX - box.left - box.width / 2) / zoom,
      y: y + (event.clientY - box.top - box.height / 2) / zoom,
    };
  };
  const zoomBy = (factor: number) => {
    const { x, y, zoom } = now();
    move({ x, y, zoom: Math.max(0.05, Math.min(40, zoom * factor)) });
  };
  const panBy = (dx: number, dy: number) => {
    const { x, y, zoom } = now();
    move({ x: x + dx / zoom, y: y + dy / zoom, zoom });
  };
  const nudge = (id: string, dx: number, dy: number) => {
    const place = at(id);
    pin(id, { x: place.x + dx / now().zoom, y: place.y + dy / now().zoom });
  };
  const latestZoom = useRef(zoomBy);
  latestZoom.current = zoomBy;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // A passive listener could not keep the page from scrolling; without the focus or Ctrl the page scrolls as ever.
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== element.parentElement) return;
      event.preventDefault();
      latestZoom.current(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, []);

  const onKeyDown = (event: React.KeyboardEvent) => {
    const ways: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const way = ways[event.key];
    if (way) {
      const node = nodes.some(({ id }) => id === chosen) ? chosen : null;
      if (event.shiftKey && node) nudge(node, way[0] * 20, way[1] * 20);
      else panBy(way[0] * STEP, way[1] * STEP);
    } else if (event.key === '+' || event.key === '=') zoomBy(1.3);
    else if (event.key === '-') zoomBy(1 / 1.3);
    else return;
    event.preventDefault();
  };

  return (
    <div className="canvas-box">
      <div
        role="group"
        className="canvas-focus"
        tabIndex={0}
        aria-label="The picture: arrow keys move it, plus and minus zoom, with Shift the arrows move the chosen actor"
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={canvas}
          className="network-canvas"
          role="img"
          aria-label={`Network of ${nodes.length} actors and ${ties.length} ties; the table below holds the same`}
          onPointerDown={(event) => {
            const node = nodeAt(nodes, at, toWorld(event), now().zoom);
            drag.current = { id: node?.id ?? null, x: event.clientX, y: event.clientY, camera: now(), moved: false };
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={(event) => {
            const held = drag.current;
            if (!held) {
              if (event.pointerType === 'touch') return;
              const point = toWorld(event);
              const hit = nodeAt(nodes, at, point, now().zoom) ?? tieAt(ties, at, point, now().zoom);
              event.currentTarget.style.cursor = hit ? 'pointer' : 'grab';
              return;
            }
            if (Math.hypot(event.clientX - held.x, event.clientY - held.y) > 3) held.moved = true;
            if (!held.moved) return;
            if (held.id) {
              live.current.moved.set(held.id, toWorld(event));
              drawSoon();
            } else
              move({
                ...held.camera,
                x: held.camera.x - (event.clientX - held.x) / held.camera.zoom,
                y: held.camera.y - (event.clientY - held.y) / held.camera.zoom,
              });
          }}
          onPointerCancel={() => {
            drag.current = null;
          }}
          onPointerUp={(event) => {
            const held = drag.current;
            drag.current = null;
            if (!held) return;
            if (held.moved) {
              if (held.id) {
                pin(held.id, live.current.moved.get(held.id)!);
                live.current.moved.delete(held.id);
              }
              return;
            }
            const point = toWorld(event);
            const node = nodeAt(nodes, at, point, now().zoom);
            const tie = node ? null : tieAt(ties, at, point, now().zoom);
            choose(node ? node.id : tie ? tieKey(tie) : null);
          }}
        />
      </div>
      <ViewButtons factor={1.4} step={STEP} zoomBy={zoomBy} panBy={panBy} />
    </div>
  );
}

type At = (id: string) => Point;

function nodeAt(nodes: readonly DrawnNode[], at: At, point: Point, zoom: number): DrawnNode | null {
  let best: DrawnNode | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const place = at(node.id);
    const distance = Math.hypot(place.x - point.x, place.y - point.y) * zoom;
    if (distance < Math.max(radiusOf(node) + 4, 12) && distance < nearest) {
      nearest = distance;
      best = node;
    }
  }
  return best;
}

function tieAt(ties: readonly DrawnTie[], at: At, point: Point, zoom: number): DrawnTie | null {
  let best: DrawnTie | null = null;
  let nearest = 8;
  for (const tie of ties) {
    const distance = distanceToSegment(point, at(tie.source), at(tie.target)) * zoom;
    if (distance < nearest) {
      nearest = distance;
      best = tie;
    }
  }
  return best;
}

function distanceToSegment(point: Point, a: Point, b: Point): number {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const along = (point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y);
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, along / length));
  return Math.hypot(point.x - a.x - t * (b.x - a.x), point.y - a.y - t * (b.y - a.y));
}
