/**
 * What is called off or cancelled. In: the tree of a sentence, the acts of its words so far, what was chosen for each. Out: the same
 * acts, where "called off a trip" is told by the trip.
 */
import type { Act, Chosen } from './merge.ts';
import { isCalledOff } from './no-deed.ts';
import { same } from './party.ts';
import type { SentenceTree } from './syntax.ts';
import { isSure } from './type.ts';

/** Types of what is planned for a day and may be called off. */
const HELD = new Set(['CONSULT', 'PROTEST', 'ASSAULT', 'COOPERATE']);

/**
 * "Called off a trip", "the march has been cancelled": the noun says what does not take place, and its status that it is off.
 * Whoever calls off talks or a visit would have had a part in them; unions that call off a strike give way, which is an act.
 */
export function tellCalledOff(
  tree: SentenceTree,
  verb: number,
  acts: Map<number, Act>,
  chosen: Chosen,
  drop: (token: number, rule: string, into?: Act) => void,
): void {
  const off = whatIsOff(tree, verb);
  // "a round of talks"
  const noun =
    off !== null && /^(round|series|session)$/.test(tree.lemma(off)) ? (tree.marked(off, 'of')[0]?.token ?? off) : off;
  const planned = noun === null ? undefined : chosen.get(noun)?.best;
  if (noun === null || !planned || planned.reading.cue.kind !== 'noun' || !HELD.has(planned.type.id)) return;
  const passive = tree.isPassive(verb);
  const doers = passive && tree.slot(verb, 'by').length === 0 ? [] : (acts.get(verb)?.actors ?? []);
  if (planned.type.id !== 'CONSULT' && (doers.length > 0 || !passive)) return;
  if (!acts.has(noun)) {
    // "a trade mission has been cancelled": what comes to nothing is no journey either
    const named = planned.reading.specificity >= 2 && isSure(chosen.get(verb)!.best);
    if (!(isSure(planned) || named) || !/^(?:no event to the head|needs|a journey)/.test(planned.rule)) return;
    const { actors, recipients } = planned.roles;
    acts.set(noun, { candidate: planned, actors, recipients, merged: [], modes: [] });
  }
  const act = acts.get(noun)!;
  planned.plain = true;
  const whole = planned.roles.mutual || (act.actors.length > 0 && act.recipients.length > 0);
  if (doers.length > 0 && !whole) {
    act.actors = doers;
    act.recipients = act.recipients.filter((party) => !doers.some((doer) => same(doer, party)));
  }
  act.merged.push(verb);
  const told = `tells that ${tree.at(noun).form} is off`;
  drop(verb, told);
  // "a meeting arranged by the bishop": what was done about it
  for (const child of [noun, off!].flatMap((word) => tree.children(word, 'acl')))
    if (tree.at(child).upos === 'VERB') drop(child, told);
}

/** What a verb says is off, where it says so of a fact: not "will cancel", "refused to call off". */
function whatIsOff(tree: SentenceTree, verb: number): number | null {
  if (tree.lemma(verb) !== 'cancel' && !(tree.lemma(verb) === 'call' && isCalledOff(tree, verb))) return null;
  const above = tree.head(verb);
  // "denied a report that it had cancelled": whether it is off is what is asked
  if (tree.is(verb, 'acl', 'xcomp') && !tree.is(verb, 'acl:relcl')) return null;
  if (tree.is(verb, 'ccomp') && above !== null && !/^(say|announce|report|tell|confirm)$/.test(tree.lemma(above)))
    return null;
  if (tree.isNegated(verb) || tree.introducedBy(verb, 'to', 'if', 'unless')) return null;
  const helpers = tree.children(verb, 'aux', 'aux:pass').map((child) => tree.lemma(child));
  if (helpers.some((lemma) => !/^(have|be)$/.test(lemma))) return null;
  if (helpers.length === 0 && !tree.feature(verb, 'VerbForm=Fin')) return null;
  return tree.isPassive(verb) ? tree.child(verb, 'nsubj:pass') : tree.child(verb, 'obj');
}
