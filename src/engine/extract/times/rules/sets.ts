/** Repeated times: every Monday, each year, daily, twice a week, per month, Mondays. */
import { pad } from '../calendar.ts';
import { type Match, type Rule, rule } from '../rule.ts';
import { CLASS } from '../vocabulary.ts';
import { countOf } from './counts.ts';
import { partText } from './dates.ts';
import { durationText } from './durations.ts';

const ADVERBS: Record<string, string> = {
  daily: 'P1D',
  weekly: 'P1W',
  monthly: 'P1M',
  yearly: 'P1Y',
  annually: 'P1Y',
  hourly: 'PT1H',
  nightly: 'P1D',
  biweekly: 'P2W',
  fortnightly: 'P2W',
};
/** As TIMEX2 writes them, after which histories are marked: any day, any week. */
const ANY: Record<string, string> = { P1D: 'XXXX-XX-XX', P1W: 'XXXX-WXX', P1M: 'XXXX-XX', P1Y: 'XXXX' };

const repeated = (match: Match, period: string): string => (match.anchor.narrative && ANY[period]) || period;

export const sets: readonly Rule[] = [
  rule('every-unit', '(every|each) (other|single|passing|successive)? (count=NUM|count=few)? unit=UNIT', (match) => {
    const other = match.list[match.at + 1]!.lower === 'other';
    const period = durationText(match.one('unit')!.code, other ? 2 : match.has('count') ? countOf(match) : 1);
    return { type: 'SET', value: repeated(match, period) };
  }),
  rule('every-weekday', '(every|each) (other)? wd=WEEKDAY part=PART?', (match) => ({
    type: 'SET',
    value: `XXXX-WXX-${match.one('wd')!.n}${partText(match.one('part'))}`,
  })),
  rule('every-part', '(every|each) part=PART', (match) => ({
    type: 'SET',
    value: `XXXX-XX-XX${partText(match.one('part'))}`,
  })),
  rule('every-season', '(every|each) season=SEASON', (match) => ({
    type: 'SET',
    value: `XXXX-${match.one('season')!.code}`,
  })),
  rule('every-month', '(every|each) month=MONTH', (match) => ({
    type: 'SET',
    value: `XXXX-${pad(match.one('month')!.n)}`,
  })),
  rule('weekdays', '(on)? wd=WEEKDAY part=PART?', (match) => {
    const word = match.one('wd')!;
    const part = match.one('part');
    const plural = /days$/i.test(word.form) || (part !== undefined && /s$/.test(part.form));
    if (!plural || match.list[match.at]!.lower === 'on') return null;
    return { type: 'SET', value: `XXXX-WXX-${word.n}${partText(part)}` };
  }),
  rule('adverb', 'how=(daily|weekly|monthly|yearly|annually|hourly|nightly|fortnightly)', (match) => {
    const how = match.one('how')!;
    if (/^[A-Z]/.test(how.form) && match.before() && !/^[.!?"]$/.test(match.before()!.lower)) return null;
    // "The party daily Zenda Times" is a paper, "the average daily yield" a figure.
    const [before, after] = [match.before()?.lower ?? '', match.after()];
    if (how.lower !== 'annually' && (match.upos(how) === 'NOUN' || before === 'average')) return null;
    if (/^[A-Z]/.test(after?.form ?? '') && match.upos(after) === 'PROPN' && /[a-z]/.test(before)) return null;
    return { type: 'SET', value: repeated(match, ADVERBS[how.lower]!) };
  }),
  rule('rate', '(a|an|per) unit=UNIT', (match) => {
    const unit = match.one('unit')!;
    const rate = match.list[match.at]!.lower === 'per';
    if (unit.bits & CLASS.UNITS || /^(TS|Q|TM)$/.test(unit.code)) return null;
    const before = match.before();
    // "three times a week" repeats; "$2 million a year" is a price, which annotators seldom mark as a time.
    if (!rate && !/^(?:once|twice|times|days|hours|minutes|months)$/.test(before?.lower ?? '')) return null;
    return { type: 'SET', value: durationText(unit.code, 1), ...(rate ? { from: match.at } : {}) };
  }),
];
