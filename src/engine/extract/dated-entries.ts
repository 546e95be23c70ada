/**
 * The day an entry of a chronology stands under: a time that is a sentence of its own at the head of a paragraph ("9 September."),
 * opens one before a colon or dash ("May 1991 – …"), or is a paragraph of its own above others. In: sentences, tokens, times.
 * Out: the time over each sentence, with the second of a stretch ("13–14 September"). One such time makes no chronology.
 */
import type { Sentence, Time, Token } from '../document.ts';

export interface EntryTime {
  time: Time;
  /** The end of a stretch of days. */
  until: Time | null;
}

interface Layers {
  sentence: readonly Sentence[];
  token: readonly Token[];
  time: readonly Time[];
}

const DATES = /^(?:day|part-of-day|week|month|year)$/;
/** What may stand beside the time: marks, brackets, the stroke of a list. */
const MARKS = /^[\p{P}\p{S}]+$/u;
const STROKE = /^[-–—]$/;
const OPENS = /^[:–—-]$/;

/** @returns by sentence id, empty unless the text has two entries or more */
export function entryTimes({ sentence, token, time }: Layers): ReadonlyMap<number, EntryTime> {
  const heads = new Map<number, { entry: EntryTime; alone: boolean }>();
  for (const one of sentence) {
    if (sentence[one.id - 1]?.paragraph === one.paragraph) continue;
    const found = headOf(token.slice(one.tokens[0], one.tokens[1]), time);
    if (found) heads.set(one.id, { entry: found, alone: sentence[one.id + 1]?.paragraph !== one.paragraph });
  }
  const over = new Map<number, EntryTime>();
  if (heads.size < 2) return over;
  let current: { entry: EntryTime; alone: boolean; paragraph: number } | null = null;
  for (const one of sentence) {
    const head = heads.get(one.id);
    if (head) current = { ...head, paragraph: one.paragraph };
    if (current && (current.alone || current.paragraph === one.paragraph)) over.set(one.id, current.entry);
  }
  return over;
}

/** The time that a sentence consists of, or that opens it before a colon or dash. */
function headOf(tokens: readonly Token[], times: readonly Time[]): EntryTime | null {
  let at = 0;
  while (tokens[at] && MARKS.test(tokens[at]!.form)) at += 1;
  const first = timeAt(tokens[at], times);
  if (!first) return null;
  at = after(tokens, at, first);
  let until: Time | null = null;
  if (tokens[at] && STROKE.test(tokens[at]!.form)) {
    until = timeAt(tokens[at + 1], times);
    if (until) at = after(tokens, at + 1, until);
  }
  const rest = tokens.slice(at);
  const alone = rest.every((token) => MARKS.test(token.form));
  return alone || OPENS.test(rest[0]!.form) ? { time: first, until } : null;
}

function timeAt(token: Token | undefined, times: readonly Time[]): Time | null {
  const found = token && times.find((time) => time.start === token.start);
  return found && found.type !== 'SET' && found.earliest !== null && DATES.test(found.precision) ? found : null;
}

function after(tokens: readonly Token[], from: number, time: Time): number {
  let at = from;
  while (tokens[at] && tokens[at]!.start < time.end) at += 1;
  return at;
}
