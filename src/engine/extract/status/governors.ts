/**
 * What a governing word does to the predicate below it, by its class (words.ts) and the construction it stands in. In: a
 * tree, the governor, its child. Out: a step of the climb, or null where the governor says nothing about the child.
 */
import type { SentenceTree } from '../events/syntax.ts';
import {
  goesBackOn,
  HEARD,
  isLaughedOff,
  isOpenInfinitive,
  isOrdinalTime,
  isSetForADay,
  leavesOpen,
  SOURCE_OF,
  speaksOfItself,
  subjectLemma,
  TAKEN_BACK,
  TURNS_DOWN,
  triedBefore,
} from './constructions.ts';
import { isNegativePhrase, readOwnWords } from './own-words.ts';
import { callsUntrue, isCalledOff, isCalledUntrue, isRuledOut, type Step } from './step.ts';
import {
  ADJECTIVES,
  ASCERTAINING,
  CHARGES,
  type Effect,
  HEARSAY_PASSIVES,
  NOUNS,
  REJECTING,
  REPORTING,
  UNTRUE,
  VERBS,
} from './words.ts';

export function governorStep(tree: SentenceTree, head: number, child: number, reported: boolean): Step | null {
  const governor = tree.at(head);
  const relation = tree.relation(child);
  const own = readOwnWords(tree, head);
  // "No meeting took place" is negated once, by the noun itself.
  if (isNegativePhrase(tree, child)) own.negated = false;
  // "It is not true that": the negation is the denial.
  if (/^true$/i.test(governor.form)) own.negated = false;
  const step = (effect: Effect | null, crossed = false): Step => {
    const silent = effect === null || effect === 'passes' || effect === 'factive';
    const passes = effect === 'passes' || effect === null;
    return {
      effect,
      negated: own.negated,
      own: passes ? own.effects : own.effects.filter((one) => one === 'hearsay'),
      // What goes on goes on now only if the verb stands in the present.
      phase: passes || effect === 'ongoing' ? own.phase : null,
      reported: reported || crossed,
      cues: [...(silent ? [] : [{ start: governor.start, end: governor.end, says: effect }]), ...own.cues],
    };
  };
  if (governor.upos === 'VERB' || governor.upos === 'AUX') {
    if (/^(nsubj|csubj)/.test(relation)) {
      const effect = subjectEffect(tree, head, child);
      if (isRuledOut(tree, head)) own.negated = false;
      return effect === null ? null : step(effect, effect === 'hearsay');
    }
    const effect = verbEffect(tree, head, child, relation, own.negated);
    if (isRuledOut(tree, head)) own.negated = false;
    if (effect === undefined) return null;
    if (effect !== null) return step(effect, effect === 'hearsay');
    return REPORTING.has(tree.lemma(head)) ? step(null, true) : null;
  }
  const effect =
    governor.upos === 'ADJ' || governor.upos === 'ADV'
      ? adjectiveEffect(tree, head, child)
      : nounEffect(tree, head, child);
  return effect === null ? null : step(effect, effect === 'hearsay');
}

function adjectiveEffect(tree: SentenceTree, head: number, child: number): Effect | null {
  const form = tree.at(head).form.toLowerCase();
  const clause = tree.is(child, 'xcomp', 'ccomp', 'advcl', 'csubj');
  // "too weak to attack"; "was able to leave" left.
  if (clause && tree.children(head, 'advmod').some((word) => tree.lemma(word) === 'too')) return 'negated';
  if (form === 'far' && tree.children(child, 'mark', 'case').some((mark) => tree.lemma(mark) === 'from'))
    return 'negated';
  // "has yet to approve"
  if (form === 'yet' && tree.children(child, 'mark').length > 0) return 'negated';
  if (clause && form === 'able') return isPresent(tree, head) ? 'possible' : 'passes';
  if (clause && form === 'true') return readOwnWords(tree, head).negated ? 'denied' : 'passes';
  if (clause && /^(guilty)$/.test(form)) return 'passes';
  if (clause && form === 'clear' && readOwnWords(tree, head).negated) return 'unknown';
  // "the strike is under way", "talks are in progress"
  if (/^(way|under|underway|ongoing)$/.test(form) && tree.is(child, 'nsubj')) return 'ongoing';
  return ADJECTIVES.get(form) ?? null;
}

function isPresent(tree: SentenceTree, head: number): boolean {
  return tree
    .children(head, 'cop', 'aux')
    .some((one) => tree.feature(one, 'Tense=Pres') || /^(may|might|could|would|will)$/i.test(tree.at(one).form));
}

function nounEffect(tree: SentenceTree, head: number, child: number): Effect | null {
  const lemma = tree.lemma(head);
  const relation = tree.relation(child);
  if (relation.startsWith('nsubj') || relation.startsWith('csubj')) {
    // "the siege is in its third month", "the campaign is under way", "the plan is to attack"
    const marks = tree.prepositions(head);
    if (marks.includes('under') && lemma === 'way') return 'ongoing';
    if (marks.includes('in') && (lemma === 'progress' || isOrdinalTime(tree, head, lemma)) && isPresent(tree, head))
      return 'ongoing';
    const effect = NOUNS.get(lemma) ?? null;
    return effect !== null && effect !== 'factive' && tree.children(head, 'cop').length > 0 ? effect : null;
  }
  if (UNTRUE.has(lemma) && tree.children(head, 'cop').length > 0 && /^(acl|ccomp|csubj)/.test(relation))
    return 'denied';
  if (isCalledUntrue(tree, head) && /^(acl|ccomp|nmod)/.test(relation)) return 'denied';
  if (/^(case|event)$/.test(lemma) && relation === 'nmod' && tree.prepositions(head)[0] === 'in') return 'possible';
  const effect = NOUNS.get(lemma) ?? null;
  if (effect === null && CHARGES.has(lemma) && /^(acl|ccomp)/.test(relation)) return 'passes';
  if (effect === null) return isOpenInfinitive(tree, head, child) ? 'planned' : null;
  // "no confirmation that": not known; with confirmation it is taken for granted.
  if (effect === 'factive')
    return readOwnWords(tree, head).negated && /^(acl|ccomp)$/.test(relation) ? 'unknown' : null;
  if (/^(compound|acl|acl:relcl|ccomp|xcomp|csubj)$/.test(relation)) return effect;
  if (relation === 'nmod') {
    const preposition = tree.prepositions(child)[0] ?? '';
    if (effect === 'unclear') return null;
    return /^(of|for|to|on|about|over|against|at)$/.test(preposition) ? effect : null;
  }
  return null;
}

/** Verbs whose subject is what takes place. */
const TAKES_PLACE =
  /^(begin|start|happen|occur|unfold|open|resume|proceed|come|go|take|end|follow|commence|break|spread|materialize|materialise|ensue|erupt)$/;

/** "the talks are scheduled", "the visit was cancelled", "a raid is feared", "fighting continues"; null: the subject is presupposed. */
function subjectEffect(tree: SentenceTree, verb: number, child: number): Effect | null {
  const lemma = tree.lemma(verb);
  if (isCalledOff(tree, verb)) return 'cancelled';
  if (isRuledOut(tree, verb)) return readOwnWords(tree, verb).negated ? 'possible' : 'negated';
  if (tree.isPassive(verb) && CHARGES.has(tree.lemma(child)) && TAKEN_BACK.test(lemma)) return 'denied';
  // "was halted before it began"
  if (lemma === 'halt' && tree.isPassive(verb)) return 'cancelled';
  // "efforts to free them have gone nowhere": tried all the same
  if (NOUNS.get(tree.lemma(child)) === 'attempted' && VERBS.get(lemma) !== 'cancelled') return null;
  if (/^(open|begin|start|resume)$/.test(lemma) && isSetForADay(tree, verb)) return 'planned';
  if (tree.isPassive(verb)) {
    if (HEARSAY_PASSIVES.has(lemma) && tree.agents(verb).length === 0) return 'hearsay';
    if (ASCERTAINING.has(lemma) && readOwnWords(tree, verb).negated) return 'unknown';
    const effect = VERBS.get(lemma);
    if (effect === 'factive') return null;
    if (effect === 'unclear') return tree.is(child, 'csubj') ? effect : null;
    if (effect === 'requested' || effect === 'possible')
      return /^(reject|oppose|discuss|debate)$/.test(lemma) ? null : effect;
    return effect ?? null;
  }
  if (/^(continue|persist|rage|endure)$/.test(lemma)) return isNow(tree, verb) ? 'ongoing' : 'passes';
  if (/^(fail|collapse|falter)$/.test(lemma) && tree.at(child).upos === 'NOUN') return 'passes';
  if (tree.is(child, 'csubj')) return 'passes';
  if (lemma === 'loom') return 'possible';
  return TAKES_PLACE.test(lemma) || isIndefinite(tree, child) ? 'passes' : null;
}

/** "A strike would cost lives": what the modal says holds for a strike that is none in particular. */
function isIndefinite(tree: SentenceTree, noun: number): boolean {
  return tree.children(noun, 'det').some((det) => /^(a|an|any|another)$/i.test(tree.at(det).form));
}

function isNow(tree: SentenceTree, verb: number): boolean {
  if (tree.feature(verb, 'VerbForm=Inf') && tree.children(verb, 'aux').length > 0) return false;
  return tree.feature(verb, 'Tense=Pres') || tree.children(verb, 'aux').some((aux) => tree.feature(aux, 'Tense=Pres'));
}

/** undefined: the climb ends; null: the table is silent. */
function verbEffect(
  tree: SentenceTree,
  verb: number,
  child: number,
  relation: string,
  negated: boolean,
): Effect | null | undefined {
  const lemma = tree.lemma(verb);
  const clause = /^(xcomp|ccomp|csubj|advcl|acl)/.test(relation);
  if (isCalledOff(tree, verb)) return clause ? null : 'cancelled';
  const particle = tree.children(verb, 'compound:prt').map((one) => tree.lemma(one))[0];
  // "has not ruled out sending"
  if (isRuledOut(tree, verb)) return negated ? 'possible' : 'negated';
  if (goesBackOn(tree, verb, child)) return 'cancelled';
  if (lemma === 'fail' && triedBefore(tree, verb)) return 'attempted';
  if (leavesOpen(tree, verb)) return 'unknown';
  if (relation === 'obj') {
    const noun = NOUNS.get(tree.lemma(child));
    // "resisted calls to resign"; "foiled an attempt to flee"
    if (noun === 'requested' && TURNS_DOWN.test(lemma)) return 'negated';
    if (noun === 'attempted' && VERBS.get(lemma) === 'negated') return 'passes';
    if (ASCERTAINING.has(lemma) && CHARGES.has(tree.lemma(child)) && (negated || isUnable(tree, verb)))
      return 'unknown';
  }
  if (lemma === 'take' && particle === 'back' && CHARGES.has(tree.lemma(child))) return 'denied';
  const mark = tree.children(child, 'mark', 'case').map((one) => tree.lemma(one))[0];
  if (/^(advcl|obl|xcomp)/.test(relation) && /ing$/i.test(tree.at(child).form)) {
    // "kept the crowd from storming"; "voted against imposing"; "warned against storming"
    if (mark === 'from' && !SOURCE_OF.test(lemma)) return 'negated';
    if (mark === 'of' && /^(clear|acquit|absolve|exonerate)$/.test(lemma)) return 'negated';
    if (mark === 'against') return /^(vote|decide|opt|rule|choose|resolve)$/.test(lemma) ? 'negated' : 'possible';
  }
  // "Whether it hit is disputed."
  // "could use bases to bomb them": as the using
  if (lemma === 'use' && relation === 'advcl' && mark === 'to') return 'passes';
  if (VERBS.get(lemma) === 'denied' && (mark === 'whether' || (tree.isPassive(verb) && tree.agents(verb).length === 0)))
    return lemma === 'deny' ? 'denied' : 'unclear';
  // "is going to sue", read as a verb of motion
  if (lemma === 'go' && relation === 'xcomp' && mark === 'to' && tree.feature(verb, 'VerbForm=Part')) return 'planned';
  // "called a strike"
  if (lemma === 'call' && relation === 'obj' && isIndefinite(tree, child)) return 'planned';
  // "Rumour has it that"
  if (relation === 'ccomp' && HEARD.test(subjectLemma(tree, verb))) return 'hearsay';
  if (lemma === 'break' && particle === 'off') return 'passes';
  const adverbs = tree.children(verb, 'advmod').map((one) => tree.lemma(one));
  // "stopped short of declaring"; "has yet to approve"; "pleaded not guilty to killing"
  if (/^(stop|fall)$/.test(lemma) && adverbs.includes('short')) return 'negated';
  if (/^(have|be|remain)$/.test(lemma) && clause && adverbs.includes('yet')) return 'negated';
  if (lemma === 'plead')
    return tree.subtree(verb).some((id) => /^not$/i.test(tree.at(id).form) && id < child) ? 'denied' : 'passes';
  if (callsUntrue(tree, verb, child) && !clause) return 'denied';
  if ((REJECTING.has(lemma) || isLaughedOff(tree, verb)) && CHARGES.has(tree.lemma(child))) return 'denied';
  if (clause && HEARSAY_PASSIVES.has(lemma) && tree.isPassive(verb) && tree.agents(verb).length === 0) return 'hearsay';
  if (clause && lemma === 'expect' && tree.isPassive(verb) && relation === 'xcomp') return 'planned';
  if (relation === 'ccomp' && ASCERTAINING.has(lemma) && (negated || isUnable(tree, verb))) return 'unknown';
  // "remain on strike"
  if (lemma === 'remain' && relation.startsWith('obl') && tree.prepositions(child)[0] === 'on')
    return isNow(tree, verb) ? 'ongoing' : 'passes';
  // "told reporters that …" reports, "told them to …" asks.
  if (relation === 'ccomp' && /^(tell|instruct|advise|insist|direct|charge)$/.test(lemma)) return null;
  const effect = VERBS.get(lemma);
  if (effect === undefined)
    return relation === 'xcomp' ? 'passes' : REPORTING.has(lemma) ? null : relation === 'ccomp' ? 'passes' : undefined;
  // "warned that it would close the strait": a threat; "warned that they may strike" is none.
  if (lemma === 'warn' && relation === 'ccomp' && speaksOfItself(tree, child)) return 'planned';
  if (effect === 'ongoing') return isNow(tree, verb) ? 'ongoing' : 'passes';
  if (effect === 'factive')
    return clause && REPORTING.has(lemma) && relation === 'ccomp' && !negated ? null : 'factive';
  if (relation.startsWith('obl')) return obliqueEffect(tree, child, effect);
  if (relation === 'obj' || relation === 'iobj')
    return objectEffect(lemma, effect) ?? (isIndefinite(tree, child) ? 'passes' : undefined);
  if (!clause) return undefined;
  // A purpose clause under a verb that takes no infinitive of this kind is left to its own mark.
  if (
    relation === 'advcl' &&
    (effect === 'passes' || effect === 'cancelled' || effect === 'denied' || effect === 'unclear')
  )
    return undefined;
  if (lemma === 'stop' && relation === 'xcomp' && tree.feature(child, 'VerbForm=Ger')) return 'negated';
  if (effect === 'unclear') return relation === 'ccomp' ? 'unclear' : 'passes';
  if (lemma === 'forget' && relation === 'ccomp') return 'factive';
  if (
    /^(approve|agree|authorize|authorise|insist)$/.test(lemma) &&
    relation === 'ccomp' &&
    tree.children(child, 'aux').length === 0 &&
    lemma !== 'approve'
  )
    return null;
  return effect;
}

function isUnable(tree: SentenceTree, verb: number): boolean {
  const head = tree.head(verb);
  return head !== null && tree.is(verb, 'xcomp') && /^(unable|impossible)$/i.test(tree.at(head).form);
}

/** "called for talks", "prepared for an offensive", "warned of an attack", "prevented from attacking". */
function obliqueEffect(tree: SentenceTree, child: number, effect: Effect): Effect | undefined {
  const preposition = tree.prepositions(child)[0] ?? '';
  if (effect === 'negated') return preposition === 'from' ? 'negated' : undefined;
  if (effect === 'passes' || effect === 'cancelled' || effect === 'unclear' || effect === 'denied') return undefined;
  return /^(for|of|on|about|against|to|from|with|at)$/.test(preposition) ? effect : undefined;
}

/** Verbs whose object is whoever is told, or a thing that is there whatever is done about it. */
const NO_DEED =
  /^(tell|ask|urge|press|warn|invite|instruct|push|pressure|oppose|resist|fear|believe|discuss|debate|support|challenge|encourage|beg|direct|forget|omit|think|hope|insist|question|wonder|doubt|investigate|probe|examine|imagine|ready|approve|signal|raise|hint)$/;

function objectEffect(lemma: string, effect: Effect): Effect | undefined {
  if (effect === 'passes') return 'passes';
  if (/^(fear|approve|hint|signal)$/.test(lemma)) return lemma === 'approve' ? 'planned' : 'possible';
  if (NO_DEED.test(lemma)) return undefined;
  if (/^(stop|halt|fail)$/.test(lemma)) return undefined;
  return effect;
}
