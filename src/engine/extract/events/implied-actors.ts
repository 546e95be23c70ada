/**
 * Who acts where the slots of a cue name nobody: "launched an offensive that killed 20", "met after a visit to", "we remain
 * committed to helping", "600 soldiers were deployed". In: a reading and the tree. Out: the parties a construction around the
 * word, the learned roles or what stands before it leads to.
 */
import type { Filler } from './dependency-tree.ts';
import type { Reading } from './detect.ts';
import type { Parties } from './parties.ts';
import { distinct, type Party, type PartyOptions } from './party.ts';
import { clauseAround, doers, type Support, supportOf } from './support.ts';
import type { SentenceTree } from './syntax.ts';

const ACTING: PartyOptions = { placesAct: true, owners: true };
const MOVING: PartyOptions = { placesAct: false, owners: false };

/** Sectors that bear arms. */
const FORCES = new Set(['MIL', 'COP', 'REB', 'UAF', 'PRM']);

/**
 * @param support the verb that lends an event noun its sides
 * @param agentWord a subject or agent in words that is nobody; null where there is none
 * @returns the parties, and whether somebody claimed responsibility for the deed
 */
export function impliedActors(
  tree: SentenceTree,
  { cue, token }: Reading,
  support: Support | null,
  agentWord: number | null,
  parties: Parties,
): { actors: Party[]; claimed: boolean } {
  const named = (fillers: readonly Filler[], options = ACTING): Party[] =>
    fillers.flatMap((filler) => parties.at(tree, filler.token, options) ?? []);
  const verbal = cue.kind === 'verb';
  let claimed = support?.claimed === true;
  let actors: Party[] = [];
  if (support?.kind === 'suffer')
    actors = named(
      ['from', 'by', 'at'].flatMap((slot) => [...tree.slot(support.verb, slot), ...tree.slot(token, slot)]),
    );

  if (actors.length === 0 && agentWord === null && verbal && cue.actor.includes('subj'))
    actors = distinct(named(tree.learned(token, 'A0').filter((filler) => !tree.is(filler.token, 'nsubj:pass'))));

  // "launched an offensive that killed 20", "claimed responsibility for an attack that killed six": the deed's doer
  if (actors.length === 0 && verbal && agentWord !== null && tree.at(agentWord).upos === 'NOUN') {
    const lent = supportOf(tree, agentWord);
    claimed = lent?.claimed === true;
    if (lent?.kind === 'support') actors = distinct(named(doers(tree, lent.verb)));
  }

  // "in talks with X, Y presented", "arrived after a visit to": who meets or travels is the subject of the clause around
  if (actors.length === 0 && agentWord === null && cue.kind === 'noun' && cue.type === 'CONSULT') {
    const verb = clauseAround(tree, token);
    if (verb !== null) actors = distinct(named(tree.agents(verb)));
  }

  // "we remain committed to helping": a participle of promise is the promiser's state
  if (actors.length === 0 && cue.type === 'AGREE' && verbal && tree.isPassive(token))
    actors = distinct(named(tree.subjects(token)));

  // "600 soldiers were deployed": where nobody is said to send them, the forces stand for their own side
  if (actors.length === 0 && agentWord === null && cue.type === 'MOBILIZE' && tree.child(token, 'aux:pass') !== null)
    actors = distinct(named(tree.subjects(token), MOVING)).filter(({ actor }) =>
      actor.sectors.some((sector) => FORCES.has(sector)),
    );

  if (
    actors.length === 0 &&
    agentWord === null &&
    verbal &&
    !tree.isPassive(token) &&
    cue.actor.includes('subj') &&
    tree.is(token, 'root', 'ccomp', 'parataxis', 'conj')
  ) {
    const beside = parties.near(tree, token, 'before', ACTING);
    if (beside) actors = [beside, ...parties.beside(tree, beside)];
  }
  return { actors, claimed };
}
