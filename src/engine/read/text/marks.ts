/**
 * Markdown marks out of the text: headings, quotes and rules by lines; emphasis, links, images, code by paragraphs.
 * The words stay and keep their way back to the original. Nothing here needs to know that a file "is" Markdown: each
 * mark is taken for one only where it stands as one, so that "5 * 3" and snake_case stay as they are.
 */
import { type Strip, slice, trim, without } from '../strip.ts';
import type { Line } from './lines.ts';

const ATX = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/;
const RULE = /^(?:[-*_=~•·]\s?){3,}$/;
const QUOTE = /^(?:>\s?)+/;
const FENCE = /^(?:```|~~~)/;

/** Lines without their block marks; `level` is that of the first heading, for the title. */
export function stripBlockMarks(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  let blanks = 0;
  for (const line of lines) {
    const text = line.strip.text;
    const last = out[out.length - 1];
    if (RULE.test(text) || FENCE.test(text)) {
      // "====" right under a short line marks it as a heading; elsewhere it parts two sections.
      if (/^(?:=+|-+)$/.test(text) && last && line.blanks === 0 && last.strip.text.length < 120) last.heading = true;
      blanks = Math.max(blanks, line.blanks, 1);
      continue;
    }
    const next = { ...line, blanks: Math.max(line.blanks, blanks) };
    blanks = 0;
    const atx = ATX.exec(text);
    if (atx && atx[2] !== '') {
      const from = text.indexOf(atx[2]!, atx[1]!.length);
      next.strip = slice(line.strip, from, from + atx[2]!.length);
      next.heading = true;
      next.begins = true;
    } else if (QUOTE.test(text)) {
      next.strip = trim(slice(line.strip, QUOTE.exec(text)![0].length));
      if (next.strip.text === '') {
        blanks = 1;
        continue;
      }
    }
    out.push(next);
  }
  return out;
}

const LINK =
  /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\((?:<[^>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+["'(][^"')]*["')])?\)/g;
const REFERENCE_LINK = /(!?)\[([^[\]]+)\]\[[^\]]*\]/g;
const AUTOLINK = /<(https?:\/\/[^>\s]+|[^\s<>@]+@[^\s<>]+)>/g;
const HTML_TAG = /<\/?(?:b|i|em|strong|u|br|p|span|div|a|sup|sub|small)(?:\s[^<>]*)?\/?>/gi;
const ESCAPE = /\\(?=[\\`*_{}[\]()#+.!~|>-])/g;
/** Opening run, content that neither begins nor ends with a space, the same run; underscores only at word edges. */
const EMPHASIS = [
  /(?<!\\)(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1/g,
  /(?<![\p{L}\p{N}_\\])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu,
  /(~~)(?=[^\s~])([^~]*[^\s~])\1/g,
  /(`{1,2})(?=[^`])([^`]*[^`])\1/g,
];

export function stripInlineMarks(strip: Strip): Strip {
  if (!/[*_`[\]<\\~]/.test(strip.text)) return strip;
  let out = strip;
  for (const pattern of [LINK, REFERENCE_LINK])
    if (out.text.includes('['))
      out = cutAround(out, pattern, (m) => (m[1] === '!' ? null : [m[0].indexOf('[') + 1, m[2]!.length]));
  if (out.text.includes('<')) {
    out = cutAround(out, AUTOLINK, (m) => [1, m[1]!.length]);
    out = cutAround(out, HTML_TAG, () => null);
  }
  // Twice, since "**the *Charles* sails**" has one mark inside the other.
  for (let pass = 0; pass < 2; pass++)
    for (const pattern of EMPHASIS) out = cutAround(out, pattern, (m) => [m[1]!.length, m[2]!.length]);
  if (out.text.includes('\\')) out = cutAround(out, ESCAPE, () => null);
  return out === strip ? strip : trim(out);
}

/** Keeps of each match the part at [offset, offset + length), or nothing of it. */
function cutAround(strip: Strip, pattern: RegExp, keep: (m: RegExpExecArray) => [number, number] | null): Strip {
  const ranges: { start: number; end: number }[] = [];
  for (const m of strip.text.matchAll(pattern)) {
    const part = keep(m);
    const end = m.index + m[0].length;
    if (part === null) ranges.push({ start: m.index, end });
    else ranges.push({ start: m.index, end: m.index + part[0] }, { start: m.index + part[0] + part[1], end });
  }
  return ranges.length === 0 ? strip : without(strip, ranges);
}
