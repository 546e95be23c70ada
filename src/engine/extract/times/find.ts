/**
 * Finds and reads the times of a text. In: text, its sentences with their tokens, the publication date. Out: times in text
 * order with TIMEX3 values. Left to right: each time read may be what the next is counted from.
 */
import type { Span, Token } from '../../document.ts';
import { type Anchor, type Direction, isNarrative, newAnchor, remember } from './anchor.ts';
import { type Day, pad, parseDay } from './calendar.ts';
import { type Lexeme, lexemes } from './lexemes.ts';
import type { Captures } from './pattern.ts';
import type { Match, Reading, Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import { directionOf } from './tense.ts';
import { storyYears } from './story.ts';
import { CLASS } from './vocabulary.ts';

export interface FoundTime extends Span {
  type: Reading['type'];
  value: string | null;
  mod?: string;
  implied: boolean;
  /** Never meant as a date: "at the same time". */
  vague: boolean;
  rule: string;
}

export interface Passage extends Span {
  tokens: readonly Token[];
}

/** Half a year, nine months: what results are told of beside quarters. */
const STRETCH = /^P(?:6|9|12)M$/;

/** Words that matter to whether a rule can begin; of all others only the classes do. */
const WORDS: ReadonlySet<string> = new Set(rules.flatMap(({ pattern }) => [...pattern.words]));
const kindOf = (lexeme: Lexeme | undefined): string =>
  lexeme === undefined ? '' : WORDS.has(lexeme.lower) ? lexeme.lower : `#${lexeme.bits}`;

/** Rules that can begin at a kind of lexeme, and of them those that can go on with a kind of next. */
interface Starting {
  rules: readonly Rule[];
  goingOn: Map<string, readonly Rule[]>;
}
const starting = new Map<string, Starting>();

function rulesFor(lexeme: Lexeme, next: Lexeme | undefined): readonly Rule[] {
  const kind = kindOf(lexeme);
  let begun = starting.get(kind);
  if (!begun) {
    begun = { rules: rules.filter(({ pattern }) => pattern.startsWith(lexeme)), goingOn: new Map() };
    starting.set(kind, begun);
  }
  if (begun.rules.length === 0) return begun.rules;
  const nextKind = kindOf(next);
  let found = begun.goingOn.get(nextKind);
  if (!found) begun.goingOn.set(nextKind, (found = begun.rules.filter(({ pattern }) => pattern.goesOnWith(next))));
  return found;
}

export function findTimes(text: string, passages: readonly Passage[], published: string | null): FoundTime[] {
  const publication: Day | null = parseDay(published);
  const lists = passages.map((passage) => lexemes(text, passage.start, passage.end));
  const anchor = newAnchor(publication, isHistory(lists, publication) ? storyYears(lists) : null);
  const found: FoundTime[] = [];
  for (let p = 0; p < passages.length; p++) {
    const list = lists[p]!;
    const inSentence: (FoundTime & { clock?: string })[] = [];
    for (let i = 0; i < list.length; ) {
      const best = longest(list, i, anchor, passages[p]!.tokens);
      if (!best) {
        i++;
        continue;
      }
      for (const reading of best.readings) {
        // "about" tells the mod and stands outside the extent, "around" within it, as TimeBank's annotators have it.
        const first = reading.from ?? i;
        const around = isAround(list, first, best.rule.name);
        const from = list[around ? first - 1 : list[first]!.lower === 'about' ? first + 1 : first]!;
        const to = list[(reading.to ?? best.end) - 1]!;
        const { type, value, clock } = reading;
        const mod = reading.mod ?? (around ? 'APPROX' : undefined);
        inSentence.push({
          start: from.start,
          end: to.end,
          type,
          value,
          ...(mod ? { mod } : {}),
          ...(clock ? { clock } : {}),
          implied: reading.implied ?? false,
          vague: reading.vague ?? false,
          rule: best.rule.name,
        });
        if (value && type !== 'SET' && type !== 'DURATION' && !reading.aside)
          remember(anchor, value, from.start, reading.reports);
        if (type === 'DURATION' && STRETCH.test(value ?? '')) anchor.stretch = from.start;
      }
      i = Math.max(i + 1, best.readings.at(-1)!.to ?? best.end);
    }
    found.push(...joinClocks(text, inSentence));
  }
  return found;
}

/** "around Nov. 1", "around year-end": but people gather around noon, too, and around a Friday. */
const isAround = (list: readonly Lexeme[], first: number, rule: string): boolean =>
  list[first - 1]?.lower === 'around' && /^(?:month|day-month|year-end|year$)/.test(rule);

interface Best {
  end: number;
  readings: Reading[];
  rule: Rule;
}

function longest(list: readonly Lexeme[], at: number, anchor: Anchor, tokens: readonly Token[]): Best | null {
  let best: Best | null = null;
  for (const rule of rulesFor(list[at]!, list[at + 1])) {
    const captures: Captures = {};
    const end = rule.pattern.match(list, at, captures);
    if (end < 0 || (best && end <= best.end)) continue;
    const reading = rule.read(matchOf(list, at, end, captures, anchor, tokens));
    if (reading) best = { end, readings: Array.isArray(reading) ? reading : [reading], rule };
  }
  return best;
}

function matchOf(
  list: readonly Lexeme[],
  at: number,
  end: number,
  captures: Captures,
  anchor: Anchor,
  tokens: readonly Token[],
): Match {
  let direction: Direction | undefined;
  return {
    list,
    at,
    end,
    anchor,
    captures,
    one: (name) => (captures[name] ? list[captures[name][0]] : undefined),
    all: (name) => (captures[name] ? list.slice(captures[name][0], captures[name][1]) : []),
    has: (name) => captures[name] !== undefined && captures[name][1] > captures[name][0],
    before: (count = 1) => list[at - count],
    after: (count = 0) => list[end + count],
    direction: () => {
      if (direction === undefined) direction = directionOf(tokens, list[at]!.start, list[end - 1]!.end);
      return direction;
    },
    upos: (lexeme) => tokens.find((token) => token.start === lexeme?.start)?.upos ?? '',
  };
}

/** "6:30 on Monday evening": the hour is of that half of the day. */
function onPart(clock: string, value: string): string | null {
  const [, day, part] = /^(\d{4}-\d{2}-\d{2})T(MO|AF|EV|NI)$/.exec(value) ?? [];
  const [, hour, minutes] = /^T(\d{2}):(\d{2})$/.exec(clock) ?? [];
  if (!day || !hour) return null;
  const late = part === 'AF' || part === 'EV' || (part === 'NI' && Number(hour) >= 6);
  return `${day}T${pad(late && Number(hour) < 12 ? Number(hour) + 12 : Number(hour))}:${minutes}`;
}

/** "5 p.m. EST" and "Nov. 6" beside each other are one time. */
function joinClocks(text: string, times: (FoundTime & { clock?: string })[]): FoundTime[] {
  const out: (FoundTime & { clock?: string })[] = [];
  for (const time of times) {
    const last = out.at(-1);
    const [between, beyond] = [text.slice(last?.end ?? 0, time.start), text.slice(time.end, time.end + 1)];
    // "10:35 a.m. (0735 GMT)": the same moment in another zone.
    if (last?.clock && time.clock && between.trim() === '(' && beyond === ')') continue;
    if (last && /^\s*(?:\([^()]{1,24}\)\s*)?,?\s*(?:on\s+)?$/.test(between)) {
      const [clock, date] = last.clock ? [last, time] : [time, last];
      const spoken = clock.clock && !date.clock && onPart(clock.clock, date.value ?? '');
      if (spoken) {
        out[out.length - 1] = { ...date, start: last.start, end: time.end, type: 'TIME', value: spoken };
        continue;
      }
      if (clock.clock && !date.clock && date.type === 'DATE' && /^\d{4}-\d{2}-\d{2}$/.test(date.value ?? '')) {
        if (between.includes('(')) {
          clock.value = date.value! + clock.clock;
          out.push(time);
          continue;
        }
        out[out.length - 1] = {
          ...date,
          start: last.start,
          end: time.end,
          type: 'TIME',
          value: date.value! + clock.clock,
        };
        continue;
      }
    }
    out.push(time);
  }
  return out.map(({ clock: _clock, ...time }) => time);
}

function isHistory(lists: readonly (readonly Lexeme[])[], publication: Day | null): boolean {
  const years: number[] = [];
  let words = 0;
  let news = 0;
  for (const list of lists) {
    words += list.length;
    for (let i = 0; i < list.length; i++) {
      const lexeme = list[i]!;
      const era = list[i + 1];
      const date = era?.lower === ',' ? list[i + 2] : era;
      const dated = (date?.bits ?? 0) & (CLASS.MONTH | CLASS.DAY);
      if (/^(?:yesterday|today|tomorrow|tonight)$/.test(lexeme.lower) || (lexeme.bits & CLASS.WEEKDAY && !dated))
        news++;
      if (
        /^(?:this|last|next)$/.test(lexeme.lower) &&
        list[i - 1]?.lower !== 'the' &&
        era &&
        era.bits & CLASS.UNIT &&
        !(era.bits & CLASS.UNITS)
      )
        news++;
      if (lexeme.bits & CLASS.YEAR) years.push(lexeme.n);
      else if (lexeme.bits & CLASS.NUM && era && era.bits & CLASS.ERA && era.n < 0) years.push(-lexeme.n);
    }
  }
  return isNarrative(years, news, words, publication);
}
