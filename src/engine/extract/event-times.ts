/**
 * Amends each event with its date. In: events, times, syntax. Out: which time is the event's: the one that hangs on its
 * words most firmly, failing that the one of the story around (same paragraph, simple past), failing that the publication
 * date for what a news report tells as current, as an approximation that says so. An event told in the past perfect, planned
 * or narrated in a history gets no date by default.
 */
import type { Factuality, Predicate, Sentence, Time, Token } from '../document.ts';
import type { Event, EventDate } from '../event.ts';
import { amendment } from '../stage.ts';
import { Attachment, caseOf, STRENGTH } from './attachment.ts';
import { addDays, dayText, parseDay } from './times/calendar.ts';

interface Layers {
  sentence: readonly Sentence[];
  token: readonly Token[];
  time: readonly Time[];
  predicate: readonly Predicate[];
  factuality: readonly Factuality[];
}

/** How far back an undated report of something current may reach. */
const CURRENT_DAYS = 6;
const VAGUE = /^(?:PAST_REF|PRESENT_REF|FUTURE_REF)$/;

export const eventTimes = amendment({
  name: 'event-times',
  version: '1',
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
  const bySentence = timesBySentence(layers);
  const sentenceOf = (event: Event): Sentence | undefined =>
    layers.sentence[layers.token[event.heads.trigger]?.sentence ?? -1];
  const dates = events.map((event): EventDate | null => {
    const sentence = sentenceOf(event);
    return sentence ? ownDate(event, sentence, bySentence.get(sentence.id) ?? [], attachment, layers.token) : null;
  });
  const anchors = storyDates(layers, bySentence);
  return dates.map((date, index) => {
    const event = events[index]!;
    const sentence = sentenceOf(event);
    if (date || !sentence) return date;
    return inherited(event, sentence, anchors, layers) ?? currentDate(event, sentence, layers, published);
  });
}

function timesBySentence({ sentence, time }: Layers): Map<number, Time[]> {
  const found = new Map<number, Time[]>();
  let s = 0;
  for (const one of time) {
    if (one.type === 'SET' || (one.type === 'DURATION' && one.earliest === null) || VAGUE.test(one.value ?? ''))
      continue;
    while (s < sentence.length && sentence[s]!.end <= one.start) s++;
    const list = found.get(s);
    if (list) list.push(one);
    else found.set(s, [one]);
  }
  return found;
}

function ownDate(
  event: Event,
  sentence: Sentence,
  times: readonly Time[],
  attachment: Attachment,
  tokens: readonly Token[],
): EventDate | null {
  let best: { time: Time; index: number; strength: number; distance: number } | null = null;
  times.forEach((time, index) => {
    const head = attachment.headOf(time, sentence);
    if (!head) return;
    const strength = attachment.strength(head, event, 'AM-TMP');
    const distance = Math.abs(head.id - event.heads.trigger);
    if (strength < STRENGTH.relative) return;
    if (!best || strength > best.strength || (strength === best.strength && distance < best.distance))
      best = { time, index, strength, distance };
  });
  if (!best) return null;
  const { time, index } = best as { time: Time; index: number };
  return withBounds(time, times, index, sentence, attachment, tokens);
}

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
  const opens = (one: Time): boolean => /(?:^| )(?:between|from)$/.test(wordsBefore(tokens, sentence, one.start));
  const range = (a: Time, b: Time): EventDate => ({
    ...date,
    value: a.value && b.value ? `${a.value}/${b.value}` : null,
    earliest: a.earliest,
    latest: b.latest,
    edtf: a.edtf && b.edtf && !/\//.test(a.edtf + b.edtf) ? `${a.edtf}/${b.edtf}` : null,
    precision: 'range',
    start: a.start,
    end: b.end,
  });
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
  if (/^(?:until|till|before|by)$/.test(marker) && date.latest)
    return { ...date, earliest: null, precision: 'range', edtf: openInterval(date.edtf, 'to') };
  return date;
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

/** Does the opening time belong to a verb of saying? Then it dates the words alone. */
function reportsAt(time: Time, { token }: Layers, sentence: Sentence): boolean {
  for (let i = sentence.tokens[0]; i < sentence.tokens[1]; i++) {
    const one = token[i]!;
    if (one.start < time.start || one.start >= time.end) continue;
    const governor = one.head === null ? null : token[one.head];
    if (governor && (governor.start < time.start || governor.start >= time.end))
      return /^(?:say|tell|announce|report|claim|warn|add|declare)$/.test(governor.lemma.toLowerCase());
  }
  return false;
}

function isSimplePast(event: Event, { token, factuality }: Layers): boolean {
  const trigger = token[event.heads.support ?? event.heads.trigger];
  if (!trigger || isPerfect(token, trigger)) return false;
  const fact = factuality.find((one) => one.token === event.heads.trigger);
  if (fact && (fact.phase === 'future' || fact.phase === 'generic' || fact.modality === 'planned')) return false;
  return trigger.upos !== 'VERB' || /Tense=Past/.test(trigger.feats) || fact?.phase === 'past';
}

/** "had struck": before the story's time, at no time given. */
function isPerfect(tokens: readonly Token[], verb: Token): boolean {
  for (let i = verb.id - 1; i >= 0 && i > verb.id - 6 && tokens[i]!.sentence === verb.sentence; i--) {
    if (tokens[i]!.head === verb.id && tokens[i]!.form.toLowerCase() === 'had') return true;
  }
  return false;
}

/** Publication date for what a dated report tells as current. */
function currentDate(event: Event, sentence: Sentence, layers: Layers, published: string | null): EventDate | null {
  const day = parseDay(published);
  const verb = layers.token[event.heads.support ?? event.heads.trigger]!;
  if (!day || isHistory(layers, day.year) || isPerfect(layers.token, verb) || isBackground(layers.token, verb))
    return null;
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
const WORDS = /^(?:SUPPORT|AGREE|REQUEST|ACCUSE|REJECT|THREATEN|CONSULT|CONCEDE|COOPERATE)/i;

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
