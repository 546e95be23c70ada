/**
 * Amends each event with polarity, modality, phase and the status that follows. In: the readings of predicates and the
 * attributions. An act inside somebody's denial is denied; one that stands on hearsay alone is reported.
 */
import type { Factuality } from '../document.ts';
import { amendment } from '../stage.ts';
import { applyAttributions, tellingAttributions } from './status/attributed.ts';
import { isDeniedCharge } from './status/constructions.ts';
import { type Reading, readFactuality, statusOf } from './status/factuality.ts';
import { isGranted } from './status/presupposed.ts';
import { takenBack } from './status/taken-back.ts';
import { treesOf } from './trees.ts';

export const eventStatus = amendment({
  name: 'event-status',
  version: '6',
  needs: ['sentence', 'token', 'factuality', 'attribution'],
  run(events, layers, context) {
    const readings = new Map<number, Factuality>(layers.factuality.map((one) => [one.token, one]));
    const trees = treesOf(layers, context);
    const telling = tellingAttributions(layers.attribution);
    const back = takenBack(layers, trees, context);
    return events.map((event) => {
      const { trigger, support } = event.heads;
      const known = support === null ? readings.get(trigger) : undefined;
      const reading: Reading = known ?? readFactuality(trees.at(trigger), trigger, support);
      if (!known && !isDeniedCharge(trees.at(trigger), trigger))
        applyAttributions(reading, event.trigger, telling, back, isGranted(trees.at(trigger), trigger));
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
