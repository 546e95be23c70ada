/**
 * The lines of a table → its rows. Cells wrap, and stand at the top or in the middle of their row: where lines fall between
 * one another's, the pieces of the first column are the rows and what stands beside one belongs to it; else each line
 * begins a row or goes on with the one above. Out: cells parted by tabs, a cell that says something in a line of its own.
 */
import { saysSomething, startsLower } from '../text/sentence-shape.ts';
import { type Baseline, columnOf, columnsOf, INTERLEAVED, isApart, type Piece, type Span, WRAP } from './pieces.ts';

/** Columns of prose that stand beside one another have longer lines than this. */
const PROSE = 18;
const FIGURE = /^[\d.,%+–−$€£-]+$/;

export interface Row extends Piece {
  table?: true;
}

interface Cell {
  column: number;
  pieces: Piece[];
  top: number;
  bottom: number;
}

export function rowsOf(lines: readonly Baseline[], rivers: Span[]): Row[] {
  rivers.sort((a, b) => a.from - b.from);
  const columns = columnsOf(
    lines.flatMap(({ pieces }) => pieces),
    rivers,
  ).map((pieces) => pieces ?? []);
  const leading = lines.every(({ y, size }, i) => i === 0 || lines[i - 1]!.y - y <= WRAP * size);
  if (leading && columns.every((pieces) => meanLength(pieces) > PROSE)) return columns.flat();
  // Lines that fall between one another's: cells stand in the middle of their rows.
  const centred = lines.some(({ y, size }, i) => i > 0 && lines[i - 1]!.y - y < INTERLEAVED * size);
  const rows = centred ? rowsByCells(columns) : rowsByLines(lines, columns, rivers);
  return rows.flatMap(rowLines);
}

function meanLength(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, pieces.length);
}

/** Each cell goes to the piece of the first column it stands beside. */
function rowsByCells(columns: readonly Piece[][]): Cell[][] {
  const rows: Cell[][] = cellsOf(columns[0]!, 0).map((one) => [one]);
  for (const [column, pieces] of columns.entries()) {
    for (const one of column === 0 ? [] : cellsOf(pieces, column)) {
      const row = nearest(rows, one);
      if (row) row.push(one);
      else rows.push([one]);
    }
  }
  const top = (row: readonly Cell[]) => Math.max(...row.map((one) => one.top));
  return rows.sort((a, b) => top(b) - top(a));
}

/** Rows one under another: each line begins a row or goes on with the one above. */
function rowsByLines(lines: readonly Baseline[], columns: readonly Piece[][], rivers: readonly Span[]): Cell[][] {
  const edges = columns.map((pieces) => Math.max(...pieces.map(({ right }) => right)));
  const heads = lines.filter(({ pieces }) => columnOf(pieces[0]!, rivers) === 0);
  const apart = heads.filter((line) => line !== lines[0] && isApart(lines[lines.indexOf(line) - 1]!, line));
  const padded = apart.length >= (heads.length - 1) * 0.6;
  // Where nearly every line has a first cell, hardly any wraps.
  const single = heads.length >= lines.length * 0.7;
  const rows: (Piece[] | undefined)[][] = [];
  for (const [i, line] of lines.entries()) {
    const own = columnsOf(line.pieces, rivers);
    const open = rows.at(-1);
    const above = i > 0 ? columnsOf(lines[i - 1]!.pieces, rivers) : [];
    const begins =
      !open ||
      isApart(lines[i - 1]!, line) ||
      (!padded &&
        (own.some((pieces, column) => pieces && above[column] && isNew(above[column], pieces, edges[column]!)) ||
          (own[0] !== undefined &&
            open[0] !== undefined &&
            (above[0] === undefined || (single && !startsLower(own[0][0]!.text))))));
    if (begins) rows.push(own);
    else for (const [column, pieces] of own.entries()) if (pieces) (open[column] ??= []).push(...pieces);
  }
  return rows.map((row) => row.flatMap((pieces, column) => (pieces ? [cell(pieces, column)] : [])));
}

/** Figures stand for themselves; and nobody breaks a line before a word that had room on it. */
function isNew(above: readonly Piece[], below: readonly Piece[], edge: number): boolean {
  const last = above.at(-1)!;
  const next = below[0]!;
  if (FIGURE.test(next.text.trim()) && (FIGURE.test(last.text.trim()) || !/\d/.test(last.text))) return true;
  const word = next.text.trim().split(/\s/)[0]!.length * ((next.right - next.left) / Math.max(1, next.text.length));
  return last.right + word + 0.3 * last.size < edge - 1;
}

function cell(pieces: Piece[], column: number): Cell {
  return { column, pieces, top: Math.max(...pieces.map(({ y }) => y)), bottom: Math.min(...pieces.map(({ y }) => y)) };
}

/** Pieces of a column in leading are the lines of one cell. */
function cellsOf(pieces: readonly Piece[], column: number): Cell[] {
  const groups: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.left - b.left)) {
    const last = groups.at(-1)?.at(-1);
    if (last && last.y - piece.y <= WRAP * piece.size) groups.at(-1)!.push(piece);
    else groups.push([piece]);
  }
  return groups.map((group) => cell(group, column));
}

/** The row beside which a cell stands; none for a heading over columns whose first is empty. */
function nearest(rows: readonly Cell[][], { top, bottom, pieces }: Cell): Cell[] | null {
  const slack = pieces[0]!.size * 0.7;
  let best: { row: Cell[]; distance: number } | null = null;
  for (const row of rows) {
    const head = row[0]!;
    if (head.column !== 0 || head.bottom > top + slack || head.top < bottom - slack) continue;
    const distance = Math.abs((head.top + head.bottom) / 2 - (top + bottom) / 2);
    if (best === null || distance < best.distance) best = { row, distance };
  }
  return best?.row ?? null;
}

function rowLines(row: readonly Cell[]): Row[] {
  const byColumn = [...row].sort((a, b) => a.column - b.column || b.top - a.top);
  const out: Row[] = [];
  let open: Piece[] = [];
  let cells: string[] = [];
  const bottom = Math.min(...row.map((one) => one.bottom));
  const flush = (): void => {
    if (cells.length > 0)
      out.push({
        text: cells.join('\t'),
        left: Math.min(...open.map(({ left }) => left)),
        right: Math.max(...open.map(({ right }) => right)),
        y: bottom,
        size: Math.max(...open.map(({ size }) => size)),
        table: true,
      });
    [open, cells] = [[], []];
  };
  for (const [column, own] of Map.groupBy(byColumn, (one) => one.column)) {
    const pieces = own.flatMap((one) => one.pieces).sort((a, b) => b.y - a.y || a.left - b.left);
    const text = pieces.map((piece) => piece.text.trim()).reduce(joinLines);
    const alone = saysSomething(text);
    if (alone) flush();
    cells.push(text);
    open.push(...pieces);
    if (alone && column >= 0) flush();
  }
  flush();
  return out;
}

/** A word cut at a line's end is made whole. */
function joinLines(before: string, after: string): string {
  return /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after) ? before.slice(0, -1) + after : `${before} ${after}`;
}
