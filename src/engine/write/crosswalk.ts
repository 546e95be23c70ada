/** Country codes of other data sets, from the compiled knowledge. Without knowledge every look-up is null. */
import type { Knowledge } from '../resources.ts';

export interface CountryCodes {
  fips: string | null;
  cow: number | null;
  numeric: string | null;
  name: string;
  /** The region ACLED files it under. */
  region?: string | null;
}

export function countryCodes(knowledge: Knowledge | null): (alpha3: string | null) => CountryCodes | null {
  if (!knowledge?.has('crosswalks.json')) return () => null;
  const table = knowledge.memo(
    'crosswalks',
    () => JSON.parse(knowledge.text('crosswalks.json')) as Record<string, CountryCodes>,
  );
  return (alpha3) => (alpha3 === null ? null : (table[alpha3] ?? null));
}
