/**
 * Which run made what, which files have been read, who is importing now. In: the key of a run, paths with size and time.
 * Out: what is new, what changed, what may be left alone.
 */
import { hostname } from 'node:os';
import { EntenteError } from '../engine/errors.ts';
import type { Store } from './store.ts';

export interface Run {
  key: string;
  engine: string;
  model: string;
  knowledge: string;
  ontology: string;
  options: Record<string, unknown>;
}

/** @returns the run's row number; the same key is the same run, whenever it is taken up again */
export function useRun(store: Store, run: Run): number {
  const now = store.now();
  store
    .sql(
      'INSERT INTO run (key, engine, model, knowledge, ontology, options, started, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ' +
        'ON CONFLICT (key) DO UPDATE SET used = excluded.used',
    )
    .run(run.key, run.engine, run.model, run.knowledge, run.ontology, JSON.stringify(run.options), now, now);
  return store.sql('SELECT n FROM run WHERE key = ?').pluck().get(run.key) as number;
}

/** Key of the run that coded a document. */
export function runOf(store: Store, doc: string): string | null {
  const key = store
    .sql('SELECT run.key FROM document JOIN run ON run.n = document.run WHERE document.id = ?')
    .pluck()
    .get(doc);
  return (key as string | undefined) ?? null;
}

/** Documents that another run than this one has coded, in the order they came in. */
export function staleDocuments(store: Store, run: number): string[] {
  return store.sql('SELECT id FROM document WHERE run <> ? ORDER BY n').pluck().all(run) as string[];
}

export function countStale(store: Store, run: number): number {
  return store.sql('SELECT count(*) FROM document WHERE run <> ?').pluck().get(run) as number;
}

/** Statistics for the query planner, taken of samples, and the log written back into the file. */
export function finishImport(store: Store): void {
  store.db.pragma('optimize = 0x10002');
  store.db.pragma('wal_checkpoint(PASSIVE)');
}

/** With how many documents each has coded, oldest first. */
export function listRuns(store: Store): (Run & { documents: number; started: string; used: string })[] {
  const rows = store
    .sql(
      'SELECT key, engine, model, knowledge, ontology, options, started, used, ' +
        '(SELECT count(*) FROM document WHERE document.run = run.n) AS documents FROM run ORDER BY n',
    )
    .all() as (Run & { options: string | Record<string, unknown>; documents: number; started: string; used: string })[];
  return rows.map((row) => ({ ...row, options: JSON.parse(String(row.options)) as Record<string, unknown> }));
}

export interface FileState {
  n: number;
  size: number | null;
  mtime: number | null;
  /** `done`, `partial` (some records could not be read) or `failed`; `open` while an import is at it. */
  state: 'open' | 'done' | 'partial' | 'failed';
}

export function readFileState(store: Store, path: string): FileState | null {
  return (
    (store.sql('SELECT n, size, mtime, state FROM file WHERE path = ?').get(path) as FileState | undefined) ?? null
  );
}

/** Before its first document is written: a kill from here on leaves `open`, and the next import reads it again. */
export function openFile(store: Store, path: string): number {
  store
    .sql(
      "INSERT INTO file (path, state, seen) VALUES (?, 'open', ?) ON CONFLICT (path) DO UPDATE SET state = 'open', seen = excluded.seen",
    )
    .run(path, store.now());
  const n = store.sql('SELECT n FROM file WHERE path = ?').pluck().get(path) as number;
  store.sql('DELETE FROM failure WHERE file = ?').run(n);
  return n;
}

export function closeFile(
  store: Store,
  n: number,
  run: number,
  stat: { size: number | null; mtime: number | null },
  state: FileState['state'],
): void {
  store
    .sql('UPDATE file SET size = ?, mtime = ?, run = ?, state = ?, seen = ? WHERE n = ?')
    .run(stat.size, stat.mtime, run, state, store.now(), n);
}

export interface Failure {
  source: string;
  code: string;
  message: string;
}

export function addFailure(store: Store, file: number, failure: Failure): void {
  store
    .sql('INSERT INTO failure (file, source, code, message, at) VALUES (?, ?, ?, ?, ?)')
    .run(file, failure.source, failure.code, failure.message, store.now());
}

/** What could not be read, with reason and place, by file. */
export function listFailures(store: Store): (Failure & { path: string; at: string })[] {
  return store
    .sql(
      'SELECT file.path, failure.source, failure.code, failure.message, failure.at FROM failure JOIN file ON file.n = failure.file ORDER BY file.path, failure.n',
    )
    .all() as (Failure & { path: string; at: string })[];
}

/** A path or address the document's bytes came from. */
export function addSource(store: Store, doc: number, file: number, name: string): boolean {
  return (
    store
      .sql('INSERT OR IGNORE INTO source (doc, file, name, at) VALUES (?, ?, ?, ?)')
      .run(doc, file, name, store.now()).changes > 0
  );
}

/** An import that has not been heard of for so long is dead, even if another process has its number by now. */
const SILENCE = 120_000;

/**
 * One import at a time: two would code the same documents twice, and each would wait for the other.
 *
 * @returns a function to call now and then so that others know this one is alive, and one that ends it
 * @throws EntenteError exit 4 if another import is at work
 */
export function claimImport(store: Store): { beat(): void; release(): void } {
  store.transaction(() => {
    const held = store.sql('SELECT pid, host, started, beat FROM importing').get() as
      | { pid: number; host: string; started: string; beat: string }
      | undefined;
    if (held && isAlive(held)) {
      throw new EntenteError(
        `${store.path}: another import is at work on this project (process ${held.pid} on ${held.host}, since ${held.started}); wait until it is done`,
        4,
      );
    }
    const now = new Date().toISOString();
    store
      .sql('INSERT OR REPLACE INTO importing (one, pid, host, started, beat) VALUES (1, ?, ?, ?, ?)')
      .run(process.pid, hostname(), now, now);
  });
  return {
    beat: () =>
      void store.sql('UPDATE importing SET beat = ? WHERE pid = ?').run(new Date().toISOString(), process.pid),
    release: () => void store.sql('DELETE FROM importing WHERE pid = ?').run(process.pid),
  };
}

function isAlive({ pid, host, beat }: { pid: number; host: string; beat: string }): boolean {
  if (Date.now() - Date.parse(beat) > SILENCE) return false;
  if (host !== hostname()) return true;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
