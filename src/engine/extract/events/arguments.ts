/**
 * Fills a reading's slots: who acts, on whom, with whom. In: a reading and the tree. Out: the parties of each side, every
 * conjunct of the first slot that names anybody, with the words of support verbs (support.ts) read along.
 */
import { aimedAt } from './aims.ts';
import { namesConflict } from './conflict-names.ts';
import type { Filler } from './dependency-tree.ts';
import type { Reading } from './detect.ts';
import { helpOf } from './help.ts';
import { impliedActors } from './implied-actors.ts';
import type { Parties } from './parties.ts';
import { areColleagues, distinct, isWithin, type Party, type PartyOptions } from './party.ts';
import { doers, type Support, supportOf } from './support.ts';
import type { SentenceTree } from './syntax.ts';
import { type ThirdParty, thirdParties } from './third-parties.ts';
import { HOLDINGS, UNDERGONE } from './words.ts';

export interface Roles {
  actors: Party[];
  recipients: Party[];
  support: Support | null;
  /** Others the act is told to be aimed at, about, or done together with. */
  third: ThirdParty[];
  /** Actors stand on both sides of one slot: "A and B met", "talks between A and B". */
  mutual: boolean;
  /** Somebody claimed responsibility: whoever else the sentence names, he says he did it. */
  claimed: boolean;
  /** A subject or agent is there in words, whether or not it is anybody. */
  agentWord: number | null;
  recipientWord: number | null;
}

/** Types whose recipient is somebody spoken to or about; the others act on bodies and things, where a town is a place. */
export const VERBAL: ReadonlySet<string> = new Set([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'SANCTION',
  'COOPERATE',
  'AID',
]);

/** Prepositions that lead to a recipient even from deep within the object. */
const DEEP = new Set(['to', 'on', 'against', 'with']);

export function fillRoles(tree: SentenceTree, reading: Reading, parties: Parties): Roles {
  const { cue, token } = reading;
  const support = cue.kind === 'noun' ? supportOf(tree, token) : null;
  const verbal = VERBAL.has(cue.type);
  const acting: PartyOptions = { placesAct: true, owners: true };
  const receiving: PartyOptions = { placesAct: verbal, owners: true };

  let agentWord: number | null = null;
  let recipientWord: number | null = null;
  let actors: Party[] = [];
  // "pushed his bike": what belongs to the actor, or to somebody nobody named, is no other side
  const isTheirs = (party: Party): boolean =>
    party.via === 'owner' &&
    ((tree.at(party.token).upos === 'PRON' && party.actor.id === null) ||
      actors.some(({ actor }) => actor.id !== null && actor.id === party.actor.id));
  const pick = (
    slots: readonly string[],
    options: PartyOptions,
    fillers: (slot: string) => readonly Filler[],
    note: (word: number) => void,
  ): { found: Party[]; slot: string | null } => {
    for (const slot of slots) {
      const words = fillers(slot).filter(({ token: word }) => slot !== 'mod' || !namesConflict(tree, token, word));
      if (words.length === 0) continue;
      note(words[0]!.token);
      const found = words.flatMap((filler) => {
        // an abstract subject acts for its owner only where the owner is said to: "the army's offensive killed"
        // "Paris attacks" happened in Paris
        const own =
          slot === 'mod'
            ? { placesAct: verbal && options.placesAct, owners: false }
            : options === acting && !verbal && !HOLDINGS.has(tree.lemma(filler.token))
              ? { ...options, owners: false }
              : options;
        const party = parties.at(tree, filler.token, own);
        return party && !isTheirs(party) ? [...parties.officeHolders(tree, party), ...parties.beside(tree, party)] : [];
      });
      if (found.length > 0) return { found: distinct(found), slot };
    }
    return { found: [], slot: null };
  };

  // "his arrest": whose it is, is who it is done to
  const undergone = cue.kind === 'noun' && UNDERGONE.has(tree.lemma(token)) && tree.slot(token, 'of').length === 0;
  const doing = undergone ? cue.actor.filter((slot) => slot !== 'poss') : cue.actor;
  const help = cue.kind === 'noun' ? helpOf(tree, token) : null;
  const actorSlots = support?.kind === 'support' ? ['support', ...doing] : doing;
  const actorSide = pick(
    actorSlots,
    acting,
    (slot) => {
      if (help) return help.givers;
      if (slot === 'support') return doers(tree, support!.verb);
      const own = tree.slot(token, slot);
      if (own.length > 0 || support?.kind !== 'suffer') return own;
      return ['from', 'by', 'at'].includes(slot) || slot === 'subj' ? tree.slot(support.verb, 'from') : own;
    },
    (word) => {
      agentWord ??= word;
    },
  );
  actors = actorSide.found;
  // "fled fighting between A and B": a noun that was read as a verb
  const opponents = cue.kind === 'verb' && /ing$/i.test(tree.at(token).form) ? tree.slot(token, 'between') : [];
  const facing = distinct(opponents.flatMap((filler) => parties.at(tree, filler.token, acting) ?? []));
  if (facing.length > 1)
    return {
      actors: facing,
      recipients: [],
      third: [],
      support,
      mutual: true,
      claimed: false,
      agentWord,
      recipientWord,
    };
  let claimed = support?.claimed === true;
  if (actors.length === 0) ({ actors, claimed } = impliedActors(tree, reading, support, agentWord, parties));
  const active = cue.kind === 'verb' && !tree.isPassive(token);

  const things =
    reading.object === null && cue.kind === 'verb'
      ? tree
          .patients(token)
          .slice(0, 1)
          .map((filler) => filler.token)
      : [reading.object];
  const around = [...things, support?.verb ?? null].filter((node): node is number => node !== null);
  const undergoing = undergone ? ['poss', ...cue.recipient] : cue.recipient;
  const recipientSlots = support?.kind === 'suffer' ? ['sufferer', ...undergoing] : undergoing;
  const recipientSide = pick(
    recipientSlots,
    receiving,
    (slot) => {
      if (help) return help.takers;
      if (slot === 'sufferer') return tree.subjects(support!.verb);
      const own = tree.slot(token, slot).filter((filler) => filler.token !== agentWord);
      if (own.length > 0 || slot === 'obj' || slot === 'subj' || slot === 'comp') return own;
      // "launched attacks ON IS", "reached a deal WITH Iran": the preposition may hang on either word
      const near = around.flatMap((node) =>
        slot === 'poss' || slot === 'mod' || slot === 'of'
          ? node === reading.object
            ? tree.slot(node, slot)
            : []
          : tree.slot(node, slot),
      );
      if (near.length > 0 || !DEEP.has(slot)) return near;
      // "strikes by Israel on Gaza": read as if Israel were on Gaza
      const behind = actors.filter((party) => party.token > token).flatMap((party) => tree.slot(party.token, slot));
      if (behind.length > 0) return behind;
      if (reading.object !== null || cue.reciprocal) {
        const deep = tree.markedBelow(token, slot);
        if (deep.length > 0) return deep;
      }
      // "coordinate or collaborate with Russia": what follows the last verb belongs to both
      const later = tree
        .children(token, 'conj')
        .filter(
          (verb) =>
            tree.at(verb).upos === 'VERB' &&
            tree.child(verb, 'nsubj', 'cc') !== null &&
            tree.child(verb, 'nsubj') === null,
        );
      return cue.kind === 'verb'
        ? later.flatMap((verb) => [...tree.slot(verb, slot), ...tree.markedBelow(verb, slot)])
        : [];
    },
    (word) => {
      recipientWord ??= word;
    },
  );
  if (recipientSide.found.length === 0 && cue.kind === 'verb' && cue.recipient.includes('obj')) {
    recipientSide.found.push(
      ...distinct(tree.learned(token, 'A1').flatMap((filler) => parties.at(tree, filler.token, receiving) ?? [])),
    );
  }
  if (recipientSide.found.length === 0 && active && cue.recipient.includes('obj') && reading.object === null) {
    const beside = parties.near(tree, token, 'after', receiving);
    if (beside) recipientSide.found.push(beside, ...parties.beside(tree, beside));
  }
  if (recipientSide.found.length === 0 && cue.kind === 'verb')
    recipientSide.found.push(...distinct(aimedAt(tree, reading, actors, [token, ...around], parties)));
  const recipients = recipientSide.found.filter(
    (party) =>
      // "threatened to attack its territory": the pronoun is somebody else's
      !(
        tree.at(party.token).upos === 'PRON' &&
        actors.some(
          ({ actor }) => actor.id !== null && actor.id === party.actor.id && actor.person === party.actor.person,
        )
      ) && !actors.some((actor) => actor.token === party.token || isWithin(party, actor) || isWithin(actor, party)),
  );

  // "a treaty signed between A and B": both sides stand in one slot
  if (cue.reciprocal && actors.length === 0 && recipients.length > 1 && recipientSide.slot === 'between')
    actors = recipients.splice(0);
  // "the war between A and B" is each one's on the other
  const between = actorSide.slot === 'between' || (recipientSide.slot === 'between' && recipients.length === 0);
  const mutual =
    (cue.reciprocal || between || isReciprocal(tree, token)) &&
    recipients.length === 0 &&
    actors.length > 1 &&
    !(cue.lemma === 'sign' && areColleagues(actors)) &&
    (between || actorSide.slot === 'subj' || actorSide.slot === 'support' || cue.kind === 'noun');
  const third = thirdParties(tree, reading, around, parties).filter(
    ({ party }) => ![...actors, ...recipients].some((side) => side.actor.start === party.actor.start),
  );
  return {
    actors,
    recipients,
    third,
    support,
    mutual,
    claimed: claimed && actors.length > 0,
    agentWord,
    recipientWord,
  };
}

/** "Greece and Turkey accuse each other". */
function isReciprocal(tree: SentenceTree, verb: number): boolean {
  return tree.children(verb, 'obj', 'obl', 'iobj').some((object) => tree.feature(object, 'PronType=Rcp'));
}
