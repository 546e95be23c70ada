/**
 * Corrects the sides that syntax gave a reading by what the learned head says of everybody in the sentence. What syntax found
 * stays unless the head is sure it is wrong, and who syntax missed comes in where the head is sure of him. In: roles, the
 * heads' opinions. Out: roles.
 */
import type { Roles } from './arguments.ts';
import type { Reading } from './detect.ts';
import { namesConflict } from './conflict-names.ts';
import { helpOf } from './help.ts';
import type { Mind, Opinion, SideOpinion } from './mind.ts';
import { isPartOf } from './part-of.ts';
import type { Parties } from './parties.ts';
import { type Party, samePhrase } from './party.ts';
import { VERBAL } from './setting.ts';
import type { SentenceTree } from './syntax.ts';
import { isInName } from './verdicts.ts';

/** Below the first, somebody whom syntax put on a side is taken off it; above the second, he is put there. */
const OFF = 0.4;
/** The same for whoever holds a town that is named: of the town the head says little. */
const HELD = 0.05;
const ON = 0.55;
/** In place of ON for somebody told of in a clause about another noun, or where things are: "hostages held by rebels". */
const ON_ASIDE = 0.8;

export function reviseAll(
  tree: SentenceTree,
  roles: ReadonlyMap<Reading, Roles>,
  mind: Mind,
  parties: Parties,
): ReadonlyMap<Reading, Roles> {
  return new Map(
    [...roles].map(([reading, filled]) => {
      const opinion = mind.get(reading.token);
      // "with the help of": syntax says who helps whom
      return [
        reading,
        opinion && helpOf(tree, reading.token) === null ? reviseRoles(tree, reading, filled, opinion, parties) : filled,
      ];
    }),
  );
}

function reviseRoles(tree: SentenceTree, reading: Reading, roles: Roles, opinion: Opinion, parties: Parties): Roles {
  // "Icelandic" of "the Icelandic minister" begins where he does, and is another word
  const about = (party: Party): SideOpinion | undefined =>
    opinion.sides.find(({ party: each }) => each.token === party.token) ??
    opinion.sides.find(({ party: each }) => samePhrase(each, party));
  // two who meet may be told apart by the head: what counts is that both take part
  if (
    roles.mutual &&
    roles.actors.every((party) => {
      const sides = about(party);
      return sides === undefined || sides.actor + sides.recipient > OFF;
    })
  )
    return roles;
  const stays = (party: Party, side: 'actor' | 'recipient'): boolean => {
    // of whoever holds a town the head is asked only as of the town
    const said = about(party);
    const sides = party.via === 'holder' && (said?.recipient ?? 1) > HELD ? undefined : said;
    if (sides === undefined) return true;
    const other = side === 'actor' ? sides.recipient : sides.actor;
    return sides[side] > OFF && !(other > ON && other > sides[side]);
  };
  const actors = roles.actors.filter((party) => roles.claimed || stays(party, 'actor'));
  const recipients = roles.recipients.filter((party) => stays(party, 'recipient'));
  const placesAct = VERBAL.has(reading.cue.type);
  for (const { party, actor, recipient } of opinion.sides) {
    const side = actor > recipient && !undergoes(tree, party.token, reading) ? actors : recipients;
    const needed = isAside(tree, party.token, reading.token) || isWhere(tree, reading, party.token) ? ON_ASIDE : ON;
    if (Math.max(actor, recipient) <= needed || holds(actors, party) || holds(recipients, party)) continue;
    if (namesConflict(tree, reading.token, party.token)) continue;
    if (tree.isCircumstance(party.token) || tree.prepositions(party.token)[0] === 'according') continue;
    if (isInName(tree, reading.token, party.token)) continue;
    // "dispatched his adviser to Ankara": whom the words of the act include is met by nobody
    if (party.token === reading.object && !reading.cue.recipient.includes('obj')) continue;
    if (party.shares === undefined && modifiesAnother(tree, party.token, [reading.token, reading.object])) continue;
    const named = parties.at(tree, party.token, { placesAct, owners: false });
    // "an American official: we …": the same side told twice
    if (
      named !== null &&
      !holds(actors, named) &&
      !holds(recipients, named) &&
      !side.some((each) => related(each, named))
    )
      side.push(named);
  }
  return {
    ...roles,
    actors: inOrder(withoutBearers(tree, withoutParts(tree, withoutBrackets(tree, actors)))),
    recipients: inOrder(withoutBearers(tree, withoutParts(tree, withoutBrackets(tree, recipients)))).filter(
      (party) => !isOwnState(tree, actors, party),
    ),
    mutual: roles.mutual && actors.length > 1 && recipients.length === 0,
  };
}

function holds(side: readonly Party[], party: Party): boolean {
  return side.some(
    (each) =>
      each.token === party.token ||
      (each.actor.start < party.actor.end && party.actor.start < each.actor.end) ||
      (each.actor.person !== null && each.actor.person === party.actor.person) ||
      (each.actor.id !== null && each.actor.id === party.actor.id && each.actor.person === party.actor.person),
  );
}

/** "The Red Cross was refused access": the subject of a passive does nothing, unless he is said to be ready for it, or sent. */
function undergoes(tree: SentenceTree, token: number, { token: act, cue }: Reading): boolean {
  return (
    cue.kind === 'verb' &&
    !['AGREE', 'MOBILIZE'].includes(cue.type) &&
    // "is opposed to it": a state of his
    cue.lemma !== 'oppose' &&
    tree.child(act, 'aux:pass') !== null &&
    tree.is(token, 'nsubj:pass') &&
    tree.head(token) === act
  );
}

/** Somebody told outside brackets, where anybody is. */
function withoutBrackets(tree: SentenceTree, side: readonly Party[]): readonly Party[] {
  const outside = side.filter((party) => !isBracketed(tree, party));
  return outside.length > 0 ? outside : side;
}

/** "Nova Bank (NVB.DE)": another name of whoever stands before it. */
function isBracketed(tree: SentenceTree, { actor: { start, end } }: Party): boolean {
  const before = tree.tokens.findLast((token) => token.end <= start);
  const after = tree.tokens.find((token) => token.start >= end);
  return before?.form === '(' && after?.form === ')';
}

/** Whether a word stands in a clause that describes a noun, and the act does not. */
function isAside(tree: SentenceTree, token: number, act: number): boolean {
  for (let node: number | null = token, up = 0; node !== null && up < 12; node = tree.head(node), up += 1) {
    if (tree.is(node, 'acl', 'acl:relcl')) return !tree.subtree(node).includes(act);
  }
  return false;
}

/** "Pressed for change in Iraq": where what is asked for would come about. */
function isWhere(tree: SentenceTree, { cue }: Reading, token: number): boolean {
  const head = tree.head(token);
  return (
    cue.type === 'REQUEST' &&
    head !== null &&
    tree.is(token, 'nmod') &&
    tree.at(head).upos === 'NOUN' &&
    tree.prepositions(token)[0] === 'in'
  );
}

/** "Iraqi" of "withdrawal from Iraqi soil", "U.S." of a department's name: a word about another noun than the act's own. */
function modifiesAnother(tree: SentenceTree, token: number, own: readonly (number | null)[]): boolean {
  return tree.is(token, 'amod', 'compound', 'flat') && !own.includes(tree.head(token));
}

/** Who stands in the phrase of another on the same side is no party beside him. */
function withoutParts(tree: SentenceTree, side: readonly Party[]): Party[] {
  const heads = new Set(side.map((party) => party.token));
  // "one of the group's leaders, Ada Roe": she was seized, and not the group
  const named = side.filter(({ token, actor }) => actor.person !== null && tree.is(token, 'appos'));
  const described = new Set(named.map(({ token }) => tree.head(token)!).filter((noun) => isOneOf(tree, noun)));
  return side.filter(
    (party) =>
      party.shares !== undefined ||
      (!isPartOf(tree, party.token, heads, 'appos', 'obl:agent') &&
        (named.includes(party) || !isPartOf(tree, party.token, described))),
  );
}

/** "Leaders" of "one of the leaders". */
function isOneOf(tree: SentenceTree, noun: number): boolean {
  const head = tree.is(noun, 'nmod') ? tree.head(noun) : noun;
  return head !== null && tree.at(head).form.toLowerCase() === 'one';
}

/** "Keita, whose son was sentenced": of a father and his son, the son. */
function withoutBearers(tree: SentenceTree, side: readonly Party[]): Party[] {
  const whose = tree.tokens.filter(({ id, form }) => form.toLowerCase() === 'whose' && tree.is(id, 'nmod:poss'));
  return side.filter(
    ({ actor }) =>
      !whose.some(({ id, start }) => {
        const before = tree.tokens.findLast((token) => token.start < start && token.upos !== 'PUNCT');
        const owned = tree.subtree(tree.head(id)!);
        return before?.end === actor.end && side.some((other) => other.actor !== actor && owned.includes(other.token));
      }),
  );
}

/** A state and an organ of it, told by different words. */
function related(one: Party, other: Party): boolean {
  const root = ({ actor }: Party): string | undefined => actor.id?.split('/')[0];
  return root(one) !== undefined && root(one) === root(other);
}

/** "The ministry reiterated Tehran's support": whose organ it is, is no other side. */
function isOwnState(tree: SentenceTree, actors: readonly Party[], { token, actor: { id } }: Party): boolean {
  return tree.is(token, 'nmod:poss') && id !== null && actors.some(({ actor }) => isOrganOf(actor.id, id));
}

function isOrganOf(organ: string | null, state: string): boolean {
  return organ?.startsWith(`${state}/`) === true && STATE_ORGANS.test(organ);
}

const STATE_ORGANS = /\/(?:government|military|police|legislature|judiciary|intelligence)$/;

function inOrder(side: Party[]): Party[] {
  return side.sort((a, b) => a.token - b.token);
}
