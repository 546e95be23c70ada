/**
 * What a person names on the command line → the files to read, in order: files, folders (recursively, sorted), globs and
 * `-` for standard input. A path that is not there is a ReadError of its own; the rest goes on.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import glob from 'fast-glob';
import { ReadError } from '../engine/errors.ts';

export interface Source {
  /** As the user named it; a file in a folder is named with the folder. `-` is standard input. */
  path: string;
  size: number | null;
  /** Content that is not on disk: an upload. Without it the path is opened. */
  bytes?: () => AsyncIterable<Uint8Array>;
}

const GLOB_CHARACTERS = /[*?[\]{}]/;

export async function* findSources(paths: readonly string[]): AsyncGenerator<Source | ReadError> {
  for (const path of paths.length === 0 ? ['-'] : paths) {
    if (path === '-' || isAddress(path)) {
      yield { path, size: null };
    } else if (existsSync(path)) {
      const stat = statSync(path);
      if (!stat.isDirectory()) yield { path, size: stat.size };
      else yield* folder(path);
    } else if (GLOB_CHARACTERS.test(path)) {
      const found = (await glob(path, { dot: false, onlyFiles: true })).sort();
      if (found.length === 0) yield new ReadError(path, 'no-match', 'no file matches this pattern');
      for (const file of found) yield { path: file, size: statSync(file).size };
    } else {
      yield new ReadError(path, 'missing', 'no such file or folder');
    }
  }
}

async function* folder(path: string): AsyncGenerator<Source | ReadError> {
  const found = (
    await glob('**/*', { cwd: path, dot: false, onlyFiles: true, absolute: true, followSymbolicLinks: false })
  ).sort();
  if (found.length === 0) yield new ReadError(path, 'empty-folder', 'the folder holds no file');
  const prefix = path.replace(/\/+$/, '');
  for (const file of found) yield { path: `${prefix}/${relative(resolve(path), file)}`, size: statSync(file).size };
}

/** The only thing that ever goes out on the network, and only because a person gave the address. */
function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

async function* fetchBytes(address: string): AsyncGenerator<Uint8Array> {
  const response = await fetch(address, { signal: AbortSignal.timeout(60_000), headers: { 'user-agent': 'entente' } });
  if (!response.ok || !response.body) throw new Error(`the server answered ${response.status} ${response.statusText}`);
  yield* response.body as unknown as AsyncIterable<Uint8Array>;
}

/** `fetch failed` alone says nothing; what is under it does. */
function inWords({ message, cause }: Error): string {
  return cause instanceof Error && cause.message !== '' ? `${message}: ${cause.message}` : message;
}

/** The bytes of a source, as a stream. @throws ReadError if it cannot be opened */
export async function* readBytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    if (isAddress(path)) yield* fetchBytes(path);
    else if (path === '-') yield* process.stdin as AsyncIterable<Uint8Array>;
    else yield* createReadStream(path, { highWaterMark: 1 << 18 });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const why = code === 'EACCES' ? 'permission denied' : code === 'ENOENT' ? 'no such file' : inWords(cause as Error);
    throw new ReadError(path, 'unreadable', why, { cause });
  }
}
