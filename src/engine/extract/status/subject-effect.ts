/**
 * What a verb does to its subject: "the talks are scheduled", "a raid is feared", "rumours that he fled proved false", "fighting
 * continues". In: a tree, the verb, its subject. Out: an effect; null where the subject is presupposed.
 */
import type { SentenceTree } from '../events/syntax.ts';
import { isOrdinalTime, isSetForADay } from './constructions.ts';
import { REJECTING, TAKEN_BACK } from './denials.ts';
import { readOwnWords } from './own-words.ts';
import { isCalledOff, isIndefinite, isNow, isRuledOut } from './step.ts';
import { ADJECTIVES, ASCERTAINING, CHARGES, type Effect, HEARSAY_PASSIVES, NOUNS, UNTRUE, VERBS } from './words.ts';

/** Verbs whose subject is what takes place. */
const TAKES_PLACE =
  /^(begin|start|happen|occur|unfold|open|resume|proceed|come|go|take|end|follow|commence|break|spread|materialize|materialise|ensue|erupt)$/;

/** "the talks are scheduled", "the visit was cancelled", "a raid is feared", "fighting continues"; null: the subject is presupposed. */
export function subjectEffect(tree: SentenceTree, verb: number, child: number): Effect | null {
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
