/** Who acts in a project, and under which wordings: kept as events come and go. In: events as the engine coded them. */
import type { Event, EventActor } from '../engine/event.ts';
import { slugOfName } from '../engine/resolve/same-actor.ts';
import type { Store } from './store.ts';

/** @param by 1 as events come, -1 as they go */
export function rememberActors(store: Store, events: readonly Event[], by: 1 | -1): void {
  const counted = new Map<string, { actor: EventActor; count: number }>();
  for (const event of events) {
    for (const actor of [event.actor, event.recipient]) {
      const id = actor && slugOfName(actor);
      if (!id) continue;
      const key = `${id}\u0000${actor.text}`;
      const entry = counted.get(key);
      if (entry) entry.count++;
      else counted.set(key, { actor: { ...actor, id }, count: 1 });
    }
  }
  for (const { actor, count } of counted.values()) {
    if (by === 1) addActor(store, actor);
    store
      .sql(
        'INSERT INTO alias (actor, text, count) VALUES (?, ?, ?) ON CONFLICT (actor, text) DO UPDATE SET count = count + excluded.count',
      )
      .run(actor.id, actor.text, by * count);
    if (by === -1) store.sql('DELETE FROM alias WHERE actor = ? AND text = ? AND count <= 0').run(actor.id, actor.text);
  }
}

/** The first to name an actor says what it is called; a person's own name for it is never overwritten. */
export function addActor(
  store: Store,
  actor: { id: string | null; name: string; country: string | null; sectors: readonly string[] },
  added = false,
): void {
  store
    .sql('INSERT OR IGNORE INTO actor (id, name, country, sectors, added, modified) VALUES (?, ?, ?, ?, ?, ?)')
    .run(actor.id, actor.name, actor.country ?? '', JSON.stringify(actor.sectors), added ? 1 : 0, store.now());
}
