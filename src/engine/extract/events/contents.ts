/**
 * What verbal acts are about: "agreed to send troops", "demanded the release of", "will not withdraw". In: the chosen
 * candidates of a sentence. Out: the same, with type, mode and code settled by their content, and recipients taken from it.
 */
import type { OntologyType } from '../../ontology.ts';
import type { Reading } from './detect.ts';
import { contents } from './detect.ts';
import { answersForWrongs, menaces, vowsHarm } from './menaces.ts';
import { isKnown } from './political.ts';
import { standsAlone } from './stands-alone.ts';
import type { SentenceTree } from './syntax.ts';
import type { Candidate } from './type.ts';
import { isSure } from './type.ts';

/** Kinds of help and yielding that one can refuse: "will not lift the embargo". */
const REFUSABLE = new Set(['AID', 'COOPERATE', 'CONCEDE', 'RETREAT', 'CONSULT', 'SUPPORT', 'AGREE']);

/** "Will not withdraw", "failed to reach a deal": the refusal of a cooperative act is a rejection that did occur. */
function readRefusal(tree: SentenceTree, candidate: Candidate, types: ReadonlyMap<string, OntologyType>): void {
  const reject = types.get('REJECT');
  const { token } = candidate.reading;
  // the head may have seen the refusal already
  const refused = candidate.type.id === 'REJECT' ? candidate.reading.cue.type : candidate.type.id;
  if (!reject || !candidate.accepted || !REFUSABLE.has(refused) || candidate.reading.cue.kind === 'noun') return;
  const words = tree.children(token, 'aux', 'advmod').map((child) => tree.at(child).form.toLowerCase());
  const will = words.some((word) => ['will', 'would', 'wo', "'ll", 'wouldn', 'won'].includes(word));
  const not = words.some((word) => ['not', "n't", 'never', 'n’t'].includes(word));
  const head = tree.head(token);
  const failed = head !== null && tree.is(token, 'xcomp') && tree.lemma(head) === 'fail' && refused !== 'RETREAT';
  if (!(will && not) && !failed) return;
  const rule = reject.content.find((each) => each.of.includes(refused)) ?? {
    of: [],
    mode: null,
    cameo: reject.cameo,
    type: null,
  };
  candidate.content = { rule, token };
  candidate.type = reject;
  candidate.refusal = true;
  candidate.rule += '; refused';
}

/** Verbal acts learn from their complement what they are about: "agreed to send troops", "demanded the release of". */
export function readContents(
  tree: SentenceTree,
  chosen: ReadonlyMap<number, { best: Candidate; others: Candidate[] }>,
  types: ReadonlyMap<string, OntologyType>,
): void {
  // from the inside out, so that what a content is about is settled before its governor asks
  const tokens = [...chosen.keys()].sort((a, b) => depth(tree, b) - depth(tree, a));
  for (const token of tokens) {
    const { best } = chosen.get(token)!;
    readRefusal(tree, best, types);
    if (!best.reading.cue.content) continue;
    for (const inner of contentTokens(tree, best.reading)) {
      const nested = chosen.get(inner)?.best;
      if (!nested || nested === best) continue;
      const rule = best.type.content.find((candidate) => candidate.of.includes(nested.type.id));
      if (!rule) continue;
      best.content = { rule, token: inner };
      if (rule.type !== null && types.has(rule.type) && isHostile(tree, best, nested))
        best.type = types.get(rule.type)!;
      adopt(best, nested);
      break;
    }
    // "declined to endorse coordination with Russia": whoever stands deeper in the content
    if (best.content !== null && best.roles.recipients.length === 0) {
      for (const inner of contentTokens(tree, best.reading)) {
        const deeper = chosen.get(inner)?.best;
        if (deeper && deeper !== best && best.roles.recipients.length === 0) adopt(best, deeper);
      }
    }
    const { cue } = best.reading;
    if (best.type.id === 'AGREE' && cue.kind === 'verb' && vowsHarm(tree, token))
      best.type = types.get('THREATEN') ?? best.type;
    const menacing =
      (cue.ownContent || (cue.type === 'THREATEN' && cue.lemma === 'warn')) &&
      menaces(tree, token, best.roles.recipients.length > 0);
    // whoever says in so many words what will follow threatens
    if (menacing && isKnown(best.roles.actors)) best.plain = true;
    if (
      best.accepted &&
      cue.ownContent &&
      !menacing &&
      !isOwn(tree, best, best.content === null ? null : (chosen.get(best.content.token)?.best ?? null))
    ) {
      best.accepted = false;
      best.rule = 'content is not an act of its own';
    }
    if (
      best.accepted &&
      !isSure(best) &&
      best.content === null &&
      best.type.id === 'AGREE' &&
      best.reading.specificity < 3 &&
      !isKnown(best.roles.actors)
    ) {
      best.accepted = false;
      best.rule = 'promises nothing political';
    }
    if (
      best.accepted &&
      !isSure(best) &&
      cue.needs === 'both' &&
      best.roles.recipients.length === 0 &&
      !best.roles.mutual &&
      !standsAlone(tree, best.reading, best.roles) &&
      (best.content === null || cue.weak)
    ) {
      best.accepted = false;
      best.rule = 'needs both';
    }
  }
}

/**
 * To promise an inquiry, or to agree with what somebody said of a deed, threatens nobody; nor does an offer to stop the fighting,
 * or to settle a case: the deed must be what is promised.
 */
function isHostile(tree: SentenceTree, { reading }: Candidate, nested: Candidate): boolean {
  if (answersForWrongs(tree, reading.token)) return false;
  if (nested.reading.cue.modes.includes('investigate') || reading.cue.prepositions.includes('with')) return false;
  const { cue } = reading;
  if (cue.kind === 'verb' && OFFERS.has(cue.lemma)) return false;
  // "pledged to abolish the tax": where nobody is harmed, it is a promise
  if (
    cue.kind === 'verb' &&
    PROMISES.has(cue.lemma) &&
    LOSSES.has(nested.type.id) &&
    nested.roles.recipients.length === 0
  )
    return false;
  const { token } = nested.reading;
  const head = tree.head(token);
  if (ENDS.has(tree.lemma(token))) return false;
  if (head !== null && head !== reading.token && ENDS.has(tree.lemma(head))) return false;
  if (tree.at(token).upos === 'VERB') return true;
  return !nested.reading.cue.weak && (head === reading.token || nested.roles.support?.kind === 'support');
}

/** Verbs for what the other side is meant to like, whatever the deed: "offered to take the hostages in", "assured her that it would not". */
const OFFERS = new Set('offer assure reassure agree consent volunteer undertake guarantee'.split(' '));
const PROMISES = new Set('promise pledge commit'.split(' '));
const LOSSES = new Set(['COERCE', 'SANCTION', 'ACCUSE', 'PROTEST']);

/** Verbs for what is over, avoided or made good. */
const ENDS = new Set(
  'stop end cease halt suspend settle resolve prevent avoid refrain lift drop abandon renounce withdraw curb reduce'.split(
    ' ',
  ),
);

/** A warning threatens only where the warner is who would act. */
function isOwn(tree: SentenceTree, outer: Candidate, nested: Candidate | null): boolean {
  if (nested === null) return false;
  const { actors } = nested.roles;
  // "warned that it would": the pronoun is the warner's, whomever it was resolved to
  if (actors.length === 0 || actors.every((party) => tree.at(party.token).upos === 'PRON'))
    return nested.type.quad === 4;
  // "he warned that the United States would": a speaker nobody could place speaks for the one who would act
  if (outer.roles.actors.every((own) => own.actor.country === null && own.actor.id === null) && nested.type.quad === 4)
    return true;
  return actors.some((party) =>
    outer.roles.actors.some(
      (own) => own.token === party.token || (own.actor.country !== null && own.actor.country === party.actor.country),
    ),
  );
}

/**
 * A promise or a refusal is made to whoever the promised act is done to; a request to whoever is to act, and "called for a
 * ban on imports from Chad" asks nothing of Chad.
 */
function adopt(outer: Candidate, nested: Candidate): void {
  if (outer.roles.recipients.length > 0) return;
  const own = new Set(outer.roles.actors.map((party) => party.token));
  const blames = outer.reading.cue.type === 'ACCUSE';
  const first = blames || outer.reading.cue.type === 'REQUEST' ? nested.roles.actors : nested.roles.recipients;
  const second = blames ? nested.roles.recipients : [];
  const others = [first, second].map((side) =>
    side.filter(
      (party) =>
        !own.has(party.token) &&
        !outer.roles.actors.some((actor) => actor.actor.id !== null && actor.actor.id === party.actor.id),
    ),
  );
  outer.roles.recipients = others.find((side) => side.length > 0) ?? [];
  if (
    outer.roles.recipients.length > 0 &&
    outer.reading.cue.needs !== 'any' &&
    !outer.accepted &&
    outer.roles.actors.length > 0 &&
    outer.rule.startsWith('needs')
  ) {
    outer.accepted = true;
    outer.rule = `cue ${outer.reading.cue.kind} ${outer.reading.cue.lemma} (line ${outer.reading.cue.line}), recipient from its content`;
  }
}

/** Where a predicate's content may stand: its clauses, its object, what "for" or "to" marks; measures looked through. */
export function contentTokens(tree: SentenceTree, reading: Reading): number[] {
  const { token, object } = reading;
  const found: number[] = [];
  const clause = (head: number): void => {
    found.push(head);
    for (const child of tree.children(head, 'xcomp')) clause(child);
    for (const child of tree.children(head, 'obj', 'obl')) found.push(child, ...contents(tree, child));
    for (const child of tree.children(head, 'conj'))
      if (tree.at(child).upos === 'VERB' && !isClauseOfItsOwn(tree, head, child)) found.push(child);
  };
  for (const complement of tree.complements(token)) clause(complement);
  for (const node of [token, object].filter((each): each is number => each !== null)) {
    for (const complement of node === token ? [] : tree.complements(node)) clause(complement);
    for (const slot of ['obj', 'for', 'to', 'of', 'on', 'with']) {
      for (const filler of tree.slot(node, slot)) found.push(filler.token, ...contents(tree, filler.token));
    }
  }
  for (const filler of tree.patients(token))
    for (const complement of tree.complements(filler.token)) clause(complement);
  return [...new Set(found)].filter((each) => each !== token);
}

/** "Accused two men of blowing up the depot and ordered": what is finite goes on with the sentence, not with the participle. */
function isClauseOfItsOwn(tree: SentenceTree, first: number, next: number): boolean {
  const finite = (verb: number): boolean =>
    tree.feature(verb, 'VerbForm=Fin') || tree.children(verb, 'aux').some((aux) => tree.feature(aux, 'VerbForm=Fin'));
  return finite(next) && !finite(first);
}

function depth(tree: SentenceTree, token: number): number {
  let count = 0;
  for (let node = tree.head(token); node !== null && count < 100; node = tree.head(node)) count += 1;
  return count;
}
