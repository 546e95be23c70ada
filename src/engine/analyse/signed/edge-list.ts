/**
 * Reads a signed edge list, `source,target,sign[,weight]`, and says what is wrong with each row it cannot use.
 *
 * In: CSV or tab-separated text with a header. Out: rows with signed weights, and notes with line numbers. Unreadable rows
 * are set aside, never guessed; a file without the needed columns is an error.
 */
import { parse } from 'csv-parse/sync';
import { EntenteError } from '../../errors.ts';
import type { AnalysisNote, EdgeList, EdgeRow } from '../input.ts';

const POSITIVE = new Set(['+', 'positive', 'pos']);
const NEGATIVE = new Set(['-', '−', '–', 'negative', 'neg']);

/** @throws EntenteError if the header or the quoting is unusable */
export function readEdgeList(text: string, file: string): EdgeList {
  const notes: AnalysisNote[] = [];
  if (text.includes('\u0000'))
    throw new EntenteError(`${file}: not a text; give a CSV file with source,target,sign[,weight]`);
  const delimiter = delimiterOf(text);
  const records = parseRows(text, file, delimiter);
  const { cells: first, line } = records.shift() ?? { cells: null, line: 1 };
  const header = first?.map((cell) => cell.trim().toLowerCase());
  if (!header) throw new EntenteError(`${file}: empty; give a header source,target,sign[,weight] and a row a tie`);
  const column = (name: string): number => header.indexOf(name);
  const [source, target, sign, weight] = ['source', 'target', 'sign', 'weight'].map(column) as [
    number,
    number,
    number,
    number,
  ];
  if (source < 0 || target < 0 || (sign < 0 && weight < 0))
    throw new EntenteError(
      `${file}:${line}: the first row is ${shorten(header.join(delimiter)) || 'empty'}, which is no header: it must name source, target and sign (and weight, if ties have one)`,
    );
  const rows: EdgeRow[] = [];
  const note = (code: string, line: number, message: string): void => {
    notes.push({ code, line, message: `${file}:${line}: ${message}` });
  };
  // Where cells are not separated by commas, a comma may stand in a number.
  const number = (text: string): number =>
    Number((delimiter === ',' ? text : text.replace(/^([^.,]*),([^.,]*)$/, '$1.$2')).replace(/^[−–]/, '-'));
  let selfTies = 0;
  for (const { cells, line } of records) {
    const cell = (at: number): string => (at < 0 ? '' : (cells[at] ?? '').trim());
    const [from, to] = [cell(source), cell(target)];
    if (from === '' || to === '') {
      note('edges.no-actor', line, 'a tie needs a source and a target; the row is set aside');
      continue;
    }
    const value = readWeight(cell(sign), cell(weight), sign >= 0, weight >= 0, number);
    if (typeof value === 'string') {
      note(value.startsWith('zero') ? 'edges.zero' : 'edges.bad-value', line, `${value}; the row is set aside`);
      continue;
    }
    if (from === to) {
      selfTies++;
      note('edges.self-tie', line, `${from} is tied to itself; a self-tie has no place in camps and is set aside`);
      continue;
    }
    rows.push({ source: from, target: to, weight: value, line });
  }
  noteRepeats(rows, note);
  if (rows.length === 0)
    notes.push({
      code: 'edges.none',
      line: null,
      message: `${file}: ${records.length === 0 ? 'a header and no row' : selfTies === records.length ? 'every row ties an actor to itself' : 'no row could be read'}; there is no tie to analyse`,
    });
  else if (!rows.some((row) => row.weight < 0))
    notes.push({
      code: 'edges.no-negative',
      line: null,
      message: `${file}: no negative tie; everybody fits into one camp and the frustration is 0`,
    });
  return { rows, weighted: weight >= 0, notes };
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** By the first row: tabs, then commas, then semicolons. */
function delimiterOf(text: string): ',' | ';' | '\t' {
  const first = /^\uFEFF?(?:[ \t]*(?:#.*)?(?:\r\n|[\r\n]))*([^\r\n]*)/.exec(text)![1]!;
  if (first.includes('\t')) return '\t';
  return !first.includes(',') && first.includes(';') ? ';' : ',';
}

function parseRows(text: string, file: string, delimiter: string): { cells: string[]; line: number }[] {
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      comment: '#',
      comment_no_infix: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    throw new EntenteError(
      `${file}: ${shorten((error as Error).message)}; quote cells that hold commas or quotation marks`,
    );
  }
}

/** The signed weight of a row, or what is wrong with it. */
function readWeight(
  sign: string,
  weight: string,
  hasSign: boolean,
  hasWeight: boolean,
  number: (text: string) => number,
): number | string {
  let direction = 0;
  if (hasSign) {
    const lower = sign.toLowerCase();
    const value = number(sign);
    if (POSITIVE.has(lower) || value === 1) direction = 1;
    else if (NEGATIVE.has(lower) || value === -1) direction = -1;
    else if (sign === '') return 'no sign: give 1 or -1';
    else if (value === 0) return `zero sign "${sign}": a tie is 1 or -1; leave out a row that is neither`;
    else
      return `sign "${shorten(sign)}" is neither 1 nor -1${Number.isFinite(value) ? '; put strength into a column weight' : ''}`;
  }
  if (!hasWeight || weight === '') return hasSign ? direction : 'no weight';
  const value = number(weight);
  if (!Number.isFinite(value)) return `weight "${shorten(weight)}" is not a number`;
  if (value === 0) return `zero weight "${weight}": a tie without weight says nothing`;
  if (!hasSign) return value;
  if (value < 0 && direction > 0) return `sign ${sign} and weight ${weight} contradict each other`;
  return direction * Math.abs(value);
}

function noteRepeats(rows: readonly EdgeRow[], note: (code: string, line: number, message: string) => void): void {
  const first = new Map<string, EdgeRow>();
  for (const row of rows) {
    const key = row.source < row.target ? `${row.source}\u0000${row.target}` : `${row.target}\u0000${row.source}`;
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, row);
      continue;
    }
    const pair = `${row.source} and ${row.target}`;
    if (Math.sign(earlier.weight) === Math.sign(row.weight))
      note('edges.duplicate', row.line, `${pair} were tied already on line ${earlier.line}, with the same sign`);
    else note('edges.contradiction', row.line, `${pair} were tied on line ${earlier.line} with the opposite sign`);
  }
}
