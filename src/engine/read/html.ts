/**
 * Reader for web pages: one page, one document. Readability finds the article, the page's own data give title, byline,
 * date, publisher and address, and every run leads back into the page's source. Where Readability finds nothing (very
 * short items, odd pages) the whole body is read without its navigation.
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Meta } from '../document.ts';
import { ReadError } from '../errors.ts';
import { sha256Hex } from '../ids.ts';
import { type Assembly, assemble } from './assemble.ts';
import { composeParagraphs } from './compose.ts';
import { readAll } from './content.ts';
import { type DomNode, pageBlocks } from './html/page-blocks.ts';
import { pageFacts } from './html/page-facts.ts';
import { stampPage } from './html/stamp.ts';
import type { Reader } from './reader.ts';
import type { Strip } from './strip.ts';
import { decode } from './text/decode.ts';
import type { Paragraph } from './text/paragraphs.ts';
import { decodeNotes } from './text.ts';

export const htmlReader: Reader = {
  name: 'html',
  extensions: ['html', 'htm', 'xhtml', 'shtml', 'xml'],
  sure: true,
  sniff: (head) =>
    /^\s*(?:\ufeff)?(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(
      ascii(head).replace(/^ï»¿/, ''),
    ),
  async *read(input, options) {
    const bytes = await readAll(input, options.maxRecord);
    const declared = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(ascii(bytes.subarray(0, 4096)))?.[1] ?? null;
    const decoded = decode(bytes, input.source, declared);
    if (decoded.text.trim() === '')
      throw new ReadError(input.source, 'read.no-text', 'the file is empty: nothing to read');
    const page = readPage(decoded.text, true);
    const notes: Assembly['notes'] = [...decodeNotes(decoded), ...page.notes];
    if (
      /<html[\s>]/i.test(decoded.text) &&
      !/<\/html\s*>/i.test(decoded.text.slice(-2000)) &&
      /<body[\s>]/i.test(decoded.text)
    )
      notes.push({
        code: 'read.truncated',
        start: null,
        end: null,
        message: 'The page has no end tag: it may be incomplete.',
      });
    if (page.pieces.every((piece) => piece.aside !== undefined))
      throw new ReadError(
        input.source,
        'read.no-text',
        'the page holds no readable text (it may need a script to show any)',
      );
    yield assemble(
      { sha256: sha256Hex(bytes), record: 0, reader: 'html', source: input.source, ...page, notes },
      options,
    );
  },
};

/** Source of a page or of a fragment → pieces and meta. Fragments (feed items) are read whole. */
export function readPage(source: string, whole: boolean): Pick<Assembly, 'pieces' | 'notes'> & { meta: Partial<Meta> } {
  const stamped = stampPage(source);
  const facts = pageFacts(stamped.facts);
  const fresh = (): { document: Document; body: DomNode } => {
    const { document } = parseHTML(stamped.html);
    return { document, body: document.body as unknown as DomNode };
  };
  const { document, body } = fresh();
  const headline = whole ? headlineOf(pageBlocks(body, stamped.texts), facts.title ?? null) : null;
  const article = whole ? findArticle(document) : null;
  let paragraphs = article ? pageBlocks(article.root, stamped.texts) : [];
  // Readability takes the tree apart even where it finds nothing, so the fallback gets another.
  if (lettersOf(paragraphs) === 0) paragraphs = pageBlocks(whole ? fresh().body : body, stamped.texts, isNavigation);
  if (headline && !paragraphs.some(({ strip }) => strip.text === headline.strip.text)) paragraphs.unshift(headline);
  const { pieces, meta, notes } = composeParagraphs(paragraphs);
  const title =
    facts.title ??
    headline?.strip.text ??
    article?.title ??
    meta.title ??
    stamped.facts.find(({ tag }) => tag === 'title')?.text ??
    null;
  const stated = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
  const byline = facts.byline ?? meta.byline ?? article?.byline ?? null;
  if (headline) markTitle(pieces, headline.strip);
  return {
    pieces,
    notes: notes.filter(({ code }) => code !== 'read.bad-date' || !facts.published),
    meta: { ...meta, ...stated, title, byline },
  };
}

/** Shorter articles than this are left to the fallback, which loses nothing. */
const SHORTEST_ARTICLE = 140;

function findArticle(document: Document): { root: DomNode; title: string | null; byline: string | null } | null {
  try {
    const found = new Readability<DomNode>(document, {
      charThreshold: SHORTEST_ARTICLE,
      keepClasses: false,
      serializer: (node) => node as unknown as DomNode,
    }).parse();
    if (!found?.content || (found.textContent ?? '').trim().length < SHORTEST_ARTICLE) return null;
    const byline = found.byline
      ?.replace(/\s+/g, ' ')
      .replace(/^by\s+/i, '')
      .trim();
    return { root: found.content, title: found.title || null, byline: byline && byline.length < 100 ? byline : null };
  } catch {
    return null; // Readability trips over some trees; the fallback reads the body.
  }
}

function headlineOf(blocks: readonly Paragraph[], title: string | null): Paragraph | null {
  const same = (a: string, b: string): boolean =>
    a.toLowerCase().replace(/\W+/g, '') === b.toLowerCase().replace(/\W+/g, '');
  const exact =
    title === null ? undefined : blocks.find(({ kind, strip }) => kind === 'heading' && same(strip.text, title));
  return exact ?? blocks.find(({ kind, strip }) => kind === 'heading' && strip.text.length > 15) ?? null;
}

function markTitle(pieces: Assembly['pieces'], strip: Strip): void {
  const at = pieces.findIndex((piece) => piece.strip.text === strip.text && piece.aside === undefined);
  if (at < 0) return;
  for (const piece of pieces) if (piece.kind === 'title') piece.kind = 'heading';
  pieces[at]!.kind = 'title';
}

function isNavigation(node: DomNode): boolean {
  const role = node.getAttribute?.('role') ?? '';
  if (
    /^(?:NAV|ASIDE|FOOTER|FORM)$/i.test(node.nodeName) ||
    /^(?:navigation|search|banner|contentinfo|complementary)$/.test(role)
  )
    return true;
  return node.getAttribute?.('hidden') != null || node.getAttribute?.('aria-hidden') === 'true';
}

function lettersOf(paragraphs: readonly Paragraph[]): number {
  return paragraphs.reduce((n, { strip }) => n + strip.text.length, 0);
}

function ascii(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes).replaceAll('\u0000', '');
}
