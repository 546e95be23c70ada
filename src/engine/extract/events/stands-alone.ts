/**
 * Acts that are whole without a side their cue asks for: "the two leaders met", "troops shelled the town", "a bomb exploded".
 * In: a reading of a verb, its roles and the tree. Out: whether the side may be missing, by syntax alone.
 */
import type { Roles } from './arguments.ts';
import type { Reading } from './detect.ts';
import { isArmed } from './political.ts';
import type { SentenceTree } from './syntax.ts';
import { INSTRUMENTS } from './words.ts';

/** What an act that wants two sides may lack: the other side, where several meet, or where what is hit is a thing. */
export function standsAlone(tree: SentenceTree, reading: Reading, roles: Roles): boolean {
  if (reading.cue.kind !== 'verb') return false;
  if (isHitByWeapon(tree, reading, roles)) return true;
  if (roles.recipients.length > 0) return false;
  const armed = roles.actors.some(isArmed);
  return (
    isAmongThemselves(tree, reading, roles) || (reading.cue.type === 'ASSAULT' && armed && hits(tree, reading.token))
  );
}

/** "The two leaders met", "the powers conferred": several in one phrase, and nobody besides. */
function isAmongThemselves(tree: SentenceTree, { cue, token }: Reading, { actors, recipientWord }: Roles): boolean {
  if (!cue.reciprocal || recipientWord !== null || tree.child(token, 'obj') !== null) return false;
  return actors.some((party) => tree.feature(party.token, 'Number=Plur') && tree.at(party.token).upos === 'NOUN');
}

/** "A drone struck the airport", "a bomb exploded": a weapon of nobody known hits a thing, or goes off. */
export function isHitByWeapon(tree: SentenceTree, { cue, token }: Reading, { actors, agentWord }: Roles): boolean {
  return (
    cue.type === 'ASSAULT' &&
    cue.kind === 'verb' &&
    actors.length === 0 &&
    agentWord !== null &&
    INSTRUMENTS.has(tree.lemma(agentWord)) &&
    (cue.recipient.includes('none') || hits(tree, token))
  );
}

/** Whether a verb has something it is done to. */
function hits(tree: SentenceTree, verb: number): boolean {
  return tree.patients(verb).some(({ token }) => token !== verb && tree.at(token).upos !== 'PRON');
}
