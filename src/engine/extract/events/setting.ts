/**
 * What the sides of an act are looked for with: a reading in its tree, the verb or the help that lends it sides, and the words
 * around that a side may hang on. In: a reading and the tree. Out: its setting.
 */
import type { Reading } from './detect.ts';
import { type Help, helpOf } from './help.ts';
import type { Parties } from './parties.ts';
import { type Support, supportOf } from './support.ts';
import type { SentenceTree } from './syntax.ts';
import { UNDERGONE } from './words.ts';

export interface Setting {
  tree: SentenceTree;
  reading: Reading;
  parties: Parties;
  /** The verb that lends an event noun its sides. */
  support: Support | null;
  help: Help | null;
  /** Of a type of VERBAL. */
  verbal: boolean;
  /** "his arrest": whose it is, is who it is done to. */
  undergone: boolean;
  /** What the preposition of a side may hang on beside the word itself: its object, its support verb. */
  around: readonly number[];
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

export function settingOf(tree: SentenceTree, reading: Reading, parties: Parties): Setting {
  const { cue, token } = reading;
  const noun = cue.kind === 'noun';
  const support = noun ? supportOf(tree, token) : null;
  return {
    tree,
    reading,
    parties,
    support,
    help: noun ? helpOf(tree, token) : null,
    verbal: VERBAL.has(cue.type),
    undergone: noun && UNDERGONE.has(tree.lemma(token)) && tree.slot(token, 'of').length === 0,
    around: [objectOf(tree, reading), support?.verb ?? null].filter((node): node is number => node !== null),
  };
}

/** The noun that completes the cue; of a verb that needs none, the first of what it is done to. */
function objectOf(tree: SentenceTree, { cue, token, object }: Reading): number | null {
  return object === null && cue.kind === 'verb' ? (tree.patients(token)[0]?.token ?? null) : object;
}
