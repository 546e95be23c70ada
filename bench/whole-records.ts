/**
 * Whole records of a folder of dispatches with gold beside them. In: a coder, the folder, which names. Out: acts told, found and
 * right, precision and recall of whole records, a count a slot; each judgement is handed to who wants to print it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReadError } from '../src/engine/errors.ts';
import type { Coder } from '../src/node/code.ts';
import { findSources } from '../src/node/sources.ts';
import type { GoldEvent, Judgement } from './gold-events.ts';
import { judge } from './gold-events.ts';

/** A slot: how often it is right, of how often it is asked. */
export type Slots = Record<string, { right: number; of: number }>;

export interface WholeRecords {
  gold: number;
  found: number;
  right: number;
  precision: number;
  recall: number;
  slots: Slots;
}

/** One document with its text and its judgements. */
export interface JudgedDocument {
  name: string;
  text: string;
  judgements: readonly Judgement[];
}

export async function wholeRecords(
  coder: Coder,
  folder: string,
  names: RegExp,
  each: (document: JudgedDocument) => void = () => {},
): Promise<WholeRecords> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json') && names.test(name) && name !== 'incidents.gold.json')
    .sort();
  const sum = { gold: 0, found: 0, right: 0 };
  const slots: Slots = {};
  for await (const coded of coder.code(
    findSources(files.map((name) => join(folder, name.replace('.gold.json', '.md')))),
  )) {
    if (coded instanceof ReadError) throw coded;
    const gold = JSON.parse(readFileSync(coded.source.replace(/\.md$/, '.gold.json'), 'utf8')) as {
      events: GoldEvent[];
    };
    const { text, layers } = coded.doc;
    const judgements = judge(gold.events, layers.event, text);
    for (const judgement of judgements) {
      if (judgement.gold && !(judgement.gold.optional && !judgement.event)) sum.gold += 1;
      if (judgement.event) sum.found += 1;
      if (judgement.whole) sum.right += 1;
      for (const [slot, holds] of Object.entries(judgement.slots)) {
        const count = (slots[slot] ??= { right: 0, of: 0 });
        count.of += 1;
        if (holds) count.right += 1;
      }
    }
    each({ name: coded.source.split(/[\\/]/).at(-1)!, text, judgements });
  }
  return { ...sum, precision: share(sum.right, sum.found), recall: share(sum.right, sum.gold), slots };
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 1000;
}
