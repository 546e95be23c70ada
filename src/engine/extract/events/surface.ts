/**
 * What the order of words alone tells, for places where the tree went wrong: appositions, "held by", acronyms that look like
 * verbs. In: a sentence and a token. Out: tokens or names.
 */
import type { SentenceTree } from './syntax.ts';
import { namesHarshly } from './verdicts.ts';

/** "Raqqa, the capital of": the name before the comma, wherever the tree hangs the rest. */
export function apposedBefore(tree: SentenceTree, noun: number): string[] {
  const first = tree.tokens[0]!.id;
  let left = noun;
  while (left > first && ['DET', 'ADJ'].includes(tree.at(left - 1).upos)) left -= 1;
  if (left - 2 < first || tree.at(left - 1).form !== ',' || tree.at(left - 2).upos !== 'PROPN') return [];
  return [tree.at(left - 2).form.toLowerCase()];
}

/** Capitals in a sentence that has small letters too: "IS" is no verb there. */
export function isAcronym(tree: SentenceTree, token: number): boolean {
  return /^[A-Z]{2,6}$/.test(tree.at(token).form) && tree.tokens.some((other) => /^[a-z]{2,}$/.test(other.form));
}

/** "held by IS": the word after "by", wherever the tree hangs it. */
export function afterBy(tree: SentenceTree, verb: number): number[] {
  const last = tree.tokens.at(-1)!.id;
  if (verb + 2 > last || tree.at(verb + 1).form.toLowerCase() !== 'by') return [];
  const found: number[] = [];
  for (let token = verb + 2; token <= Math.min(last, verb + 5); token += 1) {
    if (['NOUN', 'PROPN'].includes(tree.at(token).upos) || isAcronym(tree, token)) found.push(token);
    else if (!['DET', 'ADJ'].includes(tree.at(token).upos)) break;
  }
  return found;
}

/** "Called him a liar", "called the plan “reckless”": the verb gives its object a name. */
export function givesName(tree: SentenceTree, verb: number): boolean {
  if (namesHarshly(tree, verb)) return true;
  if (tree.lemma(verb) !== 'call') return false;
  const objects = tree.children(verb, 'obj').filter((child) => child > verb);
  if (objects.length > 1) return true;
  const object = objects[0];
  if (object === undefined) return false;
  const quoted = tree.children(object, 'appos', 'amod', 'parataxis').filter((child) => child > object);
  return quoted.some((child) => /^["“”‘'`]+$/.test(tree.at(child - 1).form));
}
