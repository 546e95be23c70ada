/**
 * Nouns as cues name them: the objects that complete a cue or bar it ("sign an agreement", but not "sign a player"), and event
 * nouns the tokens hold apart ("sit-in"). In: a tree, a noun, a cue. Out: whether the cue means such a noun, or the lemma to
 * look for among cues.
 */
import type { Cue } from '../../ontology-cues.ts';
import { ONE_TO_TEN } from '../number-words.ts';
import type { SentenceTree } from './syntax.ts';
import { PEOPLE_NOUNS } from './words.ts';

/** In place of a list of objects: anybody, by a noun for people, a people's name or a pronoun for persons. */
const PEOPLE = '@people';

/** Whether a noun is among the objects that a cue asks for. */
export function isObjectOf(tree: SentenceTree, noun: number, { objects }: Cue): boolean {
  return objects.includes(nounLemma(tree, noun)) || (objects.includes(PEOPLE) && isPeople(tree, noun));
}

/** Whether a noun is among those that a cue may not have for its object. */
export function isBarredBy(tree: SentenceTree, noun: number, { barred }: Cue): boolean {
  return barred.includes(nounLemma(tree, noun));
}

/** A noun for people who can be held, a pronoun for persons, a people's name; a number of them. */
export function isPeople(tree: SentenceTree, noun: number): boolean {
  const { upos, form } = tree.at(noun);
  if (upos === 'NOUN') return PEOPLE_NOUNS.has(tree.lemma(noun)) && !BODIES.has(tree.lemma(noun));
  if (upos === 'NUM' || (upos === 'ADJ' && tree.is(noun, 'nsubj', 'obj'))) return COUNTED.has(form.toLowerCase());
  if (upos === 'PRON') return /^(him|her|them|us|me|he|she|they|who|whom)$/i.test(form);
  return upos === 'PROPN' && tree.feature(noun, 'Number=Plur');
}

/** "A third is held", "two were tried": people counted before. */
const COUNTED: ReadonlySet<string> = new Set([
  ...ONE_TO_TEN,
  ...'dozen dozens hundred hundreds other others third fourth fifth sixth many several'.split(' '),
]);

/** Bodies among the nouns for people: they cannot be locked up. */
const BODIES = new Set(
  'government state country nation side party court parliament congress senate cabinet council committee commission company firm bank ministry department agency coalition alliance union office power administration regime court tribunal'.split(
    ' ',
  ),
);

/** "The hostages", "their captives". */
export function isDefinite(tree: SentenceTree, noun: number): boolean {
  return (
    tree.child(noun, 'nmod:poss') !== null ||
    tree.children(noun, 'det').some((det) => /^(?:the|these|those)$/i.test(tree.at(det).form))
  );
}

const JOINED = new Set([
  'in',
  'out',
  'fire',
  'back',
  'off',
  'down',
  'up',
  'over',
  'by',
  'slow',
  'show',
  'turn',
  'face',
  'past',
]);

/** The lemma to compare; a sum of money is its currency. */
function nounLemma(tree: SentenceTree, noun: number): string {
  if (tree.towns.has(noun)) return 'town';
  const lemma = tree.lemma(noun);
  // "sit-in", "cease-fire", "pull-out" come as three tokens
  if (JOINED.has(lemma) && noun - 2 >= tree.tokens[0]!.id && tree.at(noun - 1).form === '-')
    return `${tree.lemma(noun - 2)}-${lemma}`;
  return /^[$€£]$/.test(lemma) ? 'dollar' : lemma;
}

/** A noun in two parts that the tokens hold apart, at the part that heads the other: "fly-past", "sit-in". */
export function joinedNoun(tree: SentenceTree, token: number): string | null {
  const first = tree.tokens[0]!.id;
  const last = tree.tokens.at(-1)!.id;
  for (const start of [token, token - 2]) {
    if (start < first || start + 2 > last || tree.at(start + 1).form !== '-') continue;
    const [one, two] = [start, start + 2];
    if (tree.head(token) === (token === one ? two : one)) continue;
    return `${tree.lemma(one)}-${tree.lemma(two)}`;
  }
  return null;
}
