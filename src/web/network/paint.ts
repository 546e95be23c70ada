/**
 * Paints the network on a canvas: cooperation solid and blue, conflict dashed and orange, what fits no choice of camps thick
 * with a sign across. Lines of one look go in one stroke, so that thousands of ties follow a hand.
 */
import { themeColour } from '../settings.ts';
import { type Fit, type Shape, tieKey } from './data.ts';
import type { Point } from './layout.ts';

export interface DrawnNode {
  id: string;
  name: string;
  degree: number;
  colour: string;
  shape: Shape;
}
export interface DrawnTie {
  source: string;
  target: string;
  sign: number;
  weight: number;
  frustrated: Fit;
  changed: boolean;
}
export interface Camera {
  x: number;
  y: number;
  zoom: number;
}
export interface Scene {
  nodes: readonly DrawnNode[];
  ties: readonly DrawnTie[];
  at(id: string): Point;
  camera: Camera;
  /** A tie or an actor. */
  chosen: string | null;
  /** Ties of a contradiction that is pointed out; the rest fades. */
  marked: ReadonlySet<string> | null;
  /** While it moves: no dashes where there are thousands, since they cost most. */
  moving: boolean;
}

const MOST_DASHED_WHILE_MOVING = 800;
/** Lines in one stroke: fewer cost calls, and more cost the filling of a path that crosses itself everywhere. */
const A_STROKE = 64;
/** Signs across the lines are read one by one: not where there are hundreds. */
const MOST_SIGNS = 150;

export function radiusOf(node: Pick<DrawnNode, 'degree'>): number {
  return 5 + Math.min(11, Math.sqrt(node.degree) * 2);
}

export function paint(element: HTMLCanvasElement, scene: Scene): void {
  const context = element.getContext('2d');
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  const { width, height } = element.getBoundingClientRect();
  if (element.width !== Math.round(width * ratio)) element.width = Math.round(width * ratio);
  if (element.height !== Math.round(height * ratio)) element.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const { camera } = scene;
  const places = new Map<string, Point>();
  for (const { id } of scene.nodes) {
    const point = scene.at(id);
    places.set(id, {
      x: width / 2 + (point.x - camera.x) * camera.zoom,
      y: height / 2 + (point.y - camera.y) * camera.zoom,
    });
  }
  paintTies(context, scene, places);
  paintNodes(context, scene, places, width, height);
  paintNames(context, scene, places, width, height);
}

type Places = ReadonlyMap<string, Point>;

function widthOf(tie: DrawnTie): number {
  const base = Math.min(1 + Math.log1p(tie.weight) * 0.5, 3.5);
  return Math.round(2 * (base + (tie.frustrated === 'core' ? 3 : tie.frustrated === 'contested' ? 1.5 : 0))) / 2;
}

function paintTies(context: CanvasRenderingContext2D, { ties, chosen, marked, moving }: Scene, places: Places): void {
  const colours = { coop: themeColour('coop'), conflict: themeColour('conflict'), none: themeColour('neutral') };
  const dashed = !moving || ties.length <= MOST_DASHED_WHILE_MOVING;
  const looks = new Map<string, DrawnTie[]>();
  for (const tie of ties) {
    const faded = marked !== null && !marked.has(tieKey(tie));
    const look = `${Math.sign(tie.sign)} ${widthOf(tie)} ${faded ? 0.12 : tie.frustrated === 'never' ? 0.6 : 1}`;
    const held = looks.get(look);
    if (held) held.push(tie);
    else looks.set(look, [tie]);
  }
  for (const [look, list] of looks) {
    const [sign, width, alpha] = look.split(' ').map(Number) as [number, number, number];
    context.setLineDash(sign < 0 && dashed ? [6, 4] : []);
    context.strokeStyle = sign === 0 ? colours.none : sign > 0 ? colours.coop : colours.conflict;
    context.globalAlpha = alpha;
    context.lineWidth = width;
    for (let at = 0; at < list.length; at += A_STROKE) {
      context.beginPath();
      for (const tie of list.slice(at, at + A_STROKE)) line(context, tie, places);
      context.stroke();
    }
  }
  context.setLineDash([]);
  const lit = ties.filter((tie) => chosen === tieKey(tie) || tie.changed || marked?.has(tieKey(tie)));
  if (lit.length > 0) {
    context.beginPath();
    for (const tie of lit) line(context, tie, places);
    context.globalAlpha = 0.35;
    context.lineWidth = 12;
    context.strokeStyle = themeColour('accent');
    context.stroke();
  }
  context.globalAlpha = 1;
  const odd = ties.filter((tie) => tie.frustrated !== 'never');
  if (odd.length > MOST_SIGNS) return;
  // A sign across the middle, since thickness alone may escape notice.
  context.font = 'bold 13px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 4;
  context.strokeStyle = themeColour('panel');
  context.fillStyle = themeColour('ink');
  for (const tie of odd) {
    const [from, to] = [places.get(tie.source)!, places.get(tie.target)!];
    const text = tie.frustrated === 'core' ? '✕' : '?';
    context.strokeText(text, (from.x + to.x) / 2, (from.y + to.y) / 2);
    context.fillText(text, (from.x + to.x) / 2, (from.y + to.y) / 2);
  }
}

function line(context: CanvasRenderingContext2D, tie: DrawnTie, places: Places): void {
  const [from, to] = [places.get(tie.source), places.get(tie.target)];
  if (!from || !to) return;
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
}

function paintNodes(
  context: CanvasRenderingContext2D,
  { nodes, chosen }: Scene,
  places: Places,
  width: number,
  height: number,
): void {
  const [ink, accent] = [themeColour('ink'), themeColour('accent')];
  for (const node of nodes) {
    const { x, y } = places.get(node.id)!;
    if (x < -50 || y < -50 || x > width + 50 || y > height + 50) continue;
    context.beginPath();
    outline(context, node.shape, x, y, radiusOf(node));
    context.fillStyle = node.colour;
    context.fill();
    context.lineWidth = chosen === node.id ? 4 : 1.5;
    context.strokeStyle = chosen === node.id ? accent : ink;
    context.stroke();
  }
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const LINE = 16;

/** The best connected are named first, below, above or beside; a name with no room waits until one zooms in. */
function paintNames(
  context: CanvasRenderingContext2D,
  { nodes, chosen, moving }: Scene,
  places: Places,
  width: number,
  height: number,
): void {
  if (moving && nodes.length > 200) return;
  const taken: Box[] = nodes.map((node) => {
    const { x, y } = places.get(node.id)!;
    const size = radiusOf(node);
    return { left: x - size, right: x + size, top: y - size, bottom: y + size };
  });
  const free = (box: Box, own: Box) =>
    taken.every(
      (one) =>
        one === own || one.left >= box.right || one.right <= box.left || one.top >= box.bottom || one.bottom <= box.top,
    );
  context.font = '13px system-ui, sans-serif';
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.lineWidth = 3.5;
  context.strokeStyle = themeColour('panel');
  context.fillStyle = themeColour('ink');
  const order = nodes
    .map((node, index) => ({ node, own: taken[index]! }))
    .sort((a, b) => Number(b.node.id === chosen) - Number(a.node.id === chosen) || b.node.degree - a.node.degree);
  for (const { node, own } of order) {
    const { x, y } = places.get(node.id)!;
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const size = radiusOf(node) + 2;
    const wide = context.measureText(node.name).width + 2;
    const at = (left: number, top: number): Box => ({ left, right: left + wide, top, bottom: top + LINE });
    const box = [
      at(x - wide / 2, y + size),
      at(x - wide / 2, y - size - LINE),
      at(x + size + 1, y - LINE / 2),
      at(x - size - wide - 1, y - LINE / 2),
    ].find((one) => free(one, own) && one.left > 0 && one.right < width);
    if (!box && node.id !== chosen) continue;
    const place = box ?? at(x - wide / 2, y + size);
    taken.push(place);
    context.strokeText(node.name, place.left + 1, place.top + 1);
    context.fillText(node.name, place.left + 1, place.top + 1);
  }
}

function outline(context: CanvasRenderingContext2D, kind: Shape, x: number, y: number, size: number): void {
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
