/**
 * What a reader is: a stream of bytes in, a stream of Documents out. One file a format; index.ts is the list.
 */
import type { Document, Meta } from '../document.ts';
import type { ReadError } from '../errors.ts';

export interface ReadInput {
  /** Path, URL or name of the stream; becomes `meta.source` unless the record brings its own. */
  source: string;
  /** Whole content or a stream of it. Containers (WARC, JSONL, zip) read the stream and stay in bounded memory. */
  bytes: AsyncIterable<Uint8Array>;
  size: number | null;
}

export interface ReadOptions {
  /** Publication date for documents that have none, YYYY-MM-DD. */
  date: string | null;
  /** Values that stand in for what the document does not say. */
  meta: Partial<Meta>;
  /** Field mapping for JSONL and CSV: our name → theirs. */
  fields: Record<string, string>;
  /** Longest record in bytes; longer ones are an error with their position. */
  maxRecord: number;
  /** Most bytes an archive may unpack to. */
  maxUnpacked: number;
}

export interface Reader {
  /** Value of `--input`. */
  name: string;
  /** Lower-case, without the dot. */
  extensions: readonly string[];
  /** True for a container: one input, many documents, read as a stream. */
  many?: boolean;
  /** True if the first bytes (up to 4 kB) look like this format. */
  sniff(head: Uint8Array): boolean;
  /** True if `sniff` goes by a signature that nothing else has, so that it outweighs the file's name. */
  sure?: boolean;
  /** Yields documents, and ReadErrors for records that could not be read; throws ReadError if nothing can. */
  read(input: ReadInput, options: ReadOptions): AsyncIterable<Document | ReadError>;
}
