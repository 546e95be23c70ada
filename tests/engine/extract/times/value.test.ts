/** TIMEX3 values → first and last day, precision, EDTF. */
import { expect, it } from 'vitest';
import { extentOf } from '../../../../src/engine/extract/times/value.ts';

const ROWS: [string | null, string | null, string | null, string, string | null][] = [
  ['2015-11-17', '2015-11-17', '2015-11-17', 'day', '2015-11-17'],
  ['2015-11-17TMO', '2015-11-17', '2015-11-17', 'part-of-day', '2015-11-17'],
  ['2015-11-17T10:35', '2015-11-17', '2015-11-17', 'minute', '2015-11-17T10:35:00'],
  ['2015-02', '2015-02-01', '2015-02-28', 'month', '2015-02'],
  ['2015-W48', '2015-11-23', '2015-11-29', 'week', '2015-11-23/2015-11-29'],
  ['2015-W48-WE', '2015-11-28', '2015-11-29', 'weekend', '2015-11-28/2015-11-29'],
  ['2015-11-17T08:30Z', '2015-11-17', '2015-11-17', 'minute', '2015-11-17T08:30:00Z'],
  ['2015-Q3', '2015-07-01', '2015-09-30', 'quarter', '2015-07/2015-09'],
  ['2015-SP', '2015-03-01', '2015-05-31', 'season', '2015-21'],
  ['2015-WI', '2015-12-01', '2016-02-29', 'season', '2015-24'],
  ['2015', '2015-01-01', '2015-12-31', 'year', '2015'],
  ['198', '1980-01-01', '1989-12-31', 'decade', '198X'],
  ['18', '1800-01-01', '1899-12-31', 'century', '18XX'],
  ['BC0218', '-0217-01-01', '-0217-12-31', 'year', '-0217'],
  ['BC0218-SP', '-0217-01-01', '-0217-12-31', 'year', '-0217'],
  ['PAST_REF', null, null, 'vague', null],
  ['P3D', null, null, 'vague', null],
  ['2015-02-31', null, null, 'vague', null],
  [null, null, null, 'vague', null],
];

it.each(ROWS)('%s', (value, earliest, latest, precision, edtf) => {
  expect(extentOf(value)).toEqual({ earliest, latest, precision, edtf });
});
