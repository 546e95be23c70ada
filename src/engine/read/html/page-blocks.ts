/**
 * DOM of stamped text → paragraphs: a block element each, two line breaks a new paragraph. The cells of a table's row are
 * parted by tabs; a cell that holds a sentence is a block of its own, and prose where it is a whole one.
 */
import { concat, type Strip, trim } from '../strip.ts';
import type { Paragraph } from '../text/paragraphs.ts';
import { endsSentence, saysSomething } from '../text/sentence-shape.ts';
import { collapse } from './source-strip.ts';

/** The little of the DOM that is used here; linkedom's and the browser's both fit. */
export interface DomNode {
  nodeType: number;
  nodeName: string;
  childNodes: ArrayLike<DomNode>;
  getAttribute?(name: string): string | null;
}

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const DROPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'SVG', 'IFRAME']);

function paragraph(strip: Strip, kind: Paragraph['kind']): Paragraph {
  return { strip, kind, joins: [], lines: 1, blanks: 1, page: false };
}

export function pageBlocks(
  root: DomNode,
  texts: readonly Strip[],
  skip: (node: DomNode) => boolean = () => false,
): Paragraph[] {
  const out: Paragraph[] = [];
  let parts: Strip[] = [];
  let breaks = 0;
  /** Cells of the row that is open. */
  const row: Strip[] = [];
  const taken = (): Strip | null => {
    const strip = parts.length === 0 ? null : trim(collapse(concat(parts)));
    parts = [];
    breaks = 0;
    return strip && strip.text !== '' ? strip : null;
  };
  const push = (strip: Strip | null, kind: Paragraph['kind']): void => {
    if (row.length > 0) out.push(paragraph(concat(row.splice(0), '\t'), 'table'));
    if (strip) out.push(paragraph(strip, kind));
  };
  const flush = (kind: Paragraph['kind']): void => push(taken(), kind);
  const closeCell = (kind: Paragraph['kind']): void => {
    const strip = taken();
    if (!strip) return;
    if (saysSomething(strip.text)) push(strip, endsSentence(strip.text) ? 'paragraph' : kind);
    else row.push(strip);
  };
  const visit = (node: DomNode, kind: Paragraph['kind']): void => {
    const name = node.nodeName.toUpperCase();
    if (node.nodeType === 3) return;
    if (DROPPED.has(name) || (node.nodeType === 1 && skip(node))) return;
    if (name === 'BR') {
      breaks++;
      if (breaks >= 2) flush(kind);
      else parts.push({ text: '\n', runs: [] });
      return;
    }
    const at = node.getAttribute?.('data-at');
    if (at != null) {
      const strip = texts[Number(at)];
      if (strip) parts.push(strip);
      breaks = 0;
      return;
    }
    const cell = name === 'TD' || name === 'TH';
    if (!BLOCKS.has(name) || cell) {
      for (const child of Array.from(node.childNodes)) visit(child, kind);
      if (cell) closeCell(kind);
      return;
    }
    flush(kind);
    const inner = /^H[1-6]$/.test(name)
      ? 'heading'
      : name === 'LI'
        ? 'list'
        : name === 'TR'
          ? 'table'
          : name === 'P' && kind !== 'list'
            ? 'paragraph'
            : kind;
    for (const child of Array.from(node.childNodes)) visit(child, inner);
    flush(inner);
  };
  visit(root, 'paragraph');
  flush('paragraph');
  return out;
}
