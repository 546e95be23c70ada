/**
 * What a verb does to what is said below it: "failed to", "called for", "denied that", "kept from". In: a tree, the verb, its
 * child and the child's relation. Out: an effect; null where the table is silent, undefined where the climb ends.
 */
import type { SentenceTree } from '../events/syntax.ts';
import {
  BID,
  FACED,
  goesBackOn,
  HEARD,
  isLaughedOff,
  leavesOpen,
  SOURCE_OF,
  speaksOfItself,
  subjectLemma,
  TURNS_DOWN,
  triedBefore,
  UNDOES,
} from './constructions.ts';
import { REJECTING } from './denials.ts';
import { readOwnWords } from './own-words.ts';
import { callsUntrue, isCalledOff, isIndefinite, isNow, isRuledOut } from './step.ts';
import { ASCERTAINING, CHARGES, type Effect, HEARSAY_PASSIVES, NOUNS, REPORTING, VERBS } from './words.ts';

/** undefined: the climb ends; null: the table is silent. */
export function verbEffect(
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
    if ((noun === 'planned' || noun === 'requested') && UNDOES.test(lemma)) return 'cancelled';
    // "missed a deadline to submit it"
    if (lemma === 'miss' && (noun === 'planned' || noun === 'possible')) return 'negated';
    if (lemma === 'face' && FACED.test(tree.lemma(child))) return 'possible';

    if (noun === 'attempted' && VERBS.get(lemma) === 'negated') return 'passes';
    // "foiled a plan to bomb it": what the plan was remains one
    if (noun === 'planned' && /^(foil|thwart|disrupt|frustrate)$/.test(lemma)) return 'passes';
    if (/^(withdraw|retract|rescind|revoke)$/.test(lemma) && BID.test(tree.lemma(child))) return 'cancelled';
    if (ASCERTAINING.has(lemma) && CHARGES.has(tree.lemma(child)) && (negated || isUnable(tree, verb)))
      return 'unknown';
  }
  if (/^(suspect|accuse|charge)$/.test(lemma) && /^(planned|attempted)$/.test(VERBS.get(tree.lemma(child)) ?? ''))
    return 'passes';
  if (
    lemma === 'take' &&
    (particle ?? tree.children(verb, 'advmod').map((one) => tree.lemma(one))[0]) === 'back' &&
    CHARGES.has(tree.lemma(child))
  )
    return 'denied';
  const mark = tree.children(child, 'mark', 'case').map((one) => tree.lemma(one))[0];
  if (/^(advcl|obl|xcomp)/.test(relation) && /ing$/i.test(tree.at(child).form)) {
    // "kept the crowd from storming"; "voted against imposing"; "warned against storming"
    if (mark === 'from' && !SOURCE_OF.test(lemma)) return 'negated';
    if (mark === 'of' && /^(clear|acquit|absolve|exonerate)$/.test(lemma)) return 'negated';
    if (mark === 'against') return /^(vote|decide|opt|rule|choose|resolve)$/.test(lemma) ? 'negated' : 'possible';
  }
  // "will travel to Amman for talks"
  if (relation === 'obl' && mark === 'for' && MOTION_VERBS.test(lemma)) return 'passes';
  // "will vote on sending monitors"
  if (/^(vote|decide)$/.test(lemma) && (mark === 'on' || mark === 'about'))
    return lemma === 'decide' && !clause && readOwnWords(tree, verb).phase === 'past' ? 'planned' : 'possible';
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
  if (lemma === 'go' && particle === 'on' && mark === 'to') return 'passes';
  // "go on training them"
  if (
    lemma === 'go' &&
    /^(xcomp|advcl)/.test(relation) &&
    (mark ?? particle) === 'on' &&
    /ing$/i.test(tree.at(child).form)
  )
    return isNow(tree, verb) ? 'ongoing' : 'passes';
  // "the law allows the police to search": they may
  if (
    /^(allow|permit|enable|entitle|empower|let)$/.test(lemma) &&
    relation === 'xcomp' &&
    readOwnWords(tree, verb).phase === 'generic'
  )
    return 'possible';
  // "has been pushing to revive the talks"
  if (
    /^(push|press|lobby|campaign|pressure)$/.test(lemma) &&
    relation === 'xcomp' &&
    tree.child(verb, 'obj') === null &&
    !tree.isPassive(verb)
  )
    return 'attempted';
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
  // "stopped shelling": it had gone on till then
  if (lemma === 'stop' && relation === 'xcomp' && mark === undefined) return 'passes';
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

/** Going somewhere for what is done there. */
const MOTION_VERBS = /^(travel|go|fly|head|come|arrive|leave|gather|assemble|convene|return|meet|depart)$/;

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
