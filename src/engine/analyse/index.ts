/** Every analysis there is: a new one is its file and a line here. */
import type { Analysis } from './analysis.ts';
import { balance } from './balance.ts';
import { network } from './network.ts';

export const ANALYSES: readonly Analysis[] = [network, balance];

export function analysisNamed(id: string): Analysis | null {
  return ANALYSES.find((analysis) => analysis.id === id) ?? null;
}
