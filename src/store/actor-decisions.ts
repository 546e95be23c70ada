/** People's word on who is who: same, different, unsure. In: decisions that stand. Out: actors that stand for others. */
import { EntenteError } from '../engine/errors.ts';
import { type ActorPair, suggestSame } from '../engine/resolve/same-actor.ts';
import { addActor } from './actor-rows.ts';
import { mergedInto } from './event-rows.ts';
import { actorRoot } from './filter-sql.ts';
import type { Correction } from './judgement.ts';
import type { Store } from './store.ts';

/** @param name what an actor that is not there yet is called */
export function decideActors(
  store: Store,
  kind: 'same' | 'different' | 'unsure',
  one: string,
  other: string,
  reason: string,
  name: string | null = null,
): Omit<Correction, 'by' | 'at'> {
  if (one === other) throw new EntenteError(`${one}: one actor, not two`);
  if (!store.sql('SELECT 1 FROM actor WHERE id = ?').get(one))
    throw new EntenteError(`actor ${one}: not in this project`);
  if (kind === 'same' && mergedInto(store, other) === one) {
    throw new EntenteError(`${other} stands for ${one} already; undo that first, or merge the other way round`);
  }
  addActor(store, { id: other, name: name ?? other, country: null, sectors: [] }, true);
  return { kind, event: '', doc: '', field: one, before: null, after: other, reason };
}

/** Sets who stands for each of `ids`, and carries it into the columns that filters read. */
export function refreshActors(store: Store, ids: readonly string[]): void {
  for (const id of new Set(ids)) {
    const row = store
      .sql(
        "SELECT after FROM correction JOIN step ON step.n = correction.step WHERE correction.kind = 'same' AND field = ? " +
          "AND event = '' AND state = 'done' ORDER BY correction.n DESC LIMIT 1",
      )
      .get(id) as { after: string } | undefined;
    const into = row ? (JSON.parse(row.after) as string) : '';
    store
      .sql('UPDATE actor SET merged = ?, modified = ? WHERE id = ? AND merged <> ?')
      .run(into, store.now(), id, into);
    for (const said of standingFor(store, id)) {
      const now = mergedInto(store, said);
      for (const side of ['actor', 'recipient']) {
        store
          .sql(`UPDATE event SET ${side} = ?, ${side}_root = ?, modified = ? WHERE ${side}_said = ? AND ${side} <> ?`)
          .run(now, actorRoot(now), store.now(), said, now);
      }
    }
  }
}

/** `id` and everybody it stands for, at any remove. */
export function standingFor(store: Store, id: string): string[] {
  return store
    .sql(
      'WITH RECURSIVE held (id) AS (SELECT ? UNION SELECT actor.id FROM actor JOIN held ON actor.merged = held.id) SELECT id FROM held',
    )
    .pluck()
    .all(id) as string[];
}

export interface ActorDecision {
  kind: 'same' | 'different' | 'unsure';
  one: string;
  other: string;
  by: string;
  at: string;
}

/** What people said of pairs of actors, oldest first. */
export function actorDecisions(store: Store): ActorDecision[] {
  const rows = store
    .sql(
      'SELECT correction.kind, field AS one, after AS other, step.by, step.at FROM correction JOIN step ON step.n = correction.step ' +
        "WHERE event = '' AND state = 'done' ORDER BY correction.n",
    )
    .all() as ActorDecision[];
  return rows.map((row) => ({ ...row, other: JSON.parse(row.other) as string }));
}

/** Actors that may be one, likeliest first, for a person to judge: without the pairs somebody judged. */
export function suggestActorPairs(store: Store, limit = 200): ActorPair[] {
  const rows = store
    .sql(
      "SELECT actor.id, actor.name, country, sectors, (SELECT json_group_array(text) FROM alias WHERE alias.actor = actor.id) AS aliases FROM actor WHERE merged = '' ORDER BY actor.id",
    )
    .all() as { id: string; name: string; country: string; sectors: string; aliases: string }[];
  const actors = rows.map((row) => ({
    ...row,
    country: row.country || null,
    sectors: JSON.parse(row.sectors) as string[],
    aliases: JSON.parse(row.aliases) as string[],
  }));
  return suggestSame(actors, new Set(actorDecisions(store).map(({ one, other }) => `${one}\u0000${other}`)), limit);
}
