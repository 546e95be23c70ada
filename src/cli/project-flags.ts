/** The flags of every command that reads a project: which one, and the filters, the same everywhere. */
import { EntenteError } from '../engine/errors.ts';
import { type Filter, parseFilter } from '../store/filter.ts';

export const DEFAULT_PROJECT = 'entente.db';

export interface ProjectFlags {
  project: string;
  from?: string;
  to?: string;
  by?: string;
  actor?: readonly string[];
  recipient?: readonly string[];
  type?: readonly string[];
  place?: readonly string[];
  status?: readonly string[];
  publisher?: readonly string[];
  saidBy?: readonly string[];
  minConfidence?: string;
  changedSince?: string;
  text?: string;
  review?: string;
  limit?: number;
}

export type ListFormat = 'table' | 'jsonl' | 'csv';

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw new EntenteError(`--limit ${text}: give a whole number from 1`);
  return limit;
}

const text = (brief: string, placeholder: string) =>
  ({ kind: 'parsed', parse: String, optional: true, brief, placeholder }) as const;
const list = (brief: string, placeholder: string) =>
  ({ kind: 'parsed', parse: String, optional: true, variadic: true, brief, placeholder }) as const;

export const projectFlag = {
  kind: 'parsed',
  parse: String,
  default: DEFAULT_PROJECT,
  brief: 'The project, one file',
  placeholder: 'FILE',
} as const;

export const filterFlags = {
  project: projectFlag,
  from: text('First day', 'YYYY-MM-DD'),
  to: text('Last day', 'YYYY-MM-DD'),
  by: text('Whether days are of the event or of its publication', 'event|published'),
  actor: list('Who acts; `france` takes in `france/military`; several with commas', 'ID'),
  recipient: list('To whom', 'ID'),
  type: list('What: a type, or type/mode', 'TYPE'),
  place: list('Where: a place, a region, or a country by name or three-letter code', 'PLACE'),
  status: list('occurred, planned, denied …', 'STATUS'),
  publisher: list('Who published it', 'NAME'),
  saidBy: list('Who says so: an actor, a name, or a kind such as anonymous', 'WHO'),
  minConfidence: text('Least confidence', '0..1'),
  changedSince: text('Only what was added or changed since', 'YYYY-MM-DD'),
  text: text('Words of the evidence, or of the document', 'WORDS'),
  review: text('live (default), all, unreviewed, accepted, rejected, edited or added', 'STATE'),
  limit: { kind: 'parsed', parse: parseLimit, optional: true, brief: 'Most rows', placeholder: 'N' },
} as const;

/** @throws EntenteError that names the flag */
export function projectFilter({ project: _project, limit: _limit, ...flags }: ProjectFlags): Filter {
  return parseFilter(flags);
}
