/**
 * The readers, in the order in which they are asked whether the bytes are theirs: the surest signature first, plain
 * text last, since it takes anything. To add one: a file here that exports a Reader, and a line in this list.
 */
import { EntenteError } from '../errors.ts';
import { archiveReader } from './archive.ts';
import { conlluReader } from './conllu.ts';
import { csvReader } from './csv.ts';
import { docxReader } from './docx.ts';
import { feedReader } from './feed.ts';
import { htmlReader } from './html.ts';
import { jsonlReader } from './jsonl.ts';
import { markdownReader } from './markdown.ts';
import { pdfReader } from './pdf.ts';
import type { Reader } from './reader.ts';
import { tarReader } from './tar.ts';
import { textReader } from './text.ts';
import { warcReader } from './warc.ts';

export const READERS: readonly Reader[] = [
  pdfReader,
  docxReader,
  archiveReader(readerFor),
  tarReader(readerFor),
  warcReader(readerFor),
  conlluReader,
  jsonlReader,
  feedReader,
  htmlReader,
  csvReader,
  markdownReader,
  textReader,
];

/** How many bytes `sniff` may see. */
export const HEAD_BYTES = 4096;

/**
 * The reader called `name`. For `auto`: a signature that cannot be mistaken outweighs the file's name (a web page saved
 * as .txt, a PDF named .html); then the extension decides; then whatever the bytes look like.
 */
export function readerFor(name: string, path: string, head: Uint8Array): Reader {
  if (name !== 'auto') {
    const named = READERS.find((reader) => reader.name === name);
    if (named) return named;
    throw new EntenteError(
      `unknown input format ${JSON.stringify(name)}; use auto, ${READERS.map((r) => r.name).join(', ')}`,
    );
  }
  const sure = READERS.find((reader) => reader.sure && reader.sniff(head));
  if (sure) return sure;
  const extension = /\.([^./\\!]+)$/.exec(path.toLowerCase())?.[1] ?? '';
  const byExtension = READERS.find((reader) => reader.extensions.includes(extension));
  return byExtension ?? READERS.find((reader) => reader.sniff(head)) ?? textReader;
}
