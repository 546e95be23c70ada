/** The pieces of a PDF page's lines and the columns they stand in: what finding tables and reading their rows share. */

/** A piece of text on a baseline. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  /** Baseline, from the bottom of the page. */
  y: number;
  size: number;
}

export interface Baseline {
  y: number;
  size: number;
  pieces: Piece[];
}

export interface Span {
  from: number;
  to: number;
}

/** In type sizes: leading within a cell; lines nearer than that fall between one another's; one line. */
export const WRAP = 1.4;
export const INTERLEAVED = 0.85;
export const SAME_LINE = 0.4;

export function isApart(above: Baseline, below: Baseline): boolean {
  return above.y - below.y > WRAP * below.size;
}

export function columnOf({ left, right }: Piece, rivers: readonly Span[]): number {
  const middle = (left + right) / 2;
  return rivers.filter(({ from, to }) => (from + to) / 2 < middle).length;
}

export function columnsOf(pieces: readonly Piece[], rivers: readonly Span[]): (Piece[] | undefined)[] {
  const columns: Piece[][] = [];
  for (const piece of pieces) (columns[columnOf(piece, rivers)] ??= []).push(piece);
  return Array.from({ length: rivers.length + 1 }, (_, n) => columns[n]);
}
