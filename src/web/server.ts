/** Talking to the server: the .json twin of a page, and writes. Errors carry the server's own words. */
import { useCallback, useEffect, useRef, useState } from 'react';

export class ServerError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const body = (await response.json().catch(() => ({}))) as { error?: string };
  throw new ServerError(response.status, body.error ?? `the server answered ${response.status}`);
}

export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answerOf<T>(await fetch(path, { headers: { Accept: 'application/json' }, ...(signal ? { signal } : {}) }));
}

export async function write<T>(path: string, body: unknown): Promise<T> {
  return answerOf<T>(
    await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    }),
  );
}

/** Bumped by every write: whoever shows data reads it again. */
let version = 0;
const watchers = new Set<() => void>();
export function changed(): void {
  version++;
  for (const watcher of watchers) watcher();
}

export interface Loaded<T> {
  data: T | null;
  error: Error | null;
  /** True while a newer answer is on its way; `data` is then the one before. */
  loading: boolean;
  reload(): void;
}

/** Reads a path and reads it again when it or the project changes; an answer that comes too late is dropped. */
export function useServer<T>(path: string | null): Loaded<T> {
  const [state, setState] = useState<{ path: string | null; data: T | null; error: Error | null; loading: boolean }>({
    path: null,
    data: null,
    error: null,
    loading: path !== null,
  });
  const [tick, setTick] = useState(version);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => {
    const watcher = () => setTick((value) => value + 1);
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tick asks for the same path again
  useEffect(() => {
    if (path === null) return;
    const controller = new AbortController();
    abort.current = controller;
    setState((before) => ({ ...before, loading: true, error: null }));
    read<T>(path, controller.signal).then(
      (data) => setState({ path, data, error: null, loading: false }),
      (error: Error) => {
        if (!controller.signal.aborted) setState((before) => ({ ...before, error, loading: false }));
      },
    );
    return () => controller.abort();
  }, [path, tick]);
  const reload = useCallback(() => setTick((value) => value + 1), []);
  return { data: state.data, error: state.error, loading: state.loading, reload };
}
