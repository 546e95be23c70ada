/** Whether what was named is at most one small input, for which starting a pool of workers would cost more than it gives. */
import { existsSync, statSync } from 'node:fs';

const SMALL = 2 * 1024 * 1024;

export function isSingleDocument(paths: readonly string[]): boolean {
  if (paths.length === 0) return true;
  if (paths.length > 1) return false;
  const path = paths[0]!;
  if (path === '-') return true;
  if (!existsSync(path)) return false;
  const stat = statSync(path);
  return stat.isFile() && stat.size < SMALL;
}
