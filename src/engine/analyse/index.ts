/** Every analysis there is: a new one is its file and a line here. */
import type { Analysis } from './analysis.ts';
import { balance } from './balance.ts';
import { camps } from './camps.ts';
import { claims } from './claims.ts';
import { coherence } from './coherence.ts';
import { contradictions } from './contradictions.ts';
import { escalation } from './escalation.ts';
import { network } from './network.ts';

export const ANALYSES: readonly Analysis[] = [network, balance, camps, contradictions, coherence, escalation, claims];

export function analysisNamed(id: string): Analysis | null {
  return ANALYSES.find((analysis) => analysis.id === id) ?? null;
}
