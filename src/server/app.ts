/**
 * The workbench's server: one Hono application over a project. Every page has a `.json` twin; a page itself is the web
 * application, which reads the twin. Reading runs on worker threads, writing here; nothing infers on the event loop.
 */
import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { Piscina } from 'piscina';
import { EntenteError } from '../engine/errors.ts';
import { ENGINE_VERSION } from '../node/version.ts';
import type { Store } from '../store/store.ts';
import { analysisRoutes } from './analyses.ts';
import { type Coding, codingOf, ontologyRoutes } from './coding.ts';
import { explanationRoute } from './explanation.ts';
import { exportRoutes } from './export.ts';
import { importRoutes } from './import.ts';
import { openApi } from './openapi.ts';
import type { QueryAnswer, QueryTask } from './query-worker.ts';
import { NotFound } from './route.ts';
import { ROUTES } from './routes/index.ts';
import { checkHost, checkWrites, requireToken, secureHeaders } from './security.ts';

export interface AppOptions {
  /** Path of the project file. */
  project: string;
  /** The writing connection. */
  store: Store;
  token: string;
  port: () => number;
  /** The built web application. */
  webRoot: string;
  /** Ontology and further actors for what is coded here; without it, what the project was coded with last. */
  coding?: Partial<Coding>;
}

export interface App {
  hono: Hono;
  close(): Promise<void>;
}

/** What the parts of the application that are no plain routes share. */
export interface AppContext extends Omit<AppOptions, 'coding'> {
  coding: Coding;
  hono: Hono;
  /** Entry file beside this one, as it runs: source or built. */
  workerFile(name: string): string;
}

const MIME: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
  '.map': 'application/json',
};

function errorStatus(error: unknown): 400 | 404 | 409 | 500 {
  if (error instanceof NotFound) return 404;
  if (error instanceof EntenteError) return error.exit === 4 ? 409 : error.exit === 2 ? 400 : 500;
  return 500;
}

export function createApp(options: AppOptions): App {
  const hono = new Hono();
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const workerFile = (name: string) => fileURLToPath(new URL(`./${name}.${extension}`, import.meta.url));
  const queries = new Piscina<QueryTask, QueryAnswer>({
    filename: workerFile('query-worker'),
    minThreads: 1,
    maxThreads: 2,
    workerData: { project: options.project },
  });
  // A thread that cannot start is told on the terminal; the server lives on and the next task starts another.
  queries.on('error', (error: Error) => process.stderr.write(`entente serve: ${error.stack ?? error.message}\n`));
  const context: AppContext = { ...options, hono, workerFile, coding: codingOf(options.store, options.coding ?? {}) };

  hono.onError((error, c) => {
    const status = errorStatus(error);
    if (status === 500) process.stderr.write(`entente serve: ${error.stack ?? error.message}\n`);
    return c.json({ error: status === 500 ? 'a fault of ours; the terminal says more' : error.message }, status);
  });
  hono.use(secureHeaders());
  hono.use(checkHost(options.port));
  hono.use(requireToken(options.token, options.port));
  hono.use(checkWrites());

  const extra = [
    ...analysisRoutes(context),
    ...explanationRoute(context),
    ...exportRoutes(context),
    ...importRoutes(context),
    ...ontologyRoutes(context),
  ];
  hono.get('/openapi.json', (c) =>
    c.json(
      openApi(
        ROUTES,
        extra.map((one) => one.described),
        ENGINE_VERSION,
      ),
    ),
  );

  // What the first page asks for is worked out while the browser starts.
  void queries.run({ path: '/overview.json', input: { params: {}, query: {}, body: null } }).catch(() => {});

  for (const route of ROUTES) {
    // Hono reads `:id.json` as a name with a dot in it: the suffix is taken off by hand.
    const pattern = route.path.replace(/:(\w+)\.json$/, ':$1{.+\\.json}');
    const paramsOf = (raw: Record<string, string>) =>
      Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, value.replace(/\.json$/, '')]));
    if (route.method === 'get') {
      hono.get(pattern, async (c) => {
        const answer = await queries.run({
          path: route.path,
          input: { params: paramsOf(c.req.param()), query: c.req.query(), body: null },
        });
        return 'json' in answer
          ? c.body(answer.json, 200, { 'Content-Type': 'application/json' })
          : c.json({ error: answer.error }, answer.status);
      });
    } else {
      hono.post(pattern, async (c) => {
        const given = (await c.req.json().catch(() => null)) as unknown;
        const body = route.body?.safeParse(given ?? {});
        if (body && !body.success)
          return c.json(
            {
              error: body.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; '),
            },
            400,
          );
        return c.json(
          (route.run(options.store, { params: c.req.param(), query: c.req.query(), body: body?.data ?? null }) ??
            null) as object,
        );
      });
    }
  }

  hono.get('*', (c) => {
    const path = new URL(c.req.url).pathname;
    if (path.endsWith('.json') && !path.startsWith('/assets/')) return c.json({ error: `nothing at ${path}` }, 404);
    const file = normalize(join(options.webRoot, decodeURIComponent(path)));
    const inside = file.startsWith(options.webRoot + sep) && extname(file) !== '';
    return serveFile(c, inside ? file : join(options.webRoot, 'index.html'), inside);
  });

  return {
    hono,
    async close() {
      await queries.destroy();
      for (const one of extra) await one.close?.();
    },
  };
}

function serveFile(c: import('hono').Context, file: string, immutable: boolean): Response {
  let bytes: Buffer<ArrayBuffer>;
  try {
    bytes = readFileSync(file) as Buffer<ArrayBuffer>;
  } catch {
    return c.text(
      immutable ? 'not found\n' : 'the workbench is not built; run: npm run build:web\n',
      immutable ? 404 : 500,
    );
  }
  const cache = immutable && file.includes(`${sep}assets${sep}`) ? 'private, max-age=31536000, immutable' : 'no-store';
  return c.body(bytes, 200, {
    'Content-Type': MIME[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': cache,
  });
}
