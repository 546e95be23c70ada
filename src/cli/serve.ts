/** `entente serve [FILE…]`: the workbench and its HTTP API on 127.0.0.1, over a project or over loose documents. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCommand } from '@stricli/core';
import { EntenteError } from '../engine/errors.ts';
import { WEB_ROOT } from '../node/paths.ts';
import { findSources } from '../node/sources.ts';
import type { Coding } from '../server/coding.ts';
import { newToken } from '../server/security.ts';
import type { Store } from '../store/store.ts';
import { codingFlags } from './coding-flags.ts';
import type { Io } from './io.ts';

interface Flags {
  port: number;
  project: string;
  ontology?: string;
  knowledge?: readonly string[];
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new EntenteError(`--port ${text}: give a number from 0 (any free one) to 65535`);
  return port;
}

async function importLoose(io: Io, store: Store, files: readonly string[], coding: Partial<Coding>): Promise<void> {
  const [{ openCoder }, { importSources }, { describeRun }] = await Promise.all([
    import('../node/code.ts'),
    import('../node/import.ts'),
    import('../node/run.ts'),
  ]);
  const coder = openCoder(coding);
  try {
    const report = await importSources(store, coder, describeRun(coder), findSources(files), {
      failed: (failure) => {
        io.err(`entente: ${failure.source}: ${failure.message}`);
        io.status(1);
      },
    });
    io.err(`${report.added} documents, ${report.events} events`);
  } finally {
    await coder.close();
  }
}

async function serve(this: Io, flags: Flags, ...files: string[]): Promise<void> {
  const [{ serve: listen }, { createApp }] = await Promise.all([
    import('@hono/node-server'),
    import('../server/app.ts'),
  ]);
  // Loose documents get a project of their own that ends with the server.
  const folder = files.length > 0 ? mkdtempSync(join(tmpdir(), 'entente-')) : null;
  const project = folder ? join(folder, 'entente.db') : flags.project;
  const { openStore } = await import('../store/store.ts');
  const store = openStore(project, 'create');
  try {
    const coding: Partial<Coding> = {
      ...(flags.ontology ? { ontology: flags.ontology } : {}),
      ...(flags.knowledge ? { knowledge: [...flags.knowledge] } : {}),
    };
    if (folder) await importLoose(this, store, files, coding);
    const token = newToken();
    let port = flags.port;
    const app = createApp({ project, store, token, port: () => port, webRoot: WEB_ROOT, coding });
    const server = await new Promise<ReturnType<typeof listen>>((resolve, reject) => {
      const started = listen({ fetch: app.hono.fetch, hostname: '127.0.0.1', port: flags.port }, (address) => {
        port = address.port;
        resolve(started);
      });
      started.once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE'
            ? new EntenteError(`--port ${flags.port}: in use; choose another, or 0 for any free one`)
            : error,
        ),
      );
    });
    await this.out(`http://127.0.0.1:${port}/?token=${token}\n`);
    this.err('The workbench is open on this machine alone. Ctrl-C ends it.');
    await new Promise<void>((resolve) => {
      process.removeAllListeners('SIGINT');
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
    await app.close();
  } finally {
    store.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}

export const serveCommand = buildCommand({
  func: serve,
  parameters: {
    flags: {
      port: {
        kind: 'parsed',
        parse: parsePort,
        default: '7878',
        brief: 'Port on 127.0.0.1; 0 is any free one',
        placeholder: 'N',
      },
      project: { kind: 'parsed', parse: String, default: 'entente.db', brief: 'The project file', placeholder: 'FILE' },
      ontology: {
        kind: 'parsed',
        parse: codingFlags.ontology.parse,
        optional: true,
        brief: 'plover, acled, or an ontology file of yours (default: the project’s last)',
        placeholder: 'NAME|FILE',
      },
      knowledge: codingFlags.knowledge,
    },
    positional: {
      kind: 'array',
      parameter: { brief: 'Documents to look at without a project', parse: String, placeholder: 'FILE' },
    },
  },
  docs: {
    brief: 'Open the workbench in a browser',
    fullDescription:
      'Examples:\n  entente serve                 the project entente.db here\n  entente serve reports/*.pdf   loose documents, nothing kept',
  },
});
