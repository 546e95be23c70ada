/**
 * Words of fighting that hurt nobody: "attacked his record", "fired a salvo at the party", "fought for our liberties", "beat
 * him at the polls". In: a reading with its roles and its tree. Out: whether the blow is one of words, or why there is none.
 */
import type { Roles } from './arguments.ts';
import type { Reading } from './detect.ts';
import type { Party } from './party.ts';
import { isArmed } from './political.ts';
import type { SentenceTree } from './syntax.ts';
import { TERRITORIES } from './words.ts';

const OFFICE = new Set(['GOV', 'LEG', 'PTY', 'OPP', 'JUD']);
/** Words that make a sentence one of real violence. */
const BLOOD =
  /^(?:bomb|bombing|bomber|missile|rocket|drone|shell|shelling|air-?strike|gun|gunman|gunfire|bullet|rifle|pistol|knife|machete|baton|stone|explosive|explosion|grenade|artillery|warplane|tank|soldier|troop|militant|militia|insurgent|rebel|fighter|wound|wounded|injure|injured|kill|killing|die|dead|death|hospital|blood|stab|shoot|weapon|violence|violent)$/;

const isUnarmed = (party: Party): boolean => !isArmed(party);
const isPolitician = (party: Party): boolean =>
  isUnarmed(party) && (party.actor.person !== null || party.actor.sectors.some((each) => OFFICE.has(each)));

function isBloody(tree: SentenceTree, token: number): boolean {
  return tree.tokens.some(({ id }) => id !== token && BLOOD.test(tree.lemma(id)));
}

/** Whether an attack is one of words: an accusation. */
export function attacksInWords(tree: SentenceTree, { cue, token }: Reading, roles: Roles): boolean {
  const { actors, recipients } = roles;
  if (cue.type !== 'ASSAULT' || !actors.every(isUnarmed) || !recipients.every(isUnarmed)) return false;
  // "Trump attacked Machado in tweets": one who commands no men attacks another person with words
  const isPerson = ({ actor }: Party): boolean => actor.person !== null;
  const both = actors.length > 0 && recipients.length > 0;
  if (both && ATTACKING.has(cue.lemma) && [...actors, ...recipients].every(isPerson)) return true;
  if (cue.kind === 'noun' || isBloody(tree, token)) return false;
  // "pounded the president's energy policy": what is hit are words or deeds, and no body
  const hit = [...tree.patients(token).map((filler) => filler.token), ...tree.children(token, 'obj', 'nsubj:pass')];
  if (POUNDING.has(cue.lemma) && hit.some((noun) => SAID_OR_DONE.has(tree.lemma(noun)))) return true;
  // "fired salvos at the party"
  return recipients.length > 0 && recipients.every(isPolitician) && hit.some((noun) => SHOTS.has(tree.lemma(noun)));
}

/** Why a verb of fighting tells a contest or a cause, and no violence; null where it may. */
export function bloodless(tree: SentenceTree, { cue, token }: Reading, roles: Roles): string | null {
  if (cue.type !== 'ASSAULT' || cue.kind !== 'verb') return null;
  const { actors, recipients } = roles;
  if (!actors.every(isUnarmed) || isBloody(tree, token)) return null;
  if (STRIVING.has(cue.lemma) && strivesFor(tree, token)) return 'fights for something, against nobody';
  if (!BEATING.has(cue.lemma) || !recipients.every(isPolitician)) return null;
  const rivals = actors.length > 0 && recipients.length > 0 && actors.every(isPolitician);
  const polled = tree.tokens.some(({ id }) => ELECTION.has(tree.lemma(id)));
  if (rivals && (polled || WINNING.has(cue.lemma))) return 'a contest, no violence';
  return polled && recipients.length > 0 && actors.length === 0 && TROUNCING.has(cue.lemma)
    ? 'a contest, no violence'
    : null;
}

/** "Fought for our liberties": a cause, and no foe; "fought for hours", "for control of the town" may be battles. */
function strivesFor(tree: SentenceTree, token: number): boolean {
  const causes = tree.slot(token, 'for').map((filler) => filler.token);
  const foes = ['obj', 'against', 'with', 'at', 'on', 'in'].some((slot) => tree.slot(token, slot).length > 0);
  return (
    causes.length > 0 &&
    !foes &&
    causes.every((noun) => {
      const lemma = tree.lemma(noun);
      return tree.at(noun).upos === 'NOUN' && !TERRITORIES.has(lemma) && !GROUND_OR_TIME.has(lemma);
    })
  );
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const ATTACKING = words('attack assail hit strike blast target');
const POUNDING = words('attack assail assault pound pummel hammer blast hit bash slam savage');
const SAID_OR_DONE = words(
  'issue policy record plan proposal stance view remark comment statement decision ruling character credibility integrity idea position speech agenda legacy handling approach judgment judgement reform bill legislation budget strategy motive patriotism temperament argument claim criticism rhetoric',
);
const SHOTS = words('salvo broadside volley shot barb potshot');
const GROUND_OR_TIME = words(
  'control land ground survival life hour day week month year decade time minute side army government state force',
);
const STRIVING = words('fight battle struggle');
const BEATING = words('beat fight battle crush rout trounce thrash hammer smash clobber drub hit');
const WINNING = words('beat trounce thrash');
const TROUNCING = words('rout trounce thrash hammer crush clobber drub smash');
const ELECTION = words(
  'election poll ballot vote voter primary caucus nomination nominee runoff referendum landslide debate delegate polls re-election constituency',
);
