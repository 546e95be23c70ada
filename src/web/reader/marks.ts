/** What is marked in a document, from its layers. Each kind can be switched off. */
import type { Document } from '../../engine/document.ts';
import { countryName } from '../names.ts';
import { readable, saidBy, sourceName, titleCase } from '../parts.tsx';
import type { Mark } from '../words.tsx';

export const KINDS = ['act', 'actor', 'time', 'place', 'quote'] as const;
export type Kind = (typeof KINDS)[number];

/** The layers marks come from: the rest of a document need not travel. */
export const MARK_LAYERS = 'time,place,attribution,event';

export function marksOf(doc: Document, shown: ReadonlySet<Kind>, chosen: string | null): Mark[] {
  const { layers } = doc;
  const marks: Mark[] = [];
  if (shown.has('quote')) {
    for (const one of layers.attribution) {
      const says = saidBy([{ kind: one.kind, source: one.name, stance: one.stance, via: one.via ?? null }]);
      for (const span of one.content) marks.push({ ...span, kind: 'quote', title: says });
      if (one.source)
        marks.push({ ...one.source, kind: 'source', title: `speaks: ${sourceName(one.name ?? one.kind)}` });
    }
  }
  if (shown.has('time'))
    for (const time of layers.time)
      marks.push({
        start: time.start,
        end: time.end,
        kind: 'time',
        title: time.edtf
          ? `${readable(time.edtf)}${time.basis === 'implied' ? ', worked out from the date of the text' : ''}`
          : 'a time that could not be placed',
      });
  if (shown.has('place'))
    for (const place of layers.place)
      if (!place.metonym)
        marks.push({
          start: place.start,
          end: place.end,
          kind: 'place',
          title: [place.name, place.precision === 'country' ? '' : countryName(place.country)]
            .filter(Boolean)
            .join(', '),
        });
  for (const event of layers.event) {
    if (shown.has('act'))
      marks.push({
        ...event.trigger,
        kind: 'act',
        title: `${titleCase(event.type)}, ${event.status}`,
        event: event.id,
      });
    if (!shown.has('actor')) continue;
    for (const actor of [event.actor, event.recipient]) {
      if (actor && actor.end > actor.start)
        marks.push({
          start: actor.start,
          end: actor.end,
          kind: 'actor',
          title: actor.person ?? actor.name,
          ...(event.id === chosen ? { event: event.id } : {}),
        });
    }
  }
  return marks;
}

export interface MarkedWords {
  kind: Mark['kind'];
  words: string;
  says: string;
  start: number;
  event: string | null;
}

/** The marks as a list, in the order of the text, each once: what a page says of words that are pressed, and its table. */
export function listMarks(doc: Document, marks: readonly Mark[]): MarkedWords[] {
  const seen = new Set<string>();
  return [...marks]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .flatMap((mark) => {
      const key = `${mark.kind} ${mark.start} ${mark.end} ${mark.title}`;
      if (seen.has(key)) return [];
      seen.add(key);
      const words = doc.text.slice(mark.start, mark.end).replace(/\s+/g, ' ');
      return [{ kind: mark.kind, words, says: mark.title, start: mark.start, event: mark.event ?? null }];
    });
}
