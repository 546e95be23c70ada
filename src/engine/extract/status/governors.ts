/**
 * What a governing word does to the predicate below it, by its class (words.ts) and the construction it stands in. In: a
 * tree, the governor, its child. Out: a step of the climb, or null where the governor says nothing about the child. What
 * verbs do to their complements: verb-effect.ts.
 */
import type { SentenceTree } from '../events/syntax.ts';
import {
  ENTITLEMENT,
  isTooLate,
  MOTION,
  votesDown,
  isOpenInfinitive,
  isOrdinalTime,
  isSetForADay,
} from './constructions.ts';
import { REJECTING, TAKEN_BACK } from './denials.ts';
import { isNegativePhrase, readOwnWords } from './own-words.ts';
import { perTree } from './per-tree.ts';
import { isCalledOff, isCalledUntrue, isIndefinite, isNow, isRuledOut, type Step } from './step.ts';
import { verbEffect } from './verb-effect.ts';
import {
  ADJECTIVES,
  ASCERTAINING,
  CHARGES,
  type Effect,
  HEARSAY_PASSIVES,
  NOUNS,
  REPORTING,
  UNTRUE,
  VERBS,
} from './words.ts';

/** What was read already: every predicate below climbs over the same governors. */
const known = perTree(() => new Map<number, Step | null>());

/** @param reported whether a verb of saying was crossed below */
export function governorStep(tree: SentenceTree, head: number, child: number, reported: boolean): Step | null {
  const ofTree = known(tree);
  let step = ofTree.get(child);
  if (step === undefined) ofTree.set(child, (step = readGovernor(tree, head, child)));
  return reported && step !== null ? { ...step, reported } : step;
}

function readGovernor(tree: SentenceTree, head: number, child: number): Step | null {
  const governor = tree.at(head);
  const relation = tree.relation(child);
  const own = readOwnWords(tree, head);
  // "No meeting took place" is negated once, by the noun itself.
  if (isNegativePhrase(tree, child)) own.negated = false;
  if (isTooLate(tree, head)) own.negated = true;
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
      phase: passes ? own.phase : effect === 'ongoing' && own.phase !== 'future' ? 'ongoing' : null,
      reported: crossed,
      cues: [...(silent ? [] : [{ start: governor.start, end: governor.end, says: effect }]), ...own.cues],
    };
  };
  // "Claims that he was beaten are untrue": a noun that opens the sentence, tagged a verb
  const isOpening =
    head === tree.tokens[0]!.id && CHARGES.has(tree.lemma(head)) && /s$/.test(governor.form) && relation === 'acl';
  if ((governor.upos === 'VERB' || governor.upos === 'AUX') && !isOpening) {
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
  // "no evidence" is negated once, whatever follows from it
  if (effect === 'negated' && NOUNS.get(tree.lemma(head)) === 'factive') own.negated = false;
  if (effect === 'denied' && isGround(tree, head)) own.negated = false;
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
    // "an invasion would be a disaster"
    if (effect === null && isIndefinite(tree, child) && readOwnWords(tree, head).effects.length > 0) return 'passes';
    return effect !== null && effect !== 'factive' && tree.children(head, 'cop').length > 0 ? effect : null;
  }
  if (UNTRUE.has(lemma) && tree.children(head, 'cop').length > 0 && /^(acl|ccomp|csubj)/.test(relation))
    return 'denied';
  if (isCalledUntrue(tree, head) && /^(acl|ccomp|nmod)/.test(relation)) return 'denied';
  if (/^(case|event)$/.test(lemma) && relation === 'nmod' && tree.prepositions(head)[0] === 'in') return 'possible';
  // "there was no truth in reports that"
  if (isGround(tree, head) && relation === 'nmod' && CHARGES.has(tree.lemma(child)))
    return readOwnWords(tree, head).negated ? 'denied' : null;
  if (relation === 'nmod' && /^(include|including|such|like)$/.test(tree.prepositions(child)[0] ?? '')) return 'passes';
  if (relation === 'compound' && OCCASION.test(lemma)) return 'passes';
  if (/^acl/.test(relation) && MOTION.test(lemma) && tree.is(head, 'obj') && votesDown(tree, tree.head(head)!))
    return 'negated';
  if (
    /^(suspicion|charge|allegation|accusation)$/.test(lemma) &&
    /^(planned|attempted)$/.test(VERBS.get(tree.lemma(child)) ?? '')
  )
    return 'passes';
  if (lemma === 'nothing' && tree.is(child, 'acl')) return 'negated';
  if (relation === 'acl' && ENTITLEMENT.test(lemma) && tree.feature(child, 'VerbForm=Inf')) return 'possible';
  if (relation === 'acl' && isRaisedObject(tree, head)) return 'passes';
  const effect = talkOf(tree, head) ?? NOUNS.get(lemma) ?? null;
  // "an order banning marches" is in force
  if (
    effect === 'planned' &&
    /^(order|call)$/.test(lemma) &&
    relation === 'acl' &&
    tree.children(child, 'mark').length === 0
  )
    return null;
  if (effect === null && CHARGES.has(lemma) && /^(acl|ccomp)/.test(relation)) return 'passes';
  if (effect === null) return isOpenInfinitive(tree, head, child) ? 'planned' : null;
  // "no confirmation that": not known; with confirmation it is taken for granted.
  if (effect === 'factive') {
    if (!readOwnWords(tree, head).negated || !/^(acl|ccomp)$/.test(relation)) return null;
    // "the inquiry found no evidence that"
    const seeker = tree.is(head, 'obj') ? tree.lemma(tree.head(head)!) : '';
    return /^(find|uncover|discover)$/.test(seeker) ? 'negated' : 'unknown';
  }
  if (/^(compound|acl|acl:relcl|ccomp|xcomp|csubj)$/.test(relation)) return effect;
  if (relation === 'nmod') {
    const preposition = tree.prepositions(child)[0] ?? '';
    if (effect === 'unclear') return null;
    return /^(of|for|to|on|about|over|against|at)$/.test(preposition) ? effect : null;
  }
  return null;
}

/** What a charge rests on. */
const isGround = (tree: SentenceTree, noun: number): boolean =>
  /^(truth|basis|substance|foundation)$/.test(tree.lemma(noun));

/** "Talk of a coup": singular, of something heard. */
const talkOf = (tree: SentenceTree, noun: number): Effect | null =>
  /^(talk|whispers|gossip)$/i.test(tree.at(noun).form) ? 'hearsay' : null;

/** "Wants the vote to be annulled", with the clause hung on its subject. */
function isRaisedObject(tree: SentenceTree, noun: number): boolean {
  const head = tree.head(noun);
  return head !== null && tree.is(noun, 'obj') && /^(want|expect|like|need|wish)$/.test(tree.lemma(head));
}

/** "Enters its third week", "has lasted a month", "goes on": how long it has been so. */
function lastsTillNow(tree: SentenceTree, verb: number): boolean {
  const lemma = tree.lemma(verb);
  const parts = [...tree.children(verb, 'compound:prt', 'advmod', 'advcl', 'xcomp')].map((one) => tree.at(one).form);
  if (lemma === 'go' && parts.some((one) => /^on$/i.test(one))) return true;
  if (/^(drag|wear|grind|rumble)$/.test(lemma) && parts.some((one) => /^on$/i.test(one))) return true;
  if (lemma === 'last') return tree.children(verb, 'aux').some((aux) => tree.lemma(aux) === 'have');
  return (
    lemma === 'enter' &&
    tree.children(verb, 'obj', 'obl', 'obl:unmarked').some((one) => isOrdinalTime(tree, one, tree.lemma(one)))
  );
}

/** What a deed named before it makes up: a signing ceremony, a rescue operation. */
const OCCASION = /^(ceremony|operation|mission|talks?|session|exercise|drill|process|procedure|sitting|match|tour)$/;

/** Verbs whose subject is what takes place. */
const TAKES_PLACE =
  /^(begin|start|happen|occur|unfold|open|resume|proceed|come|go|take|end|follow|commence|break|spread|materialize|materialise|ensue|erupt)$/;

/** "the talks are scheduled", "the visit was cancelled", "a raid is feared", "fighting continues"; null: the subject is presupposed. */
function subjectEffect(tree: SentenceTree, verb: number, child: number): Effect | null {
  const lemma = tree.lemma(verb);
  if (isCalledOff(tree, verb)) return 'cancelled';
  if (isRuledOut(tree, verb)) return readOwnWords(tree, verb).negated ? 'possible' : 'negated';
  if (tree.isPassive(verb) && CHARGES.has(tree.lemma(child)) && (TAKEN_BACK.has(lemma) || REJECTING.has(lemma)))
    return readOwnWords(tree, verb).negated ? 'hearsay' : 'denied';
  // "a rumour that he was shot proved false"; "an attack remains possible"
  const verdicts = /^(prove|turn|remain|seem|look|appear)$/.test(lemma) ? tree.children(verb, 'xcomp', 'obj') : [];
  if (
    CHARGES.has(tree.lemma(child)) &&
    verdicts.some((word) => UNTRUE.has(tree.lemma(word))) &&
    !readOwnWords(tree, verb).negated
  )
    return 'denied';
  const open = verdicts.map((word) => ADJECTIVES.get(tree.at(word).form.toLowerCase()) ?? NOUNS.get(tree.lemma(word)));
  if (open.includes('possible') && !tree.is(child, 'csubj')) return 'possible';
  // "who ordered it remains a mystery"
  if (open.includes('unclear') && tree.is(child, 'csubj')) return 'unclear';
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
  if (/^(continue|persist|rage|endure)$/.test(lemma) || lastsTillNow(tree, verb))
    return isNow(tree, verb) || readOwnWords(tree, verb).phase === 'ongoing' ? 'ongoing' : 'passes';
  // "the strike is still paralysing the port"
  if (readOwnWords(tree, verb).phase === 'ongoing' && readOwnWords(tree, verb).effects.includes('ongoing'))
    return tree.is(child, 'nsubj') && !tree.isPassive(verb) ? 'ongoing' : null;
  // "there could be war"
  if (lemma === 'be' && tree.children(verb, 'expl').length > 0) return 'passes';
  if (/^(fail|collapse|falter)$/.test(lemma) && tree.at(child).upos === 'NOUN') return 'passes';
  if (tree.is(child, 'csubj')) return 'passes';
  if (lemma === 'loom') return 'possible';
  return TAKES_PLACE.test(lemma) || isIndefinite(tree, child) ? 'passes' : null;
}
