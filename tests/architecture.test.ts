/** Reads every import of the sources and fails on a cycle, a wrong direction, or a file that its folder's index forgot. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

interface Import {
  to: string;
  typeOnly: boolean;
}

/** Relative imports and re-exports, resolved; packages by name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found: Import[] = [];
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)) {
    const target = match[2]!;
    found.push({
      to: target.startsWith('.') ? resolve(dirname(file), target) : target,
      typeOnly: match[1] !== undefined,
    });
  }
  for (const match of text.matchAll(/import\('([^']+)'\)/g)) {
    const target = match[1]!;
    found.push({ to: target.startsWith('.') ? resolve(dirname(file), target) : target, typeOnly: false });
  }
  return found;
}

const files = filesUnder(source);
const graph = new Map(files.map((file) => [file, importsOf(file)]));
const roomOf = (file: string): string => relative(source, file).split(sep)[0]!;

/** Who may import whom: engine ← node, store ← cli, server; web knows the engine's types and HTTP only. */
const ALLOWED: Record<string, string[]> = {
  engine: ['engine'],
  node: ['node', 'engine', 'store'],
  store: ['store', 'engine'],
  cli: ['cli', 'node', 'store', 'engine', 'server'],
  server: ['server', 'node', 'store', 'engine'],
  web: ['web', 'engine'],
};

/** What the pure engine may take from packages: nothing that touches disk, network, clock or console. */
const ENGINE_PACKAGES =
  /^(@noble\/hashes|zod|yaml|csv-parse|csv-stringify|highs|fflate|eld|linkedom|@mozilla\/readability|parse5|unpdf|feedsmith|warcio|mammoth|chardet|file-type|hyparquet-writer|graphology)(\/|$)/;

describe('architecture', () => {
  it('imports go one way between rooms', () => {
    const wrong = files.flatMap((file) =>
      graph
        .get(file)!
        .filter(({ to }) => to.startsWith(source) && !(ALLOWED[roomOf(file)] ?? []).includes(roomOf(to)))
        .map(({ to }) => `${relative(source, file)} → ${relative(source, to)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('web takes types from the engine, and of its code only what has no imports of its own', () => {
    const bare = (file: string) => (graph.get(file) ?? []).every(({ typeOnly }) => typeOnly);
    const wrong = files
      .filter((file) => roomOf(file) === 'web')
      .flatMap((file) =>
        graph
          .get(file)!
          .filter(({ to, typeOnly }) => to.startsWith(join(source, 'engine')) && !typeOnly && !bare(to))
          .map(({ to }) => `${relative(source, file)} → ${relative(source, to)}`),
      );
    expect(wrong).toEqual([]);
  });

  it('the engine is pure', () => {
    const wrong = files
      .filter((file) => roomOf(file) === 'engine')
      .flatMap((file) => {
        const packages = graph
          .get(file)!
          .filter(({ to, typeOnly }) => !to.startsWith(sep) && !typeOnly && !ENGINE_PACKAGES.test(to))
          .map(({ to }) => `imports ${to}`);
        const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
        const impure = [
          ...code.matchAll(/\b(console\.\w+|process\.\w+|Date\.now\(\)|new Date\(\)|Math\.random\(\)|fetch\()/g),
        ].map((match) => `uses ${match[1]}`);
        return [...packages, ...impure].map((what) => `${relative(source, file)} ${what}`);
      });
    expect(wrong).toEqual([]);
  });

  it('only the store knows SQL', () => {
    const wrong = files
      .filter(
        (file) =>
          roomOf(file) !== 'store' &&
          graph.get(file)!.some(({ to }) => to === 'better-sqlite3' || to === 'node:sqlite'),
      )
      .map((file) => relative(source, file));
    // The doctor asks whether the driver can be loaded, by name, and runs no statement.
    expect(wrong).toEqual([]);
  });

  it('has no import cycle', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].map((one) => relative(source, one)).join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const { to, typeOnly } of graph.get(file) ?? []) if (!typeOnly && graph.has(to)) visit(to, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('a stage never imports another stage', () => {
    const stages = files.filter(
      (file) => /\b(stage|amendment)\(\{/.test(readFileSync(file, 'utf8')) && !file.endsWith(`engine${sep}stage.ts`),
    );
    const wrong = stages.flatMap((file) =>
      graph
        .get(file)!
        .filter(({ to, typeOnly }) => !typeOnly && to !== file && stages.includes(to))
        .map(({ to }) => `${relative(source, file)} → ${relative(source, to)}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(['analyse', 'read', 'write'])('every file of engine/%s is reached from its index', (room) => {
    const folder = join(source, 'engine', room);
    const index = join(folder, 'index.ts');
    if (!files.includes(index)) return;
    // Reached from the index, or from a file that another room takes directly.
    const elsewhere = files
      .filter((file) => !file.startsWith(folder))
      .flatMap((file) => graph.get(file)!.map(({ to }) => to));
    const queue = [index, ...elsewhere.filter((file) => file.startsWith(folder + sep))];
    const reached = new Set<string>(queue);
    for (let file = queue.pop(); file; file = queue.pop()) {
      for (const { to } of graph.get(file) ?? []) {
        if (!graph.has(to) || reached.has(to)) continue;
        reached.add(to);
        queue.push(to);
      }
    }
    const forgotten = files
      .filter((file) => file.startsWith(folder + sep) && !reached.has(file))
      .map((file) => relative(source, file));
    expect(forgotten).toEqual([]);
  });

  it('file names are in kebab-case and hold no drawers', () => {
    const wrong = files
      .map((file) => relative(source, file))
      .filter(
        (file) =>
          !/^[a-z0-9/.-]+$/.test(file.replaceAll(sep, '/')) || /(^|\/)(utils?|helpers?|managers?)(\.|\/)/.test(file),
      );
    expect(wrong).toEqual([]);
    expect(files.every((file) => statSync(file).size > 0)).toBe(true);
  });
});
