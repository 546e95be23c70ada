/**
 * `npm run bench -- NAME [--data PATH] [--json] [--peers] [--only PREFIX] [--misses]`: every figure of accuracy and speed has one command. A bench
 * prints; it never fails a test by a time. `--data` measures on other data in the same format and layout.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PACKAGE_ROOT } from '../src/node/paths.ts';

export interface BenchArgs {
  /** A file or folder to measure on in place of the development data. */
  data: string | null;
  json: boolean;
  /** Run the peers that are installed, in the same run on the same machine. */
  peers: boolean;
  /** The folder of development data. */
  dataRoot: string;
  /** Only the documents whose names begin so (dispatches). */
  only: string;
  /** Print each miss and each false alarm (dispatches). */
  misses: boolean;
}

export const BENCHES = [
  'language',
  'segments',
  'entities',
  'coreference',
  'times',
  'places',
  'attribution',
  'status',
  'actors',
  'plv',
  'muc4',
  'events',
  'dispatches',
  'import',
  'resolve',
  'analyse',
] as const;

const [name, ...rest] = process.argv.slice(2);
const flag = (key: string): string | null => {
  const at = rest.indexOf(key);
  return at < 0 ? null : (rest[at + 1] ?? null);
};
const data = flag('--data');
const args: BenchArgs = {
  data: data === null ? null : resolve(data),
  json: rest.includes('--json'),
  peers: rest.includes('--peers'),
  dataRoot: process.env['ENTENTE_DATA'] ?? join(PACKAGE_ROOT, '..', 'shared', 'data'),
  only: flag('--only') ?? '',
  misses: rest.includes('--misses'),
};

async function runOne(bench: string): Promise<unknown> {
  const module = (await import(`./${bench}.ts`)) as { default: (args: BenchArgs) => Promise<unknown> };
  return module.default(args);
}

if (!name || (name !== 'all' && !(BENCHES as readonly string[]).includes(name))) {
  console.error(
    `usage: npm run bench -- NAME [--data PATH] [--json] [--peers] [--only PREFIX] [--misses]\nNAME: ${BENCHES.join(', ')}, all`,
  );
  process.exit(2);
}
if (args.data !== null && !existsSync(args.data)) {
  console.error(`bench ${name}: ${args.data} does not exist`);
  process.exit(2);
}
const results: Record<string, unknown> = {};
for (const bench of name === 'all' ? BENCHES : [name]) {
  if (args.data === null && !existsSync(args.dataRoot) && !['actors', 'dispatches'].includes(bench)) {
    console.error(`bench ${bench}: no development data at ${args.dataRoot}; set ENTENTE_DATA or give --data`);
    process.exitCode = 2;
    continue;
  }
  const result = await runOne(bench);
  if (name === 'all') results[bench] = result;
  else Object.assign(results, { bench }, result);
}
if (args.json) console.log(JSON.stringify(results));
