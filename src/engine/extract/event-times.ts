/**
 * Amends each event with its date. In: events, times, syntax. Out: which time is the event's: the one that hangs on its
 * words most firmly, failing that the one of the story around (same paragraph, simple past), failing that the publication
 * date for what a news report tells as current, as an approximation that says so. An event told in the past perfect, planned
 * or narrated in a history gets no date by default.
 */
import type { Factuality, Predicate, Sentence, Time, Token } from '../document.ts';
import type { Event, EventDate } from '../event.ts';
import { amendment } from '../stage.ts';
import { Attachment, STRENGTH } from './attachment.ts';
import { currentDate } from './current-date.ts';
import { entryTimes } from './dated-entries.ts';
import { dateOf, withBounds, wordsBetween } from './event-date-bounds.ts';
import { moved, type Offset, offsetAt } from './offset-times.ts';
import { DAY } from './scene-days.ts';
import { inherited, ofEntry, storyDates } from './story-dates.ts';
import { isToldWithin } from './when-clauses.ts';

interface Layers {
  sentence: readonly Sentence[];
  token: readonly Token[];
  time: readonly Time[];
  predicate: readonly Predicate[];
  factuality: readonly Factuality[];
}

const VAGUE = /^(?:PAST_REF|PRESENT_REF|FUTURE_REF)$/;

export const eventTimes = amendment({
  name: 'event-times',
  version: '5',
  needs: ['sentence', 'token', 'time', 'predicate', 'factuality'],
  run(events, layers, { doc, options, trace }) {
    const published = doc.meta.published ?? options.date;
    const dates = dateEvents(events, layers, published).map((date): EventDate | null =>
      date?.start == null || date.end == null ? date : { ...date, text: doc.text.slice(date.start, date.end) },
    );
    return events.map((event, index) => {
      const date = dates[index]!;
      const { start, end } = event.trigger;
      trace({
        start,
        end,
        verdict: date ? 'kept' : 'note',
        rule: `date/${date?.basis ?? 'none'}`,
        message: date ? `${date.text ?? 'no words'}: ${date.value}` : 'no date',
      });
      return { id: event.id, set: { date } };
    });
  },
});

/** One date an event (its words not yet quoted), null where the text gives no ground for one. */
export function dateEvents(events: readonly Event[], layers: Layers, published: string | null): (EventDate | null)[] {
  const attachment = new Attachment(layers.token, layers.predicate);
  const { bySentence, offsets } = timesBySentence(layers);
  const sentenceOf = (event: Event): Sentence | undefined =>
    layers.sentence[layers.token[event.heads.trigger]?.sentence ?? -1];
  const facts = new Map(layers.factuality.map((one) => [one.token, one]));
  const dates = events.map((event): EventDate | null => {
    const sentence = sentenceOf(event);
    if (!sentence) return null;
    const fits = fitsFact(facts.get(event.heads.trigger), published?.slice(0, 10) ?? null);
    const times = bySentence.get(sentence.id) ?? [];
    const within = times.find(
      (time) => time.earliest !== null && isToldWithin(time, event.heads, sentence, layers.token),
    );
    if (within) return dateOf(within, 'stated');
    const own = (heads: Event['heads'], least: number): EventDate | null =>
      ownDate({ heads }, sentence, times, attachment, layers.token, fits, least);
    return (
      byDistance(event.heads, offsets.get(sentence.id) ?? [], own) ??
      own(event.heads, STRENGTH.relative) ??
      whereOf(event, times, sentence, layers.token)
    );
  });
  const story = storyDates(layers, bySentence, events, dates);
  const entries = entryTimes(layers);
  return dates.map((date, index) => {
    const event = events[index]!;
    const sentence = sentenceOf(event);
    if (!sentence) return date;
    // "The bombs went off at around 1.15 pm": an hour is of the day of the scene.
    if (date?.value === null && isHour(date, layers.time)) return inherited(event, sentence, story, layers) ?? date;
    if (date) return date;
    return (
      inherited(event, sentence, story, layers) ??
      ofEntry(event, entries.get(sentence.id), layers) ??
      currentDate(event, sentence, layers, published)
    );
  });
}

/** "The attack of July 8, where five were hurt": there and then. */
function whereOf({ heads }: Event, times: readonly Time[], sentence: Sentence, tokens: readonly Token[]) {
  const day = times.find((time) => DAY.test(time.value ?? '') && isToldWithin(time, heads, sentence, tokens, 'where'));
  return day ? dateOf(day, 'stated') : null;
}

/** "Two days after a bomb killed them": the date of the one deed, moved, is that of the other. */
function byDistance(
  heads: Event['heads'],
  offsets: readonly Offset[],
  own: (heads: Event['heads'], least: number) => EventDate | null,
): EventDate | null {
  const offset = offsets.find(({ main, other }) =>
    [heads.trigger, heads.support].some((token) => token === main || token === other),
  );
  if (offset === undefined || own(heads, STRENGTH.clause) !== null) return null;
  const isOther = heads.trigger === offset.other || heads.support === offset.other;
  const partner = own({ ...heads, trigger: isOther ? offset.main : offset.other, support: null }, STRENGTH.clause);
  return partner && moved(partner, offset, isOther ? -1 : 1);
}

interface TimesOfSentences {
  bySentence: Map<number, Time[]>;
  /** Distances from one deed to another, which are no dates by themselves. */
  offsets: Map<number, Offset[]>;
}

function timesBySentence({ sentence, time, token }: Layers): TimesOfSentences {
  const found = new Map<number, Time[]>();
  const offsets = new Map<number, Offset[]>();
  let s = 0;
  for (const one of time) {
    while (s < sentence.length && sentence[s]!.end <= one.start) s++;
    const offset = sentence[s] ? offsetAt(one, sentence[s]!, token) : null;
    if (offset) {
      offsets.set(s, [...(offsets.get(s) ?? []), offset]);
      continue;
    }
    if (one.type === 'SET' || (one.type === 'DURATION' && one.earliest === null) || VAGUE.test(one.value ?? ''))
      continue;
    const list = found.get(s);
    if (list) list.push(one);
    else found.set(s, [one]);
  }
  return { bySentence: found, offsets };
}

const isHour = ({ start }: EventDate, times: readonly Time[]): boolean =>
  times.some((time) => time.type === 'TIME' && time.start === start);

type Fits = (time: Time, strength: number) => boolean;

/** What has been done was not done after the report of it; what was agreed on Monday to be done is not done on Monday. */
function fitsFact(fact: Factuality | undefined, published: string | null): Fits {
  if (!fact || published === null) return () => true;
  const { modality, phase, polarity } = fact;
  if (modality === 'actual' && phase === 'past' && polarity === '+')
    return ({ earliest }) => earliest === null || earliest <= published;
  if (phase === 'future' && /^(?:planned|requested|possible)$/.test(modality))
    return ({ latest }, strength) => strength > STRENGTH.shared || latest === null || latest >= published;
  return () => true;
}

function ownDate(
  event: Pick<Event, 'heads'>,
  sentence: Sentence,
  times: readonly Time[],
  attachment: Attachment,
  tokens: readonly Token[],
  fits: Fits,
  least: number,
): EventDate | null {
  let best: { time: Time; index: number; strength: number; distance: number } | null = null;
  times.forEach((time, index) => {
    const head = attachment.headOf(time, sentence);
    if (!head || isTermGranted(head, tokens)) return;
    const strength = attachment.strength(head, event, 'AM-TMP');
    const distance = Math.abs(head.id - event.heads.trigger);
    if (strength < least || !fits(time, strength)) return;
    if (!best || strength > best.strength || (strength === best.strength && distance < best.distance))
      best = { time, index, strength, distance };
  });
  if (!best) return null;
  const { time, index } = best as { time: Time; index: number };
  const next = times[index + 1];
  // "on Saturday (July 8)": the brackets tell which
  if (next && time.earliest === null && !DAY.test(time.value ?? '') && DAY.test(next.value ?? '')) {
    if (/^\($/.test(wordsBetween(tokens, sentence, time.end, next.start))) return dateOf(next, 'stated');
  }
  return withBounds(time, times, index, sentence, attachment, tokens);
}

/** "Gave the cabinet until Friday": the term is what was given, not when. */
function isTermGranted(head: Token, tokens: readonly Token[]): boolean {
  const above = head.head === null ? undefined : tokens[head.head];
  if (!above || !GRANTS.test(above.lemma)) return false;
  const between = tokens.slice(above.id + 1, head.id);
  const at = between.findLastIndex(({ form }) => /^(?:until|till)$/i.test(form));
  // "noon on Friday" is one term
  return at >= 0 && between.slice(at + 1).every(({ upos }) => upos !== 'VERB' && upos !== 'PUNCT');
}
const GRANTS = /^(?:give|grant|allow|set|have|get)$/;
