/**
 * Who a phrase leads back to. In: coreference clusters, and the readings of their members as they are found. Out: the
 * best reading of a cluster, for its pronouns ("they") and for words that say a kind of actor and not which ("the group",
 * "the militants"). A name fills such words only if it is of their kind.
 */
import type { Mention, Token } from '../../document.ts';
import { normalise, singular } from './names.ts';
import type { Reading } from './reading.ts';
import { STATE_NOUNS } from './state-nouns.ts';

const PRONOUNS = new Set(
  'he she they it him her them we us i me himself herself themselves itself who his their its our my ours theirs'.split(
    ' ',
  ),
);
const PLURALS = new Set('they them their theirs we us our ours themselves who whose'.split(' '));
/** Nouns that lead back to somebody named before, and name nobody by themselves. */
const BACKWARD = new Set([
  ...STATE_NOUNS,
  ...'group organization organisation movement party side man woman body bloc alliance coalition company agency newspaper president minister leader politician duo pair'.split(
    ' ',
  ),
]);

export class Referents {
  private readonly clusterAt = new Map<number, number>();
  private readonly best = new Map<number, Reading>();
  /** The people that a cluster's words name, in the order of the text. */
  private readonly people = new Map<number, { head: number; reading: Reading }[]>();

  constructor(mentions: readonly Mention[]) {
    for (const { head, cluster } of mentions) if (!this.clusterAt.has(head)) this.clusterAt.set(head, cluster);
  }

  /** Keeps the reading of a head word for its cluster, if it says more than what is known. */
  learn(head: number, reading: Reading): void {
    const cluster = this.clusterAt.get(head);
    if (cluster === undefined) return;
    this.keep(cluster, head, reading);
    const known = this.best.get(cluster);
    if (!known || strength(reading) > strength(known)) this.best.set(cluster, reading);
  }

  /** Puts a better reading of a person in place of the one his cluster has. */
  correct(head: number, reading: Reading): void {
    const cluster = this.clusterAt.get(head);
    if (cluster === undefined) return;
    this.keep(cluster, head, reading);
    const known = this.best.get(cluster);
    if (!known || known.actor.person === reading.actor.person || strength(reading) > strength(known))
      this.best.set(cluster, reading);
  }

  /** Whom the cluster of a head word names, of two people it runs together the one named last before; null if nobody. */
  of(head: number): Reading | null {
    const cluster = this.clusterAt.get(head);
    if (cluster === undefined) return null;
    const people = this.people.get(cluster) ?? [];
    const [first] = people;
    if (first && people.some(({ reading }) => areTwo(first.reading, reading))) {
      const last = people.findLast((each) => each.head <= head)?.reading;
      if (!last) return null;
      const same = people.map(({ reading }) => reading).filter((reading) => !areTwo(last, reading));
      return same.reduce((best, each) => (strength(each) > strength(best) ? each : best), last);
    }
    const reading = this.best.get(cluster);
    return reading && !isVague(reading) ? reading : null;
  }

  /** Whether two words stand for the same, as coreference has it. */
  areOne(head: number, other: number): boolean {
    const cluster = this.clusterAt.get(head);
    return cluster !== undefined && cluster === this.clusterAt.get(other);
  }

  private keep(cluster: number, head: number, reading: Reading): void {
    if (reading.actor.person === null || reading.ambiguous) return;
    const people = (this.people.get(cluster) ?? []).filter((each) => each.head !== head);
    this.people.set(
      cluster,
      [...people, { head, reading }].sort((a, b) => a.head - b.head),
    );
  }
}

/** A pronoun whatever the tagger says; "US" and "IT" in capitals are none. */
export function isPronoun(form: string): boolean {
  return PRONOUNS.has(form.toLowerCase()) && (form.length === 1 || !/^\p{Lu}+$/u.test(form));
}

/** Of a pronoun that may stand for several. */
export function isPlural(form: string): boolean {
  return PLURALS.has(form.toLowerCase());
}

/** Pronouns, and nouns such as "the country", that are somebody only through their cluster. */
export function leadsBack({ upos, form }: Token): boolean {
  const word = form.toLowerCase();
  return upos === 'PRON' ? PRONOUNS.has(word) : upos === 'NOUN' && BACKWARD.has(singular(word));
}

export const led = (reading: Reading): Reading => ({
  ...reading,
  basis: 'coreference',
  ambiguous: false,
  alternatives: [],
});

/** Words that say a kind of actor and not which: fit to be filled from the cluster or the article. */
export function isVague({ actor, ambiguous }: Reading): boolean {
  return actor.id === null && actor.person === null && !ambiguous && actor.collective === null;
}

function strength(reading: Reading): number {
  if (reading.ambiguous || isVague(reading)) return 0;
  if (reading.actor.person !== null) return reading.basis === 'unknown' ? 3.5 : 4;
  return { name: 3, title: 3, metonym: 2, composed: 2, coreference: 1, unknown: 1 }[reading.basis];
}

/** Two people, and not one by a longer and a shorter name. */
function areTwo(one: Reading, other: Reading): boolean {
  if (one.actor.person === other.actor.person) return false;
  const [some, others] = [one, other].map(({ actor }) => normalise(actor.person ?? '').split(' '));
  return !some!.every((part) => others!.includes(part)) && !others!.every((part) => some!.includes(part));
}
