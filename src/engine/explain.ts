/**
 * How an event came about: what each stage contributed, with the words, and the readings that were considered and
 * rejected. In: a coded document and the trace of its run. Out: a plain object; the command line and the workbench print it.
 */
import type { Document } from './document.ts';
import type { Event } from './event.ts';
import type { TraceLine } from './stage.ts';

export interface Reason {
  /** The field of the event, or the layer that fed it. */
  what: string;
  value: string;
  stage: string;
  start: number | null;
  end: number | null;
  text: string | null;
}

export interface Explanation {
  event: Event;
  sentence: { start: number; end: number; text: string };
  reasons: Reason[];
  kept: TraceLine[];
  rejected: TraceLine[];
  made: Document['made'];
}

/**
 * @returns null if the document has no event of that id; an id may be shortened as long as one event alone begins so
 */
export function explainEvent(doc: Document, trace: readonly TraceLine[], id: string): Explanation | null {
  const found = doc.layers.event.filter((event) => event.id === id || event.id.startsWith(id));
  if (found.length !== 1) return null;
  const event = found[0]!;
  const sentence =
    doc.layers.sentence.find((one) => one.start <= event.trigger.start && event.trigger.end <= one.end) ??
    event.evidence;
  const near = trace.filter((line) => line.start < sentence.end && line.end > sentence.start);
  return {
    event,
    sentence: { start: sentence.start, end: sentence.end, text: doc.text.slice(sentence.start, sentence.end) },
    reasons: reasons(doc, event),
    kept: near.filter((line) => line.verdict !== 'rejected'),
    rejected: near.filter((line) => line.verdict === 'rejected'),
    made: doc.made,
  };
}

function reasons(doc: Document, event: Event): Reason[] {
  const list: Reason[] = [];
  const add = (
    what: string,
    value: string,
    stage: string,
    span: { start: number | null; end: number | null } | null,
  ) => {
    const known = span !== null && span.start !== null && span.end !== null;
    list.push({
      what,
      value,
      stage,
      start: known ? span.start : null,
      end: known ? span.end : null,
      text: known ? doc.text.slice(span.start!, span.end!) : null,
    });
  };
  const maker = (layer: 'event' | 'actor' | 'factuality' | 'token') =>
    doc.made[layer]?.map((by) => by.stage).join(', ') ?? '';
  add('type', [event.type, ...event.modes].join(' '), event.by, event.trigger);
  if (event.contexts.length > 0) add('context', event.contexts.join(' '), event.by, event.evidence);
  for (const [role, actor] of [
    ['actor', event.actor],
    ['recipient', event.recipient],
  ] as const) {
    if (actor) add(role, actor.id ?? actor.name, maker('actor'), actor);
  }
  if (event.date) add('date', `${event.date.value ?? 'unknown'} (${event.date.basis})`, 'event-times', event.date);
  for (const place of event.places)
    add('place', `${place.name}, ${place.country ?? '—'} (${place.role}, ${place.basis})`, 'event-places', place);
  for (const quantity of event.quantities)
    add('quantity', `${quantity.role} ${quantity.min ?? ''}–${quantity.max ?? ''}`, 'events', quantity);
  add('status', `${event.status}: polarity ${event.polarity}, ${event.modality}, ${event.phase}`, 'event-status', null);
  const cues = doc.layers.factuality.find((one) => one.token === event.heads.trigger)?.cues ?? [];
  for (const cue of cues) add('status cue', cue.says, maker('factuality'), cue);
  for (const link of event.attribution) {
    add(
      'attribution',
      `${link.source ?? link.kind} ${link.stance}${link.cue ? ` (“${link.cue}”)` : ''}`,
      'event-attribution',
      link,
    );
  }
  add('confidence', event.confidence.toFixed(2), 'coding', null);
  return list;
}
