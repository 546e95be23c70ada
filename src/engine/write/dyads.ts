/**
 * Events folded to one directed edge a pair of actors, for graph formats: how many acts of cooperation and of conflict,
 * the sum of their Goldstein weights, and its sign. Only acts that happened or are going on make an edge; both directions
 * of a mutual act are kept. The analyses have finer sign rules; this one is stated in the file.
 */
import type { Event } from '../event.ts';
import type { Selection } from './writer.ts';

export interface Dyad {
  source: string;
  target: string;
  acts: number;
  cooperation: number;
  conflict: number;
  goldstein: number;
  /** 1, -1, or 0 where cooperation and conflict weigh the same or nothing has a weight. */
  sign: -1 | 0 | 1;
  first: string | null;
  last: string | null;
  events: string[];
}

export const DYAD_SIGN_RULE = 'sign of the sum of Goldstein weights of acts that occurred or are ongoing';
const EVENTS_KEPT = 20;

export async function collectDyads(selection: Selection): Promise<Dyad[]> {
  const dyads = new Map<string, Dyad>();
  const counted = new Set<string>();
  for await (const event of selection.events()) {
    const source = event.actor?.id;
    const target = event.recipient?.id;
    if (!source || !target || source === target || (event.status !== 'occurred' && event.status !== 'ongoing'))
      continue;
    const key = `${source}\u0000${target}`;
    const once = `${event.act}\u0000${key}`;
    if (counted.has(once)) continue;
    counted.add(once);
    let dyad = dyads.get(key);
    if (!dyad) {
      dyad = {
        source,
        target,
        acts: 0,
        cooperation: 0,
        conflict: 0,
        goldstein: 0,
        sign: 0,
        first: null,
        last: null,
        events: [],
      };
      dyads.set(key, dyad);
    }
    add(dyad, event);
  }
  return [...dyads.values()].sort((a, b) =>
    a.source < b.source ? -1 : a.source > b.source ? 1 : a.target < b.target ? -1 : 1,
  );
}

function add(dyad: Dyad, event: Event): void {
  dyad.acts++;
  if (event.quad === 1 || event.quad === 2) dyad.cooperation++;
  if (event.quad === 3 || event.quad === 4) dyad.conflict++;
  dyad.goldstein = Math.round((dyad.goldstein + (event.goldstein ?? 0)) * 10) / 10;
  dyad.sign = Math.sign(dyad.goldstein) as Dyad['sign'];
  const { earliest, latest } = event.date ?? { earliest: null, latest: null };
  if (earliest && (dyad.first === null || earliest < dyad.first)) dyad.first = earliest;
  if (latest && (dyad.last === null || latest > dyad.last)) dyad.last = latest;
  if (dyad.events.length < EVENTS_KEPT) dyad.events.push(event.id);
}
