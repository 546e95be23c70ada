/** What made a run's records, for the project's list of runs. */
import type { Run } from '../store/runs.ts';
import type { Coder } from './code.ts';
import { ENGINE_VERSION } from './version.ts';

export function describeRun(coder: Pick<Coder, 'runKey' | 'made'>): Run {
  return { key: coder.runKey, engine: ENGINE_VERSION, ...coder.made };
}
