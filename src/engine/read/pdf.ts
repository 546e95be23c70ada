/**
 * Reader for PDF: one file, one document. pdf.js (through unpdf) gives pieces of text with their places; lines, columns,
 * paragraphs, hyphens, running headers and ligatures are worked out here. The original that runs refer to is the text
 * of each page, its lines in reading order joined by line breaks; every run names its page and the box of its line.
 */
import type { Document } from '../document.ts';
import { ReadError } from '../errors.ts';
import { sha256Hex } from '../ids.ts';
import { type Assembly, assemble } from './assemble.ts';
import { compose } from './compose.ts';
import { readAll } from './content.ts';
import { type PageLine, pageLines, type TextItem } from './pdf/page-lines.ts';
import type { Reader } from './reader.ts';
import { concat, replacement, type Strip, trim, verbatim } from './strip.ts';
import type { Line } from './text/lines.ts';

export const pdfReader: Reader = {
  name: 'pdf',
  extensions: ['pdf'],
  sure: true,
  sniff: (head) => /%PDF-\d/.test(new TextDecoder('latin1').decode(head.subarray(0, 1024))),
  async *read(input, options): AsyncIterable<Document> {
    const bytes = await readAll(input, options.maxRecord);
    if (bytes.length === 0) throw new ReadError(input.source, 'read.no-text', 'the file is empty: nothing to read');
    const cut = !/%%EOF/.test(new TextDecoder('latin1').decode(bytes.subarray(-2048)));
    const { pages, title, author } = await readPages(bytes, input.source, cut);
    const notes: Assembly['notes'] = [];
    if (cut)
      notes.push({
        code: 'read.truncated',
        start: null,
        end: null,
        message: 'The file has no end mark: pages may be missing.',
      });
    const empty = pages.flatMap((page, i) => (page.lines.length === 0 ? [i + 1] : []));
    if (empty.length === pages.length)
      throw new ReadError(
        input.source,
        'read.no-text',
        `no text layer on any of ${pages.length} page(s): a scan; run text recognition (OCR) on it first`,
      );
    if (empty.length > 0)
      notes.push({
        code: 'read.no-text',
        start: null,
        end: null,
        message: `No text layer on page ${empty.join(', ')}: blank, or a scan.`,
      });
    const composed = compose(documentLines(pages));
    const meta = { ...composed.meta, title: composed.meta.title ?? title, byline: composed.meta.byline ?? author };
    yield await assemble(
      {
        sha256: sha256Hex(bytes),
        record: 0,
        reader: 'pdf',
        source: input.source,
        pieces: composed.pieces,
        meta,
        notes: [...notes, ...composed.notes],
      },
      options,
    );
  },
};

interface Page {
  lines: PageLine[];
  height: number;
}

async function readPages(
  bytes: Uint8Array,
  source: string,
  cut: boolean,
): Promise<{ pages: Page[]; title: string | null; author: string | null }> {
  const { getDocumentProxy } = await import('unpdf');
  try {
    // pdf.js takes the buffer away with it, so it gets a copy.
    const pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
    try {
      const pages: Page[] = [];
      for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        const items: TextItem[] = [];
        for (const item of (await page.getTextContent()).items) {
          if (!('str' in item)) continue;
          const [, , c, d, x, y] = item.transform as number[];
          items.push({ str: item.str, x: x!, y: y!, width: item.width, size: Math.hypot(c!, d!) });
        }
        pages.push({ lines: pageLines(items), height: page.getViewport({ scale: 1 }).height });
        page.cleanup();
      }
      const info = await pdf.getMetadata().then(
        (found) => found.info as Record<string, unknown>,
        () => ({}) as Record<string, unknown>,
      );
      return { pages, title: stated(info.Title), author: stated(info.Author) };
    } finally {
      await pdf.loadingTask.destroy();
    }
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : '';
    if (name === 'PasswordException')
      throw new ReadError(
        source,
        'read.encrypted',
        'the PDF is encrypted and needs a password; save a copy without one',
        { cause },
      );
    const why = cause instanceof Error ? cause.message : String(cause);
    if (cut)
      throw new ReadError(source, 'read.truncated', `the PDF ends before its end mark and cannot be read (${why})`, {
        cause,
      });
    throw new ReadError(source, 'read.bad-record', `not a readable PDF: ${why}`, { cause });
  }
}

/** A title or author that somebody typed, not what a program filled in. */
function stated(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim().length < 3) return null;
  return /^(?:microsoft word|untitled|document\d*|layout \d|unknown|user|admin)|\.(?:docx?|indd|pdf|qxd|tex|rtf)$/i.test(
    value.trim(),
  )
    ? null
    : value.trim();
}

/** A paragraph gap in leadings; a first-line indent in type sizes; a heading's size against the body's. */
const PARAGRAPH_GAP = 1.35;
const INDENT = 0.7;
const HEADING_SIZE = 1.15;

function documentLines(pages: readonly Page[]): Line[] {
  const all = pages.flatMap((page) => page.lines);
  const body = weightedMedian(all.map((line) => [line.size, line.text.length]));
  const out: Line[] = [];
  for (const [p, page] of pages.entries()) {
    const original = page.lines.map((line) => line.text).join('\n');
    const columns = columnShapes(page.lines);
    let at = 0;
    for (const [i, line] of page.lines.entries()) {
      const strip = lineStrip(original, at, line, p + 1, page.height);
      at += line.text.length + 1;
      if (strip.text === '') continue;
      const last = page.lines[i - 1];
      const shape = columns.get(line.column)!;
      const made: Line = { strip, indent: 0, blanks: 0, page: i === 0 ? p > 0 : last!.column !== line.column };
      if (line.table) made.table = true;
      else if (line.size > body * HEADING_SIZE && line.text.length < 200) made.heading = true;
      if (last && last.column === line.column) {
        const gap = last.y - line.y;
        const wide = gap > Math.max(shape.leading * PARAGRAPH_GAP, line.size * 1.05);
        const resized = Math.abs(last.size - line.size) > 0.08 * body;
        const first = (strip.text.split(/\s/)[0]!.length * (line.right - line.left)) / Math.max(1, line.text.length);
        const fits = last.right + first + line.size * 0.25 < shape.right - 1;
        const indented =
          line.left > shape.left + INDENT * line.size && last.left < line.left - INDENT * line.size * 0.8;
        if (wide) made.blanks = 1;
        if (wide || fits || indented || resized) made.begins = !(made.heading && last.size === line.size && !wide);
        else made.wraps = true;
      }
      out.push(made);
    }
  }
  return out;
}

function lineStrip(original: string, at: number, line: PageLine, page: number, height: number): Strip {
  const box: [number, number, number, number] = [
    round(line.left),
    round(height - line.y - line.size),
    round(line.right - line.left),
    round(line.size * 1.2),
  ];
  const parts: Strip[] = [];
  let from = at;
  const end = at + line.text.length;
  for (const ligature of line.text.matchAll(/[\ufb00-\ufb06]/g)) {
    const where = at + ligature.index;
    if (where > from) parts.push(verbatim(original, from, where));
    parts.push(replacement(ligature[0].normalize('NFKC'), where, where + 1));
    from = where + 1;
  }
  if (from < end) parts.push(verbatim(original, from, end));
  const strip = trim(concat(parts));
  return { text: strip.text, runs: strip.runs.map((run) => ({ ...run, page, box })) };
}

function columnShapes(lines: readonly PageLine[]): Map<number, { left: number; right: number; leading: number }> {
  const shapes = new Map<number, { left: number; right: number; leading: number }>();
  for (const column of new Set(lines.map((line) => line.column))) {
    const all = lines.filter((line) => line.column === column);
    const prose = all.filter((line) => !line.table);
    const own = prose.length > 0 ? prose : all;
    const rights = own.map((line) => line.right).sort((a, b) => a - b);
    const lefts = own.map((line) => line.left).sort((a, b) => a - b);
    const gaps = own
      .slice(1)
      .map((line, i) => own[i]!.y - line.y)
      .filter((gap) => gap > 0)
      .sort((a, b) => a - b);
    shapes.set(column, {
      left: lefts[Math.floor(lefts.length * 0.25)]!,
      right: rights[Math.floor((rights.length - 1) * 0.95)]!,
      leading: gaps[Math.floor(gaps.length * 0.4)] ?? own[0]!.size * 1.2,
    });
  }
  return shapes;
}

function weightedMedian(values: readonly [number, number][]): number {
  const sorted = [...values].sort((a, b) => a[0] - b[0]);
  const half = sorted.reduce((n, [, weight]) => n + weight, 0) / 2;
  let seen = 0;
  for (const [value, weight] of sorted) if ((seen += weight) >= half) return value;
  return 0;
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
