/**
 * Finds a passage again in a text that was read anew. In: the quote with what stood before and after it, and where it was.
 * Out: where it is now, or null. After the TextQuoteSelector of the W3C Web Annotation model, with the old place as a tie-breaker.
 */
import type { Span } from '../engine/document.ts';
import type { Event } from '../engine/event.ts';

const CONTEXT = 32;

export interface Quote extends Span {
  exact: string;
  prefix: string;
  suffix: string;
}

/** What an event's id rests on, and its evidence. */
export interface Anchor {
  trigger: Quote;
  evidence: Quote;
  actor: Quote | null;
  recipient: Quote | null;
}

export function quote(text: string, { start, end }: Span): Quote {
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

export function anchorOf(text: string, event: Pick<Event, 'trigger' | 'evidence' | 'actor' | 'recipient'>): Anchor {
  return {
    trigger: quote(text, event.trigger),
    evidence: quote(text, event.evidence),
    actor: event.actor && quote(text, event.actor),
    recipient: event.recipient && quote(text, event.recipient),
  };
}

/**
 * The place with the most of its surroundings about it; of equals the nearest to where it was. A quote that stands there
 * once needs no surroundings; one that stands there often needs some.
 */
export function findQuote(text: string, { exact, prefix, suffix, start }: Quote): Span | null {
  if (exact === '') return null;
  const found: { at: number; context: number }[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    found.push({ at, context: commonEnd(text, at, prefix) + commonStart(text, at + exact.length, suffix) });
  }
  if (found.length === 0) return null;
  found.sort((a, b) => b.context - a.context || Math.abs(a.at - start) - Math.abs(b.at - start));
  const best = found[0]!;
  if (found.length > 1 && best.context < 4) return null;
  return { start: best.at, end: best.at + exact.length };
}

function commonEnd(text: string, end: number, prefix: string): number {
  let length = 0;
  while (length < prefix.length && length < end && text[end - 1 - length] === prefix[prefix.length - 1 - length])
    length++;
  return length;
}

function commonStart(text: string, start: number, suffix: string): number {
  let length = 0;
  while (length < suffix.length && text[start + length] === suffix[length]) length++;
  return length;
}
