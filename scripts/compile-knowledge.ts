/**
 * Compiles `knowledge/` to `build/knowledge/`: every file in `knowledge/compile/` exports `compile(outDir)`. Skips what is
 * up to date (hash of all inputs), so that it costs nothing at every start. `--force` compiles all the same.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { KNOWLEDGE_ROOT, PACKAGE_ROOT } from '../src/node/paths.ts';

const source = join(PACKAGE_ROOT, 'knowledge');

function inputsHash(): string {
  const hash = createHash('sha256').update(readFileSync(join(PACKAGE_ROOT, 'package-lock.json')));
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file.slice(source.length)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

const version = inputsHash();
const versionFile = join(KNOWLEDGE_ROOT, 'version');
const upToDate = existsSync(versionFile) && readFileSync(versionFile, 'utf8').trim() === version;
if (!upToDate || process.argv.includes('--force')) {
  mkdirSync(KNOWLEDGE_ROOT, { recursive: true });
  const compilers = existsSync(join(source, 'compile'))
    ? readdirSync(join(source, 'compile'))
        .filter((name) => name.endsWith('.ts'))
        .sort()
    : [];
  for (const name of compilers) {
    const module = (await import(pathToFileURL(join(source, 'compile', name)).href)) as {
      compile?: (outDir: string) => Promise<void> | void;
    };
    const started = performance.now();
    await module.compile?.(KNOWLEDGE_ROOT);
    if (module.compile)
      console.error(`knowledge: ${name.replace('.ts', '')} in ${Math.round(performance.now() - started)} ms`);
  }
  writeFileSync(versionFile, version + '\n');
}
