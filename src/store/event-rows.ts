/**
 * One event ⇄ its rows: the narrow row that filters and sorts read, the packed record, places, who says so, and the words
 * of the full-text index. In: the effective event (with corrections) beside what the engine coded.
 */
import type { Event, EventActor, EventAttribution } from '../engine/event.ts';
import { slugOfName } from '../engine/resolve/same-actor.ts';
import { actorRoot, nameKey } from './filter-sql.ts';
import { packEvent, unpackEvent } from './packing.ts';
import type { Store } from './store.ts';

export interface EventRow {
  n: number;
  doc: number;
  story: number;
  actor: string;
  actor_said: string;
  recipient: string;
  recipient_said: string;
  incident: number | null;
  review: string;
  live: number;
}

export interface EventBodies {
  /** What the engine coded; null where a person added the event. */
  machine: Event | null;
  /** With corrections; null where there are none. */
  effective: Event | null;
}

/** Live: what is listed, counted and analysed. */
function isLive(event: Event): 0 | 1 {
  return event.review?.state === 'rejected' || event.review?.state === 'orphaned' ? 0 : 1;
}

function columns(store: Store, event: Event): unknown[] {
  const actor = (event.actor && slugOfName(event.actor)) ?? '';
  const recipient = (event.recipient && slugOfName(event.recipient)) ?? '';
  const actorNow = mergedInto(store, actor);
  const recipientNow = mergedInto(store, recipient);
  return [
    event.trigger.start,
    event.type,
    event.subtype ?? '',
    event.plover ?? '',
    event.modes.length > 0 ? ` ${event.modes.join(' ')} ` : '',
    event.quad ?? 0,
    event.goldstein,
    actorNow,
    actorRoot(actorNow),
    actor,
    recipientNow,
    actorRoot(recipientNow),
    recipient,
    event.date?.earliest ?? '',
    event.date?.latest ?? event.date?.earliest ?? '',
    event.date?.precision ?? '',
    event.published ?? '',
    event.publisher ?? '',
    event.status,
    event.confidence,
    event.review?.state ?? '',
    isLive(event),
    store.now(),
  ];
}

const COLUMN_NAMES =
  'start, type, subtype, plover, modes, quad, goldstein, actor, actor_root, actor_said, recipient, recipient_root, ' +
  'recipient_said, day, day_end, precision, published, publisher, status, confidence, review, live, modified';
const COLUMN_MARKS = COLUMN_NAMES.replace(/\w+/g, '?');
const COLUMN_SETS = COLUMN_NAMES.replace(/\w+/g, '$& = ?');

/** Follows people's merges: who stands for `id` now. */
export function mergedInto(store: Store, id: string): string {
  let now = id;
  // A merge that goes in a ring is refused when it is made; the bound is for a file somebody edited by hand.
  for (let hop = 0; hop < 50 && now !== ''; hop++) {
    const row = store.sql('SELECT merged FROM actor WHERE id = ?').get(now) as { merged: string } | undefined;
    if (!row || row.merged === '') break;
    now = row.merged;
  }
  return now;
}

/** @param act the row number of the first row of the same act, or null if this is it */
export function insertEvent(
  store: Store,
  doc: { n: number; story: number },
  act: number | null,
  bodies: EventBodies,
): number {
  const event = (bodies.effective ?? bodies.machine)!;
  const { lastInsertRowid } = store
    .sql(`INSERT INTO event (id, act, doc, story, ${COLUMN_NAMES}) VALUES (?, ?, ?, ?, ${COLUMN_MARKS})`)
    .run(event.id, act ?? 0, doc.n, doc.story, ...columns(store, event));
  const n = Number(lastInsertRowid);
  if (act === null) store.sql('UPDATE event SET act = n WHERE n = ?').run(n);
  store
    .sql('INSERT INTO event_body (n, machine, effective) VALUES (?, ?, ?)')
    .run(n, bodies.machine && packEvent(bodies.machine), bodies.effective && packEvent(bodies.effective));
  insertParts(store, n, event);
  return n;
}

/** Writes anew what depends on the event's content; its number, act and incident stay. */
export function updateEvent(store: Store, n: number, bodies: EventBodies): void {
  const event = (bodies.effective ?? bodies.machine)!;
  store.sql(`UPDATE event SET id = ?, ${COLUMN_SETS} WHERE n = ?`).run(event.id, ...columns(store, event), n);
  store
    .sql('UPDATE event_body SET machine = ?, effective = ? WHERE n = ?')
    .run(bodies.machine && packEvent(bodies.machine), bodies.effective && packEvent(bodies.effective), n);
  deleteParts(store, n);
  insertParts(store, n, event);
}

export function deleteEvent(store: Store, n: number): void {
  deleteParts(store, n);
  store.sql('DELETE FROM event WHERE n = ?').run(n);
}

function deleteParts(store: Store, n: number): void {
  store.sql('DELETE FROM event_place WHERE event = ?').run(n);
  store.sql('DELETE FROM event_said WHERE event = ?').run(n);
  store.sql('DELETE FROM event_search WHERE rowid = ?').run(n);
}

function insertParts(store: Store, n: number, event: Event): void {
  for (const [ord, place] of event.places.entries()) {
    store
      .sql(
        'INSERT INTO event_place (event, ord, role, name, name_key, admin1_key, country, geonames, lat, lon, precision) ' +
          'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        n,
        ord,
        place.role,
        place.name,
        nameKey(place.name),
        nameKey(place.admin1 ?? ''),
        place.country ?? '',
        place.geonames,
        place.lat,
        place.lon,
        place.precision,
      );
  }
  insertSaid(store, 'event', n, event.attribution);
  store
    .sql('INSERT INTO event_search (rowid, words, who) VALUES (?, ?, ?)')
    .run(n, event.evidence.text, [event.actor, event.recipient].flatMap(names).join(' '));
}

function names(actor: EventActor | null): string[] {
  return actor ? [...new Set([actor.name, actor.text, actor.person ?? ''])].filter(Boolean) : [];
}

export function insertSaid(
  store: Store,
  owner: 'event' | 'claim',
  n: number,
  chain: readonly EventAttribution[],
): void {
  for (const [ord, link] of chain.entries()) {
    store
      .sql(
        `INSERT INTO ${owner}_said (${owner}, ord, kind, source_key, actor, actor_root, stance) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        n,
        ord,
        link.kind,
        nameKey(link.source ?? ''),
        link.actor ?? '',
        link.actor ? actorRoot(link.actor) : '',
        link.stance,
      );
  }
}

export function readBodies(store: Store, n: number): EventBodies {
  const row = store.sql('SELECT machine, effective FROM event_body WHERE n = ?').get(n) as
    | { machine: Buffer | null; effective: Buffer | null }
    | undefined;
  return {
    machine: row?.machine ? unpackEvent(row.machine) : null,
    effective: row?.effective ? unpackEvent(row.effective) : null,
  };
}
