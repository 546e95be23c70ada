/**
 * Amends each event with its date. In: events, times, syntax. Out: which time is the event's: the one that hangs on its
 * words most firmly, failing that the one of the story around (same paragraph, simple past), failing that the publication
 * date for what a news report tells as current, as an approximation that says so. An event told in the past perfect, planned
 * or narrated in a history gets no date by default.
 */
import type { Factuality, Predicate, Sentence, Time, Token } from '../document.ts';
import type { Event, EventDate } from '../event.ts';
import { amendment } from '../stage.ts';
import { Attachment, caseOf, REPORTS, STRENGTH } from './attachment.ts';
import { currentDate, isPerfect } from './current-date.ts';
import { type EntryTime, entryTimes } from './dated-entries.ts';
import { moved, type Offset, offsetAt } from './offset-times.ts';
import { addDays, dayText, parseDay } from './times/calendar.ts';
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
  version: '4',
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
    return byDistance(event.heads, offsets.get(sentence.id) ?? [], own) ?? own(event.heads, STRENGTH.relative);
  });
  const anchors = storyDates(layers, bySentence);
  const entries = entryTimes(layers);
  return dates.map((date, index) => {
    const event = events[index]!;
    const sentence = sentenceOf(event);
    if (date || !sentence) return date;
    return (
      inherited(event, sentence, anchors, layers) ??
      ofEntry(event, entries.get(sentence.id), layers) ??
      currentDate(event, sentence, layers, published)
    );
  });
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
    if (!head) return;
    const strength = attachment.strength(head, event, 'AM-TMP');
    const distance = Math.abs(head.id - event.heads.trigger);
    if (strength < least || !fits(time, strength)) return;
    if (!best || strength > best.strength || (strength === best.strength && distance < best.distance))
      best = { time, index, strength, distance };
  });
  if (!best) return null;
  const { time, index } = best as { time: Time; index: number };
  return withBounds(time, times, index, sentence, attachment, tokens);
}

const WITHIN_DAY = /^(?:part-of-day|hour|minute|second)$/;

const dateOf = (time: Time, basis: EventDate['basis']): EventDate => ({
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
function withBounds(
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

function stretch(date: EventDate, first: Time, until: Time): EventDate {
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

function wordsBefore(tokens: readonly Token[], sentence: Sentence, offset: number): string {
  const words: string[] = [];
  for (let i = sentence.tokens[0]; i < sentence.tokens[1] && tokens[i]!.end <= offset; i++)
    words.push(tokens[i]!.form.toLowerCase());
  return words.slice(-2).join(' ');
}

function wordsBetween(tokens: readonly Token[], sentence: Sentence, from: number, to: number): string {
  const words: string[] = [];
  for (let i = sentence.tokens[0]; i < sentence.tokens[1]; i++)
    if (tokens[i]!.start >= from && tokens[i]!.end <= to) words.push(tokens[i]!.form.toLowerCase());
  return words.join(' ');
}

/** The day a sentence's main clause is about, by sentence: what following sentences of the paragraph go on from. */
function storyDates({ sentence, token }: Layers, bySentence: ReadonlyMap<number, readonly Time[]>): Map<number, Time> {
  const story = new Map<number, Time>();
  for (const one of sentence) {
    for (const time of bySentence.get(one.id) ?? []) {
      const first = wordsBefore(token, one, time.start);
      // A time that opens the sentence sets the scene; one on its main verb does if the verb does not merely report.
      const opens = time.start - one.start < 25 && /^(?:|on|in|at|by|early|late|last|in the|on the|,)$/.test(first);
      if (time.earliest && opens && /^(?:day|part-of-day|hour|minute|month|week|year)$/.test(time.precision)) {
        story.set(one.id, time);
        break;
      }
    }
  }
  return story;
}

function inherited(
  event: Event,
  sentence: Sentence,
  story: ReadonlyMap<number, Time>,
  layers: Layers,
): EventDate | null {
  if (!isSimplePast(event, layers)) return null;
  for (let id = sentence.id; id >= 0 && id >= sentence.id - 3; id--) {
    const other = layers.sentence[id]!;
    if (other.paragraph !== sentence.paragraph) return null;
    const time = story.get(id);
    if (time && (id < sentence.id || !reportsAt(time, layers, sentence))) return dateOf(time, 'inherited');
  }
  return null;
}

/** What an entry of a chronology tells, in the past or the present of narration, is of its day. */
function ofEntry(event: Event, entry: EntryTime | undefined, { token, factuality }: Layers): EventDate | null {
  const trigger = token[event.heads.support ?? event.heads.trigger];
  if (!entry || !trigger || isPerfect(token, trigger, ['had', 'has', 'have'])) return null;
  const fact = factuality.find((one) => one.token === event.heads.trigger);
  if (fact && (fact.phase === 'future' || /^(?:planned|possible|requested)$/.test(fact.modality))) return null;
  const { time, until } = entry;
  const date = dateOf(time, 'inherited');
  return until === null ? date : stretch(date, time, until);
}

/** Does the opening time belong to a verb of saying? Then it dates the words alone. */
function reportsAt(time: Time, { token }: Layers, sentence: Sentence): boolean {
  for (let i = sentence.tokens[0]; i < sentence.tokens[1]; i++) {
    const one = token[i]!;
    if (one.start < time.start || one.start >= time.end) continue;
    const governor = one.head === null ? null : token[one.head];
    if (governor && (governor.start < time.start || governor.start >= time.end))
      return REPORTS.has(governor.lemma.toLowerCase());
  }
  return false;
}

function isSimplePast(event: Event, { token, factuality }: Layers): boolean {
  const trigger = token[event.heads.support ?? event.heads.trigger];
  if (!trigger || isPerfect(token, trigger, ['had', 'has', 'have'])) return false;
  const fact = factuality.find((one) => one.token === event.heads.trigger);
  if (fact && (fact.phase === 'future' || fact.phase === 'generic' || fact.modality === 'planned')) return false;
  return trigger.upos !== 'VERB' || /Tense=Past/.test(trigger.feats) || fact?.phase === 'past';
}
