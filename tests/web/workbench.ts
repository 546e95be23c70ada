/** A project made from `examples/`, the server over it, and a browser that refuses every other host. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const root = resolve(import.meta.dirname, '..', '..');
const launcher = resolve(root, 'bin', 'entente.js');
const node = ['--disable-warning=ExperimentalWarning', launcher];

export const BROWSER = process.env['ENTENTE_BROWSER'] ?? '/usr/bin/chromium';

export interface Workbench {
  /** The start address, token and all. */
  url: string;
  origin: string;
  token: string;
  browser: Browser;
  project: string;
  /** Requests to any other host: there must be none. */
  foreign: string[];
  /** A context of its own that is signed in. */
  page(options?: {
    width?: number;
    theme?: 'light' | 'dark';
    signedIn?: boolean;
  }): Promise<{ page: Page; context: BrowserContext; problems: string[] }>;
  close(): Promise<void>;
}

/**
 * The examples are coded once a run: the first file that needs them does it, the others wait and take a copy. Their common
 * parent names the run.
 */
async function exampleProject(target: string): Promise<void> {
  const shared = join(tmpdir(), `entente-web-${process.ppid}`);
  const ready = join(shared, 'ready.db');
  let mine = false;
  try {
    mkdirSync(shared);
    mine = true;
  } catch {
    // Another file is at it.
  }
  if (mine) {
    process.once('exit', () => rmSync(shared, { recursive: true, force: true }));
    const made = join(shared, 'entente.db');
    const run = spawnSync(process.execPath, [...node, 'import', '--project', made, 'examples/0*.md'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (run.status !== 0 && run.status !== 1)
      throw new Error(`import of the examples ended with ${run.status}: ${run.stderr}`);
    renameSync(made, ready);
  }
  for (let waited = 0; !existsSync(ready); waited++) {
    if (waited > 1500) throw new Error(`no project of the examples came to ${shared}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  copyFileSync(ready, target);
}

export async function openWorkbench(): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-web-'));
  const project = join(folder, 'entente.db');
  await exampleProject(project);
  const server: ChildProcess = spawn(process.execPath, [...node, 'serve', '--project', project, '--port', '0'], {
    cwd: root,
  });
  const url = await new Promise<string>((done, failed) => {
    server.stdout!.once('data', (data: Buffer) => done(data.toString().trim()));
    server.once('exit', (code) => failed(new Error(`serve ended with ${code}`)));
  });
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const { origin, searchParams } = new URL(url);
  const foreign: string[] = [];
  return {
    url,
    origin,
    token: searchParams.get('token')!,
    browser,
    project,
    foreign,
    async page({ width = 1280, theme = 'light', signedIn = true } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: theme,
        acceptDownloads: true,
      });
      const problems: string[] = [];
      await context.route('**', (route) => {
        const { host, protocol } = new URL(route.request().url());
        if (protocol.startsWith('http') && host !== new URL(origin).host) {
          foreign.push(route.request().url());
          return route.abort();
        }
        return route.continue();
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/401|404/.test(message.text())) problems.push(message.text());
      });
      if (signedIn) await page.goto(url);
      return { page, context, problems };
    },
    async close() {
      await browser.close();
      server.kill('SIGINT');
      await new Promise((done) => server.once('exit', done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every view, and the dossier both before and after somebody is chosen. */
export const VIEWS = [
  '/',
  '/documents',
  '/events',
  '/review',
  '/timeline',
  '/network',
  '/map',
  '/claims',
  '/contradictions',
  '/actors',
  '/dossier',
  '/dossier?party=russia',
  '/import',
  '/export',
];

/** Waits until nothing is on its way any more. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.loading') === null, null, { timeout: 60_000 });
}
