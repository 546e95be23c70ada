#!/usr/bin/env node
/**
 * The launcher, in plain JavaScript: re-executes under the Node 22 that the project brings if this one is older, then runs
 * the build where there is one and is newer than the source, else the source under type stripping.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledNode } from '../scripts/bundled-node.js';
import { isCurrent } from '../scripts/is-current.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 16)) {
  const node = bundledNode(root);
  if (!node) {
    console.error(
      `entente: needs Node 22.16 or newer; this is ${process.version}. Run \`npm run setup\` in ${root}, which brings one.`,
    );
    process.exit(3);
  }
  const child = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  if (child.signal) process.kill(process.pid, child.signal);
  process.exit(child.status ?? 3);
}

process.removeAllListeners('warning');
process.on('warning', (warning) => {
  // Type stripping and SQLite announce themselves as experimental: not the user's business.
  if (warning.name !== 'ExperimentalWarning') console.error(`${warning.name}: ${warning.message}`);
});

const built = isCurrent(join(root, 'dist', 'stamp'), join(root, 'src'));
await import(built ? '../dist/src/cli/main.js' : '../src/cli/main.ts');
