/**
 * Words that stand for somebody without a noun: numbers that count people, pronouns. In: a token of a sentence. Out: whether a rule may
 * take it for somebody, or a learned head may.
 */
import { ONE_TO_TEN, ROUND_NUMBERS } from '../number-words.ts';
import type { PartyOptions } from './party.ts';
import type { SentenceTree } from './syntax.ts';

/** How many there are, for people without a noun; "one" is a pronoun (SOMEBODY). */
export const COUNTS: ReadonlySet<string> = new Set([
  ...ROUND_NUMBERS.flatMap((word) => [word, `${word}s`]),
  ...ONE_TO_TEN.filter((word) => word !== 'one'),
  'several',
  'many',
  'others',
  'other',
  'another',
  'most',
  'some',
  'all',
  'half',
  'both',
]);

const PERSONS = new Set(['he', 'she', 'they', 'him', 'her', 'them', 'we', 'i', 'us']);

/** Who is spoken of without a noun. */
const SOMEBODY = new Set(
  'you me it those someone somebody anyone anybody everyone everybody nobody whoever one ones each another others'.split(
    ' ',
  ),
);
/** Where such a word stands for somebody, and is no part of a phrase. */
const STANDING = ['nsubj', 'nsubj:pass', 'obj', 'iobj', 'obl', 'obl:agent', 'nmod', 'conj'] as const;

/** A person or body spoken of whom nobody could name, or people by their number: somebody acts or suffers all the same. */
export function isUnnamed(tree: SentenceTree, token: number, { placesAct }: PartyOptions): boolean {
  // "thousands were arrested", "two were killed": a number alone counts people where bodies are concerned
  if (!placesAct && countsAlone(tree, token) && !tree.is(token, 'nummod', 'compound', 'amod', 'det')) return true;
  return tree.at(token).upos === 'PRON' && (PERSONS.has(tree.at(token).form.toLowerCase()) || isBody(tree, token));
}

/** "Those", "another", "two", "it": by itself the subject, object or complement of something. */
export function standsForSomebody(tree: SentenceTree, token: number): boolean {
  if (!tree.is(token, ...STANDING) || tree.at(token).upos === 'ADV') return false;
  return SOMEBODY.has(tree.at(token).form.toLowerCase()) || countsAlone(tree, token);
}

function countsAlone(tree: SentenceTree, token: number): boolean {
  if (isFurther(tree, token)) return true;
  if (!COUNTS.has(tree.lemma(token)) || tree.slot(token, 'of').length > 0) return false;
  // "hundreds of thousands of people"
  const head = tree.head(token);
  return head === null || !tree.is(token, 'nmod') || !COUNTS.has(`${tree.lemma(head)}s`);
}

/** "A third was arrested": one more of those told of, and no share of them. */
function isFurther(tree: SentenceTree, token: number): boolean {
  const verb = tree.head(token);
  return (
    verb !== null &&
    /^(?:second|third|fourth|fifth|sixth)$/i.test(tree.at(token).form) &&
    tree.is(token, 'nsubj:pass', 'obj') &&
    DONE_TO_PEOPLE.test(tree.lemma(verb)) &&
    tree.children(token, 'det').some((det) => /^an?$/i.test(tree.at(det).form)) &&
    tree.slot(token, 'of').length === 0
  );
}

const DONE_TO_PEOPLE =
  /^(?:arrest|detain|hold|jail|imprison|kill|murder|execute|shoot|stab|wound|injure|hurt|beat|kidnap|abduct|seize|capture|charge|sentence|release|free|expel|deport)$/;

/** "It has refused", "it vetoed": a body spoken of, as the subject of a verb. */
function isBody(tree: SentenceTree, token: number): boolean {
  const head = tree.head(token);
  if (tree.at(token).form.toLowerCase() !== 'it' || !tree.is(token, 'nsubj') || head === null) return false;
  return [head, ...tree.children(head, 'conj')].some(
    (verb) => tree.at(verb).upos === 'VERB' && WORDS_OF_BODIES.test(tree.lemma(verb)),
  );
}

/** What bodies do in words; a plan, a storm or a year does none of it. */
const WORDS_OF_BODIES =
  /^(accuse|announce|appeal|ask|blame|condemn|criticise|criticize|decline|denounce|deny|examine|insist|investigate|negotiate|order|pledge|postpone|reject|refuse|request|sue|suspend|urge|veto|vow|warn|welcome|withdraw)$/;
