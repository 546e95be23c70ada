/**
 * Which words stand between quotation marks. In: tokens and the paragraphs they stand in. Out: quotations as token ranges,
 * marks included. A paragraph that opens with a mark while the one before never closed carries the quotation on, as newspapers
 * set it; straight marks open and close in turn within a paragraph.
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
  for (const [first, end] of paragraphs(sentences)) {
    let open: number | null = null;
    for (let id = first; id < end; id++) {
      const { form } = tokens[id]!;
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
