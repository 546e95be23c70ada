/**
 * How far a predicate is from a fact, −3 … 3: the learned score corrected by what the rules read. In: the score, a reading,
 * the tree. Out: a number; its weights are fitted to UDS by training/status/fit.py.
 */
import { EntenteError } from '../../errors.ts';
import type { Models } from '../../resources.ts';
import type { SentenceTree } from '../events/syntax.ts';
import type { Reading } from './factuality.ts';

/** Names of the features that hold. */
export function degreeFeatures(tree: SentenceTree, token: number, reading: Omit<Reading, 'cues'>): string[] {
  const { upos, deprel } = tree.at(token);
  const relation = deprel.split(':')[0]!;
  const last = tree.tokens.at(-1)!.form;
  const names = [
    `polarity ${reading.polarity}`,
    `modality ${reading.modality}`,
    `phase ${reading.phase}`,
    `${reading.polarity}${reading.modality}/${reading.phase}`,
    `upos ${upos}`,
    `relation ${relation}`,
    `end ${/[?]/.test(last) ? '?' : /!/.test(last) ? '!' : '.'}`,
  ];
  if (reading.denied) names.push('denied');
  if (reading.hearsay) names.push('hearsay');
  for (const form of ['VerbForm=Inf', 'VerbForm=Ger', 'VerbForm=Part', 'Tense=Past', 'Tense=Pres', 'Mood=Imp'])
    if (tree.feature(token, form)) names.push(form);
  for (const child of tree.children(token, 'aux')) names.push(`aux ${tree.at(child).form.toLowerCase()}`);
  for (const child of tree.children(token, 'mark')) names.push(`mark ${tree.at(child).form.toLowerCase()}`);
  const head = tree.head(token);
  if (head !== null && /^(xcomp|ccomp|advcl|csubj|acl)$/.test(relation)) names.push(`under ${tree.lemma(head)}`);
  if (tree.children(token, 'cop').length > 0) names.push('copula');
  return names;
}

interface Weights {
  degree: number;
  /** Of the hyperbolic tangent of the score: extremes are not as extreme as they look. */
  bent: number;
  constant: number;
  features: Record<string, number>;
}

/** Opened once per process. @throws EntenteError if the file is broken */
export function degreeWeights(models: Models): Weights {
  return models.memo('status.degree', () => {
    try {
      return JSON.parse(models.text('status/degree.json')) as Weights;
    } catch (cause) {
      throw new EntenteError('status/degree.json is no JSON; check out the models folder again', 3, { cause });
    }
  });
}

export function degreeOf(weights: Weights, learned: number, names: readonly string[]): number {
  let sum = weights.constant + weights.degree * learned + weights.bent * Math.tanh(learned);
  for (const name of names) sum += weights.features[name] ?? 0;
  return Math.round(Math.max(-3, Math.min(3, sum)) * 1e3) / 1e3;
}
