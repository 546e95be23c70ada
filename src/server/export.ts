/** Export of exactly what a filter shows: one file as it is, several as a zip. The count goes with it as a header. */
import { Readable } from 'node:stream';
import { Zip, ZipDeflate } from 'fflate';
import { WRITERS } from '../engine/write/index.ts';
import type { Writer } from '../engine/write/writer.ts';
import { openKnowledge } from '../node/knowledge.ts';
import { KNOWLEDGE_ROOT } from '../node/paths.ts';
import { parseFilter } from '../store/filter.ts';
import { contextOf, selectionOf } from '../store/selection.ts';
import { openStore } from '../store/store.ts';
import type { AppContext } from './app.ts';
import type { Special } from './special.ts';

type Chunk = Uint8Array | string;

/** Writers yield small pieces: joined, so that a stream does not pay for each. */
async function* inBlocks(pieces: AsyncIterable<Chunk>, first: Uint8Array | null): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = first ? [first] : [];
  let size = 0;
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    held.push(bytes);
    size += bytes.length;
    if (size > 1 << 16) {
      yield Buffer.concat(held);
      held = [];
      size = 0;
      // Between blocks the event loop serves others.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  if (held.length > 0) yield Buffer.concat(held);
}

/** The files of a folder writer as one zip, streamed. */
async function* zipped(
  files: AsyncIterable<{ path: string; content: AsyncIterable<Chunk> }>,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const drain = function* () {
    yield* ready;
    ready = [];
  };
  for await (const file of files) {
    const entry = new ZipDeflate(file.path, { level: 6 });
    zip.add(entry);
    for await (const block of inBlocks(file.content, null)) {
      entry.push(block);
      yield* drain();
    }
    entry.push(new Uint8Array(), true);
    yield* drain();
  }
  zip.end();
  yield* drain();
}

/** Excel takes UTF-8 for its own alphabet without this mark; scripts do without it, so it comes with the button alone. */
const BOM = new Uint8Array([0xef, 0xbb, 0xbf]);

function fileName(writer: Writer, generated: string): string {
  return `entente-${writer.name}-${generated.slice(0, 10)}.${writer.kind === 'folder' ? 'zip' : writer.extension}`;
}

export function exportRoutes({ hono, project }: AppContext): Special[] {
  const knowledge = openKnowledge(KNOWLEDGE_ROOT);
  hono.get('/formats.json', (c) =>
    c.json({
      formats: WRITERS.map(({ name, title, extension, unit, kind }) => ({ name, title, extension, unit, kind })),
    }),
  );
  hono.get('/export/:name', (c) => {
    const writer = WRITERS.find((one) => one.name === c.req.param('name'));
    if (!writer)
      return c.json(
        { error: `no format ${c.req.param('name')}; there are ${WRITERS.map((one) => one.name).join(', ')}` },
        404,
      );
    const filter = parseFilter(c.req.query());
    const store = openStore(project, 'read');
    const context = { ...contextOf(store, filter), permalink: `${new URL(c.req.url).origin}/events/{id}`, knowledge };
    const selection = selectionOf(store, filter);
    const content =
      writer.kind === 'folder'
        ? zipped(writer.files(selection, context))
        : inBlocks(
            writer.write(selection, context),
            writer.name === 'csv' && c.req.query('bom') === 'yes' ? BOM : null,
          );
    async function* closing(): AsyncGenerator<Uint8Array> {
      try {
        yield* content;
      } finally {
        store.close();
      }
    }
    return c.body(Readable.toWeb(Readable.from(closing())) as ReadableStream, 200, {
      'Content-Type': writer.kind === 'folder' ? 'application/zip' : writer.mime,
      'Content-Disposition': `attachment; filename="${fileName(writer, context.generated)}"`,
      'X-Entente-Rows': String(context.counts.events),
    });
  });
  return [
    { described: { method: 'get', path: '/formats.json', summary: 'Formats an export can be written in' } },
    {
      described: {
        method: 'get',
        path: '/export/:name',
        summary: 'What a filter selects, in a format',
        filtered: true,
        query: { bom: 'yes puts a byte order mark before CSV, for Excel' },
      },
    },
  ];
}
