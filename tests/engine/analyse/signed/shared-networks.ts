/** Loads the published networks the known answers are checked on; they are not part of this repository. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createProblem, type Problem } from '../../../../src/engine/analyse/signed/problem.ts';

export const SIGNED_DATA = join(
  process.env['ENTENTE_DATA'] ?? resolve(import.meta.dirname, '../../../../../shared/data'),
  'signed-networks',
);
export const HAVE_DATA = existsSync(SIGNED_DATA);
/** Shown beside skipped tests. */
export const WHY_SKIPPED = HAVE_DATA ? '' : ` (skipped: no data at ${SIGNED_DATA}; set ENTENTE_DATA)`;

export function table(file: string): Record<string, string>[] {
  const [header, ...rows] = readFileSync(join(SIGNED_DATA, file), 'utf8').trim().split('\n');
  const names = header!.split('\t');
  return rows.map((row) => Object.fromEntries(row.split('\t').map((cell, i) => [names[i]!, cell])));
}

export function network(file: string, column: 'sign' | 'weight'): { names: string[]; problem: Problem } {
  const index = new Map<string, number>();
  const of = (name: string): number => index.get(name) ?? index.set(name, index.size).get(name)!;
  const ties = table(file).map(
    (row) => [of(row['source']!), of(row['target']!), Number(row[column])] as [number, number, number],
  );
  return { names: [...index.keys()], problem: createProblem(index.size, ties) };
}

/** Files of `u v 0|1`: one tie a pair by majority and none where the lines are even, or all lines kept. */
export function signedGraph(file: string, parallel: 'one' | 'keep' = 'one'): Problem {
  const sums = new Map<string, [number, number, number]>();
  const lines: [number, number, number][] = [];
  const index = new Map<string, number>();
  const of = (name: string): number => index.get(name) ?? index.set(name, index.size).get(name)!;
  for (const line of readFileSync(join(SIGNED_DATA, file), 'utf8').trim().split('\n')) {
    const [u, v, label] = line.trim().split(/\s+/) as [string, string, string];
    const [a, b] = [of(u), of(v)].sort((x, y) => x - y) as [number, number];
    const sum = sums.get(`${a} ${b}`) ?? [a, b, 0];
    sum[2] += label === '1' ? -1 : 1;
    sums.set(`${a} ${b}`, sum);
    lines.push([a, b, label === '1' ? -1 : 1]);
  }
  if (parallel === 'keep') return createProblem(index.size, lines);
  return createProblem(
    index.size,
    [...sums.values()].map(([a, b, sum]) => [a, b, Math.sign(sum)] as [number, number, number]),
  );
}
