/** Dates in MUC's writing. */
import { expect, it } from 'vitest';
import { dayOfDateline, mucDate } from '../../bench/muc4-dates.ts';

it('reads datelines and writes dates', () => {
  expect(dayOfDateline('LIMA, 9 JAN 90 (EFE)')).toBe('1990-01-09');
  expect(dayOfDateline('LIMA')).toBeNull();
  expect(mucDate('1990-01-08', '1990-01-09')).toBe('08 JAN 90 - 09 JAN 90');
  expect(mucDate('1990-01-09', '1990-01-09', true)).toBe('- 09 JAN 90');
});
