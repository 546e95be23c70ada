/**
 * Dispatches written after the coder, with gold by hand: `data/dispatches/`, whose README keeps the figures at first sight. In:
 * that folder (or, with --data, another of the same form); `--only PREFIX` takes the documents whose names begin so. Out: whole
 * records and a share a slot, over all and a batch (a batch is the letter a name begins with); with `--misses` each act missed,
 * each found with a slot wrong, and each that no gold names, with the sentence around it.
 */
import { join } from 'node:path';
import type { Event, EventActor } from '../src/engine/event.ts';
import { openCoder } from '../src/node/code.ts';
import { PACKAGE_ROOT } from '../src/node/paths.ts';
import type { GoldEvent, Judgement } from './gold-events.ts';
import { placesOf } from './gold-events.ts';
import type { BenchArgs } from './run.ts';
import type { JudgedDocument, WholeRecords } from './whole-records.ts';
import { share, wholeRecords } from './whole-records.ts';

const FOLDER = join(PACKAGE_ROOT, 'bench', 'data', 'dispatches');

export default async function run({ data, json, only, misses }: BenchArgs): Promise<object> {
  const coder = openCoder({ jobs: 1 });
  const documents: Record<string, { gold: number; found: number; right: number }> = {};
  try {
    const names = new RegExp(`^${only.replace(/[^\w-]/g, '')}`);
    const all = await wholeRecords(coder, data ?? FOLDER, names, (document) => {
      documents[document.name] = counts(document.judgements);
      if (misses) console.log(wrong(document).join('\n'));
    });
    const result = { ...all, slots: shares(all), documents };
    if (!json) console.log(result);
    return result;
  } finally {
    await coder.close();
  }
}

function shares({ slots }: WholeRecords): Record<string, string> {
  return Object.fromEntries(
    Object.entries(slots).map(([slot, { right, of }]) => [slot, `${share(right, of)} (${right}/${of})`]),
  );
}

function counts(judgements: readonly Judgement[]): { gold: number; found: number; right: number } {
  return {
    gold: judgements.filter(({ gold, event }) => gold && !(gold.optional && !event)).length,
    found: judgements.filter(({ event }) => event).length,
    right: judgements.filter(({ whole }) => whole).length,
  };
}

/** One line for each judgement that is not wholly right, under the document's name. */
export function wrong({ name, text, judgements }: JudgedDocument): string[] {
  const lines = [`== ${name}`];
  for (const { gold, event, slots, whole } of judgements) {
    if (gold && !event) {
      if (!gold.optional) lines.push(`MISS   ${ofGold(gold)}\n         ${around(text, startOf(gold, text))}`);
    } else if (!gold && event) lines.push(`FALSE  ${ofEvent(event)}\n         ${around(text, event.trigger.start)}`);
    else if (gold && event) {
      const bad = Object.keys(slots).filter((slot) => !slots[slot]);
      if (bad.length === 0) continue;
      lines.push(
        `${whole ? 'detail' : 'WRONG '} ${bad.join(', ')}\n         gold  ${ofGold(gold)}\n         coded ${ofEvent(event)}`,
        `         ${around(text, event.trigger.start)}`,
      );
    }
  }
  return lines;
}

function ofGold(gold: GoldEvent): string {
  const side = (id: string | null | undefined, words: string | undefined): string => id ?? (words ? `“${words}”` : '-');
  return [
    `${side(gold.actor, gold.actorText)} > ${side(gold.recipient, gold.recipientText)}`,
    [gold.type, gold.altType, ...(gold.modes ?? [])].filter(Boolean).join('/'),
    `“${gold.trigger}”`,
    gold.status,
    gold.date ?? '-',
    gold.place ?? '-',
    gold.attribution ?? '-',
  ].join(' | ');
}

function ofEvent(event: Event): string {
  const side = (actor: EventActor | null): string => (actor === null ? '-' : `${actor.id ?? '?'} “${actor.text}”`);
  return [
    `${side(event.actor)} > ${side(event.recipient)}`,
    [event.type, ...event.modes].join('/'),
    `“${event.trigger.text}”`,
    event.status,
    event.date ? `${event.date.earliest}..${event.date.latest}` : '-',
    event.places.map(({ name }) => name).join('+') || '-',
    event.attribution.map(({ kind, actor }) => `${kind}:${actor ?? ''}`).join('+') || '-',
  ].join(' | ');
}

function startOf(gold: GoldEvent, text: string): number {
  return gold.at === undefined ? text.indexOf(gold.trigger) : placesOf(gold.at, text)[0]!.start;
}

function around(text: string, at: number): string {
  return `… ${text.slice(Math.max(0, at - 110), at + 110).replace(/\s+/g, ' ')} …`;
}
