/**
 * Whether what was built is newer than its source. Dependency-free: the launcher and the set-up ask. In: a file that the
 * build writes last, the folder it was built from. Out: false where the file is missing or a source is newer; a package
 * without the source is current.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function isCurrent(built, source) {
  if (!existsSync(built)) return false;
  if (!existsSync(source)) return true;
  const since = statSync(built).mtimeMs;
  return readdirSync(source, { recursive: true, withFileTypes: true }).every(
    (entry) => !entry.isFile() || statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs <= since,
  );
}
