/**
 * Which words stand between quotation marks. In: tokens and the paragraphs they stand in. Out: quotations as token ranges,
 * marks included. A paragraph that opens with a mark while the one before never closed carries the quotation on, as newspapers
 * set it; straight marks open and close in turn within a paragraph. The marks around a cell of a table are none, and those
 * doubled within it are one.
 */
import type { Sentence, Token } from '../../document.ts';
import type { Range } from './frame.ts';

const OPENING = new Set(['“', '``', '«', '„']);
const CLOSING = new Set(['”', "''", '»']);

export interface Quotation extends Range {
  /** The quotation was open when its paragraph ended: the next paragraph may go on with it. */
  unclosed: boolean;
}

export function findQuotations(sentences: readonly Sentence[], tokens: readonly Token[]): Quotation[] {
  const quotations: Quotation[] = [];
  const all = paragraphs(sentences);
  for (const [first, end] of all) {
    let open: number | null = null;
    const idle = cellMarks(tokens, first, end, all.length === 1);
    for (let id = first; id < end; id++) {
      const { form } = tokens[id]!;
      if (idle.has(id)) continue;
      const straight = form === '"';
      if (
        OPENING.has(form) ||
        (straight && open === null) ||
        (CLOSING.has(form) && form !== '»' && open === null && startsHere(tokens, id, first))
      ) {
        open ??= id;
      } else if (open !== null && (CLOSING.has(form) || straight)) {
        quotations.push({ first: open, end: id + 1, unclosed: false });
        open = null;
      }
    }
    if (open !== null) quotations.push({ first: open, end, unclosed: true });
  }
  return quotations;
}

/**
 * Marks that quote nothing where a paragraph is a cell as tables are written out, `"He said ""no"" twice."`: those around it, and
 * the second of each doubled one. A whole text between two marks and no others is such a cell too: nobody is left to say it.
 */
function cellMarks(tokens: readonly Token[], first: number, end: number, alone: boolean): ReadonlySet<number> {
  const isMark = (id: number): boolean => tokens[id]!.form === '"';
  const marks: number[] = [];
  for (let id = first; id < end; id++) if (isMark(id)) marks.push(id);
  if (marks[0] !== first) return new Set();
  const last = marks.at(-1) === end - 1 && marks.length > 1 ? [end - 1] : [];
  if (alone && marks.length === 2 && last.length > 0) return new Set(marks);
  const inner = marks.slice(1, marks.length - last.length);
  const touch = (a: number, b: number): boolean => b === a + 1 && tokens[a]!.end === tokens[b]!.start;
  const second = inner.filter((_, at) => at % 2 === 1);
  const isDoubled = second.length > 0 && inner.length % 2 === 0;
  return isDoubled && second.every((id, at) => touch(inner[at * 2]!, id))
    ? new Set([first, ...last, ...second])
    : new Set();
}

/** A closing mark used to open, as some sites print it: nothing before it, or a space before and none after. */
function startsHere(tokens: readonly Token[], id: number, first: number): boolean {
  if (id === first) return true;
  const next = tokens[id + 1];
  return tokens[id - 1]!.end < tokens[id]!.start && next !== undefined && next.start === tokens[id]!.end;
}

function paragraphs(sentences: readonly Sentence[]): [number, number][] {
  const found: [number, number][] = [];
  let before: number | null = null;
  for (const { paragraph, tokens } of sentences) {
    if (paragraph === before) found.at(-1)![1] = tokens[1];
    else found.push([tokens[0], tokens[1]]);
    before = paragraph;
  }
  return found;
}
