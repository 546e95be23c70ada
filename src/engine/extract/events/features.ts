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
/** States that stand before the rest: trigger, actor, recipient, mean of those between, governor. */
const HEAD_BLOCKS = 5;

export function featureWidth(states: number): number {
  return states * HEAD_BLOCKS + CUES * 4 + 8;
}

/** Numbers that say what the rules make of the word, after those of `featuresOf`. */
const RULED = 8;

export function actWidth(states: number): number {
  return featureWidth(states) + RULED;
}

/** A word with the sides the rules gave it. */
export function ruledTriple({ reading, roles }: Candidate): Triple {
  return {
    trigger: reading.token,
    actor: roles.actors[0]?.token ?? null,
    recipient: roles.recipients[0]?.token ?? null,
  };
}

/** `featuresOf` a word with the sides the rules gave it, and what the rules make of it. */
export function actFeatures(
  tree: SentenceTree,
  states: States,
  { best, others }: { best: Candidate; others: readonly Candidate[] },
  readings: readonly Reading[],
): Float32Array {
  const { cue, specificity } = best.reading;
  const { actors, recipients, mutual, support } = best.roles;
  const out = featuresOf(tree, states, ruledTriple(best), readings, RULED);
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

/** The words whose states are read of a triple, by token. */
export interface Spots extends Triple {
  /** First and last of the words between the three and around them. */
  between: readonly [number, number];
  /** The word that governs the trigger. */
  governor: number | null;
}

export function spotsOf(tree: SentenceTree, triple: Triple): Spots {
  const { trigger, actor, recipient } = triple;
  const ends = [trigger, actor ?? trigger, recipient ?? trigger];
  const first = Math.max(tree.tokens[0]!.id, Math.min(...ends) - 1);
  const last = Math.min(tree.tokens.at(-1)!.id, Math.max(...ends) + 3);
  return { ...triple, between: [first, last], governor: tree.head(trigger) };
}

/** @param room for so many further numbers, after these */
export function featuresOf(
  tree: SentenceTree,
  states: States,
  triple: Triple,
  readings: readonly Reading[],
  room = 0,
): Float32Array {
  const { width, data } = states;
  const out = new Float32Array(featureWidth(width) + room);
  const spots = spotsOf(tree, triple);
  const { trigger, actor, recipient, between, governor } = spots;
  const copy = (token: number, at: number): void => out.set(data.subarray(token * width, (token + 1) * width), at);
  copy(trigger, 0);
  if (actor !== null) copy(actor, width);
  if (recipient !== null) copy(recipient, width * 2);
  const [first, last] = between;
  addMean(
    states,
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
    out,
    width * 3,
  );
  if (governor !== null) copy(governor, width * 4);
  tell(tree, spots, readings, out.subarray(width * HEAD_BLOCKS));
  return out;
}

/** What the cues say at the trigger, near it, above it and below it, and how the trigger is negated or put off. */
function tell(
  tree: SentenceTree,
  { trigger, actor, recipient, between }: Spots,
  readings: readonly Reading[],
  out: Float32Array,
): void {
  const [first, last] = between;
  const above = ancestors(tree, trigger);
  const below = new Set(
    tree
      .children(trigger, 'obj', 'obl', 'xcomp', 'ccomp', 'advcl', 'nmod', 'acl')
      .flatMap((child) => [child, ...tree.children(child, 'nmod', 'obj', 'xcomp', 'acl')]),
  );
  for (const reading of readings) {
    const type = HEAD_TYPES.indexOf(reading.cue.type as (typeof HEAD_TYPES)[number]);
    if (type < 0) continue;
    const weight = (1 + reading.specificity / 3) * (reading.cue.weak ? 0.5 : 1);
    if (reading.token === trigger) out[type] = Math.max(out[type]!, weight);
    else {
      const block = above.includes(reading.token)
        ? 2
        : below.has(reading.token)
          ? 3
          : reading.token >= first && reading.token <= last
            ? 1
            : -1;
      if (block > 0) out[CUES * block + type] = Math.max(out[CUES * block + type]!, weight);
    }
  }
  const flags = CUES * 4;
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
