/** Times counted from another: yesterday, last night, next week, two years ago, earlier this month, the following day. */
import { context, contextDay, lastDay, namedDay, present, type Reference, shifted } from '../anchor.ts';
import { weekText, yearText } from '../calendar.ts';
import type { Lexeme } from '../lexemes.ts';
import { type Match, mod, PHASE, phaseOf, type Rule, rule } from '../rule.ts';
import { CLASS } from '../vocabulary.ts';
import { DEICTIC, date, finest, moved, notPrinted, quarterNear, timed, weekend } from './counts.ts';
import { partText } from './dates.ts';
import { durationText } from './durations.ts';

const UNITWORD = 'unit=UNIT';

export const relative: readonly Rule[] = [
  rule(
    'yesterday',
    '(phase=(early|earlier|late|later))? day=(yesterday|today|tomorrow) (phase=(early|late))? part=PART?',
    (match) => {
      const day = match.one('day')!;
      if (isNotionalDay(match, day)) return null;
      const offset = { yesterday: -1, today: 0, tomorrow: 1 }[day.lower] ?? 0;
      const part = partText(match.one('part'));
      const base = present(match.anchor);
      if (match.anchor.narrative && offset === 0) return { type: 'DATE', value: 'PRESENT_REF' };
      return timed(shifted(base, 'D', offset), part, mod(phaseOf(match.all('phase'))));
    },
  ),
  rule('day-before-yesterday', 'the day which=(before yesterday|after tomorrow)', (match) =>
    date(shifted(present(match.anchor), 'D', match.one('which')!.lower === 'before' ? -2 : 2)),
  ),
  rule('mid-part', '(phase=(mid|early|late)) - ? part=PART (day=(yesterday|today))?', (match) => {
    const offset = match.one('day')?.lower === 'yesterday' ? -1 : 0;
    return timed(
      shifted(present(match.anchor), 'D', offset),
      partText(match.one('part')),
      mod(phaseOf(match.all('phase'))),
    );
  }),
  rule('full-year', 'the (full|whole|entire) unit=year', (match) => {
    const [told, now] = [context(match.anchor), present(match.anchor)];
    return date(shifted(told && now && told.year > now.year ? now : told, 'Y', 0));
  }),
  rule('tonight', '(phase=(late|later|early))? tonight', (match) =>
    timed(shifted(present(match.anchor), 'D', 0), 'TNI', mod(phaseOf(match.all('phase')))),
  ),
  rule('at-night', '(at|by) part=(night|nights)', (match) =>
    match.anchor.narrative ? { type: 'TIME', value: 'XXXX-XX-XXTNI', from: match.at + 1 } : null,
  ),
  rule('at-dawn', '(at|before|after|by|until) part=(dawn|dusk|daybreak|sunrise|sunset|nightfall|sundown)', (match) =>
    timed(shifted(contextDay(match.anchor), 'D', 0), partText(match.one('part')), {
      from: match.at + 1,
      clock: partText(match.one('part')),
    }),
  ),
  rule('overnight', 'overnight', (match) =>
    /^(stay|stays|bag|train|delivery|success|sensation|rates?)$/.test(match.after()?.lower ?? '')
      ? null
      : timed(shifted(present(match.anchor), 'D', 0), 'TNI'),
  ),
  rule('this-part', '(phase=(early|earlier|late|later))? which=(this|last|tomorrow|yesterday) part=PART', (match) => {
    const which = match.one('which')!.lower;
    const part = match.one('part')!;
    if (which === 'last' && part.code !== 'NI' && part.code !== 'EV') return null;
    return timed(
      shifted(present(match.anchor), 'D', which === 'last' ? -1 : 0),
      partText(part),
      mod(phaseOf(match.all('phase'))),
    );
  }),
  rule(
    'that-part',
    '(phase=(early|late|later|earlier))? (on)? (which=that same|which=that|the which=(same|next|following|previous)) (day part=PART|part=PART)',
    (match) => {
      if (match.list[match.at]!.lower === 'on') return null;
      const which = match.one('which')!.lower;
      const offset = which === 'next' || which === 'following' ? 1 : which === 'previous' ? -1 : 0;
      return timed(
        shifted(which === 'same' ? namedDay(match.anchor) : contextDay(match.anchor), 'D', offset),
        partText(match.one('part')),
        mod(phaseOf(match.all('phase'))),
      );
    },
  ),
  rule('the-part', '(phase=(early|late) in)? the (phase=(early|late))? part=PART (hours)?', (match) => {
    const part = match.one('part')!;
    if (!/^(in|during|by|through|until|of|late|early)$/.test(match.before()?.lower ?? '') && !match.has('phase'))
      return null;
    if (match.after()?.lower === 'of' || match.after()?.lower === 'time') return null;
    return timed(shifted(contextDay(match.anchor), 'D', 0), partText(part), mod(phaseOf(match.all('phase'))));
  }),
  rule(
    'deictic-unit',
    `((phase=(early|late|earlier|later|sometime)) (in)?|${PHASE}) (which=(last|next|this)|the which=(coming|current|past|next|last|upcoming)) (fiscal|calendar|business|school|academic)? ${UNITWORD}`,
    (match) => {
      const unit = match.one('unit')!;
      const which = match.one('which')!.lower;
      const the = match.list[match.captures.which![0] - 1]?.lower === 'the';
      if (unit.bits & CLASS.UNITS || /^T/.test(unit.code)) return null;
      // A programme or a paper: "This Week".
      if (which === 'this' && /^[A-Z]/.test(unit.form)) return null;
      if (the && /^(next|last|past)$/.test(which)) {
        // "the past year" and "the last week" are stretches; "the next day" counts from the story.
        // "they ruled for the next decade": a stretch.
        if (which === 'next' && match.before()?.lower === 'for' && unit.code !== 'D')
          return { type: 'DURATION', value: durationText(unit.code, 1) };
        if (which === 'next') {
          const value = notPrinted(match, moved(context(match.anchor), unit.code, 1));
          return date(value, mod(phaseOf(match.all('phase'))));
        }
        if (which === 'past' || !/^(D|W|WE|M|Y)$/.test(unit.code)) return null;
      }
      if (which === 'this' && unit.code === 'D') return date(shifted(contextDay(match.anchor), 'D', 0));
      if (unit.code === 'CE' || unit.code === 'DE') {
        return date(shifted(present(match.anchor), unit.code, DEICTIC[which] ?? 0), mod(phaseOf(match.all('phase'))));
      }
      const told = ofResults(match, which, unit.code);
      if (told) return date(told, { aside: true });
      const value = shifted(
        which === 'this' && match.anchor.narrative ? context(match.anchor) : present(match.anchor),
        unit.code,
        DEICTIC[which] ?? 0,
      );
      return date(value, mod(phaseOf(match.all('phase'))));
    },
  ),
  rule(
    'following-unit',
    `((phase=(early|late|earlier|later)) (in)?|${PHASE}) (which=(that same|that)|the which=(same|very same|following|previous|preceding|prior|ensuing|next|subsequent|very next)) ${UNITWORD} (part=PART)?`,
    (match) => {
      const unit = match.one('unit')!;
      const which = match
        .all('which')
        .map((word) => word.lower)
        .join(' ');
      if (unit.bits & CLASS.UNITS || /^T/.test(unit.code) || unit.code === 'DE' || unit.code === 'CE') return null;
      const offset = /same|that/.test(which) ? 0 : /previous|preceding|prior/.test(which) ? -1 : 1;
      const part = partText(match.one('part'));
      const day = /same/.test(which) ? namedDay(match.anchor) : contextDay(match.anchor);
      return timed(
        notPrinted(match, shifted(unit.code === 'D' ? day : context(match.anchor), unit.code, offset)),
        part,
        mod(phaseOf(match.all('phase'))),
      );
    },
  ),
  rule(
    'same-of-another-year',
    "the (same|corresponding|comparable) unit=(day|week|month|quarter|period) (of|in|from)? (last year|a year ago|a year earlier|the previous year|the year before|the prior year)|last year 's unit=(quarter|period)",
    (match) => {
      const { mention, reported: quarter } = match.anchor;
      const unit = match.one('unit')!.lower;
      if (!mention) return null;
      const fine: Reference =
        unit === 'quarter' || (unit === 'period' && quarterNear(match))
          ? { ...mention, quarter: quarter?.quarter ?? mention.quarter ?? null }
          : mention;
      const code = { day: 'D', week: 'W', month: 'M', quarter: 'Q' }[unit] ?? finest(fine);
      return date(shifted({ ...fine, year: fine.year - 1 }, code, 0), { aside: true });
    },
  ),
  rule('past-weekend', '(this|the) which=(past|last|coming) weekend', (match) => {
    const ahead = match.one('which')!.lower === 'coming';
    return date(ahead ? shifted(present(match.anchor), 'WE', 0) : weekend(present(match.anchor), 'past'));
  }),
  rule('unit-before', 'the unit=(week|month|year|night) which=(before|after)', (match) => {
    const after = match.after();
    // "the year before the war": what it hangs on is an event.
    if (after && !/^[,.;:)"'-]$/.test(after.lower)) return null;
    const back = match.one('which')!.lower === 'before' ? -1 : 1;
    const unit = match.one('unit')!;
    return unit.lower === 'night'
      ? timed(shifted(contextDay(match.anchor), 'D', back), 'TNI')
      : date(shifted(context(match.anchor), unit.code, back));
  }),
  rule('day-following', '(the|a) day which=(following|before|after|earlier|later)', (match) => {
    const which = match.one('which')!.lower;
    const after = match.after();
    // "late in the day after heavy losses" is that day.
    if (match.before()?.lower === 'in') return null;
    // "On 12 October, the day before the crash": said once more, it is that day.
    if (/^(?:before|after|following)$/.test(which) && isDayBeside(match) && /^[\p{L}"(]/u.test(after?.lower ?? ''))
      return date(shifted(match.anchor.mention, 'D', 0), { to: match.end - 1 });
    // "the day after the battle" hangs on the battle; the words alone still count from the last date.
    if (/^(before|after)$/.test(which) && after && /^[a-z"(]/.test(after.lower) && !/^(,|\.)$/.test(after.lower)) {
      return date(shifted(contextDay(match.anchor), 'D', which === 'before' ? -1 : 1), { to: match.end - 1 });
    }
    return date(shifted(contextDay(match.anchor), 'D', /before|earlier/.test(which) ? -1 : 1));
  }),
  rule(
    'of-the-unit',
    `((phase=(early|late|earlier|later)) in|phase=the (end|beginning|start|middle|close|rest|remainder) of|${PHASE}) (the|that) ${UNITWORD}`,
    (match) => {
      const unit = match.one('unit')!;
      if (unit.bits & CLASS.UNITS || /^T|D$/.test(unit.code)) return null;
      if (!match.has('phase')) return null;
      const that = match.list[match.captures.unit![0] - 1]!.lower === 'that';
      return date(
        shifted(that || match.anchor.narrative ? context(match.anchor) : present(match.anchor), unit.code, 0),
        mod(phaseOf(match.all('phase'))),
      );
    },
  ),
  rule('year-end', "(the)? which=(year|month) ('s)? - ? end (year=YEAR)?", (match) => {
    const which = match.one('which')!.lower;
    const before = match.before()?.lower ?? '';
    const base = present(match.anchor);
    if (match.list[match.at + 1]!.lower === 'end' && !/^(?:by|at|until|till|before|since|around|through)$/.test(before))
      return null;
    if (which === 'month') return date(shifted(context(match.anchor), 'M', 0), { mod: 'END' });
    const year = match.one('year')?.n ?? (base && base.year - (before === 'since' ? 1 : 0));
    return date(year === null ? null : yearText(year), { mod: 'END' });
  }),
  rule('week-of', 'the week of month=MONTH day=DAY', (match) => {
    const year = present(match.anchor)?.year;
    if (year === undefined) return date(null);
    return date(weekText({ year, month: match.one('month')!.n, day: match.one('day')!.n }));
  }),
  rule('the-unit', `the unit=(year|week|month|day|weekend)`, (match) => {
    const unit = match.one('unit')!;
    const before = match.before()?.lower ?? '';
    const after = match.after()?.lower ?? '';
    if (unit.code === 'WE' && /^(over|during|on|through|at|this|of)$/.test(before))
      return date(weekend(present(match.anchor), match.direction()));
    const within = before === 'in' && /^(?:late|later|early|earlier)$/.test(match.before(2)?.lower ?? '');
    if (/^(of|when|that|and|-)$/.test(after) || (/^(before|after)$/.test(after) && !within)) return null;
    if (unit.code === 'D') {
      const own = within || /^(?:of|on|end|ends|ended|ending|finish|finished|finishing|closed?|closing)$/.test(before);
      // "on the day he fell" is of its own clause, "the order of the day" of none.
      if (!own || (before === 'of' && match.before(2)?.lower === 'order')) return null;
      return date(shifted(/^(?:of|on)$/.test(before) ? contextDay(match.anchor) : lastDay(match.anchor), 'D', 0));
    }
    if (!/^(in|for|during|of|so|through|earlier|later|by|within)$/.test(before)) return null;
    // "the year ended March 31" is a stretch of twelve months.
    if (unit.code === 'Y' && /^(ended|ending|to)$/.test(after)) return { type: 'DURATION', value: 'P1Y' };
    return date(shifted(context(match.anchor), unit.code, 0));
  }),
];

/** "This quarter's loss includes", told of results: the quarter reported, not the one it is told in. */
function ofResults(match: Match, which: string, unit: string): string | null {
  const told = which === 'this' && unit === 'Q' && /^['’]s$/.test(match.after()?.lower ?? '');
  const quarter = told && !match.anchor.narrative && match.direction() !== 'future' ? quarterNear(match) : null;
  return quarter && `${yearText(quarter.year)}-Q${quarter.quarter}`;
}

/** Does a day named in full stand right before, with a comma or dash between? */
function isDayBeside({ anchor, before }: Match): boolean {
  const last = before(2);
  if (!/^[,-]$/.test(before()?.lower ?? '') || !last || !anchor.mention?.day) return false;
  return (last.bits & (CLASS.DAY | CLASS.YEAR | CLASS.WEEKDAY | CLASS.MONTH)) !== 0 && last.start - anchor.at < 24;
}

/** "in today's world", "the leaders of tomorrow", "USA Today": no day that could be dated. */
function isNotionalDay(match: Match, day: Lexeme): boolean {
  const before = match.before();
  const [clitic, after] = [match.after(), match.after(1)];
  if (/^[A-Z]/.test(day.form) && /^[A-Z]{2,}$/.test(before?.form ?? '')) return true;
  if (day.lower === 'tomorrow' && before?.lower === 'of') return true;
  return (
    /^['’]s$/.test(clitic?.lower ?? '') &&
    /^(?:world|society|youth|young|generations?|standards|age|era|economy|computers|consumers|children|kids|students)$/.test(
      after?.lower ?? '',
    )
  );
}
