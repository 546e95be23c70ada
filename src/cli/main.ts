/** The command line: one command a file, mounted here. Exit status as in the README: 0, 1, 2, 3, 4, 130. */
import { buildApplication, buildRouteMap, run, text_en } from '@stricli/core';
import { EntenteError } from '../engine/errors.ts';
import { ENGINE_VERSION } from '../node/version.ts';
import { commands } from './commands.ts';
import { createIo } from './io.ts';

const application = buildApplication(
  buildRouteMap({
    routes: commands,
    docs: {
      brief: 'Reads news and says who did what to whom, when, where, and according to whom.',
      fullDescription:
        'Standard output carries the result alone; progress, notes and warnings go to standard error.\n' +
        'Start with:  entente code article.txt     then:  entente import reports/ && entente serve',
    },
  }),
  {
    name: 'entente',
    versionInfo: { currentVersion: ENGINE_VERSION },
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { caseStyle: 'convert-camel-to-kebab' },
    determineExitCode: (error) => (error instanceof EntenteError ? error.exit : 3),
    localization: {
      text: {
        ...text_en,
        commandErrorResult: (error) => `entente: ${error.message}`,
        exceptionWhileRunningCommand: describe,
        exceptionWhileParsingArguments: describe,
      },
    },
  },
);

/** Misuse is told in a line; a fault of ours shows where it happened, so that it can be reported. */
function describe(error: unknown): string {
  if (error instanceof EntenteError) return `entente: ${error.message}`;
  if (
    error instanceof Error &&
    error.constructor !== Error &&
    !(error instanceof TypeError) &&
    !(error instanceof RangeError)
  ) {
    return `entente: ${error.message}`;
  }
  return `entente: a fault of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A closed pipe (`entente code … | head`) ends quietly.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.on('SIGINT', () => process.exit(130));

await run(application, process.argv.slice(2), createIo(process));
// Stricli's own codes for wrong use are negative.
if (typeof process.exitCode === 'number' && process.exitCode < 0) process.exitCode = 2;
