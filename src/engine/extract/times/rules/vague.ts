/** Times without a date: now, currently, recently, in the past, soon. Which words count follows TimeBank's annotators. */
import { shifted } from '../anchor.ts';
import { type Match, type Reading, type Rule, rule } from '../rule.ts';
import { CLASS } from '../vocabulary.ts';
import { finest } from './counts.ts';

const ref = (value: 'PRESENT_REF' | 'PAST_REF' | 'FUTURE_REF'): Reading => ({ type: 'DATE', value });

export const vague: readonly Rule[] = [
  rule('now', '(right|just|until|by)? now', (match) => {
    const words = match.list.slice(match.at, match.end).map((word) => word.lower);
    if (words[0] === 'just' || /^(that)$/.test(match.after()?.lower ?? '')) return null;
    // "the now-cancelled deal", "now-defunct" name no time of their own.
    if (
      words[0] === 'now' &&
      match.after()?.lower === '-' &&
      match.after(1)?.spaced === false &&
      !match.after()!.spaced
    )
      return null;
    if (match.after()?.lower === 'and' && match.after(1)?.lower === 'then') return null;
    return words[0] === 'until' || words[0] === 'by'
      ? { ...ref('PRESENT_REF'), from: match.at + 1 }
      : ref('PRESENT_REF');
  }),
  rule(
    'present',
    '(currently|nowadays|presently|these days|at present|at the moment|this moment|the present|the present day|the present time|present day|present - day|the time being|at this time|modern day|to date|to this day)',
    (match) => {
      const words = match.list.slice(match.at, match.end);
      const first = words[0]!.lower;
      const skip = first === 'at' || first === 'to' ? 1 : 0;
      if (first === 'to' && /^refer/.test(match.before()?.lower ?? '')) return null;
      if (first === 'the' && words.length === 2 && /^\p{L}/u.test(match.after()?.lower ?? '')) return null;
      return { ...ref('PRESENT_REF'), from: match.at + skip };
    },
  ),
  rule('current', '(the)? current', (match) =>
    match.list[match.at]!.lower === 'the' || !/^\p{L}/u.test(match.after()?.lower ?? '') ? null : ref('PRESENT_REF'),
  ),
  // "recent" before a noun is marked by annotators less often than not; "in recent years" stands with the stretches.
  rule('recent', '(most)? (recently|lately)', (match) => ({ ...ref('PAST_REF'), from: match.end - 1 })),
  // Histories are marked after TIMEX2, for which these are times; news after TimeML, for which they are none.
  rule('former', 'former|formerly|recent', (match) => {
    const [before, after] = [match.before()?.lower, match.after()];
    const pronoun = before === 'the' && !/^(?:NOUN|PROPN|ADJ|X)$/.test(match.upos(after));
    return match.anchor.narrative && !pronoun && !((after?.bits ?? 0) & CLASS.UNITS) ? ref('PAST_REF') : null;
  }),
  // What TIMEX2 marks without a value.
  rule('while', '(some time|a (long|short|very short|brief) time|a (long|short|brief) period (of time)?)', (match) =>
    match.anchor.narrative ? { type: 'DURATION', value: null, vague: true } : null,
  ),
  rule('rains', '(the)? (dry|wet|rainy|monsoon) season', (match) =>
    match.anchor.narrative ? { type: 'DATE', value: null, vague: true } : null,
  ),
  rule('past', 'the (recent|distant|not too distant)? past', (match) => {
    const after = match.after();
    // "the past century" and "the past few" are stretches of their own, "the past president" no time at all.
    const counted =
      after !== undefined &&
      (after.bits & (CLASS.UNIT | CLASS.NUM | CLASS.SOME | CLASS.SEASON | CLASS.MONTH | CLASS.WEEKDAY)) !== 0;
    return counted || /^(?:NOUN|ADJ|PROPN|NUM)$/.test(match.upos(after)) ? null : ref('PAST_REF');
  }),
  rule('future', '((the|in the)? (near|foreseeable|immediate|distant|not - too - distant)? future)', (match) => {
    const first = match.list[match.at]!.lower;
    const words = match.end - match.at;
    // "future earnings": whose, not when; but TIMEX2 has it.
    if (words === 1 && !match.anchor.narrative) return null;
    return { ...ref('FUTURE_REF'), from: first === 'in' ? match.at + 1 : match.at };
  }),
  rule('term', '(the|in|over) (near|immediate|short|medium|long|longer) term', (match) => ({
    ...ref('FUTURE_REF'),
    from: match.at + (match.list[match.at]!.lower === 'the' ? 0 : 1),
  })),
  rule('future-units', 'future unit=UNIT', (match) =>
    match.one('unit')!.bits & CLASS.UNITS ? ref('FUTURE_REF') : null,
  ),
  rule(
    'soon',
    '(soon|as soon as possible|some day|someday|one day soon|a later date|in due course|the coming days)',
    (match) => {
      if (match.list[match.at]!.lower === 'soon' && match.end - match.at === 1) {
        const [before, after] = [match.before()?.lower ?? '', match.after()?.lower ?? ''];
        if (/^(as|how|so|too)$/.test(before) || /^(after|as|before|thereafter|enough)$/.test(after)) return null;
        if (match.anchor.narrative || match.direction() !== 'future') return null;
      }
      return ref('FUTURE_REF');
    },
  ),
  rule(
    'same-time',
    '(at|by)? (the same time|that time|this time|the time|this period|that period|the same period|this same period)',
    (match) => {
      const last = match.list[match.end - 2]!.lower;
      const before = match.before()?.lower ?? '';
      const after = match.after()?.lower ?? '';
      const first = match.list[match.at]!.lower;
      if (!match.anchor.narrative) return byThatTime(match);
      if (first !== 'at' && first !== 'by' && !/^(at|by|since|until|from|of|during|throughout|in|for)$/.test(before))
        return null;
      if (/^(of|that|when|for|to|he|she|they|the)$/.test(after)) return null;
      if (last === 'the' && !/^(at|by)$/.test(first)) return null;
      return {
        type: 'DATE',
        value: null,
        vague: true,
        implied: true,
        from: first === 'at' || first === 'by' ? match.at + 1 : match.at,
      };
    },
  ),
];

/** In news "by that time" after a day or month is up to then; a bare "at the time" dates nothing. */
function byThatTime(match: Match): Reading | null {
  const { anchor, list, at, end } = match;
  const near = list[at]!.start - anchor.at < 250;
  if (list[at]!.lower !== 'by' || list[at + 1]!.lower !== 'that' || list[end - 1]!.lower !== 'time' || !near)
    return null;
  const value = anchor.mention?.month ? shifted(anchor.mention, finest(anchor.mention), 0) : null;
  return value === null ? null : { type: 'DATE', value, implied: true, from: at + 1 };
}
