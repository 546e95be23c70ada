import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentSchema, eventSchema } from '../../src/engine/schema.ts';
import { entente } from './entente.ts';

const ARTICLE = `Ruritanian jets bomb Strelsau

By Jane Doe
18 November 2015

Russian warplanes bombed rebel positions near Aleppo on Tuesday, killing at least 12 people, officials said. French President François Hollande met Barack Obama in Washington. Iran denied that its forces had attacked the convoy.
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-cli-'));
  writeFileSync(join(folder, 'article.txt'), ARTICLE);
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(
    join(folder, 'binary.bin'),
    Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256),
  );
  mkdirSync(join(folder, 'nothing'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('entente code', () => {
  it('prints events as JSON Lines in a pipe, each of which fits the schema and leads back to its words', () => {
    const { status, stdout, stderr } = entente(['code', join(folder, 'article.txt')]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => eventSchema.parse(JSON.parse(line)));
    expect(events.length).toBeGreaterThanOrEqual(3);
    const strike = events.find((event) => event.type === 'ASSAULT' && event.trigger.text === 'bombed')!;
    expect(strike).toMatchObject({ actor: { country: 'RUS' }, published: '2015-11-18', status: 'occurred' });
    expect(events.filter((event) => event.status === 'denied')).not.toHaveLength(0);
  });

  it('prints whole documents that fit the schema, the same from a file and from standard input', () => {
    const fromFile = entente(['code', '--format', 'json', join(folder, 'article.txt')]);
    const fromPipe = entente(['code', '--format', 'json'], { input: ARTICLE });
    const a = documentSchema.parse(JSON.parse(fromFile.stdout));
    const b = documentSchema.parse(JSON.parse(fromPipe.stdout));
    expect(b.id).toBe(a.id);
    expect(b.layers.event.map((event) => event.id)).toEqual(a.layers.event.map((event) => event.id));
  });

  it('prints a table and CSV', () => {
    const table = entente(['code', '--format', 'table', join(folder, 'article.txt')], { env: { COLUMNS: '120' } });
    expect(table.stdout).toMatch(/WHO → WHOM/);
    expect(table.stdout.split('\n').every((line) => [...line].length <= 120)).toBe(true);
    const csv = entente(['code', '--format', 'csv', join(folder, 'article.txt')]);
    expect(csv.stdout.split('\r\n')[0]).toMatch(/^id,act,doc,source/);
  });

  it.each([
    ['a missing file', () => ['missing.txt'], /missing\.txt: no such file/],
    ['an empty file', () => [join(folder, 'empty.txt')], /empty/],
    ['a binary file', () => [join(folder, 'binary.bin')], /binary/],
    ['an empty folder', () => [join(folder, 'nothing')], /holds no file/],
  ])('names %s, codes the other files and ends with 1', (_, paths, message) => {
    const { status, stdout, stderr } = entente(['code', ...paths(), join(folder, 'article.txt')]);
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
    expect(stdout).not.toBe('');
  });

  it.each([
    ['an unreadable date', ['code', '--date', '2015-13-01'], /--date 2015-13-01: not a date/],
    ['an unknown format', ['code', '--format', 'xlsx'], /xlsx/],
    ['an unknown input', ['code', '--input', 'doc'], /--input doc: unknown/],
    ['an unknown ontology', ['code', '--ontology', 'nowhere.yaml'], /neither plover nor acled/],
    ['an unknown command', ['coed'], /did you mean `code`/],
    ['a wrong number of jobs', ['code', '--jobs', '0'], /--jobs 0/],
  ])('refuses %s with 2', (_, args, message) => {
    const { status, stderr, stdout } = entente(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
  });

  it('keeps the order of the input with several workers', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({
      text: `Ruritania attacked Zenda on day ${index}.`,
      id: `n${index}`,
    }));
    const { stdout } = entente(['code', '--format', 'json', '--jobs', '2', '--input', 'jsonl', '-'], {
      input: many.map((one) => JSON.stringify(one)).join('\n'),
    });
    const sources = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { meta: { source: string } }).meta.source);
    expect(sources).toEqual(many.map((one) => one.id));
  });
});

describe('entente explain', () => {
  it('says what an event is made of, and names the events where the id is wrong', () => {
    const path = join(folder, 'article.txt');
    const first = JSON.parse(entente(['code', path]).stdout.split('\n')[0]!) as {
      id: string;
      trigger: { text: string };
    };
    const explained = entente(['explain', path, '--event', first.id]);
    expect(explained.status).toBe(0);
    expect(explained.stdout).toContain(first.trigger.text);
    expect(explained.stdout).toMatch(/what it is made of/);
    const wrong = entente(['explain', path, '--event', 'ev_nothing']);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain(first.id);
  });
});
