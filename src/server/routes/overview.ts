/** What is in the project, what changed since last time, what is unsure, where it escalates. */
import { createHash } from 'node:crypto';
import { suggestActorPairs } from '../../store/actor-decisions.ts';
import { changesSince } from '../../store/changes.ts';
import { listConflicts } from '../../store/conflicts.ts';
import { correctionLog } from '../../store/corrections.ts';
import { dyads, facet, type HistogramBin, histogram } from '../../store/facets.ts';
import { type Filter, parseFilter } from '../../store/filter.ts';
import { countDocuments } from '../../store/lists.ts';
import { countEvents, listEvents } from '../../store/read-events.ts';
import { listFailures, listRuns } from '../../store/runs.ts';
import type { Store } from '../../store/store.ts';
import type { Route } from '../route.ts';
import { fittingBin } from './events.ts';

const ESCALATION_WEEKS = 4;
const MOST_RISING = 6;
const MOST_PAIRS = 50;

export const overview: Route = {
  method: 'get',
  path: '/overview.json',
  summary: 'What is in the project: counts, what changed, open questions, where conflict rises',
  filtered: true,
  run(store, { query }) {
    const filter = parseFilter(query);
    const { bins, undated } = histogram(store, filter, 'week');
    const rise = rising(bins);
    const bin = fittingBin(store, filter);
    return {
      // Tells projects apart in a browser that has seen several, and says nothing of where they lie.
      project: createHash('sha256').update(store.path).digest('hex').slice(0, 12),
      documents: countDocuments(store, filter),
      counts: countEvents(store, filter),
      types: facet(store, filter, 'type', 20),
      statuses: facet(store, filter, 'status', 20),
      actors: facet(store, filter, 'actor', 10),
      reviews: facet(store, filter, 'review', 10),
      series: { bin, bins: bin === 'week' ? bins : histogram(store, filter, bin).bins },
      undated,
      rising: rise && { ...rise, pairs: risingPairs(store, filter, rise) },
      unsure: listEvents(
        store,
        { ...filter, review: 'unreviewed' },
        { sort: 'confidence', descending: false, limit: 5, after: null },
      ).rows,
      newest: listEvents(store, filter, { sort: 'day', descending: true, limit: 5, after: null }).rows,
      questions: { pairs: suggestActorPairs(store, MOST_PAIRS).length, conflicts: listConflicts(store).length },
      log: correctionLog(store, { limit: 5 }),
      runs: listRuns(store),
      failures: listFailures(store).slice(0, 20),
    };
  },
};

export const changes: Route = {
  method: 'get',
  path: '/changes.json',
  summary: 'What has come in, been judged or gone since a moment',
  query: { since: 'ISO date-time' },
  run: (store, { query }) => changesSince(store, query['since'] ?? ''),
};

interface Rise {
  last: number;
  before: number;
  /** First days of the two windows. */
  since: string;
  from: string;
}

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The material conflict of the last four weeks that hold anything, beside the four before them. */
function rising(bins: readonly HistogramBin[]): Rise | null {
  const newest = bins.at(-1)?.start;
  if (!newest || bins.length < 2) return null;
  const since = addDays(newest, -7 * (ESCALATION_WEEKS - 1));
  const from = addDays(since, -7 * ESCALATION_WEEKS);
  const conflict = (first: string, end: string | null) =>
    bins
      .filter((bin) => bin.start >= first && (end === null || bin.start < end))
      .reduce((sum, bin) => sum + bin.quads[4], 0);
  return { last: conflict(since, null), before: conflict(from, since), since, from };
}

interface RisingPair {
  actor: string;
  recipient: string;
  last: number;
  before: number;
}

/** Who did more harm to whom than in the weeks before, the steepest first. */
function risingPairs(store: Store, filter: Filter, { since, from }: Rise): RisingPair[] {
  const material = (window: Partial<Filter>) =>
    new Map(
      dyads(store, { ...filter, ...window }, { limit: 5000 })
        .filter((dyad) => dyad.quads[4] > 0)
        .map((dyad) => [JSON.stringify([dyad.actor, dyad.recipient]), dyad.quads[4]]),
    );
  const before = material({ from, to: addDays(since, -1) });
  return [...material({ from: since })]
    .map(([pair, last]) => {
      const [actor, recipient] = JSON.parse(pair) as [string, string];
      return { actor, recipient, last, before: before.get(pair) ?? 0 };
    })
    .filter(({ last, before: less }) => last > less)
    .sort((a, b) => b.last - b.before - (a.last - a.before))
    .slice(0, MOST_RISING);
}
