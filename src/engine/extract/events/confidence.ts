/**
 * How sure the stage is of an act before calibration. In: the act and what the learned head thinks of its type. Out: a
 * number in 0..1 that orders acts; `calibration.ts` turns it into a share of right ones. The weights are plain: what speaks
 * for an act raises it, what had to be guessed lowers it.
 */
import type { Act } from './merge.ts';
import type { Party } from './parties.ts';

export function rawConfidence(act: Act, opinion: number | null): number {
  const { reading, roles, content } = act.candidate;
  let score = 0.5;
  score += Math.min(reading.specificity, 5) * 0.03;
  if (reading.cue.weak) score -= 0.15;
  if (reading.cue.kind !== 'verb') score -= 0.05;
  if (content !== null) score += 0.05;
  score += sideScore(act.actors) + (roles.mutual ? 0.1 : sideScore(act.recipients));
  if (opinion !== null) score += opinion > 0.5 ? 0.15 : opinion > 0.1 ? 0.03 : -0.12;
  return Math.min(0.99, Math.max(0.01, score));
}

/** A name is surer than a role, a role than a pronoun or somebody's belongings. */
function sideScore(side: readonly Party[]): number {
  if (side.length === 0) return -0.04;
  const worst = side.map(
    ({ actor, via }) => (actor.id !== null ? 0.1 : 0.03) - (via === 'owner' || via === 'people' ? 0.05 : 0),
  );
  return Math.min(...worst);
}
