/**
 * Who answers in an interview that is printed as questions and answers: his "we" stands in no quotation marks. In: the
 * sentences and tokens of a document, the mentions found in it. Out: the person introduced at its head, or null where the
 * document is no interview.
 */
import type { Sentence, Token } from '../../document.ts';
import type { Candidate } from './antecedents.ts';
import type { Reading } from './reading.ts';

/** Paragraphs that ask, and words in the first person outside them, from which a text is an interview. */
const QUESTIONS = 2;
const ANSWERS = 3;
/** Sentences in which the person is introduced. */
const LEAD = 4;
const I = /^(i|my|me|myself)$/i;

export function intervieweeOf(
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  found: readonly Candidate[],
  isQuoted: (token: Token) => boolean,
): Reading | null {
  const asking = new Set(
    [...Map.groupBy(sentences, ({ paragraph }) => paragraph)]
      .filter(([, all]) => tokens[all.at(-1)!.tokens[1] - 1]?.form.includes('?'))
      .map(([paragraph]) => paragraph),
  );
  if (asking.size < QUESTIONS) return null;
  const answers = tokens.filter(
    (token) => I.test(token.form) && !asking.has(sentences[token.sentence]!.paragraph) && !isQuoted(token),
  );
  if (answers.length < ANSWERS) return null;
  const person = found.find(
    ({ sentence, reading: { actor, ambiguous } }) =>
      sentence < LEAD && actor.person !== null && actor.country !== null && !ambiguous,
  );
  return person?.reading ?? null;
}
