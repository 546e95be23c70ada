/**
 * Brings what is missing, and nothing else: packages (with the Node 22 among them), compiled knowledge, the builds of the
 * engine and of the pages.
 * Dependency-free and fit for Node 20, since it runs before anything is installed. Every other script starts with it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundledNode } from './bundled-node.js';
import { isCurrent } from './is-current.js';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

function fail(message) {
  console.error(`set-up: ${message}`);
  process.exit(3);
}

/** Runs a command in the project, its output on standard error; ends the process if it fails. */
export function run(command, args, options = {}) {
  const child = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (child.error) fail(`${command} cannot be started: ${child.error.message}`);
  if (child.status !== 0) fail(`${command} ${args.join(' ')} ended with status ${child.status ?? child.signal}`);
}

function installPackages() {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.entente-installed');
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (installed) return;
  console.error('set-up: installing packages (a few minutes on a slow line) …');
  // onnxruntime-node would download a GPU build at install; the CPU build is in the package already.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' };
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    env,
    shell: process.platform === 'win32',
  });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Node 22 or newer: the one that runs this, else the one that came with the packages. */
export function findNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 16)) return process.execPath;
  return (
    bundledNode(root) ??
    fail(`no Node 22 for ${process.platform}-${process.arch} came with the packages; install Node 22.16 or newer`)
  );
}

/**
 * @param parts which further parts are needed: `engine` is the build of the command line, which starts a fifth sooner than its
 * source; `web` is the workbench's pages
 */
export function setUp({ engine = false, web = false } = {}) {
  installPackages();
  const node = findNode();
  run(node, ['--disable-warning=ExperimentalWarning', 'scripts/compile-knowledge.ts']);
  const dist = (file) => join(root, 'dist', file);
  if (engine && !isCurrent(dist('stamp'), join(root, 'src')))
    run(node, ['--disable-warning=ExperimentalWarning', 'scripts/build.ts']);
  if (web && !isCurrent(dist(join('web', 'index.html')), join(root, 'src', 'web')))
    run(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
  return node;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  setUp({ engine: true, web: true });
  console.error('set-up: done. Try: npx entente code examples/01-border-strikes-meridian.md');
}
