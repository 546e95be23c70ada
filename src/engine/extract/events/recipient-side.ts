/**
 * On whom. In: an act's setting and who acts. Out: whom the recipient's slots name, on the word itself, on words around it or
 * further off; else whom learned roles, the words after the verb or its aim name. The actors are none of them.
 */
import { aimedAt } from './aims.ts';
import type { Filler } from './dependency-tree.ts';
import { distinct, isWithin, type Party, type PartyOptions } from './party.ts';
import { pickSide, type Side } from './pick-side.ts';
import type { Setting } from './setting.ts';
import type { SentenceTree } from './syntax.ts';

export interface Doers {
  actors: readonly Party[];
  /** A subject or agent in words, whether or not it is anybody. */
  agentWord: number | null;
}

/** Slots that the word alone fills, by its place in the clause. */
const CLAUSAL = new Set(['obj', 'subj', 'comp']);
/** Slots of a noun: of the words around, the object's alone are the act's. */
const NOMINAL = new Set(['poss', 'mod', 'of']);
/** Prepositions that lead to a recipient even from deep within the object. */
const DEEP = new Set(['to', 'on', 'against', 'with']);

export function recipientSide(setting: Setting, doers: Doers): Side {
  const { tree, reading, support, undergone } = setting;
  const undergoing = undergone ? ['poss', ...reading.cue.recipient] : reading.cue.recipient;
  const side = pickSide(setting, {
    slots: support?.kind === 'suffer' ? ['sufferer', ...undergoing] : undergoing,
    fillers: (slot) => fillersOf(slot, setting, doers),
    options: () => receiving(setting),
    actors: doers.actors,
  });
  const found = side.parties.length > 0 ? side.parties : outsideSlots(setting, doers.actors);
  return { ...side, parties: found.filter((party) => !isActing(tree, party, doers.actors)) };
}

const receiving = ({ verbal }: Setting): PartyOptions => ({ placesAct: verbal, owners: true });

function fillersOf(slot: string, setting: Setting, { actors, agentWord }: Doers): readonly Filler[] {
  const { tree, reading, support, help, around } = setting;
  const { cue, token, object } = reading;
  if (help) return help.takers;
  if (slot === 'sufferer') return tree.subjects(support!.verb);
  const own = tree.slot(token, slot).filter((filler) => filler.token !== agentWord);
  if (own.length > 0 || CLAUSAL.has(slot)) return own;
  // "launched attacks ON IS", "reached a deal WITH Iran": the preposition may hang on either word
  const near = around.filter((node) => node === object || !NOMINAL.has(slot)).flatMap((node) => tree.slot(node, slot));
  if (near.length > 0 || !DEEP.has(slot)) return near;
  // "strikes by Israel on Gaza": read as if Israel were on Gaza
  const behind = actors.filter((party) => party.token > token).flatMap((party) => tree.slot(party.token, slot));
  if (behind.length > 0) return behind;
  const deep = object !== null || cue.reciprocal ? tree.markedBelow(token, slot) : [];
  return deep.length > 0 ? deep : ofLaterVerbs(slot, setting);
}

/** "coordinate or collaborate with Russia": what follows the last verb belongs to both. */
function ofLaterVerbs(slot: string, { tree, reading: { cue, token } }: Setting): Filler[] {
  if (cue.kind !== 'verb') return [];
  return tree
    .children(token, 'conj')
    .filter(
      (verb) =>
        tree.at(verb).upos === 'VERB' && tree.child(verb, 'nsubj', 'cc') !== null && tree.child(verb, 'nsubj') === null,
    )
    .flatMap((verb) => [...tree.slot(verb, slot), ...tree.markedBelow(verb, slot)]);
}

/** Whom a verb is done to where no slot names anybody: by learned roles, by what stands right after it, by its aim. */
function outsideSlots(setting: Setting, actors: readonly Party[]): Party[] {
  const { tree, reading, parties, around } = setting;
  const { cue, token, object } = reading;
  if (cue.kind !== 'verb') return [];
  if (cue.recipient.includes('obj')) {
    const learned = tree
      .learned(token, 'A1')
      .flatMap((filler) => parties.at(tree, filler.token, receiving(setting)) ?? []);
    if (learned.length > 0) return distinct(learned);
    const active = object === null && !tree.isPassive(token);
    const after = active ? parties.near(tree, token, 'after', receiving(setting)) : null;
    if (after) return [after, ...parties.beside(tree, after)];
  }
  return distinct(aimedAt(tree, reading, actors, [token, ...around], parties));
}

/** Whether somebody acts already, by the same words or as a pronoun for one of those who act. */
function isActing(tree: SentenceTree, party: Party, actors: readonly Party[]): boolean {
  // "threatened to attack its territory": the pronoun is somebody else's
  const back =
    tree.at(party.token).upos === 'PRON' &&
    actors.some(({ actor }) => actor.id !== null && actor.id === party.actor.id && actor.person === party.actor.person);
  return (
    back || actors.some((actor) => actor.token === party.token || isWithin(party, actor) || isWithin(actor, party))
  );
}
