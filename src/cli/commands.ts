/** Every command, a file each: a new one is one import and one line here. */
import { actorsCommand } from './actors.ts';
import { analyseCommand } from './analyse.ts';
import { annotateCommand } from './annotate.ts';
import { claimsCommand } from './claims.ts';
import { codeCommand } from './code.ts';
import { doctorCommand } from './doctor.ts';
import { documentsCommand } from './documents.ts';
import { eventsCommand } from './events.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { resolveCommand } from './resolve.ts';
import { serveCommand } from './serve.ts';

export const commands = {
  code: codeCommand,
  annotate: annotateCommand,
  import: importCommand,
  events: eventsCommand,
  actors: actorsCommand,
  claims: claimsCommand,
  documents: documentsCommand,
  analyse: analyseCommand,
  export: exportCommand,
  explain: explainCommand,
  resolve: resolveCommand,
  serve: serveCommand,
  doctor: doctorCommand,
};
