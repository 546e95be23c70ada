/** Fifty kills at random moments of an import: nothing lost, nothing twice. Takes about a minute. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { EVERYTHING } from '../../src/store/filter.ts';
import { countDocuments } from '../../src/store/lists.ts';
import { countEvents } from '../../src/store/read-events.ts';
import { openStore } from '../../src/store/store.ts';
import { coded } from '../store/coding.ts';
import { folder } from '../store/sample.ts';

const CHILD = resolve(import.meta.dirname, '..', 'store', 'import-child.ts');
const KILLS = 50;
const STATES = ['Ruritania', 'Zenda', 'Strelsau', 'Hentzau', 'Tarlenheim'];

function importFor(
  project: string,
  path: string,
  pause: number,
  killAfter: number | null,
): Promise<{ signal: string | null; status: number | null; stderr: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      CHILD,
      project,
      path,
      String(pause),
    ]);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const timer = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('exit', (status, signal) => {
      if (timer) clearTimeout(timer);
      done({ signal, status, stderr });
    });
  });
}

test('fifty kills', { timeout: 300_000 }, async () => {
  const path = join(folder(), 'in');
  mkdirSync(path);
  const lines: string[] = [];
  for (let index = 0; index < 4000; index++) {
    const [one, other] = [STATES[index % 5]!, STATES[(index + 1 + (index % 3)) % 5]!];
    const day = `2015-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;
    lines.push(
      `Number ${index}: ${one} army ${index % 2 ? 'struck' : 'met'} ${other} in Holt on ${day}. ${other} accused ${one}.`,
    );
  }
  for (let file = 0; file < 40; file++)
    writeFileSync(
      join(path, `${String(file).padStart(2, '0')}.txt`),
      lines.slice(file * 100, file * 100 + 100).join('\n'),
    );
  const project = join(path, '..', 'entente.db');
  let killed = 0;
  let held = 0;
  for (let round = 0; killed < KILLS && round < 4 * KILLS; round++) {
    // Not before the process is up, or nothing of ours is under way; spread over start, batches and commits.
    const { signal, status, stderr } = await importFor(project, path, 1, 150 + Math.random() * 450);
    if (signal === 'SIGKILL') killed++;
    else expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const store = openStore(project, 'create');
    expect(store.db.pragma('quick_check', { simple: true })).toBe('ok');
    const documents = countDocuments(store);
    expect(documents).toBeGreaterThanOrEqual(held);
    held = documents;
    store.close();
    if (held === lines.length) break;
  }
  expect(killed).toBeGreaterThan(5);
  expect(await importFor(project, path, 0, null)).toMatchObject({ status: 0, stderr: '' });
  const store = openStore(project, 'read');
  const expected = lines.flatMap((line) => coded(line).layers.event);
  expect(countDocuments(store)).toBe(lines.length);
  expect(countEvents(store, EVERYTHING)).toMatchObject({ rows: expected.length, documents: lines.length });
  expect(store.sql('SELECT count(*) FROM event_body').pluck().get()).toBe(expected.length);
  expect(store.sql('SELECT count(*) FROM event_search').pluck().get()).toBe(expected.length);
  expect(store.sql("SELECT count(*) FROM file WHERE state <> 'done'").pluck().get()).toBe(0);
  expect(store.sql('SELECT sum(reports) FROM incident').pluck().get()).toBe(countEvents(store, EVERYTHING).acts);
  expect(store.db.pragma('foreign_key_check')).toEqual([]);
  store.close();
  console.log(`${killed} kills`);
});
