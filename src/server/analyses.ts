/**
 * The analyses: their descriptors, from which the workbench draws its forms, and their results. Each runs on a worker thread
 * and ends when the page goes away or its time is up. A what-if is the same analysis over ties that a person changed.
 */
import { Piscina } from 'piscina';
import { z } from 'zod';
import { ANALYSES } from '../engine/analyse/index.ts';
import type { AnalysisTask } from './analysis-worker.ts';
import type { AppContext } from './app.ts';
import type { QueryAnswer } from './query-worker.ts';
import type { Special } from './special.ts';

const tieName = z.string().min(1).max(200);
const whatIfBody = z.object({
  ties: z
    .array(
      z.object({
        source: tieName,
        target: tieName,
        sign: z.union([z.literal(1), z.literal(-1)]),
        weight: z.number().positive().optional(),
      }),
    )
    .max(20_000),
  parameters: z.record(z.string(), z.string()).default({}),
});

/** A cell of the edge list: quoted, so that any name may stand in it. */
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

export function analysisRoutes({ hono, project, workerFile }: AppContext): Special[] {
  let pool: Piscina<AnalysisTask, QueryAnswer> | null = null;
  const run = (task: AnalysisTask, signal: AbortSignal): Promise<QueryAnswer> => {
    pool ??= new Piscina({
      filename: workerFile('analysis-worker'),
      minThreads: 0,
      maxThreads: 2,
      idleTimeout: 60_000,
      workerData: { project },
    });
    return pool.run(task, { signal });
  };
  const answer = (c: import('hono').Context, result: QueryAnswer) =>
    'json' in result
      ? c.body(result.json, 200, { 'Content-Type': 'application/json' })
      : c.json({ error: result.error }, result.status);

  hono.get('/analyses.json', (c) =>
    c.json({
      analyses: ANALYSES.map(({ id, title, brief, parameters, outputs, cite, showsNot, takesEdges }) => ({
        id,
        title,
        brief,
        parameters,
        outputs,
        cite,
        showsNot,
        takesEdges,
      })),
    }),
  );
  hono.get('/analyses/:name{.+\\.json}', async (c) =>
    answer(c, await run({ name: c.req.param('name').replace(/\.json$/, ''), query: c.req.query() }, c.req.raw.signal)),
  );
  hono.post('/analyses/:name/what-if', async (c) => {
    const body = whatIfBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success)
      return c.json(
        { error: body.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ') },
        400,
      );
    const rows = body.data.ties.map((tie) =>
      [quoted(tie.source), quoted(tie.target), tie.sign, tie.weight ?? 1].join(','),
    );
    const edges = ['source,target,sign,weight', ...rows].join('\n');
    return answer(c, await run({ name: c.req.param('name'), query: body.data.parameters, edges }, c.req.raw.signal));
  });
  return [
    {
      described: { method: 'get', path: '/analyses.json', summary: 'What analyses there are, with their parameters' },
      close: async () => pool?.destroy(),
    },
    {
      described: {
        method: 'get',
        path: '/analyses/:name.json',
        summary: 'The result of an analysis, with its table; its own parameters beside the shared filters',
        filtered: true,
      },
    },
    {
      described: {
        method: 'post',
        path: '/analyses/:name/what-if',
        summary: 'The same over ties as given: {ties: [{source, target, sign, weight}], parameters}',
      },
    },
  ];
}
