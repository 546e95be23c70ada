/**
 * What a noun does to what is said below it or of it: "fears of a strike", "no evidence that", "the plan is to attack". In: a tree, the
 * noun, its child. Out: an effect; null where it says nothing about the child.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { isOrdinalTime, votesDown } from './constructions.ts';
import { readOwnWords } from './own-words.ts';
import { isCalledUntrue, isIndefinite, isPresent } from './step.ts';
import { CHARGES, type Effect, NOUNS, UNTRUE, VERBS } from './words.ts';

export function nounEffect(tree: SentenceTree, head: number, child: number): Effect | null {
  const lemma = tree.lemma(head);
  const relation = tree.relation(child);
  if (relation.startsWith('nsubj') || relation.startsWith('csubj')) {
    // "the siege is in its third month", "the campaign is under way", "the plan is to attack"
    const marks = tree.prepositions(head);
    if (marks.includes('under') && lemma === 'way') return 'ongoing';
    if (marks.includes('in') && (lemma === 'progress' || isOrdinalTime(tree, head, lemma)) && isPresent(tree, head))
      return 'ongoing';
    const effect = NOUNS.get(lemma) ?? null;
    // "an invasion would be a disaster"
    if (effect === null && isIndefinite(tree, child) && readOwnWords(tree, head).effects.length > 0) return 'passes';
    return effect !== null && effect !== 'factive' && tree.children(head, 'cop').length > 0 ? effect : null;
  }
  if (UNTRUE.has(lemma) && tree.children(head, 'cop').length > 0 && /^(acl|ccomp|csubj)/.test(relation))
    return 'denied';
  if (isCalledUntrue(tree, head) && /^(acl|ccomp|nmod)/.test(relation)) return 'denied';
  if (/^(case|event)$/.test(lemma) && relation === 'nmod' && tree.prepositions(head)[0] === 'in') return 'possible';
  // "there was no truth in reports that"
  if (isGround(tree, head) && relation === 'nmod' && CHARGES.has(tree.lemma(child)))
    return readOwnWords(tree, head).negated ? 'denied' : null;
  if (relation === 'nmod' && /^(include|including|such|like)$/.test(tree.prepositions(child)[0] ?? '')) return 'passes';
  if (relation === 'compound' && OCCASION.test(lemma)) return 'passes';
  if (/^acl/.test(relation) && MOTION.test(lemma) && tree.is(head, 'obj') && votesDown(tree, tree.head(head)!))
    return 'negated';
  if (
    /^(suspicion|charge|allegation|accusation)$/.test(lemma) &&
    /^(planned|attempted)$/.test(VERBS.get(tree.lemma(child)) ?? '')
  )
    return 'passes';
  if (lemma === 'nothing' && tree.is(child, 'acl')) return 'negated';
  if (relation === 'acl' && ENTITLEMENT.test(lemma) && tree.feature(child, 'VerbForm=Inf')) return 'possible';
  if (relation === 'acl' && isRaisedObject(tree, head)) return 'passes';
  const effect = talkOf(tree, head) ?? NOUNS.get(lemma) ?? null;
  // "an order banning marches" is in force
  if (
    effect === 'planned' &&
    /^(order|call)$/.test(lemma) &&
    relation === 'acl' &&
    tree.children(child, 'mark').length === 0
  )
    return null;
  if (effect === null && CHARGES.has(lemma) && /^(acl|ccomp)/.test(relation)) return 'passes';
  if (effect === null) return isOpenInfinitive(tree, head, child) ? 'planned' : null;
  // "no confirmation that": not known; with confirmation it is taken for granted.
  if (effect === 'factive') {
    if (!readOwnWords(tree, head).negated || !/^(acl|ccomp)$/.test(relation)) return null;
    // "the inquiry found no evidence that"
    const seeker = tree.is(head, 'obj') ? tree.lemma(tree.head(head)!) : '';
    return /^(find|uncover|discover)$/.test(seeker) ? 'negated' : 'unknown';
  }
  if (/^(compound|acl|acl:relcl|ccomp|xcomp|csubj)$/.test(relation)) return effect;
  if (relation === 'nmod') {
    const preposition = tree.prepositions(child)[0] ?? '';
    if (effect === 'unclear') return null;
    return /^(of|for|to|on|about|over|against|at)$/.test(preposition) ? effect : null;
  }
  return null;
}

/** What a charge rests on. */
export const isGround = (tree: SentenceTree, noun: number): boolean =>
  /^(truth|basis|substance|foundation)$/.test(tree.lemma(noun));

/** "Talk of a coup": singular, of something heard. */
const talkOf = (tree: SentenceTree, noun: number): Effect | null =>
  /^(talk|whispers|gossip)$/i.test(tree.at(noun).form) ? 'hearsay' : null;

/** "Wants the vote to be annulled", with the clause hung on its subject. */
function isRaisedObject(tree: SentenceTree, noun: number): boolean {
  const head = tree.head(noun);
  return head !== null && tree.is(noun, 'obj') && /^(want|expect|like|need|wish)$/.test(tree.lemma(head));
}

/** What a deed named before it makes up: a signing ceremony, a rescue operation. */
const OCCASION = /^(ceremony|operation|mission|talks?|session|exercise|drill|process|procedure|sitting|match|tour)$/;

/** Rights and powers, which say what may be done. */
const ENTITLEMENT =
  /^(right|power|authority|permission|licence|license|freedom|capability|capacity|clearance|leave|ability)$/;

/** Papers before a house, which fall when it votes them down. */
const MOTION = /^(resolution|motion|bill|measure|amendment|proposal|petition|draft|statement|text|request)$/;

/** "a contract to supply tankers", "options to buy": yet to be done; "the first to land" has. */
function isOpenInfinitive(tree: SentenceTree, noun: number, clause: number): boolean {
  if (!tree.is(clause, 'acl') || !tree.children(clause, 'mark').some((mark) => tree.lemma(mark) === 'to')) return false;
  // "in addition to raiding"
  if (/ing$/i.test(tree.at(clause).form) && !tree.feature(clause, 'VerbForm=Inf')) return false;
  // "on their way to bomb a church"
  if (tree.lemma(noun) === 'way')
    return tree.prepositions(noun)[0] === 'on' && tree.children(noun, 'nmod:poss').length > 0;
  if (/^(nothing|ability|chance|time|place|reason|thing|people|man|woman|person|one)$/.test(tree.lemma(noun)))
    return false;
  return !tree
    .children(noun, 'amod', 'nummod', 'det')
    .some(
      (word) =>
        tree.feature(word, 'NumType=Ord') ||
        /^(first|second|third|\w+(fth|xth|nth|ieth|ourth|ighth|inth|elfth)|last|latest|only|next|youngest|oldest)$/i.test(
          tree.at(word).form,
        ),
    );
}
