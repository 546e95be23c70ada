/**
 * What the learned head sees of a possible event. In: word states, the trigger, the two sides, the cues that fit. Out: a
 * vector: states of trigger, actor, recipient, of the word that governs the trigger, and the mean of the words between and
 * around them, then what the cues say at the trigger, near it, above it and below it, and how the trigger is negated or put off.
 * Training reads the very same numbers (training/events), so this file is the only definition of them.
 */
import type { States } from '../../stage.ts';
import { addMean } from '../state-means.ts';
import type { Reading } from './detect.ts';
import type { SentenceTree } from './syntax.ts';
import type { Candidate } from './type.ts';

/** Order of the head's types; fixed by the weights. */
export const HEAD_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
const CUES = HEAD_TYPES.length;

export function featureWidth(states: number): number {
  return states * 5 + CUES * 4 + 8;
}

/** Numbers that say what the rules make of the word, after those of `featuresOf`. */
const RULED = 8;

export function actWidth(states: number): number {
  return featureWidth(states) + RULED;
}

/** `featuresOf` a word with the sides the rules gave it, and what the rules make of it. */
export function actFeatures(
  tree: SentenceTree,
  states: States,
  { best, others }: { best: Candidate; others: readonly Candidate[] },
  readings: readonly Reading[],
): Float32Array {
  const { token, cue, specificity } = best.reading;
  const { actors, recipients, mutual, support } = best.roles;
  const triple = { trigger: token, actor: actors[0]?.token ?? null, recipient: recipients[0]?.token ?? null };
  const out = featuresOf(tree, states, triple, readings, RULED);
  out.set(
    [
      Number(best.accepted),
      best.score / 5,
      specificity / 5,
      Number(cue.weak),
      Number(cue.needs === 'both' && !mutual && (actors.length === 0 || recipients.length === 0)),
      Number(mutual),
      Number(support !== null),
      Number(others.some((other) => other.type.id !== best.type.id)),
    ],
    out.length - RULED,
  );
  return out;
}

export interface Triple {
  trigger: number;
  actor: number | null;
  recipient: number | null;
}

/** @param room for so many further numbers, after these */
export function featuresOf(
  tree: SentenceTree,
  states: States,
  { trigger, actor, recipient }: Triple,
  readings: readonly Reading[],
  room = 0,
): Float32Array {
  const { width, data } = states;
  const out = new Float32Array(featureWidth(width) + room);
  const copy = (token: number, at: number): void => out.set(data.subarray(token * width, (token + 1) * width), at);
  copy(trigger, 0);
  if (actor !== null) copy(actor, width);
  if (recipient !== null) copy(recipient, width * 2);
  const ends = [trigger, actor ?? trigger, recipient ?? trigger];
  const first = Math.max(tree.tokens[0]!.id, Math.min(...ends) - 1);
  const last = Math.min(tree.tokens.at(-1)!.id, Math.max(...ends) + 3);
  const between = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  addMean(states, between, out, width * 3);
  const governor = tree.head(trigger);
  if (governor !== null) copy(governor, width * 4);
  const above = ancestors(tree, trigger);
  const below = new Set(
    tree
      .children(trigger, 'obj', 'obl', 'xcomp', 'ccomp', 'advcl', 'nmod', 'acl')
      .flatMap((child) => [child, ...tree.children(child, 'nmod', 'obj', 'xcomp', 'acl')]),
  );
  const base = width * 5;
  for (const reading of readings) {
    const type = HEAD_TYPES.indexOf(reading.cue.type as (typeof HEAD_TYPES)[number]);
    if (type < 0) continue;
    const weight = (1 + reading.specificity / 3) * (reading.cue.weak ? 0.5 : 1);
    if (reading.token === trigger) out[base + type] = Math.max(out[base + type]!, weight);
    else {
      const block = above.includes(reading.token)
        ? 2
        : below.has(reading.token)
          ? 3
          : reading.token >= first && reading.token <= last
            ? 1
            : -1;
      if (block > 0) out[base + CUES * block + type] = Math.max(out[base + CUES * block + type]!, weight);
    }
  }
  const flags = base + CUES * 4;
  const around = [trigger, ...above.slice(0, 2)];
  const helped = (words: readonly string[]): boolean =>
    around.some((token) =>
      tree
        .children(token, 'aux', 'advmod', 'mark', 'cc')
        .some((child) => words.includes(tree.at(child).form.toLowerCase())),
    );
  [
    actor !== null,
    recipient !== null,
    tree.at(trigger).upos === 'VERB',
    tree.isPassive(trigger),
    helped(['not', "n't", 'never', 'no', 'nor']),
    helped(['will', 'would', "'ll", 'wo', 'shall']),
    helped(['may', 'might', 'could', 'can', 'should', 'must']),
    above.some((token) => FAILING.has(tree.lemma(token))),
  ].forEach((holds, index) => {
    out[flags + index] = holds ? 1 : 0;
  });
  return out;
}

/** Governors that turn a deed into its absence. */
const FAILING = new Set([
  'fail',
  'cancel',
  'refuse',
  'decline',
  'halt',
  'stop',
  'suspend',
  'end',
  'suspension',
  'cancellation',
  'postpone',
  'unable',
  'ban',
]);

function ancestors(tree: SentenceTree, token: number): number[] {
  const found: number[] = [];
  for (let node = tree.head(token); node !== null && found.length < 3; node = tree.head(node)) found.push(node);
  return found;
}
