/**
 * Every event's evidence as W3C Web Annotations, in one JSON-LD page. Offsets there are Unicode code points, not UTF-16
 * units: they are converted here. The quote with prefix and suffix re-finds a passage in a text that moved.
 */
import type { Document, Span } from '../document.ts';
import type { Event } from '../event.ts';
import type { FileWriter } from './writer.ts';

const CONTEXT_LENGTH = 32;

/** UTF-16 offset → code point offset, for a text: linear to build, constant to ask. */
export function codePointOffsets(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const table = new Uint32Array(text.length + 1);
  let points = 0;
  for (let at = 0; at < text.length; at++) {
    table[at] = points;
    const code = text.charCodeAt(at);
    const low =
      code >= 0xdc00 &&
      code < 0xe000 &&
      at > 0 &&
      text.charCodeAt(at - 1) >= 0xd800 &&
      text.charCodeAt(at - 1) < 0xdc00;
    if (low) table[at] = points - 1;
    else points++;
  }
  table[text.length] = points;
  return (offset) => table[offset]!;
}

function target(doc: Document, span: Span, points: (offset: number) => number, permalink: string | null) {
  return {
    source: doc.meta.url ?? permalink?.replace('{id}', doc.id) ?? doc.meta.source ?? doc.id,
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: doc.text.slice(span.start, span.end),
        prefix: doc.text.slice(Math.max(0, span.start - CONTEXT_LENGTH), span.start),
        suffix: doc.text.slice(span.end, span.end + CONTEXT_LENGTH),
      },
      { type: 'TextPositionSelector', start: points(span.start), end: points(span.end) },
    ],
  };
}

function annotation(doc: Document, event: Event, points: (offset: number) => number, permalink: string | null): object {
  const spans: Span[] = [
    event.evidence,
    event.trigger,
    ...[event.actor, event.recipient].filter((actor) => actor !== null),
  ];
  const label = [event.actor?.name ?? '?', event.type, event.recipient?.name ?? '?'].join(' → ');
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:entente:${event.id}`,
    type: 'Annotation',
    motivation: event.recipient ? 'linking' : 'classifying',
    body: [
      { type: 'TextualBody', purpose: 'classifying', value: event.type },
      { type: 'TextualBody', purpose: 'describing', value: `${label} (${event.status})` },
      { type: 'Dataset', format: 'application/json', value: event },
    ],
    target: spans.map((span) => target(doc, span, points, permalink)),
  };
}

export const webAnnotation: FileWriter = {
  kind: 'file',
  name: 'web-annotation',
  title: 'Evidence as W3C Web Annotations, JSON Lines',
  extension: 'jsonl',
  mime: 'application/ld+json',
  unit: 'annotation',
  async *write(selection, context) {
    for await (const doc of selection.documents()) {
      const points = codePointOffsets(doc.text);
      for (const event of doc.layers.event)
        yield JSON.stringify(annotation(doc, event, points, context.permalink)) + '\n';
    }
  },
};
