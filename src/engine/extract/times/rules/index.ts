/** THE ORDER of the time rules. At one place the longest match wins; among equals the first in this list. */
import type { Rule } from '../rule.ts';
import { clocks } from './clock.ts';
import { dates } from './dates.ts';
import { distance } from './distance.ts';
import { durations } from './durations.ts';
import { holidays } from './holidays.ts';
import { quarters } from './quarters.ts';
import { relative } from './relative.ts';
import { seasons } from './seasons.ts';
import { sets } from './sets.ts';
import { vague } from './vague.ts';
import { weekdays } from './weekdays.ts';
import { years } from './years.ts';

export const rules: readonly Rule[] = [
  ...holidays,
  ...dates,
  ...years,
  ...clocks,
  ...weekdays,
  ...seasons,
  ...quarters,
  ...sets,
  ...relative,
  ...distance,
  ...durations,
  ...vague,
];
