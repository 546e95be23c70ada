/** A relation as a sentence has it, and how finders hand theirs in. */
import type { Party } from './parties.ts';
import type { Kind } from './words.ts';

export interface Found {
  kind: Kind;
  from: Party;
  to: Party;
  declared: boolean;
  /** Tokens of the words that say so, inclusive. */
  first: number;
  last: number;
  /** The word whose status decides whether it is said to be so. */
  anchor: number;
  rule: string;
}

export type Report = (
  found: Omit<Found, 'first' | 'last' | 'declared'> & { declared?: boolean; also?: number[] },
) => void;
