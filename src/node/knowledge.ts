/**
 * The Knowledge port over the folder that `scripts/compile-knowledge.ts` writes. Files are read once per process; what an
 * opener makes of them is kept by `memo`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EntenteError } from '../engine/errors.ts';
import type { Knowledge } from '../engine/resources.ts';

/**
 * @param root the compiled folder, `build/knowledge`
 * @param extra files laid over it by name: a user's own actors or ontology
 */
export function openKnowledge(root: string, extra: ReadonlyMap<string, string> = new Map()): Knowledge {
  const kept = new Map<string, unknown>();
  const path = (name: string): string => {
    const full = join(root, name);
    if (!existsSync(full)) {
      throw new EntenteError(`compiled knowledge ${name} not found in ${root}; run: npm run build:knowledge`, 3);
    }
    return full;
  };
  const versionFile = join(root, 'version');
  return {
    version: existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'none',
    has: (name) => extra.has(name) || existsSync(join(root, name)),
    bytes: (name) => {
      const laid = extra.get(name);
      return laid === undefined ? readFileSync(path(name)) : new TextEncoder().encode(laid);
    },
    text: (name) => extra.get(name) ?? readFileSync(path(name), 'utf8'),
    memo<T>(key: string, make: () => T): T {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
  };
}
