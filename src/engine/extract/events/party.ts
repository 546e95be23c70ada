/** A side of an event as a sentence tells it: the head token, the actor, how the phrase led to him. See parties.ts. */
import type { ActorRef } from '../../document.ts';
import type { EventActor } from '../../event.ts';

export interface Party {
  token: number;
  actor: EventActor;
  /** How the phrase led to the actor; goes into the trace. */
  via: 'mention' | 'entity' | 'people' | 'owner' | 'holder' | 'contents';
  /** Head word of the noun he has in common with others: "French" of "French and Russian forces". */
  shares?: number;
}

/** The same word, or the same somebody on file. */
export function same(one: Party, other: Party): boolean {
  return one.token === other.token || (one.actor.id !== null && one.actor.id === other.actor.id);
}

/** Whether two parties are told by the same words of a sentence. */
export function samePhrase(one: Party, other: Party): boolean {
  return one.token === other.token || one.actor.start === other.actor.start;
}

/** Whether somebody stands among others already: by the same words, by words that overlap, or as the same person or body. */
export function isAmong(party: Party, others: readonly Party[]): boolean {
  const { start, end, id, person } = party.actor;
  return others.some(
    (each) =>
      samePhrase(each, party) ||
      (each.actor.start < end && start < each.actor.end) ||
      (id !== null && each.actor.id === id && each.actor.person === person),
  );
}

/** Everybody once: by the longest words for him, and the first. */
export function distinct(found: readonly Party[]): Party[] {
  const seen = new Set<string>();
  return found.filter((party, index) => {
    // "President Mario Silva" and, within it, "Mario Silva"
    if (found.some((other, at) => at !== index && isWithin(party, other) && !(at > index && isWithin(other, party))))
      return false;
    // "with Russia or its activities" names one party twice
    const keys = [
      `${party.actor.start}:${party.actor.end}`,
      ...(party.actor.id === null ? [] : [party.actor.person ?? party.actor.id]),
    ];
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
}

/** Whether the words for somebody stand within those for another. */
export function isWithin({ actor }: Party, { actor: whole }: Party): boolean {
  return whole.start <= actor.start && actor.end <= whole.end;
}

/** What the name of a people, a state or a capital stands for: "Turkish", "Minsk". */
export interface KnownName {
  actor: ActorRef;
  capital: boolean;
}

export interface PartyOptions {
  /** Towns and regions count as somebody: the subject and addressee of words ("Moscow said"). */
  placesAct: boolean;
  /** A thing may lead to whoever owns or made it. */
  owners: boolean;
}

/** Ministers of one government: they sign for one side. */
export function areColleagues(parties: readonly Party[]): boolean {
  const [first] = parties;
  return (
    first?.actor.id?.endsWith('/government') === true &&
    parties.every(({ actor }) => actor.person !== null && actor.id === first.actor.id)
  );
}

/** Whether everybody of one side stands on the other. */
export function sameSide(one: readonly Party[], other: readonly Party[]): boolean {
  return one.length > 0 && one.every((party) => other.some((each) => same(party, each)));
}
