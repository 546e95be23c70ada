/**
 * Infinitives of purpose: "sent troops to restore order" plans it, "gathered to protest" tells that they did. In: a tree, the
 * infinitive and what it hangs on. Out: whether it is a purpose yet to be reached, and whether that is striven for.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { isTooLate } from './constructions.ts';
import { VERBS } from './words.ts';

/** What an infinitive that hangs on a verb says of itself, or null where the verb decides or it was done. */
export function purposeEffect(tree: SentenceTree, at: number, head: number | null): 'attempted' | 'planned' | null {
  if (isComplement(tree, head) || isMeans(tree, head) || isGoneOnTo(tree, head)) return null;
  if (isTooLate(tree, at) || isSaidThere(tree, at, head)) return null;
  return head !== null && STRIVES.test(tree.lemma(head)) ? 'attempted' : 'planned';
}

/** "used tear gas to disperse them": what the means were used for was done with them. */
const isMeans = (tree: SentenceTree, head: number | null): boolean =>
  head !== null && tree.lemma(head) === 'use' && tree.children(head, 'obj').length > 0;

/** "Went on to take the town" */
const isGoneOnTo = (tree: SentenceTree, head: number | null): boolean =>
  head !== null &&
  tree.lemma(head) === 'go' &&
  tree.children(head, 'compound:prt', 'advmod').some((word) => tree.lemma(word) === 'on');

/** "Gathered to protest", "called a press conference to accuse": the occasion is for saying it, and so it was said. */
function isSaidThere(tree: SentenceTree, at: number, head: number | null): boolean {
  if (head === null || !SAID.test(tree.lemma(at)) || !tree.feature(head, 'Tense=Past')) return false;
  if (GATHERS.test(tree.lemma(head))) return true;
  const object = tree.child(head, 'obj');
  return object !== null && HOLDS.test(tree.lemma(head)) && OCCASIONS.test(tree.lemma(object));
}

const SAID =
  /^(demand|protest|demonstrate|condemn|denounce|decry|call|urge|appeal|criticise|criticize|accuse|thank|praise|oppose|reject|plead|complain|mourn)$/;
const GATHERS = /^(gather|rally|march|assemble|congregate|write|tweet|turn|descend)$/;
const HOLDS = /^(hold|call|host|organise|organize|stage|give|issue|release|write|send|publish|address|join|attend)$/;
const OCCASIONS =
  /^(conference|briefing|rally|protest|demonstration|march|vigil|meeting|statement|letter|note|speech|message|gathering|sit-in|walkout|boycott|strike)$/;

/** Toil whose purpose is tried: "have been working to reach the miners". */
const STRIVES = /^(work|fight|race|rush|push|press|manoeuvre|maneuver|campaign|compete)$/;

/** The infinitive completes a verb or adjective that decides about it: "tried in vain to free". */
function isComplement(tree: SentenceTree, head: number | null): boolean {
  if (head === null) return false;
  const effect = VERBS.get(tree.lemma(head));
  return (
    tree.at(head).upos === 'VERB' &&
    effect !== undefined &&
    !['passes', 'factive', 'negated', 'cancelled', 'denied', 'ongoing'].includes(effect)
  );
}
