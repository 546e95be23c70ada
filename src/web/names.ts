/**
 * What ids and codes are called. Actors' names are asked of the server as pages come to need them, many at a time, and
 * kept; countries are named by the browser. In: an actor id, an alpha-3 code. Out: words for people.
 */
import { iso31661 } from 'iso-3166';
import { useCallback, useEffect, useReducer } from 'react';
import { read } from './server.ts';

const names = new Map<string, string>();
const asked = new Set<string>();
const listeners = new Set<() => void>();
const AT_ONCE = 80;

/** An organ stands under its state: `turkey/military` is Turkey’s, whatever its first report called it. */
const rootOf = (id: string) => id.split('/')[0]!;

async function ask(ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const answer = await read<{ names: Record<string, string> }>(
      `/actors/names.json?ids=${encodeURIComponent(some.join(','))}`,
    ).catch(() => ({ names: {} as Record<string, string> }));
    for (const [id, name] of Object.entries(answer.names)) names.set(id, name);
  }
  for (const listener of listeners) listener();
}

/** Names that came with other answers, so that they need not be asked for. */
export function learnNames(list: readonly { id: string; name: string }[]): void {
  for (const { id, name } of list) if (!id.includes('/')) names.set(id, name);
}

/** `united-states` where nothing better is known: United States. */
function spelledOut(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

export function actorName(id: string): string {
  const [root, ...organs] = id.split('/');
  const name = names.get(root!) ?? spelledOut(root!);
  return organs.length === 0 ? name : `${name} (${organs.join(', ').replaceAll('-', ' ')})`;
}

/** The names of these actors; the page is drawn again when those that were missing have come. */
export function useNames(ids: readonly string[]): (id: string) => string {
  const [version, draw] = useReducer((value: number) => value + 1, 0);
  useEffect(() => {
    listeners.add(draw);
    return () => void listeners.delete(draw);
  }, []);
  const missing = [...new Set(ids.map(rootOf))].filter((id) => id !== '' && !names.has(id) && !asked.has(id));
  const key = missing.join(',');
  useEffect(() => {
    if (key === '') return;
    const wanted = key.split(',').filter((id) => !asked.has(id));
    for (const id of wanted) asked.add(id);
    void ask(wanted);
  }, [key]);
  // A new function when names have come, so that what was made with the former is made anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are kept outside
  return useCallback((id: string) => actorName(id), [version]);
}

const regions = new Intl.DisplayNames(['en'], { type: 'region' });
const countries = new Map(iso31661.map((one) => [one.alpha3, regions.of(one.alpha2) ?? one.name]));
countries.set('XKX', 'Kosovo');

/** ISO 3166-1 numeric → alpha-3: the atlas numbers its countries, we name them. */
export const ALPHA3: Readonly<Record<string, string>> = Object.fromEntries(
  iso31661.map((one) => [one.numeric, one.alpha3]),
);

export function countryName(alpha3: string | null): string {
  return alpha3 === null ? '' : (countries.get(alpha3) ?? alpha3);
}

const SECTORS: Readonly<Record<string, string>> = {
  AGR: 'farming',
  BUS: 'business',
  COP: 'police',
  CRM: 'criminals',
  CVL: 'civilians',
  EDU: 'education',
  ELI: 'elites',
  EUR: 'European body',
  GOV: 'government',
  IGO: 'body of states',
  IMG: 'armed across borders',
  JRN: 'press',
  JUD: 'courts',
  LAB: 'workers',
  LEG: 'legislature',
  MED: 'medics',
  MIL: 'military',
  MNC: 'company',
  NGO: 'non-governmental',
  OPP: 'opposition',
  PRE: 'former official',
  PRM: 'paramilitary',
  PTY: 'party',
  REB: 'rebels',
  REF: 'refugees',
  REL: 'clergy',
  SOC: 'society',
  SPY: 'intelligence',
  UAF: 'armed, unidentified',
  UNO: 'United Nations',
};

export function sectorName(code: string): string {
  return SECTORS[code] ?? code;
}
