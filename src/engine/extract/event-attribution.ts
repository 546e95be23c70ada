/**
 * Amends each event with who says so. In: attributions. Out: the chain of those whose content holds the event's words, the
 * outermost first. Where nobody else is named the author stands behind it, by name as far as the document gives one. Also
 * links what is said to the act of saying or denying it, where that is an event itself.
 */
import type { Attribution, Span } from '../document.ts';
import type { Event, EventAttribution, EventLink } from '../event.ts';
import { amendment } from '../stage.ts';
import { chainOf, holders } from './attribution/chain.ts';

const touches = (a: Span | null, b: Span): boolean => a !== null && a.start < b.end && b.start < a.end;

export const eventAttribution = amendment({
  name: 'event-attribution',
  version: '4',
  needs: ['attribution', 'factuality'],
  run(events, { attribution, factuality }, { doc }) {
    const readings = new Map(factuality.map((one) => [one.token, one]));
    const byCue = new Map<Attribution, Event[]>();
    for (const one of attribution) {
      const { cue } = one;
      if (cue === null) continue;
      const speech = events.filter(({ trigger }) => cue.start < trigger.end && trigger.start < cue.end);
      if (speech.length > 0) byCue.set(one, speech);
    }
    return events.map((event) => {
      const holder = holders(event.trigger, attribution).at(-1);
      const links: EventLink[] = [...event.links];
      for (const speech of (holder && byCue.get(holder)) ?? []) {
        if (speech.act === event.act) continue;
        // The event is content of the speech act; a denial's content is linked from the denial's side too.
        links.push({ type: 'content-of', to: speech.id });
      }
      for (const said of byCue.keys()) {
        if (said.stance !== 'denies' || !byCue.get(said)!.includes(event)) continue;
        for (const other of events)
          if (other.act !== event.act && holders(other.trigger, attribution).at(-1) === said)
            links.push({ type: 'denies', to: other.id });
      }
      const chain = chainOf(event.trigger, attribution, doc.meta, doc.text, event.status === 'occurred');
      // "reportedly": the words that hand it on stand in for whoever said it.
      const cue = readings.get(event.heads.trigger)?.cues.find(({ says }) => says === 'hearsay') ?? null;
      const heard = event.status === 'reported' && !chain.some(({ kind }) => kind === 'hearsay');
      // "reports Daybreak": the words of somebody who is named
      const isNamed = cue !== null && attribution.some((one) => one.source !== null && touches(one.cue, cue));
      if (heard && !isNamed) {
        const link: EventAttribution = {
          kind: 'hearsay',
          source: null,
          actor: null,
          stance: 'asserts',
          via: null,
          cue: cue && doc.text.slice(cue.start, cue.end),
          start: cue?.start ?? null,
          end: cue?.end ?? null,
        };
        chain.splice(0, chain[0]!.kind === 'author' ? 1 : 0);
        chain.push(link);
      }
      return { id: event.id, set: { attribution: chain, links } };
    });
  },
});
