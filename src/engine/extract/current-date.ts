/**
 * The date of an act whose words give none: in a report of the day, the days before its publication, as an approximation that
 * says so; nothing in a history, for habits, for what is told of old, planned or in the past perfect.
 */
import type { Factuality, Sentence, Time, Token } from '../document.ts';
import type { Event, EventDate } from '../event.ts';
import { addDays, dayText, parseDay } from './times/calendar.ts';

interface Layers {
  token: readonly Token[];
  time: readonly Time[];
  factuality: readonly Factuality[];
}

/** How far back an undated report of something current may reach. */
const CURRENT_DAYS = 6;

/** "had struck": before the story's time, at no time given; with others of its forms, "has offered": up to the time of the report. */
export function isPerfect(tokens: readonly Token[], verb: Token, forms: readonly string[] = ['had']): boolean {
  for (let i = verb.id - 1; i >= 0 && i > verb.id - 6 && tokens[i]!.sentence === verb.sentence; i--) {
    if (tokens[i]!.head === verb.id && forms.includes(tokens[i]!.form.toLowerCase())) return true;
  }
  return false;
}

/** Publication date for what a dated report tells as current. */
export function currentDate(
  event: Event,
  sentence: Sentence,
  layers: Layers,
  published: string | null,
): EventDate | null {
  const day = parseDay(published);
  const verb = layers.token[event.heads.support ?? event.heads.trigger]!;
  if (!day || isHistory(layers, day.year) || isPerfect(layers.token, verb) || isBackground(layers.token, verb))
    return null;
  if (isOfOld(layers, verb, sentence)) return null;
  const fact = layers.factuality.find((one) => one.token === event.heads.trigger);
  const { phase = 'past', modality = 'actual' } = fact ?? {};
  if (phase === 'future' || modality === 'planned' || modality === 'possible') return null;
  // "The minister condemns", "I welcome": words in the present tense are said as they are printed; habits have no date.
  if (phase === 'generic' && !WORDS.test(event.type)) return null;
  const here = dayText(day);
  const none = { text: null, start: null, end: null };
  if (phase === 'ongoing') {
    const now = layers.time.find(
      (time) => time.value === 'PRESENT_REF' && time.start >= sentence.start && time.end <= sentence.end,
    );
    const words = now ? { text: null, start: now.start, end: now.end } : none;
    return { value: here, edtf: here, earliest: here, latest: here, precision: 'day', basis: 'implied', ...words };
  }
  return {
    value: here,
    edtf: `${here}~`,
    earliest: dayText(addDays(day, -CURRENT_DAYS)),
    latest: here,
    precision: 'week',
    basis: 'default',
    ...none,
  };
}

/** Acts done with words. */
const WORDS = /^(?:SUPPORT|AGREE|REQUEST|ACCUSE|REJECT|THREATEN|CONSULT|CONCEDE)/i;

/** "Locals once fired at them", "for decades the state has sent observers": told of no day. */
function isOfOld({ token, time }: Layers, verb: Token, sentence: Sentence): boolean {
  for (let i = sentence.tokens[0]; i < sentence.tokens[1]; i++) {
    const one = token[i]!;
    if (one.head === verb.id && one.deprel.startsWith('advmod') && OF_OLD.test(one.form)) return true;
  }
  return time.some(
    (one) =>
      one.type === 'DURATION' &&
      /^P(?:\d+|X)(?:Y|C|DE|M)$/.test(one.value ?? '') &&
      one.start >= sentence.start &&
      one.end <= sentence.end &&
      token.some(({ start, end, head }) => start >= one.start && end <= one.end && head === verb.id),
  );
}
const OF_OLD =
  /^(?:once|formerly|previously|historically|traditionally|long|always|often|usually|routinely|regularly|repeatedly|frequently|sometimes|ever|originally)$/i;

/** "A year since the town was taken": told to date something else. */
function isBackground(tokens: readonly Token[], verb: Token): boolean {
  if (!verb.deprel.startsWith('advcl')) return false;
  return tokens
    .slice(Math.max(0, verb.id - 12), verb.id)
    .some((token) => token.head === verb.id && token.deprel === 'mark' && token.form.toLowerCase() === 'since');
}

/** Most of the dates are of other years: no report of the day. */
function isHistory({ time }: Layers, year: number): boolean {
  const dated = time.filter((one) => one.earliest !== null);
  return (
    dated.length >= 6 && dated.filter((one) => Number(one.earliest!.slice(0, 4)) < year - 1).length > 0.7 * dated.length
  );
}
