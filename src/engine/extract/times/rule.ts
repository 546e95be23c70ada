/**
 * What a rule is: a pattern, and a reading of what it matched against the anchor. One file a family under rules/, an
 * ordered list in rules/index.ts. At each place the longest match wins, among equals the first in the list: order matters
 * only there. After chrono's design, without its order of effects.
 */
import type { TimexType } from '../../document.ts';
import type { Anchor, Direction } from './anchor.ts';
import type { Lexeme } from './lexemes.ts';
import { type Captures, type Pattern, pattern } from './pattern.ts';

export interface Reading {
  type: TimexType;
  /** TIMEX3; null where it cannot be resolved. */
  value: string | null;
  mod?: string;
  /** Worked out against the anchor rather than stated. */
  implied?: boolean;
  /** Extent, if it is not the whole match: lexeme indexes, half open. */
  from?: number;
  to?: number;
  /** No date and not meant as one: no note if it has no value. */
  vague?: boolean;
  /** A comparison ("a year earlier" in earnings): the story does not move there. */
  aside?: boolean;
  /** Results are of this quarter from here on: a company's own ("fiscal first quarter") or one "ended June 30". */
  reports?: 'own' | 'calendar' | undefined;
  /** A time of day whose date is only the anchor's: it joins a date that stands next to it. */
  clock?: string;
}

export interface Match {
  list: readonly Lexeme[];
  at: number;
  end: number;
  anchor: Anchor;
  /** First lexeme caught under a name. */
  one(name: string): Lexeme | undefined;
  all(name: string): readonly Lexeme[];
  has(name: string): boolean;
  /** The lexeme `count` before or after the match. */
  before(count?: number): Lexeme | undefined;
  after(count?: number): Lexeme | undefined;
  /** Tense of the clause around. */
  direction(): Direction;
  /** Part of speech of the token at a lexeme, '' where there is none. */
  upos(lexeme: Lexeme | undefined): string;
  captures: Captures;
}

export interface Rule {
  name: string;
  pattern: Pattern;
  read(match: Match): Reading | Reading[] | null;
}

export const rule = (name: string, source: string, read: Rule['read']): Rule => ({
  name,
  pattern: pattern(source),
  read,
});

/** TIMEX3 mod of a phase word. */
export function phaseOf(words: readonly Lexeme[]): string | undefined {
  for (const { lower } of words) {
    if (/^(early|earlier|beginning|start|onset|dawn|opening|outset)$/.test(lower)) return 'START';
    if (/^(late|later|end|close|latter|final|closing)$/.test(lower)) return 'END';
    if (/^(mid|middle|midst)$/.test(lower)) return 'MID';
  }
  return undefined;
}

/** TIMEX3 mod of "about", "at least", "more than" … */
export function amountOf(words: readonly Lexeme[]): string | undefined {
  const phrase = words.map((word) => word.lower).join(' ');
  if (phrase === '') return undefined;
  if (/^(more|longer|over|greater)|^in excess/.test(phrase)) return 'MORE_THAN';
  if (/^(less|fewer|under|shorter)/.test(phrase)) return 'LESS_THAN';
  if (/^at least|^no less/.test(phrase)) return 'EQUAL_OR_MORE';
  if (/^(at most|up to|no more|within|as much)/.test(phrase)) return 'EQUAL_OR_LESS';
  return 'APPROX';
}

export const mod = (value: string | undefined): { mod?: string } => (value ? { mod: value } : {});

/** Words of amount that belong to the extent. */
export const AMOUNT =
  '(amount=(more than|less than|fewer than|longer than|no more than|no less than|at least|at most|up to|as much as|as many as|close to|just over|just under|a little over|well over|roughly|APPROX))?';
/** Words of phase that belong to the extent. */
export const PHASE =
  '(phase=(the? (early|late|mid) -|the? very? (early|late|mid|middle)|(early|late|later|earlier) in|the? (end|beginning|start|middle|close|onset|outset|latter part|early part|later part|first part|last part|early days|final days|closing days|opening days|final months|early months|final weeks|last days|first days|last weeks) of))?';
