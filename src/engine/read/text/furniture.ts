/**
 * Lines → lines without what a page carries besides its text: page numbers, running headers and footers.
 *
 * A line is furniture only on evidence: beside a form feed or a page number, repeated from page to page (its digits
 * aside), or repeated and standing in the middle of a sentence. A line that merely repeats (a speaker's name in an
 * interview) stays.
 */
import type { Line } from './lines.ts';
import { endsOpen, endsSentence, startsLower } from './sentence-shape.ts';

const NUMBERED_PAGE =
  /^(?:[-–—\s]*page\s+\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|\d{1,4}\s*(?:of|\/)\s*\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—]|\[\s*page\s+\d+\s*\])[-–—\s]*$/i;
const BARE_NUMBER = /^\d{1,3}$/;
const LONGEST = 100;
/** Lines at the edge of a page that may be its header or footer. */
const EDGE = 3;

export interface Furniture {
  lines: Line[];
  removed: { line: Line; why: string }[];
}

export function removeFurniture(lines: readonly Line[]): Furniture {
  const numbers = pageNumbers(lines);
  const shapes = new Map<string, number[]>();
  for (const [i, line] of lines.entries()) {
    if (line.strip.text.length > LONGEST) continue;
    const shape = shapeOf(line.strip.text);
    if (/\p{L}{2}/u.test(shape)) shapes.set(shape, [...(shapes.get(shape) ?? []), i]);
  }
  const headers = new Set<number>();
  for (const at of shapes.values()) {
    if (at.length < 2) continue;
    const edges = at.filter((i) => isPageEdge(lines, numbers, i)).length;
    const cuts = at.filter((i) => cutsSentence(lines, numbers, i)).length;
    const counting = new Set(at.map((i) => lines[i]!.strip.text)).size === at.length;
    const enough = edges >= Math.max(2, at.length * 0.6) - (at.length === 2 && cuts > 0 ? 1 : 0);
    if (enough || (cuts > 0 && at.length >= 3) || (counting && cuts > 0)) for (const i of at) headers.add(i);
  }
  for (const i of countingEdges(lines)) headers.add(i);
  const kept: Line[] = [];
  const removed: Furniture['removed'] = [];
  let carried = { blanks: 0, page: false };
  for (const [i, line] of lines.entries()) {
    if (numbers.has(i) || headers.has(i)) {
      removed.push({ line, why: numbers.has(i) ? 'page number' : 'running header or footer' });
      carried = { blanks: Math.max(carried.blanks, line.blanks), page: true };
      continue;
    }
    const blanks = Math.max(line.blanks, carried.blanks);
    kept.push(carried.page ? { ...line, blanks, page: true } : line);
    carried = { blanks: 0, page: false };
  }
  return { lines: kept, removed };
}

/**
 * First and last lines of pages that begin or end on a number which counts with the pages ("CHAPTER 2. CAUSES 14"),
 * whatever else they say.
 */
function countingEdges(lines: readonly Line[]): number[] {
  const offsets = new Map<number, { line: number; page: number }[]>();
  let page = 0;
  for (const [i, line] of lines.entries()) {
    if (line.page) page++;
    const edge = line.page || i === 0 || lines[i + 1]?.page === true || i === lines.length - 1;
    if (!edge || line.strip.text.length > LONGEST || endsSentence(line.strip.text)) continue;
    const [, first, last] = /^(?:(\d{1,4})\s+\S.*|.*\S\s+(\d{1,4}))$/.exec(line.strip.text) ?? [];
    const number = first ?? last;
    if (number === undefined) continue;
    const key = Number(number) - page;
    offsets.set(key, [...(offsets.get(key) ?? []), { line: i, page }]);
  }
  return [...offsets.values()]
    .filter((found) => new Set(found.map((each) => each.page)).size >= 3)
    .flatMap((found) => found.map((each) => each.line));
}

/** Digits and page words apart, the same line on every page. */
function shapeOf(text: string): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ').toLowerCase();
}

function pageNumbers(lines: readonly Line[]): Set<number> {
  const found = new Set<number>();
  const bare: number[] = [];
  for (const [i, line] of lines.entries()) {
    const text = line.strip.text;
    if (NUMBERED_PAGE.test(text) && (isAlone(lines, i) || cutsSentence(lines, found, i))) found.add(i);
    else if (BARE_NUMBER.test(text)) bare.push(i);
  }
  // A number by itself is a page number beside a form feed, inside a sentence, or where such numbers count up.
  const counts = bare.filter((i, k) => {
    const value = Number(lines[i]!.strip.text);
    const before = k > 0 ? Number(lines[bare[k - 1]!]!.strip.text) : Number.NaN;
    const after = k + 1 < bare.length ? Number(lines[bare[k + 1]!]!.strip.text) : Number.NaN;
    return isAlone(lines, i) && (value === before + 1 || value === after - 1);
  });
  for (const i of counts) if (counts.length >= 3 || isAtBreak(lines, i)) found.add(i);
  for (const i of bare) if (isAtBreak(lines, i) || (isAlone(lines, i) && cutsSentence(lines, found, i))) found.add(i);
  return found;
}

function isAlone(lines: readonly Line[], i: number): boolean {
  const next = lines[i + 1];
  return lines[i]!.blanks > 0 || lines[i]!.page || !next || next.blanks > 0 || next.page || i === 0;
}

function isAtBreak(lines: readonly Line[], i: number): boolean {
  return lines[i]!.page || lines[i + 1]?.page === true;
}

function isPageEdge(lines: readonly Line[], numbers: ReadonlySet<number>, i: number): boolean {
  for (let k = Math.max(0, i - EDGE + 1); k <= Math.min(lines.length - 1, i + EDGE); k++) {
    const near = Math.abs(k - i) <= 1 || (k === i + 2 && lines[k]!.page);
    if ((near && numbers.has(k)) || (k <= i + 1 && k >= i && lines[k]!.page)) return true;
  }
  return (i === 0 || i === lines.length - 1) && lines.some((line) => line.page);
}

/** True if the text before and after (other furniture aside) is one sentence. */
function cutsSentence(lines: readonly Line[], numbers: ReadonlySet<number>, i: number): boolean {
  let before = i - 1;
  while (before >= 0 && numbers.has(before)) before--;
  let after = i + 1;
  while (after < lines.length && numbers.has(after)) after++;
  const a = lines[before]?.strip.text;
  const b = lines[after]?.strip.text;
  if (a === undefined || b === undefined || endsSentence(a)) return false;
  return a.length > 25 && (startsLower(b) || endsOpen(a));
}
