/** Reads what a test wrote as the plain text file of an article, whole or its paragraphs alone. */
import type { Document } from '../../../../src/engine/document.ts';
import type { ReadOptions } from '../../../../src/engine/read/reader.ts';
import { textReader } from '../../../../src/engine/read/text.ts';
import { blockTexts, readOne } from '../run-reader.ts';

export const read = (given: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<Document> =>
  readOne(textReader, given, options);
export const paragraphs = async (given: string): Promise<string[]> => blockTexts(await read(given), 'paragraph');

/** What stands before the article: title, byline, date. */
export const HEAD = 'Ruritania closes the Strelsau bridge\n\nAnna Rassendyll\n\n3 May 2021\n\n';
/** A first sentence of one. */
export const LEAD =
  'Ruritania closed the bridge at Strelsau on Monday after two days of shelling, the interior ministry said.';
