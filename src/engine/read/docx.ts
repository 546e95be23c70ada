/**
 * Reader for Word files (.docx): one file, one document. mammoth turns the file into plain markup; the original that
 * runs refer to is that markup, since a .docx has no text to point into.
 */
import { strFromU8, unzipSync } from 'fflate';
import { ReadError } from '../errors.ts';
import { sha256Hex } from '../ids.ts';
import { assemble } from './assemble.ts';
import { readAll } from './content.ts';
import { readPage } from './html.ts';
import type { Reader } from './reader.ts';

export const docxReader: Reader = {
  name: 'docx',
  extensions: ['docx', 'docm'],
  sure: true,
  sniff: (head) =>
    head[0] === 0x50 &&
    head[1] === 0x4b &&
    /\[Content_Types\]\.xml|word\/|_rels\/\.rels/.test(new TextDecoder('latin1').decode(head)),
  async *read(input, options) {
    const bytes = await readAll(input, options.maxRecord);
    if (bytes.length === 0) throw new ReadError(input.source, 'read.no-text', 'the file is empty: nothing to read');
    const properties = checkParts(bytes, input.source, options.maxUnpacked);
    const html = await toMarkup(bytes, input.source);
    const page = readPage(html, false);
    if (page.pieces.every((piece) => piece.aside !== undefined))
      throw new ReadError(input.source, 'read.no-text', 'the document holds no text');
    const meta = {
      ...page.meta,
      title: page.meta.title ?? field(properties, 'title'),
      byline: page.meta.byline ?? field(properties, 'creator'),
    };
    yield await assemble(
      { sha256: sha256Hex(bytes), record: 0, reader: 'docx', source: input.source, ...page, meta },
      options,
    );
  },
};

/** Sizes are read off the directory before anything is unpacked. Gives the document's properties. */
function checkParts(bytes: Uint8Array, source: string, limit: number): string {
  let total = 0;
  let word = false;
  let properties: Uint8Array | undefined;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        word ||= name === 'word/document.xml';
        return name === 'docProps/core.xml' && originalSize < 1_000_000;
      },
    });
    properties = parts['docProps/core.xml'];
  } catch (cause) {
    throw new ReadError(
      source,
      'read.truncated',
      'the Word file is incomplete or damaged: its directory cannot be read',
      { cause },
    );
  }
  if (total > limit)
    throw new ReadError(source, 'read.too-long', `unpacks to ${total} bytes, more than the limit of ${limit}`);
  if (!word) throw new ReadError(source, 'read.bad-record', 'not a Word document: it has no word/document.xml');
  return properties ? strFromU8(properties) : '';
}

async function toMarkup(bytes: Uint8Array, source: string): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  const copy = bytes.slice();
  // mammoth asks for a Buffer in Node and an ArrayBuffer in a browser.
  const given = {
    arrayBuffer: copy.buffer as ArrayBuffer,
    ...(typeof Buffer === 'undefined' ? {} : { buffer: Buffer.from(copy.buffer) }),
  };
  try {
    const images = mammoth.images.imgElement(async () => ({ src: '' }));
    return (await mammoth.convertToHtml(given, { convertImage: images })).value;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ReadError(source, 'read.bad-record', `not a readable Word document: ${why}`, { cause });
  }
}

function field(properties: string, name: string): string | null {
  const found = new RegExp(`<dc:${name}[^>]*>([^<]+)<`).exec(properties)?.[1]?.trim();
  return found
    ? found.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    : null;
}
