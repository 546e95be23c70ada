/** Ids that were published once and are gone, so that who copied them can take them out too. */
import type { Tombstone } from '../engine/write/writer.ts';
import type { Store } from './store.ts';

export function bury(store: Store, id: string, kind: string, doc: string, reason: string): void {
  store
    .sql('INSERT OR REPLACE INTO tombstone (id, kind, doc, reason, at) VALUES (?, ?, ?, ?, ?)')
    .run(id, kind, doc, reason, store.now());
}

/** Ids that are gone since a moment, so that who copied the data can take them out too. */
export function tombstones(store: Store, since = ''): Tombstone[] {
  return store
    .sql('SELECT id, kind, doc, reason, at FROM tombstone WHERE at > ? ORDER BY at, id')
    .all(since) as Tombstone[];
}
