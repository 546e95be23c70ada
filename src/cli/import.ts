/** `entente import PATH…`: reads files, folders, globs, feeds and archives into a project. */
import { buildCommand } from '@stricli/core';
import { EntenteError, FAULT } from '../engine/errors.ts';
import type { ImportOptions, ImportReport } from '../node/import.ts';
import { findSources } from '../node/sources.ts';
import { listConflicts } from '../store/conflicts.ts';
import { openStore, type Store } from '../store/store.ts';
import { type CodingFlags, coderOptions, codingFlags } from './coding-flags.ts';
import type { Io } from './io.ts';
import { createProgress } from './progress.ts';
import { projectFlag } from './project-flags.ts';
import { isSingleDocument } from './single.ts';

interface Flags extends CodingFlags {
  project: string;
  recode: boolean;
  quiet: boolean;
  format: 'text' | 'json';
}

const INTERRUPTED = 130;

export async function importPaths(this: Io, flags: Flags, ...paths: string[]): Promise<void> {
  if (paths.length === 0 && !flags.recode)
    throw new EntenteError('import: name at least one PATH: a file, folder, glob, archive or feed');
  const [{ openCoder }, { importSources }, { recodeStored }, { describeRun }] = await Promise.all([
    import('../node/code.ts'),
    import('../node/import.ts'),
    import('../node/import-recode.ts'),
    import('../node/run.ts'),
  ]);
  const store = openStore(flags.project, paths.length === 0 ? 'write' : 'create');
  const progress = createProgress(process.stderr, flags.quiet);
  const stop = interruptible();
  try {
    const coder = openCoder(coderOptions(flags, isSingleDocument(paths) ? 1 : 2));
    try {
      const run = describeRun(coder);
      const told: ImportOptions = {
        recode: flags.recode,
        signal: stop.signal,
        progress: progress.update,
        failed: (failure) => progress.interrupt(`entente: ${failure.source}: ${failure.message}`),
      };
      const report =
        paths.length === 0
          ? await recodeStored(store, coder, run, told)
          : await importSources(store, coder, run, findSources(paths), told);
      progress.end();
      const conflicts = flags.recode ? listConflicts(store) : [];
      if (flags.format === 'json')
        await this.out(`${JSON.stringify({ ...report, project: flags.project, run: run.key, conflicts })}\n`);
      else this.err(describe(flags.project, report));
      for (const { event, kind, field, message, person, machine } of flags.format === 'json' ? [] : conflicts) {
        this.err(
          `entente: ${event}: ${message}${kind === 'differs' ? `: ${field} is ${JSON.stringify(person)} by hand, ${JSON.stringify(machine)} by the engine` : ''}`,
        );
      }
      if (report.failures.length > 0) this.status(report.failures.some(({ code }) => code === FAULT) ? 3 : 1);
      if (report.aborted) process.exitCode = INTERRUPTED;
    } finally {
      await coder.close();
    }
  } finally {
    progress.end();
    stop.done();
    closeQuietly(store);
  }
}

/** Ctrl-C once finishes the batch and says how to go on; twice ends at once, which is safe too. */
function interruptible(): { signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const others = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT');
  const onInterrupt = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  return {
    signal: controller.signal,
    done: () => {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onInterrupt);
      for (const listener of others) process.on('SIGINT', listener);
    },
  };
}

/** On a full disk closing fails again; the first error is the one to tell. */
function closeQuietly(store: Store): void {
  try {
    store.close();
  } catch (error) {
    if (process.exitCode === undefined || process.exitCode === 0) throw error;
  }
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function describe(project: string, report: ImportReport): string {
  const said = [
    count(report.added, 'new document'),
    count(report.events, 'event'),
    report.recoded > 0 ? `${report.recoded} recoded` : '',
    report.replaced > 0 ? `${report.replaced} in place of an earlier text` : '',
    report.known > 0 ? `${report.known} already in` : '',
    report.sources > 0 ? `${report.sources} under a further path` : '',
    report.copies > 0
      ? report.copies === 1
        ? '1 near copy of another'
        : `${report.copies} near copies of others`
      : '',
    report.unchanged > 0 ? `${count(report.unchanged, 'file')} unchanged` : '',
    report.failures.length > 0 ? `${report.failures.length} not read` : '',
  ].filter(Boolean);
  const lines = [`${project}: ${said.join(', ')}`];
  if (report.stale > 0)
    lines.push(
      `${report.stale} ${report.stale === 1 ? 'was' : 'were'} coded by an earlier engine, model or knowledge; --recode codes anew`,
    );
  if (report.aborted) lines.push('interrupted; the same command goes on from here');
  return lines.join('\n');
}

export const importCommand = buildCommand({
  func: importPaths,
  parameters: {
    flags: {
      project: projectFlag,
      ...codingFlags,
      recode: {
        kind: 'boolean',
        default: false,
        brief: 'Code again what an earlier engine, model or knowledge has coded; what people judged stays',
      },
      quiet: { kind: 'boolean', default: false, brief: 'No progress' },
      format: {
        kind: 'enum',
        values: ['text', 'json'],
        default: 'text',
        brief: 'What is reported at the end: a line to read, or JSON on standard output',
      },
    },
    positional: {
      kind: 'array',
      parameter: {
        brief: 'Files, folders, globs, archives, feeds; an address only if you give one',
        parse: String,
        placeholder: 'PATH',
      },
    },
  },
  docs: {
    brief: 'Read documents into a project',
    fullDescription:
      'What is in already is not read again; the same command goes on where an import was interrupted.\n\n' +
      'Examples:\n  entente import reports/\n  entente import "2015-*.pdf" crawl.warc.gz --project syria.db\n  entente import --recode',
  },
});
