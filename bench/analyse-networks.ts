/** Signed networks of a folder for the bench, and the values they are known to have. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readEdgeList } from '../src/engine/analyse/signed/edge-list.ts';
import { networkFromEdges, type SignedNetwork } from '../src/engine/analyse/signed/network.ts';
import { EntenteError } from '../src/engine/errors.ts';

export interface Named {
  name: string;
  network: SignedNetwork;
  objective: 'ties' | 'weight';
}

/** Edge lists (.csv, .tsv) and `u v 0|1` files (.signed-graph) of a folder, or one file. */
export function readNetworks(path: string, skipped: { file: string; why: string }[]): Named[] {
  const files = statSync(path).isDirectory()
    ? (readdirSync(path, { recursive: true }) as string[]).sort().map((name) => join(path, name))
    : [path];
  const networks: Named[] = [];
  for (const file of files) {
    if (!/\.(csv|tsv|signed-graph)$/.test(file) || /solutions/.test(basename(file))) continue;
    const text = readFileSync(file, 'utf8');
    const name = basename(file).replace(/\.[^.]*$/, '');
    if (file.endsWith('.signed-graph')) {
      networks.push({ name, network: readSignedGraph(text), objective: 'ties' });
      continue;
    }
    try {
      const list = readEdgeList(text, file);
      const unread = list.notes.filter(({ code }) => code === 'edges.bad-value' || code === 'edges.zero');
      if (unread.length > 0) skipped.push({ file, why: `${unread.length} rows, the first: ${unread[0]!.message}` });
      networks.push({
        name,
        network: networkFromEdges(list, 'auto', []),
        objective: list.weighted ? 'weight' : 'ties',
      });
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      skipped.push({ file, why: error.message });
    }
  }
  return networks;
}

export function readSignedGraph(text: string): SignedNetwork {
  const list = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([u, v, label], i) => ({ source: u!, target: v!, weight: label === '1' ? -1 : 1, line: i + 1 }));
  return networkFromEdges({ rows: list, weighted: false, notes: [] }, 'one', []);
}

/** Published or earlier proven values beside the networks: `solutions.tsv` with a column of names and one per number of camps. */
export function readExpected(folder: string): Map<string, number> {
  const expected = new Map<string, number>();
  const files = statSync(folder).isDirectory()
    ? (readdirSync(folder, { recursive: true }) as string[]).filter((name) => basename(name) === 'solutions.tsv')
    : [];
  for (const file of files) {
    const [header, ...rows] = readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    const column = (...names: string[]): number => header!.findIndex((name) => names.includes(name));
    const [name, two, free] = [column('window', 'network'), column('L2_exact', 'L2_unit'), column('Lfree_exact')];
    for (const row of rows) {
      for (const key of [row[name]!, `cow_${row[name]}`]) {
        if (row[two]) expected.set(`${key} 2`, Number(row[two]));
        if (row[free]) expected.set(`${key} free`, Number(row[free]));
      }
    }
  }
  return expected;
}
