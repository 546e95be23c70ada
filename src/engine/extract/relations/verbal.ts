/** Relations that verbs and participles state: "held by IS", "Saudi-backed", "supports", "is allied with", "includes". */
import type { SentenceTree } from '../events/syntax.ts';
import type { Report } from './found.ts';
import type { Parties, Party } from './parties.ts';
import { ACTORS, GROUPS, HOLDINGS, type Kind, PARTICIPLES, VERBS } from './words.ts';

/** "held by IS", "Saudi-backed rebels", "a militia led by X". */
export function participle(tree: SentenceTree, parties: Parties, verb: number, report: Report): void {
  const lemma = tree.lemma(verb);
  const kind = PARTICIPLES.get(lemma)!;
  if (!tree.is(verb, 'acl', 'acl:relcl', 'amod') || tree.head(verb) === null) return;
  if (tree.feature(verb, 'VerbForm=Inf')) return;
  const noun = tree.head(verb)!;
  const hyphen = tree.tokens.find(({ id }) => id === verb - 1)?.form === '-' || tree.at(verb).form.includes('-');
  const doers = hyphen
    ? tree.children(verb, 'compound', 'obl', 'nmod', 'advmod', 'nsubj', 'amod').filter((child) => child < verb)
    : tree.isPassive(verb) || tree.is(verb, 'acl')
      ? tree.agents(verb).map((one) => one.token)
      : [];
  if (doers.length === 0 && !hyphen) doers.push(...behindBy(tree, verb));
  for (const doer of doers.flatMap((one) => tree.conjuncts(one))) {
    const from = parties.actor(tree, doer);
    if (!from) continue;
    if (kind === 'controls') {
      // A sack held by somebody's brother is no territory.
      if (isPrivate(from)) continue;
      for (const held of heldBy(tree, noun)) {
        if (!HOLDINGS.test(tree.lemma(held)) && tree.at(held).upos !== 'PROPN') continue;
        const to = parties.holding(tree, held);
        if (to) report({ kind, from, to, anchor: verb, also: [noun], rule: `participle/${lemma}` });
      }
      continue;
    }
    const to = parties.actor(tree, noun);
    if (!to) continue;
    // "a US-led coalition" has its leader for a member.
    if (kind === 'member' && !GROUPS.test(tree.lemma(noun))) continue;
    report({ kind, from, to, anchor: verb, also: [noun], rule: `participle/${lemma}` });
  }
}

/** Where the tree lost the agent, the word behind "by". */
function behindBy(tree: SentenceTree, verb: number): number[] {
  const [by, next] = tree.tokens.filter((one) => one.id > verb && !tree.is(one.id, 'det'));
  return by?.id === verb + 1 && by.form === 'by' && next && /^\p{Lu}/u.test(next.form) ? [next.id] : [];
}

/** "Raqqa, the capital of the region held by IS", "the IS-held town of Palmyra": the thing held and the place it is. */
export function heldBy(tree: SentenceTree, noun: number): number[] {
  const found: number[] = [];
  const name = tree
    .children(noun, 'nmod', 'appos')
    .find(
      (child) => tree.at(child).upos === 'PROPN' && (tree.is(child, 'appos') || tree.prepositions(child)[0] === 'of'),
    );
  const isTown = /^(town|city|village|port|province|district|enclave|stronghold|island)$/.test(tree.lemma(noun));
  // "the capital of the region held by IS": what hangs on the capital belongs to the region.
  const region =
    tree.lemma(noun) === 'capital'
      ? tree.children(noun, 'nmod').find((child) => HOLDINGS.test(tree.lemma(child)))
      : undefined;
  found.push(region ?? (name !== undefined && isTown ? name : noun));
  // the same where the tree hangs it on the town
  for (const capital of tree.children(noun, 'appos').filter((child) => tree.lemma(child) === 'capital'))
    found.push(...tree.children(capital, 'nmod').filter((child) => HOLDINGS.test(tree.lemma(child))));
  const head = tree.head(noun);
  if (head !== null && tree.lemma(head) === 'capital' && tree.is(noun, 'nmod')) {
    const place = tree.is(head, 'appos') ? tree.head(head) : (tree.child(head, 'nsubj') ?? null);
    if (place !== null) found.push(place);
  }
  if (tree.lemma(noun) === 'capital' || isTown) {
    const place = tree.is(noun, 'appos')
      ? head
      : tree.children(noun, 'cop').length > 0
        ? tree.child(noun, 'nsubj')
        : null;
    if (place !== null && place !== undefined) found.push(place);
  }
  return found;
}

export function activeVerb(tree: SentenceTree, parties: Parties, verb: number, report: Report): void {
  const lemma = tree.lemma(verb);
  const kind = VERBS.get(lemma)!;
  const patients = tree.patients(verb);
  if (patients.length === 0) return;
  for (const doer of tree.agents(verb)) {
    const from = parties.actor(tree, doer.token);
    if (!from || (kind === 'controls' && isPrivate(from)) || isSomebody(tree, from)) continue;
    for (const { token } of patients) {
      const holds = kind === 'controls';
      if (holds && !HOLDINGS.test(tree.lemma(token)) && tree.at(token).upos !== 'PROPN') continue;
      if (kind === 'member' && !GROUPS.test(tree.lemma(token)) && tree.at(token).upos !== 'PROPN') continue;
      const to = holds ? parties.holding(tree, token) : parties.actor(tree, token);
      // "joined Jordan in an exercise", "joined the secretary": company, no membership.
      if (kind === 'member' && to && (parties.isState(to) || to.id.includes('/') || to.unknown)) continue;
      if (to) report({ kind, from, to, anchor: verb, rule: `verb/${lemma}` });
    }
  }
}

/** People at large hold no ground. */
const isPrivate = ({ id }: Party): boolean => /\/(civilians|refugees)$/.test(id);

/** One person of whom nothing is known but the words: "a soldier", "Dayton". */
export const isSomebody = (tree: SentenceTree, { token, unknown }: Party): boolean =>
  unknown === true &&
  tree.feature(token, 'Number=Sing') &&
  !GROUPS.test(tree.lemma(token)) &&
  !ACTORS.test(tree.lemma(token));

export function includes(tree: SentenceTree, parties: Parties, verb: number, report: Report): void {
  for (const { token } of tree.agents(verb)) {
    // "Coalition nations which strike include": the members are the group's.
    const of = /^(nation|country|member|partner|state|group|faction|force)$/.test(tree.lemma(token))
      ? tree.children(token, 'compound', 'nmod').find((child) => GROUPS.test(tree.lemma(child)))
      : undefined;
    if (of === undefined && !GROUPS.test(tree.lemma(token)) && tree.at(token).upos !== 'PROPN') continue;
    const own = parties.actor(tree, of ?? token);
    if (!own || parties.isState(own) || (own.unknown && of === undefined && !GROUPS.test(tree.lemma(token)))) continue;
    // "the alliance, which includes Ruritania": what stands behind the verb is listed, whatever the tree calls it
    const behind = tree.children(verb, 'nsubj').filter((one) => one > verb && tree.child(verb, 'nsubj')! < verb);
    const listed = [...tree.children(verb, 'obj', 'obl'), ...behind].flatMap((one) => tree.conjuncts(one));
    for (const one of listed) {
      const member = parties.actor(tree, one);
      if (member) report({ kind: 'member', from: member, to: own, anchor: verb, rule: 'group/includes' });
    }
  }
}

/** "allied with X", "sided with X", "belongs to X", "fighting against X". */
export function withParty(tree: SentenceTree, parties: Parties, verb: number, report: Report): void {
  const lemma = tree.lemma(verb);
  const wanted =
    lemma === 'belong'
      ? ['to']
      : lemma === 'stand'
        ? ['by', 'with']
        : /^(fight|battle)$/.test(lemma)
          ? ['against', 'with', 'alongside']
          : ['with', 'to'];
  const kind: Kind =
    lemma === 'belong'
      ? 'member'
      : /^(fight|battle)$/.test(lemma)
        ? 'at-war'
        : /^(side|stand)$/.test(lemma)
          ? 'backs'
          : 'ally';
  const others = tree.children(verb, 'obl').filter((child) => wanted.includes(tree.prepositions(child)[0] ?? ''));
  if (others.length === 0) return;
  const doers =
    tree.is(verb, 'acl') && tree.head(verb) !== null ? [tree.head(verb)!] : tree.subjects(verb).map((one) => one.token);
  for (const doer of doers) {
    const from = parties.actor(tree, doer);
    if (!from) continue;
    for (const other of others.flatMap((one) => tree.conjuncts(one))) {
      // "fought alongside"; "fighting with the rebels" may be either side: only "against" is war.
      if (kind === 'at-war' && tree.prepositions(other)[0] === 'with') continue;
      const to = parties.actor(tree, other);
      if (!to || isSomebody(tree, from)) continue;
      const beside = tree.prepositions(other)[0] === 'alongside';
      report({ kind: beside ? 'ally' : kind, from, to, anchor: verb, rule: `verb/${lemma}` });
    }
  }
}
