/** What actors are called, by id: for pages that show who without the events they stand in. */
import type { Store } from './store.ts';

/** Those the project knows; the rest are left out. */
export function actorNames(store: Store, ids: readonly string[]): Record<string, string> {
  const rows = store
    .sql('SELECT id, name FROM actor WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(ids)) as { id: string; name: string }[];
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
