/** Dates as MUC writes them: `4 FEB 90`, `- 4 FEB 90` for “by then”, `3 FEB 90 - 4 FEB 90` for a span. */
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** The day a dateline gives, `SAN SALVADOR, 4 FEB 90 (DPA)` → 1990-02-04; null if none. */
export function dayOfDateline(dateline: string): string | null {
  const match = /(\d{1,2})\s+([A-Z]{3})[A-Z]*\.?,?\s+(?:19)?(\d{2})\b/i.exec(dateline);
  const month = MONTHS.indexOf((match?.[2] ?? '').toUpperCase()) + 1;
  if (!match || month === 0) return null;
  return `19${match[3]}-${String(month).padStart(2, '0')}-${match[1]!.padStart(2, '0')}`;
}

/** First and last day, inclusive, in MUC's writing; `open` where only the last day is sure. */
export function mucDate(earliest: string, latest: string, open = false): string {
  if (earliest === latest) return open ? `- ${day(latest)}` : day(latest);
  return `${day(earliest)} - ${day(latest)}`;
}

function day(iso: string): string {
  const [year, month, date] = iso.split('-');
  return `${date} ${MONTHS[Number(month) - 1]} ${year!.slice(2)}`;
}

/** Days since 1970 of `4 FEB 90`. */
export function dayNumber(written: string): number {
  const [date, month, year] = written.toUpperCase().split(' ');
  return Date.UTC(1900 + Number(year), MONTHS.indexOf(month!), Number(date)) / 86_400_000;
}
