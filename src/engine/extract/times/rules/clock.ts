/** Times of day: 10:35 a.m., 5 p.m. EST Nov. 9, 0600 GMT, half past four, noon, midnight, 4 in the morning. */
import { dayText, pad } from '../calendar.ts';
import { type Match, mod, type Reading, type Rule, rule } from '../rule.ts';
import { context, present } from '../anchor.ts';
import { partText } from './dates.ts';
import { CLASS } from '../vocabulary.ts';

const ZONE =
  '(zone=(ZONE|local time|(eastern|central|mountain|pacific|greenwich|moscow|beijing|london) (standard|daylight|mean|summer)? time))?';
const ABOUT =
  '(amount=(about|around|approximately|roughly|shortly after|shortly before|just after|just before|nearly))?';

/** A time of day on the anchor's day. The stage joins it to a date that stands beside it. */
export function clockReading(match: Match, hour: string, extra: Partial<Reading> = {}): Reading {
  const { anchor, list } = match;
  const clock = /^(?:utc|gmt)$/.test(match.one('zone')?.lower ?? '') && /\d$/.test(hour) ? `${hour}Z` : hour;
  // "on Thursday … at 8 p.m.": the day of the sentence, if it named one.
  const named = anchor.mention?.day && anchor.at >= list[0]!.start;
  const base = anchor.narrative || named ? context(anchor) : present(anchor);
  const day = base?.month && base.day ? dayText({ year: base.year, month: base.month, day: base.day }) : null;
  return { type: 'TIME', value: day === null ? `XXXX-XX-XX${clock}` : day + clock, clock, implied: true, ...extra };
}

const approx = (match: Match) => mod(match.has('amount') ? 'APPROX' : undefined);

export const clocks: readonly Rule[] = [
  rule('twelve-hour', `${ABOUT} (hour=(NUM|CLOCK)) half=AMPM ${ZONE}`, (match) => {
    const [hours, minutes = '00'] = match.one('hour')!.lower.split(/[:.]/);
    const number = /^\d+$/.test(hours!) ? Number(hours) : match.one('hour')!.n;
    if (number < 1 || number > 12) return null;
    const hour = (number % 12) + match.one('half')!.n;
    return clockReading(match, `T${pad(hour)}:${minutes}`, approx(match));
  }),
  rule('clock', `${ABOUT} hour=CLOCK (hours|h)? ${ZONE}`, (match) => {
    const lexeme = match.one('hour')!;
    if (!lexeme.lower.includes(':')) return null;
    const [hours, minutes] = lexeme.lower.split(':').map(Number);
    if (hours! > 24 || minutes! > 59) return null;
    const before = match.before()?.lower ?? '';
    const after = match.after();
    // A score, a verse, a ratio.
    const said =
      /^(at|by|until|till|from|to|before|after|and|-|about|around|past|since|between)$/.test(before) ||
      match.end > match.at + 1 ||
      match.has('amount');
    if (!said && !(after && /^(on|\)|,|\.)$/.test(after.lower))) return null;
    return clockReading(
      match,
      `T${pad(hours!)}:${pad(minutes!)}${lexeme.lower.length > 5 ? lexeme.lower.slice(-3) : ''}`,
      approx(match),
    );
  }),
  rule('military', `${ABOUT} hour=MILITARY (zone=(hours|ZONE|local time|h))`, (match) => {
    const text = match.one('hour')!.lower;
    const zone = match.one('zone')!.lower;
    if (zone === 'hours' && !/^0|[1-5]\d$|00$/.test(text)) return null;
    if (zone === 'hours' && /^(about|some|nearly|for|over)$/.test(match.before()?.lower ?? '')) return null;
    return clockReading(match, `T${text.slice(0, 2)}:${text.slice(2)}`, approx(match));
  }),
  rule('military-at', 'hour=MILITARY', (match) => {
    const text = match.one('hour')!.lower;
    const after = match.after();
    if (
      match.before()?.lower !== 'at' ||
      (after && (after.bits & CLASS.UNIT || /^(NOUN|PROPN)$/.test(match.upos(after))))
    )
      return null;
    return clockReading(match, `T${text.slice(0, 2)}:${text.slice(2)}`);
  }),
  rule("o'clock", `${ABOUT} hour=NUM o'clock (in the part=PART|at part=PART)? ${ZONE}`, (match) => {
    const hour = match.one('hour')!.n;
    if (hour < 1 || hour > 12) return null;
    return clockReading(match, `T${pad(afternoon(hour, match.one('part')?.code))}:00`, approx(match));
  }),
  rule(
    'half-past',
    `${ABOUT} share=(half|quarter|NUM) (minutes)? side=(past|to|after) hour=NUM ((AMPM)|in the part=PART)?`,
    (match) => {
      const word = match.one('share')!;
      const share = word.lower === 'half' ? 30 : word.lower === 'quarter' ? 15 : word.n;
      const hour = match.one('hour')!.n;
      const side = match.one('side')!.lower;
      if (
        hour < 1 ||
        hour > 12 ||
        share < 1 ||
        share > 59 ||
        (word.lower !== 'half' && word.lower !== 'quarter' && !match.has('part'))
      )
        return null;
      const base = afternoon(hour, match.one('part')?.code);
      return clockReading(
        match,
        side === 'to' ? `T${pad(base - 1)}:${pad(60 - share)}` : `T${pad(base)}:${pad(share)}`,
        approx(match),
      );
    },
  ),
  rule('hour-in-the-part', `${ABOUT} hour=(NUM|CLOCK) (in the part=PART|at part=night)`, (match) => {
    const [hours, minutes = '00'] = match.one('hour')!.lower.split(':');
    const hour = /^\d+$/.test(hours!) ? Number(hours) : match.one('hour')!.n;
    if (hour < 1 || hour > 12 || !Number.isInteger(hour) || !match.one('part')) return null;
    if (
      !/^(at|by|until|till|from|to|about|around|before|after|since)$/.test(match.before()?.lower ?? '') &&
      !match.has('amount')
    )
      return null;
    return clockReading(match, `T${pad(afternoon(hour, match.one('part')?.code))}:${minutes}`, approx(match));
  }),
  rule('noon', `${ABOUT} (12)? part=(noon|midnight|midday|noontime) ${ZONE}`, (match) => {
    const before = match.before()?.lower ?? '';
    if (before === 'high' || (/^[A-Z]/.test(match.before()?.form ?? 'a') && /^[A-Z]/.test(match.one('part')!.form)))
      return null;
    return clockReading(match, partText(match.one('part')), approx(match));
  }),
];

function afternoon(hour: number, part: string | undefined): number {
  if (part === 'AF' || part === 'EV') return (hour % 12) + 12;
  if (part === 'NI') return hour >= 6 && hour < 12 ? hour + 12 : hour % 12;
  return hour;
}
