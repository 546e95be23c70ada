/** Builds the engine and the command line to `dist/`: types checked and stripped by tsc, stamped so that the launcher can tell what is newer. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/node/paths.ts';

rmSync(join(PACKAGE_ROOT, 'dist', 'src'), { recursive: true, force: true });
const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: PACKAGE_ROOT,
  stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);
writeFileSync(join(PACKAGE_ROOT, 'dist', 'stamp'), '');
