/**
 * Fills a reading's slots: who acts, on whom, with whom. In: a reading and the tree. Out: the parties of each side (actor-side.ts,
 * recipient-side.ts), every conjunct of the first slot that names anybody, with the words of support verbs (support.ts) read along.
 */
import { actorSide, opponents } from './actor-side.ts';
import type { Reading } from './detect.ts';
import { impliedActors } from './implied-actors.ts';
import type { Parties } from './parties.ts';
import { areColleagues, type Party } from './party.ts';
import type { Side } from './pick-side.ts';
import { recipientSide } from './recipient-side.ts';
import { type Setting, settingOf } from './setting.ts';
import type { Support } from './support.ts';
import type { SentenceTree } from './syntax.ts';
import { type ThirdParty, thirdParties } from './third-parties.ts';

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

export function fillRoles(tree: SentenceTree, reading: Reading, parties: Parties): Roles {
  const setting = settingOf(tree, reading, parties);
  const { support } = setting;
  const acting = actorSide(setting);
  const agentWord = acting.word;
  const facing = opponents(setting);
  if (facing.length > 1)
    return {
      actors: facing,
      recipients: [],
      third: [],
      support,
      mutual: true,
      claimed: false,
      agentWord,
      recipientWord: null,
    };
  const { actors: doers, claimed } =
    acting.parties.length > 0
      ? { actors: acting.parties, claimed: support?.claimed === true }
      : impliedActors(tree, reading, support, agentWord, parties);
  const receiving = recipientSide(setting, { actors: doers, agentWord });
  const { actors, recipients } = partedSides(reading, doers, receiving);
  const third = thirdParties(tree, reading, setting.around, parties).filter(
    ({ party }) => ![...actors, ...recipients].some((side) => side.actor.start === party.actor.start),
  );
  return {
    actors,
    recipients,
    third,
    support,
    mutual: recipients.length === 0 && isMutual(setting, actors, acting, receiving),
    claimed: claimed && actors.length > 0,
    agentWord,
    recipientWord: receiving.word,
  };
}

/** "a treaty signed between A and B": both sides stand in one slot, and act. */
function partedSides({ cue }: Reading, actors: Party[], { parties, slot }: Side): Pick<Roles, 'actors' | 'recipients'> {
  const both = cue.reciprocal && actors.length === 0 && parties.length > 1 && slot === 'between';
  return both ? { actors: parties, recipients: [] } : { actors, recipients: parties };
}

/** Whether those who act, where nobody is acted on, do so on one another. */
function isMutual({ tree, reading: { cue, token } }: Setting, actors: Party[], acting: Side, receiving: Side): boolean {
  if (actors.length < 2) return false;
  // "the war between A and B" is each one's on the other
  const between = acting.slot === 'between' || receiving.slot === 'between';
  return (
    (cue.reciprocal || between || isReciprocal(tree, token)) &&
    !(cue.lemma === 'sign' && areColleagues(actors)) &&
    (between || acting.slot === 'subj' || acting.slot === 'support' || cue.kind === 'noun')
  );
}

/** "Greece and Turkey accuse each other". */
function isReciprocal(tree: SentenceTree, verb: number): boolean {
  return tree.children(verb, 'obj', 'obl', 'iobj').some((object) => tree.feature(object, 'PronType=Rcp'));
}
