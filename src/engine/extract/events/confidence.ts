/**
 * How sure the stage is of an act: of acts that say 0.9, nine in ten have the right type and the right sides. In: the acts of a
 * document. Out: a confidence in 0..1. With the learned heads, trees trained on acts that were judged (training/events,
 * `train_confidence.py`) read what is known of the word that tells it and of both sides. Without them plain weights: what
 * speaks for an act raises it, what was guessed lowers it.
 */
import type { Resources } from '../../resources.ts';
import { type BoostedTrees, boostedProbability } from './boosted-trees.ts';
import { confidenceRow } from './confidence-rows.ts';
import type { Act } from './merge.ts';
import type { Opinion } from './mind.ts';
import { type Party, samePhrase } from './party.ts';
import { type Candidate, typeOpinion } from './type.ts';

const FILE = 'events/confidence.json';

export function readConfidence({ models }: Resources): BoostedTrees | null {
  if (!models.has(FILE)) return null;
  return models.memo(FILE, () => JSON.parse(models.text(FILE)) as BoostedTrees);
}

/** @param words what is known of the word that tells each act (word-rows.ts) */
export function confide(
  acts: readonly Act[],
  words: ReadonlyMap<Candidate, readonly number[]>,
  trees: BoostedTrees,
): void {
  for (const act of acts) {
    const row = actRow(act, words);
    if (row !== null) act.confidence = boostedProbability(trees, row);
  }
}

/** What the trees are asked of an act; null where the heads have no opinion of it. */
export function actRow(act: Act, words: ReadonlyMap<Candidate, readonly number[]>): readonly number[] | null {
  const word = words.get(act.candidate);
  const { opinion } = act.candidate;
  return word && opinion ? [...word, ...confidenceRow(act, opinion, rawConfidence(act))] : null;
}

/** The product of what the heads say of type and sides, as if they were independent; plain weights without them. */
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
