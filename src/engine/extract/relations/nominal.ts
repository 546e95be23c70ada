/** Relations that nouns state: "the regime's ally", "the war between", "a coalition including", "under X's control". */
import type { SentenceTree } from '../events/syntax.ts';
import type { Report } from './found.ts';
import type { Parties } from './parties.ts';
import { heldBy, isSomebody } from './verbal.ts';
import { HOLDINGS, type Kind, ROLE_NOUNS } from './words.ts';

export function roleNoun(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
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
export function war(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
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
export function stance(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
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
    if (!from || isSomebody(tree, from)) continue;
    for (const other of others.flatMap((one) => tree.conjuncts(one))) {
      const to = parties.actor(tree, other);
      if (to) report({ kind, from, to, anchor: noun, rule: `noun/${lemma}` });
    }
  }
}

/** The first thing listed behind "including". */
function listedBehind(tree: SentenceTree, word: number): number | null {
  if (tree.is(word, 'case')) return tree.head(word);
  const next = tree.tokens.find(
    ({ id, upos }) =>
      id > word && id < word + 6 && /^(NOUN|PROPN)$/.test(upos) && !tree.is(id, 'compound', 'amod', 'nmod:poss'),
  );
  return next?.id ?? null;
}

/** "a coalition against IS including NATO and Russia": whom it is against and who is in it. */
export function group(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
  const own = parties.actor(tree, noun);
  if (!own) return;
  const target = parties.target(tree, noun);
  if (target) report({ kind: 'opposes', from: own, to: target, anchor: noun, rule: 'group/against' });
  // "including" close behind belongs to the group, whatever the tree hangs it on.
  const word = tree.tokens.find((one) => one.id > noun && one.id < noun + 8 && /^including$/i.test(one.form));
  const first = word ? listedBehind(tree, word.id) : null;
  for (const token of first === null ? [] : tree.conjuncts(first)) {
    const member = parties.actor(tree, token);
    if (member) report({ kind: 'member', from: member, to: own, anchor: noun, rule: 'group/including' });
  }
  for (const child of tree.children(noun, 'nmod', 'acl', 'advcl', 'obl')) {
    // "a partnership between A and B": they are each other's.
    if (tree.prepositions(child)[0] === 'between') {
      const sides = tree
        .conjuncts(child)
        .map((one) => parties.actor(tree, one))
        .filter((one) => one !== null);
      for (const [index, from] of sides.entries())
        for (const to of sides.slice(index + 1))
          report({ kind: 'ally', from, to, anchor: noun, rule: 'group/between' });
      continue;
    }
    const including = /^(including|comprising|of|with)$/.test(tree.prepositions(child)[0] ?? '');
    const listed = tree.is(child, 'acl', 'advcl') ? tree.children(child, 'obj') : including ? [child] : [];
    if (tree.is(child, 'acl', 'advcl') && !/^(include|comprise)$/.test(tree.lemma(child))) continue;
    for (const token of listed.flatMap((one) => tree.conjuncts(one))) {
      const member = parties.actor(tree, token);
      if (member) report({ kind: 'member', from: member, to: own, anchor: noun, rule: 'group/including' });
    }
  }
}

/** "with the help of X": X backs whoever does it. */
export function helped(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
  const head = tree.head(noun);
  if (head === null || tree.prepositions(noun)[0] !== 'with' || !tree.is(noun, 'obl', 'advcl')) return;
  const helpers = [
    ...tree.children(noun, 'nmod').filter((child) => tree.prepositions(child)[0] === 'of'),
    ...tree.children(noun, 'nmod:poss', 'compound', 'amod'),
  ].flatMap((one) => tree.conjuncts(one));
  const doers = tree.isPassive(head) ? tree.agents(head) : tree.subjects(head);
  for (const helper of helpers) {
    const from = parties.actor(tree, helper);
    if (!from || isSomebody(tree, from)) continue;
    for (const { token } of doers) {
      const to = parties.actor(tree, token);
      if (to && !isSomebody(tree, to))
        report({ kind: 'backs', from, to, anchor: head, rule: `with/${tree.lemma(noun)}` });
    }
  }
}

/** "took control of the town", "has control over the valley". */
export function takesControl(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
  const verb = tree.head(noun);
  if (verb === null || !tree.is(noun, 'obj') || !TAKES.test(tree.lemma(verb))) return;
  const held = [...tree.children(noun, 'nmod'), ...tree.children(verb, 'obl').filter((one) => one > noun)].filter(
    (child) => /^(of|over)$/.test(tree.prepositions(child)[0] ?? ''),
  );
  for (const doer of tree.agents(verb)) {
    const from = parties.actor(tree, doer.token);
    if (!from || isSomebody(tree, from)) continue;
    for (const one of held.flatMap((child) => tree.conjuncts(child)).flatMap((child) => heldBy(tree, child))) {
      if (!HOLDINGS.test(tree.lemma(one)) && tree.at(one).upos !== 'PROPN') continue;
      const to = parties.holding(tree, one);
      if (to) report({ kind: 'controls', from, to, anchor: verb, rule: 'noun/control' });
    }
  }
}
const TAKES =
  /^(have|take|gain|seize|regain|retake|retain|maintain|hold|keep|consolidate|assume|win|wrest|exert|exercise)$/;

/** "under the control of X", "under X's rule". */
export function underControl(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
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
  // "which is still under IS control": what the clause tells about.
  const thing = /^(which|that)$/i.test(tree.at(held).form)
    ? tree.tokens.findLast(({ id, upos }) => id < held && /^(NOUN|PROPN)$/.test(upos))?.id
    : held;
  if (thing === undefined) return;
  const to = parties.holding(tree, thing);
  if (to && !/\/(civilians|refugees)$/.test(from.id))
    report({ kind: 'controls', from, to, anchor: noun, rule: 'noun/control' });
}

/** "anti-IS coalition", "pro-Russian separatists". */
export function prefixed(tree: SentenceTree, parties: Parties, noun: number, report: Report): void {
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
