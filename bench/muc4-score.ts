/**
 * Scores filled templates against MUC-4 keys, after the rules of the 1992 evaluation in our words: templates of a document
 * are paired one to one so that most points are won; a filler is right (1 point) where it equals an accepted string up to
 * articles and case, half right (0.5) where the heads agree and one holds the other (`muc4-match.ts` has dates and places, too);
 * optional fillers and templates cost nothing when missed. Recall counts possible fillers, precision actual ones; a template nobody asked for is all spurious.
 */
import type { Filler, Template } from './muc4-data.ts';
import { isPartly, isSame } from './muc4-match.ts';

export interface SlotCount {
  possible: number;
  actual: number;
  points: number;
}
export type Counts = Record<string, SlotCount>;

export interface Filled {
  slots: Record<string, string[]>;
}

export function scoreDocument(
  gold: readonly Template[],
  filled: readonly Filled[],
  slots: readonly string[],
  into: Counts,
): void {
  const pairs = pair(gold, filled, slots);
  for (const [index, template] of gold.entries()) {
    const partner = pairs.get(index);
    if (partner === undefined && template.optional) continue;
    for (const slot of slots)
      add(
        into,
        slot,
        count(slot, template.slots[slot] ?? [], partner === undefined ? [] : (filled[partner]!.slots[slot] ?? [])),
      );
  }
  const used = new Set(pairs.values());
  for (const [index, extra] of filled.entries()) {
    if (!used.has(index))
      for (const slot of slots) add(into, slot, { possible: 0, actual: (extra.slots[slot] ?? []).length, points: 0 });
  }
}

/** Greedy by points: the best pair first. Templates are few, and ties are rare. */
function pair(gold: readonly Template[], filled: readonly Filled[], slots: readonly string[]): Map<number, number> {
  const options: { one: number; other: number; points: number }[] = [];
  for (const [one, template] of gold.entries()) {
    for (const [other, guess] of filled.entries()) {
      const points = slots.reduce(
        (sum, slot) => sum + count(slot, template.slots[slot] ?? [], guess.slots[slot] ?? []).points,
        0,
      );
      if (points > 0) options.push({ one, other, points });
    }
  }
  options.sort((a, b) => b.points - a.points || a.one - b.one || a.other - b.other);
  const pairs = new Map<number, number>();
  const used = new Set<number>();
  for (const { one, other } of options) {
    if (pairs.has(one) || used.has(other)) continue;
    pairs.set(one, other);
    used.add(other);
  }
  return pairs;
}

function count(slot: string, gold: readonly Filler[], guesses: readonly string[]): SlotCount {
  const free = [...guesses];
  let points = 0;
  let possible = 0;
  const open: Filler[] = [];
  for (const filler of gold) {
    const at = free.findIndex((guess) => filler.strings.some((string) => isSame(slot, guess, string)));
    if (at >= 0) {
      free.splice(at, 1);
      points += 1;
      possible += 1;
    } else open.push(filler);
  }
  for (const filler of open) {
    const at = free.findIndex((guess) => filler.strings.some((string) => isPartly(slot, guess, string)));
    if (at >= 0) {
      free.splice(at, 1);
      points += 0.5;
    }
    if (at >= 0 || !filler.optional) possible += 1;
  }
  return { possible, actual: guesses.length, points };
}

function add(into: Counts, slot: string, { possible, actual, points }: SlotCount): void {
  const sum = (into[slot] ??= { possible: 0, actual: 0, points: 0 });
  sum.possible += possible;
  sum.actual += actual;
  sum.points += points;
}

export function figures({ possible, actual, points }: SlotCount): { recall: number; precision: number; f: number } {
  const recall = possible === 0 ? 0 : points / possible;
  const precision = actual === 0 ? 0 : points / actual;
  const f = recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
  return { recall: round(recall), precision: round(precision), f: round(f) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 10;
}
