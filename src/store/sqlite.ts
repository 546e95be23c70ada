/**
 * Opens the one SQLite file a project is. In: a path. Out: a connection with the newest schema, or an EntenteError that
 * says what is wrong and what to do: locked and newer are exit 4, as in the contract.
 *
 * WAL, so that the workbench reads while an import writes; `synchronous = NORMAL` loses nothing when a process is killed.
 */
import { closeSync, existsSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Database } from 'better-sqlite3';
import { EntenteError } from '../engine/errors.ts';
import { MIGRATIONS } from './migrations.ts';

export type { Database } from 'better-sqlite3';

/** "Ente" in ASCII: tells a project from any other SQLite file. */
const APPLICATION_ID = 0x456e7465;
/** How long a connection waits for another to finish a transaction before it gives up. */
const BUSY_MILLISECONDS = 5_000;

export type OpenMode =
  /** Makes the file if it is not there. */
  'create' | 'write' | 'read';

/**
 * better-sqlite3 13 ends an older Node with a segmentation fault and no word (WiseLibs/better-sqlite3#1514), and the
 * blobs need zstd, which came with 22.15: so the check comes before the module is loaded.
 */
export function requireNode(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 15)) {
    throw new EntenteError(
      `projects need Node 22.15 or newer, and this is ${version}; start Entente with its own launcher, or update Node`,
      3,
    );
  }
}

function loadDriver(): typeof import('better-sqlite3') {
  requireNode();
  try {
    return createRequire(import.meta.url)('better-sqlite3') as typeof import('better-sqlite3');
  } catch (cause) {
    throw new EntenteError('better-sqlite3 is not installed; run the set-up: npm run setup', 3, { cause });
  }
}

export function openDatabase(path: string, mode: OpenMode): Database {
  const there = existsSync(path);
  if (!there && mode !== 'create') {
    throw new EntenteError(`${path}: no project here; make one with: entente import PATH --project ${path}`);
  }
  const Driver = loadDriver();
  return explained(path, () => {
    // A project may hold confidential documents: nobody else on the machine reads it. SQLite gives its WAL the same mode.
    if (!there) closeSync(openSync(path, 'a', 0o600));
    const db = new Driver(path, { timeout: BUSY_MILLISECONDS });
    try {
      prepare(db, path);
      if (mode === 'read') db.pragma('query_only = 1');
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  });
}

function prepare(db: Database, path: string): void {
  checkIdentity(db, path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  // 16 MiB of changes between checkpoints: an import waits for the disk a quarter as often.
  db.pragma('wal_autocheckpoint = 4000');
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -65536');
  if (version(db) < MIGRATIONS.length) migrate(db, path);
}

function version(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

function checkIdentity(db: Database, path: string): void {
  const id = db.pragma('application_id', { simple: true }) as number;
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (id !== APPLICATION_ID && tables > 0) {
    throw new EntenteError(`${path}: a database, and not an Entente project; choose another --project`);
  }
  if (version(db) > MIGRATIONS.length) {
    throw new EntenteError(
      `${path}: written by a newer Entente (format ${version(db)}, this one knows ${MIGRATIONS.length}); update Entente`,
      4,
    );
  }
}

/** Each migration is a transaction of its own: a kill in between leaves a project that the next start takes further. */
function migrate(db: Database, path: string): void {
  for (const [index, sql] of MIGRATIONS.entries()) {
    db.transaction(() => {
      // Another process may have got here first.
      checkIdentity(db, path);
      if (version(db) > index) return;
      db.exec(sql);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${index + 1}`);
    }).exclusive();
  }
}

/** Runs `act` and turns the driver's errors into words: what happened, and what to do. */
export function explained<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw explain(path, error);
  }
}

export function explain(path: string, error: unknown): unknown {
  const code = (error as { code?: string }).code ?? '';
  const message = error instanceof Error ? error.message : String(error);
  const say = (text: string, exit: 2 | 3 | 4) => new EntenteError(`${path}: ${text}`, exit, { cause: error });
  if (error instanceof EntenteError) return error;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return say('another process is writing to this project; wait until it is done, or choose another --project', 4);
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || /no space left|disk is full|disk I\/O/i.test(message)) {
    return say(
      'the disk is full or cannot be written; what was finished is kept: make room and run the same command again',
      3,
    );
  }
  if (code === 'SQLITE_NOTADB') return say('not a database; choose another --project', 2);
  if (code.startsWith('SQLITE_CORRUPT')) {
    return say(`the database is damaged (${message}); restore a copy, or import into a new --project`, 3);
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'EACCES' || code === 'ENOENT' || code === 'EISDIR') {
    return say(`cannot be opened (${message}); check that the folder is there and may be written`, 2);
  }
  if (code.startsWith('SQLITE_READONLY')) return say('may only be read; check its permissions', 2);
  return error;
}
