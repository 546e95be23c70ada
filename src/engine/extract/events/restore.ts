/**
 * Puts back who syntax found on a side that the learned head left empty. In: an act after the head's corrections, the roles
 * that syntax gave its reading. Out: the act. The head may doubt somebody, but where it names nobody in his place, the
 * subject or object that plainly stands there is the better answer; only whom it is all but sure of not to take part stays off.
 */
import type { Roles } from './arguments.ts';
import type { Act } from './merge.ts';
import type { Opinion } from './mind.ts';
import { isAmong, type Party, samePhrase } from './party.ts';

/** At or below this the head is all but sure that somebody is not on a side. */
const NOT_HE = { actor: 0.05, recipient: 0.1 } as const;
/** Two who stand in "between A and B" take part, unless the head sees one of them on neither side. */
const ABSENT = 0.1;

export function restoreSides(act: Act, plain: Roles): void {
  const { opinion } = act.candidate;
  if (opinion === null || act.candidate.roles.mutual) return;
  if (plain.mutual && isBetween(act, plain)) {
    act.actors = plain.actors;
    act.recipients = [];
    act.candidate.roles = { ...act.candidate.roles, mutual: true };
    return;
  }
  const may = (party: Party, side: 'actor' | 'recipient'): boolean => mayReturn(opinion, party, side);
  const free = (party: Party): boolean => !isAmong(party, [...act.actors, ...act.recipients]);
  if (act.actors.length === 0) act.actors = plain.actors.filter((party) => may(party, 'actor') && free(party));
  if (act.recipients.length === 0)
    act.recipients = plain.recipients.filter((party) => may(party, 'recipient') && free(party));
}

/** Whether the head leaves room for somebody on the side where syntax has him. */
export function mayReturn({ sides }: Opinion, party: Party, side: 'actor' | 'recipient'): boolean {
  const said =
    sides.find((each) => each.party.token === party.token) ?? sides.find((each) => samePhrase(each.party, party));
  const other = side === 'actor' ? 'recipient' : 'actor';
  return said === undefined || (said[side] > NOT_HE[side] && said[side] >= said[other]);
}

/** "A call between A and B": whoever the head told apart, it put nobody else there, and both take part. */
function isBetween({ actors, recipients, candidate: { opinion } }: Act, plain: Roles): boolean {
  const overlaps = (one: Party, other: Party): boolean =>
    samePhrase(one, other) || (one.actor.start < other.actor.end && other.actor.start < one.actor.end);
  if (![...actors, ...recipients].every((party) => plain.actors.some((each) => overlaps(each, party)))) return false;
  return plain.actors.every((party) =>
    opinion!.sides.some((each) => overlaps(each.party, party) && each.actor + each.recipient > ABSENT),
  );
}
