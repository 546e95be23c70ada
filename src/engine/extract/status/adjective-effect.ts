/**
 * What an adjective or adverb does to what is said below it: "unable to attack", "far from condemning", "has yet to approve". In: a
 * tree, the adjective, its child. Out: an effect; null where it says nothing about the child.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { readOwnWords } from './own-words.ts';
import { isPresent } from './step.ts';
import { ADJECTIVES, type Effect } from './words.ts';

export function adjectiveEffect(tree: SentenceTree, head: number, child: number): Effect | null {
  const form = tree.at(head).form.toLowerCase();
  const clause = tree.is(child, 'xcomp', 'ccomp', 'advcl', 'csubj');
  // "too weak to attack"; "was able to leave" left.
  if (clause && tree.children(head, 'advmod').some((word) => tree.lemma(word) === 'too')) return 'negated';
  if (form === 'far' && tree.children(child, 'mark', 'case').some((mark) => tree.lemma(mark) === 'from'))
    return 'negated';
  // "has yet to approve"
  if (form === 'yet' && tree.children(child, 'mark').length > 0) return 'negated';
  // "fell short of condemning", "close to seizing", "open to talks"
  if (form === 'short' && tree.children(child, 'mark', 'case').some((mark) => tree.lemma(mark) === 'of'))
    return 'negated';
  if (/^(close|near)$/.test(form) && clause) return 'possible';
  if (form === 'open' && tree.is(child, 'obl') && tree.prepositions(child)[0] === 'to') return 'possible';
  if (clause && form === 'able') return isPresent(tree, head) ? 'possible' : 'passes';
  if (clause && form === 'true') return readOwnWords(tree, head).negated ? 'denied' : 'passes';
  if (clause && /^(guilty)$/.test(form)) return 'passes';
  if (clause && form === 'clear' && readOwnWords(tree, head).negated) return 'unknown';
  // "the strike is under way", "talks are in progress"
  if (/^(way|under|underway|ongoing)$/.test(form) && tree.is(child, 'nsubj')) return 'ongoing';
  return ADJECTIVES.get(form) ?? null;
}
