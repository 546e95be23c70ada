/** Stage `times`: sentences and tokens → the layer `time`. The work is in find.ts; here are spans, extents and notes. */
import { parseDay } from './calendar.ts';
import { type Draft, stage } from '../../stage.ts';
import { findTimes } from './find.ts';
import { extentOf } from './value.ts';

/** Values that are no date and never were meant to be one. */
const NO_DATE = /^(?:P|XXXX|PRESENT_REF|PAST_REF|FUTURE_REF)/;

/** "on 28 August", in a text that tells no year. */
const OF_SOME_YEAR = /^XXXX-\d\d-\d\d/;

export const times = stage({
  name: 'times',
  version: '6',
  needs: ['sentence', 'token'],
  makes: ['time'],
  run({ sentence, token }, { doc, options, note, trace }) {
    const published = doc.meta.published ?? options.date;
    const passages = sentence.map(({ start, end, tokens }) => ({ start, end, tokens: token.slice(...tokens) }));
    const anchored = parseDay(published) !== null;
    const found = findTimes(doc.text, passages, published);
    const drafts = found.map((time): Draft<'time'> => {
      const unresolved =
        (time.value === null && !time.vague) || (!anchored && time.implied && (time.value ?? '').startsWith('XXXX'));
      if (unresolved) {
        const code = anchored ? 'times.unresolved' : 'times.no-anchor';
        const words = doc.text.slice(time.start, time.end);
        note(code, time, anchored ? `“${words}” could not be resolved` : `“${words}” has no date to be counted from`);
      }
      trace({ start: time.start, end: time.end, verdict: 'kept', rule: time.rule, message: time.value ?? 'no value' });
      const value = unresolved && !OF_SOME_YEAR.test(time.value ?? '') ? null : time.value;
      return {
        start: time.start,
        end: time.end,
        type: time.type,
        value,
        ...extentOf(value !== null && NO_DATE.test(value) ? null : value),
        basis: time.implied ? 'implied' : 'stated',
        ...(time.mod ? { mod: time.mod } : {}),
      };
    });
    return { time: drafts };
  },
});
