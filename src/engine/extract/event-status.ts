/**
 * Amends each event with polarity, modality, phase and the status that follows. In: the readings of predicates and the
 * attributions. An act inside somebody's denial is denied; one that stands on hearsay alone is reported.
 */
import type { Attribution, Factuality } from '../document.ts';
import type { Event } from '../event.ts';
import { amendment } from '../stage.ts';
import { SentenceTree } from './events/syntax.ts';
import { type Reading, readFactuality, statusOf } from './status/factuality.ts';

export const eventStatus = amendment({
  name: 'event-status',
  version: '1',
  needs: ['sentence', 'token', 'factuality', 'attribution'],
  run(events, layers, context) {
    const readings = new Map<number, Factuality>(layers.factuality.map((one) => [one.token, one]));
    const trees = new Map<number, SentenceTree>();
    const treeOf = (token: number): SentenceTree => {
      const { sentence } = layers.token[token]!;
      let tree = trees.get(sentence);
      if (!tree) {
        const [first, end] = layers.sentence[sentence]!.tokens;
        tree = new SentenceTree(layers.token.slice(first, end));
        trees.set(sentence, tree);
      }
      return tree;
    };
    return events.map((event) => {
      const { trigger, support } = event.heads;
      const known = support === null ? readings.get(trigger) : undefined;
      const reading: Reading = { ...(known ?? readFactuality(treeOf(trigger), trigger, support)) };
      applyAttributions(reading, event, layers.attribution);
      const { polarity, modality, phase } = reading;
      const set = {
        polarity,
        modality: modality === 'actual' && phase === 'future' ? ('planned' as const) : modality,
        phase,
        status: statusOf(reading),
      };
      for (const cue of reading.cues)
        context.trace({
          start: cue.start,
          end: cue.end,
          verdict: 'note',
          rule: `status/${cue.says}`,
          message: `makes “${event.trigger.text}” ${set.status}`,
        });
      return { id: event.id, set };
    });
  },
});

function applyAttributions(reading: Reading, event: Event, attributions: readonly Attribution[]): void {
  for (const attribution of attributions) {
    const inside = attribution.content.some(
      (span) => span.start <= event.trigger.start && event.trigger.end <= span.end,
    );
    // The denial itself, where it is coded as an act, is not denied.
    const isCue =
      attribution.cue !== null &&
      attribution.cue.start < event.trigger.end &&
      event.trigger.start < attribution.cue.end;
    if (!inside || isCue) continue;
    if (attribution.stance === 'denies' || attribution.stance === 'withdraws') reading.denied = true;
    if (attribution.stance === 'doubts' && reading.modality === 'actual') reading.modality = 'unclear';
    if (attribution.kind === 'hearsay') reading.hearsay = true;
  }
}
