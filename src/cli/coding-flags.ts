/** The flags of every command that reads and codes: code, annotate, explain, import. */
import { existsSync } from 'node:fs';
import { EntenteError } from '../engine/errors.ts';
import type { CoderOptions } from '../node/coder-options.ts';

export interface CodingFlags {
  date?: string;
  ontology: string;
  knowledge?: readonly string[];
  model: string;
  jobs?: number;
  input: string;
  field?: readonly string[];
}

export function parseDate(text: string): string {
  const valid =
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text);
  if (!valid) throw new EntenteError(`--date ${text}: not a date; write it as YYYY-MM-DD`);
  return text;
}

function parseJobs(text: string): number {
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256)
    throw new EntenteError(`--jobs ${text}: give a whole number from 1 to 256`);
  return jobs;
}

/** The readers are many and heavy: their list is only loaded to check a name against. */
async function parseInput(text: string): Promise<string> {
  if (text === 'auto') return text;
  const { READERS } = await import('../engine/read/index.ts');
  const names = ['auto', ...READERS.map((reader) => reader.name)];
  if (!names.includes(text)) throw new EntenteError(`--input ${text}: unknown; choose one of ${names.join(', ')}`);
  return text;
}

function parseOntology(text: string): string {
  if (text !== 'plover' && text !== 'acled' && !existsSync(text)) {
    throw new EntenteError(`--ontology ${text}: neither plover nor acled, and no such file`);
  }
  return text;
}

export const codingFlags = {
  date: {
    kind: 'parsed',
    parse: parseDate,
    optional: true,
    brief: 'Publication date where the text has none',
    placeholder: 'YYYY-MM-DD',
  },
  ontology: {
    kind: 'parsed',
    parse: parseOntology,
    default: 'plover',
    brief: 'plover, acled, or an ontology file of yours',
    placeholder: 'NAME|FILE',
  },
  knowledge: {
    kind: 'parsed',
    parse: String,
    optional: true,
    variadic: true,
    brief: 'A file with further actors (may be repeated)',
    placeholder: 'FILE',
  },
  model: {
    kind: 'parsed',
    parse: String,
    default: 'language',
    brief: 'Language model: a folder under models/',
    placeholder: 'NAME',
  },
  jobs: {
    kind: 'parsed',
    parse: parseJobs,
    optional: true,
    brief: 'Worker threads (default: one a core)',
    placeholder: 'N',
  },
  input: {
    kind: 'parsed',
    parse: parseInput,
    default: 'auto',
    brief: 'Input format: auto, text, html, pdf, jsonl, conllu …',
    placeholder: 'FORMAT',
  },
  field: {
    kind: 'parsed',
    parse: String,
    optional: true,
    variadic: true,
    brief: 'Field mapping for JSONL and CSV, as ours=theirs (may be repeated)',
    placeholder: 'OURS=THEIRS',
  },
} as const;

/** @param files how many inputs there are at most: one file is not worth a pool of workers */
export function coderOptions(flags: CodingFlags, files: number): Partial<CoderOptions> {
  const fields: Record<string, string> = {};
  for (const mapping of flags.field ?? []) {
    const at = mapping.indexOf('=');
    if (at < 1) throw new EntenteError(`--field ${mapping}: write it as ours=theirs, for example text=body`);
    fields[mapping.slice(0, at)] = mapping.slice(at + 1);
  }
  return {
    date: flags.date ?? null,
    ontology: flags.ontology,
    knowledge: [...(flags.knowledge ?? [])],
    model: flags.model,
    input: flags.input,
    fields,
    ...(flags.jobs ? { jobs: flags.jobs } : files === 1 ? { jobs: 1 } : {}),
  };
}
