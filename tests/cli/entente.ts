/** Runs the command line as a user would, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

export function entente(
  args: readonly string[],
  options: { input?: string | Uint8Array; cwd?: string; env?: Record<string, string> } = {},
): Ran {
  const child = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', resolve(root, 'bin', 'entente.js'), ...args],
    {
      cwd: options.cwd ?? root,
      input: options.input ?? '',
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      maxBuffer: 1 << 28,
    },
  );
  return { status: child.status, stdout: child.stdout.toString('utf8'), stderr: child.stderr.toString('utf8') };
}
