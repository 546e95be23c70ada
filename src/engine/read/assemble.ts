/**
 * Blocks of strips → a Document. The last step of every reader: puts the text together (blocks parted by a blank line),
 * lays the origin map, fills meta from what was found and what the caller gave, detects the language, writes the notes.
 *
 * What was set aside as boilerplate does not stand in `text`: a running header in the middle of a sentence could not.
 * Its words are in the note, with the place in `text` where it stood and its range in the original.
 */
import { type Block, createDocument, type Document, type Meta, type Note, type OriginRun } from '../document.ts';
import type { NoteCode } from '../errors.ts';
import { documentId } from '../ids.ts';
import { parseDate } from './dates.ts';
import { detectLanguage } from './language.ts';
import type { ReadOptions } from './reader.ts';
import { originOf, type Strip } from './strip.ts';

export interface Piece {
  strip: Strip;
  kind: Block['kind'];
  /** End of the dateline at the head of this piece. */
  dateline?: number;
  joins?: { at: number; what: string }[];
}

export interface Assembly {
  sha256: string;
  record: number;
  reader: string;
  source: string;
  /** In order; a piece with `aside` is left out of the text and noted. */
  pieces: (Piece & { aside?: string })[];
  meta: Partial<Meta>;
  notes: Omit<Note, 'stage'>[];
  /** Text kept as given, with blocks over it (records of JSONL and CSV): offsets are the caller's. */
  verbatim?: string;
}

export async function assemble(parts: Assembly, options: ReadOptions): Promise<Document> {
  const blocks: Block[] = [];
  const map: OriginRun[] = [];
  const notes: Note[] = parts.notes.map((note) => ({ ...note, stage: parts.reader }));
  const note = (code: NoteCode, start: number | null, end: number | null, message: string): void => {
    notes.push({ code, start, end, stage: parts.reader, message });
  };
  const text: string[] = [];
  let length = 0;
  for (const piece of parts.pieces) {
    const words = piece.strip.text;
    if (words === '') continue;
    const at = originOf(piece.strip);
    if (parts.verbatim !== undefined && at) {
      placeVerbatim(piece, at, blocks, note);
      continue;
    }
    if (piece.aside !== undefined) {
      const where = at ? ` (original ${at.from} to ${at.to})` : '';
      note('read.boilerplate', length, length, `Set aside as ${piece.aside}${where}: ${JSON.stringify(words)}`);
      continue;
    }
    if (length > 0) {
      text.push('\n\n');
      length += 2;
    }
    for (const run of piece.strip.runs) map.push({ ...run, start: run.start + length, end: run.end + length });
    const head = piece.dateline ?? 0;
    if (head > 0) blocks.push({ kind: 'dateline', start: length, end: length + words.slice(0, head).trimEnd().length });
    blocks.push({ kind: piece.kind, start: length + head, end: length + words.length });
    for (const join of piece.joins ?? [])
      note(
        'read.joined',
        length + join.at,
        length + join.at,
        `A ${join.what} cut by a line, column or page break was joined here.`,
      );
    text.push(words);
    length += words.length;
  }
  const whole = parts.verbatim ?? text.join('');
  if (parts.verbatim !== undefined && whole !== '')
    map.push({ start: 0, end: whole.length, from: 0, to: whole.length });
  if (blocks.length === 0) note('read.no-text', null, null, 'There is no text in this document.');
  const meta = await fillMeta(parts, whole, options, note);
  return createDocument({
    id: documentId(parts.sha256, parts.record),
    text: whole,
    origin: { sha256: parts.sha256, record: parts.record, map },
    blocks,
    meta,
    notes,
  });
}

type WriteNote = (code: NoteCode, start: number | null, end: number | null, message: string) => void;

function placeVerbatim(
  piece: Assembly['pieces'][number],
  at: { from: number; to: number },
  blocks: Block[],
  note: WriteNote,
): void {
  if (piece.aside !== undefined) {
    note('read.boilerplate', at.from, at.to, `Taken for ${piece.aside}; kept in the text of a record, and not coded.`);
    blocks.push({ kind: 'boilerplate', start: at.from, end: at.to });
    return;
  }
  const head = piece.dateline ?? 0;
  if (head > 0) {
    const words = piece.strip.text.slice(0, head).trimEnd();
    blocks.push({ kind: 'dateline', start: at.from, end: at.from + words.length });
  }
  blocks.push({ kind: piece.kind, start: at.from + head, end: at.to });
}

async function fillMeta(parts: Assembly, text: string, options: ReadOptions, note: WriteNote): Promise<Meta> {
  const given = Object.fromEntries(Object.entries(options.meta).filter(([, value]) => value != null)) as Partial<Meta>;
  const found = Object.fromEntries(Object.entries(parts.meta).filter(([, value]) => value != null && value !== ''));
  const meta: Meta = {
    title: null,
    byline: null,
    publisher: null,
    published: null,
    language: null,
    source: parts.source,
    ...given,
    ...found,
  };
  if (meta.published !== null) {
    const day = parseDate(meta.published);
    if (day === null)
      note('read.bad-date', null, null, `The date ${JSON.stringify(meta.published)} cannot be read; give YYYY-MM-DD.`);
    meta.published = day;
  }
  meta.published ??= options.date;
  if (meta.published === null)
    note('read.no-date', null, null, 'No publication date was found; give one with --date YYYY-MM-DD.');
  // What the page declares is often its site's default; the words decide, and the declaration only where they are few.
  const detected = text.length >= 40 || meta.language === null ? await detectLanguage(text) : null;
  meta.language = detected ?? meta.language?.slice(0, 2).toLowerCase() ?? null;
  if (meta.language !== null && meta.language !== 'en')
    note(
      'read.language',
      0,
      text.length,
      `The text is in ${JSON.stringify(meta.language)}, not English: kept, and not coded.`,
    );
  return meta;
}
