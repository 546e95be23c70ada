/**
 * What a merge of actors does to incidents: reports that were apart only because they named one actor by two names are of
 * one event. In: the two actors, the merge already made. Out: the moves that follow from it, for the step of the merge, so
 * that they are undone with it. The younger incident goes into the older, which keeps its id.
 */
import { SAME_EVENT, sameEvent } from '../engine/resolve/same-event.ts';
import { standingFor } from './actor-decisions.ts';
import { mergedInto } from './event-rows.ts';
import { candidatesFor, profilesOf } from './incidents.ts';
import type { Correction } from './judgement.ts';
import { asMerged } from './merged-reports.ts';
import { REGROUPED } from './placement.ts';
import type { Store } from './store.ts';

type Draft = Omit<Correction, 'by' | 'at'>;

export function regroupMerged(store: Store, from: string): Draft[] {
  const one = standingFor(store, from);
  const other = standingFor(store, mergedInto(store, from)).filter((id) => !one.includes(id));
  const [few] = [incidentsNaming(store, one), incidentsNaming(store, other)].sort((a, b) => a.length - b.length);
  const into = new Map<number, number>();
  const now = (n: number): number => {
    let at = n;
    while (into.has(at)) at = into.get(at)!;
    return at;
  };
  for (const n of few!) {
    const match = bestMatch(store, n);
    if (match === null || now(match) === now(n)) continue;
    const [older, younger] = [now(match), now(n)].sort((a, b) => a - b) as [number, number];
    into.set(younger, older);
  }
  return [...into.keys()].flatMap((n) => moves(store, n, now(n)));
}

function incidentsNaming(store: Store, actors: readonly string[]): number[] {
  return store
    .sql(
      'SELECT incident FROM event WHERE actor_said IN (SELECT value FROM json_each(?)) UNION ' +
        'SELECT incident FROM event WHERE recipient_said IN (SELECT value FROM json_each(?)) ORDER BY incident',
    )
    .pluck()
    .all(JSON.stringify(actors), JSON.stringify(actors)) as number[];
}

/** The incident that agrees best now and did so less before; null if none does enough. */
function bestMatch(store: Store, n: number): number | null {
  const said = profilesOf(store, n);
  const merged = asMerged(store, said);
  let best: { n: number; score: number } | null = null;
  for (const [index, report] of said.entries()) {
    for (const candidate of candidatesFor(store, report)) {
      if (candidate.n === n || keptApart(store, n, candidate.n)) continue;
      const theirs = asMerged(store, candidate.profiles);
      for (const [at, profile] of theirs.entries()) {
        const score = sameEvent(merged[index]!, profile);
        if (score <= (best?.score ?? SAME_EVENT) || score <= sameEvent(report, candidate.profiles[at]!)) continue;
        best = { n: candidate.n, score };
      }
    }
  }
  return best?.n ?? null;
}

/** Somebody moved a report out of one of them into the other: the two are not the same, whatever their actors are called. */
function keptApart(store: Store, one: number, other: number): boolean {
  const ids = store.sql('SELECT id FROM incident WHERE n IN (?, ?)').pluck().all(one, other) as string[];
  return (
    store
      .sql(
        "SELECT 1 FROM correction JOIN step ON step.n = correction.step WHERE kind = 'incident' AND field <> ? AND state = 'done' " +
          'AND before IN (?, ?) AND after IN (?, ?) LIMIT 1',
      )
      .get(REGROUPED, ...[...ids, ...ids].map((id) => JSON.stringify(id))) !== undefined
  );
}

function moves(store: Store, from: number, to: number): Draft[] {
  const idOf = (n: number) => store.sql('SELECT id FROM incident WHERE n = ?').pluck().get(n) as string;
  const [before, after] = [idOf(from), idOf(to)];
  const rows = store
    .sql(
      'SELECT event.id, document.id AS doc FROM event JOIN document ON document.n = event.doc ' +
        'WHERE event.incident = ? AND event.n = event.act ORDER BY event.n',
    )
    .all(from) as { id: string; doc: string }[];
  return rows.map(({ id, doc }) => ({ kind: 'incident', event: id, doc, field: REGROUPED, before, after, reason: '' }));
}
