/** What is in the project, what changed last, what is unsure, where it escalates. */
import { correctionLog } from '../../store/corrections.ts';
import { facet, histogram } from '../../store/facets.ts';
import { parseFilter } from '../../store/filter.ts';
import { countDocuments } from '../../store/lists.ts';
import { countEvents, listEvents } from '../../store/read-events.ts';
import { listFailures, listRuns } from '../../store/runs.ts';
import type { Route } from '../route.ts';

const ESCALATION_WEEKS = 4;

export const overview: Route = {
  method: 'get',
  path: '/overview.json',
  summary: 'What is in the project: counts, last changes, open questions, where conflict rises',
  filtered: true,
  run(store, { query }) {
    const filter = parseFilter(query);
    const { bins, undated } = histogram(store, filter, 'week');
    return {
      documents: countDocuments(store, filter),
      counts: countEvents(store, filter),
      types: facet(store, filter, 'type', 20),
      statuses: facet(store, filter, 'status', 20),
      actors: facet(store, filter, 'actor', 10),
      reviews: facet(store, filter, 'review', 10),
      weeks: bins,
      undated,
      rising: rising(bins),
      unsure: listEvents(
        store,
        { ...filter, review: 'unreviewed' },
        { sort: 'confidence', descending: false, limit: 5, after: null },
      ).rows,
      newest: listEvents(store, filter, { sort: 'day', descending: true, limit: 5, after: null }).rows,
      log: correctionLog(store, { limit: 5 }),
      runs: listRuns(store),
      failures: listFailures(store).slice(0, 20),
    };
  },
};

/** The last weeks' material conflict beside the weeks before: a ratio only where both have enough to say something. */
function rising(
  bins: readonly { start: string; acts: number; quads: number[] }[],
): { last: number; before: number; since: string } | null {
  if (bins.length < 2) return null;
  const last = bins.slice(-ESCALATION_WEEKS);
  const before = bins.slice(-2 * ESCALATION_WEEKS, -ESCALATION_WEEKS);
  const conflict = (list: typeof bins) => list.reduce((sum, bin) => sum + (bin.quads[4] ?? 0), 0);
  return before.length === 0 ? null : { last: conflict(last), before: conflict(before), since: last[0]!.start };
}
