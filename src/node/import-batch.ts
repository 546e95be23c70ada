/**
 * Writes by batches, a transaction each, and the right to import at all. In: writes in their order. Out: all of a batch in
 * the database, or none of it.
 */
import { claimImport } from '../store/runs.ts';
import type { Store } from '../store/store.ts';

/** A batch ends when either is reached: a kill loses at most that much work. */
const BATCH_DOCUMENTS = 32;
const BATCH_MILLISECONDS = 1_000;
const HEARTBEAT_MILLISECONDS = 15_000;

export interface Batch {
  add(write: () => void): void;
  flushIfDue(): void;
  flush(): void;
}

export function createBatch(store: Store): Batch {
  let writes: (() => void)[] = [];
  let since = Date.now();
  const flush = () => {
    const due = writes;
    writes = [];
    since = Date.now();
    if (due.length > 0) store.transaction(() => due.forEach((write) => void write()));
  };
  return {
    add: (write) => void writes.push(write),
    flushIfDue: () => {
      if (writes.length >= BATCH_DOCUMENTS || Date.now() - since > BATCH_MILLISECONDS) flush();
    },
    flush,
  };
}

/**
 * Keeps other imports out until the function it returns is called, or this process ends.
 *
 * @throws EntenteError exit 4 if another import is at work
 */
export function holdImport(store: Store): () => void {
  const lock = claimImport(store);
  const heart = setInterval(lock.beat, HEARTBEAT_MILLISECONDS);
  heart.unref();
  return () => {
    clearInterval(heart);
    try {
      lock.release();
    } catch {
      // On a full disk the lock cannot be taken away; it dies with this process.
    }
  };
}
