/**
 * Reader for any plain text: one file, one document. The steps are in text/, one a file.
 *
 * In the document's text, paragraphs stand a blank line apart, each on one line. Title, byline, date and dateline stay
 * in the text as blocks of their kind; boilerplate is set aside with a note.
 */
import type { Document, Note } from '../document.ts';
import { ReadError } from '../errors.ts';
import { sha256Hex } from '../ids.ts';
import { assemble } from './assemble.ts';
import { compose } from './compose.ts';
import { readAll } from './content.ts';
import type { Reader, ReadInput, ReadOptions } from './reader.ts';
import { type Decoded, decode } from './text/decode.ts';
import { splitLines } from './text/lines.ts';

export const textReader: Reader = {
  name: 'text',
  extensions: ['txt', 'text'],
  sniff: () => true,
  async *read(input, options) {
    yield await readText(input, options, 'text');
  },
};

export async function readText(input: ReadInput, options: ReadOptions, reader: string): Promise<Document> {
  const bytes = await readAll(input, options.maxRecord);
  const decoded = decode(bytes, input.source);
  if (decoded.text.trim() === '')
    throw new ReadError(input.source, 'read.no-text', 'the file is empty: nothing to read');
  const { pieces, meta, notes } = compose(splitLines(decoded.text), reader === 'markdown');
  return assemble(
    {
      sha256: sha256Hex(bytes),
      record: 0,
      reader,
      source: input.source,
      pieces,
      meta,
      notes: [...decodeNotes(decoded), ...notes],
    },
    options,
  );
}

export function decodeNotes(decoded: Decoded): Omit<Note, 'stage'>[] {
  const notes: Omit<Note, 'stage'>[] = [];
  if (decoded.guessed)
    notes.push({
      code: 'read.encoding',
      start: null,
      end: null,
      message: `The bytes are not valid UTF-8; read as ${decoded.encoding}.`,
    });
  if (decoded.truncated)
    notes.push({
      code: 'read.truncated',
      start: null,
      end: null,
      message: 'The last character is cut: the file may be incomplete.',
    });
  return notes;
}
