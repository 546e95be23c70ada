/** An open project: the connection every function of this folder takes as its first argument. */
import type { Statement } from 'better-sqlite3';
import { type Database, explain, type OpenMode, openDatabase } from './sqlite.ts';

export interface Store {
  readonly path: string;
  readonly db: Database;
  /** Prepares once and keeps: the same text is the same statement. */
  sql(text: string): Statement<unknown[], unknown>;
  /**
   * What `make` gave the last time it was asked under `key`, unless the project has changed since, through this connection
   * or another: totals over a million events take seconds, and a page asks for the same ones again and again.
   */
  remember<T>(key: string, make: () => T): T;
  /** All of `act` or nothing of it, waiting for another writer at most a few seconds. */
  transaction<T>(act: () => T): T;
  /** ISO date-time; tests hand in their own. */
  now(): string;
  close(): void;
}

/** Statements kept at a time: filters make ever new ones in a server that runs for days. */
const MOST_KEPT = 500;
/** Answers kept at a time: filters come and go, and old ones are not asked again. */
const MOST_REMEMBERED = 200;

/**
 * @throws EntenteError exit 4 if the project is locked or from a newer version, 2 if it is not there or not a project
 */
export function openStore(
  path: string,
  mode: OpenMode = 'write',
  now: () => string = () => new Date().toISOString(),
): Store {
  const db = openDatabase(path, mode);
  const remembered = new Map<string, unknown>();
  let rememberedAt = '';
  const kept = new Map<string, Statement<unknown[], unknown>>();
  return {
    path,
    db,
    now,
    sql(text) {
      let statement = kept.get(text);
      if (!statement) {
        if (kept.size >= MOST_KEPT) kept.clear();
        statement = db.prepare<unknown[], unknown>(text);
        kept.set(text, statement);
      }
      return statement;
    },
    remember<T>(key: string, make: () => T): T {
      const version = `${db.pragma('data_version', { simple: true })} ${db.prepare('SELECT total_changes()').pluck().get()}`;
      if (version !== rememberedAt || remembered.size >= MOST_REMEMBERED) remembered.clear();
      rememberedAt = version;
      if (!remembered.has(key)) remembered.set(key, make());
      return remembered.get(key) as T;
    },
    transaction(act) {
      if (db.inTransaction) return act();
      try {
        return db.transaction(act).immediate();
      } catch (error) {
        throw explain(path, error);
      }
    },
    close() {
      if (!db.open) return;
      if (mode !== 'read') db.pragma('optimize');
      db.close();
    },
  };
}
