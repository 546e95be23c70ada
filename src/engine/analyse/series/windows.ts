/** Windows of whole months over a selection, and what of it falls into each. */
import { type AnalysisEvent, dayOf } from '../input.ts';
import { dayName, dayNumber } from './calendar.ts';

export interface Span {
  /** First day, and the day after the last. */
  from: number;
  until: number;
}

export function spansOf(
  events: Iterable<AnalysisEvent>,
  months: number,
  step: number,
  by: 'event' | 'published',
): Span[] {
  if (months === 0) return [];
  let first: string | null = null;
  let last: string | null = null;
  for (const event of events) {
    const day = dayOf(event, by);
    if (day === null) continue;
    if (first === null || day < first) first = day;
    if (last === null || day > last) last = day;
  }
  if (first === null || last === null) return [];
  const [year, month] = first.split('-').map(Number) as [number, number];
  const start = (offset: number): number => Math.floor(Date.UTC(year, month - 1 + offset, 1) / 86_400_000);
  const spans: Span[] = [];
  for (let offset = 0; start(offset) <= dayNumber(last); offset += step === 0 ? months : step)
    spans.push({ from: start(offset), until: start(offset + months) });
  return spans;
}

/** One pass over the events instead of one a window, keeping of each only what a network needs. */
export function sortIntoSpans(
  events: Iterable<AnalysisEvent>,
  spans: readonly Span[],
  by: 'event' | 'published',
): Map<Span, AnalysisEvent[]> {
  const sorted = new Map<Span, AnalysisEvent[]>(spans.map((span) => [span, []]));
  if (spans.length === 0) return sorted;
  for (const event of events) {
    const date = dayOf(event, by);
    if (date === null) continue;
    const day = dayNumber(date);
    const slim = slimmed(event);
    for (const [span, list] of sorted) if (day >= span.from && day < span.until) list.push(slim);
  }
  return sorted;
}

function slimmed(event: AnalysisEvent): AnalysisEvent {
  const { id, act, reciprocal, doc, publisher, published, type, plover, modes, quad, goldstein, status, confidence } =
    event;
  const actor = (one: AnalysisEvent['actor']): AnalysisEvent['actor'] =>
    one && { id: one.id, name: one.name, country: one.country, sectors: one.sectors, collective: one.collective };
  return {
    id,
    act,
    reciprocal,
    doc,
    publisher,
    published,
    type,
    plover,
    modes,
    quad,
    goldstein,
    status,
    confidence,
    actor: actor(event.actor),
    recipient: actor(event.recipient),
    date: event.date && { earliest: event.date.earliest },
    incident: event.incident && { id: event.incident.id },
    attribution: [],
  };
}

/** Relations that hold at some time in the span; one without dates in the span in which its document tells of it. */
export function relationsIn<R extends { valid: { from: string | null; to: string | null }; published?: string | null }>(
  relations: readonly R[],
  span: Span,
): R[] {
  return relations.filter(({ valid, published }) => {
    const dated = valid.from !== null || valid.to !== null;
    if (!dated && published == null) return false;
    const [from, to] = dated ? [valid.from, valid.to] : [published!, published!];
    return (from === null || from < dayName(span.until)) && (to === null || to >= dayName(span.from));
  });
}
