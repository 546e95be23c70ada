/** A text without a file, as a document of one paragraph: what sentences of data sets and of ours are read as. */
import { createDocument, type Document } from '../src/engine/document.ts';

export function oneParagraph(id: string, text: string): Document {
  return createDocument({
    id,
    text,
    origin: { sha256: '', record: 0, map: [] },
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
  });
}
