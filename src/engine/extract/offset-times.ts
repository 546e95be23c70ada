/**
 * Dates told by their distance: "bombed camps on Tuesday, two days after a bomb killed 31". In: tokens and times. Out: which
 * two deeds a distance lies between, and a date moved by it.
 */
import type { Sentence, Time, Token } from '../document.ts';
import type { EventDate } from '../event.ts';
import { addDays, addMonths, dayText, monthText, parseDay, yearText } from './times/calendar.ts';

export interface Offset {
  readonly time: Time;
  /** The deed that "after" or "before" leads to. */
  readonly other: number;
  /** The deed that came so much after or before it. */
  readonly main: number;
  /** How far the main deed lies behind the other one. */
  readonly count: number;
  readonly unit: 'D' | 'W' | 'M' | 'Y';
}

const UNITS = { day: 'D', week: 'W', month: 'M', year: 'Y', hour: 'H', minute: 'H' } as const;

/** The distance a time tells if "after" or "before" with a deed follows it, else null. */
export function offsetAt(time: Time, sentence: Sentence, tokens: readonly Token[]): Offset | null {
  const [from, until] = sentence.tokens;
  let last = -1;
  for (let i = from; i < until; i++) if (tokens[i]!.start >= time.start && tokens[i]!.end <= time.end) last = i;
  const word = tokens[last + 1];
  if (last < 0 || !word || !/^(?:after|before)$/i.test(word.form) || !/^(?:mark|case)$/.test(word.deprel)) return null;
  const other = word.head;
  if (other === null || other <= last) return null;
  const length = distance(time, tokens[last]!, tokens[last - 1]);
  if (length === null) return null;
  let main = tokens[other]!.head;
  while (main !== null && (tokens[main]!.upos !== 'VERB' || (main > last && main === other))) main = tokens[main]!.head;
  if (main === null || tokens[main]!.sentence !== word.sentence) return null;
  const sign = /^after$/i.test(word.form) ? 1 : -1;
  return { time, other, main, count: sign * length.count, unit: length.unit };
}

function distance(time: Time, last: Token, before: Token | undefined): Pick<Offset, 'count' | 'unit'> | null {
  const unit = UNITS[last.lemma.toLowerCase().replace(/s$/, '') as keyof typeof UNITS];
  if (unit === undefined) return null;
  // within hours: as a rule the same day
  if (unit === 'H') return { count: 0, unit: 'D' };
  const counted = /^P(\d+)([DWMY])$/.exec(time.type === 'DURATION' ? (time.value ?? '') : '');
  if (counted) return { count: Number(counted[1]), unit: counted[2] as Offset['unit'] };
  return /^(?:a|an|one|the)$/i.test(before?.form ?? '') ? { count: 1, unit } : null;
}

/** @param sign 1 from the other deed to the main one, −1 back */
export function moved(date: EventDate, { count, unit, time }: Offset, sign: 1 | -1): EventDate | null {
  const day = parseDay(date.earliest);
  if (day === null || date.value === null || date.precision === 'range' || !/^\d{4}/.test(date.value)) return null;
  const by = count * sign;
  const fine = /^\d{4}-\d\d-\d\d/.test(date.value);
  const { start, end } = time;
  if (unit === 'D' || unit === 'W') {
    if (!fine) return null;
    const value = dayText(addDays(day, unit === 'W' ? by * 7 : by));
    return { ...date, value, edtf: value, earliest: value, latest: value, precision: 'day', start, end };
  }
  if (unit === 'M') {
    if (!/^\d{4}-\d\d/.test(date.value)) return null;
    const then = addMonths({ ...day, day: 1 }, by);
    const value = monthText(then);
    const latest = dayText(addDays(addMonths(then, 1), -1));
    return { ...date, value, edtf: value, earliest: dayText(then), latest, precision: 'month', start, end };
  }
  const value = yearText(day.year + by);
  return {
    ...date,
    value,
    edtf: value,
    earliest: `${value}-01-01`,
    latest: `${value}-12-31`,
    precision: 'year',
    start,
    end,
  };
}
