/**
 * Lines of CoNLL-U → sentences as they stand in the file, nothing interpreted: ten columns a line, multiword ranges and
 * empty nodes included. Format: universaldependencies.org/format.html.
 */

export interface ConlluSentence {
  /** Line number of its first line in the file, from 1. */
  line: number;
  comments: string[];
  /** Ten columns each, in file order. */
  rows: string[][];
}

export interface ConlluProblem {
  line: number;
  message: string;
}

const ID = /^[1-9]\d*(?:-[1-9]\d*)?$|^\d+\.[1-9]\d*$/;

/** Reads sentences one by one; a sentence with a broken line is yielded as a problem that names the line. */
export function* parseConllu(text: string): Generator<ConlluSentence | ConlluProblem> {
  let comments: string[] = [];
  let rows: string[][] = [];
  let first = 0;
  let problem: ConlluProblem | null = null;
  let number = 0;
  let at = 0;
  while (at <= text.length) {
    let close = text.indexOf('\n', at);
    if (close < 0) close = text.length;
    const line = text.slice(at, text.charCodeAt(close - 1) === 13 && close > at ? close - 1 : close);
    at = close + 1;
    number++;
    if (line.trim() === '') {
      if (problem) yield problem;
      else if (rows.length > 0) yield { line: first, comments, rows };
      else if (comments.length > 0) continue;
      comments = [];
      rows = [];
      problem = null;
      continue;
    }
    if (comments.length === 0 && rows.length === 0) first = number;
    if (line.startsWith('#') && rows.length === 0) {
      comments.push(line);
      continue;
    }
    const columns = line.split('\t');
    if (columns.length !== 10 || !ID.test(columns[0]!)) {
      problem ??= { line: number, message: explain(columns) };
      rows.push(columns);
      continue;
    }
    rows.push(columns);
  }
  if (problem) yield problem;
  else if (rows.length > 0) yield { line: first, comments, rows };
}

function explain(columns: string[]): string {
  if (columns.length !== 10)
    return `expected ten columns parted by tabs, got ${columns.length}; the sentence is left out`;
  return `the id ${JSON.stringify(columns[0])} is neither a number, a range (2-3) nor an empty node (2.1); the sentence is left out`;
}

/** Value of a comment `# key = value`, or null. `# key` alone gives ''. */
export function commentValue(comments: readonly string[], key: string): string | null {
  for (const comment of comments) {
    const match = /^#\s*([^=]+?)\s*(?:=\s?(.*))?$/.exec(comment);
    if (match && match[1] === key) return match[2] ?? '';
  }
  return null;
}

/** True if MISC says that no space follows. */
export function noSpaceAfter(misc: string): boolean {
  return misc.split('|').includes('SpaceAfter=No');
}
