/**
 * When a filler is right and when half. Words of the text: equal up to articles and case; half where the heads agree and one
 * holds the other. Type and stage: equal, nothing else. A date: the same days; half where the spans meet. A place: the same
 * country and narrowest place; half where any of its levels agrees.
 */
import { dayNumber } from './muc4-dates.ts';
import { agree, normal } from './muc4-roles.ts';

export function isSame(slot: string, guess: string, gold: string): boolean {
  if (slot === 'incident_date') return sameDays(guess, gold);
  if (slot === 'incident_location') {
    const [one, other] = [levels(guess), levels(gold)];
    return one[0] === other[0] && one.at(-1) === other.at(-1);
  }
  return normal(guess) === normal(gold);
}

export function isPartly(slot: string, guess: string, gold: string): boolean {
  if (slot === 'incident_type' || slot.startsWith('incident_stage')) return false;
  if (slot === 'incident_location') return levels(guess).some((level) => levels(gold).includes(level));
  if (slot === 'incident_date') {
    const [one, other] = [span(guess), span(gold)];
    return one !== null && other !== null && one[0] <= other[1] && other[0] <= one[1];
  }
  return agree(normal(guess), normal(gold));
}

/** COLOMBIA: ANTIOQUIA (DEPARTMENT): MEDELLIN (CITY) → its names, widest first. */
function levels(place: string): string[] {
  return place
    .split(/:|\s-\s/)
    .map(normal)
    .filter(Boolean);
}

/** However the days are written: 4 FEB 90 is 04 FEB 90. */
function sameDays(guess: string, gold: string): boolean {
  const [one, other] = [span(guess), span(gold)];
  if (one === null || other === null) return normal(guess) === normal(gold);
  return one[0] === other[0] && one[1] === other[1];
}

/** First and last day; `- 4 FEB 90` is that day or before, read as the week up to it. */
function span(date: string): [number, number] | null {
  const days = [...date.matchAll(/\d{1,2} [A-Z]{3} \d{2}/gi)].map(([day]) => dayNumber(day));
  if (days.length === 0) return null;
  return [date.trim().startsWith('-') ? days[0]! - 6 : days[0]!, days.at(-1)!];
}
