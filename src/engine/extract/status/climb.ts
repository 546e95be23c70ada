/**
 * What stands above a predicate and decides about it: "denied planning an attack", "fears of a strike", "the talks were
 * called off". In: a tree and a token. Out: the effects found on the way up, innermost first, and where the way ended.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { type Cue, readOwnWords } from './own-words.ts';
import { ADJECTIVES, CONDITIONAL_MARKS, type Effect, HEARSAY_PASSIVES, NOUNS, REPORTING, VERBS } from './words.ts';

export interface Step {
  /** What the governor does to what is below it. */
  effect: Effect | null;
  /** The governor is negated itself: "did not deny". */
  negated: boolean;
  /** Effects on the governor's own words ("will try"), for governors whose status passes down. */
  own: Effect[];
  phase: 'past' | 'ongoing' | 'future' | 'generic' | null;
  /** True if a verb of saying was crossed: nothing above it but denial and doubt reaches down. */
  reported: boolean;
  cues: Cue[];
}

const MAXIMUM_STEPS = 8;

export function climb(tree: SentenceTree, start: number): Step[] {
  const steps: Step[] = [];
  let at = start;
  let reported = false;
  for (let count = 0; count < MAXIMUM_STEPS; count++) {
    steps.push(...clauseSteps(tree, at, reported));
    const head = tree.head(at);
    if (head === null) break;
    const relation = tree.relation(at);
    if (relation === 'conj') {
      // A conjunct without a subject and auxiliaries of its own shares the first one's.
      if (sharesGroup(tree, at, head)) steps.push(ownStep(tree, head, reported));
      at = head;
      continue;
    }
    if (!reaches(tree, at, relation)) break;
    const step = governorStep(tree, head, at, reported);
    if (step === null) break;
    steps.push(step);
    reported ||= step.reported;
    at = head;
  }
  return steps;
}

/** Relations through which a governor decides about what is below. */
function reaches(tree: SentenceTree, at: number, relation: string): boolean {
  if (/^(xcomp|ccomp|csubj|obj|iobj|nsubj|nmod|compound|acl|appos|nummod|dep|obl)/.test(relation)) {
    if (relation === 'acl:relcl') return false;
    if (relation === 'nmod:poss') return false;
    return true;
  }
  if (relation === 'advcl')
    return (
      tree.children(at, 'mark').some((mark) => tree.lemma(mark) === 'to') ||
      tree.children(at, 'mark', 'case').some((mark) => /^(from|of|into|on|for)$/.test(tree.lemma(mark)))
    );
  return false;
}

/** What the clause's own conjunction or a clause-level adverb says. */
function clauseSteps(tree: SentenceTree, at: number, reported: boolean): Step[] {
  const steps: Step[] = [];
  const add = (token: number, effect: Effect) => {
    const { start, end } = tree.at(token);
    steps.push({ effect, negated: false, own: [], phase: null, reported, cues: [{ start, end, says: effect }] });
  };
  for (const mark of tree.children(at, 'mark')) {
    const lemma = tree.lemma(mark);
    if (CONDITIONAL_MARKS.has(lemma)) add(mark, 'possible');
    else if (lemma === 'whether') add(mark, 'unclear');
    else if (lemma === 'to' && tree.is(at, 'advcl')) add(mark, 'planned');
    else if (
      lemma === 'that' &&
      tree.is(at, 'advcl') &&
      tree.children(at, 'mark').some((other) => tree.lemma(other) === 'so')
    )
      add(mark, 'planned');
  }
  return steps;
}

function sharesGroup(tree: SentenceTree, at: number, head: number): boolean {
  if (tree.at(at).upos !== 'VERB') return tree.at(at).upos !== 'AUX';
  if (tree.children(at, 'nsubj', 'aux', 'cop').length > 0) return false;
  const same = (feature: string) => tree.feature(at, feature) === tree.feature(head, feature);
  return same('VerbForm=Inf') && same('VerbForm=Part') && same('VerbForm=Ger');
}

/** The first conjunct's own words hold for the second too. */
function ownStep(tree: SentenceTree, head: number, reported: boolean): Step {
  const own = readOwnWords(tree, head);
  return { effect: null, negated: own.negated, own: own.effects, phase: own.phase, reported, cues: own.cues };
}

function governorStep(tree: SentenceTree, head: number, child: number, reported: boolean): Step | null {
  const governor = tree.at(head);
  const lemma = tree.lemma(head);
  const relation = tree.relation(child);
  const own = readOwnWords(tree, head);
  const step = (effect: Effect | null, crossed = false): Step => {
    const cues =
      effect === null || effect === 'passes' ? [] : [{ start: governor.start, end: governor.end, says: effect }];
    const passes = effect === 'passes' || effect === null;
    return {
      effect,
      negated: own.negated,
      own: passes ? own.effects : own.effects.filter((one) => one === 'hearsay'),
      phase: passes ? own.phase : null,
      reported: reported || crossed,
      cues: [...cues, ...own.cues],
    };
  };
  if (governor.upos === 'VERB' || governor.upos === 'AUX') {
    if (/^(nsubj|nsubj:pass|csubj)$/.test(relation)) return step(subjectEffect(tree, head));
    const effect = verbEffect(tree, head, child, relation);
    if (effect !== null) return step(effect);
    if (REPORTING.has(lemma)) {
      const impersonal = tree.isPassive(head) && HEARSAY_PASSIVES.has(lemma) && tree.agents(head).length === 0;
      return step(
        impersonal && (relation === 'xcomp' || relation === 'ccomp' || relation.startsWith('csubj')) ? 'hearsay' : null,
        true,
      );
    }
    if (/^(obj|obl|xcomp|ccomp|iobj)/.test(relation)) return relation === 'obl' ? null : step('passes');
    return null;
  }
  if (governor.upos === 'ADJ') {
    const effect = ADJECTIVES.get(governor.form.toLowerCase()) ?? null;
    return effect ? step(effect) : null;
  }
  if (governor.upos === 'NOUN' || governor.upos === 'PROPN') {
    const effect = NOUNS.get(lemma) ?? null;
    if (relation === 'compound' || relation === 'acl' || relation === 'ccomp' || relation === 'xcomp')
      return effect ? step(effect, effect === 'hearsay') : null;
    if (relation === 'nmod' && /^(of|for|to|on|about|over|against|in)$/.test(tree.prepositions(child)[0] ?? ''))
      return effect ? step(effect, effect === 'hearsay') : null;
    // "it is a matter of …", "the plan is to attack": a nominal predicate with a clause below it
    if (relation.startsWith('csubj') || relation.startsWith('nsubj'))
      return effect && tree.children(head, 'cop').length > 0 ? step(effect) : null;
  }
  return null;
}

/** "the talks are scheduled", "the attack failed", "the visit was cancelled", "a raid is expected". */
function subjectEffect(tree: SentenceTree, verb: number): Effect {
  const lemma = tree.lemma(verb);
  if (tree.isPassive(verb)) {
    if (HEARSAY_PASSIVES.has(lemma)) return 'hearsay';
    const effect = VERBS.get(lemma);
    return effect && effect !== 'unclear' ? effect : calledOff(tree, verb) ? 'cancelled' : 'passes';
  }
  if (lemma === 'fail' || lemma === 'collapse') return 'passes';
  return 'passes';
}

function calledOff(tree: SentenceTree, verb: number): boolean {
  return (
    tree.lemma(verb) === 'call' &&
    tree.children(verb, 'compound:prt').some((particle) => tree.lemma(particle) === 'off')
  );
}

function verbEffect(tree: SentenceTree, verb: number, child: number, relation: string): Effect | null {
  const lemma = tree.lemma(verb);
  if (calledOff(tree, verb)) return 'cancelled';
  // "rule out an attack"; "put off the talks"
  const particle = tree.children(verb, 'compound:prt').map((one) => tree.lemma(one))[0];
  if (lemma === 'rule' && particle === 'out') return 'negated';
  if (lemma === 'put' && particle === 'off') return 'cancelled';
  if (lemma === 'break' && particle === 'off') return 'passes';
  const effect = VERBS.get(lemma);
  if (!effect) return null;
  const preposition = tree.prepositions(child)[0] ?? '';
  const clause = /^(xcomp|ccomp|csubj|advcl|acl)/.test(relation);
  if (relation.startsWith('obl')) {
    // "called for talks", "prepared for an offensive", "warned of an attack", "prevented from attacking", "insisted on talks"
    if (effect === 'negated') return preposition === 'from' ? 'negated' : null;
    return /^(for|of|on|about|against|to|from|at|with)$/.test(preposition) &&
      (effect !== 'passes' || preposition === 'in')
      ? effect
      : null;
  }
  if (relation === 'obj' || relation === 'iobj') {
    if (effect === 'passes') return 'passes';
    // Told a person: the person is no deed. "opposed the war": the war goes on.
    if (
      /^(tell|ask|urge|order|press|warn|invite|instruct|push|pressure|oppose|resist|reject|fear|believe|discuss|debate|consider|weigh|want|support-for|challenge|encourage|beg|direct|forget|omit|hope|think|doubt)$/.test(
        lemma,
      )
    ) {
      return /^(order|want|fear|consider|weigh|discuss|debate|doubt|reject)$/.test(lemma)
        ? lemma === 'order'
          ? 'requested'
          : lemma === 'reject'
            ? 'negated'
            : effect
        : null;
    }
    if (/^(stop|halt|end)$/.test(lemma)) return 'passes';
    return effect;
  }
  // "stopped bombing" is an end of it, "stopped them from bombing" a prevention.
  if (lemma === 'stop' && relation === 'xcomp' && tree.children(child, 'mark', 'case').length === 0) return 'negated';
  if (lemma === 'threaten' && clause) return 'planned';
  if (/^(believe|think|suspect|suppose|assume)$/.test(lemma) && relation === 'ccomp') return 'possible';
  if (/^(hint|signal|caution|warn|raise|predict)$/.test(lemma) && clause) return 'possible';
  return clause ? effect : null;
}
