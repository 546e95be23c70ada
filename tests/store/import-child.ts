/**
 * An import in a process of its own, so that a test can kill it: `node import-child.ts PROJECT FOLDER MILLISECONDS`. Codes by
 * the rule of sample.ts, after a pause for each document. Exit status as the command line's.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EntenteError, ReadError } from '../../src/engine/errors.ts';
import { importSources } from '../../src/node/import.ts';
import { openStore } from '../../src/store/store.ts';
import { code, RUN, read } from './coding.ts';

const [project = '', folder = '', wait = '0'] = process.argv.slice(2);

try {
  const store = openStore(project, 'create');
  const report = await importSources(
    store,
    {
      async *code(sources, { skip = () => false } = {}) {
        for await (const source of sources) {
          if (source instanceof ReadError) continue;
          const lines = readFileSync(source.path, 'utf8').split('\n');
          for (const [record, line] of lines.entries()) {
            const doc = read(line, { source: source.path }, record);
            const skipped = skip(doc.id);
            if (!skipped) await pause(Number(wait));
            yield { doc: skipped ? doc : code(doc), trace: [], source: source.path, skipped };
          }
        }
      },
    },
    RUN,
    (async function* () {
      for (const name of readdirSync(folder).sort()) yield { path: join(folder, name), size: null };
    })(),
  );
  console.log(JSON.stringify(report));
  store.close();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = error instanceof EntenteError ? error.exit : 3;
}
