/**
 * Tables among the lines of a PDF column. In: what stands on each baseline, in pieces parted by gaps. Out: a line for each
 * row, its cells parted by tabs, a cell that holds a sentence in a line of its own; everything else as it was.
 *
 * A table is a run of baselines with a white river down all of them that several rows cross. Cells wrap, and stand at the
 * top or in the middle of their row: where lines fall between one another's, the pieces of the first column are the rows
 * and what stands beside one belongs to it; else each line begins a row or goes on with the one above.
 */
import { saysSomething, startsLower } from '../text/sentence-shape.ts';

/** A piece of text on a baseline. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  /** Baseline, from the bottom of the page. */
  y: number;
  size: number;
}

/** Justified lines stretch all their gaps alike, and rivers that run through them by chance are none. */
function isProse(lines: readonly InPieces[]): boolean {
  const full = lines.filter(({ pieces }) => pieces.length > 1);
  const even = full.filter(({ text, gaps }) => {
    const words = text.trim().split(/\s+/);
    if (gaps.length < 2 || words.filter((word) => /^\p{Ll}/u.test(word)).length < words.length * 0.5) return false;
    const sorted = [...gaps].sort((a, b) => a - b);
    return sorted.at(-1)! < sorted[Math.floor((sorted.length - 1) / 2)]! * (gaps.length < 4 ? 1.5 : 2.2);
  });
  return even.length > 0 && even.length >= full.length * 0.5;
}

interface Baseline {
  y: number;
  size: number;
  pieces: Piece[];
}

interface Span {
  from: number;
  to: number;
}

/** In type sizes: how wide a river is; how far apart rows may lie; leading within a cell. */
const RIVER = 0.5;
const ROW_GAP = 3.5;
const WRAP = 1.4;
const INTERLEAVED = 0.85;
const SAME_LINE = 0.4;
/** Columns of prose that stand beside one another have longer lines than this. */
const PROSE = 18;
const LIST_MARK = /^(?:\(?[\p{L}\d]{1,4}[.)]|[-*•‣◦–—]|\[?\d{1,3}\]?|\d+(?:\.\d+)+\.?)$/u;
const FIGURE = /^[\d.,%+–−$€£-]+$/;

export interface Row extends Piece {
  table?: true;
}

export interface InPieces extends Piece {
  /** What the line falls into at its wider gaps. */
  pieces: readonly Piece[];
  /** The widths of its gaps, those between words among them. */
  gaps: readonly number[];
}

/**
 * @returns the lines in order of reading, top to bottom, with the rows of tables in place of their lines
 */
export function readTables<Line extends InPieces>(all: readonly Line[]): (Line | Row)[] {
  const parents = new Map<Piece, Line>();
  for (const line of all) for (const piece of line.pieces) parents.set(piece, line);
  const lines = baselines([...parents.keys()]);
  const out: (Line | Row)[] = [];
  for (let at = 0; at < lines.length; ) {
    const found = tableAt(lines, at);
    const table =
      found && isProse([...new Set(found.lines.flatMap(({ pieces }) => pieces.map((one) => parents.get(one)!)))])
        ? null
        : found;
    if (table) out.push(...rowsOf(table.lines, table.rivers));
    else out.push(...new Set(lines[at]!.pieces.map((piece) => parents.get(piece)!)));
    at += table?.lines.length ?? 1;
  }
  return out;
}

function baselines(pieces: readonly Piece[]): Baseline[] {
  const lines: Baseline[] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.left - b.left)) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - piece.y) < SAME_LINE * piece.size) last.pieces.push(piece);
    else lines.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  for (const line of lines) line.pieces.sort((a, b) => a.left - b.left);
  return lines;
}

function tableAt(lines: readonly Baseline[], at: number): { lines: Baseline[]; rivers: Span[] } | null {
  let rivers = gapsOf(bandAt(lines, at));
  if (rivers.length === 0) return null;
  let end = at + 1;
  while (end < lines.length && lines[end - 1]!.y - lines[end]!.y < ROW_GAP * lines[end]!.size) {
    const left = rivers.flatMap((river) => outside(river, lines[end]!));
    if (left.length === 0) break;
    rivers = left;
    end++;
  }
  // A short line after the table stands under its first column.
  while (end > at + 1 && lines[end - 1]!.pieces.length === 1 && isApart(lines[end - 2]!, lines[end - 1]!)) end--;
  const own = lines.slice(at, end);
  const crossing = own
    .map((_, i) => bandAt(own, i))
    .filter(({ pieces }) => columnsOf(pieces, rivers).filter(Boolean).length > 1);
  if (crossing.length < 3 && !(crossing.length === 2 && crossing.every(({ pieces }) => pieces.length > 2))) return null;
  const first = own.flatMap(({ pieces }) => pieces.filter((piece) => columnOf(piece, rivers) === 0));
  if (rivers.length === 1 && first.every(({ text }) => LIST_MARK.test(text.trim()))) return null;
  return { lines: own, rivers };
}

/** A line with one that falls between it and the next. */
function bandAt(lines: readonly Baseline[], at: number): Baseline {
  const line = lines[at]!;
  const next = lines[at + 1];
  if (!next || line.y - next.y >= INTERLEAVED * line.size) return line;
  return { ...line, pieces: [...line.pieces, ...next.pieces].sort((a, b) => a.left - b.left) };
}

function isApart(above: Baseline, below: Baseline): boolean {
  return above.y - below.y > WRAP * below.size;
}

function gapsOf({ pieces, size }: Baseline): Span[] {
  return pieces
    .slice(1)
    .map((piece, i) => ({ from: pieces[i]!.right, to: piece.left }))
    .filter(({ from, to }) => to - from >= RIVER * size);
}

/** What is left of a river where nothing on the line stands in it. */
function outside(river: Span, { pieces, size }: Baseline): Span[] {
  let spans = [river];
  for (const { left, right } of pieces)
    spans = spans.flatMap(({ from, to }) =>
      right <= from || left >= to
        ? [{ from, to }]
        : [
            { from, to: Math.min(to, left) },
            { from: Math.max(from, right), to },
          ],
    );
  // Of one river one is left: a short word in its midst is no column.
  const widest = spans.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  return widest && widest.to - widest.from >= RIVER * size ? [widest] : [];
}

function columnOf({ left, right }: Piece, rivers: readonly Span[]): number {
  const middle = (left + right) / 2;
  return rivers.filter(({ from, to }) => (from + to) / 2 < middle).length;
}

function columnsOf(pieces: readonly Piece[], rivers: readonly Span[]): (Piece[] | undefined)[] {
  const columns: Piece[][] = [];
  for (const piece of pieces) (columns[columnOf(piece, rivers)] ??= []).push(piece);
  return Array.from({ length: rivers.length + 1 }, (_, n) => columns[n]);
}

interface Cell {
  column: number;
  pieces: Piece[];
  top: number;
  bottom: number;
}

function rowsOf(lines: readonly Baseline[], rivers: Span[]): Row[] {
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
