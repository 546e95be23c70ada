/**
 * Lines → pieces of a document: the chain that plain text, PDF, Word and the text fields of records share.
 * Furniture out, block marks out, paragraphs, boilerplate, front matter, inline marks; in this order, since each
 * step needs what the one before has cleared away.
 */
import type { Meta, Note } from '../document.ts';
import type { Assembly } from './assemble.ts';
import { concat, originOf, type Strip } from './strip.ts';
import { findBoilerplate } from './text/boilerplate.ts';
import { isFrontLine, isNames, readFrontMatter } from './text/front-matter.ts';
import { removeFurniture } from './text/furniture.ts';
import type { Line } from './text/lines.ts';
import { stripBlockMarks, stripInlineMarks } from './text/marks.ts';
import { type Paragraph, toParagraphs } from './text/paragraphs.ts';
import { endsOpen, endsSentence, runsOn, saysSomething } from './text/sentence-shape.ts';

const HEAD_LINES = 12;

export interface Composed {
  pieces: Assembly['pieces'];
  meta: Partial<Meta>;
  notes: Omit<Note, 'stage'>[];
}

export function compose(all: readonly Line[], soft = false): Composed {
  const { meta, lines: plain, piece: yaml } = yamlFrontMatter(all);
  const { lines, removed } = removeFurniture(plain);
  const paragraphs = toParagraphs(partFrontLines(stripBlockMarks(lines)), soft);
  for (const paragraph of paragraphs) cleanMarks(paragraph);
  const composed = composeParagraphs(paragraphs);
  for (const { line, why: reason } of removed)
    insert(composed.pieces, { strip: line.strip, kind: 'boilerplate', aside: reason });
  if (yaml) composed.pieces.unshift(yaml);
  return { ...composed, meta: { ...composed.meta, ...meta } };
}

/** The second half of the chain, for readers that know the paragraphs from the markup (HTML, Word). */
export function composeParagraphs(paragraphs: readonly Paragraph[]): Composed {
  const given = paragraphs.filter((paragraph) => paragraph.strip.text !== '');
  const { kept, why } = joinCut(given, findBoilerplate(given));
  const front = readFrontMatter(kept, why);
  const pieces: Assembly['pieces'] = kept.map((paragraph, i) => {
    const role = front.roles[i] ?? null;
    const aside = why[i] ?? (role === 'field' ? 'a labelled field' : null);
    return {
      strip: paragraph.strip,
      kind: role === null || role === 'field' ? paragraph.kind : role,
      joins: paragraph.joins,
      ...(front.dateline?.paragraph === i ? { dateline: front.dateline.end } : {}),
      ...(aside === null ? {} : { aside }),
    };
  });
  const found = Object.fromEntries(Object.entries({ ...front.meta }).filter(([, value]) => value !== null));
  const notes: Composed['notes'] = front.bad.map(({ text }) => ({
    code: 'read.bad-date',
    start: null,
    end: null,
    message: `The date ${JSON.stringify(text)} cannot be read; give YYYY-MM-DD.`,
  }));
  return { pieces, meta: found, notes };
}

/** A head shorter than this is a label. */
const SHORTEST_HEAD = 40;

/** A sentence that markup cut in two, mostly to let an advertisement in: plainly unfinished, and plainly gone on with. */
function joinCut(
  paragraphs: readonly Paragraph[],
  why: readonly (string | null)[],
): { kept: Paragraph[]; why: (string | null)[] } {
  const kept: Paragraph[] = [];
  const reasons: (string | null)[] = [];
  let open = -1;
  for (const [i, paragraph] of paragraphs.entries()) {
    const reason = why[i] ?? null;
    const head = open >= 0 ? kept[open]! : null;
    if (reason === null && head && goesOnInMarkup(head, paragraph)) {
      const joins = [...head.joins, { at: head.strip.text.length, what: 'sentence' as const }];
      kept[open] = { ...head, joins, strip: concat([head.strip, paragraph.strip], ' ') };
      continue;
    }
    kept.push(paragraph);
    reasons.push(reason);
    if (reason === null) open = kept.length - 1;
  }
  return { kept, why: reasons };
}

function goesOnInMarkup(head: Paragraph, next: Paragraph): boolean {
  const before = head.strip.text;
  return (
    head.kind === 'paragraph' &&
    next.kind === 'paragraph' &&
    before.length >= SHORTEST_HEAD &&
    runsOn(before, next.strip.text) &&
    (endsSentence(next.strip.text) || endsOpen(next.strip.text)) &&
    (endsOpen(before) || (/[\p{L}\d]$/u.test(before) && saysSomething(before)))
  );
}

/** A byline or date at the head stands by itself, even where its line could be a wrap of the one before. */
function partFrontLines(lines: Line[]): Line[] {
  for (const [i, line] of lines.slice(0, HEAD_LINES).entries()) {
    if (!isFrontLine(line.strip.text.replace(/[*_]+/g, ''))) continue;
    line.begins = true;
    if (lines[i + 1]) lines[i + 1]!.begins = true;
    // A name in the line above a date is a byline.
    if (i > 0 && isNames(lines[i - 1]!.strip.text)) lines[i - 1]!.begins = true;
  }
  return lines;
}

function cleanMarks(paragraph: Paragraph): void {
  const clean = stripInlineMarks(paragraph.strip);
  if (clean === paragraph.strip) return;
  // Joins are places in the text before the marks were taken out; the original tells where they are now.
  for (const join of paragraph.joins) {
    const at = paragraph.strip.runs.find((run) => run.end >= join.at);
    const now = at && clean.runs.find((run) => run.to >= at.from + (join.at - at.start));
    join.at = now ? now.end : Math.min(join.at, clean.text.length);
  }
  paragraph.strip = clean;
}

/** Puts what was removed where it stood. */
function insert(pieces: Assembly['pieces'], piece: Assembly['pieces'][number]): void {
  const from = originOf(piece.strip)?.from ?? 0;
  let at = pieces.length;
  while (at > 0 && (originOf(pieces[at - 1]!.strip)?.from ?? 0) > from) at--;
  pieces.splice(at, 0, piece);
}

/** `---` lines at the very top with `name: value` lines between them. */
function yamlFrontMatter(lines: readonly Line[]): {
  meta: Partial<Meta>;
  lines: readonly Line[];
  piece: Assembly['pieces'][number] | null;
} {
  const end = lines[0]?.strip.text === '---' ? lines.findIndex((line, i) => i > 0 && line.strip.text === '---') : -1;
  const fields = end > 0 && end <= 40 ? lines.slice(1, end) : [];
  if (
    fields.length === 0 ||
    !fields.every((line) => /^[\w-]+\s*:|^-\s|^\S.*$/.test(line.strip.text)) ||
    !/^[\w-]+\s*:/.test(fields[0]!.strip.text)
  )
    return { meta: {}, lines, piece: null };
  const meta: Partial<Meta> = {};
  for (const line of fields) {
    const [, name, raw] = /^([\w-]+)\s*:\s*(.*)$/.exec(line.strip.text) ?? [];
    const value = raw?.replace(/^(["'])(.*)\1$/, '$2').trim();
    if (!name || !value) continue;
    if (/^title$/i.test(name)) meta.title = value;
    else if (/^(?:author|byline|authors)$/i.test(name)) meta.byline = value.replace(/^\[|\]$/g, '');
    else if (/^(?:date|published|pubdate)$/i.test(name)) meta.published = value;
    else if (/^(?:publisher|source|publication)$/i.test(name)) meta.publisher = value;
    else if (/^(?:url|link|permalink|canonical)$/i.test(name)) meta.url = value;
    else if (/^lang(?:uage)?$/i.test(name)) meta.language = value;
  }
  const strip: Strip = concat(
    fields.map((line) => line.strip),
    '\n',
  );
  return {
    meta,
    lines: lines.slice(end + 1),
    piece: { strip, kind: 'boilerplate', aside: 'labelled fields at the head' },
  };
}
