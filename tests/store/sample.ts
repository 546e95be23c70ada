/** Projects and folders for the tests of the store, gone after each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';

export * from './coding.ts';

/** A folder of the test's own, gone after it. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'entente-store-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A new project whose clock ticks a second at each look. */
export function project(path = join(folder(), 'entente.db')): Store {
  let tick = 0;
  const store = openStore(path, 'create', () => new Date(Date.UTC(2020, 0, 1) + 1000 * tick++).toISOString());
  onTestFinished(() => store.close());
  return store;
}
