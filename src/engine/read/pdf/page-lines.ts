/**
 * The positioned pieces of one PDF page → its lines in reading order.
 *
 * Pieces on one baseline form a fragment until a gap wider than a letter comes; a gutter that hardly any fragment
 * crosses parts columns, and what crosses it (a headline) parts the bands above and below.
 */
import type { Piece } from './pieces.ts';
import { readTables } from './tables.ts';

export interface TextItem {
  str: string;
  /** Left, baseline (from the bottom), width, type size: PDF points. */
  x: number;
  y: number;
  width: number;
  size: number;
}

export interface PageLine {
  text: string;
  left: number;
  right: number;
  /** Baseline, from the bottom of the page. */
  y: number;
  size: number;
  /** Number of the column (of its band) on the page. */
  column: number;
  /** A row of a table, or a cell of one. */
  table?: boolean;
}

/** In type sizes: a gap that is a word space; one that parts columns; one that parts the cells of a table. */
const WORD_GAP = 0.15;
const COLUMN_GAP = 1.3;
const CELL_GAP = 0.5;
const WIDEST_SPACE = 2.5;
const SAME_LINE = 0.4;
/** Share of fragments that may cross a gutter, and lines that each side must have. */
const MOST_CROSSING = 0.25;
const LEAST_LINES = 4;

interface Fragment extends PageLine {
  pieces: Piece[];
  gaps: number[];
}

export function pageLines(items: readonly TextItem[]): PageLine[] {
  const counter = { column: 0 };
  const ordered = inColumns(fragments(items), counter);
  return mergeRows(ordered);
}

function fragments(items: readonly TextItem[]): Fragment[] {
  const out: Fragment[] = [];
  let open: Fragment | null = null;
  for (const item of items) {
    if (item.str === '' || item.size === 0) continue;
    const blank = item.str.trim() === '';
    const same: boolean = open !== null && Math.abs(open.y - item.y) < SAME_LINE * Math.max(open.size, item.size);
    // Only ink counts: the widths that are given for white space are guesses.
    const gap: number = open ? item.x - open.right : 0;
    if (blank) {
      if (open && same && !/\s$/.test(open.text)) {
        open.text += ' ';
        open.pieces.at(-1)!.text += ' ';
      }
      continue;
    }
    const { str: text, x: left, y, size } = item;
    const right = left + item.width;
    if (open && same && gap < COLUMN_GAP * open.size && gap > -open.size) {
      const space = gap > WORD_GAP * open.size && !/\s$/.test(open.text) && !/^\s/.test(text) ? ' ' : '';
      open.text += space + text;
      if (gap > WORD_GAP * size) open.gaps.push(gap);
      open.right = Math.max(open.right, right);
      open.size = Math.max(open.size, size);
      const piece = open.pieces.at(-1)!;
      if (gap >= CELL_GAP * size) open.pieces.push({ text, left, right, y: open.y, size });
      else Object.assign(piece, { text: piece.text + space + text, right: Math.max(piece.right, right) });
    } else {
      open = { text, left, right, y, size, column: 0, pieces: [{ text, left, right, y, size }], gaps: [] };
      out.push(open);
    }
  }
  return out;
}

function inColumns(lines: Fragment[], counter: { column: number }): PageLine[] {
  const gutter = findGutter(lines);
  if (gutter === null) {
    const column = counter.column++;
    return readTables(lines).map((line) => ({ ...line, column }));
  }
  const crossing = lines.filter((line) => line.left < gutter && line.right > gutter).sort((a, b) => b.y - a.y);
  const out: PageLine[] = [];
  let top = Number.POSITIVE_INFINITY;
  const band = (bottom: number): void => {
    const inside = lines.filter((line) => line.y <= top && line.y > bottom && !crossing.includes(line));
    const left = inside.filter((line) => line.right <= gutter);
    const right = inside.filter((line) => line.left >= gutter);
    for (const side of [left, right]) if (side.length > 0) out.push(...inColumns(side, counter));
  };
  let wide = -1;
  for (const line of crossing) {
    const before = counter.column;
    band(line.y);
    if (wide < 0 || counter.column !== before) wide = counter.column++;
    out.push({ ...line, column: wide });
    top = line.y;
  }
  band(Number.NEGATIVE_INFINITY);
  return out;
}

/** The middle of the widest empty strip between two sets of lines that stand beside one another. */
function findGutter(lines: readonly PageLine[]): number | null {
  if (lines.length < LEAST_LINES * 2) return null;
  const edges = [...new Set(lines.map((line) => Math.round(line.left)))].sort((a, b) => a - b);
  let best: { at: number; width: number } | null = null;
  for (const edge of edges) {
    const at = edge - 1;
    const left = lines.filter((line) => line.right <= at);
    const right = lines.filter((line) => line.left >= at);
    if (left.length < LEAST_LINES || right.length < LEAST_LINES) continue;
    if (lines.length - left.length - right.length > lines.length * MOST_CROSSING) continue;
    const width = at - Math.max(...left.map((line) => line.right));
    const beside = right.filter((line) => left.some((other) => Math.abs(other.y - line.y) < line.size * 1.5)).length;
    // Table cells and bylines stand beside something too, but a column of prose has long lines.
    const prose = [left, right].every((side) => side.reduce((n, line) => n + line.text.length, 0) / side.length > 18);
    if (width < 4 || beside < LEAST_LINES || !prose) continue;
    if (best === null || width > best.width) best = { at: at - width / 2, width };
  }
  return best?.at ?? null;
}

/** Fragments left on one baseline of one column are cells of a row. */
function mergeRows(lines: readonly PageLine[]): PageLine[] {
  const out: PageLine[] = [];
  for (const line of lines) {
    const last = out[out.length - 1];
    if (
      last &&
      !last.table &&
      !line.table &&
      last.column === line.column &&
      Math.abs(last.y - line.y) < SAME_LINE * line.size &&
      line.left >= last.right
    ) {
      // A line that is justified over few words has wide gaps too.
      last.text =
        last.text.trimEnd() + (line.left - last.right < WIDEST_SPACE * line.size ? ' ' : '\t') + line.text.trimStart();
      last.right = line.right;
    } else out.push({ ...line });
  }
  return out;
}
