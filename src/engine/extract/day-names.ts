/** Names of days and months as English writes them: what is told by them is a date and nobody. */
export const WEEKDAYS: readonly string[] = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

export const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');
