/**
 * Import by upload: files come in one multipart body, are read and coded on worker threads, and their progress is asked for
 * by job. No path of the server and no address is ever taken from a page.
 */
import { randomUUID } from 'node:crypto';
import { ReadError } from '../engine/errors.ts';
import { type Coder, openCoder } from '../node/code.ts';
import { type ImportProgress, type ImportReport, importSources } from '../node/import.ts';
import { belongs } from '../node/import-plan.ts';
import { describeRun } from '../node/run.ts';
import type { Source } from '../node/sources.ts';
import type { AppContext } from './app.ts';
import { NotFound } from './route.ts';
import type { Special } from './special.ts';

/** One file of an import: its documents that are new, those that were here before, their events. */
export interface FileResult {
  name: string;
  added: number;
  known: number;
  events: number;
  failures: { code: string; message: string }[];
  /** The first of its documents, to open. */
  doc: { id: string; title: string | null } | null;
}

interface Job {
  id: string;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  files: { name: string; size: number }[];
  progress: ImportProgress | null;
  failures: { source: string; code: string; message: string }[];
  /** What came of each file, in the order they were read. */
  results: FileResult[];
  report: ImportReport | null;
  error: string | null;
  abort: AbortController;
}

const JOBS_KEPT = 20;
const bare = (source: string) => source.replace(/^upload:/, '');

async function* sourcesOf(files: readonly File[]): AsyncGenerator<Source | ReadError> {
  for (const file of files)
    yield {
      path: `upload:${file.name}`,
      size: file.size,
      bytes: () => file.stream() as unknown as AsyncIterable<Uint8Array>,
    };
}

/** The same coder, whose results are noted by file as they pass. */
function watched(coder: Coder, { files, results }: Job): Pick<Coder, 'code'> {
  const byName = new Map<string, FileResult>();
  const resultOf = (source: string): FileResult => {
    // A record of an archive counts for the archive.
    const name = files.find((file) => belongs(bare(source), file.name))?.name ?? bare(source);
    let result = byName.get(name);
    if (!result) {
      result = { name, added: 0, known: 0, events: 0, failures: [], doc: null };
      byName.set(name, result);
      results.push(result);
    }
    return result;
  };
  return {
    async *code(sources, options) {
      for await (const coded of coder.code(sources, options)) {
        const result = resultOf(coded.source);
        if (coded instanceof ReadError) result.failures.push({ code: coded.code, message: coded.message });
        else {
          result[coded.skipped ? 'known' : 'added']++;
          result.events += coded.doc.layers.event.length;
          result.doc ??= { id: coded.doc.id, title: coded.doc.meta.title };
        }
        yield coded;
      }
    },
  };
}

export function importRoutes({ hono, store, coding }: AppContext): Special[] {
  const jobs = new Map<string, Job>();
  let coder: Coder | null = null;
  let queue: Promise<void> = Promise.resolve();

  async function work(job: Job, files: readonly File[]): Promise<void> {
    if (job.abort.signal.aborted) return;
    try {
      coder ??= openCoder(coding);
      job.report = await importSources(store, watched(coder, job), describeRun(coder), sourcesOf(files), {
        signal: job.abort.signal,
        progress: (progress) => {
          job.progress = progress;
        },
        failed: ({ source, code, message }) => job.failures.push({ source: bare(source), code, message }),
      });
      job.state = job.abort.signal.aborted ? 'cancelled' : 'done';
    } catch (error) {
      job.state = 'failed';
      job.error = (error as Error).message;
    }
  }

  const shown = ({ abort: _abort, ...job }: Job) => job;
  const find = (id: string): Job => {
    const job = jobs.get(id.replace(/\.json$/, ''));
    if (!job) throw new NotFound(`no import ${id}; it may have ended long ago`);
    return job;
  };

  hono.post('/import', async (c) => {
    const form = await c.req.parseBody({ all: true });
    const given = form['files'];
    const files = (Array.isArray(given) ? given : [given]).filter(
      (file): file is File => file instanceof File && file.name !== '',
    );
    if (files.length === 0) return c.json({ error: 'no file in the field “files”' }, 400);
    const job: Job = {
      id: randomUUID(),
      state: 'running',
      files: files.map(({ name, size }) => ({ name, size })),
      progress: null,
      failures: [],
      results: [],
      report: null,
      error: null,
      abort: new AbortController(),
    };
    jobs.set(job.id, job);
    for (const old of [...jobs.keys()].slice(0, -JOBS_KEPT)) if (jobs.get(old)!.state !== 'running') jobs.delete(old);
    queue = queue.then(() => work(job, files));
    return c.json(shown(job), 202);
  });
  hono.get('/imports.json', (c) => c.json({ imports: [...jobs.values()].reverse().map(shown) }));
  hono.get('/imports/:id{.+\\.json}', (c) => c.json(shown(find(c.req.param('id')))));
  hono.post('/imports/:id/cancel', (c) => {
    const job = find(c.req.param('id'));
    job.abort.abort();
    if (job.state === 'running') job.state = 'cancelled';
    return c.json(shown(job));
  });

  return [
    {
      described: {
        method: 'post',
        path: '/import',
        summary: 'Upload files (multipart, field “files”); answers with a job',
      },
      close: async () => coder?.close(),
    },
    {
      described: {
        method: 'get',
        path: '/imports.json',
        summary: 'Imports since the server was started, the latest first',
      },
    },
    {
      described: {
        method: 'get',
        path: '/imports/:id.json',
        summary: 'Progress of an import, and what could not be read',
      },
    },
    { described: { method: 'post', path: '/imports/:id/cancel', summary: 'Stop an import; what is in stays' } },
  ];
}
