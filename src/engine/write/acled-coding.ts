/**
 * An event as ACLED would file it. In: an event coded in PLOVER, in an ontology that says what its types are in PLOVER, or
 * in ACLED itself. Out: event and sub-event type, by the rules of knowledge/ontologies/acled.yaml, kind of disorder, kinds
 * of actors, precisions; null for what ACLED does not file: what did not happen, and acts it has no type for.
 */
import type { Event, EventActor, EventDate, EventPlace } from '../event.ts';
import { derive } from '../extract/events/derive.ts';
import type { Ontology } from '../ontology.ts';
import { days, isPlover, stem } from '../resolve/report.ts';

export interface AcledType {
  type: string;
  subtype: string;
}

/** ACLED knows nothing that was denied, planned, feared or only tried. */
const HAPPENED = new Set<Event['status']>(['occurred', 'ongoing', 'reported']);

export function acledType(event: Event, ontology: Ontology): AcledType | null {
  if (!HAPPENED.has(event.status) || event.phase === 'generic') return null;
  if (ontology.types.some(({ id }) => id === event.type)) return { type: event.type, subtype: event.subtype ?? '' };
  // What a person made of the type goes before what it was folded to.
  const coded = { ...event, type: isPlover(event.type) ? event.type : (event.plover ?? event.type) };
  const found = derive(ontology, coded, lemmaFor(event.trigger.text, ontology), event.cameo);
  return found && { type: found.type, subtype: found.subtype ?? '' };
}

/** The lemma, among those the rules ask for, that the word is a form of; else the word. */
function lemmaFor(text: string, { rules }: Ontology): string {
  const word = text.toLowerCase();
  const wanted = rules.flatMap(({ when, unless }) => [...(when.triggers ?? []), ...(unless.triggers ?? [])]);
  return wanted.find((lemma) => stem(lemma) === stem(word)) ?? word;
}

export function disorderType({ type, subtype }: AcledType): string {
  if (type === 'Strategic developments') return type;
  if (subtype === 'Excessive force against protesters') return 'Political violence; Demonstrations';
  return type === 'Protests' || subtype === 'Violent demonstration' ? 'Demonstrations' : 'Political violence';
}

/** In ACLED's order: a pair is named by the smaller first. */
const KINDS = [
  'State forces',
  'Rebel group',
  'Political militia',
  'Identity militia',
  'Rioters',
  'Protesters',
  'Civilians',
  'External/Other forces',
] as const;
export type Kind = (typeof KINDS)[number];

const BY_SECTOR: Record<string, Kind> = {
  MIL: 'State forces', COP: 'State forces', GOV: 'State forces', SPY: 'State forces', JUD: 'State forces', LEG: 'State forces',
  REB: 'Rebel group', UAF: 'Political militia', PRM: 'Political militia', CRM: 'Political militia',
}; // biome-ignore format: a table
/** Armies of unions and of the United Nations are nobody's own. */
const EXTERNAL = ['IGO', 'UNO', 'ISM'];

/** @param country where it happened: the army of another state is an external force */
export function kindOf(actor: EventActor | null, { type }: AcledType, country: string | null): Kind | '' {
  if (!actor) return '';
  if (actor.sectors.some((sector) => EXTERNAL.includes(sector))) return 'External/Other forces';
  const kind = BY_SECTOR[actor.sectors[0] ?? ''];
  const isState = kind === 'State forces' || (actor.sectors.length === 0 && actor.country !== null && !actor.person);
  if (isState) {
    const foreign = country !== null && actor.country !== null && actor.country !== country;
    return foreign ? 'External/Other forces' : 'State forces';
  }
  if (kind) return kind;
  if (type === 'Protests') return 'Protesters';
  if (type === 'Riots') return 'Rioters';
  return type === 'Battles' && actor.sectors.some((sector) => sector === 'SOC' || sector === 'REL')
    ? 'Identity militia'
    : 'Civilians';
}

export function interactionOf(one: Kind | '', other: Kind | ''): string {
  const pair = [one, other].filter((kind) => kind !== '').sort((a, b) => KINDS.indexOf(a) - KINDS.indexOf(b));
  return pair.length === 2 ? pair.join('-') : pair.length === 1 ? `${pair[0]} only` : '';
}

/** 1 the day, 2 within a week, 3 within a month or longer. */
export function timePrecision(date: EventDate | null): 1 | 2 | 3 {
  // Undated, it is filed under its publication: it happened about then.
  if (!date?.earliest) return 2;
  const width = days(date.earliest, date.latest ?? date.earliest);
  return width < 1 ? 1 : width <= 7 ? 2 : 3;
}

/** 1 the place itself, 2 near it or in a part of a region, 3 the region or country. */
export function geoPrecision(place: EventPlace | undefined): 1 | 2 | 3 | '' {
  if (!place) return '';
  return place.precision === 'place' ? 1 : place.precision === 'admin2' ? 2 : 3;
}
