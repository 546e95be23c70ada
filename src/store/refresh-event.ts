/**
 * Writes an event as its corrections leave it. In: an id. Out: its row, there, changed, gone or back again, in the incident
 * the engine or a person put it in, and the counts of both incidents.
 */

import { findDocument } from './documents.ts';
import { deleteEvent, insertEvent, readBodies, updateEvent } from './event-rows.ts';
import { assignIncident, countIncidents, forgetReport, writeProfiles } from './incidents.ts';
import { type Correction, judge } from './judgement.ts';
import { readCorrections, standingCorrections } from './read-corrections.ts';
import type { Store } from './store.ts';

/** Writes an event as its corrections leave it: there, changed, or gone. */
export function refreshEvent(store: Store, id: string): void {
  const corrections = standingCorrections(store, id);
  const row = store.sql('SELECT n, act, doc, story, incident FROM event WHERE id = ?').get(id) as
    | { n: number; act: number; doc: number; story: number; incident: number | null }
    | undefined;
  const machine = row ? readBodies(store, row.n).machine : null;
  const effective = corrections.length > 0 ? judge(machine, corrections) : machine;
  if (!effective) {
    if (row) removeRow(store, id, row);
    return;
  }
  const bodies = { machine, effective: corrections.length > 0 ? effective : null };
  if (!row) {
    const doc = findDocument(store, effective.doc);
    if (!doc) return;
    const n = insertEvent(store, doc, null, bodies);
    store.sql('DELETE FROM tombstone WHERE id = ?').run(id);
    store.sql('UPDATE event SET incident = ? WHERE n = ?').run(assignIncident(store, [effective]), n);
    store.sql('UPDATE document SET events = events + 1, modified = ? WHERE n = ?').run(store.now(), doc.n);
  } else {
    updateEvent(store, row.n, bodies);
  }
  placeInIncident(store, id, corrections);
}

function removeRow(store: Store, id: string, row: { n: number; doc: number; incident: number | null }): void {
  const { act } = readAct(store, row.n);
  deleteEvent(store, row.n);
  store.sql('UPDATE document SET events = events - 1, modified = ? WHERE n = ?').run(store.now(), row.doc);
  store
    .sql(
      "INSERT OR REPLACE INTO tombstone (id, kind, doc, reason, at) SELECT ?, 'event', id, 'addition taken back', ? FROM document WHERE n = ?",
    )
    .run(id, store.now(), row.doc);
  if (row.incident !== null) {
    forgetReport(store, row.incident, act);
    countIncidents(store, [row.incident]);
  }
}

function readAct(store: Store, n: number): { act: string } {
  const { machine, effective } = readBodies(store, n);
  return { act: (effective ?? machine)!.act };
}

/** A person's word on which incident an act belongs to goes before the engine's; all rows of the act move. */
function placeInIncident(store: Store, id: string, standing: readonly Correction[]): void {
  const row = store.sql('SELECT n, act, incident FROM event WHERE id = ?').get(id) as {
    n: number;
    act: number;
    incident: number | null;
  };
  const moved = standing.findLast((correction) => correction.kind === 'incident');
  const first = readCorrections(store, "correction.event = ? AND correction.kind = 'incident'", id)[0];
  const target = moved ? (moved.after as string | null) : ((first?.before as string | null | undefined) ?? undefined);
  if (target !== undefined) {
    const at =
      target === null
        ? null
        : (store.sql('SELECT n FROM incident WHERE id = ?').get(target) as { n: number } | undefined);
    const n = at?.n ?? ownIncident(store, id);
    store.sql('UPDATE event SET incident = ? WHERE act = ?').run(n, row.act);
    countIncidents(store, [n, ...(row.incident === null || row.incident === n ? [] : [row.incident])], {
      keepEmpty: true,
    });
  } else if (row.incident !== null) {
    countIncidents(store, [row.incident]);
  }
}

/** An incident that holds one act because a person said so: no report is drawn into it. */
function ownIncident(store: Store, event: string): number {
  const id = `inc_${event.slice(3)}`;
  const there = store.sql('SELECT n FROM incident WHERE id = ?').get(id) as { n: number } | undefined;
  if (there) return there.n;
  const { lastInsertRowid } = store
    .sql(
      'INSERT INTO incident (id, type, day, profiles, reports, documents, publishers, stories, modified) SELECT ?, type, day, ?, 0, 0, 0, 0, ? FROM event WHERE id = ?',
    )
    .run(id, writeProfiles([]), store.now(), event);
  return Number(lastInsertRowid);
}
