import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { EntenteError, ReadError } from '../../src/engine/errors.ts';
import { readerFor } from '../../src/engine/read/index.ts';
import type { Coder } from '../../src/node/code.ts';
import { DEFAULT_CODER, readOptions } from '../../src/node/coder-options.ts';
import { importSources } from '../../src/node/import.ts';
import { findSources, readBytes } from '../../src/node/sources.ts';
import { countDocuments, listDocuments } from '../../src/store/lists.ts';
import { listFailures } from '../../src/store/runs.ts';
import { openDatabase, requireNode } from '../../src/store/sqlite.ts';
import { openStore } from '../../src/store/store.ts';
import { code, folder, project, RUN } from './sample.ts';

const CHILD = resolve(import.meta.dirname, 'import-child.ts');
const child = (...args: string[]) => ['--disable-warning=ExperimentalWarning', CHILD, ...args];

/** The product's readers, and our rule of three lines for a model. */
function readingCoder(limits: { maxRecord?: number; maxUnpacked?: number } = {}): Pick<Coder, 'code'> {
  const options = readOptions({ ...DEFAULT_CODER, ...limits });
  return {
    async *code(sources) {
      for await (const source of sources) {
        if (source instanceof ReadError) {
          yield source;
          continue;
        }
        const head: Uint8Array[] = [];
        for await (const chunk of readBytes(source.path)) {
          head.push(chunk);
          break;
        }
        const reader = readerFor('auto', source.path, Buffer.concat(head).subarray(0, 4096));
        try {
          for await (const doc of reader.read(
            { source: source.path, bytes: readBytes(source.path), size: source.size },
            options,
          )) {
            yield doc instanceof ReadError ? doc : { doc: code(doc), trace: [], source: source.path, skipped: false };
          }
        } catch (error) {
          if (!(error instanceof ReadError)) throw error;
          yield error;
        }
      }
    },
  };
}
const importInto = (store: ReturnType<typeof project>, path: string, limits = {}) =>
  importSources(store, readingCoder(limits), RUN, findSources([path]));

describe('bad input is named and the rest goes on', () => {
  test('a zip bomb', async () => {
    const path = folder();
    writeFileSync(
      join(path, 'bomb.zip'),
      zipSync({ 'a.txt': new Uint8Array(64 << 20), 'b.txt': new TextEncoder().encode('Zenda struck Hentzau.') }),
    );
    writeFileSync(join(path, 'good.txt'), 'Ruritania struck Zenda on 2015-11-17.');
    const store = project();
    const report = await importInto(store, path, { maxUnpacked: 1 << 20 });
    expect(report.failures.map(({ source }) => source).join()).toContain('bomb.zip');
    expect(listDocuments(store).rows.map((row) => row.source)).toEqual([join(path, 'good.txt')]);
    expect(listFailures(store).length).toBeGreaterThan(0);
  });

  test('a WARC cut in the middle gives what came before, and says that it was cut', async () => {
    const record = (at: number) => {
      const body = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Dispatch ${at}</title></head><body><article><h1>Dispatch ${at}</h1><p>Ruritania army struck Zenda in Holt on 2015-11-1${at}. The people of the valley have waited for news since the bridges were closed, and none has come.</p><p>Zenda accused Ruritania, whose envoys said nothing at all of the matter for the whole of the week.</p></article></body></html>`;
      return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0000000${at}-0000-0000-0000-000000000000>\r\nWARC-Target-URI: http://holt.example/${at}\r\nWARC-Date: 2015-11-18T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`;
    };
    const whole = [1, 2, 3].map(record).join('');
    const path = join(folder(), 'crawl.warc');
    writeFileSync(path, whole.slice(0, whole.length - 400));
    const store = project();
    const report = await importInto(store, path);
    expect(report.added).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(report.failures)).toMatch(/end|cut|trunc/i);
  });

  // Between two blocks of its contents a cut gzip looks whole to an unpacker: several cuts find such a place.
  test.each([200, 300, 317, 331, 400, 450])('a gzip cut after %i bytes', async (length) => {
    const path = join(folder(), 'a.txt.gz');
    writeFileSync(path, gzipSync('Ruritania struck Zenda on 2015-11-17. '.repeat(4000)).subarray(0, length));
    const store = project();
    expect(await importInto(store, path)).toMatchObject({ added: 0, failures: [{ code: 'read.truncated' }] });
  });

  test('a line of 200 MB in a JSONL file', { timeout: 60_000 }, async () => {
    const path = join(folder(), 'long.jsonl');
    const stream = createWriteStream(path);
    stream.write('{"text":"Ruritania struck Zenda."}\n{"text":"');
    const chunk = Buffer.alloc(1 << 20, 'x');
    for (let at = 0; at < 200; at++) if (!stream.write(chunk)) await once(stream, 'drain');
    stream.end('"}\n{"text":"Zenda accused Ruritania."}\n');
    await once(stream, 'finish');
    const store = project();
    const report = await importInto(store, path);
    expect(report).toMatchObject({ added: 2, failures: [{ message: expect.stringMatching(/line 2|long/) }] });
  });

  test('noise', async () => {
    const path = join(folder(), 'noise.txt');
    writeFileSync(path, Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919 + ((at * at) >> 3)) & 255)));
    const store = project();
    expect(await importInto(store, path)).toMatchObject({ added: 0, failures: [{ code: 'read.binary' }] });
  });
});

describe('the project file', () => {
  test('two imports at once: the second gets a clear word and exit 4', async () => {
    const path = join(folder(), 'in');
    mkdirSync(path);
    writeFileSync(
      join(path, 'a.txt'),
      Array.from({ length: 60 }, (_, at) => `Ruritania struck Zenda on 2015-11-${10 + (at % 20)}, number ${at}.`).join(
        '\n',
      ),
    );
    const database = join(path, '..', 'entente.db');
    const first = spawn(process.execPath, child(database, path, '50'));
    onTestFinished(() => void first.kill('SIGKILL'));
    const ended = once(first, 'exit');
    for (let wait = 0; wait < 100 && !existsSync(`${database}-wal`); wait++)
      await new Promise((done) => setTimeout(done, 20));
    await new Promise((done) => setTimeout(done, 300));
    const second = spawnSync(process.execPath, child(database, path, '0'));
    expect(second.status).toBe(4);
    expect(second.stderr.toString()).toMatch(/another import is at work on this project \(process \d+/);
    expect(await ended).toEqual([0, null]);
    const store = openStore(database, 'read');
    expect(countDocuments(store)).toBe(60);
    store.close();
  });

  test('from a newer version: exit 4', () => {
    const path = join(folder(), 'entente.db');
    const db = openDatabase(path, 'create');
    db.pragma('user_version = 999');
    db.close();
    expect(() => openStore(path)).toThrow(
      expect.objectContaining({ exit: 4, message: expect.stringContaining('newer Entente') }),
    );
  });

  test('held by another process: exit 4', { timeout: 20_000 }, () => {
    const path = join(folder(), 'entente.db');
    const one = openStore(path, 'create');
    const other = openStore(path);
    one.db.exec('BEGIN IMMEDIATE');
    other.db.pragma('busy_timeout = 50');
    expect(() => other.transaction(() => undefined)).toThrow(expect.objectContaining({ exit: 4 }));
    one.db.exec('ROLLBACK');
    one.close();
    other.close();
  });

  test.each([['no database', 'Dear editor, this is a letter and no database, however long it is. '.repeat(20)]])(
    '%s: exit 2, and the file stays as it was',
    (_, content) => {
      const path = join(folder(), 'entente.db');
      writeFileSync(path, content);
      expect(() => openStore(path)).toThrow(expect.objectContaining({ exit: 2 }));
      expect(statSync(path).size).toBe(content.length);
    },
  );

  test('somebody else’s database: exit 2', () => {
    const path = join(folder(), 'other.db');
    const db = openDatabase(join(folder(), 'entente.db'), 'create');
    db.exec(`ATTACH '${path}' AS other; CREATE TABLE other.letters (text)`);
    db.close();
    expect(() => openStore(path)).toThrow(/not an Entente project/);
  });

  test('not there: says how to make one', () => {
    expect(() => openStore(join(folder(), 'nowhere.db'), 'read')).toThrow(/entente import/);
  });

  test('is for its owner alone', () => {
    const store = project();
    store.sql("INSERT INTO tombstone VALUES ('a', 'event', '', '', '')").run();
    for (const suffix of ['', '-wal']) expect(statSync(store.path + suffix).mode & 0o777).toBe(0o600);
  });

  test('an old Node is told so, not crashed', () => {
    for (const version of ['20.19.0', '22.14.0', '18.0.0']) expect(() => requireNode(version)).toThrow(EntenteError);
    for (const version of ['22.15.0', '22.23.3', '24.0.0']) expect(() => requireNode(version)).not.toThrow();
  });
});

describe('a full disk', () => {
  afterAll(() => {
    if (mounted) spawnSync('umount', ['-l', mount]);
    rmSync(mount, { recursive: true, force: true });
  });
  const mount = join('/tmp', `entente-full-${process.pid}`);
  mkdirSync(mount, { recursive: true });
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', mount]).status === 0;

  test.skipIf(!mounted)(
    'keeps what was finished and says what to do (skipped where no small file system can be mounted)',
    () => {
      const path = folder();
      for (let file = 0; file < 30; file++) {
        const lines = Array.from(
          { length: 40 },
          (_, at) =>
            `Report ${file}-${at}: Ruritania army struck Zenda in Holt on 2015-11-${10 + (at % 20)}. ${Math.random()} ${Math.random()} ${Math.random()}`,
        );
        writeFileSync(join(path, `${10 + file}.txt`), lines.join('\n'));
      }
      const database = join(mount, 'entente.db');
      const full = spawnSync(process.execPath, child(database, path, '0'));
      expect(full.status).toBe(3);
      expect(full.stderr.toString()).toMatch(/disk is full.*make room and run the same command again/);
      expect(spawnSync('mount', ['-o', 'remount,size=64m', mount]).status).toBe(0);
      expect(spawnSync(process.execPath, child(database, path, '0')).status).toBe(0);
      const store = openStore(database, 'read');
      expect(countDocuments(store)).toBe(1200);
      expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
      store.close();
    },
  );
});
