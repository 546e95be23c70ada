/**
 * Entry of the thread an analysis runs on: an exact solver does not give way, and an interrupt must end the command at once.
 * In: an `AnalyseTask`. Out: one message, the result or what was wrong with the request.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Result, Settings } from '../engine/analyse/analysis.ts';
import { analysisNamed } from '../engine/analyse/index.ts';
import { emptyInput } from '../engine/analyse/input.ts';
import { readEdgeList } from '../engine/analyse/signed/edge-list.ts';
import { EntenteError } from '../engine/errors.ts';
import { openActors } from '../engine/extract/actors/knowledge.ts';
import { openKnowledge } from '../node/knowledge.ts';
import { KNOWLEDGE_ROOT } from '../node/paths.ts';
import { analysisInput } from '../store/analysis-input.ts';
import type { Filter } from '../store/filter.ts';
import { openStore } from '../store/store.ts';

export interface AnalyseTask {
  name: string;
  settings: Settings;
  timeLimit: number;
  seed: number;
  /** An edge list and what to call it, or a project and what of it. */
  source: { text: string; file: string } | { project: string; filter: Filter };
}

export type AnalyseAnswer = { result: Result } | { error: string; exit: 2 | 3 | 4 };

async function run({ name, settings, timeLimit, seed, source }: AnalyseTask): Promise<Result> {
  const analysis = analysisNamed(name)!;
  if ('text' in source) {
    const input = { ...emptyInput(), edges: readEdgeList(source.text, source.file) };
    return analysis.run(input, settings, { timeLimit, seed });
  }
  const store = openStore(source.project, 'read');
  try {
    const actors = openActors(openKnowledge(KNOWLEDGE_ROOT));
    const input = analysisInput(store, source.filter, actors, { columns: analysis.columns === true });
    return await analysis.run(input, settings, { timeLimit, seed });
  } finally {
    store.close();
  }
}

try {
  parentPort!.postMessage({ result: await run(workerData as AnalyseTask) } satisfies AnalyseAnswer);
} catch (error) {
  if (!(error instanceof EntenteError)) throw error;
  parentPort!.postMessage({ error: error.message, exit: error.exit } satisfies AnalyseAnswer);
}
