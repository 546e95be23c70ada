/** What has happened in a project since a moment: for those who come back to it. */
import type { Store } from './store.ts';

export interface Changes {
  since: string;
  /** Documents that came in. */
  documents: number;
  /** Events in them. */
  events: number;
  /** Steps of judgement that stand. */
  judgements: number;
  /** Ids that are gone. */
  gone: number;
}

/** @param since ISO date-time */
export function changesSince(store: Store, since: string): Changes {
  const one = (sql: string) => store.sql(sql).pluck().get(since) as number;
  return {
    since,
    documents: one('SELECT count(*) FROM document WHERE imported > ?'),
    events: one('SELECT coalesce(sum(events), 0) FROM document WHERE imported > ?'),
    judgements: one("SELECT count(*) FROM step WHERE at > ? AND state = 'done'"),
    gone: one("SELECT count(*) FROM tombstone WHERE at > ? AND kind = 'event'"),
  };
}

/** The events a step of judgement touched. */
export function eventsOfStep(store: Store, step: number): string[] {
  return store
    .sql("SELECT event FROM correction WHERE step = ? AND event <> '' ORDER BY n")
    .pluck()
    .all(step) as string[];
}
