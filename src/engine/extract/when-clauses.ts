/**
 * What is told of a time or a place in a clause that hangs on its name: "since 2014, when they recalled their envoys", "the raid
 * of 1986, in which forty died", "to Zenda, where the Red Cross hands out blankets". In: the span of the name, an act, words.
 * Out: is the act told in that clause? Then it is of that time, at that place.
 */
import type { Sentence, Span, Token } from '../document.ts';
import type { Event } from '../event.ts';

const IN_WHICH = /^(?:in|on|at|during)$/i;

/** @param adverb "when" for times, "where" for places */
export function isToldWithin(
  name: Span,
  { trigger, support }: Event['heads'],
  sentence: Sentence,
  tokens: readonly Token[],
  adverb: 'when' | 'where' = 'when',
): boolean {
  const word = relativeAfter(name, sentence, tokens, adverb);
  const verb = word && verbOf(tokens, word);
  if (!verb) return false;
  return [trigger, support].some((own) => own !== null && isInClause(tokens, own, verb));
}

/** The word that opens the clause: "when", or the "which" of "in which", with nothing but a comma before it. */
function relativeAfter(name: Span, sentence: Sentence, tokens: readonly Token[], adverb: string): Token | null {
  const [from, until] = sentence.tokens;
  let at = from;
  while (at < until && tokens[at]!.start < name.end) at++;
  if (tokens[at]?.form === ',') at++;
  const [word, next] = [tokens[at], tokens[at + 1]];
  if (!word || at >= until) return null;
  if (word.form.toLowerCase() === adverb) return word;
  return IN_WHICH.test(word.form) && next?.form.toLowerCase() === 'which' && at + 1 < until ? next : null;
}

const verbOf = (tokens: readonly Token[], word: Token): Token | null => {
  const verb = word.head === null ? null : tokens[word.head]!;
  return verb && verb.id > word.id ? verb : null;
};

/** The clause's own verb, what hangs on it but in a clause of its own, and verbs beside it. */
function isInClause(tokens: readonly Token[], act: number, verb: Token): boolean {
  let step: Token | null = tokens[act]!;
  for (let climbs = 0; step && climbs < 6; climbs++) {
    if (step.id === verb.id) return true;
    if (/^(?:acl|advcl|ccomp|csubj|parataxis)/.test(step.deprel)) return false;
    step = step.head === null ? null : tokens[step.head]!;
  }
  return false;
}
