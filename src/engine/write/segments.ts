/**
 * Cuts a text at every span boundary, so that overlapping and nested marks can be drawn: each segment knows all the spans
 * that cover it. (Nested <mark> elements cannot show overlaps; segments can.)
 */
import type { Span } from '../document.ts';

export interface Segment<T extends Span> extends Span {
  /** The spans that cover the whole segment, outermost first. */
  over: T[];
}

/** @param spans in any order; empty ones are ignored, those outside [0, length) are cut to it */
export function segments<T extends Span>(length: number, spans: readonly T[]): Segment<T>[] {
  const kept = spans.filter((span) => span.start < span.end && span.start < length && span.end > 0);
  const bounds = new Set<number>([0, length]);
  for (const span of kept) {
    bounds.add(Math.max(0, span.start));
    bounds.add(Math.min(length, span.end));
  }
  const cuts = [...bounds].sort((a, b) => a - b);
  const starting = [...kept].sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Segment<T>[] = [];
  let next = 0;
  let open: T[] = [];
  for (let index = 0; index + 1 < cuts.length; index++) {
    const start = cuts[index]!;
    const end = cuts[index + 1]!;
    open = open.filter((span) => span.end > start);
    while (next < starting.length && starting[next]!.start <= start) open.push(starting[next++]!);
    result.push({ start, end, over: open.filter((span) => span.end > start) });
  }
  return result;
}
