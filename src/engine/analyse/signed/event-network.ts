/** What a network from events holds: actors, ties of conduct, declared ties, and what was counted and left out. */
import type { Window } from '../input.ts';
import type { Sign, SignedEvidence, SignRule } from './sign-rules.ts';

export interface NetworkActor {
  id: string;
  name: string;
}

export type TieClass = 'positive' | 'negative' | 'mixed' | 'neutral';

export interface EventTie extends SignedEvidence {
  /** Positions in `actors`; source before target in the order of ids. */
  source: number;
  target: number;
  class: TieClass;
  sign: Sign;
  /** Sums of weights, kept apart. */
  cooperation: number;
  conflict: number;
  counts: { rows: number; acts: number; incidents: number; positive: number; negative: number; contact: number };
  /** Units by who acted. Reciprocal acts stand on both sides. */
  direction: { out: [number, number]; in: [number, number] };
  publishers: number;
  documents: number;
  first: string | null;
  last: string | null;
  /** Event ids, strongest first, the two sides apart. */
  evidence: { positive: string[]; negative: string[] };
}

export interface DeclaredTie {
  source: number;
  target: number;
  sign: Sign;
  weight: number;
  acts: number;
  how: string[];
  events: string[];
  relations: string[];
}

export interface NetworkCounts {
  rows: number;
  acts: number;
  incidents: number;
  conduct: number;
  declared: number;
  contact: number;
  /** Rows that make no tie, by reason. */
  left: Record<'status' | 'noParty' | 'selfTie' | 'doubleVoice', number>;
  /** Third parties named by role, which make no tie of their own. */
  thirdParties: number;
}

export interface EventNetwork {
  actors: NetworkActor[];
  ties: EventTie[];
  declared: DeclaredTie[];
  counts: NetworkCounts;
}

export interface NetworkOptions {
  rule: SignRule;
  /** Fold organs into their state. */
  fold: boolean;
  resamples: number;
  seed: number;
  /** Share of the weaker side from which a tie counts as mixed. */
  mixedShare: number;
  /** Event ids kept a side and tie. */
  evidence: number;
  by: Window['by'];
}

export const NETWORK_DEFAULTS: NetworkOptions = {
  rule: 'goldstein',
  fold: true,
  resamples: 100,
  seed: 1,
  mixedShare: 0.25,
  evidence: 20,
  by: 'event',
};
