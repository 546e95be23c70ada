/**
 * Which reports, in many documents, are of one event. In: reports (an act each, whatever its rows). Out: whether two are
 * the same, as a score, and the keys under which they meet, so that no two strangers are ever compared.
 *
 * Leader clustering: a report joins the best incident it agrees with or founds one, in the order it came in. Ids follow
 * from the founding act and never change as more reports arrive. Only words, parties, days and places are read, each with
 * the precision it was given in; a contradiction in any of them (two countries, days that cannot be one) settles it.
 * The features are those that cross-document event coreference rests on: Cybulska & Vossen 2014 (ECB+), Eirew et al. 2022.
 */
import { days, type Party, type Report, stem } from './report.ts';

const DAY = 86_400_000;
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
 * Set by random search for pairwise F1 on ECB+ (train and dev, coded by this engine); the shares of time, place and dyad,
 * which ECB+ mostly leaves unstated, on the project's own dispatches. The dyad comes on top of the rest.
 */
export const WEIGHTS = {
  type: 0.07,
  parties: 0.15,
  time: 0.15,
  place: 0.12,
  trigger: 0.23,
  words: 0.1,
  topic: 0.18,
  dyad: 0.16,
};
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
    dyad: dyadAgrees(one, other, parties) ? 1 : 0,
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

/** Types that two parties do not do to one another twice a day in two ways: words pass between them all day. */
const DEEDS = new Set([
  'CONSULT',
  'COOPERATE',
  'AID',
  'RETREAT',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
]);

/** Both sides known by name and the same: what event data have long been told apart by, a type, a dyad and a day. */
function dyadAgrees(one: Report, other: Report, parties: number): boolean {
  const named = (report: Report) =>
    report.actors.some((party) => party.id !== '') && report.recipients.some((party) => party.id !== '');
  return one.type === other.type && DEEDS.has(one.type) && named(one) && named(other) && parties >= 0.85;
}

/** How much two reports agree, 0 to 1. */
export function sameEvent(one: Report, other: Report): number {
  const found = agreements(one, other);
  if (!found) return 0;
  const sum = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
    (total, key) => total + WEIGHTS[key] * found[key],
    0,
  );
  return Math.min(1, sum);
}

function partiesAgree(one: Report, other: Report): number {
  if (one.mutual || other.mutual) return circlesAgree(together(one), together(other));
  return both(sideAgrees(one.actors, other.actors), sideAgrees(one.recipients, other.recipients));
}

/** Those who met, whoever is told to have met whom. */
function together({ actors, recipients }: Report): Party[] {
  return [...new Map([...actors, ...recipients].map((party) => [party.id || party.words.join(' '), party])).values()];
}

/** Everybody of the smaller circle must be in the larger: Turkey's talks with one state are not its talks with another. */
function circlesAgree(one: readonly Party[], other: readonly Party[]): number {
  const [small, large] = one.length <= other.length ? [one, other] : [other, one];
  if (small.length === 0) return 0.5;
  const best = small.map((party) => Math.max(...large.map((candidate) => partyAgrees(party, candidate))));
  // Two who have names in common with nobody there met somewhere else.
  if (best.some((value) => value < 0.3)) return 0;
  const mean = best.reduce((sum, value) => sum + value, 0) / best.length;
  return small.length === 1 && large.length > 1 ? (mean + 0.5) / 2 : mean;
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

/**
 * The best agreement of a report with those an incident is known by; none where it is told of another day or place than one
 * of them, though a third that names neither would go with both.
 */
export function agreement(report: Report, profiles: readonly Report[]): number {
  let best = 0;
  for (const profile of profiles) {
    if (placesAgree(report, profile) === 0) return 0;
    if (report.first !== null && profile.first !== null && timesAgree(report, profile) === 0) return 0;
    best = Math.max(best, sameEvent(report, profile));
  }
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
