/** What a run of the coder can be told; the same object reaches every worker. */
import { availableParallelism } from 'node:os';
import type { ReadOptions } from '../engine/read/reader.ts';
import { DEFAULT_ENGINE, type EngineOptions } from './engine.ts';

export interface CoderOptions extends EngineOptions {
  /** Worker threads; 1 codes in this thread. */
  jobs: number;
  /** A reader's name, or `auto`. */
  input: string;
  fields: Record<string, string>;
  /** Keep the trace of every document, for `explain`. */
  trace: boolean;
  /** Stop after the language layers. */
  until: 'language' | null;
  maxRecord: number;
  maxUnpacked: number;
}

export const DEFAULT_CODER: CoderOptions = {
  ...DEFAULT_ENGINE,
  jobs: Math.min(availableParallelism(), 16),
  input: 'auto',
  fields: {},
  trace: false,
  until: null,
  maxRecord: 64 * 1024 * 1024,
  maxUnpacked: 4 * 1024 * 1024 * 1024,
};

export function readOptions(options: CoderOptions): ReadOptions {
  return {
    date: options.date,
    meta: {},
    fields: options.fields,
    maxRecord: options.maxRecord,
    maxUnpacked: options.maxUnpacked,
  };
}
