/**
 * What stands before the article: title, byline, date of publication, labelled fields ("Source: …"), and the dateline
 * at the head of the first paragraph. In: paragraphs. Out: what each of them is, and the values.
 */
import type { Meta, Span } from '../../document.ts';
import { DAY_MONTH_YEAR, leadingDate, looksLikeDate, MONTH_DAY_YEAR, NUMERIC_DATE, parseDate } from '../dates.ts';
import type { Paragraph } from './paragraphs.ts';
import { endsSentence, isAllCaps, isProse, isTitleCase } from './sentence-shape.ts';

export type Role = 'title' | 'byline' | 'date' | 'field' | null;

export interface FrontMatter {
  roles: Role[];
  meta: Pick<Meta, 'title' | 'byline' | 'publisher' | 'published'> & { source: string | null; url: string | null };
  /** The dateline: paragraph and span in it. */
  dateline: ({ paragraph: number } & Span) | null;
  /** Dates that cannot be read. */
  bad: { paragraph: number; text: string }[];
}

/** How many paragraphs may come before the article's first. */
const HEAD = 10;
const FIELD =
  /^(title|headline|date|published(?: on| at)?|publication date|pub ?date|posted(?: on)?|first published|updated|last updated|author|by|byline|source|publisher|publication|newspaper|url|link)\s*:\s*(.+)$/i;
const DATE_LABEL =
  /^(?:(?:first |last )?(?:published|posted|updated|issued|released|modified)(?: on| at| in print on)?|date|on)[:\s]+\s*/i;
const NAME =
  "\\p{Lu}[\\p{L}'’.-]*(?:\\s+(?:(?:de|van|von|der|den|al|el|bin|ibn|da|dos|le|la|di|du)\\s+)*\\p{Lu}[\\p{L}'’.-]*){1,3}";
const BYLINE = new RegExp(
  `^(?:By|BY|by|(?:Words|Report|Story|Written|WORDS|REPORT|STORY|WRITTEN) (?:by|BY)|From|FROM)[:\\s]+(${NAME}(?:(?:,\\s*|\\s+and\\s+|\\s*&\\s*|,\\s*and\\s+)${NAME})*)((?:\\s*[,|•·(–—-]|\\s+(?:in|at|for|with|of|on)\\s|\\s+\\d).*|\\s*)$`,
  'u',
);
const BARE_NAMES = new RegExp(
  `^(${NAME}(?:(?:,\\s*|\\s+and\\s+|\\s*&\\s*)${NAME})*)(?:\\s+in\\s+\\p{Lu}\\p{L}+.*)?$`,
  'u',
);
const ANY_DATE = new RegExp(`(?:${DAY_MONTH_YEAR}|${MONTH_DAY_YEAR}|\\b${NUMERIC_DATE})`, 'i');

export function readFrontMatter(paragraphs: readonly Paragraph[], why: readonly (string | null)[]): FrontMatter {
  const front: FrontMatter = {
    roles: paragraphs.map(() => null),
    meta: { title: null, byline: null, publisher: null, published: null, source: null, url: null },
    dateline: null,
    bad: [],
  };
  const body = paragraphs.findIndex((p, i) => why[i] === null && isBody(p.strip.text, p, i, paragraphs));
  const end = body < 0 ? Math.min(paragraphs.length, HEAD) : Math.min(body, HEAD);
  for (let i = 0; i < end; i++)
    if (why[i] === null || FIELD.test(paragraphs[i]!.strip.text)) readLine(front, paragraphs, i, end);
  nameBesideDate(front, paragraphs, why, end);
  findTitle(front, paragraphs, why, end, body);
  if (body >= 0) readDateline(front, paragraphs, body);
  if (front.meta.published === null) readLastDate(front, paragraphs, why);
  return front;
}

/** True for a line that can only stand in the front matter, whatever width the text is wrapped at. */
export function isFrontLine(text: string): boolean {
  return (
    text.length < 160 &&
    !endsSentence(text) &&
    (FIELD.test(text) || BYLINE.test(text) || parseDate(text.replace(DATE_LABEL, '')) !== null)
  );
}

/** One to four names and nothing else. */
export function isNames(text: string): boolean {
  return text.length <= 80 && BARE_NAMES.test(text);
}

/** The article proper begins with a sentence. */
function isBody(text: string, paragraph: Paragraph, i: number, all: readonly Paragraph[]): boolean {
  if (paragraph.kind === 'heading' || paragraph.kind === 'table') return false;
  if (FIELD.test(text) || (BYLINE.test(text) && text.length < 120) || parseDate(text) !== null) return false;
  if (DATE_LABEL.test(text) && looksLikeDate(text.replace(DATE_LABEL, ''))) return false;
  if (/\.["”’)]*$/.test(text) && !/^(?:by|from)\s/i.test(text)) return true;
  if (isProse(text)) return i > 0 || all.length === 1 || endsSentence(text) || text.length > 200;
  return endsSentence(text) && text.length > 30 && i > 0;
}

function readLine(front: FrontMatter, paragraphs: readonly Paragraph[], i: number, end: number): void {
  const text = paragraphs[i]!.strip.text;
  const field = FIELD.exec(text);
  if (field && readField(front, field[1]!.toLowerCase(), field[2]!.trim(), i)) return;
  const plain = text.replace(DATE_LABEL, '');
  const day = parseDate(plain);
  if (day !== null) {
    front.roles[i] = 'date';
    if (front.meta.published === null || !/^(?:last )?updated/i.test(text)) front.meta.published ??= day;
    return;
  }
  if (text.length < 60 && looksLikeDate(plain) && leadingDate(plain) === null) {
    front.roles[i] = 'date';
    front.bad.push({ paragraph: i, text });
    return;
  }
  const byline = BYLINE.exec(text);
  if (byline && text.length < 160 && !isProse(text)) {
    front.roles[i] = 'byline';
    front.meta.byline ??= byline[1]!;
    dateInside(front, byline[2]!);
    return;
  }
  // "The Zenda Gazette | 18 November 2015", "Alex Lantier – Nov. 18, 2015"
  const inside = ANY_DATE.exec(text);
  if (inside && text.length < 120 && i > 0 && !endsSentence(text) && end > 1) {
    const found = leadingDate(inside[0]);
    const rest = text
      .slice(0, inside.index)
      .replace(/[\s|,•·–—-]+$/, '')
      .replace(DATE_LABEL, '');
    if (found === null || isProse(rest)) return;
    front.meta.published ??= found.iso;
    front.roles[i] = 'date';
    if (BARE_NAMES.test(rest)) front.meta.byline ??= rest;
    else if (/\p{L}{3}/u.test(rest) && isTitleCase(rest)) front.meta.publisher ??= rest;
  }
}

function readField(front: FrontMatter, name: string, value: string, i: number): boolean {
  if (/^(?:title|headline)/.test(name)) {
    front.meta.title ??= value;
    front.roles[i] = 'title';
  } else if (/^(?:author|by)/.test(name)) {
    if (value.length > 160) return false;
    front.meta.byline ??= value.replace(/^by\s+/i, '');
    front.roles[i] = 'byline';
  } else if (/^(?:url|link)/.test(name)) {
    if (!/^(?:https?:\/\/|www\.)/i.test(value)) return false;
    front.meta.url ??= value;
    front.roles[i] = 'field';
  } else if (/^(?:source|publish(?:er)|publication$|newspaper)/.test(name)) {
    if (value.length > 120) return false;
    front.meta.publisher ??= value;
    front.roles[i] = 'field';
  } else {
    const day = parseDate(value) ?? leadingDate(value)?.iso ?? null;
    if (day === null && value.length > 60) return false;
    if (day === null) front.bad.push({ paragraph: i, text: value });
    else if (!name.includes('updated') || front.meta.published === null) front.meta.published ??= day;
    front.roles[i] = 'date';
  }
  return true;
}

function dateInside(front: FrontMatter, rest: string): void {
  const inside = ANY_DATE.exec(rest);
  const found = inside && leadingDate(inside[0]);
  if (found) front.meta.published ??= found.iso;
}

/** A bare name is a byline only beside a date line: "Alex Lantier" alone may be a heading. */
function nameBesideDate(
  front: FrontMatter,
  paragraphs: readonly Paragraph[],
  why: readonly (string | null)[],
  end: number,
): void {
  if (front.meta.byline !== null) return;
  for (let i = 0; i < end; i++) {
    if (front.roles[i] !== null || why[i] !== null || (i === 0 && front.meta.title === null)) continue;
    const text = paragraphs[i]!.strip.text;
    if (text.length > 80 || isAllCaps(text) || !BARE_NAMES.test(text)) continue;
    if (front.roles[i - 1] !== 'date' && front.roles[i + 1] !== 'date') continue;
    front.roles[i] = 'byline';
    front.meta.byline = BARE_NAMES.exec(text)![1]!;
    return;
  }
}

function findTitle(
  front: FrontMatter,
  paragraphs: readonly Paragraph[],
  why: readonly (string | null)[],
  end: number,
  body: number,
): void {
  if (front.meta.title !== null) return;
  for (let i = 0; i < end; i++) {
    const text = paragraphs[i]!.strip.text;
    if (front.roles[i] !== null || why[i] !== null || text.length > 250 || !/\p{L}{2}/u.test(text)) continue;
    if (paragraphs[i]!.kind === 'table' || isDocumentId(text) || (body < 0 && paragraphs.length === 1)) continue;
    front.roles[i] = 'title';
    front.meta.title = text;
    return;
  }
}

/** "DEV-MUC3-0001 (NOSC)", "A0412": numbers of an archive, not headlines. */
function isDocumentId(text: string): boolean {
  return /^[A-Z]+[A-Z0-9]*(?:[-_.][A-Z0-9]+)*-?\d+(?:\s*\([A-Z]+\))?$/.test(text);
}

const PLACE_CAPS =
  "\\p{Lu}[\\p{Lu}.'’-]+(?:[\\s/-]+\\p{Lu}[\\p{Lu}.'’-]*){0,3}(?:,\\s*\\p{Lu}[\\p{L}.'’-]*(?:\\s+\\p{Lu}[\\p{L}.]*){0,2})?";
const PLACE_ANY =
  "\\p{Lu}[\\p{L}.'’-]+(?:[\\s/-]+\\p{Lu}[\\p{L}.'’-]*){0,3}(?:,\\s*\\p{Lu}[\\p{L}.'’-]*(?:\\s+\\p{Lu}[\\p{L}.]*){0,2})?";
const MONTH_DAY =
  '(?:\\d{1,2}\\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\\p{L}*\\.?(?:\\s+\\d{1,2})?(?:,?\\s+(?:\\d{4}|\\d{2}))?';
const AGENCY = "\\((?:\\p{Lu}[\\p{L}\\d.&/'’ -]{1,40})\\)";
const DASH = '\\s*(?:--+|[–—]|\\s-|-(?=\\s)|_(?=\\s)|:(?=\\s))\\s*';
const BRACKETS = '(?:\\[[^\\]]{1,120}\\]\\s*)*';
const DATELINES = [
  new RegExp(`^(?:${PLACE_ANY}(?:,?\\s+|\\s*[-–—]\\s+))(${MONTH_DAY})\\s*,?\\s*(?:${AGENCY})?${DASH}${BRACKETS}`, 'u'),
  new RegExp(`^(?:${PLACE_ANY})\\s*${AGENCY}()${DASH}${BRACKETS}`, 'u'),
  new RegExp(`^(?:${PLACE_CAPS})()\\s*(?:--+|[–—]|\\s-)\\s+${BRACKETS}`, 'u'),
  new RegExp(`^${AGENCY}()${DASH}${BRACKETS}`, 'u'),
];

function readDateline(front: FrontMatter, paragraphs: readonly Paragraph[], body: number): void {
  // The first paragraph may be a blurb; the dateline stands at the first or second.
  for (let i = body; i < Math.min(body + 2, paragraphs.length); i++) {
    const text = paragraphs[i]!.strip.text.slice(0, 300);
    const caps = isAllCaps(text);
    const found = DATELINES.map((pattern, k) => (caps && k === 2 ? null : pattern.exec(text))).find((m) => m !== null);
    if (!found || found[0].length > 200 || found[0].length >= paragraphs[i]!.strip.text.length) continue;
    front.dateline = { paragraph: i, start: 0, end: found[0].length };
    const day = found[1] ? parseDate(found[1]) : null;
    if (day !== null) front.meta.published ??= day;
    return;
  }
}

/** Some pages put the date last. */
function readLastDate(front: FrontMatter, paragraphs: readonly Paragraph[], why: readonly (string | null)[]): void {
  for (let i = paragraphs.length - 1; i >= Math.max(1, paragraphs.length - 3); i--) {
    const text = paragraphs[i]!.strip.text;
    if (front.roles[i] !== null || text.length > 80) continue;
    const day = parseDate(text.replace(DATE_LABEL, ''));
    if (day === null) continue;
    front.meta.published = day;
    if (why[i] === null) front.roles[i] = 'date';
    return;
  }
}
