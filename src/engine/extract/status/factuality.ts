/**
 * Did it happen? In: a sentence's tree and a predicate. Out: polarity, modality and phase with the words that made them so.
 * The effects found on the predicate's own words and on the way up are folded from the inside out: "did not deny planning
 * an attack" is read planned → denied → not denied.
 */
import type { Factuality } from '../../document.ts';
import type { Status } from '../../event.ts';
import type { SentenceTree } from '../events/syntax.ts';
import { climb } from './climb.ts';
import { isConditional, isDeniedCharge } from './constructions.ts';
import { fellThrough } from './fallen-through.ts';
import { type Cue, isNegativePhrase, readOwnWords } from './own-words.ts';
import { perTree } from './per-tree.ts';
import { isBroughtToAHalt } from './presupposed.ts';
import { isHeard } from './rumoured.ts';
import type { Step } from './step.ts';
import { isTakenBackAbove } from './taken-back.ts';
import { type Effect, VERBS } from './words.ts';

export type Reading = Pick<Factuality, 'polarity' | 'modality' | 'phase' | 'hearsay' | 'denied' | 'cues'>;

interface State {
  ongoing: boolean;
  polarity: '+' | '-';
  modality: Factuality['modality'];
  hearsay: boolean;
  denied: boolean;
}

/** Which of two modalities stands: the later in this list is further from a deed. */
const DISTANCE: Factuality['modality'][] = [
  'actual',
  'attempted',
  'planned',
  'requested',
  'possible',
  'cancelled',
  'unclear',
];

function further(a: Factuality['modality'], b: Factuality['modality']): Factuality['modality'] {
  return DISTANCE.indexOf(b) > DISTANCE.indexOf(a) ? b : a;
}

/** What an effect does to the state below it; `negated` says that the governor itself is negated. */
function apply(state: State, effect: Effect, negated: boolean): void {
  switch (effect) {
    case 'passes':
      if (negated) flip(state);
      return;
    case 'hearsay':
      state.hearsay = !negated;
      return;
    case 'ongoing':
      state.ongoing = !negated;
      return;
    case 'factive':
      return;
    case 'denied':
      if (negated) state.modality = further(state.modality, 'possible');
      else state.denied = true;
      return;
    case 'unknown':
      state.modality = 'unclear';
      return;
    case 'unclear':
      if (!negated) state.modality = 'unclear';
      return;
    case 'negated':
      // "did not prevent the attack": it took place. "refused": it did not. "has yet to establish whether": open.
      if (!negated && state.modality !== 'unclear') state.polarity = '-';
      return;
    case 'cancelled':
      if (!negated) state.modality = 'cancelled';
      return;
    case 'attempted':
      state.modality = further(state.modality, 'attempted');
      if (negated) state.polarity = '-';
      return;
    case 'planned':
    case 'requested':
    case 'possible':
      state.modality = further(state.modality, effect);
      // "has no plans to", "will not", "there is no risk of": it is said not to be.
      if (negated) state.polarity = '-';
  }
}

function flip(state: State): void {
  state.polarity = state.polarity === '+' ? '-' : '+';
}

function applyStep(state: State, step: Step): void {
  // Above a verb of saying only denial, doubt and hearsay reach down.
  if (step.reported && step.effect !== null && !['denied', 'unclear', 'unknown', 'hearsay'].includes(step.effect))
    return;
  if (step.effect === 'factive') return;
  if (step.effect !== null) apply(state, step.effect, step.negated);
  else if (step.negated && !step.reported) flip(state);
  for (const effect of step.own) if (!step.reported || effect === 'hearsay') apply(state, effect, false);
}

/** @param support a light verb whose words count as the predicate's own ("launched attacks"), or null */
export function readFactuality(tree: SentenceTree, token: number, support: number | null = null): Reading {
  const state: State = { polarity: '+', modality: 'actual', hearsay: false, denied: false, ongoing: false };
  const cues: Cue[] = [];
  let phase: Factuality['phase'] | null = null;
  const own = readOwnWords(tree, token);
  for (const effect of own.effects) apply(state, effect, false);
  // "if they are not freed": nobody says that they are not
  if (own.negated && isConditional(tree, token)) state.modality = further(state.modality, 'possible');
  else if (own.negated) apply(state, 'negated', false);
  cues.push(...own.cues);
  phase = own.phase;
  const pastAbility = own.negated && own.effects.includes('possible') && own.effects.length === 1;
  if (pastAbility) state.modality = 'actual';

  let start = token;
  if (support !== null && support !== token) {
    const light = readOwnWords(tree, support);
    for (const effect of light.effects) apply(state, effect, false);
    // "no charges have been brought" is negated once, by the noun itself
    if (light.negated && !(own.negated && isNegativePhrase(tree, token))) flip(state);
    // "planning a rally", with the planning for its verb
    const above = VERBS.get(tree.lemma(support));
    if (above !== undefined && /^(planned|attempted|requested|possible)$/.test(above)) apply(state, above, false);
    cues.push(...light.cues);
    phase = light.phase ?? phase;
    start = support;
  }
  for (const step of climb(tree, start)) {
    applyStep(state, step);
    cues.push(...step.cues);
    phase ??= step.phase;
  }
  if (isQuotedQuestion(tree, token) || isAfterWhether(tree, token)) state.modality = 'unclear';
  if (isDeniedByEllipsis(tree, token)) state.polarity = '-';
  if (isDeniedCharge(tree, token)) state.denied = false;
  if (isTakenBackAbove(tree, token)) state.denied = true;
  if (state.modality === 'planned' && state.polarity === '+' && fellThrough(tree, token)) state.modality = 'cancelled';
  if (isHeard(tree, token)) state.hearsay = true;
  if (isBroughtToAHalt(tree, token)) {
    Object.assign(state, { polarity: '+', modality: 'actual', ongoing: true });
    phase = 'ongoing';
  }
  if (isQuestion(tree, token)) state.modality = further(state.modality, 'unclear');
  phase = settlePhase(phase, state);
  const { polarity, modality, hearsay, denied } = state;
  return { polarity, modality, phase, hearsay, denied, cues: unique(cues) };
}

/** Whether the sentence ends in a question mark. */
const endsAsking = (tree: SentenceTree): boolean =>
  tree.tokens.findLast((one) => one.upos !== 'PUNCT' || one.form.includes('?'))?.form.includes('?') === true;

/** A direct question asserts nothing; a quoted question inside a statement does not make the statement one. */
function isQuestion(tree: SentenceTree, token: number): boolean {
  if (!endsAsking(tree)) return false;
  // "Why did they fire?" takes it for granted that they did; "Who gave the order, and did they fire?" does not.
  const own = tree.is(token, 'conj') && isInverted(tree, token) ? tree.subtree(token) : null;
  if (
    tree.tokens.some(
      ({ id, form }) =>
        /^(why|how|who|whom|what|which|when|where)$/i.test(form) && id < token && (own?.includes(id) ?? true),
    )
  )
    return false;
  const root = tree.root;
  return (
    root === token ||
    tree.is(token, 'conj', 'xcomp', 'obj') ||
    token === tree.tokens.find((one) => one.upos === 'VERB')?.id
  );
}

/** "Was the envoy kidnapped?" a reporter asked: the helping verb stands before its subject, the mark before the asker. */
function isQuotedQuestion(tree: SentenceTree, token: number): boolean {
  if (!tree.is(token, 'ccomp', 'parataxis', 'conj')) return false;
  if (!isInverted(tree, token)) return false;
  const head = tree.head(token)!;
  return tree.tokens.some(({ id, form }) => form.includes('?') && id > token && (head < token || id < head));
}

const whethers = perTree((tree) => tree.tokens.filter(({ form }) => /^whether$/i.test(form)).map(({ id }) => id));

/** "Whether they agreed was not known", whatever the tree hangs the word on: the first verb behind it. */
function isAfterWhether(tree: SentenceTree, token: number): boolean {
  if (tree.at(token).upos !== 'VERB' || tree.feature(token, 'VerbForm=Inf')) return false;
  const whether = whethers(tree).findLast((id) => id < token);
  return (
    whether !== undefined &&
    !tree.tokens.some(({ id, upos }) => id > whether && id < token && /^(VERB|PUNCT)$/.test(upos))
  );
}

/** The helping verb stands before its subject. */
function isInverted(tree: SentenceTree, token: number): boolean {
  const subject = tree.child(token, 'nsubj', 'nsubj:pass');
  const helper = tree.children(token, 'aux', 'aux:pass', 'cop')[0];
  return subject !== null && helper !== undefined && helper < subject;
}

/** "Did not." at the end of a clause. */
const shortDenials = perTree((tree) =>
  tree.tokens
    .filter(
      ({ id, form }) =>
        /^(did|do|does|have|has|was|were)$/i.test(form) &&
        /^(not|n['’]t|never)$/i.test(tree.peek(id + 1)?.form ?? '') &&
        /^[.;,!]$/.test(tree.peek(id + 2)?.form ?? ''),
    )
    .map(({ id }) => id),
);

/** "were to meet, but they did not": the second clause takes the first one back. */
function isDeniedByEllipsis(tree: SentenceTree, token: number): boolean {
  const did = shortDenials(tree).find((id) => id > token);
  if (did === undefined) return false;
  return tree.tokens.some(({ id, form }) => /^(but|yet|though|although)$/i.test(form) && id > token && did - id <= 4);
}

function settlePhase(phase: Factuality['phase'] | null, state: State): Factuality['phase'] {
  if (state.modality === 'planned' || state.modality === 'requested')
    return phase === 'past' && state.polarity === '-' ? 'past' : 'future';
  if (state.ongoing && phase !== 'past' && phase !== 'future') return 'ongoing';
  return phase ?? 'past';
}

function unique(cues: readonly Cue[]): Cue[] {
  const seen = new Set<number>();
  return cues.filter((cue) => !seen.has(cue.start) && seen.add(cue.start)).sort((a, b) => a.start - b.start);
}

/** The status that follows, first match; a request and a possibility have in common that nothing is done. */
export function statusOf(reading: Omit<Reading, 'cues'>): Status {
  if (reading.denied) return 'denied';
  if (reading.polarity === '-') return 'negated';
  if (reading.modality === 'cancelled') return 'cancelled';
  if (reading.modality === 'unclear') return 'unclear';
  if (reading.modality === 'possible' || reading.modality === 'requested') return 'possible';
  if (reading.modality === 'attempted') return 'attempted';
  if (reading.modality === 'planned' || reading.phase === 'future') return 'planned';
  if (reading.hearsay) return 'reported';
  return reading.phase === 'ongoing' ? 'ongoing' : 'occurred';
}
