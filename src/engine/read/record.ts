/**
 * A record with a text field (a line of JSONL, a row of CSV) → a Document. The text is kept exactly as given, so that
 * offsets are the caller's own; blocks lie over it, boilerplate among them. The id hashes the record, not its file,
 * so that appending to a file changes nothing that was there.
 */
import type { Document, Meta } from '../document.ts';
import { sha256Hex } from '../ids.ts';
import { assemble } from './assemble.ts';
import { compose } from './compose.ts';
import type { ReadOptions } from './reader.ts';
import { splitLines } from './text/lines.ts';

export interface TextRecord {
  reader: string;
  source: string;
  record: number;
  /** What the id is made of. */
  bytes: Uint8Array | string;
  text: string;
  meta: Partial<Meta>;
}

export async function readRecord(given: TextRecord, options: ReadOptions): Promise<Document> {
  const { pieces, meta, notes } = compose(splitLines(given.text));
  const stated = Object.fromEntries(Object.entries(given.meta).filter(([, value]) => value != null && value !== ''));
  return assemble(
    {
      sha256: sha256Hex(given.bytes),
      record: given.record,
      reader: given.reader,
      source: given.source,
      pieces,
      meta: { ...meta, ...stated },
      notes: stated.published ? [] : notes,
      verbatim: given.text,
    },
    options,
  );
}

/** Our names for a record's fields, and theirs where no mapping is given; the first that is there is taken. */
export const FIELD_NAMES: Record<string, readonly string[]> = {
  text: ['text', 'body', 'content', 'article', 'full_text', 'fulltext', 'maintext', 'story'],
  id: ['id', 'doc_id', 'docid', '_id', 'uuid', 'guid'],
  title: ['title', 'headline'],
  byline: ['byline', 'author', 'authors'],
  publisher: ['publisher', 'publication', 'outlet', 'source_name', 'newspaper'],
  published: [
    'published',
    'date',
    'published_at',
    'date_publish',
    'pubdate',
    'publication_date',
    'datetime',
    'timestamp',
  ],
  url: ['url', 'link', 'uri'],
  language: ['language', 'lang'],
};

/** The field of theirs that holds ours: as mapped, or by its usual names in any case. */
export function fieldName(ours: string, fields: Record<string, string>, theirs: readonly string[]): string | null {
  const mapped = fields[ours];
  if (mapped !== undefined) return mapped;
  for (const name of FIELD_NAMES[ours] ?? []) {
    const found = theirs.find((key) => key.trim().toLowerCase() === name);
    if (found !== undefined) return found;
  }
  return null;
}
