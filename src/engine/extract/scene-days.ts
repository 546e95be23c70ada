/**
 * The day that a sentence as a whole is told of, whether or not an act of it was found. In: a sentence, its times, syntax. Out: the
 * one day that it names on its main line ("an encounter broke out at Zenda on July 8", "a blast on July 8 killed two"), or null: days
 * of what somebody said, of a deed that is only spoken of ("condemned the attack of July 8") or of a clause on somebody set no scene.
 */
import type { Sentence, Time, Token } from '../document.ts';
import { caseOf, REPORTS } from './attachment.ts';
import { isRegion } from './event-places-what.ts';
import { HARMS } from './events/words.ts';

/** A day of the calendar, of a known year or not. */
export const DAY = /^(?:\d{4}|XXXX)-\d\d-\d\d/;
/** Words that a deed done at the same moment follows. */
const SAME_MOMENT = /^(?:when|as|while|where)$/i;
/** Deeds that themselves kill, hit and take place. */
const DEED =
  /^(?:attack|blast|explosion|bombing|ambush|clash|encounter|shooting|shootout|gunfight|gunbattle|firefight|firing|raid|strike|airstrike|shelling|battle|skirmish|assault|incident|exchange)$/;
const STRIKES =
  /^(?:kill|injure|wound|hurt|die|claim|leave|target|hit|strike|damage|destroy|occur|happen|take|rip|rock|shake|sustain|suffer|receive)$/;
const NOT_TOLD = /^(?:had|has|have|will|would|shall|should|may|might|can|could|must)$/i;
const AT = /^(?:in|at|near|on|outside|inside|during|under|along|around)$/;

/** The one day of a sentence, where its main line tells it. */
export function sceneDay(sentence: Sentence, times: readonly Time[], tokens: readonly Token[]): Time | null {
  const days = times.filter(({ value }) => DAY.test(value ?? ''));
  const names = new Set(days.map(({ value }) => value!.slice(0, 10)));
  if (names.size !== 1 || times.some(({ precision }) => /^(?:month|season|year|decade|century)$/.test(precision)))
    return null;
  return days.find((day) => isOfMainLine(day, sentence, tokens)) ?? null;
}

function isOfMainLine(day: Time, { tokens: [from, until] }: Sentence, tokens: readonly Token[]): boolean {
  const isIn = ({ start, end }: Token): boolean => start >= day.start && end <= day.end;
  const above = (token: Token): Token | null => (token.head === null ? null : (tokens[token.head] ?? null));
  let step: Token | undefined = tokens.slice(from, until).find((token) => {
    const governor = above(token);
    return isIn(token) && !(governor && isIn(governor));
  });
  /** Does the day stand with the name of a place, or with nothing yet? Then it is no part of what comes above. */
  let loose = true;
  for (let climbs = 0; step && climbs < 12; climbs++) {
    const governor = above(step);
    const relation = step.deprel.split(':')[0]!;
    if (isVerb(step)) {
      if (!governor) return isTold(tokens, step);
      const next = upward(step, relation, governor, tokens);
      if (next === 'told') return isTold(tokens, step);
      if (next === null) return false;
      if (relation === 'acl') loose = true;
    } else if (!governor) return DEED.test(step.lemma.toLowerCase());
    else if (isVerb(governor)) {
      if (REPORTS.has(governor.lemma.toLowerCase())) return false;
      if (!isIn(step) && !loose && !strikes(step, relation, governor, tokens)) return false;
    } else if (isIn(step)) {
      // "left the area on July 8 reports the Courier": the parser takes the verb for a noun; "the July 8 talks" are of that day
      const reports = /^reports?$/.test(governor.form) && /^on$/i.test(caseOf(tokens, governor));
      if (relation === 'compound' && !reports) return false;
      loose = reports || isRegion(governor);
      if (!loose && !DEED.test(governor.lemma.toLowerCase())) return false;
    } else if (DEED.test(governor.lemma.toLowerCase())) loose = false;
    step = governor ?? undefined;
  }
  return false;
}

/** What a clause hangs on, as far as it is told with it; 'told' where that is a verb of saying; null where it is another matter. */
function upward(verb: Token, relation: string, above: Token, tokens: readonly Token[]): Token | 'told' | null {
  const says = REPORTS.has(above.lemma.toLowerCase());
  if (/^(?:ccomp|csubj)$/.test(relation)) return says ? 'told' : null;
  if (/^(?:conj|xcomp|parataxis)$/.test(relation)) return above;
  if (relation === 'advcl') return isOfTheMoment(verb, above, tokens) ? above : null;
  if (relation !== 'acl') return null;
  if (verb.deprel === 'acl:relcl') return isOfTheMoment(verb, above, tokens) ? above : null;
  // "killed in blasts triggered by rebels on July 8"
  return AT.test(caseOf(tokens, above)) ? above : null;
}

/** "The blast on July 8 killed", "died in the clash on July 8". */
const strikes = (deed: Token, relation: string, verb: Token, tokens: readonly Token[]): boolean =>
  STRIKES.test(verb.lemma.toLowerCase()) &&
  (relation === 'nsubj' || (relation === 'obl' && /^(?:in|during)$/.test(caseOf(tokens, deed))));

const isVerb = ({ upos }: Token): boolean => upos === 'VERB';

/** In the past, and neither in a perfect tense nor expected. */
const isTold = (tokens: readonly Token[], verb: Token): boolean =>
  /Tense=Past|VerbForm=Part/.test(verb.feats) &&
  !tokens.slice(Math.max(0, verb.id - 6), verb.id).some(({ head, form }) => head === verb.id && NOT_TOLD.test(form));

/** "Killed when a mine went off", "the bridge where they opened fire", "beating them": a clause of the same moment. */
export function isOfTheMoment(verb: Token, above: Token | null, tokens: readonly Token[]): boolean {
  if (verb.deprel.startsWith('advcl') && /VerbForm=(?:Ger|Part)/.test(verb.feats) && /ing$/.test(verb.form))
    return true;
  for (let i = verb.id - 1; i >= 0 && i > verb.id - 12 && tokens[i]!.sentence === verb.sentence; i--)
    if (tokens[i]!.head === verb.id)
      if (SAME_MOMENT.test(tokens[i]!.form) || (/^after$/i.test(tokens[i]!.form) && HARMS.has(above?.lemma ?? '')))
        return true;
  return false;
}
