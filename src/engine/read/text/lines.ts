/**
 * The decoded original → its lines, with what the layout says: indent, blank lines and page breaks before each.
 * Readers that know lines by other means (PDF) make the same lines and go on from here.
 */
import { type Strip, verbatim } from '../strip.ts';

export interface Line {
  /** Trimmed, never empty. */
  strip: Strip;
  indent: number;
  /** Blank lines before it. */
  blanks: number;
  /** A form feed or the end of a page or column comes before it. */
  page: boolean;
  /** The layout says that a paragraph begins here (PDF: a wider gap, a larger type). */
  begins?: boolean;
  /** The layout says that the line goes on with the one before (PDF: that one reaches the margin). */
  wraps?: boolean;
  /** The layout says that the line is a heading. */
  heading?: boolean;
  /** The layout says that the line is a row of a table. */
  table?: boolean;
}

/** Any of the line ends in use, the Unicode ones too. A form feed ends a line and a page. */
const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029\f\v]/g;

export function splitLines(original: string): Line[] {
  const lines: Line[] = [];
  let blanks = 0;
  let page = false;
  const add = (from: number, to: number): void => {
    const raw = original.slice(from, to);
    const text = raw.replace(EDGES, '');
    if (text === '') {
      blanks++;
      return;
    }
    const lead = raw.indexOf(text);
    lines.push({
      strip: verbatim(original, from + lead, from + lead + text.length),
      indent: width(raw.slice(0, lead)),
      blanks: lines.length === 0 ? 0 : blanks,
      page,
    });
    blanks = 0;
    page = false;
  };
  let at = 0;
  for (const end of original.matchAll(LINE_END)) {
    add(at, end.index);
    if (end[0] === '\f') page = true;
    at = end.index + end[0].length;
  }
  add(at, original.length);
  return lines;
}

/** White space and the invisible marks that editors leave at line edges (zero width, byte order mark). */
const EDGES = /^[\s\u200b\ufeff\u200e\u200f\u0000]+|[\s\u200b\ufeff\u200e\u200f\u0000]+$/g;

function width(lead: string): number {
  let n = 0;
  for (const c of lead) n += c === '\t' ? 8 - (n % 8) : 1;
  return n;
}
