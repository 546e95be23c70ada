/**
 * How far a time reaches that an event is told with. In: a time, those beside it, the words between. Out: the event's date: the
 * time itself, or the stretch that a preposition or a second time makes of it.
 */
import type { Sentence, Time, Token } from '../document.ts';
import type { EventDate } from '../event.ts';
import { type Attachment, caseOf } from './attachment.ts';
import { addDays, dayText, parseDay } from './times/calendar.ts';

const WITHIN_DAY = /^(?:part-of-day|hour|minute|second)$/;

export const dateOf = (time: Time, basis: EventDate['basis']): EventDate => ({
  value: time.value,
  edtf: time.edtf,
  earliest: time.earliest,
  latest: time.latest,
  precision: time.precision,
  basis,
  text: null,
  start: time.start,
  end: time.end,
});

/** "since Monday", "by Friday", "between 3 and 7 May": the preposition makes a point into a stretch. */
export function withBounds(
  time: Time,
  times: readonly Time[],
  index: number,
  sentence: Sentence,
  attachment: Attachment,
  tokens: readonly Token[],
): EventDate {
  const date = dateOf(time, 'stated');
  const before = wordsBefore(tokens, sentence, time.start);
  const next = times[index + 1];
  const previous = times[index - 1];
  const joined = (a: Time, b: Time): boolean =>
    /^(?:-|–|to|and|until|till|through)$/.test(wordsBetween(tokens, sentence, a.end, b.start));
  // "between 3 and 7 May", "the night of 3 to 4 May"
  const opens = (one: Time): boolean =>
    /(?:^| )(?:between|from|(?:night|nights|weekend|days) of)$/.test(wordsBefore(tokens, sentence, one.start));
  const range = (a: Time, b: Time): EventDate => stretch(date, a, b);
  if (
    next &&
    joined(time, next) &&
    (opens(time) || /^(?:-|–)$/.test(wordsBetween(tokens, sentence, time.end, next.start)))
  )
    return range(time, next);
  if (
    previous &&
    joined(previous, time) &&
    (opens(previous) || /^(?:-|–)$/.test(wordsBetween(tokens, sentence, previous.end, time.start)))
  )
    return range(previous, time);
  const head = attachment.headOf(time, sentence);
  const marker = (head && caseOf(tokens, head)) || (before.split(' ').at(-1) ?? '');
  if (marker === 'since' && date.earliest)
    return { ...date, latest: null, precision: 'range', edtf: openInterval(date.edtf, 'from') };
  // "Before dawn on Thursday", "by 6 p.m. on Friday": an hour bounds the hours of its own day.
  if (/^(?:before|by)$/.test(marker) && WITHIN_DAY.test(date.precision)) return date;
  if (/^(?:until|till|before|by)$/.test(marker) && date.latest)
    return { ...date, earliest: null, precision: 'range', edtf: openInterval(date.edtf, 'to') };
  return date;
}

export function stretch(date: EventDate, first: Time, until: Time): EventDate {
  const from = weekBefore(first, until);
  return {
    ...date,
    value: from.value && until.value ? `${from.value}/${until.value}` : null,
    earliest: from.earliest,
    latest: until.latest,
    edtf: from.edtf && until.edtf && !/\//.test(from.edtf + until.edtf) ? `${from.edtf}/${until.edtf}` : null,
    precision: 'range',
    start: first.start,
    end: until.end,
  };
}

/** "Between Monday and Thursday", told on a Tuesday: the Monday before that Thursday. */
function weekBefore(from: Time, until: Time): Pick<Time, 'value' | 'edtf' | 'earliest'> {
  const day = parseDay(from.value);
  if (!day || from.basis !== 'implied' || from.precision !== 'day' || (from.earliest ?? '') <= (until.latest ?? ''))
    return from;
  const value = dayText(addDays(day, -7));
  return value <= (until.latest ?? '') ? { value, edtf: value, earliest: value } : from;
}

const openInterval = (edtf: string | null, side: 'from' | 'to'): string | null =>
  edtf === null || edtf.includes('/') ? null : side === 'from' ? `${edtf}/..` : `../${edtf}`;

export function wordsBefore(tokens: readonly Token[], sentence: Sentence, offset: number): string {
  const words: string[] = [];
  for (let i = sentence.tokens[0]; i < sentence.tokens[1] && tokens[i]!.end <= offset; i++)
    words.push(tokens[i]!.form.toLowerCase());
  return words.slice(-2).join(' ');
}

export function wordsBetween(tokens: readonly Token[], sentence: Sentence, from: number, to: number): string {
  const words: string[] = [];
  for (let i = sentence.tokens[0]; i < sentence.tokens[1]; i++)
    if (tokens[i]!.start >= from && tokens[i]!.end <= to) words.push(tokens[i]!.form.toLowerCase());
  return words.join(' ');
}
