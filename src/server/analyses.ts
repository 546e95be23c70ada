/**
 * The analyses: their descriptors, from which the workbench draws its forms, and their results. Each runs on a worker thread
 * and ends when the page goes away or its time is up. A what-if is the same analysis over ties that a person changed.
 */
import { Piscina } from 'piscina';
import { z } from 'zod';
import { ANALYSES } from '../engine/analyse/index.ts';
import type { Store } from '../store/store.ts';
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

/** Answers kept at most, in characters. */
const MOST_KEPT = 40_000_000;

/** Answers of analyses, until the project changes: a page asks for the same again when one comes back to it. */
function keptAnswers(store: Store): { get(key: string): string | undefined; keep(key: string, json: string): void } {
  const held = () => store.remember('answers of analyses', () => new Map<string, string>());
  return {
    get: (key) => held().get(key),
    keep(key, json) {
      const answers = held();
      answers.set(key, json);
      let size = 0;
      for (const [name, text] of [...answers].reverse()) {
        size += text.length;
        if (size > MOST_KEPT) answers.delete(name);
      }
    },
  };
}

export function analysisRoutes({ hono, project, store, workerFile }: AppContext): Special[] {
  let pool: Piscina<AnalysisTask, QueryAnswer> | null = null;
  const kept = keptAnswers(store);
  const run = async (task: AnalysisTask, signal: AbortSignal): Promise<QueryAnswer> => {
    const key = JSON.stringify([task.name, task.picture, Object.entries(task.query).sort()]);
    const known = task.edges === undefined ? kept.get(key) : undefined;
    if (known !== undefined) return { json: known };
    if (!pool) {
      pool = new Piscina({
        filename: workerFile('analysis-worker'),
        minThreads: 0,
        maxThreads: 2,
        idleTimeout: 60_000,
        workerData: { project },
      });
      // As in app.ts: a thread that cannot start must not take the server with it.
      pool.on('error', (error: Error) => process.stderr.write(`entente serve: ${error.stack ?? error.message}\n`));
    }
    const result = await pool.run(task, { signal });
    if ('json' in result && task.edges === undefined) kept.keep(key, result.json);
    return result;
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
  hono.get('/network.json', async (c) =>
    answer(c, await run({ name: 'balance', query: c.req.query(), picture: true }, c.req.raw.signal)),
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
        method: 'get',
        path: '/network.json',
        summary: 'The signed network as it is drawn: who is in it, the heaviest ties first, without the camps',
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
