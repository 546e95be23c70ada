/** What the server refuses: a foreign host, a foreign page, a missing token, a path outside, an over-long body. */

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/server/app.ts';
import { MAXIMUM_BODY } from '../../src/server/security.ts';
import { openStore, type Store } from '../../src/store/store.ts';

const TOKEN = 'a-token-of-the-test';
let folder: string;
let store: Store;
let app: App;
let server: ReturnType<typeof serve>;
let port = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-server-'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  store = openStore(join(folder, 'entente.db'), 'create');
  app = createApp({
    project: join(folder, 'entente.db'),
    store,
    token: TOKEN,
    port: () => port,
    webRoot: join(folder, 'web'),
  });
  await new Promise<void>((done) => {
    server = serve({ fetch: app.hono.fetch, hostname: '127.0.0.1', port: 0 }, (address) => {
      port = address.port;
      done();
    });
  });
});
afterAll(async () => {
  server.close();
  await app.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function ask(
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((done, failed) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent: false,
        headers: { host: `127.0.0.1:${port}`, authorization: `Bearer ${TOKEN}`, ...headers },
      },
      (answer) => {
        let text = '';
        answer.on('data', (data: Buffer) => (text += data.toString()));
        answer.on('end', () => done({ status: answer.statusCode!, headers: answer.headers, body: text }));
      },
    );
    outgoing.on('error', failed);
    outgoing.end(body);
  });
}
const json = { 'content-type': 'application/json' };

describe('the server', () => {
  it('answers the one who has the token', async () => {
    const { status, headers, body } = await ask('/events.json');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ rows: [], total: 0 });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each([
    ['a foreign host (DNS rebinding)', '/events.json', { headers: { host: 'evil.example:80' } }, 421],
    ['the right name on another port', '/events.json', { headers: { host: '127.0.0.1:1' } }, 421],
    ['a page from another site', '/events.json', { headers: { origin: 'https://evil.example' } }, 403],
    ['a missing token', '/events.json', { headers: { authorization: '' } }, 401],
    ['a wrong token', '/events.json', { headers: { authorization: 'Bearer no' } }, 401],
    ['a wrong token in the address', '/?token=no', { headers: { authorization: '' } }, 401],
    [
      'a write that is no JSON',
      '/review/undo',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' },
      415,
    ],
    [
      'a form as a write',
      '/review/verdict',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' },
      415,
    ],
    [
      'an over-long body',
      '/review/verdict',
      { method: 'POST', headers: { ...json, 'content-length': String(MAXIMUM_BODY + 1) }, body: '' },
      413,
    ],
    [
      'a body that does not fit',
      '/review/verdict',
      { method: 'POST', headers: { ...json, 'content-length': '2' }, body: '{}' },
      400,
    ],
    ['a filter that makes no sense', '/events.json?from=yesterday', {}, 400],
    ['an event that is not there', '/events/ev_none.json', {}, 404],
    ['an analysis that is not there', '/analyses/none.json', {}, 404],
  ] as const)('refuses %s', async (_, path, options, status) => {
    expect((await ask(path, options as never)).status).toBe(status);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/..%2fsecret.txt'])(
    'never serves a file outside: %s',
    async (path) => {
      expect((await ask(path)).body).not.toContain('secret');
    },
  );

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leads elsewhere after signing in: %s',
    async (target) => {
      const body = `token=${TOKEN}&target=${encodeURIComponent(target)}`;
      const { status, headers } = await ask('/session', {
        method: 'POST',
        headers: {
          authorization: '',
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(body.length),
        },
        body,
      });
      expect(status).toBe(303);
      expect(headers.location).toBe('/');
    },
  );

  it('describes every route', async () => {
    const { paths } = JSON.parse((await ask('/openapi.json')).body) as { paths: Record<string, unknown> };
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/events.json',
        '/events/{id}.json',
        '/review/verdict',
        '/import',
        '/export/{name}',
        '/analyses/{name}.json',
      ]),
    );
  });

  it('keeps the project readable by its owner alone', () => {
    if (process.platform !== 'win32') expect(statSync(join(folder, 'entente.db')).mode & 0o077).toBe(0);
  });
});
