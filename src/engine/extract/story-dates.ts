/**
 * Dates that an act takes over from the story around it. In: events with the dates their own words give, times, syntax. Out: the
 * day of the scene it is told in (a time that opens a sentence, or the day of an act that its main line tells), or of the entry of
 * a chronology; null for what is planned, generic or told in the past perfect.
 */
import type { Factuality, Sentence, Time, Token } from '../document.ts';
import type { Event, EventDate } from '../event.ts';
import { REPORTS } from './attachment.ts';
import { isPerfect } from './current-date.ts';
import type { EntryTime } from './dated-entries.ts';
import { dateOf, stretch, wordsBefore } from './event-date-bounds.ts';
import { BODILY } from './event-places-what.ts';
import { DAY, isOfTheMoment, sceneDay } from './scene-days.ts';

interface Layers {
  sentence: readonly Sentence[];
  token: readonly Token[];
  time: readonly Time[];
  factuality: readonly Factuality[];
}

interface Scene {
  date: EventDate;
  /** The time that opens the sentence; null where an act of it sets the scene. */
  opening: Time | null;
}

const OPENS = /^(?:|on|in|at|by|early|late|last|in the|on the|,|(?:starting|beginning) (?:in|on|from))$/;
/** How many sentences a scene lasts, for words and for what is done on the spot. */
const REACH = 3;
const REACH_OF_DEEDS = 8;
/** A story beside this one begins, or one before it. */
const BREAKS =
  /^(?:meanwhile|separately|elsewhere|earlier|previously|later|formerly|(?:in|with) (?:another|a separate|a different|a similar|other|separate|a related)\b)/i;

/** The scene a sentence sets, by sentence: what following sentences of the paragraph go on from. */
export function storyDates(
  layers: Layers,
  bySentence: ReadonlyMap<number, readonly Time[]>,
  events: readonly Event[],
  dates: readonly (EventDate | null)[],
): Map<number, Scene> {
  const story = new Map<number, Scene>();
  for (const one of layers.sentence) {
    const opening = openingTime(one, bySentence.get(one.id) ?? [], layers.token);
    if (opening) story.set(one.id, { date: dateOf(opening, 'inherited'), opening });
  }
  const daysTold = new Map<number, EventDate[]>();
  for (const [index, event] of events.entries()) {
    const date = dates[index];
    const told = date?.basis === 'stated' && date.precision !== 'range' && DAY.test(date.value ?? '');
    const id = layers.token[event.heads.trigger]?.sentence;
    if (told && id !== undefined && !story.has(id) && isTold(event, layers))
      daysTold.set(id, [...(daysTold.get(id) ?? []), date]);
  }
  for (const one of layers.sentence) {
    if (story.has(one.id)) continue;
    const own = daysTold.get(one.id) ?? [];
    const [first] = own;
    if (first && own.every((date) => date.value!.slice(0, 10) === first.value!.slice(0, 10)))
      story.set(one.id, { date: { ...first, basis: 'inherited' }, opening: null });
    // A scene that no act was found in, or whose day the parser hung on its last noun.
    const day = first ? null : sceneDay(one, bySentence.get(one.id) ?? [], layers.token);
    if (day) story.set(one.id, { date: dateOf(day, 'inherited'), opening: null });
  }
  return story;
}

/** A time that opens the sentence sets the scene. */
function openingTime(sentence: Sentence, times: readonly Time[], tokens: readonly Token[]): Time | undefined {
  return times.find((time) => {
    const opens = time.start - sentence.start < 25 && OPENS.test(wordsBefore(tokens, sentence, time.start));
    const fine = time.earliest && /^(?:day|part-of-day|hour|minute|month|week|year)$/.test(time.precision);
    return opens && (fine || DAY.test(time.value ?? ''));
  });
}

/** On the main line of its sentence, as something that happened. */
const isTold = (event: Event, layers: Layers): boolean =>
  isSimplePast(event, layers) && isOnMainLine(event, layers.token);

const SEEMS = /^(?:seem|appear)$/;

/** "The two who killed him were identified as": what the scene told, to say who it was. "A statement that said": told as well. */
function isIdentifying(verb: Token, above: Token | null, tokens: readonly Token[]): boolean {
  if (verb.deprel === 'acl')
    return /^(?:state|say|report)$/.test(verb.lemma) && /^(?:nsubj|obl)/.test(above?.deprel ?? '');
  const main = above?.head == null ? null : tokens[above.head];
  return verb.deprel === 'acl:relcl' && above?.deprel === 'nsubj:pass' && /^(?:identify|name)$/.test(main?.lemma ?? '');
}

/** Upward to the root: no relative clause and none of time, unless "when", "as" or "where" opens it; what is reported is told, too. */
function isOnMainLine({ heads }: Event, tokens: readonly Token[]): boolean {
  let step: Token | null = tokens[heads.support ?? heads.trigger] ?? null;
  for (let climbs = 0; step && climbs < 10; climbs++) {
    const above: Token | null = step.head === null ? null : (tokens[step.head] ?? null);
    const relation = step.deprel.split(':')[0]!;
    const said = above !== null && (REPORTS.has(above.lemma.toLowerCase()) || SEEMS.test(above.lemma));
    if (relation === 'ccomp' && above && !said) return false;
    // "rebels fled, reports the Courier", "it seems that a bullet hit him"
    if (relation === 'csubj' && !said) return false;
    if (/^(?:advcl|acl)$/.test(relation) && !isOfTheMoment(step, above, tokens) && !isIdentifying(step, above, tokens))
      return false;
    step = above;
  }
  return true;
}

/** "Over the next six years", "since the 1980s": the story has left the day. */
const namesAnother = ({ start, end }: Sentence, times: readonly Time[]): boolean =>
  times.some(
    (time) => time.start >= start && time.end <= end && (LONG.test(time.value ?? '') || COARSE.test(time.precision)),
  );
const LONG = /^P(?:\d+|X)(?:Y|M|C|DE)$/;
const COARSE = /^(?:month|quarter|half-year|season|year|decade|century)$/;

const isVerb = ({ heads }: Event, tokens: readonly Token[]): boolean =>
  tokens[heads.support ?? heads.trigger]?.upos === 'VERB';

/** Far from the scene, any other day leaves it. */
const namesDay = ({ start, end }: Sentence, times: readonly Time[]): boolean =>
  times.some((time) => time.type === 'DATE' && time.start >= start && time.end <= end);

/** "Meanwhile", "in another raid": another story begins. */
const breaksOff = ({ tokens: [from, until] }: Sentence, tokens: readonly Token[]): boolean =>
  BREAKS.test(
    tokens
      .slice(from, Math.min(from + 3, until))
      .map(({ form }) => form)
      .join(' '),
  );

/** "The mine had been planted on the road": right before the scene, not long before. */
function isPlanted({ heads }: Event, tokens: readonly Token[]): boolean {
  const verb = tokens[heads.trigger]!;
  return (
    /^(?:plant|place|attach|fit|hide|detonate|trigger|rig)$/.test(verb.lemma) &&
    tokens.some(
      ({ head, deprel, lemma }) =>
        head === verb.id && /^(?:nsubj:pass|obj)$/.test(deprel) && WEAPON.test(lemma.toLowerCase()),
    )
  );
}
const WEAPON = /^(?:bomb|explosive|device|ied|mine|landmine|grenade|charge)s?$/;

/** The date of the scene an act is told in. Where it is told on the main line, the scene lasts on from there. */
export function inherited(
  event: Event,
  sentence: Sentence,
  story: Map<number, Scene>,
  layers: Layers,
): EventDate | null {
  if (!isSimplePast(event, layers) && !isPlanted(event, layers.token)) return null;
  const onLine = isOnMainLine(event, layers.token);
  let elsewhere = false;
  const reach = BODILY.test(event.type) ? REACH_OF_DEEDS : REACH;
  for (let id = sentence.id; id >= 0 && id >= sentence.id - reach; id--) {
    if (layers.sentence[id]!.paragraph !== sentence.paragraph) return null;
    const scene = story.get(id);
    if (!scene) {
      if (namesAnother(layers.sentence[id]!, layers.time)) elsewhere = true;
      if (sentence.id - id >= REACH && namesDay(layers.sentence[id]!, layers.time)) return null;
      if (breaksOff(layers.sentence[id]!, layers.token)) return null;
      continue;
    }
    const { opening, date } = scene;
    if (sentence.id - id > REACH && !(onLine && DAY.test(date.value ?? '') && isVerb(event, layers.token))) return null;
    if (!opening && (elsewhere || (id < sentence.id && namesAnother(sentence, layers.time)))) return null;
    if (opening ? id === sentence.id && reportsAt(opening, layers, sentence) : !onLine) continue;
    // The story goes on from here.
    if (onLine && !story.has(sentence.id)) story.set(sentence.id, { date, opening: null });
    return date;
  }
  return null;
}

/** What an entry of a chronology tells, in the past or the present of narration, is of its day. */
export function ofEntry(event: Event, entry: EntryTime | undefined, { token, factuality }: Layers): EventDate | null {
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
