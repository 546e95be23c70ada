/**
 * Writes an event as its corrections leave it. In: an id. Out: its row, there, changed, gone or back again, in the incident
 * the engine or a person put it in, and the counts of both incidents.
 */

import { findDocument } from './documents.ts';
import { deleteEvent, insertEvent, readBodies, updateEvent } from './event-rows.ts';
import { assignIncident, countIncidents, forgetReport } from './incidents.ts';
import { judge } from './judgement.ts';
import { placeAct } from './placement.ts';
import { standingCorrections } from './read-corrections.ts';
import type { Store } from './store.ts';

interface Row {
  n: number;
  doc: number;
  incident: number | null;
  home: number | null;
}

/** Writes an event as its corrections leave it: there, changed, or gone. */
export function refreshEvent(store: Store, id: string): void {
  const corrections = standingCorrections(store, id);
  const row = store.sql('SELECT n, doc, incident, home FROM event WHERE id = ?').get(id) as Row | undefined;
  const machine = row ? readBodies(store, row.n).machine : null;
  // Which incident it belongs to is no part of the record.
  const judged = corrections.some(({ kind }) => kind !== 'incident');
  const effective = judged ? judge(machine, corrections) : machine;
  if (!effective) {
    if (row) removeRow(store, id, row);
    return;
  }
  const bodies = { machine, effective: judged ? effective : null };
  if (row) {
    updateEvent(store, row.n, bodies);
    placeAct(store, row.n);
    return;
  }
  const doc = findDocument(store, effective.doc);
  if (!doc) return;
  const n = insertEvent(store, doc, null, bodies);
  store.sql('DELETE FROM tombstone WHERE id = ?').run(id);
  store.sql('UPDATE event SET incident = ? WHERE n = ?').run(assignIncident(store, [effective]), n);
  store.sql('UPDATE document SET events = events + 1, modified = ? WHERE n = ?').run(store.now(), doc.n);
  placeAct(store, n);
}

function removeRow(store: Store, id: string, row: Row): void {
  const { act } = readAct(store, row.n);
  deleteEvent(store, row.n);
  store.sql('UPDATE document SET events = events - 1, modified = ? WHERE n = ?').run(store.now(), row.doc);
  store
    .sql(
      "INSERT OR REPLACE INTO tombstone (id, kind, doc, reason, at) SELECT ?, 'event', id, 'addition taken back', ? FROM document WHERE n = ?",
    )
    .run(id, store.now(), row.doc);
  const incidents = [row.home, row.incident].filter((n) => n !== null);
  for (const n of incidents) forgetReport(store, n, act);
  countIncidents(store, incidents);
}

function readAct(store: Store, n: number): { act: string } {
  const { machine, effective } = readBodies(store, n);
  return (effective ?? machine)!;
}
