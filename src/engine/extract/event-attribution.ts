/**
 * Amends each event with who says so. In: attributions. Out: the chain of those whose content holds the event's words, the
 * outermost first. Where nobody else is named the author stands behind it, by name as far as the document gives one. Also
 * links an act of denying or answering to the acts in what it says.
 */
import type { Attribution, Meta } from '../document.ts';
import type { Event, EventAttribution, EventLink } from '../event.ts';
import { amendment } from '../stage.ts';

export const eventAttribution = amendment({
  name: 'event-attribution',
  version: '1',
  needs: ['attribution'],
  run(events, { attribution }, { doc }) {
    const byCue = (event: Event) =>
      attribution.filter(
        (one) => one.cue !== null && one.cue.start < event.trigger.end && event.trigger.start < one.cue.end,
      );
    const speech = new Map(events.map((event) => [event.id, byCue(event)]));
    return events.map((event) => {
      const links: EventLink[] = [...event.links];
      for (const other of events) {
        if (other.id === event.id || other.act === event.act) continue;
        const said = speech.get(other.id)!.find((one) => isHolder(one, event, attribution));
        if (said) links.push({ type: said.stance === 'denies' ? 'denies' : 'content-of', to: other.id });
      }
      return {
        id: event.id,
        set: { attribution: chainOf(event.trigger, attribution, doc.meta, doc.text), links },
      };
    });
  },
});

/** The innermost attribution around the event is this one. */
function isHolder(one: Attribution, event: Event, all: readonly Attribution[]): boolean {
  return holders(event.trigger, all).at(-1) === one;
}

/** Attributions whose content holds the span, the outermost first. */
export function holders(span: { start: number; end: number }, all: readonly Attribution[]): Attribution[] {
  const around = all.filter(
    (one) =>
      one.content.some((part) => part.start <= span.start && span.end <= part.end) &&
      !(one.cue !== null && one.cue.start < span.end && span.start < one.cue.end) &&
      !(one.source !== null && one.source.start <= span.start && span.end <= one.source.end),
  );
  const depth = (one: Attribution): number => {
    let count = 0;
    for (let at: Attribution | undefined = one; at && at.parent !== null && count < 10; at = all[at.parent]) count++;
    return count;
  };
  return around
    .map((one) => ({ one, depth: depth(one) }))
    .sort((a, b) => a.depth - b.depth || a.one.start - b.one.start)
    .map(({ one }) => one);
}

export function chainOf(
  span: { start: number; end: number },
  all: readonly Attribution[],
  meta: Pick<Meta, 'byline' | 'publisher'>,
  text: string,
): EventAttribution[] {
  const chain = holders(span, all).map((one) => linkOf(one, text));
  return chain.length > 0 ? chain : [authorOf(meta)];
}

export function linkOf(one: Attribution, text: string): EventAttribution {
  return {
    kind: one.kind,
    source: one.name,
    actor: one.actor,
    stance: one.stance,
    via: null,
    cue: one.cue === null ? null : text.slice(one.cue.start, one.cue.end),
    start: one.source?.start ?? one.cue?.start ?? one.start,
    end: one.source?.end ?? one.cue?.end ?? one.end,
  };
}

export function authorOf(meta: Pick<Meta, 'byline' | 'publisher'>): EventAttribution {
  return {
    kind: 'author',
    source: meta.byline ?? meta.publisher,
    actor: null,
    stance: 'asserts',
    via: null,
    cue: null,
    start: null,
    end: null,
  };
}
