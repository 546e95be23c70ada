/** What a worker does with a task: parse bytes into documents, code each. Failures travel as data. */
import type { Document } from '../engine/document.ts';
import { EntenteError, FAULT, ReadError } from '../engine/errors.ts';
import { readerFor } from '../engine/read/index.ts';
import type { TraceLine } from '../engine/stage.ts';
import { type CoderOptions, readOptions } from './coder-options.ts';
import { openEngine } from './engine.ts';

export type CodeTask =
  | { kind: 'bytes'; source: string; reader: string; bytes: Uint8Array }
  | { kind: 'doc'; source: string; doc: Document };

export type CodeTaskResult =
  | { doc: Document; trace: TraceLine[]; source: string; skipped: false }
  | { failure: { source: string; code: string; message: string } };

export function createCodeTask(options: CoderOptions): (task: CodeTask) => Promise<CodeTaskResult[]> {
  const engine = openEngine(options);
  const settings = { trace: options.trace, ...(options.until ? { until: options.until } : {}) };
  const annotate = async (doc: Document, source: string): Promise<CodeTaskResult> => {
    try {
      const run = await engine.annotate(doc, settings);
      return { doc: run.doc, trace: run.trace, source, skipped: false };
    } catch (error) {
      // A model or file that is missing fails every document alike; a stage that trips over one must not stop the others.
      if (error instanceof EntenteError) throw error;
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      const where = /at .*$/m.exec(stack ?? '')?.[0] ?? '';
      return {
        failure: { source, code: FAULT, message: `a fault of ours, please report it: ${message} ${where}`.trimEnd() },
      };
    }
  };
  return async (task) => {
    if (task.kind === 'doc') return [await annotate(task.doc, task.source)];
    const results: CodeTaskResult[] = [];
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield (task as { bytes: Uint8Array }).bytes;
    }
    try {
      const reader = readerFor(task.reader, task.source, task.bytes.subarray(0, 4096));
      const input = { source: task.source, bytes: bytes(), size: task.bytes.length };
      for await (const doc of reader.read(input, readOptions(options))) {
        results.push(doc instanceof ReadError ? asFailure(doc) : await annotate(doc, task.source));
      }
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      results.push(asFailure(error));
    }
    return results;
  };
}

function asFailure({ source, code, message }: ReadError): CodeTaskResult {
  return { failure: { source, code, message } };
}
