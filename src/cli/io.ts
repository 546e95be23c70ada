/** Standard output, error and input of a command, and the few rules all commands share about them. */
import type { CommandContext } from '@stricli/core';

export interface Io extends CommandContext {
  /** Waits while the reader of a pipe is slow, so that memory stays bounded. */
  out(text: string): Promise<void>;
  /** Progress, notes and warnings. */
  err(text: string): void;
  /** True if standard output is a terminal. */
  readonly tty: boolean;
  readonly width: number;
  readonly colour: boolean;
  /** The exit status the command ends with unless something worse happens. */
  status(code: 0 | 1 | 2 | 3 | 4): void;
}

export function createIo(process: NodeJS.Process): Io {
  const tty = process.stdout.isTTY === true;
  return {
    process,
    tty,
    width: process.stdout.columns ?? (Number(process.env['COLUMNS']) || 100),
    colour: wantsColour(process.env, tty),
    async out(text) {
      if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
    },
    err(text) {
      process.stderr.write(text.endsWith('\n') ? text : text + '\n');
    },
    status(code) {
      if (code > (Number(process.exitCode) || 0)) process.exitCode = code;
    },
  };
}

/** NO_COLOR and FORCE_COLOR as everywhere; otherwise colour only on a terminal that is not dumb. */
function wantsColour(env: NodeJS.ProcessEnv, tty: boolean): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
  return tty && env['TERM'] !== 'dumb';
}
