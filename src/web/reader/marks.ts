/** What is marked in a document, from its layers. Each kind can be switched off. */
import type { Document } from '../../engine/document.ts';
import type { Mark } from '../words.tsx';

export const KINDS = ['act', 'actor', 'time', 'place', 'quote'] as const;
export type Kind = (typeof KINDS)[number];

export function marksOf(doc: Document, shown: ReadonlySet<Kind>, chosen: string | null): Mark[] {
  const { layers } = doc;
  const marks: Mark[] = [];
  if (shown.has('quote')) {
    for (const one of layers.attribution)
      for (const span of one.content)
        marks.push({
          ...span,
          kind: 'quote',
          title: `according to ${one.name ?? one.kind}${one.stance === 'asserts' ? '' : `, who ${one.stance}`}`,
        });
  }
  if (shown.has('time'))
    for (const time of layers.time)
      marks.push({ start: time.start, end: time.end, kind: 'time', title: time.value ?? 'not resolved' });
  if (shown.has('place'))
    for (const place of layers.place)
      if (!place.metonym)
        marks.push({
          start: place.start,
          end: place.end,
          kind: 'place',
          title: [place.name, place.country].filter(Boolean).join(', '),
        });
  for (const event of layers.event) {
    if (shown.has('act'))
      marks.push({
        ...event.trigger,
        kind: 'act',
        title: `${event.type.toLowerCase()}, ${event.status}`,
        event: event.id,
      });
    if (!shown.has('actor')) continue;
    for (const actor of [event.actor, event.recipient]) {
      if (actor && actor.end > actor.start)
        marks.push({
          start: actor.start,
          end: actor.end,
          kind: 'actor',
          title: actor.id ?? actor.name,
          ...(event.id === chosen ? { event: event.id } : {}),
        });
    }
  }
  return marks;
}
