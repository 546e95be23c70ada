/**
 * Compares coded events with gold acts written by hand. In: events of a document, its gold file, its text. Out: pairs, and for each
 * what is right slot by slot. A whole record is right when type, actor, recipient and status are. Rows of one act count once.
 */
import type { Event, EventActor } from '../src/engine/event.ts';

export interface GoldEvent {
  type: string;
  altType?: string;
  modes?: string[];
  actor?: string | null;
  actorText?: string;
  actorAny?: boolean;
  recipient?: string | null;
  recipientText?: string;
  recipientAny?: boolean;
  trigger: string;
  /** Words that stand once in the text, the trigger in brackets; several brackets are as good as one another. */
  at?: string;
  date?: string;
  place?: string;
  status: string;
  statusAny?: boolean;
  attribution?: string;
  attributionAny?: boolean;
  reciprocal?: boolean;
  optional?: boolean;
}

export interface Judgement {
  gold: GoldEvent | null;
  event: Event | null;
  slots: Record<string, boolean>;
  whole: boolean;
}

const SLOTS = ['type', 'actor', 'recipient', 'status'] as const;

/** Where the words in brackets of `at` stand in the text. @throws if `at` does not stand there exactly once */
export function placesOf(at: string, text: string): { start: number; end: number }[] {
  const words = at.replace(/[[\]]/g, '');
  const start = text.indexOf(words);
  if (start < 0 || text.includes(words, start + 1)) throw new Error(`“${words}” does not stand once in the text`);
  return [...at.matchAll(/\[([^\]]+)\]/g)].map((match) => {
    const before = at.slice(0, match.index).replace(/[[\]]/g, '').length;
    return { start: start + before, end: start + before + match[1]!.length };
  });
}

/** One judgement per gold act and per act that no gold names. */
export function judge(gold: readonly GoldEvent[], events: readonly Event[], text: string): Judgement[] {
  const acts = new Map<string, Event[]>();
  for (const event of events) acts.set(event.act, [...(acts.get(event.act) ?? []), event]);
  const free = new Set(acts.keys());
  const used = new Set<string>();
  const judgements: Judgement[] = [];
  for (const entry of gold) {
    let best: { key: string; judgement: Judgement; points: number } | null = null;
    for (const key of acts.keys()) {
      if (used.has(key)) continue;
      for (const event of acts.get(key)!) {
        if (!sameTrigger(entry, event, text)) continue;
        const judgement = compare(entry, event, text);
        const points = Object.values(judgement.slots).filter(Boolean).length + (judgement.whole ? 10 : 0);
        if (!best || points > best.points) best = { key, judgement, points };
      }
    }
    if (best) {
      free.delete(best.key);
      // several gold entries may tell rows of one act: "Merkel and Hollande met …"
      if (!gold.some((other) => other !== entry && sameWords(other, entry))) used.add(best.key);
      judgements.push(best.judgement);
    } else judgements.push({ gold: entry, event: null, slots: {}, whole: false });
  }
  for (const key of free) judgements.push({ gold: null, event: acts.get(key)![0]!, slots: {}, whole: false });
  return judgements;
}

function sameWords(one: GoldEvent, other: GoldEvent): boolean {
  return one.trigger === other.trigger && one.at === other.at;
}

function sameTrigger(gold: GoldEvent, event: Event, text: string): boolean {
  if (gold.at !== undefined)
    return placesOf(gold.at, text).some(({ start, end }) => event.trigger.start < end && start < event.trigger.end);
  return (
    event.trigger.text.toLowerCase() === gold.trigger.toLowerCase() ||
    event.trigger.text.toLowerCase().includes(gold.trigger.toLowerCase())
  );
}

function compare(gold: GoldEvent, event: Event, text: string): Judgement {
  const slots: Record<string, boolean> = {
    type: event.type === gold.type || event.type === gold.altType,
    actor: sideIs(event.actor, gold.actor, gold.actorText, gold.actorAny),
    recipient: sideIs(event.recipient, gold.recipient, gold.recipientText, gold.recipientAny),
    status: gold.statusAny === true || event.status === gold.status,
  };
  if (gold.modes) slots['mode'] = gold.modes.every((mode) => event.modes.includes(mode));
  if (gold.date)
    slots['date'] =
      event.date !== null &&
      event.date.earliest !== null &&
      event.date.earliest <= gold.date &&
      (event.date.latest ?? event.date.earliest) >= gold.date;
  if (gold.place) slots['place'] = event.places.some((place) => placeIs(place, gold.place!, text));
  if (gold.attribution && gold.attributionAny !== true) {
    slots['attribution'] = event.attribution.some(
      (link) => link.kind === gold.attribution || link.actor === gold.attribution,
    );
  }
  return { gold, event, slots, whole: SLOTS.every((slot) => slots[slot]) };
}

/** By the gazetteer's name, or by the words of the text if that name spells them otherwise: "Larnaka", "Al Hudaydah". */
function placeIs({ name, start, end }: Event['places'][number], wanted: string, text: string): boolean {
  if (name.includes(wanted)) return true;
  if (start === null || end === null || !text.slice(start, end).includes(wanted)) return false;
  const [read, told] = [consonants(name), consonants(wanted)];
  return read !== '' && told !== '' && (read.includes(told) || told.includes(read));
}

const consonants = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/^al[- ]/, '')
    .replace(/[^a-z]|[aeiouhwy]/g, '')
    .replace(/[cq]/g, 'k');

function sideIs(
  side: EventActor | null,
  id: string | null | undefined,
  text: string | undefined,
  any: boolean | undefined,
): boolean {
  if (any === true && (side === null || id === undefined || id === null)) return true;
  if (text !== undefined) {
    const wanted = text.toLowerCase().replace(/^the /, '');
    return (
      side !== null && [side.text, side.name, side.person ?? ''].some((words) => words.toLowerCase().includes(wanted))
    );
  }
  if (id === null || id === undefined) return side === null;
  return side !== null && side.id !== null && (side.id === id || side.id.split('/')[0] === id.split('/')[0]);
}
