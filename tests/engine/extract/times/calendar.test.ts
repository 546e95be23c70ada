/** Calendar arithmetic against dates that can be looked up. */
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dayNumber,
  dayText,
  easter,
  fromDayNumber,
  islamicMonthStart,
  isoWeek,
  nthWeekday,
  orthodoxEaster,
  parseDay,
  weekday,
  weekText,
  yearText,
} from '../../../../src/engine/extract/times/calendar.ts';

const day = (text: string) => parseDay(text)!;

describe('calendar', () => {
  it('counts days both ways over four millennia', () => {
    expect(dayNumber(day('1970-01-01'))).toBe(0);
    expect(dayNumber(day('2000-03-01'))).toBe(11017);
    for (let count = -1_200_000; count < 400_000; count += 9973) expect(dayNumber(fromDayNumber(count))).toBe(count);
  });

  it('knows weekdays and ISO weeks', () => {
    expect(weekday(day('2015-11-18'))).toBe(3);
    expect(isoWeek(day('2016-01-03'))).toEqual({ year: 2015, week: 53 });
    expect(weekText(day('2015-01-01'))).toBe('2015-W01');
  });

  it('ends a month where it ends', () => {
    expect(dayText(addMonths(day('2016-01-31'), 1))).toBe('2016-02-29');
    expect(dayText(addMonths(day('2015-01-31'), -1))).toBe('2014-12-31');
  });

  it('finds movable feasts', () => {
    expect(dayText(easter(2016))).toBe('2016-03-27');
    expect(dayText(easter(1943))).toBe('1943-04-25');
    expect(dayText(orthodoxEaster(2016))).toBe('2016-05-01');
    expect(dayText(nthWeekday(2015, 11, 4, 4))).toBe('2015-11-26');
    expect(dayText(nthWeekday(2015, 5, 1, -1))).toBe('2015-05-25');
    // Ramadan 1436 was proclaimed for 18 June 2015.
    expect(Math.abs(dayNumber(islamicMonthStart(2015, 9)[0]!) - dayNumber(day('2015-06-18')))).toBeLessThanOrEqual(1);
  });

  it('writes years before our era as TIMEX3 does', () => {
    expect(yearText(-217)).toBe('BC0218');
    expect(yearText(70)).toBe('0070');
  });

  it('refuses dates there are not', () => {
    for (const text of ['2015-02-29', '2015-13-01', '15-01-01', '', null]) expect(parseDay(text)).toBeNull();
  });
});
