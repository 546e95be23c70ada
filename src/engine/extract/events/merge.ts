/**
 * Makes acts of candidates: several words may tell one act. In: the chosen candidate of every token. Out: acts, each with
 * the tokens it was told by. "Launched an attack, killing 12" is one act; "agreed to send troops" is the agreeing alone;
 * "ordered warships to coordinate with the carrier" is an order and, asked for but not done, the coordination.
 */
import type { StageContext } from '../../stage.ts';
import { tellCalledOff } from './called-off.ts';
import type { Reading } from './detect.ts';
import { foldContent } from './fold-content.ts';
import type { Party } from './party.ts';
import { same, sameSide } from './party.ts';
import type { SentenceTree } from './syntax.ts';
import type { Candidate } from './type.ts';
import { isSure } from './type.ts';
import { INSTRUMENTS } from './words.ts';

export interface Act {
  candidate: Candidate;
  actors: Party[];
  recipients: Party[];
  /** Further triggers that tell the same act. */
  merged: number[];
  /** Modes that other readings of its word and the merged tellings add. */
  modes: string[];
  /** Where the sentence before begins that lent it a side; see repeats.ts. */
  since?: number;
  /** Where the sentence after ends that lent it a side. */
  until?: number;
  /** The share of such acts that are right; see confidence.ts. */
  confidence?: number;
}

export type Chosen = ReadonlyMap<number, { best: Candidate; others: Candidate[] }>;

export function mergeActs(tree: SentenceTree, chosen: Chosen, context: Pick<StageContext, 'trace'>): Act[] {
  const dropped = new Map<number, string>();
  const acts = new Map<number, Act>();
  for (const [token, { best, others }] of chosen) {
    if (best.accepted)
      acts.set(token, {
        candidate: best,
        actors: best.roles.actors,
        recipients: best.roles.recipients,
        merged: [],
        modes: modesElsewhere(best, others),
      });
    else dropped.set(token, best.rule);
  }
  const drop = (token: number, rule: string, into?: Act): void => {
    const act = acts.get(token);
    if (!act) return;
    acts.delete(token);
    dropped.set(token, rule);
    if (into) absorb(into, act);
  };

  for (const token of chosen.keys()) tellCalledOff(tree, token, acts, chosen, drop);
  for (const act of [...acts.values()]) {
    const { reading } = act.candidate;
    if (!acts.has(reading.token)) continue;
    if (reading.object !== null && reading.object !== reading.token && !isOthers(tree, reading.object, act, acts))
      drop(reading.object, `said by ${tree.at(reading.token).form}`, act);
    // "ordered the envoy to leave": a verb that completes the cue
    for (const clause of tree.children(reading.token, 'xcomp', 'ccomp'))
      if (reading.cue.particles.includes(tree.lemma(clause))) drop(clause, `said by ${tree.at(reading.token).form}`);
    // "launched an investigation": the support verb is no event beside its noun
    const verb = act.candidate.roles.support?.verb;
    if (verb !== undefined && acts.get(verb)?.candidate.type.id === act.candidate.type.id)
      drop(verb, 'support verb', act);
    foldContent(tree, act, acts, drop);
  }
  for (const { best } of chosen.values()) {
    // "demands the release of all detained": asked for, though nobody is named who asks
    if (!best.accepted && best.type.id === 'REQUEST' && isSure(best) && best.reading.object !== null)
      drop(best.reading.object, `asked for by ${tree.at(best.reading.token).form}`);
  }
  for (const [token, act] of [...acts]) joinClauses(tree, token, act, acts, chosen, drop);
  dropRepeats(acts, drop, tree);
  for (const [token, act] of [...acts]) if (isBareNoun(tree, act)) drop(token, 'noun without a doer');

  for (const [token, rule] of dropped) {
    const { start, end } = tree.at(token);
    context.trace({ start, end, verdict: 'rejected', rule, message: chosen.get(token)!.best.type.id });
  }
  for (const { others } of chosen.values()) {
    for (const other of others) {
      const { start, end } = tree.at(other.reading.token);
      context.trace({
        start,
        end,
        verdict: 'rejected',
        rule: `another reading was closer; ${other.rule}`,
        message: other.type.id,
      });
    }
  }
  return [...acts.values()].sort((a, b) => a.candidate.reading.token - b.candidate.reading.token);
}

/**
 * A reading that leaves open how it was done hears of it from the closest other reading of the same word as the same type; what
 * a plain cue leaves open with its object ("captured the outpost"), looser ones do not say.
 */
function modesElsewhere({ reading: own, type }: Candidate, others: readonly Candidate[]): string[] {
  if (own.cue.modes.some((id) => type.modes.some((mode) => mode.id === id))) return [];
  const told = others
    .map(({ reading }) => reading)
    .filter(({ cue }) => cue.type === type.id && cue.modes.length > 0)
    .filter(({ cue, specificity }) => own.cue.weak || (!cue.weak && specificity >= own.specificity))
    .sort((a, b) => closeness(b) - closeness(a));
  return [...(told[0]?.cue.modes ?? [])];
}

/** How closely a reading fits; that its cue is no weak one is worth a further word of context. */
function closeness({ cue, specificity }: Reading): number {
  return specificity + (cue.weak ? 0 : 3);
}

/** "Denied an accusation by the minister", "broke up a march by women": the noun tells what somebody else did, and says who. */
function isOthers(
  tree: SentenceTree,
  noun: number,
  { candidate, actors }: Act,
  acts: ReadonlyMap<number, Act>,
): boolean {
  const nested = acts.get(noun);
  if (nested === undefined || nested.candidate.type.id === candidate.type.id) return false;
  const own = tree.subtree(noun);
  return (
    actors.length > 0 &&
    nested.actors.length > 0 &&
    nested.actors.every(
      ({ token, actor }) =>
        own.includes(token) && ['by', 'from'].includes(tree.prepositions(token)[0] ?? '') && actor.id !== null,
    ) &&
    !nested.actors.some((party) => actors.some((each) => same(each, party)))
  );
}

function absorb(into: Act, other: Act): void {
  into.merged.push(other.candidate.reading.token, ...other.merged);
  if (other.candidate.type.id !== into.candidate.type.id) return;
  into.modes.push(...other.candidate.reading.cue.modes.filter((mode) => !into.modes.includes(mode)));
  // "the army repelled the assault": who suffers it does not do it
  if (into.actors.length === 0)
    into.actors = other.actors.filter((party) => !into.recipients.some((each) => same(each, party)));
  if (into.recipients.length === 0 && !into.candidate.roles.mutual) {
    into.recipients = other.recipients.filter((party) => !into.actors.some((actor) => same(actor, party)));
  }
}

/** What is done by an act, not by somebody. */
const EFFECTS = new Set(['displace', 'uproot']);

/** "The attack killed 12", "attacked the town, killing 12", "killed 12 and wounded 30": one act told by two words. */
function joinClauses(
  tree: SentenceTree,
  token: number,
  act: Act,
  acts: Map<number, Act>,
  chosen: Chosen,
  drop: (token: number, rule: string, into?: Act) => void,
): void {
  if (!acts.has(token)) return;
  const type = act.candidate.type.id;
  const agent = act.candidate.roles.agentWord;
  // "the meeting called on": those who meet act, and their meeting is no other event
  if (agent !== null && act.actors.some((party) => party.token === agent)) drop(agent, 'acts itself');
  // "the fighting displaced thousands": what an act leads to
  const doer = agent ?? tree.child(token, 'nsubj', 'csubj');
  const cause = doer === null || !EFFECTS.has(tree.lemma(token)) ? undefined : acts.get(doer);
  if (cause) {
    drop(token, `told by ${tree.at(doer!).form}`, cause);
    return;
  }
  if (agent !== null && chosen.get(agent)?.best.type.id === type) {
    const noun = acts.get(agent);
    // "the raids killed five", "a bomb killed five": where the noun names nobody or is a weapon, the verb tells it
    const idle = noun && (noun.actors.length + noun.recipients.length === 0 || INSTRUMENTS.has(tree.lemma(agent)));
    if (idle) drop(agent, `told by ${tree.at(token).form}`, act);
    else if (noun) drop(token, `told by ${tree.at(agent).form}`, noun);
    else act.merged.push(agent);
    if (noun) return;
  }
  const head = tree.head(token);
  const governor = head === null ? undefined : acts.get(head);
  if (head === null || !governor) return;
  if (act.candidate.reading.cue.kind !== 'verb') {
    // "were killed in an air strike": the noun says how
    const how =
      tree.is(token, 'obl', 'obl:agent') && ['in', 'by', 'during'].includes(tree.prepositions(token)[0] ?? '');
    const agree = act.actors.length === 0 || governor.actors.length === 0 || sameSide(act.actors, governor.actors);
    if (how && agree && governor.candidate.type.id === type && governor.candidate.reading.cue.kind === 'verb')
      drop(token, `told by ${tree.at(head).form}`, governor);
    return;
  }
  const purpose = tree.is(token, 'advcl', 'xcomp') && tree.introducedBy(token, 'to');
  if (
    purpose &&
    governor.candidate.type.id === 'ASSAULT' &&
    act.candidate.type.id === 'COERCE' &&
    sameSide(governor.actors, act.actors)
  ) {
    // "used tear gas to disperse them": the aim tells whom
    if (governor.recipients.length === 0) governor.recipients = act.recipients;
    drop(token, `aim of ${tree.at(head).form}`);
    return;
  }
  if (governor.candidate.type.id !== type) return;
  // "ten were killed and twenty wounded": a number alone is no other subject
  const subject = tree.child(token, 'nsubj', 'nsubj:pass');
  const ownSubject = subject !== null && tree.at(subject).upos !== 'NUM';
  // "ambushed the convoy, abducting two"
  const other = ABDUCTS.some((mode) => modesDiffer(act, governor, mode)) && act.recipients.length > 0;
  if (tree.is(token, 'advcl') && !ownSubject && !other) drop(token, `told by ${tree.at(head).form}`, governor);
  else if (
    tree.is(token, 'conj') &&
    !ownSubject &&
    // "raided the house and arrested him" are two acts, "killed 12 and wounded 30" is one
    type === 'ASSAULT' &&
    isSameDeed(act, governor) &&
    !isLater(tree, token, head) &&
    (sameSide(act.recipients, governor.recipients) || act.recipients.every((party) => party.actor.id === null))
  ) {
    drop(token, `told by ${tree.at(head).form}`, governor);
  } else if (tree.is(token, 'xcomp', 'ccomp') && sameSide(governor.actors, act.actors))
    drop(token, `told by ${tree.at(head).form}`, governor);
}

/** "Killed two and abducted a third", "burned the village and shot the elders" are two deeds; "attacked and destroyed" is one. */
function isSameDeed(one: Act, other: Act): boolean {
  const cues = [one.candidate.reading.cue, other.candidate.reading.cue];
  if (ABDUCTS.some((mode) => modesDiffer(one, other, mode))) return false;
  return (
    !modesDiffer(one, other, 'destroy') ||
    !cues.some(({ modes, needs }) => !modes.includes('destroy') && needs === 'recipient')
  );
}

/** "Beheaded eleven villagers and, three days later, attacked a bus": a deed at another time is another deed. */
function isLater(tree: SentenceTree, verb: number, first: number): boolean {
  return tree
    .children(verb, 'advmod', 'obl', 'obl:unmarked')
    .some((word) => word > first && word < verb && /^(?:later|earlier|afterwards?)$/i.test(tree.at(word).form));
}

/** Ways to hurt somebody that are no part of another attack. */
const ABDUCTS = ['abduct', 'torture', 'sexual'];

function modesDiffer(one: Act, other: Act, mode: string): boolean {
  return one.candidate.reading.cue.modes.includes(mode) !== other.candidate.reading.cue.modes.includes(mode);
}

/** A noun that names again what a verb of the sentence tells. */
function dropRepeats(
  acts: Map<number, Act>,
  drop: (token: number, rule: string, into?: Act) => void,
  tree: SentenceTree,
): void {
  for (const [token, act] of [...acts]) {
    if (act.candidate.reading.cue.kind === 'verb') continue;
    for (const [other, verb] of acts) {
      if (other === token || verb.candidate.type.id !== act.candidate.type.id) continue;
      const noun = verb.candidate.reading.cue.kind !== 'verb';
      if (noun && other > token) continue;
      const actorsAgree = act.actors.length === 0 || sameSide(act.actors, verb.actors);
      const recipientsAgree = act.recipients.length === 0 || sameSide(act.recipients, verb.recipients);
      if (actorsAgree && recipientsAgree && (act.actors.length > 0 || act.recipients.length > 0)) {
        drop(token, `told by ${tree.at(other).form}`, verb);
        break;
      }
    }
  }
}

/** "Attacks on civilians": a kind of act, not one that somebody did. */
function isBareNoun(tree: SentenceTree, act: Act): boolean {
  const { reading, roles } = act.candidate;
  if (reading.cue.kind !== 'noun' || act.actors.length > 0 || roles.support !== null) return false;
  if (act.merged.length > 0 || isSure(act.candidate)) return false;
  const named = act.recipients.some((party) => party.actor.id !== null || party.actor.person !== null);
  const definite =
    tree.children(reading.token, 'det', 'nummod', 'nmod:poss').length > 0 ||
    !tree.feature(reading.token, 'Number=Plur');
  const counted = act.recipients.some((party) => tree.children(party.token, 'nummod').length > 0);
  return !((named || counted) && definite);
}
