/** `node scripts/run.js FILE [ARG…]`: runs a script of the project under its own Node 22, installing what is missing first. */
import { spawnSync } from 'node:child_process';
import { root, setUp } from './setup.js';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/run.js FILE [ARG…]');
  process.exit(2);
}
const node = setUp();
const child = spawnSync(node, ['--disable-warning=ExperimentalWarning', file, ...args], {
  cwd: root,
  stdio: 'inherit',
});
if (child.signal) process.kill(process.pid, child.signal);
process.exit(child.status ?? 3);
