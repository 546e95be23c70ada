/**
 * What speaks for an act as a whole: the word that tells it, whoever stands on its sides and how sure the head is of each, and
 * who was left out. In: acts with the heads' opinions. Out: a row of numbers an act, in the order of {@link CONFIDENCE_COLUMNS};
 * confidence.ts asks trees of them, and training reads the same rows.
 */
import type { Act } from './merge.ts';
import type { Opinion, SideOpinion } from './mind.ts';
import { type Party, samePhrase } from './party.ts';
import { typeOpinion } from './type.ts';

const VIAS = ['owner', 'holder', 'people', 'contents'] as const;

export const CONFIDENCE_COLUMNS: readonly string[] = [
  ...'raw typed actors recipients mutual least-actor least-recipient left-out-actor left-out-recipient parties merged'.split(
    ' ',
  ),
  ...'since support claimed content refusal overruled third pronoun-actor pronoun-recipient known-actor known-recipient'.split(
    ' ',
  ),
  ...'country-actor country-recipient'.split(' '),
  ...VIAS.flatMap((via) => [`${via}-actor`, `${via}-recipient`]),
];

export function confidenceRow(act: Act, opinion: Opinion, raw: number): number[] {
  const { candidate, actors, recipients } = act;
  const { roles, reading, type } = candidate;
  const mutual = roles.mutual;
  const said = (party: Party): SideOpinion | undefined =>
    opinion.sides.find(({ party: each }) => samePhrase(each, party));
  const least = (side: readonly Party[], of: 'actor' | 'recipient'): number =>
    Math.min(
      1,
      ...side.map((party) => {
        const found = said(party);
        return found === undefined ? 0.5 : mutual || reading.cue.reciprocal ? found.actor + found.recipient : found[of];
      }),
    );
  const taken = [...actors, ...recipients];
  const left = opinion.sides.filter(({ party }) => !taken.some((each) => samePhrase(each, party)));
  const pronoun = (side: readonly Party[]): boolean =>
    side.some(({ actor }) => /^(?:he|she|it|they|we|i|you|who|him|her|them|us|his|their|its|our)$/i.test(actor.text));
  const known = (side: readonly Party[]): boolean => side.length > 0 && side.every(({ actor }) => actor.id !== null);
  const placed = (side: readonly Party[]): boolean =>
    side.length > 0 && side.every(({ actor }) => actor.country !== null);
  return [
    raw,
    typeOpinion(opinion, type) / Math.max(opinion.event, 0.05),
    actors.length,
    recipients.length,
    mutual,
    least(actors, 'actor'),
    least(recipients, 'recipient'),
    Math.max(0, ...left.map(({ actor }) => actor)),
    Math.max(0, ...left.map(({ recipient }) => recipient)),
    opinion.sides.length,
    act.merged.length,
    act.since !== undefined,
    roles.support !== null,
    roles.claimed,
    candidate.content !== null,
    candidate.refusal,
    type.id !== reading.cue.type,
    roles.third.length,
    pronoun(actors),
    pronoun(recipients),
    known(actors),
    known(recipients),
    placed(actors),
    placed(recipients),
    ...VIAS.flatMap((via) => [
      actors.some((party) => party.via === via),
      recipients.some((party) => party.via === via),
    ]),
  ].map(Number);
}
