import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { MODELS_ROOT } from '../../src/node/paths.ts';
import { acceptEvents } from '../../src/store/corrections.ts';
import { insertDocument } from '../../src/store/documents.ts';
import { useRun } from '../../src/store/runs.ts';
import { openStore } from '../../src/store/store.ts';
import { coded, RUN } from '../store/coding.ts';
import { entente } from './entente.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-cli-'));
const project = join(folder, 'entente.db');

beforeAll(() => {
  const store = openStore(project, 'create');
  store.transaction(() => {
    const run = useRun(store, RUN);
    insertDocument(
      store,
      coded('Ruritania army struck Zenda in Holt on 2015-11-17. Zenda accused Ruritania on 2015-11-18.', {
        title: 'Holt burns',
      }),
      run,
    );
    insertDocument(
      store,
      coded('Hentzau met Strelsau on 2015-12-01.', { publisher: '=Ruppen Post', source: 'b.txt' }),
      run,
    );
  });
  acceptEvents(store, [store.sql('SELECT id FROM event ORDER BY n LIMIT 1').pluck().get() as string], { by: 'anna' });
  store.close();
});
const run = (...args: string[]) => entente([...args, '--project', project], { cwd: folder });
const lines = (text: string) => text.trim().split('\n');

describe('listing a project', () => {
  test('events, as JSON lines in a pipe, filtered', () => {
    const { status, stdout, stderr } = run('events', '--actor', 'ruritania');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(lines(stdout).map((line) => JSON.parse(line))).toMatchObject([
      { schema: 'entente/1', type: 'ASSAULT', review: { state: 'accepted', by: 'anna' }, incident: { reports: 1 } },
    ]);
  });
  test('the project of this folder is the default', () => {
    expect(lines(entente(['events', '--limit', '2'], { cwd: folder }).stdout)).toHaveLength(2);
  });
  test('events as a table, with counts on standard error', () => {
    const { stdout, stderr } = run('events', '--format', 'table', '--sort', 'day', '--descending');
    expect(stdout).toMatch(/WHO → WHOM/);
    expect(stderr).toMatch(/4 of 4 rows: 3 acts, 3 without copies, 3 events of the world, in 2 documents/);
  });
  test('events as CSV, safe in a spreadsheet', () => {
    const { stdout } = run('events', '--format', 'csv', '--type', 'CONSULT');
    expect(lines(stdout)).toHaveLength(3);
    expect(stdout).toContain("'=Ruppen Post");
  });
  test('actors', () => {
    const rows = lines(run('actors').stdout).map((line) => JSON.parse(line));
    expect(rows.map((row) => row.id)).toEqual(
      ['zenda', 'hentzau', 'strelsau', 'ruritania', 'ruritania/military'].sort((a, b) =>
        a === 'zenda' ? -1 : b === 'zenda' ? 1 : a < b ? -1 : 1,
      ),
    );
    expect(lines(run('actors', '--format', 'csv', '--limit', '1').stdout)[1]).toMatch(
      /^zenda,Zenda,ZEN,GOV,1,1,2015-11-17,2015-11-18,Zenda/,
    );
  });
  test('documents', () => {
    expect(run('documents', '--format', 'table').stdout).toMatch(/Holt burns/);
    expect(lines(run('documents', '--text', 'hentzau').stdout).map((line) => JSON.parse(line).source)).toEqual([
      'b.txt',
    ]);
  });
  test('claims of a project without any', () => {
    expect(run('claims')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(lines(run('claims', '--format', 'csv').stdout)).toHaveLength(1);
  });
});

describe('export', () => {
  test('to a file', () => {
    const out = join(folder, 'out', 'events.jsonl');
    const { status, stdout, stderr } = run('export', 'jsonl', '--out', out, '--type', 'ASSAULT,ACCUSE');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toMatch(/2 events \(2 acts\)/);
    expect(lines(readFileSync(out, 'utf8'))).toHaveLength(2);
  });
  test('to standard output', () => {
    expect(lines(run('export', 'csv', '--out', '-').stdout)).toHaveLength(5);
  });
  test('to a folder', () => {
    const out = join(folder, 'package');
    expect(run('export', 'data-package', '--out', out).status).toBe(0);
    expect(existsSync(join(out, 'datapackage.json'))).toBe(true);
  });
  test('lists the formats', () => {
    expect(entente(['export', 'list']).stdout).toMatch(/^csv +\S/m);
  });
});

describe('wrong use is told, exit 2', () => {
  test.each([
    [['events', '--status', 'done'], /--status done: unknown/],
    [['events', '--from', 'yesterday'], /--from yesterday: not a date/],
    [['events', '--project', 'nowhere.db'], /no project here; make one with/],
    [['export', 'word', '--out', 'x', '--project', project], /format word: unknown; choose among csv/],
    [['export', 'csv', '--project', project], /--out PATH/],
    [['export', 'data-package', '--out', '-', '--project', project], /several files/],
    [['import'], /./],
    [['explain', '--project', project, '--event', 'ev_nothing'], /no event ev_nothing/],
  ])('%j', (args, message) => {
    const { status, stderr, stdout } = entente(args, { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
  });
  test('a project from a newer version: exit 4', () => {
    const path = join(folder, 'newer.db');
    const store = openStore(path, 'create');
    store.db.pragma('user_version = 999');
    store.close();
    expect(entente(['events', '--project', path])).toMatchObject({
      status: 4,
      stderr: expect.stringContaining('newer Entente'),
    });
  });
});

describe.skipIf(!existsSync(join(MODELS_ROOT, 'language', 'trunk.onnx')))(
  'import (skipped without the language model)',
  () => {
    test('reads, lists failures with exit 1, is idempotent', () => {
      const input = join(folder, 'in');
      mkdirSync(input);
      writeFileSync(join(input, 'a.txt'), 'France bombed Islamic State positions in Raqqa on 17 November 2015.');
      writeFileSync(
        join(input, 'b.html'),
        '<html><head><title>Talks</title></head><body><article><h1>Talks</h1><p>Russia accused Turkey of shelling Kurdish fighters in northern Syria on Monday, and Turkey rejected the charge the same day.</p></article></body></html>',
      );
      writeFileSync(join(input, 'c.pdf'), '%PDF-1.7 broken');
      const path = join(folder, 'made.db');
      const first = entente(['import', input, '--project', path, '--format', 'json']);
      expect(first.status).toBe(1);
      expect(first.stderr).toMatch(/c\.pdf: /);
      expect(JSON.parse(first.stdout)).toMatchObject({
        files: 3,
        added: 2,
        failures: [{ source: join(input, 'c.pdf') }],
      });
      expect(JSON.parse(first.stdout).events).toBeGreaterThan(0);
      const second = entente(['import', input, '--project', path]);
      expect(second.status).toBe(1);
      expect(second.stderr).toMatch(/0 new documents, 0 events, 2 files unchanged, 1 not read/);
      expect(second.stdout).toBe('');
    }, 60_000);
  },
);
