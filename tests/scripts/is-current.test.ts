import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
// @ts-expect-error: plain JavaScript, since the launcher runs it
import { isCurrent } from '../../scripts/is-current.js';

describe('isCurrent', () => {
  let root: string;
  const at = (...names: string[]): string => join(root, ...names);
  const write = (path: string, second: number): void => {
    writeFileSync(path, '');
    utimesSync(path, second, second);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'entente-current-'));
    mkdirSync(at('src', 'deep'), { recursive: true });
    write(at('src', 'deep', 'one.ts'), 100);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is one that is newer than every file of its source', () => {
    write(at('stamp'), 200);
    expect(isCurrent(at('stamp'), at('src'))).toBe(true);
  });

  it('is none once a file has changed, however deep', () => {
    write(at('stamp'), 200);
    write(at('src', 'deep', 'one.ts'), 300);
    expect(isCurrent(at('stamp'), at('src'))).toBe(false);
  });

  it('is none where nothing was built', () => {
    expect(isCurrent(at('stamp'), at('src'))).toBe(false);
  });

  it('is one where the source was not handed out', () => {
    write(at('stamp'), 200);
    expect(isCurrent(at('stamp'), at('nowhere'))).toBe(true);
  });
});
