/** Where the package's own files lie, whether it runs from `src/` or from the built `dist/src/`. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json not found above ' + import.meta.url);
    folder = parent;
  }
  return folder;
}

export const PACKAGE_ROOT = findRoot();
export const MODELS_ROOT = join(PACKAGE_ROOT, 'models');
export const KNOWLEDGE_ROOT = join(PACKAGE_ROOT, 'build', 'knowledge');
export const WEB_ROOT = join(PACKAGE_ROOT, 'dist', 'web');
