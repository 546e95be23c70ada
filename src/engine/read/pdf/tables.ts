/**
 * Tables among the lines of a PDF column. In: lines, with the pieces they fall into at wider gaps. Out: a line for each row,
 * its cells parted by tabs, a cell that says something in a line of its own; everything else as it was.
 *
 * A table is a run of lines with a white river down all of them that several of them cross.
 */
import {
  type Baseline,
  columnOf,
  columnsOf,
  INTERLEAVED,
  isApart,
  type Piece,
  SAME_LINE,
  type Span,
} from './pieces.ts';
import { type Row, rowsOf } from './table-rows.ts';

export interface InPieces extends Piece {
  /** What the line falls into at its wider gaps. */
  pieces: readonly Piece[];
  /** The widths of its gaps, those between words among them. */
  gaps: readonly number[];
}

/** In type sizes: how wide a river is; how far apart rows may lie. */
const RIVER = 0.5;
const ROW_GAP = 3.5;
const LIST_MARK = /^(?:\(?[\p{L}\d]{1,4}[.)]|[-*•‣◦–—]|\[?\d{1,3}\]?|\d+(?:\.\d+)+\.?)$/u;

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
