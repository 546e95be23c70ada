/**
 * The analyses: their descriptors, from which the workbench draws its forms, and their results. Each runs on a worker thread
 * and ends when the page goes away or its time is up.
 */
import { Piscina } from 'piscina';
import { ANALYSES } from '../engine/analyse/index.ts';
import type { AppContext } from './app.ts';
import type { AnalysisTask } from './analysis-worker.ts';
import type { QueryAnswer } from './query-worker.ts';
import type { Special } from './special.ts';

export function analysisRoutes({ hono, project, workerFile }: AppContext): Special[] {
  let pool: Piscina<AnalysisTask, QueryAnswer> | null = null;
  hono.get('/analyses.json', (c) => c.json({ analyses: ANALYSES.map(({ run: _run, ...described }) => described) }));
  hono.get('/analyses/:name{.+\\.json}', async (c) => {
    const name = c.req.param('name').replace(/\.json$/, '');
    if (!ANALYSES.some((analysis) => analysis.id === name)) return c.json({ error: `no analysis ${name}; there are ${ANALYSES.map((analysis) => analysis.id).join(', ')}` }, 404);
    pool ??= new Piscina({ filename: workerFile('analysis-worker'), minThreads: 0, maxThreads: 2, idleTimeout: 60_000, workerData: { project } });
    const answer = await pool.run({ name, query: c.req.query() }, { signal: c.req.raw.signal });
    return 'json' in answer ? c.body(answer.json, 200, { 'Content-Type': 'application/json' }) : c.json({ error: answer.error }, answer.status);
  });
  return [
    { described: { method: 'get', path: '/analyses.json', summary: 'What analyses there are, with their parameters' }, close: async () => pool?.destroy() },
    { described: { method: 'get', path: '/analyses/:name.json', summary: 'The result of an analysis; its own parameters beside the shared filters', filtered: true } },
  ];
}
