/** Every command, a file each: a new one is one import and one line here. */
import { annotateCommand } from './annotate.ts';
import { codeCommand } from './code.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { serveCommand } from './serve.ts';

export const commands = {
  code: codeCommand,
  annotate: annotateCommand,
  explain: explainCommand,
  serve: serveCommand,
  doctor: doctorCommand,
};
