/**
 * Reader for RSS, Atom and RDF feeds: an item, a document. The original that runs refer to is the item's own markup with
 * its title before it as a heading. Feeds with raw ampersands and the like are read as feed programs read them.
 */
import { parseFeed } from 'feedsmith';
import type { Document, Meta } from '../document.ts';
import { ReadError } from '../errors.ts';
import { sha256Hex } from '../ids.ts';
import { assemble } from './assemble.ts';
import { readAll } from './content.ts';
import { readPage } from './html.ts';
import type { Reader } from './reader.ts';
import { decode } from './text/decode.ts';
import { decodeNotes } from './text.ts';

type Fields = Record<string, unknown>;

export const feedReader: Reader = {
  name: 'feed',
  extensions: ['rss', 'atom', 'rdf'],
  sure: true,
  many: true,
  sniff: (head) =>
    /^\s*(?:ï»¿)?\s*(?:<[?!][^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]/.test(
      new TextDecoder('latin1').decode(head).replaceAll('\u0000', ''),
    ),
  async *read(input, options): AsyncIterable<Document | ReadError> {
    const bytes = await readAll(input, options.maxRecord);
    const declared =
      /^[^>]*encoding=["']([\w-]+)/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1] ?? null;
    const decoded = decode(bytes, input.source, declared);
    const cut = !/<\/(?:rss|feed|rdf:RDF)\s*>\s*(?:<!--[\s\S]*-->\s*)?$/i.test(decoded.text.slice(-2000));
    let feed: Fields;
    try {
      feed = parseFeed(decoded.text).feed as unknown as Fields;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new ReadError(input.source, cut ? 'read.truncated' : 'read.bad-record', `not a readable feed: ${why}`, {
        cause,
      });
    }
    const items = list(feed.items ?? feed.entries);
    for (const [record, item] of items.entries()) {
      const source = itemSource(item);
      if (source.trim() === '') {
        yield new ReadError(
          `${input.source}#${record + 1}`,
          'read.bad-record',
          `item ${record + 1} has neither title nor text`,
        );
        continue;
      }
      const page = readPage(source, false);
      const meta = { ...page.meta, ...known(itemMeta(item, feed)) };
      const notes = [...decodeNotes(decoded), ...page.notes];
      yield await assemble(
        {
          sha256: sha256Hex(source),
          record,
          reader: 'feed',
          source: meta.url ?? `${input.source}#${record + 1}`,
          pieces: page.pieces,
          meta,
          notes,
        },
        options,
      );
    }
    if (cut)
      yield new ReadError(
        input.source,
        'read.truncated',
        `the feed has no end tag: items after the ${items.length}th are lost`,
      );
    else if (items.length === 0) throw new ReadError(input.source, 'read.no-text', 'the feed has no items');
  },
};

function itemSource(item: Fields): string {
  const title = plain(item.title);
  const content = item.content;
  const body =
    typeof content === 'object' && content !== null && 'encoded' in content
      ? plain((content as Fields).encoded)
      : plain(content);
  const text = body || plain(item.description) || plain(item.summary);
  return (
    (title
      ? `<h1>${/[<&]/.test(title) ? title.replace(/&(?!#?\w+;)/g, '&amp;').replace(/<(?!\/?\w)/g, '&lt;') : title}</h1>\n`
      : '') + text
  );
}

function itemMeta(item: Fields, feed: Fields): Partial<Meta> {
  const dc = (item.dc ?? {}) as Fields;
  const link = list(item.links).find((each) => (each.rel ?? 'alternate') === 'alternate') ?? list(item.links)[0];
  const authors = [...[item.authors].flat(), ...[dc.creators].flat()].map((each) =>
    plain(typeof each === 'object' && each !== null && 'name' in each ? each.name : each),
  );
  return {
    title: plain(item.title)
      .replace(/<[^>]*>/g, '')
      .trim(),
    byline: authors.filter((name) => name !== '').join(', '),
    publisher: plain(feed.title),
    published: plain(item.pubDate) || plain(item.published) || plain([dc.dates].flat()[0]) || plain(item.updated),
    language: plain(feed.language).slice(0, 2),
    url: plain(item.link) || plain(link?.href),
  };
}

/** Text constructs come as strings or as `{ value }`. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'value' in value ? plain(value.value) : '';
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? (value as Fields[]) : [];
}

function known(meta: Partial<Meta>): Partial<Meta> {
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value));
}
