/** The rows of a table that come page by page, each when its rows come near. */
import { useCallback, useEffect, useState } from 'react';
import type { Event } from '../../engine/event.ts';
import { read, useServer } from '../server.ts';

interface Answer {
  rows: Event[];
  next: string | null;
  total: number;
}

/** Pages that have come so far; the next is asked for when its rows come near. */
export function usePages(query: string): {
  rows: Event[];
  total: number | null;
  error: Error | null;
  loading: boolean;
  more(): void;
} {
  const first = useServer<Answer>(`/events.json?${query}`);
  const [rest, setRest] = useState<{
    of: Answer | null;
    rows: Event[];
    next: string | null;
    error: Error | null;
    loading: boolean;
  }>({ of: null, rows: [], next: null, error: null, loading: false });
  useEffect(
    () => setRest({ of: first.data, rows: [], next: first.data?.next ?? null, error: null, loading: false }),
    [first.data],
  );
  const more = useCallback(() => {
    setRest((now) => {
      if (now.next === null || now.loading || now.of === null) return now;
      read<Answer>(`/events.json?${query}&after=${encodeURIComponent(now.next)}`).then(
        (page) =>
          setRest((later) =>
            later.of === now.of
              ? { ...later, rows: [...later.rows, ...page.rows], next: page.next, loading: false }
              : later,
          ),
        (error: Error) => setRest((later) => ({ ...later, error, loading: false })),
      );
      return { ...now, loading: true };
    });
  }, [query]);
  const rows = rest.of === first.data && first.data ? [...first.data.rows, ...rest.rows] : (first.data?.rows ?? []);
  return { rows, total: first.data?.total ?? null, error: first.error ?? rest.error, loading: first.loading, more };
}
