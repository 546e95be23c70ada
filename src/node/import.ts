/**
 * Reads and codes sources into a project. In: an open store, a coder, sources. Out: a report of what became of each; and
 * on the way, progress.
 *
 * What is done is never done again: a file whose size and time are as they were is not opened, a document whose bytes are
 * there is not coded. Documents go in by batches, a transaction each with the state of their file, so that a kill at any
 * moment leaves a project that the same command takes up where it was: nothing lost, nothing twice.
 */
import { ReadError } from '../engine/errors.ts';
import { findDocument, insertDocument, type StoredDocument } from '../store/documents.ts';
import { recodeDocument, replaceFormer } from '../store/recode.ts';
import {
  addFailure,
  addSource,
  closeFile,
  countStale,
  finishImport,
  openFile,
  type Run,
  useRun,
} from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import type { Coded, Coder } from './code.ts';
import { type Batch, createBatch, holdImport } from './import-batch.ts';
import { belongs, feed, isPlace, type OpenFile, planImport, statOf } from './import-plan.ts';
import type { Source } from './sources.ts';

export interface ImportOptions {
  /** Codes documents of an earlier run again, with the present engine, model and knowledge. */
  recode?: boolean;
  signal?: AbortSignal;
  progress?(progress: ImportProgress): void;
  /** Told of each failure as it happens. */
  failed?(failure: ReadError): void;
}

export interface ImportProgress {
  files: { done: number; total: number };
  bytes: { done: number; total: number };
  documents: number;
  events: number;
  failures: number;
}

export interface ImportReport {
  files: number;
  /** Files that are as they were at the last import. */
  unchanged: number;
  /** Documents that were not there before. */
  added: number;
  /** Documents that were there already; `sources` of them came from a path that is new. */
  known: number;
  sources: number;
  /** Documents that tell what an earlier one tells, in mostly the same words. */
  copies: number;
  recoded: number;
  /** Documents of the project that another engine, model or knowledge has coded: `--recode` codes them again. */
  stale: number;
  /** Documents whose file now holds other bytes. */
  replaced: number;
  events: number;
  failures: { source: string; code: string; message: string }[];
  aborted: boolean;
}

export function emptyReport(): ImportReport {
  return {
    files: 0, unchanged: 0, added: 0, known: 0, sources: 0, copies: 0, recoded: 0, stale: 0, replaced: 0, events: 0, failures: [], aborted: false,
  }; // biome-ignore format: a record
}

export async function importSources(
  store: Store,
  coder: Pick<Coder, 'code'>,
  run: Run,
  sources: AsyncIterable<Source | ReadError>,
  { recode = false, signal, progress, failed }: ImportOptions = {},
): Promise<ImportReport> {
  const release = holdImport(store);
  const report = emptyReport();
  try {
    const runN = store.transaction(() => useRun(store, run));
    const batch = createBatch(store);
    const todo = await planImport(store, sources, recode, report);
    const bytes = {
      done: 0,
      total: todo.reduce((sum, item) => sum + (item instanceof ReadError ? 0 : (item.source.size ?? 0)), 0),
    };
    const total = todo.length;
    const queue = todo.filter((item): item is OpenFile => !(item instanceof ReadError));
    let done = 0;
    const tell = () =>
      progress?.({
        files: { done, total },
        bytes,
        documents: report.added + report.known + report.recoded,
        events: report.events,
        failures: report.failures.length,
      });
    const finish = (file: OpenFile) => {
      done++;
      // What a reader left unread at the end of a file counts as done.
      bytes.done += Math.max(0, (file.source.size ?? 0) - file.read);
      batch.add(() => finishFile(store, file, runN, report));
    };
    const known = (id: string): boolean => {
      const document = findDocument(store, id);
      return document !== null && (!recode || document.run === runN);
    };
    tell();
    try {
      for await (const coded of coder.code(
        feed(todo, (read) => (bytes.done += read)),
        { skip: known, ...(signal ? { signal } : {}) },
      )) {
        if (signal?.aborted) break;
        const from = coded.source;
        // Results come in the order of the files: one that belongs to a later file ends those before it.
        const at = queue.findIndex((file) => belongs(from, file.source.path));
        for (const file of at > 0 ? queue.splice(0, at) : []) finish(file);
        const file = at < 0 ? null : queue[0]!;
        if (coded instanceof ReadError) {
          if (!file) done++;
          report.failures.push({ source: coded.source, code: coded.code, message: coded.message });
          failed?.(coded);
          if (file) batch.add(() => writeFailure(store, file, coded));
        } else {
          batch.add(() => writeDocument(store, file, coded, runN, recode, report));
        }
        batch.flushIfDue();
        tell();
      }
    } catch (error) {
      flushQuietly(batch);
      throw error;
    }
    report.aborted = signal?.aborted ?? false;
    if (!report.aborted) for (const file of queue.splice(0)) finish(file);
    batch.flush();
    report.stale = countStale(store, runN);
    finishImport(store);
    tell();
    return report;
  } finally {
    release();
  }
}

/** What is done is kept when the rest cannot go on; if it cannot be kept either, the first error is the one to tell. */
function flushQuietly(batch: Batch): void {
  try {
    batch.flush();
  } catch {
    // The disk is full, or the project held: the same command goes on from the batch before.
  }
}

function fileNumber(store: Store, file: OpenFile): number {
  file.n ??= openFile(store, file.path);
  return file.n;
}

function writeFailure(store: Store, file: OpenFile, failure: ReadError): void {
  file.failures++;
  addFailure(store, fileNumber(store, file), failure);
}

function writeDocument(
  store: Store,
  file: OpenFile | null,
  { doc, skipped }: Coded,
  run: number,
  recode: boolean,
  report: ImportReport,
): void {
  const there = findDocument(store, doc.id);
  let stored: StoredDocument;
  if (!there) {
    // Skipped, and gone since: somebody took it out meanwhile. The next import finds it.
    if (skipped) return;
    stored = insertDocument(store, doc, run);
    report.added++;
    report.events += doc.layers.event.length;
    if (stored.story !== stored.n) report.copies++;
  } else if (recode && !skipped && there.run !== run) {
    recodeDocument(store, there, doc, run);
    stored = { ...there, run };
    report.recoded++;
    report.events += doc.layers.event.length;
  } else {
    stored = there;
    report.known++;
  }
  if (!file) return;
  file.documents.push(stored);
  const fresh = addSource(store, stored.n, fileNumber(store, file), doc.meta.source ?? file.source.path);
  if (there && fresh) report.sources++;
}

function finishFile(store: Store, file: OpenFile, run: number, report: ImportReport): void {
  const n = fileNumber(store, file);
  report.replaced += replaceGone(store, file, n);
  const state = file.failures === 0 ? 'done' : file.documents.length > 0 ? 'partial' : 'failed';
  closeFile(store, n, run, statOf(file.source.path), state);
}

/**
 * A file of one document that holds another document now was edited: the old one goes, its judgements come along. What a
 * feed or an archive no longer holds stays: it was read once, and that is what archives are for.
 */
function replaceGone(store: Store, file: OpenFile, n: number): number {
  const [now, ...more] = file.documents;
  if (
    !now ||
    more.length > 0 ||
    file.failures > 0 ||
    !isPlace(file.path) ||
    /\.(xml|rss|atom|rdf|jsonl|ndjson|zip|gz|tgz|tar|warc|csv|tsv)$/i.test(file.path)
  )
    return 0;
  return replaceFormer(store, n, now);
}
