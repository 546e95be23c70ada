/**
 * Draws the network: cooperation solid and blue, conflict dashed and orange, what fits no choice of camps thick. Drag moves
 * and pins an actor, drag on the ground moves the picture, the wheel or the buttons zoom; a tie or an actor can be chosen.
 */
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { themeColour, useSettings } from '../settings.ts';
import type { Point } from './layout.ts';

export interface DrawnNode {
  id: string;
  name: string;
  degree: number;
  camp: number | null;
}
export interface DrawnTie {
  source: string;
  target: string;
  sign: number;
  weight: number;
  frustrated: 'core' | 'contested' | 'never';
  changed: boolean;
}
export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

interface Props {
  nodes: readonly DrawnNode[];
  ties: readonly DrawnTie[];
  places: ReadonlyMap<string, Point>;
  camera: Camera;
  chosen: string | null;
  moveCamera(camera: Camera): void;
  pin(id: string, place: Point): void;
  choose(what: string | null): void;
}

/** Okabe-Ito, without the two that signs use. */
const CAMP_COLOURS = ['#009e73', '#cc79a7', '#f0e442', '#56b4e9', '#e69f00', '#8d99ae', '#7b5ea7', '#b5651d'];
/** Camps differ in shape as well as in colour. */
const SHAPES = ['circle', 'square', 'diamond', 'triangle'] as const;

export function campColour(camp: number | null): string {
  return camp === null ? '#8d99ae' : CAMP_COLOURS[camp % CAMP_COLOURS.length]!;
}

export const tieKey = (tie: Pick<DrawnTie, 'source' | 'target'>) => `${tie.source}~${tie.target}`;

export function NetworkCanvas({ nodes, ties, places, camera, chosen, moveCamera, pin, choose }: Props): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const settings = useSettings();
  const drag = useRef<{ id: string | null; x: number; y: number; camera: Camera; moved: boolean } | null>(null);
  const live = useRef(new Map<string, Point>());

  const at = useCallback((id: string): Point => live.current.get(id) ?? places.get(id) ?? { x: 0, y: 0 }, [places]);

  const draw = useCallback(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const ratio = window.devicePixelRatio || 1;
    const { width, height } = element.getBoundingClientRect();
    if (element.width !== Math.round(width * ratio)) element.width = Math.round(width * ratio);
    if (element.height !== Math.round(height * ratio)) element.height = Math.round(height * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const screen = (point: Point): Point => ({
      x: width / 2 + (point.x - camera.x) * camera.zoom,
      y: height / 2 + (point.y - camera.y) * camera.zoom,
    });
    const [coop, conflict, ink, paper, accent] = ['coop', 'conflict', 'ink', 'panel', 'accent'].map(themeColour) as [
      string,
      string,
      string,
      string,
      string,
    ];
    for (const tie of ties) {
      const from = screen(at(tie.source));
      const to = screen(at(tie.target));
      context.beginPath();
      context.setLineDash(tie.sign < 0 ? [6, 4] : []);
      context.strokeStyle = tie.sign === 0 ? themeColour('neutral') : tie.sign > 0 ? coop : conflict;
      context.globalAlpha = tie.frustrated === 'never' ? 0.6 : 1;
      context.lineWidth =
        Math.min(1 + Math.log1p(tie.weight) * 0.5, 3.5) +
        (tie.frustrated === 'core' ? 3 : tie.frustrated === 'contested' ? 1.5 : 0);
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
      if (chosen === tieKey(tie) || tie.changed) {
        context.globalAlpha = 0.35;
        context.lineWidth = 12;
        context.setLineDash([]);
        context.strokeStyle = accent;
        context.stroke();
      }
      if (tie.frustrated !== 'never') {
        // A bar across the middle, since thickness alone may escape notice.
        const mid = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
        context.globalAlpha = 1;
        context.setLineDash([]);
        context.fillStyle = ink;
        context.font = 'bold 13px system-ui, sans-serif';
        context.textAlign = 'center';
        context.textBaseline = 'middle';
        context.strokeStyle = paper;
        context.lineWidth = 4;
        context.strokeText(tie.frustrated === 'core' ? '✕' : '?', mid.x, mid.y);
        context.fillText(tie.frustrated === 'core' ? '✕' : '?', mid.x, mid.y);
      }
    }
    context.globalAlpha = 1;
    context.setLineDash([]);
    for (const node of nodes) {
      const { x, y } = screen(at(node.id));
      if (x < -50 || y < -50 || x > width + 50 || y > height + 50) continue;
      const size = radiusOf(node);
      context.beginPath();
      shape(context, SHAPES[(node.camp ?? 0) % SHAPES.length]!, x, y, size);
      context.fillStyle = campColour(node.camp);
      context.fill();
      context.lineWidth = chosen === node.id ? 4 : 1.5;
      context.strokeStyle = chosen === node.id ? accent : ink;
      context.stroke();
    }
    // The best connected are named first; a name that would lie on another waits until one zooms in.
    const taken: { left: number; right: number; top: number; bottom: number }[] = [];
    const ordered = [...nodes].sort((a, b) => Number(b.id === chosen) - Number(a.id === chosen) || b.degree - a.degree);
    for (const node of ordered) {
      const { x, y } = screen(at(node.id));
      const size = radiusOf(node);
      context.font = '13px system-ui, sans-serif';
      const half = context.measureText(node.name).width / 2 + 2;
      const box = { left: x - half, right: x + half, top: y + size + 2, bottom: y + size + 18 };
      if (
        taken.some(
          (one) => one.left < box.right && one.right > box.left && one.top < box.bottom && one.bottom > box.top,
        )
      )
        continue;
      taken.push(box);
      context.textAlign = 'center';
      context.textBaseline = 'top';
      context.lineWidth = 3.5;
      context.strokeStyle = paper;
      context.strokeText(node.name, x, y + size + 3);
      context.fillStyle = ink;
      context.fillText(node.name, x, y + size + 3);
    }
  }, [nodes, ties, camera, chosen, at]);

  useEffect(() => {
    live.current.clear();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours follow from the theme
  useEffect(() => {
    draw();
    const observer = new ResizeObserver(draw);
    if (canvas.current) observer.observe(canvas.current);
    return () => observer.disconnect();
  }, [draw, settings.theme]);

  const toWorld = (event: { clientX: number; clientY: number }): Point => {
    const box = canvas.current!.getBoundingClientRect();
    return {
      x: camera.x + (event.clientX - box.left - box.width / 2) / camera.zoom,
      y: camera.y + (event.clientY - box.top - box.height / 2) / camera.zoom,
    };
  };
  const nodeAt = (point: Point): DrawnNode | null => {
    let best: DrawnNode | null = null;
    let nearest = Number.POSITIVE_INFINITY;
    for (const node of nodes) {
      const place = at(node.id);
      const distance = Math.hypot(place.x - point.x, place.y - point.y) * camera.zoom;
      if (distance < Math.max(radiusOf(node) + 4, 12) && distance < nearest) {
        nearest = distance;
        best = node;
      }
    }
    return best;
  };
  const tieAt = (point: Point): DrawnTie | null => {
    let best: DrawnTie | null = null;
    let nearest = 8;
    for (const tie of ties) {
      const distance = distanceToSegment(point, at(tie.source), at(tie.target)) * camera.zoom;
      if (distance < nearest) {
        nearest = distance;
        best = tie;
      }
    }
    return best;
  };
  const zoomBy = useCallback(
    (factor: number) => moveCamera({ ...camera, zoom: Math.max(0.05, Math.min(40, camera.zoom * factor)) }),
    [camera, moveCamera],
  );
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    // A passive listener could not keep the page from scrolling.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [zoomBy]);

  return (
    <div style={{ position: 'relative' }}>
      <canvas
        ref={canvas}
        className="network-canvas"
        role="img"
        aria-label={`Network of ${nodes.length} actors and ${ties.length} ties; the table below holds the same`}
        onPointerDown={(event) => {
          const node = nodeAt(toWorld(event));
          drag.current = { id: node?.id ?? null, x: event.clientX, y: event.clientY, camera, moved: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          const now = drag.current;
          if (!now) {
            const point = toWorld(event);
            event.currentTarget.style.cursor = nodeAt(point) || tieAt(point) ? 'pointer' : 'grab';
            return;
          }
          if (Math.hypot(event.clientX - now.x, event.clientY - now.y) > 3) now.moved = true;
          if (!now.moved) return;
          if (now.id) {
            live.current.set(now.id, toWorld(event));
            draw();
          } else
            moveCamera({
              ...now.camera,
              x: now.camera.x - (event.clientX - now.x) / now.camera.zoom,
              y: now.camera.y - (event.clientY - now.y) / now.camera.zoom,
            });
        }}
        onPointerUp={(event) => {
          const now = drag.current;
          drag.current = null;
          if (!now) return;
          if (now.moved) {
            if (now.id) {
              pin(now.id, live.current.get(now.id)!);
              live.current.delete(now.id);
            }
            return;
          }
          const point = toWorld(event);
          const node = nodeAt(point);
          const tie = node ? null : tieAt(point);
          choose(node ? node.id : tie ? tieKey(tie) : null);
        }}
      />
      <div className="canvas-buttons">
        <button type="button" aria-label="Zoom in" onClick={() => zoomBy(1.4)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => zoomBy(1 / 1.4)}>
          −
        </button>
      </div>
    </div>
  );
}

function radiusOf(node: DrawnNode): number {
  return 5 + Math.min(11, Math.sqrt(node.degree) * 2);
}

function shape(
  context: CanvasRenderingContext2D,
  kind: (typeof SHAPES)[number],
  x: number,
  y: number,
  size: number,
): void {
  if (kind === 'circle') context.arc(x, y, size, 0, 2 * Math.PI);
  else if (kind === 'square') context.rect(x - size * 0.9, y - size * 0.9, size * 1.8, size * 1.8);
  else {
    const corners =
      kind === 'diamond'
        ? [
            [0, -1.25],
            [1.25, 0],
            [0, 1.25],
            [-1.25, 0],
          ]
        : [
            [0, -1.3],
            [1.2, 0.9],
            [-1.2, 0.9],
          ];
    for (const [index, [dx, dy]] of corners.entries())
      context[index === 0 ? 'moveTo' : 'lineTo'](x + dx! * size, y + dy! * size);
    context.closePath();
  }
}

function distanceToSegment(point: Point, a: Point, b: Point): number {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const t =
    length === 0
      ? 0
      : Math.max(0, Math.min(1, ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length));
  return Math.hypot(point.x - a.x - t * (b.x - a.x), point.y - a.y - t * (b.y - a.y));
}
