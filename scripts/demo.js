/**
 * `npm run demo`: installs what is missing, codes an example of our own, prints the table, writes it as a page, says where,
 * opens it only on a desktop, and ends.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, setUp } from './setup.js';

const node = setUp();
const examples = readdirSync(join(root, 'examples'))
  .filter((name) => /^\d.*\.(md|txt)$/.test(name))
  .sort();
const example = join('examples', examples[0]);

const entente = (args, options) =>
  spawnSync(node, ['--disable-warning=ExperimentalWarning', 'bin/entente.js', ...args], {
    cwd: root,
    maxBuffer: 1 << 28,
    ...options,
  });

console.log(`$ npx entente code ${example}\n`);
const coded = entente(['code', '--format', 'table', example], { stdio: 'inherit' });
if (coded.status !== 0) process.exit(coded.status ?? 3);

const page = entente(['annotate', '--format', 'html', example], { stdio: ['ignore', 'pipe', 'inherit'] });
if (page.status !== 0) process.exit(page.status ?? 3);
mkdirSync(join(root, 'build'), { recursive: true });
const path = join(root, 'build', 'demo.html');
writeFileSync(path, page.stdout);
console.log(`\nThe same as a page, every event beside its words: ${pathToFileURL(path).href}`);
console.log('Next: npx entente serve examples/[01]*.md  the workbench, in your browser');

const desktop =
  process.platform === 'darwin' || process.platform === 'win32' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
if (desktop && !process.env.CI && process.stdout.isTTY) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', path]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', path]
        : ['xdg-open', path];
  spawnSync(command, args, { stdio: 'ignore', timeout: 5000 });
}
