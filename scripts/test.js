/**
 * `npm test`: installs what is missing, a browser included, and runs the tests. The last line is
 * `N passed, N failed, N skipped`. `--slow` runs what takes minutes. Further arguments go to the runner.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, setUp } from './setup.js';

const arguments_ = process.argv.slice(2);
const slow = arguments_.includes('--slow');
const rest = arguments_.filter((argument) => argument !== '--slow');
const ci = process.env.CI === 'true';

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser that is there, else from the system's packages where we may install them, else null. */
function findBrowser() {
  const given = process.env.ENTENTE_BROWSER;
  const found = [given, ...BROWSERS].find((path) => path && existsSync(path));
  if (found) return found;
  const isRoot = typeof process.getuid === 'function' && process.getuid() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.error('test: installing chromium from the system packages …');
    const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], options);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  }
  return BROWSERS.find((path) => existsSync(path)) ?? null;
}

const node = setUp({ web: true });
const browser = slow ? null : findBrowser();
if (!slow && !browser) {
  const reason = 'no Chromium here and none could be installed: the tests of the workbench are skipped';
  console.error(`test: ${reason}`);
  if (ci) {
    console.log('0 passed, 1 failed, 0 skipped');
    process.exit(1);
  }
}

const report = join(root, 'build', 'test-report.json');
mkdirSync(join(root, 'build'), { recursive: true });
rmSync(report, { force: true });
const config = slow ? ['--config', 'vitest.slow.config.ts'] : [];
const env = { ...process.env, ENTENTE_NODE: node, ...(browser ? { ENTENTE_BROWSER: browser } : {}) };
const child = spawnSync(
  node,
  [
    '--disable-warning=ExperimentalWarning',
    'node_modules/vitest/vitest.mjs',
    'run',
    ...config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...rest,
  ],
  { cwd: root, stdio: 'inherit', env },
);
if (!existsSync(report)) {
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(child.status || 1);
}
const {
  numPassedTests,
  numFailedTests,
  numPendingTests,
  numTodoTests = 0,
  numFailedTestSuites = 0,
  success,
} = JSON.parse(readFileSync(report, 'utf8'));
const failed = numFailedTests || (success ? 0 : Math.max(1, numFailedTestSuites));
console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`);
process.exit(failed > 0 || child.status !== 0 ? 1 : 0);
