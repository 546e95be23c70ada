/**
 * The descriptor of an analysis. The command line, the HTTP route and the form in the workbench follow from it: parameters
 * become flags, query fields and inputs; `rows` with `outputs` becomes the table and the CSV; the result is the JSON.
 */
import { EntenteError } from '../errors.ts';
import type { AnalysisInput, AnalysisNote, Window } from './input.ts';

export type Parameter = {
  /** In kebab case, as it stands on the command line. */
  name: string;
  help: string;
} & (
  | { kind: 'choice'; options: readonly string[]; default: string }
  | { kind: 'number'; min: number; max: number; whole?: boolean; default: number }
  | { kind: 'flag'; default: boolean }
  /** 2, 3, 4 … or `free`. */
  | { kind: 'camps'; default: 'free' }
  /** Free text; a list is separated by commas. */
  | { kind: 'text'; default: string | null; placeholder: string }
);

export interface Column {
  name: string;
  title: string;
  kind: 'text' | 'number' | 'date' | 'events';
}

export type Cell = string | number | null | readonly string[];
export type Row = Record<string, Cell>;
export type Settings = Readonly<Record<string, string | number | boolean | null>>;

export interface RunContext {
  signal?: AbortSignal;
  /** Seconds for the exact solvers. A result cut short says so. */
  timeLimit: number;
  seed: number;
}

/** What every result carries. */
export interface Result {
  schema: 'entente/1';
  analysis: string;
  parameters: Settings;
  window: Window;
  seed: number;
  showsNot: string;
  notes: AnalysisNote[];
}

export interface Analysis {
  id: string;
  title: string;
  /** One line for a list of analyses. */
  brief: string;
  parameters: readonly Parameter[];
  outputs: readonly Column[];
  /** Literature, as short references. */
  cite: readonly string[];
  showsNot: string;
  /** Also runs on an edge list. */
  takesEdges: boolean;
  /** Reads of an event only who, whom, what, when, its status and its publisher: a project need not unpack its records. */
  columns?: boolean;
  run(input: AnalysisInput, settings: Settings, context: RunContext): Promise<Result>;
  /** The table form of a result of `run`. */
  rows(result: never): Row[];
  /** The same for a reader, where rows that say nothing can be drawn together; the CSV has every row. */
  digest?(result: never): Row[];
  /** A few lines above the table. */
  summary(result: never): string[];
}

/** Types the three functions of a descriptor against one result. */
export function analysis<R extends object>(
  descriptor: Omit<Analysis, 'run' | 'rows' | 'digest' | 'summary'> & {
    run(input: AnalysisInput, settings: Settings, context: RunContext, notes: AnalysisNote[]): Promise<R> | R;
    rows(result: R & Result): Row[];
    digest?(result: R & Result): Row[];
    summary(result: R & Result): string[];
  },
): Analysis {
  return {
    ...descriptor,
    async run(input, settings, context) {
      const notes: AnalysisNote[] = [...(input.edges?.notes ?? [])];
      const found = await descriptor.run(input, settings, context, notes);
      return {
        schema: 'entente/1',
        analysis: descriptor.id,
        ...found,
        parameters: settings,
        window: input.window,
        seed: context.seed,
        showsNot: descriptor.showsNot,
        notes,
      };
    },
    rows: descriptor.rows as Analysis['rows'],
    ...(descriptor.digest ? { digest: descriptor.digest as NonNullable<Analysis['digest']> } : {}),
    summary: descriptor.summary as Analysis['summary'],
  };
}

/**
 * Settings from strings as flags, query fields or form inputs give them; defaults for what is not given.
 * @throws EntenteError that names the parameter, what was given and what it takes
 */
export function readSettings(
  { id, parameters }: Pick<Analysis, 'id' | 'parameters'>,
  given: Readonly<Record<string, string | boolean | number | undefined>>,
): Settings {
  const settings: Record<string, string | number | boolean | null> = {};
  for (const parameter of parameters) {
    const value = given[parameter.name];
    settings[parameter.name] = value === undefined || value === '' ? parameter.default : readOne(id, parameter, value);
  }
  return settings;
}

function readOne(id: string, parameter: Parameter, given: string | boolean | number): string | number | boolean {
  const wrong = (takes: string): never => {
    throw new EntenteError(`analyse ${id}: --${parameter.name} ${given}: give ${takes}`);
  };
  switch (parameter.kind) {
    case 'choice':
      return parameter.options.includes(String(given))
        ? String(given)
        : wrong(`one of ${parameter.options.join(', ')}`);
    case 'flag':
      if (typeof given === 'boolean') return given;
      if (given === 'true' || given === '1') return true;
      return given === 'false' || given === '0' ? false : wrong('true or false');
    case 'camps': {
      if (given === 'free') return 'free';
      const count = Number(given);
      return Number.isInteger(count) && count >= 1 && count <= 100
        ? count
        : wrong('2, another number of camps, or free');
    }
    case 'number': {
      const value = typeof given === 'boolean' ? Number.NaN : Number(given);
      const fits = value >= parameter.min && value <= parameter.max && (!parameter.whole || Number.isInteger(value));
      return fits
        ? value
        : wrong(`a ${parameter.whole ? 'whole ' : ''}number from ${parameter.min} to ${parameter.max}`);
    }
    case 'text':
      return String(given);
  }
}

/** `1 tie`, `2 ties`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
