/**
 * What an import has to do. In: sources as a person named them. Out: files to open, in order, without those that are as they
 * were; what could not be found keeps its place, so that failures are told in the order of the command.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ReadError } from '../engine/errors.ts';
import type { StoredDocument } from '../store/documents.ts';
import { readFileState } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import { readBytes, type Source } from './sources.ts';

export interface OpenFile {
  source: Source;
  path: string;
  n: number | null;
  documents: StoredDocument[];
  failures: number;
  /** Bytes read so far. */
  read: number;
}

/** What there is to do, known beforehand so that progress has an end. Failures to find a path keep their place. */
export async function planImport(
  store: Store,
  sources: AsyncIterable<Source | ReadError>,
  recode: boolean,
  report: { files: number; unchanged: number },
): Promise<(OpenFile | ReadError)[]> {
  const todo: (OpenFile | ReadError)[] = [];
  const seen = new Set<string>();
  const own = new Set(['', '-wal', '-shm', '-journal'].map((suffix) => resolve(store.path) + suffix));
  for await (const source of sources) {
    if (source instanceof ReadError) {
      todo.push(source);
      continue;
    }
    const path = identity(source.path);
    if (own.has(path) || seen.has(path)) continue;
    seen.add(path);
    report.files++;
    const state = readFileState(store, path);
    const stat = statOf(source.path);
    if (
      !recode &&
      state?.state === 'done' &&
      stat.mtime !== null &&
      state.mtime === stat.mtime &&
      state.size === stat.size
    )
      report.unchanged++;
    else todo.push({ source, path, n: null, documents: [], failures: 0, read: 0 });
  }
  return todo;
}

/** A file by where it lies, whatever the working folder; standard input and addresses by their name. */
function identity(path: string): string {
  return isPlace(path) ? resolve(path) : path;
}

/** A file of this machine: no standard input, no address, nothing that was uploaded under a name. */
export function isPlace(path: string): boolean {
  return path !== '-' && !/^[a-z][a-z\d+.-]+:/i.test(path);
}

export function statOf(path: string): { size: number | null; mtime: number | null } {
  if (!isPlace(path)) return { size: null, mtime: null };
  const stat = statSync(path, { throwIfNoEntry: false });
  return { size: stat?.size ?? null, mtime: stat?.mtimeMs ?? null };
}

/** The sources to read, each counting what is read of it: an archive of a million pages has progress too. */
export async function* feed(
  todo: readonly (OpenFile | ReadError)[],
  count: (bytes: number) => void,
): AsyncGenerator<Source | ReadError> {
  for (const item of todo) {
    if (item instanceof ReadError || item.source.size === null) {
      yield item instanceof ReadError ? item : item.source;
      continue;
    }
    const { source } = item;
    async function* bytes(file: OpenFile): AsyncGenerator<Uint8Array> {
      for await (const chunk of source.bytes?.() ?? readBytes(source.path)) {
        file.read += chunk.length;
        count(chunk.length);
        yield chunk;
      }
    }
    yield { ...source, bytes: () => bytes(item) };
  }
}

/** `a.zip!b.txt` and `a.jsonl:17` belong to their container. */
export function belongs(source: string, path: string): boolean {
  return source === path || (source.startsWith(path) && /^[!:#]/.test(source.slice(path.length)));
}
