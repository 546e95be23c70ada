/**
 * Which incident an act stands in: the engine's grouping, with people's word laid over it. In: an event's row number. Out:
 * all rows of its act in the incident that the last word which stands puts them in, or else where the engine had them.
 *
 * `event.home` keeps the engine's incident while somebody holds the act elsewhere, so that taking their word back, in
 * whatever order and however often, leads to the grouping there was. What has neither reports nor acts at home is gone.
 */
import { countIncidents, writeProfiles } from './incidents.ts';
import type { Store } from './store.ts';

/** The field of a move that follows from a merge of actors (regroup.ts) and is nobody's word on the report itself. */
export const REGROUPED = 'actors';

export function placeAct(store: Store, n: number): void {
  const row = store.sql('SELECT act, incident, home FROM event WHERE n = ?').get(n) as {
    act: number;
    incident: number;
    home: number | null;
  };
  const home = row.home ?? row.incident;
  const word = lastWord(store, row.act);
  const at = word === null ? home : incidentOf(store, word);
  if (at !== row.incident || row.home !== null) {
    store.sql('UPDATE event SET incident = ?, home = ? WHERE act = ?').run(at, at === home ? null : home, row.act);
  }
  countIncidents(store, [row.incident, home, at]);
}

interface Word {
  event: string;
  /** An incident's id; null for one of its own. */
  to: string | null;
}

/** The last decision that stands on any row of the act. */
function lastWord(store: Store, act: number): Word | null {
  const rows = store
    .sql(
      'SELECT correction.kind, correction.event, correction.field, correction.after FROM event ' +
        'JOIN correction ON correction.event = event.id JOIN step ON step.n = correction.step ' +
        "WHERE event.act = ? AND step.state = 'done' AND correction.kind IN ('incident', 'reset') ORDER BY correction.n",
    )
    .all(act) as { kind: 'incident' | 'reset'; event: string; field: string; after: string }[];
  let words: (Word & { field: string })[] = [];
  for (const { kind, event, field, after } of rows) {
    // A reset gives the event back to the engine; merged actors stay one.
    if (kind === 'reset') words = words.filter((word) => word.event !== event || word.field === REGROUPED);
    else words.push({ event, field, to: JSON.parse(after) as string | null });
  }
  return words.at(-1) ?? null;
}

/** @returns its row number; it is made anew if everybody had left it */
function incidentOf(store: Store, { event, to }: Word): number {
  const id = to ?? `inc_${event.slice(3)}`;
  const there = store.sql('SELECT n FROM incident WHERE id = ?').get(id) as { n: number } | undefined;
  if (there) return there.n;
  // Without profiles: it holds what a person says it does, and no report is drawn into it.
  const { lastInsertRowid } = store
    .sql(
      'INSERT INTO incident (id, type, day, profiles, reports, documents, publishers, stories, modified) SELECT ?, type, day, ?, 0, 0, 0, 0, ? FROM event WHERE id = ?',
    )
    .run(id, writeProfiles([]), store.now(), event);
  return Number(lastInsertRowid);
}
