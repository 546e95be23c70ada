/** Tar archives: ours, byte by byte, and those of the system's own tar in both of its formats. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Document } from '../../../src/engine/document.ts';
import { ReadError } from '../../../src/engine/errors.ts';
import { readerFor } from '../../../src/engine/read/index.ts';
import { makeTar } from './make-files.ts';
import { chunked, OPTIONS } from './run-reader.ts';

const A = 'Ruritania closed the bridge at Strelsau on Monday, the interior ministry said.';
const B = 'Police arrested 12 men in Zenda after the march, the governor said on Tuesday.';
const FILES = {
  'a.txt': A,
  'pages/b.html': `<html><body><h1>March</h1><p>${B}</p></body></html>`,
  'empty.txt': '',
  'in.zip': zipSync({ 'c.txt': strToU8(B) }),
};

async function read(path: string, bytes: Uint8Array): Promise<(Document | ReadError)[]> {
  const out: (Document | ReadError)[] = [];
  try {
    const reader = readerFor('auto', path, bytes.subarray(0, 4096));
    for await (const item of reader.read({ source: path, bytes: chunked(bytes), size: null }, OPTIONS)) out.push(item);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    out.push(error);
  }
  return out;
}
const sources = (all: (Document | ReadError)[]) =>
  all.map((item) => (item instanceof ReadError ? `! ${item.code} ${item.source}` : item.meta.source));

describe('tar', () => {
  it('reads each member by its own reader', async () => {
    expect(sources(await read('x.tar', makeTar(FILES)))).toEqual([
      'x.tar!a.txt',
      'x.tar!pages/b.html',
      '! read.no-text x.tar!empty.txt',
      'x.tar!in.zip!c.txt',
    ]);
  });
  it.each(['x.tar.gz', 'x.tgz'])('a packed one is one archive: %s', async (path) => {
    const all = await read(path, gzipSync(makeTar(FILES)));
    expect(sources(all)[1]).toBe(`${path}!pages/b.html`);
    expect((all[0] as Document).text).toBe(A);
  });
  it('is known by its bytes, whatever it is called', () => {
    expect(readerFor('auto', 'x.bin', makeTar(FILES).subarray(0, 4096)).name).toBe('tar');
    expect(readerFor('auto', 'x', strToU8(`${'-'.repeat(257)}ustar ${'-'.repeat(300)}`)).name).not.toBe('tar');
  });
  it('tells a cut one, wherever it is cut, and a damaged one', async () => {
    const whole = makeTar({ 'a.txt': A, 'b.txt': B });
    for (const left of [700, 1024, 1100, 1700, 2048]) {
      const all = await read('x.tar', whole.subarray(0, left));
      expect(sources(all).at(-1), `${left} bytes`).toMatch(/^! read.truncated/);
    }
    const damaged = whole.slice();
    damaged[1030] = 0x41;
    expect(sources(await read('x.tar', damaged))).toEqual(['x.tar!a.txt', '! read.truncated x.tar']);
    const packed = gzipSync(makeTar({ 'a.txt': A, 'b.txt': B.repeat(500) }));
    expect(sources(await read('x.tgz', packed.subarray(0, packed.length - 40))).at(-1)).toMatch(/^! read.truncated/);
  });
  it.skipIf(spawnSync('tar', ['--version']).status !== 0).each(['gnu', 'pax', 'ustar'])(
    'reads what the system makes, %s, long names among it (skipped where there is no tar)',
    async (format) => {
      const folder = mkdtempSync(join(tmpdir(), 'entente-tar-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      const long = `${'archive-of-the-gazette/'.repeat(5)}${'märz-'.repeat(format === 'ustar' ? 3 : 25)}.txt`;
      for (const name of ['a.txt', long]) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), A);
      }
      const made = spawnSync('tar', ['--format', format, '-cf', 'x.tar', 'a.txt', 'archive-of-the-gazette'], {
        cwd: folder,
      });
      // Another tar than GNU's spells the option otherwise.
      if (made.status !== 0) execFileSync('tar', ['-cf', 'x.tar', 'a.txt', 'archive-of-the-gazette'], { cwd: folder });
      const all = await read('x.tar', new Uint8Array(readFileSync(join(folder, 'x.tar'))));
      expect(sources(all)).toEqual(['x.tar!a.txt', `x.tar!${long}`]);
    },
  );
});
