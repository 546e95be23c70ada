/**
 * Codes many sources at the pace of the machine. In: sources in the order the user gave. Out: documents (or what could
 * not be read) in that order, with bounded memory: at most a few documents a worker are in flight.
 *
 * Bytes are read here; single documents are parsed and coded in workers, containers (JSONL, WARC, archives …) are parsed
 * here as a stream and their documents coded in workers. One worker is one ONNX thread with its own session.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { createDocument, type Document, emptyLayers } from '../engine/document.ts';
import { ReadError } from '../engine/errors.ts';
import { documentId } from '../engine/ids.ts';
import { readerFor } from '../engine/read/index.ts';
import type { TraceLine } from '../engine/stage.ts';
import { type CodeTask, createCodeTask } from './code-task.ts';
import { type CoderOptions, DEFAULT_CODER, readOptions } from './coder-options.ts';
import { compileLess } from './compiler.ts';
import { openResources, runKey } from './engine.ts';
import { readBytes, type Source } from './sources.ts';

export interface Coded {
  doc: Document;
  trace: TraceLine[];
  /** The source as the user named it (a container's name for its records). */
  source: string;
  /** True where `skip` said so: read, not coded. */
  skipped: boolean;
}

export interface Coder {
  readonly runKey: string;
  /** What made the documents of this coder. */
  readonly made: { model: string; knowledge: string; ontology: string; options: Record<string, unknown> };
  /**
   * @param skip documents that need no coding, by id: they come back with empty layers and `skipped`
   */
  code(
    sources: AsyncIterable<Source | ReadError>,
    options?: { skip?: (docId: string) => boolean; signal?: AbortSignal },
  ): AsyncGenerator<Coded | ReadError>;
  /** Codes a text that is read already: its layers are made anew. */
  annotate(doc: Document): Promise<Coded>;
  close(): Promise<void>;
}

export function openCoder(partial: Partial<CoderOptions> = {}): Coder {
  compileLess();
  const options = { ...DEFAULT_CODER, ...partial };
  const runner = options.jobs > 1 ? inWorkers(options) : inThisThread(options);
  const resources = openResources(options);
  return {
    runKey: runKey(options, resources),
    made: {
      model: options.model,
      knowledge: resources.knowledge.version,
      ontology: options.ontology,
      options: { date: options.date, knowledge: options.knowledge },
    },
    close: runner.close,
    async annotate(doc) {
      const fresh = createDocument({
        ...doc,
        layers: emptyLayers(),
        made: {},
        notes: doc.notes.filter((note) => note.code.startsWith('read.')),
      });
      const [coded] = await runner.run({ kind: 'doc', source: doc.meta.source ?? doc.id, doc: fresh });
      if (!coded || coded instanceof ReadError) throw coded ?? new Error(`nothing came back for ${doc.id}`);
      return coded;
    },
    async *code(sources, { skip = () => false, signal } = {}) {
      yield* inOrder(tasks(sources, options, skip, signal), runner.run, options.jobs * 3);
    },
  };
}

type Result = (Coded | ReadError)[];
interface Runner {
  run(task: CodeTask): Promise<Result>;
  close(): Promise<void>;
}

function inThisThread(options: CoderOptions): Runner {
  const codeTask = createCodeTask(options);
  return { run: async (task) => revive(await codeTask(task)), close: async () => {} };
}

function inWorkers(options: CoderOptions): Runner {
  // The built file is JavaScript; the source runs under Node's type stripping.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const pool = new Piscina({
    filename: fileURLToPath(new URL(`./code-worker.${extension}`, import.meta.url)),
    minThreads: 1,
    maxThreads: options.jobs,
    idleTimeout: 60_000,
    workerData: options,
  });
  return {
    run: async (task) =>
      revive(await pool.run(task, task.kind === 'bytes' ? { transferList: [task.bytes.buffer as ArrayBuffer] } : {})),
    // A thread that is ended inside the native runtime takes the whole process down: what runs is let finish, what waits is dropped.
    close: () => pool.close({ force: true }),
  };
}

/** Errors lose their class between threads: they travel as plain data. */
function revive(results: Awaited<ReturnType<ReturnType<typeof createCodeTask>>>): Result {
  return results.map((result) =>
    'failure' in result ? new ReadError(result.failure.source, result.failure.code, result.failure.message) : result,
  );
}

type Pending = CodeTask | { kind: 'ready'; result: Coded | ReadError };

/** Turns sources into tasks: a file's bytes, or a document of a container. */
async function* tasks(
  sources: AsyncIterable<Source | ReadError>,
  options: CoderOptions,
  skip: (docId: string) => boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<Pending> {
  for await (const source of sources) {
    if (signal?.aborted) return;
    if (source instanceof ReadError) {
      yield { kind: 'ready', result: source };
      continue;
    }
    try {
      yield* sourceTasks(source, options, skip, signal);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      yield { kind: 'ready', result: error };
    }
  }
}

async function* sourceTasks(
  source: Source,
  options: CoderOptions,
  skip: (docId: string) => boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<Pending> {
  const { head, bytes } = await peek(source.bytes?.() ?? readBytes(source.path));
  const reader = readerFor(options.input, source.path, head);
  if (!reader.many) {
    const whole = await collect(source.path, bytes, options.maxRecord);
    const id = documentId(createHash('sha256').update(whole).digest('hex'), 0);
    if (!skip(id)) {
      yield { kind: 'bytes', source: source.path, reader: reader.name, bytes: whole };
      return;
    }
    yield* containerTasks(
      reader.read({ source: source.path, bytes: once(whole), size: whole.length }, readOptions(options)),
      source,
      skip,
      signal,
    );
    return;
  }
  yield* containerTasks(
    reader.read({ source: source.path, bytes, size: source.size }, readOptions(options)),
    source,
    skip,
    signal,
  );
}

async function* containerTasks(
  docs: AsyncIterable<Document | ReadError>,
  source: Source,
  skip: (docId: string) => boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<Pending> {
  for await (const doc of docs) {
    if (signal?.aborted) return;
    if (doc instanceof ReadError) yield { kind: 'ready', result: doc };
    else if (skip(doc.id)) yield { kind: 'ready', result: { doc, trace: [], source: source.path, skipped: true } };
    else yield { kind: 'doc', source: source.path, doc };
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Looks at the first bytes without losing them: works on standard input too. */
async function peek(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; bytes: AsyncIterable<Uint8Array> }> {
  const iterator = stream[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < 4096) {
    const next = await iterator.next();
    if (next.done) break;
    seen.push(next.value);
    length += next.value.length;
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield* seen;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(seen).subarray(0, 4096), bytes: rest() };
}

async function collect(source: string, bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > limit)
      throw new ReadError(source, 'too-long', `longer than ${limit} bytes; split it, or raise the limit`);
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Runs up to `window` tasks at once and yields their results in the order of the tasks. */
async function* inOrder(
  pending: AsyncGenerator<Pending>,
  run: (task: CodeTask) => Promise<Result>,
  window: number,
): AsyncGenerator<Coded | ReadError> {
  const flying: Promise<Result>[] = [];
  const start = (task: Pending): Promise<Result> => {
    const promise = task.kind === 'ready' ? Promise.resolve([task.result]) : run(task);
    // A failure is thrown where its turn comes, not as an unhandled rejection before.
    promise.catch(() => {});
    return promise;
  };
  try {
    for await (const task of pending) {
      flying.push(start(task));
      if (flying.length >= window) yield* await flying.shift()!;
    }
    while (flying.length > 0) yield* await flying.shift()!;
  } finally {
    await pending.return(undefined);
  }
}
