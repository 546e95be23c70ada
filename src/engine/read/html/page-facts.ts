/**
 * What a page says of itself: JSON-LD of schema.org first, then meta tags, then microdata and time elements, since
 * publishers feed the first to search engines and keep it right.
 */
import type { Meta } from '../../document.ts';
import type { StampedPage } from './stamp.ts';

const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting|WebPage)$/;

export function pageFacts(facts: StampedPage['facts']): Partial<Meta> {
  const metas = new Map<string, string>();
  for (const { tag, attributes } of facts) {
    const name = (attributes.property ?? attributes.name ?? attributes['http-equiv'])?.toLowerCase();
    const content = attributes.content?.trim();
    if (tag === 'meta' && name && content && !metas.has(name)) metas.set(name, content);
  }
  const pick = (...names: string[]): string | null =>
    names.map((name) => metas.get(name)).find((value) => value) ?? null;
  const property = (name: string): string | null => {
    const found = facts.find(({ attributes }) => attributes.itemprop?.split(/\s+/).includes(name));
    return found ? (found.attributes.content ?? found.attributes.datetime ?? found.text) || null : null;
  };
  const ld = linkedData(facts);
  const time = facts.find(({ tag, attributes }) => tag === 'time' && attributes.datetime);
  const link = facts.find(({ tag, attributes }) => tag === 'link' && attributes.rel?.toLowerCase() === 'canonical');
  const author = pick('author', 'byl', 'dc.creator', 'parsely-author', 'sailthru.author', 'article:author');
  return {
    title: ld.title ?? pick('og:title', 'twitter:title', 'dc.title') ?? property('headline'),
    byline: ld.byline ?? (author && !/^https?:/.test(author) ? author.replace(/^by\s+/i, '') : null),
    publisher: ld.publisher ?? pick('og:site_name', 'application-name', 'dc.publisher', 'publisher'),
    published:
      ld.published ??
      pick(
        'article:published_time',
        'datepublished',
        'date',
        'pubdate',
        'publishdate',
        'publish-date',
        'dc.date.issued',
        'dc.date',
        'dcterms.created',
        'parsely-pub-date',
        'sailthru.date',
        'og:published_time',
        'article.published',
        'citation_publication_date',
      ) ??
      property('datePublished') ??
      time?.attributes.datetime ??
      null,
    language:
      facts
        .find(({ tag }) => tag === 'html')
        ?.attributes.lang?.slice(0, 2)
        .toLowerCase() || null,
    url: link?.attributes.href ?? pick('og:url') ?? ld.url,
  };
}

interface LinkedData {
  title: string | null;
  byline: string | null;
  publisher: string | null;
  published: string | null;
  url: string | null;
}

function linkedData(facts: StampedPage['facts']): LinkedData {
  for (const { tag, text } of facts) {
    if (tag !== 'script') continue;
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      continue; // A page's broken JSON-LD is common and its meta tags say the same.
    }
    for (const item of flatten(data)) {
      const types = [item['@type']].flat().filter((type) => typeof type === 'string');
      if (!types.some((type) => ARTICLE.test(type)) || !(item.headline || item.datePublished)) continue;
      return {
        title: words(item.headline),
        byline: names(item.author),
        publisher: names(item.publisher),
        published: words(item.datePublished) ?? words(item.dateCreated),
        url: words(item.url),
      };
    }
  }
  return { title: null, byline: null, publisher: null, published: null, url: null };
}

function* flatten(data: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(data)) for (const item of data) yield* flatten(item);
  else if (typeof data === 'object' && data !== null) {
    yield data as Record<string, unknown>;
    if ('@graph' in data) yield* flatten(data['@graph']);
  }
}

function names(value: unknown): string | null {
  const all = [value]
    .flat()
    .map((item) => (typeof item === 'object' && item !== null && 'name' in item ? words(item.name) : words(item)));
  const known = all.filter((name) => name !== null && !/^https?:/.test(name));
  return known.length > 0 ? known.join(', ') : null;
}

function words(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
