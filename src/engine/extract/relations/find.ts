/**
 * Relations a sentence states. In: its tree and who its words name. Out: pairs with their kind and the words that say so.
 * Each finder is one construction: "Russia, the regime's ally", "Saudi-backed rebels", "held by IS", "a coalition including …".
 */
import type { SentenceTree } from '../events/syntax.ts';
import type { Parties, Party } from './parties.ts';
import { ACTORS, DECLARING, GROUPS, HOLDINGS, type Kind, PARTICIPLES, ROLE_NOUNS, VERBS } from './words.ts';

export interface Found {
  kind: Kind;
  from: Party;
  to: Party;
  declared: boolean;
  /** Tokens of the words that say so, inclusive. */
  first: number;
  last: number;
  /** The word whose status decides whether it is said to be so. */
  anchor: number;
  rule: string;
}

type Report = (found: Omit<Found, 'first' | 'last' | 'declared'> & { declared?: boolean; also?: number[] }) => void;

export function findRelations(tree: SentenceTree, parties: Parties): Found[] {
  const found: Found[] = [];
  const report: Report = ({ declared = false, also = [], ...rest }) => {
    if (rest.from.id === rest.to.id) return;
    const tokens = [rest.from.token, rest.to.token, rest.anchor, ...also];
    const once = found.some(
      (one) => one.kind === rest.kind && one.from.id === rest.from.id && one.to.id === rest.to.id,
    );
    if (once) return;
    found.push({
      ...rest,
      declared: declared || isDeclared(tree, rest.anchor),
      first: Math.min(...tokens),
      last: Math.max(...tokens),
    });
  };
  for (const { id, upos } of tree.tokens) {
    const lemma = tree.lemma(id);
    if (upos === 'NOUN' || upos === 'PROPN') {
      if (ROLE_NOUNS.has(lemma)) roleNoun(tree, parties, id, report);
      if (/^(war|conflict|fight|struggle|battle|campaign)$/.test(lemma)) war(tree, parties, id, report);
      if (/^(support|backing|alliance|hostility|opposition)$/.test(lemma)) stance(tree, parties, id, report);
      if (GROUPS.test(lemma)) group(tree, parties, id, report);
      if (lemma === 'control' || lemma === 'rule' || lemma === 'occupation') underControl(tree, parties, id, report);
      if (ACTORS.test(lemma)) prefixed(tree, parties, id, report);
    }
    if (upos === 'VERB' || upos === 'ADJ') {
      if (PARTICIPLES.has(lemma)) participle(tree, parties, id, report);
      if (upos === 'VERB' && VERBS.has(lemma) && !tree.isPassive(id)) activeVerb(tree, parties, id, report);
      if (upos === 'VERB' && /^(include|comprise|consist)$/.test(lemma)) includes(tree, parties, id, report);
      if (/^(ally|align|side|belong|fight|battle|stand)$/.test(lemma)) withParty(tree, parties, id, report);
    }
  }
  return found;
}

function roleNoun(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
  if (
    tree
      .children(noun, 'amod')
      .some((one) =>
        /^(former|ex|erstwhile|one-time|onetime|potential|possible|would-be|future)$/i.test(tree.at(one).form),
      )
  )
    return;
  const { kind, bearer } = ROLE_NOUNS.get(tree.lemma(noun))!;
  const owners = [
    ...tree.children(noun, 'nmod:poss'),
    ...tree
      .children(noun, 'nmod')
      .filter((child) => /^(of|to|for)$/.test(tree.prepositions(child)[0] ?? '') && !tree.is(child, 'nmod:poss')),
    ...tree.children(noun, 'compound', 'amod'),
  ].flatMap((owner) =>
    tree
      .conjuncts(owner)
      .map((one) => parties.actor(tree, one))
      .filter((one) => one !== null),
  );
  if (owners.length === 0) return;
  for (const token of bearersOf(tree, noun)) {
    const own = parties.actor(tree, token);
    if (!own) continue;
    for (const owner of owners) {
      const [from, to] = bearer === 'from' ? [own, owner] : [owner, own];
      report({ kind, from, to, anchor: noun, declared: kind === 'member', rule: `noun/${tree.lemma(noun)}` });
    }
  }
}

/** Who a role noun describes: what it stands beside, its subject, the name it leads up to. */
function bearersOf(tree: SentenceTree, noun: number): number[] {
  const found: number[] = [];
  const head = tree.head(noun);
  if (tree.is(noun, 'appos') && head !== null) found.push(head);
  if (tree.is(noun, 'compound', 'flat', 'nmod:desc') && head !== null) found.push(head);
  for (const child of tree.children(noun, 'appos', 'flat')) found.push(...tree.conjuncts(child));
  if (tree.children(noun, 'cop').length > 0)
    for (const subject of tree.children(noun, 'nsubj')) found.push(...tree.conjuncts(subject));
  return found;
}

/** "the war between A and B", "A's war on B", "A is at war with B". */
function war(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
  if (
    tree
      .children(noun, 'amod', 'compound')
      .some((one) =>
        /^(trade|price|culture|star|proxy|world|cold|class|gang|turf|drug|cyber|currency|tariff|great|second|first|civil)$/i.test(
          tree.at(one).form,
        ),
      )
  )
    return;
  const marked = (...prepositions: string[]) =>
    tree.children(noun, 'nmod', 'obl').filter((child) => prepositions.includes(tree.prepositions(child)[0] ?? ''));
  for (const side of marked('between')) {
    const sides = tree
      .conjuncts(side)
      .map((one) => parties.actor(tree, one))
      .filter((one) => one !== null);
    for (const [index, from] of sides.entries())
      for (const to of sides.slice(index + 1)) report({ kind: 'at-war', from, to, anchor: noun, rule: 'war/between' });
  }
  const at = tree.prepositions(noun)[0] === 'at';
  const subjects = at ? tree.children(noun, 'nsubj') : tree.children(noun, 'nmod:poss');
  const head = tree.head(noun);
  if (at && subjects.length === 0 && head !== null && tree.is(noun, 'conj', 'obl'))
    subjects.push(...tree.subjects(head).map((one) => one.token));
  for (const subject of subjects.flatMap((one) => tree.conjuncts(one))) {
    const from = parties.actor(tree, subject);
    if (!from) continue;
    for (const other of marked('with', 'against', 'on').flatMap((one) => tree.conjuncts(one))) {
      const to = parties.actor(tree, other);
      if (to) report({ kind: 'at-war', from, to, anchor: noun, rule: 'war/with' });
    }
  }
}

/** "X's support for Y", "its alliance with Y", "the hostility of X to Y". */
function stance(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
  const lemma = tree.lemma(noun);
  const kind: Kind = lemma === 'alliance' ? 'ally' : /^(hostility|opposition)$/.test(lemma) ? 'opposes' : 'backs';
  const wanted = kind === 'ally' ? ['with'] : kind === 'opposes' ? ['to', 'towards', 'toward'] : ['for', 'of', 'to'];
  const others = tree
    .children(noun, 'nmod', 'obl')
    .filter((child) => !tree.is(child, 'nmod:poss') && wanted.includes(tree.prepositions(child)[0] ?? ''));
  if (others.length === 0) return;
  const head = tree.head(noun);
  const owners = tree.children(noun, 'nmod:poss', 'compound');
  // "in support of the army": whoever does it.
  if (owners.length === 0 && head !== null && tree.is(noun, 'obj', 'obl'))
    owners.push(...tree.agents(head).map((one) => one.token));
  for (const owner of owners.flatMap((one) => tree.conjuncts(one))) {
    const from = parties.actor(tree, owner);
    if (!from) continue;
    for (const other of others.flatMap((one) => tree.conjuncts(one))) {
      const to = parties.actor(tree, other);
      if (to) report({ kind, from, to, anchor: noun, rule: `noun/${lemma}` });
    }
  }
}

/** "a coalition against IS including NATO and Russia": whom it is against and who is in it. */
function group(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
  const own = parties.actor(tree, noun);
  if (!own) return;
  const target = parties.target(tree, noun);
  if (target) report({ kind: 'opposes', from: own, to: target, anchor: noun, rule: 'group/against' });
  // "including" close behind belongs to the group, whatever the tree hangs it on.
  const word = tree.tokens.find((one) => one.id > noun && one.id < noun + 8 && /^including$/i.test(one.form));
  const first = word && tree.is(word.id, 'case') ? tree.head(word.id) : null;
  for (const token of first === null ? [] : tree.conjuncts(first)) {
    const member = parties.actor(tree, token);
    if (member) report({ kind: 'member', from: member, to: own, anchor: noun, rule: 'group/including' });
  }
  for (const child of tree.children(noun, 'nmod', 'acl', 'advcl', 'obl')) {
    const including = /^(including|comprising|of|between|with)$/.test(tree.prepositions(child)[0] ?? '');
    const listed = tree.is(child, 'acl', 'advcl') ? tree.children(child, 'obj') : including ? [child] : [];
    if (tree.is(child, 'acl', 'advcl') && !/^(include|comprise)$/.test(tree.lemma(child))) continue;
    for (const token of listed.flatMap((one) => tree.conjuncts(one))) {
      const member = parties.actor(tree, token);
      if (member) report({ kind: 'member', from: member, to: own, anchor: noun, rule: 'group/including' });
    }
  }
}

function includes(tree: SentenceTree, parties: Parties, verb: number, report: Report): void {
  for (const { token } of tree.agents(verb)) {
    if (!GROUPS.test(tree.lemma(token))) continue;
    const own = parties.actor(tree, token);
    if (!own) continue;
    const listed = tree.children(verb, 'obj', 'obl').flatMap((one) => tree.conjuncts(one));
    for (const one of listed) {
      const member = parties.actor(tree, one);
      if (member) report({ kind: 'member', from: member, to: own, anchor: verb, rule: 'group/includes' });
    }
  }
}

/** "under the control of X", "under X's rule". */
function underControl(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
  if (!['under', 'in'].includes(tree.prepositions(noun)[0] ?? '')) return;
  const owner =
    tree.child(noun, 'nmod:poss') ??
    tree.children(noun, 'nmod').find((child) => tree.prepositions(child)[0] === 'of') ??
    tree.child(noun, 'compound', 'amod');
  const from = owner == null ? null : parties.actor(tree, owner);
  const head = tree.head(noun);
  const held =
    tree.children(noun, 'nsubj')[0] ??
    (tree.is(noun, 'nmod') ? head : head === null ? null : tree.subjects(head)[0]?.token) ??
    null;
  if (!from || held === null) return;
  const to = parties.holding(tree, held);
  if (to) report({ kind: 'controls', from, to, anchor: noun, rule: 'noun/control' });
}

/** "anti-IS coalition", "pro-Russian separatists". */
function prefixed(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
  const before = tree.tokens.filter((one) => one.id < noun && one.id >= noun - 4);
  for (const one of before) {
    const joined = /^(anti|pro)-(.+)$/i.exec(one.form);
    const next = tree.tokens.find(({ id }) => id === one.id + 2);
    const apart = /^(anti|pro)$/i.test(one.form) && tree.tokens.find(({ id }) => id === one.id + 1)?.form === '-';
    if (!joined && !apart) continue;
    const to = joined
      ? parties.named(joined[2]!, one.id)
      : next && next.id < noun
        ? parties.actor(tree, next.id)
        : null;
    const from = parties.actor(tree, noun);
    if (!from || !to) continue;
    report({ kind: /^anti/i.test(one.form) ? 'opposes' : 'backs', from, to, anchor: noun, rule: 'prefix' });
  }
}

/** "held by IS", "Saudi-backed rebels", "a militia led by X". */
function participle(tree: SentenceTree, parties: Parties, verb: number, report: Report): void {
  const lemma = tree.lemma(verb);
  const kind = PARTICIPLES.get(lemma)!;
  if (!tree.is(verb, 'acl', 'acl:relcl', 'amod') || tree.head(verb) === null) return;
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
      for (const held of heldBy(tree, noun)) {
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
function heldBy(tree: SentenceTree, noun: number): number[] {
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

function activeVerb(tree: SentenceTree, parties: Parties, verb: number, report: Report): void {
  const lemma = tree.lemma(verb);
  const kind = VERBS.get(lemma)!;
  const patients = tree.patients(verb);
  if (patients.length === 0) return;
  for (const doer of tree.agents(verb)) {
    const from = parties.actor(tree, doer.token);
    if (!from) continue;
    for (const { token } of patients) {
      const holds = kind === 'controls';
      if (holds && !HOLDINGS.test(tree.lemma(token)) && tree.at(token).upos !== 'PROPN') continue;
      if (kind === 'member' && !GROUPS.test(tree.lemma(token)) && tree.at(token).upos !== 'PROPN') continue;
      const to = holds ? parties.holding(tree, token) : parties.actor(tree, token);
      if (to) report({ kind, from, to, anchor: verb, rule: `verb/${lemma}` });
    }
  }
}

/** "allied with X", "sided with X", "belongs to X", "fighting against X". */
function withParty(tree: SentenceTree, parties: Parties, verb: number, report: Report): void {
  const lemma = tree.lemma(verb);
  const wanted =
    lemma === 'belong'
      ? ['to']
      : lemma === 'stand'
        ? ['by', 'with', 'behind']
        : /^(fight|battle)$/.test(lemma)
          ? ['against', 'with']
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
      if (to) report({ kind, from, to, anchor: verb, rule: `verb/${lemma}` });
    }
  }
}

/** A word above presents it: "announced a coalition", "is presenting this as the result of a united front". */
function isDeclared(tree: SentenceTree, anchor: number): boolean {
  let at: number | null = anchor;
  for (let steps = 0; at !== null && steps < 5; steps++) {
    if (DECLARING.has(tree.lemma(at)) && at !== anchor) return true;
    if (
      tree
        .children(at, 'amod')
        .some((child) => DECLARING.has(tree.lemma(child)) || tree.lemma(child) === 'self-declared')
    )
      return true;
    at = tree.head(at);
  }
  return false;
}
