/**
 * What the object of an act makes of its mode. In: an act, the modes its words name. Out: the modes, for people and for things.
 */
import { isPeople } from './cue-nouns.ts';
import { contents } from './detect.ts';
import type { Act } from './merge.ts';
import { refineModes } from './modes.ts';
import type { SentenceTree } from './syntax.ts';
import { TERRITORIES } from './words.ts';

/**
 * What is done to people is not what is done to things: whoever is taken or held is abducted or arrested, a town is occupied;
 * who is handed over goes free. And talks that somebody holds between others are led by a third.
 */
export function byObject(tree: SentenceTree, { candidate, recipients }: Act, modes: readonly string[]): string[] {
  const { reading, type } = candidate;
  const verb = reading.token;
  if (reading.cue.kind !== 'verb') return [...modes];
  const objects = tree.patients(verb).flatMap(({ token }) => [token, ...contents(tree, token)]);
  if (type.id === 'CONSULT') {
    const led = objects.some((each) => tree.marked(each, 'between').length > 0);
    return led && tree.agents(verb).length > 0 && modes.length === 0 ? ['third-party'] : [...modes];
  }
  const people = objects.some(
    (token) =>
      isPeople(tree, token) || recipients.some(({ actor }) => actor.person !== null && isIn(tree.at(token), actor)),
  );
  const lemma = tree.lemma(verb);
  const apart = tree.children(verb, 'compound:prt').some((part) => !/^(?:away|off)$/.test(tree.lemma(part)));
  if (people && !apart && type.id === 'ASSAULT' && /^(?:take|seize|snatch|carry)$/.test(lemma))
    return refineModes(type, [...modes, 'abduct']);
  if (people && type.id === 'RETREAT' && modes.length === 0 && /^(?:hand|exchange|swap|trade|free)$/.test(lemma))
    return ['release'];
  if (type.id !== 'COERCE') return [...modes];
  const held = objects.some((token) => tree.towns.has(token) || TERRITORIES.has(tree.lemma(token)));
  if (held && !people && /^(?:hold|take|seize)$/.test(lemma))
    return modes.map((mode) => (mode === 'arrest' || mode === 'restrict' ? 'seize' : mode));
  if (
    people &&
    /^(?:take|seize|hold|catch|capture)$/.test(lemma) &&
    modes.some((mode) => /^(?:seize|restrict)$/.test(mode))
  )
    return refineModes(type, [...modes.filter((mode) => !/^(?:seize|restrict)$/.test(mode)), 'arrest']);
  return [...modes];
}

function isIn(word: { start: number; end: number }, { start, end }: { start: number; end: number }): boolean {
  return start <= word.start && word.end <= end;
}
