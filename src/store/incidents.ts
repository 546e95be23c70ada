/**
 * Incidents in the database: each act joins the event of the world it reports, or founds one. The judging is the engine's
 * (resolve/same-event.ts); here is where incidents are looked up by their keys, counted and kept under their ids.
 */
import type { Event } from '../engine/event.ts';
import { hashId } from '../engine/ids.ts';
import { type Report, reportOf } from '../engine/resolve/report.ts';
import { agreement, blockKeys, PROFILES, SAME_EVENT } from '../engine/resolve/same-event.ts';
import { asMerged, lookKeys } from './merged-reports.ts';
import type { Store } from './store.ts';

/** More than this under one key is no news of one event but a crowd; the nearest by shared keys are judged. */
const MOST_CANDIDATES = 100;

/** A number of 48 bits, so that the index is one of integers. */
export function keyNumber(key: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < key.length; at++) {
    low = Math.imul(low ^ key.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ key.charCodeAt(at), 0x85ebca6b);
  }
  return ((high ^ (high >>> 15)) & 0xffff) * 0x100000000 + (low >>> 0);
}

type PackedParty = [id: string, country: string | null, words: string];
type Packed = [
  act: string,
  doc: string,
  type: string,
  family: string,
  actors: PackedParty[],
  recipients: PackedParty[],
  mutual: 0 | 1,
  first: string | null,
  last: string | null,
  published: string | null,
  places: [key: string, country: string | null, wide: 0 | 1][],
  trigger: string,
  words: string,
  topic: string,
];

/** Values without their names: there are as many profiles as events. */
export function writeProfiles(reports: readonly Report[]): string {
  const parties = (list: Report['actors']) =>
    list.map(({ id, country, words }): PackedParty => [id, country, words.join(' ')]);
  return JSON.stringify(
    reports.map(
      (one): Packed => [
        one.act,
        one.doc,
        one.type,
        one.family,
        parties(one.actors),
        parties(one.recipients),
        one.mutual ? 1 : 0,
        one.first,
        one.last,
        one.published,
        one.places.map(({ key, country, wide }) => [key, country, wide ? 1 : 0]),
        one.trigger,
        one.words.join(' '),
        one.topic.join(' '),
      ],
    ),
  );
}

const split = (text: string): string[] => (text === '' ? [] : text.split(' '));

function readProfiles(text: string): Report[] {
  const parties = (list: PackedParty[]) => list.map(([id, country, words]) => ({ id, country, words: split(words) }));
  return (JSON.parse(text) as Packed[]).map(
    ([act, doc, type, family, actors, recipients, mutual, first, last, published, places, trigger, words, topic]) => ({
      act,
      doc,
      type,
      family,
      actors: parties(actors),
      recipients: parties(recipients),
      mutual: mutual === 1,
      first,
      last,
      published,
      places: places.map(([key, country, wide]) => ({ key, country, wide: wide === 1 })),
      trigger,
      words: split(words),
      topic: split(topic),
    }),
  );
}

/**
 * @param rows the rows of one act
 * @param topic what their document is about, as `topicOf` has it
 * @param held the incident the act belonged to before its document was coded anew
 * @returns the incident's row number
 */
export function assignIncident(
  store: Store,
  rows: readonly Event[],
  topic: readonly string[] = [],
  held: number | null = null,
): number {
  const report = reportOf(rows, topic);
  const n = held ?? findIncident(store, report);
  if (n === null) return foundIncident(store, report);
  learn(store, n, report);
  return n;
}

function findIncident(store: Store, said: Report): number | null {
  const report = asMerged(store, [said])[0]!;
  let best: number | null = null;
  let bestScore = SAME_EVENT;
  for (const { n, profiles } of candidatesFor(store, said)) {
    const score = agreement(report, asMerged(store, profiles));
    if (score > bestScore) [best, bestScore] = [n, score];
  }
  return best;
}

/** Incidents that share a key with a report, in the order they were founded. */
export function candidatesFor(store: Store, report: Report): { n: number; profiles: Report[] }[] {
  const keys = lookKeys(store, report).map(keyNumber);
  if (keys.length === 0) return [];
  const found = store
    .sql(
      'SELECT k.incident AS n, i.profiles FROM (SELECT incident, count(*) AS hits FROM incident_key ' +
        'WHERE hash IN (SELECT value FROM json_each(?)) GROUP BY incident ORDER BY hits DESC, incident LIMIT ?) k ' +
        'JOIN incident i ON i.n = k.incident ORDER BY k.incident',
    )
    .all(JSON.stringify(keys), MOST_CANDIDATES) as { n: number; profiles: string }[];
  return found.map(({ n, profiles }) => ({ n, profiles: readProfiles(profiles) }));
}

/** The first reports of an incident, which further ones are compared with. */
export function profilesOf(store: Store, n: number): Report[] {
  const profiles = store.sql('SELECT profiles FROM incident WHERE n = ?').pluck().get(n) as string | undefined;
  return profiles === undefined ? [] : readProfiles(profiles);
}

function foundIncident(store: Store, report: Report): number {
  let id = hashId('inc', report.act);
  // The act may have founded an incident before, which lives on with other reports.
  for (let again = 1; store.sql('SELECT 1 FROM incident WHERE id = ?').get(id); again++)
    id = hashId('inc', report.act, again);
  const { lastInsertRowid } = store
    .sql(
      'INSERT INTO incident (id, type, day, profiles, reports, documents, publishers, stories, modified) VALUES (?, ?, ?, ?, 0, 0, 0, 0, ?)',
    )
    .run(id, report.type, report.first ?? '', writeProfiles([report]), store.now());
  const n = Number(lastInsertRowid);
  addKeys(store, n, report);
  return n;
}

function addKeys(store: Store, n: number, report: Report): void {
  for (const key of blockKeys(report, 'store')) {
    store.sql('INSERT OR IGNORE INTO incident_key (hash, incident) VALUES (?, ?)').run(keyNumber(key), n);
  }
}

/** The first few reports are what later ones are compared with. */
function learn(store: Store, n: number, report: Report): void {
  const known = profilesOf(store, n).filter((profile) => profile.act !== report.act);
  if (known.length >= PROFILES) return;
  store.sql('UPDATE incident SET profiles = ? WHERE n = ?').run(writeProfiles([...known, report]), n);
  addKeys(store, n, report);
}

/** A report that is gone no longer draws others in. */
export function forgetReport(store: Store, n: number, act: string): void {
  const known = profilesOf(store, n);
  const left = known.filter((profile) => profile.act !== act);
  if (left.length === known.length) return;
  store.sql('UPDATE incident SET profiles = ? WHERE n = ?').run(writeProfiles(left), n);
  store.sql('DELETE FROM incident_key WHERE incident = ?').run(n);
  for (const profile of left) addKeys(store, n, profile);
}

/**
 * Counts anew. Reports are acts, never rows; stories count ten copies of one dispatch once. An incident that nobody reports
 * any more leaves a tombstone, and stays only as the home of acts that somebody holds elsewhere (placement.ts).
 */
export function countIncidents(store: Store, incidents: Iterable<number>): void {
  for (const n of new Set(incidents)) {
    const counts = store
      .sql(
        'SELECT count(*) AS held, count(DISTINCT iif(live, act, NULL)) AS reports, count(DISTINCT iif(live, doc, NULL)) AS documents, ' +
          "count(DISTINCT iif(live, nullif(publisher, ''), NULL)) AS publishers, count(DISTINCT iif(live, story, NULL)) AS stories, " +
          "coalesce(min(iif(live, nullif(day, ''), NULL)), '') AS day FROM event WHERE incident = ?",
      )
      .get(n) as { held: number; reports: number; documents: number; publishers: number; stories: number; day: string };
    if (counts.held === 0) {
      store
        .sql(
          "INSERT OR REPLACE INTO tombstone (id, kind, doc, reason, at) SELECT id, 'incident', '', 'no report left', ? FROM incident WHERE n = ?",
        )
        .run(store.now(), n);
      if (!store.sql('SELECT 1 FROM event WHERE home = ? LIMIT 1').get(n)) {
        store.sql('DELETE FROM incident WHERE n = ?').run(n);
        continue;
      }
    } else {
      store.sql('DELETE FROM tombstone WHERE id = (SELECT id FROM incident WHERE n = ?)').run(n);
    }
    store
      .sql(
        'UPDATE incident SET reports = ?, documents = ?, publishers = ?, stories = ?, day = ?, modified = ? WHERE n = ?',
      )
      .run(counts.reports, counts.documents, counts.publishers, counts.stories, counts.day, store.now(), n);
  }
}
