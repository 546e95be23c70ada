import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entente } from './entente.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-analyse-'));
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const TRIAD = 'source,target,sign\nzenda,north,1\nzenda,south,1\nnorth,south,-1\n';
const QUIET = ['--samples', '0'];

describe('entente analyse', () => {
  it('balance of an edge list as JSON in a pipe, nothing else on standard output', () => {
    const ran = entente(['analyse', 'balance', '--edges', file('triad.csv', TRIAD), '--camps', '2', ...QUIET]);
    expect(ran.status).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      schema: 'entente/1',
      analysis: 'balance',
      k: 2,
      L: 1,
      status: 'proven',
      optima: 3,
    });
    expect(ran.stdout.trim().split('\n')).toHaveLength(1);
  });

  it('reads standard input, prints a table or CSV', () => {
    const table = entente(['analyse', 'contradictions', '--edges', '-', '--format', 'table'], { input: TRIAD });
    expect(table.stdout).toContain('zenda stands with both north and south');
    const csv = entente(['analyse', 'contradictions', '--edges', '-', '--format', 'csv'], { input: TRIAD });
    expect(csv.stdout.split('\r\n')[0]).toBe('kind,text,weight,robustness,declared,events');
  });

  it('rows nobody can read: a word with the line, the rest is analysed, exit 1', () => {
    const ran = entente(['analyse', 'balance', '--edges', file('bad.csv', `${TRIAD}north,west,perhaps\n`), ...QUIET]);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toMatch(/bad\.csv:5: sign "perhaps" is neither 1 nor -1/);
    expect(JSON.parse(ran.stdout)).toMatchObject({ ties: 3, L: 1 });
  });

  it('self-ties and repeated rows: a word, exit 0', () => {
    const ran = entente(['analyse', 'network', '--edges', file('twice.csv', `${TRIAD}zenda,zenda,1\nnorth,zenda,1\n`)]);
    expect(ran.status).toBe(0);
    expect(ran.stderr).toMatch(/:5: zenda is tied to itself/);
    expect(ran.stderr).toMatch(/:6: north and zenda were tied already on line 2/);
  });

  it.each([
    [
      'a file that is not there',
      ['analyse', 'balance', '--edges', join(folder, 'none.csv')],
      /none\.csv: cannot be read/,
    ],
    ['an edge list and a project', ['analyse', 'balance', '--edges', 'x.csv', '--project', 'y.db'], /give one of them/],
    [
      'a number of camps that is none',
      ['analyse', 'camps', '--edges', file('t.csv', TRIAD), '--camps', 'many'],
      /2, another number of camps, or free/,
    ],
    [
      'a header without ties',
      ['analyse', 'balance', '--edges', file('h.csv', 'a,b\n1,2\n')],
      /must name source, target and sign/,
    ],
    ['a project that is not there', ['analyse', 'escalation', '--project', join(folder, 'none.db')], /none\.db/],
    ['no such analysis', ['analyse', 'weather'], /weather/],
  ])('%s: exit 2, and what to do', (_, args, message) => {
    const ran = entente(args);
    expect(ran.status).toBe(2);
    expect(ran.stderr).toMatch(message);
    expect(ran.stdout).toBe('');
  });
});
