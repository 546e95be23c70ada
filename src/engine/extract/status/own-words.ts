/**
 * What a predicate's own words say: negation, auxiliaries, adverbs, determiners, adjectives, tense. In: a sentence's tree
 * and a token. Out: polarity, modality and phase as far as they are marked on the predicate itself, with the words.
 */
import type { Factuality, Span } from '../../document.ts';
import type { SentenceTree } from '../events/syntax.ts';
import { perTree } from './per-tree.ts';
import {
  ADJECTIVES,
  ADVERBS,
  DUTY_AUXILIARIES,
  type Effect,
  FUTURE_AUXILIARIES,
  NEGATIVE_PRONOUNS,
  NEGATORS,
  POSSIBLE_AUXILIARIES,
} from './words.ts';

export type Cue = Span & { says: string };

export interface OwnWords {
  negated: boolean;
  readonly effects: readonly Effect[];
  phase: Factuality['phase'] | null;
  readonly cues: readonly Cue[];
}

const VERBAL = new Set(['VERB', 'AUX']);

/** What was read already: a governor is asked about from each word below it. */
const known = perTree(() => new Map<number, Readonly<OwnWords>>());

/** @returns an object of the caller's own; its lists are shared */
export function readOwnWords(tree: SentenceTree, id: number): OwnWords {
  const ofTree = known(tree);
  let own = ofTree.get(id);
  if (!own) ofTree.set(id, (own = read(tree, id)));
  return { ...own };
}

function read(tree: SentenceTree, id: number): OwnWords {
  const effects: Effect[] = [];
  const cues: Cue[] = [];
  const own: OwnWords = { negated: false, effects, phase: null, cues };
  const token = tree.at(id);
  const cue = (at: number, says: string) => {
    const { start, end } = tree.at(at);
    cues.push({ start, end, says });
  };
  const effect = (at: number, what: Effect) => {
    effects.push(what);
    cue(at, what);
  };
  for (const child of tree.children(id)) {
    const lemma = tree.lemma(child);
    const form = tree.at(child).form.toLowerCase();
    if (
      tree.is(child, 'advmod', 'det', 'cc:preconj', 'neg') &&
      (NEGATORS.has(lemma) || NEGATORS.has(form)) &&
      !isOnly(tree, child)
    ) {
      own.negated = !own.negated;
      cue(child, 'negated');
    } else if (/^(longer|more)$/.test(form) && child < id && formAt(tree, child - 1) === 'no') {
      // "no longer patrol"
      own.negated = true;
      cue(child, 'negated');
    } else if (
      tree.is(child, 'nsubj', 'nsubj:pass', 'obj', 'obl') &&
      VERBAL.has(token.upos) &&
      isNegativePhrase(tree, child)
    ) {
      own.negated = true;
      cue(child, 'negated');
    } else if (tree.is(child, 'advmod') && (ADVERBS.has(lemma) || ADVERBS.has(form))) {
      if (isOfTheDoer(tree, child) || isOfANumber(tree, child)) continue;
      effect(child, ADVERBS.get(form) ?? ADVERBS.get(lemma)!);
    } else if (tree.is(child, 'amod') && ADJECTIVES.has(form)) {
      // "his eventual capture": it came in the end
      if (form === 'eventual' && tree.children(id, 'nmod:poss').length > 0) continue;
      effect(child, ADJECTIVES.get(form)!);
    } else if (
      child < id &&
      VERBAL.has(token.upos) &&
      ADJECTIVES.has(form) &&
      tree.is(child, 'mark', 'advmod', 'case', 'aux', 'dep')
    ) {
      // "is due to visit", read as one verb group
      effect(child, ADJECTIVES.get(form)!);
    } else if (tree.is(child, 'det') && form === 'any' && !VERBAL.has(token.upos)) {
      effect(child, 'possible');
    } else if (tree.is(child, 'aux')) {
      readAuxiliary(tree, id, child, effect);
    } else if (tree.is(child, 'mark', 'case') && lemma === 'without') {
      own.negated = true;
      cue(child, 'negated');
    }
  }
  if (isToBe(tree, id)) effects.push('planned');
  if (tree.feature(id, 'Mood=Imp')) effects.push('requested');
  own.phase = phaseOf(tree, id);
  return own;
}

/** "Killed, allegedly by rebels": a word of who did it. */
export const isOfTheDoer = (tree: SentenceTree, adverb: number): boolean =>
  /^by$/i.test(tree.peek(adverb + 1)?.form ?? '') && !/^by$/i.test(tree.peek(adverb - 1)?.form ?? '');

/** "Perhaps 70,000 died": how many may be wrong. */
const isOfANumber = (tree: SentenceTree, adverb: number): boolean => {
  const next = tree.peek(adverb + 1);
  const after = /^(?:as|some|about|up|more|nearly|a)$/i.test(next?.form ?? '') ? tree.peek(adverb + 2) : next;
  return [next, after, tree.peek(adverb + 3)].slice(0, next === after ? 1 : 3).some((word) => word?.upos === 'NUM');
};

/** "is to be delivered", "are to meet" in one verb group. */
function isToBe(tree: SentenceTree, id: number): boolean {
  const to = tree.children(id, 'mark').find((mark) => tree.lemma(mark) === 'to');
  if (to === undefined) return false;
  return tree
    .children(id, 'aux', 'aux:pass', 'cop')
    .some((aux) => aux < to && tree.lemma(aux) === 'be' && tree.feature(aux, 'VerbForm=Fin'));
}

/** "not only … but also" negates nothing. */
function isOnly(tree: SentenceTree, negator: number): boolean {
  const next = tree.peek(negator + 1);
  return next !== undefined && /^(only|just|merely|simply|least)$/i.test(next.form);
}

/** "no group", "nobody", "none of the rebels", "neither the army nor the rebels". */
export function isNegativePhrase(tree: SentenceTree, id: number): boolean {
  if (NEGATIVE_PRONOUNS.has(tree.at(id).form.toLowerCase())) return true;
  // "hardly any of them", "not a single shot", "not one of the hostages"
  const first = Math.min(id, ...tree.children(id, 'det', 'advmod', 'amod', 'nummod'));
  const opening = `${formAt(tree, first)} ${formAt(tree, first + 1)}`;
  if (/^(hardly|barely|scarcely) (any|anyone|anybody)$|^not (a|one|any|all|every)$/.test(opening))
    return !/ (all|every)$/.test(opening);
  return tree
    .children(id, 'det', 'advmod', 'cc', 'cc:preconj')
    .some((child) => /^(no|neither)$/i.test(tree.at(child).form) && child < id);
}

function readAuxiliary(tree: SentenceTree, id: number, aux: number, effect: (at: number, what: Effect) => void): void {
  const form = tree.at(aux).form.toLowerCase();
  const perfect = tree.children(id, 'aux').some((other) => tree.lemma(other) === 'have');
  if (FUTURE_AUXILIARIES.has(form)) effect(aux, 'planned');
  // "would have attacked" did not; "said it would attack" is the future seen from the past.
  else if (form === 'would' || form === "'d" || form === '’d') {
    if (form === 'would') effect(aux, perfect ? 'negated' : isReported(tree, id) ? 'planned' : 'possible');
  } else if (POSSIBLE_AUXILIARIES.has(form)) {
    // "could not reach" is a deed that failed: its negation counts, the ability does not.
    effect(aux, 'possible');
  } else if (DUTY_AUXILIARIES.has(form))
    effect(aux, perfect ? (form === 'must' ? 'possible' : 'negated') : 'requested');
  else if (form === 'going' || (tree.lemma(aux) === 'be' && tree.at(id).feats.includes('VerbForm=Inf')))
    effect(aux, 'planned');
}

function isReported(tree: SentenceTree, id: number): boolean {
  const head = tree.head(id);
  if (head === null || !tree.is(id, 'ccomp', 'parataxis')) return false;
  // "A truce would let aid in, the envoy said": what is not there yet plans nothing.
  const subject = tree.child(id, 'nsubj');
  return subject === null || !tree.children(subject, 'det').some((det) => /^(a|an|any|such)$/i.test(tree.at(det).form));
}

const formAt = (tree: SentenceTree, id: number): string => tree.peek(id)?.form.toLowerCase() ?? '';

/** Verbs whose present tense says what is so for a while. */
const LASTING =
  /^(support|back|oppose|control|hold|occupy|host|fund|finance|rule|govern|besiege|surround|shelter|arm|train|fight|trade|patrol|recognise|recognize|equip|harbour|harbor|supply|guard|protect|police|sponsor|pay|bankroll|subsidise|subsidize|employ|continue|persist|rage)$/;

/** "Arrives tomorrow", "meets him on Monday", "prices rise from July": the present tense of what is settled. */
function isFuturate(tree: SentenceTree, id: number): boolean {
  return tree.children(id, 'obl', 'obl:unmarked', 'obl:tmod', 'advmod').some((word) => {
    if (/^(tomorrow|tonight)$/i.test(tree.at(word).form)) return true;
    if (/^(week|month|year|summer|autumn|spring|winter)$/.test(tree.lemma(word)))
      return tree.children(word, 'amod', 'det').some((one) => /^(next|coming)$/i.test(tree.at(one).form));
    const day = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/i.test(tree.at(word).form);
    const preposition = tree.prepositions(word)[0] ?? '';
    return day && (preposition === 'from' || (preposition === 'on' && SETTLED.test(tree.lemma(id))));
  });
}

/** Verbs of dates in a diary. */
const SETTLED =
  /^(arrive|leave|depart|travel|fly|visit|meet|begin|start|open|resume|end|expire|vote|gather|convene|host|head|play|address|close)$/;

/** Tense and aspect of a verb group; null for a noun, which takes the phase of what governs it. */
export function phaseOf(tree: SentenceTree, id: number): Factuality['phase'] | null {
  const token = tree.at(id);
  const helpers = [...tree.children(id, 'aux'), ...tree.children(id, 'cop')];
  if (!VERBAL.has(token.upos) && helpers.length === 0) return null;
  const forms = helpers.map((helper) => tree.at(helper).form.toLowerCase());
  if (forms.some((form) => FUTURE_AUXILIARIES.has(form) || form === 'going')) return 'future';
  const past = [id, ...helpers].some((one) => tree.feature(one, 'Tense=Past') && tree.feature(one, 'VerbForm=Fin'));
  const perfect = helpers.some((helper) => tree.lemma(helper) === 'have');
  const progressive =
    (tree.feature(id, 'VerbForm=Ger') ||
      (tree.feature(id, 'VerbForm=Part') && tree.feature(id, 'Tense=Pres')) ||
      (token.upos === 'VERB' && /ing$/.test(token.form))) &&
    helpers.some((helper) => tree.lemma(helper) === 'be');
  // "was continuing on Sunday", "were still holding out": as the report closes
  if (past && progressive) {
    const still = tree.children(id, 'advmod').some((word) => /^still$/i.test(tree.at(word).form));
    return still || /^(continue|persist)$/.test(tree.lemma(id)) ? 'ongoing' : 'past';
  }
  if (past) return 'past';
  if (perfect) return progressive ? 'ongoing' : 'past';
  if (progressive) return 'ongoing';
  if ([id, ...helpers].some((one) => tree.feature(one, 'Tense=Pres') && tree.feature(one, 'VerbForm=Fin'))) {
    // "Iran supports the movement." goes on; a headline's present is a report of what was done.
    if (isFuturate(tree, id)) return 'future';
    const meanwhile =
      token.upos === 'VERB' &&
      tree.is(id, 'advcl') &&
      tree.children(id, 'mark').some((word) => /^(as|while)$/i.test(tree.at(word).form));
    const keeps = helpers.some((helper) => tree.lemma(helper) === 'keep');
    return (meanwhile || keeps || LASTING.test(tree.lemma(id))) && /^[.”"]$/.test(tree.tokens.at(-1)!.form)
      ? 'ongoing'
      : 'generic';
  }
  if (tree.feature(id, 'VerbForm=Part') && tree.feature(id, 'Tense=Past'))
    return helpers.length === 0 || perfect ? 'past' : null;
  return null;
}
