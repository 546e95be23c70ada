/**
 * Who is meant by sides of events in news, as noted by hand: training/coreference/who.tsv holds offsets, no word of the text. In: that file.
 * Out: per document its notes. Coreference learns from five documents in six (training/coreference/documents.py) and is measured on the rest.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Span } from '../src/engine/document.ts';
import { PACKAGE_ROOT } from '../src/node/paths.ts';

export interface WhoNote {
  at: Span;
  /** Nearest phrases that mean the same, one for each somebody; none where no other phrase of the text does. */
  nearest: Span[];
  /** Those that name them best. */
  best: Span[];
}

const TABLE = join(PACKAGE_ROOT, 'training', 'coreference', 'who.tsv');

export function readWhoNotes(): Map<string, WhoNote[]> {
  const documents = new Map<string, WhoNote[]>();
  for (const line of readFileSync(TABLE, 'utf8').trim().split('\n').slice(1)) {
    const [name, start, end, nearest, best] = line.split('\t') as [string, string, string, string, string];
    const notes = documents.get(name) ?? [];
    documents.set(name, notes);
    notes.push({ at: { start: Number(start), end: Number(end) }, nearest: spans(nearest), best: spans(best) });
  }
  return documents;
}

/** Whether coreference is only measured on a document. */
export function isLeftOut(name: string): boolean {
  return crc32(name) % 6 === 0;
}

function spans(field: string): Span[] {
  if (field === '-') return [];
  return field.split('+').map((each) => {
    const [start, end] = each.split('-').map(Number) as [number, number];
    return { start, end };
  });
}
