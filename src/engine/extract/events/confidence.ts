/**
 * How sure the stage is of an act before calibration. In: the act. Out: a number in 0..1 that orders acts; `calibration.ts`
 * turns it into a share of right ones. With the learned heads it is the probability that type and both sides are right, as
 * if they were independent; without them plain weights: what speaks for an act raises it, what was guessed lowers it.
 */
import type { Act } from './merge.ts';
import type { Opinion } from './mind.ts';
import { type Party, samePhrase } from './party.ts';
import { typeOpinion } from './type.ts';

export function rawConfidence(act: Act): number {
  const { opinion } = act.candidate;
  const score = opinion === null ? plain(act) : learned(act, opinion);
  return Math.min(0.99, Math.max(0.01, score));
}

function learned(act: Act, opinion: Opinion): number {
  const { type, roles } = act.candidate;
  const both = [...act.actors, ...act.recipients];
  const sides = opinion.sides.map(({ party, actor, recipient }) => {
    const is = (each: Party): boolean => samePhrase(each, party);
    if (roles.mutual && act.actors.some(is)) return actor + recipient;
    if (act.actors.some(is)) return actor;
    if (act.recipients.some(is)) return recipient;
    return 1 - actor - recipient;
  });
  // what no opinion was asked of: an owner, a holder, somebody from another clause
  const unasked = both.filter((party) => !opinion.sides.some(({ party: each }) => samePhrase(each, party)));
  const right = [...sides, ...unasked.map(() => 0.6)].reduce((product, each) => product * Math.max(each, 0.05), 1);
  return typeOpinion(opinion, type) * right;
}

function plain(act: Act): number {
  const { reading, roles, content } = act.candidate;
  let score = 0.5;
  score += Math.min(reading.specificity, 5) * 0.03;
  if (reading.cue.weak) score -= 0.15;
  if (reading.cue.kind !== 'verb') score -= 0.05;
  if (content !== null) score += 0.05;
  return score + sideScore(act.actors) + (roles.mutual ? 0.1 : sideScore(act.recipients));
}

/** A name is surer than a role, a role than a pronoun or somebody's belongings. */
function sideScore(side: readonly Party[]): number {
  if (side.length === 0) return -0.04;
  const worst = side.map(
    ({ actor, via }) => (actor.id !== null ? 0.1 : 0.03) - (via === 'owner' || via === 'people' ? 0.05 : 0),
  );
  return Math.min(...worst);
}
