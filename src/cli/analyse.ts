/** `entente analyse NAME`: one analysis, on a project or on an edge list. Its flags are the parameters of its descriptor. */
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { buildCommand, buildRouteMap } from '@stricli/core';
import {
  type Analysis,
  type Cell,
  type Parameter,
  type Result,
  type Row,
  readSettings,
} from '../engine/analyse/analysis.ts';
import { ANALYSES } from '../engine/analyse/index.ts';
import { EntenteError, ReadError } from '../engine/errors.ts';
import { decode } from '../engine/read/text/decode.ts';
import type { AnalyseAnswer, AnalyseTask } from './analyse-thread.ts';
import type { Io } from './io.ts';
import { type PrintColumn, printRows } from './print-rows.ts';
import { DEFAULT_PROJECT, filterFlags, type ProjectFlags, projectFilter } from './project-flags.ts';
import { painter, plain } from './style.ts';

type Format = 'table' | 'json' | 'csv';
type Flags = Omit<ProjectFlags, 'project'> & {
  format?: Format;
  project?: string;
  edges?: string;
  timeLimit: number;
  seed: number;
};

function commandOf(analysis: Analysis) {
  return buildCommand({
    func: async function (this: Io, flags: Flags): Promise<void> {
      const settings = readSettings(analysis, parametersOf(analysis, flags));
      const result = await runOnThread({
        name: analysis.id,
        settings,
        timeLimit: flags.timeLimit,
        seed: flags.seed,
        source: sourceOf(analysis, flags),
      });
      tellNotes(this, result.notes);
      if (result.notes.some((note) => UNREADABLE.has(note.code))) this.status(1);
      await print(this, analysis, result, flags.format ?? (this.tty ? 'table' : 'json'), flags.limit);
    },
    parameters: {
      flags: {
        format: {
          kind: 'enum',
          values: ['table', 'json', 'csv'],
          optional: true,
          brief: 'table (on a terminal), json (in a pipe) or csv',
        },
        ...filterFlags,
        project: { kind: 'parsed', parse: String, optional: true, brief: 'The project, one file', placeholder: 'FILE' },
        ...(analysis.takesEdges
          ? {
              edges: {
                kind: 'parsed',
                parse: String,
                optional: true,
                brief: 'a signed edge list in place of a project: source,target,sign[,weight]; - is standard input',
                placeholder: 'FILE.csv',
              },
            }
          : {}),
        ...Object.fromEntries(analysis.parameters.map((parameter) => [flagName(parameter.name), flagOf(parameter)])),
        timeLimit: {
          kind: 'parsed',
          parse: (text: string) => positive('time-limit', text),
          default: '60',
          brief: 'seconds for exact solving; what is not proven by then is given with its bound',
          placeholder: 'SECONDS',
        },
        seed: {
          kind: 'parsed',
          parse: (text: string) => positive('seed', text),
          default: '1',
          brief: 'of the random numbers; the same seed gives the same result',
          placeholder: 'N',
        },
      } as never,
    },
    docs: {
      brief: analysis.brief,
      fullDescription: `${analysis.brief}.\n\nWhat it does not show: ${analysis.showsNot}\nLiterature: ${analysis.cite.join('; ')}.`,
    },
  });
}

/** All of a kind up to twenty: a list with thousands of repeated rows must not bury the rest. The JSON has them all. */
function tellNotes(io: Io, notes: Result['notes']): void {
  const told = new Map<string, number>();
  for (const { code, message } of notes) {
    const count = (told.get(code) ?? 0) + 1;
    told.set(code, count);
    if (count <= MOST_NOTES) io.err(`entente: ${message} [${code}]`);
  }
  for (const [code, count] of told)
    if (count > MOST_NOTES) io.err(`entente: ${count - MOST_NOTES} more notes like these [${code}]`);
}

const MOST_NOTES = 20;

/** Rows of the input that were set aside because nobody could read them: exit status 1. */
const UNREADABLE = new Set(['edges.no-actor', 'edges.bad-value', 'edges.zero']);

function flagOf(parameter: Parameter): object {
  const brief = parameter.help;
  switch (parameter.kind) {
    case 'choice':
      return { kind: 'enum', values: parameter.options, default: parameter.default, brief };
    case 'flag':
      return { kind: 'boolean', default: parameter.default, brief };
    case 'text':
      return { kind: 'parsed', parse: String, optional: true, brief, placeholder: parameter.placeholder };
    default:
      return {
        kind: 'parsed',
        parse: String,
        default: String(parameter.default),
        brief,
        placeholder: parameter.kind === 'camps' ? '2|K|free' : 'N',
      };
  }
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new EntenteError(`--${name} ${text}: give a number from 0`);
  return value;
}

/** `sign-rule` is the flag `--sign-rule`, which Stricli keeps as `signRule`. */
function flagName(parameter: string): string {
  return parameter.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function parametersOf(analysis: Analysis, flags: object): Record<string, string | boolean | number | undefined> {
  const given = flags as Record<string, string | boolean | number | undefined>;
  return Object.fromEntries(analysis.parameters.map(({ name }) => [name, given[flagName(name)]]));
}

function sourceOf(analysis: Analysis, flags: Flags): AnalyseTask['source'] {
  const { edges, project } = flags;
  if (edges === undefined) {
    const file = project ?? DEFAULT_PROJECT;
    return { project: file, filter: projectFilter({ ...flags, project: file }) };
  }
  if (project !== undefined)
    throw new EntenteError(`analyse ${analysis.id}: got --edges and --project; give one of them`);
  const file = edges === '-' ? 'standard input' : edges;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(edges === '-' ? 0 : edges);
  } catch (error) {
    throw new EntenteError(
      `${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? error}); give a CSV file`,
    );
  }
  try {
    return { file, text: decode(bytes, file).text };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new EntenteError(`${file}: ${error.message}; give a CSV file with source,target,sign[,weight]`);
  }
}

function runOnThread(task: AnalyseTask): Promise<Result> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./analyse-thread.${extension}`, import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: AnalyseAnswer) => {
      if ('result' in answer) resolve(answer.result);
      else reject(new EntenteError(answer.error, answer.exit));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the analysis ended without a result (${code})`)));
  });
}

async function print(io: Io, analysis: Analysis, result: Result, format: Format, limit?: number): Promise<void> {
  if (format === 'json') {
    await io.out(`${JSON.stringify(result)}\n`);
    return;
  }
  const rows = (format === 'table' && analysis.digest ? analysis.digest : analysis.rows)(result as never).slice(
    0,
    limit,
  );
  const columns = analysis.outputs.map(
    (column): PrintColumn<Row> => ({
      name: format === 'table' ? column.title : column.name,
      get: (row) => cellText(row[column.name]),
      number: column.kind === 'number',
    }),
  );
  if (format === 'csv') {
    await printRows(io, 'csv', columns, rows);
    return;
  }
  const paint = painter(io.colour);
  for (const line of analysis.summary(result as never)) await io.out(`${plain(line)}\n`);
  if (rows.length > 0) {
    await io.out('\n');
    // A column that is empty all the way down would only take room from the others.
    const shown = columns.filter(({ get }) => rows.some((row) => get(row) !== null && get(row) !== ''));
    await printRows(io, 'table', shown, rows);
  }
  io.err(paint('dim', analysis.showsNot));
}

function cellText(cell: Cell | undefined): string | number | null {
  if (cell === null || cell === undefined) return null;
  return typeof cell === 'object' ? cell.join(' ') : cell;
}

export const analyseCommand = buildRouteMap({
  routes: Object.fromEntries(ANALYSES.map((analysis) => [analysis.id, commandOf(analysis)])),
  docs: { brief: 'Analyse a project or a signed edge list: network, camps, contradictions, escalation, claims' },
});
