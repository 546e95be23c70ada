/**
 * The words that may tell how an act was done. In: its tree, its trigger, its sides. Out: the tokens of its own phrase, those to
 * leave out of it (what is hit is no means), and those elsewhere in the sentence that belong to it (who does it, "killed when").
 */
import type { Act } from './merge.ts';
import { ONE_MODE } from './modes.ts';
import type { SentenceTree } from './syntax.ts';
import { INSTRUMENTS } from './words.ts';

/** Tokens of an event's own phrase: below the trigger, without other clauses and without the recipient's phrase. */
export function ownPhrase(
  tree: SentenceTree,
  trigger: number,
  extra: readonly (number | null)[],
  without: readonly number[],
): number[] {
  const barred = new Set(without);
  const roots = [trigger, ...extra.filter((node): node is number => node !== null)];
  const found = new Set<number>();
  for (const root of roots) {
    const stop = (child: number): boolean =>
      barred.has(child) ||
      (tree.is(child, 'ccomp', 'parataxis', 'acl:relcl', 'conj') && tree.at(child).upos === 'VERB') ||
      (tree.is(child, 'advcl') && tree.child(child, 'nsubj') !== null);
    for (const node of tree.subtree(root, stop)) found.add(node);
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * The clause an act without a subject of its own hangs on tells how it was done: "set up roadblocks to protest", "the
 * howitzers pounded the town, killing five", "threw paint in protest".
 */
export function governorOf(tree: SentenceTree, trigger: number): number | null {
  const head = tree.head(trigger);
  if (head === null || tree.at(head).upos !== 'VERB' || tree.child(trigger, 'nsubj', 'nsubj:pass') !== null)
    return null;
  const noun = tree.at(trigger).upos === 'NOUN';
  return tree.is(trigger, ...(noun ? ['obl'] : ['advcl', 'xcomp'])) ? head : null;
}

/** Verbs whose object is the weapon; that of any other is what is hit. */
const WIELDS =
  /^(?:fire|launch|throw|hurl|lob|toss|fling|drop|detonate|explode|plant|lay|use|deploy|unleash|release|swing|brandish|wield|trade|exchange|empty|plunge|loose|pour|aim)$/;

/**
 * Nouns of an act that are no means: what a blow lands on ("destroyed five gun trucks"), and what only carries those who are
 * sent ("flown in by helicopter").
 */
export function targetsOf(tree: SentenceTree, { candidate, recipients, merged }: Act): number[] {
  const { reading, type } = candidate;
  const weapon = (token: number): boolean =>
    type.id === 'ASSAULT' && INSTRUMENTS.has(tree.lemma(token)) && WIELDS.test(tree.lemma(reading.token));
  const found = recipients.map((party) => party.token).filter((token) => !weapon(token));
  // what is said, not who says it: "a leaflet thrown over the wall warned the editor"
  if (ONE_MODE.has(type.id)) return [...found, ...tree.children(reading.token, 'nsubj')];
  if (type.id === 'MOBILIZE') return [...found, ...carriers(tree, reading.token)];
  if (type.id !== 'ASSAULT' || reading.cue.kind !== 'verb') return found;
  const verbs = [reading.token, ...merged].filter(
    (verb) => tree.at(verb).upos === 'VERB' && !WIELDS.test(tree.lemma(verb)),
  );
  const whole = reading.cue.modes.includes('destroy') || reading.cue.modes.includes('abduct');
  for (const verb of verbs)
    for (const { token } of tree.patients(verb)) if (whole || token !== reading.object) found.push(token);
  return found;
}

function carriers(tree: SentenceTree, verb: number): number[] {
  return tree
    .children(verb, 'obl', 'obl:agent')
    .filter(
      (child) => /^(?:by|in|aboard|on)$/.test(tree.prepositions(child)[0] ?? '') && INSTRUMENTS.has(tree.lemma(child)),
    );
}

/** What else tells how it was done: those who do it ("warplanes", in the clause before), and the clause of "killed when". */
export function meansBeside(tree: SentenceTree, { candidate, recipients }: Act): number[] {
  const { reading, type } = candidate;
  if (type.id !== 'ASSAULT' || reading.cue.kind !== 'verb') return [];
  const doers = tree
    .agents(reading.token)
    .map(({ token }) => token)
    .filter((token) => !recipients.some((party) => party.token === token));
  const when = /^(?:kill|wound|injure|hurt|maim|die|perish)$/.test(tree.lemma(reading.token))
    ? tree.children(reading.token, 'advcl').filter((clause) => opensWith(tree, clause, 'when'))
    : [];
  return [
    ...doers.flatMap((token) => [token, ...tree.children(token, 'compound', 'amod')]),
    ...when.flatMap((clause) => ownPhrase(tree, clause, [], [])),
  ];
}

function opensWith(tree: SentenceTree, clause: number, word: string): boolean {
  return tree.children(clause, 'mark', 'advmod').some((child) => tree.at(child).form.toLowerCase() === word);
}
