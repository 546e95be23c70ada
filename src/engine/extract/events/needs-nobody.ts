/**
 * Acts that the learned head is sure of though nobody stands on either side: shells that hit a market, a march that is banned, three
 * nights of riots. In: a reading, the head's opinion of its word, the sides by syntax. Out: whether the act may be told so.
 */
import type { Roles } from './arguments.ts';
import type { Reading } from './detect.ts';
import type { Opinion } from './mind.ts';
import { isPolitical } from './political.ts';
import { mayReturn } from './restore.ts';
import type { SentenceTree } from './syntax.ts';
import { victimsOf } from './victims.ts';

const LIKELY = 0.6;
const SURE = 0.5;
const CERTAIN = 0.8;

export function needsNobody(tree: SentenceTree, reading: Reading, opinion: Opinion, bySyntax: Roles): boolean {
  return (
    strikesThings(tree, reading, opinion) ||
    isDoneTo(tree, reading, opinion) ||
    isIncident(tree, reading, opinion) ||
    isDoneBySubject(tree, reading, opinion, bySyntax)
  );
}

/** "Two shells hit the market": violence against a thing, by nobody named, that the head is sure of. */
function strikesThings(tree: SentenceTree, { cue, token }: Reading, opinion: Opinion): boolean {
  return (
    cue.type === 'ASSAULT' &&
    cue.kind === 'verb' &&
    (opinion.types.get(cue.type) ?? 0) > SURE &&
    tree.patients(token).length > 0
  );
}

/** "The march has been banned", "soldiers were deployed", "the request was refused": done to something, by nobody named, and the head is all but certain. */
function isDoneTo(tree: SentenceTree, { cue, token }: Reading, opinion: Opinion): boolean {
  const share = opinion.types.get(cue.type) ?? 0;
  if (cue.kind !== 'verb') return false;
  if (
    DEEDS.has(cue.type) &&
    tree.child(token, 'aux:pass') !== null &&
    share > CERTAIN &&
    tree.subjects(token).length > 0
  )
    return true;
  return opinion.event > CERTAIN && share > (cue.type === 'REJECT' ? CERTAIN : LIKELY) && isUndergone(tree, token);
}

/** "The sanctions lifted in April", "Released on bail, he said", "two stations were shut and a third searched". */
function isUndergone(tree: SentenceTree, token: number): boolean {
  if (tree.child(token, 'aux:pass') !== null) return true;
  return (
    tree.is(token, 'acl', 'advcl', 'conj') &&
    tree.feature(token, 'VerbForm=Part') &&
    tree.feature(token, 'Tense=Past') &&
    tree.children(token, 'obj', 'nsubj', 'aux').length === 0
  );
}

/** "The court, which refused to": the head took the subject off the act that it is sure of; restore.ts puts him back. */
function isDoneBySubject(tree: SentenceTree, { cue }: Reading, opinion: Opinion, { actors }: Roles): boolean {
  return (
    cue.kind === 'verb' &&
    !cue.weak &&
    (opinion.types.get(cue.type) ?? 0) > CERTAIN &&
    isPolitical(tree, actors) &&
    actors.some((party) => mayReturn(opinion, party, 'actor'))
  );
}

const DEEDS = new Set(['COERCE', 'MOBILIZE', 'SANCTION', 'RETREAT', 'AID', 'REJECT', 'AGREE', 'SUPPORT']);

/**
 * "The shootings in Lyon", "the talks were held": an event noun that the head is sure of, whoever it was. It must be told,
 * as a subject or with its place or day: "those killed in the attack" only points back.
 */
function isIncident(tree: SentenceTree, { cue, token }: Reading, opinion: Opinion): boolean {
  if (cue.kind === 'noun' && cue.type === 'ASSAULT' && victimsOf(tree, token).length > 0)
    return opinion.event > SURE && (opinion.types.get(cue.type) ?? 0) > SURE;
  if (cue.kind !== 'noun' || opinion.event < SURE || (opinion.types.get(cue.type) ?? 0) < SURE) return false;
  const told = tree.is(token, 'nsubj', 'nsubj:pass') && tree.head(token) !== null;
  const placed = tree
    .children(token, 'nmod', 'nmod:poss', 'compound', 'amod')
    .some((child) => tree.at(child).upos === 'PROPN' && WHERE.has(tree.prepositions(child)[0] ?? 'in'));
  return told || placed || isMeasured(tree, token);
}

/** "Two nights of riots", "the third day of the offensive": what lasted so long, or came so often, took place. */
function isMeasured(tree: SentenceTree, noun: number): boolean {
  const above = tree.head(noun);
  return (
    above !== null && tree.is(noun, 'nmod') && tree.prepositions(noun)[0] === 'of' && MEASURES.has(tree.lemma(above))
  );
}

const MEASURES = new Set('hour day night week month year wave spate round series string'.split(' '));

const WHERE = new Set(['in', 'at', 'near', 'on', 'outside', 'inside', 'across', 'throughout']);
