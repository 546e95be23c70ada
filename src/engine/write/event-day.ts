/** The one day that formats with a single date column file an event under. */
import type { Event } from '../event.ts';

/**
 * The day the date names, where it names one ("about 3 May" spans a week and is filed under 3 May); else the first it may
 * have been; else that of the publication.
 */
export function eventDay({ date, published }: Pick<Event, 'date' | 'published'>): string | null {
  const named = date?.value && /^\d{4}-\d{2}-\d{2}/.test(date.value) ? date.value.slice(0, 10) : null;
  return named ?? date?.earliest ?? published?.slice(0, 10) ?? null;
}
