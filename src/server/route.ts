/**
 * What a route is: a descriptor from which the handler, the worker task and the OpenAPI description all follow. Reading
 * routes run on a worker thread with a connection of their own, so that nothing slow happens on the event loop; writing
 * ones run here, one at a time.
 */
import type { z } from 'zod';
import type { Store } from '../store/store.ts';

export interface RouteInput {
  /** Path parameters. */
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
}

export interface Route {
  method: 'get' | 'post';
  /** With `:name` for parameters; reading routes end in `.json`, and without it the same path is the page. */
  path: string;
  summary: string;
  /** Query parameters by name, beyond the shared filters. */
  query?: Record<string, string>;
  /** True if the shared filters apply. */
  filtered?: boolean;
  /** Checked before `run`; what does not fit is refused with 400 and the place in the body. */
  body?: z.ZodType;
  /** @throws EntenteError (exit 2) for what cannot be done: answered with 400 and its message */
  run(store: Store, input: RouteInput): unknown;
}

/** Thrown where a record is not there: answered with 404. */
export class NotFound extends Error {}

/** A whole number within bounds, or its default. */
export function count(text: string | undefined, fallback: number, maximum: number): number {
  const value = Number(text ?? fallback);
  return Number.isInteger(value) && value >= 0 ? Math.min(value, maximum) : fallback;
}
