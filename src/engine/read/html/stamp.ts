/**
 * A page's source → the same page for Readability, each text node in a <span data-at="n"> whose number leads to its
 * strip. Readability rewrites and re-parses the page as it goes, so only something in the markup itself survives it.
 */
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import type { Strip } from '../strip.ts';
import { sourceStrip } from './source-strip.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

export interface StampedPage {
  html: string;
  /** Strip of each stamped text node. */
  texts: Strip[];
  /** Elements in document order that carry meta data: meta, link, title, time, script of JSON-LD, html. */
  facts: { tag: string; attributes: Record<string, string>; text: string }[];
}

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'canvas',
  'math',
  'select',
  'textarea',
  'button',
]);
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
const FACTS = new Set(['meta', 'link', 'title', 'time', 'html']);
/** Attributes that Readability looks at. */
const KEPT = new Set([
  'class',
  'id',
  'role',
  'itemprop',
  'itemtype',
  'rel',
  'href',
  'name',
  'property',
  'content',
  'hidden',
  'aria-hidden',
  'style',
  'datetime',
]);

export function stampPage(source: string): StampedPage {
  const page: StampedPage = { html: '', texts: [], facts: [] };
  const out: string[] = [];
  const visit = (node: Node, inBody: boolean): void => {
    if (node.nodeName === '#text') {
      const { value } = node as DefaultTreeAdapterMap['textNode'];
      const at = node.sourceCodeLocation;
      if (value.trim() === '' || !at || !inBody) out.push(escapeText(value));
      else {
        out.push(`<span data-at="${page.texts.length}">${escapeText(value)}</span>`);
        page.texts.push(sourceStrip(source, value, at.startOffset, at.endOffset));
      }
      return;
    }
    if (!('tagName' in node)) {
      if ('childNodes' in node) for (const child of node.childNodes) visit(child, inBody);
      return;
    }
    const tag = node.tagName;
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    if (FACTS.has(tag) || attributes.itemprop !== undefined) page.facts.push({ tag, attributes, text: textOf(node) });
    if (SKIPPED.has(tag)) {
      if (tag === 'script' && /ld\+json/i.test(attributes.type ?? ''))
        page.facts.push({ tag, attributes, text: textOf(node) });
      return;
    }
    const kept = node.attrs
      .filter(({ name }) => KEPT.has(name))
      .map(({ name, value }) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`);
    out.push(`<${tag}${kept.join('')}>`);
    if (VOID.has(tag)) return;
    for (const child of node.childNodes) visit(child, inBody || tag === 'body');
    out.push(`</${tag}>`);
  };
  visit(parse(source, { sourceCodeLocationInfo: true }), false);
  page.html = out.join('');
  return page;
}

function textOf(node: Element): string {
  let text = '';
  for (const child of node.childNodes) {
    if (child.nodeName === '#text') text += (child as DefaultTreeAdapterMap['textNode']).value;
    else if ('tagName' in child) text += textOf(child);
  }
  return text.replace(/\s+/g, ' ').trim();
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
