/**
 * A report: what one act says, boiled down to what tells events apart. In: the rows of an act and what its document is
 * about. Out: parties, days, places and words, small enough to be kept for a million acts.
 */
import type { Document } from '../document.ts';
import type { Event, EventActor } from '../event.ts';
import { IRREGULAR } from './irregular.ts';
import { slugOfName } from './same-actor.ts';

export interface Party {
  /** An id, or '' for somebody who has none. */
  id: string;
  country: string | null;
  /** Stems of what somebody without an id is called: "a Zenda police officer". Empty for a pronoun. */
  words: string[];
}

export interface Report {
  act: string;
  doc: string;
  type: string;
  /** Cooperation, words of conflict, deeds of conflict; or the type itself in another ontology. */
  family: string;
  actors: Party[];
  recipients: Party[];
  /** Who did it to whom may be told from either side. */
  mutual: boolean;
  /** Days it may have fallen on, YYYY-MM-DD; null if nothing but the publication is known. */
  first: string | null;
  last: string | null;
  published: string | null;
  places: { key: string; country: string | null; wide: boolean }[];
  trigger: string;
  /** Stems of the evidence, without the commonest words. */
  words: string[];
  /** Stems of what the document is about: its headline and the names it repeats. */
  topic: string[];
}

const MUTUAL = new Set(['CONSULT', 'AGREE', 'COOPERATE']);
// biome-ignore format: a table
const FAMILIES: Record<string, string> = {
  AGREE: 'c', CONSULT: 'c', SUPPORT: 'c', CONCEDE: 'c', COOPERATE: 'c', AID: 'c', RETREAT: 'c',
  REQUEST: 'v', ACCUSE: 'v', REJECT: 'v', THREATEN: 'v',
  PROTEST: 'm', SANCTION: 'm', MOBILIZE: 'm', COERCE: 'm', ASSAULT: 'm',
};
/** Whether a type is one of PLOVER's own. */
export function isPlover(type: string): boolean {
  return type in FAMILIES;
}
const STOP = new Set(
  (
    'a an the and or but of to in on at by for from with without into onto over under after before during against between ' +
    'as is are was were be been being has have had do does did will would can could may might shall should must not no nor ' +
    'it its he his him she her they their them this that these those there here who whom whose which what when where while ' +
    'said say says told than then also more most some any all both each other such only own same so too very just about up ' +
    'out off down again once new one two s t'
  ).split(' '),
);

const PRONOUNS = new Set(
  'i you we us me him himself themselve itself my your our man woman people person other'.split(' '),
);

/** One act, whatever rows it was split into: mirrored rows (A meets B, B meets A) and shared subjects are one report. */
export function reportOf(rows: readonly Event[], topic: readonly string[] = []): Report {
  const lead = rows[0]!;
  const dated = lead.date?.earliest != null && days(lead.date.earliest, lead.date.latest ?? lead.date.earliest) <= 31;
  return {
    act: lead.act,
    doc: lead.doc,
    type: lead.type,
    family: FAMILIES[lead.type] ?? lead.type,
    actors: parties(rows.map((row) => row.actor)),
    recipients: parties(rows.map((row) => row.recipient)),
    mutual: lead.reciprocal || MUTUAL.has(lead.type),
    first: dated ? lead.date!.earliest : null,
    last: dated ? (lead.date!.latest ?? lead.date!.earliest) : null,
    published: lead.published?.slice(0, 10) ?? null,
    places: lead.places
      .filter((place) => place.role === 'site' || place.role === 'target')
      .map((place) => ({
        key: place.geonames !== null ? String(place.geonames) : place.name.toLowerCase(),
        country: place.country,
        wide: place.precision !== 'place',
      })),
    trigger: stem(lead.trigger.text.toLowerCase()),
    words: contentStems(lead.evidence.text),
    topic: [...topic],
  };
}

/** Names a document speaks of most, and its headline: what tells one story of a kind from another. */
const TOPIC_NAMES = 10;

export function topicOf(doc: Pick<Document, 'text' | 'meta' | 'layers'>): string[] {
  const counts = new Map<string, number>();
  for (const { start, end } of doc.layers.entity) {
    for (const word of contentStems(doc.text.slice(start, end))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const names = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, TOPIC_NAMES);
  const headline = doc.layers.sentence.find((sentence) => sentence.kind === 'headline') ?? doc.layers.sentence[0];
  const title = doc.meta.title ?? (headline ? doc.text.slice(headline.start, headline.end) : '');
  return [...new Set([...contentStems(title), ...names.map(([word]) => word)])].sort();
}

function parties(actors: readonly (EventActor | null)[]): Party[] {
  const byId = new Map<string, Party>();
  for (const actor of actors) {
    if (!actor) continue;
    const id = slugOfName(actor) ?? '';
    const words = id === '' ? contentStems(actor.text).filter((word) => !PRONOUNS.has(word)) : [];
    byId.set(id || words.join(' '), { id, country: actor.country, words });
  }
  return [...byId.values()];
}

export function contentStems(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => !STOP.has(word)).map(stem))].sort();
}

/** Inflection off, no more: "bombing", "bombed" and "bombs" are one, "bomber" is not. */
export function stem(form: string): string {
  const word = IRREGULAR.get(form) ?? form;
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3).replace(/([bdgmnprt])\1$/, '$1');
  if (word.length > 4 && word.endsWith('ied')) return word.slice(0, -3) + 'y';
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2).replace(/([bdgmnprt])\1$/, '$1');
  if (word.length > 4 && word.endsWith('ies')) return word.slice(0, -3) + 'y';
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

const DAY = 86_400_000;
/** Days from one to another, YYYY-MM-DD. */
export function days(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
