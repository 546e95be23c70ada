/**
 * Which reports, in many documents, are of one event. In: reports (an act each, whatever its rows). Out: whether two are
 * the same, as a score, and the keys under which they meet, so that no two strangers are ever compared.
 *
 * Leader clustering: a report joins the best incident it agrees with or founds one, in the order it came in. Ids follow
 * from the founding act and never change as more reports arrive. Only words, parties, days and places are read, each with
 * the precision it was given in; a contradiction in any of them (two countries, days that cannot be one) settles it.
 * The features are those that cross-document event coreference rests on: Cybulska & Vossen 2014 (ECB+), Eirew et al. 2022.
 */
import type { Document } from '../document.ts';
import type { Event, EventActor } from '../event.ts';
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
export function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3).replace(/([bdgmnprt])\1$/, '$1');
  if (word.length > 4 && word.endsWith('ied')) return word.slice(0, -3) + 'y';
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2).replace(/([bdgmnprt])\1$/, '$1');
  if (word.length > 4 && word.endsWith('ies')) return word.slice(0, -3) + 'y';
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}

const DAY = 86_400_000;
function days(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
function shift(day: string, by: number): string {
  return new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10);
}

function root(id: string): string {
  const slash = id.indexOf('/');
  return slash < 0 ? id : id.slice(0, slash);
}

/** Days a report is looked for under: its own, or those around its publication. */
function window(report: Report): { from: string; to: string } | null {
  if (report.first !== null) return { from: report.first, to: report.last ?? report.first };
  return report.published === null ? null : { from: report.published, to: report.published };
}

/** Party, family and day. A week at most is written out; longer spans are known by their months. */
export function blockKeys(report: Report, purpose: 'store' | 'look'): string[] {
  const parties = [
    ...new Set(
      [...report.actors, ...report.recipients].flatMap((party) => (party.id === '' ? party.words : root(party.id))),
    ),
  ];
  const places = report.places.filter((place) => !place.wide).map((place) => `@${place.key}`);
  const span = window(report);
  const when = span === null ? [''] : purpose === 'store' ? stored(span) : looked(span, report.first === null);
  return [...parties, ...places, `!${report.trigger}`].flatMap((who) =>
    when.map((day) => `${who}|${report.family}|${day}`),
  );
}

function stored(span: { from: string; to: string }): string[] {
  const length = days(span.from, span.to);
  if (length > 7) return [...new Set([span.from.slice(0, 7), span.to.slice(0, 7)])];
  return Array.from({ length: length + 1 }, (_, at) => shift(span.from, at));
}

/** A story appears up to three days after what it tells; a day of slack for time zones. */
function looked(span: { from: string; to: string }, undated: boolean): string[] {
  const from = shift(span.from, undated ? -4 : -1);
  const to = shift(span.to, undated ? 1 : 3);
  const length = Math.min(days(from, to), 40);
  const all = Array.from({ length: length + 1 }, (_, at) => shift(from, at));
  return [...new Set([...all, ...all.map((day) => day.slice(0, 7))])];
}

/**
 * Set by random search for pairwise F1 on ECB+ (train and dev, coded by this engine); the shares of time and place, which
 * ECB+ mostly leaves unstated, on the project's own dispatches.
 */
export const WEIGHTS = { type: 0.07, parties: 0.15, time: 0.15, place: 0.12, trigger: 0.23, words: 0.1, topic: 0.18 };
export const SAME_EVENT = 0.56;

/** What two reports agree in, each 0 to 1; null where anything they say cannot be of one event. */
export function agreements(one: Report, other: Report): Record<keyof typeof WEIGHTS, number> | null {
  if (one.family !== other.family) return null;
  // A sentence that names two acts ("detained four and searched the office") tells of two.
  if (one.doc === other.doc && one.trigger !== other.trigger && one.words.join() === other.words.join()) return null;
  const parties = partiesAgree(one, other);
  const time = timesAgree(one, other);
  const place = placesAgree(one, other);
  if (parties === 0 || time === 0 || place === 0) return null;
  const words = shared(one.words, other.words);
  // Within one story silence is no sign: something said must be the same, party, place or words.
  if (one.doc === other.doc && parties <= 0.5 && place <= 0.5 && words < 0.3) return null;
  return {
    type: one.type === other.type ? 1 : 0,
    parties,
    time,
    place,
    trigger: one.trigger === other.trigger ? 1 : 0,
    words,
    topic:
      one.doc === other.doc
        ? 0.1
        : one.topic.length === 0 || other.topic.length === 0
          ? 0.3
          : shared(one.topic, other.topic),
  };
}

/** How much two reports agree, 0 to 1. */
export function sameEvent(one: Report, other: Report): number {
  const found = agreements(one, other);
  if (!found) return 0;
  return (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce((sum, key) => sum + WEIGHTS[key] * found[key], 0);
}

function partiesAgree(one: Report, other: Report): number {
  const straight = both(sideAgrees(one.actors, other.actors), sideAgrees(one.recipients, other.recipients));
  if (!one.mutual && !other.mutual) return straight;
  return Math.max(straight, both(sideAgrees(one.actors, other.recipients), sideAgrees(one.recipients, other.actors)));
}

function both(actors: number, recipients: number): number {
  return actors === 0 || recipients === 0 ? 0 : (actors + recipients) / 2;
}

/** Half where one report does not say: silence is no contradiction. */
function sideAgrees(one: readonly Party[], other: readonly Party[]): number {
  if (one.length === 0 || other.length === 0) return 0.5;
  let best = 0;
  for (const a of one) for (const b of other) best = Math.max(best, partyAgrees(a, b));
  return best;
}

function partyAgrees(a: Party, b: Party): number {
  if (a.id === '' || b.id === '') return wordsOfParty(a, b);
  if (a.id === b.id) return 1;
  if (a.id.startsWith(`${b.id}/`) || b.id.startsWith(`${a.id}/`)) return 0.9;
  // A state's government and its rebels are no more the same than two states are.
  if (root(a.id) === root(b.id)) return 0.1;
  // "gunmen" and "attackers" may be the same; the armies of two countries are not.
  return a.country !== null && b.country !== null && a.country !== b.country ? 0 : 0.2;
}

/** "a police officer" and "the Zenda police officer" go together; "he" goes with anybody. */
function wordsOfParty(a: Party, b: Party): number {
  const named = (party: Party) => (party.id === '' ? party.words : party.id.split(/[-/]/).map(stem));
  const [one, other] = [named(a), named(b)];
  if (one.length === 0 || other.length === 0) return 0.5;
  const common = one.filter((word) => other.includes(word)).length;
  if (common === 0) return a.id === '' && b.id === '' ? 0.3 : 0.4;
  return 0.6 + (0.4 * common) / Math.max(one.length, other.length);
}

function timesAgree(one: Report, other: Report): number {
  const a = window(one);
  const b = window(other);
  if (a === null || b === null) return 0.4;
  const gap = a.from > b.to ? days(b.to, a.from) : b.from > a.to ? days(a.to, b.from) : 0;
  if (one.first === null || other.first === null) return gap <= 1 ? 0.7 : gap <= 4 ? 0.5 : 0;
  if (gap > 1) return 0;
  const width = Math.max(days(a.from, a.to), days(b.from, b.to));
  return gap === 1 ? 0.4 : width === 0 ? 1 : width <= 7 ? 0.8 : 0.6;
}

function placesAgree(one: Report, other: Report): number {
  if (one.places.length === 0 || other.places.length === 0) return 0.5;
  let best = 0;
  for (const a of one.places) {
    for (const b of other.places) {
      if (a.key === b.key) best = Math.max(best, a.wide ? 0.7 : 1);
      else if (a.country === null || b.country === null) best = Math.max(best, 0.3);
      else if (a.country === b.country && (a.wide || b.wide)) best = Math.max(best, 0.7);
    }
  }
  return best;
}

function shared(one: readonly string[], other: readonly string[]): number {
  const words = new Set(one);
  let common = 0;
  for (const word of other) if (words.has(word)) common++;
  return common === 0 ? 0 : common / Math.sqrt(one.length * other.length);
}

/** How many reports of an incident are kept to compare with: the first ones, so that it does not drift. */
export const PROFILES = 5;

/** The best agreement of a report with those an incident is known by. */
export function agreement(report: Report, profiles: readonly Report[]): number {
  let best = 0;
  for (const profile of profiles) best = Math.max(best, sameEvent(report, profile));
  return best;
}

/**
 * All at once, in memory.
 * @returns for each report, in order, the act that founded its incident
 */
export function clusterReports(reports: readonly Report[], threshold = SAME_EVENT): string[] {
  const incidents: { founder: string; profiles: Report[] }[] = [];
  const byKey = new Map<string, Set<number>>();
  return reports.map((report) => {
    const candidates = new Set<number>();
    for (const key of blockKeys(report, 'look')) for (const index of byKey.get(key) ?? []) candidates.add(index);
    let best = -1;
    let bestScore = threshold;
    for (const index of [...candidates].sort((a, b) => a - b)) {
      const score = agreement(report, incidents[index]!.profiles);
      if (score > bestScore) [best, bestScore] = [index, score];
    }
    if (best < 0) best = incidents.push({ founder: report.act, profiles: [] }) - 1;
    const incident = incidents[best]!;
    if (incident.profiles.length < PROFILES) {
      incident.profiles.push(report);
      for (const key of blockKeys(report, 'store')) byKey.set(key, (byKey.get(key) ?? new Set()).add(best));
    }
    return incident.founder;
  });
}
