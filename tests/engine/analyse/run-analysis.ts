/** Runs an analysis as the command line does, over events or lines of an edge list made in a test. */
import { type Result, readSettings } from '../../../src/engine/analyse/analysis.ts';
import { analysisNamed } from '../../../src/engine/analyse/index.ts';
import { type AnalysisInput, emptyInput } from '../../../src/engine/analyse/input.ts';
import { readEdgeList } from '../../../src/engine/analyse/signed/edge-list.ts';

export async function run<R>(
  name: string,
  given: AnalysisInput,
  settings: Record<string, string> = {},
): Promise<R & Result> {
  const analysis = analysisNamed(name)!;
  return (await analysis.run(given, readSettings(analysis, settings), { timeLimit: 20, seed: 1 })) as R & Result;
}

/** Ties as `source,target,sign,weight`. */
export const weighted = (...rows: string[]): AnalysisInput => ({
  ...emptyInput(),
  edges: readEdgeList(`source,target,sign,weight\n${rows.join('\n')}\n`, 'ties.csv'),
});

/** Ties as `source,target,sign`. */
export const unweighted = (...rows: string[]): AnalysisInput => ({
  ...emptyInput(),
  edges: readEdgeList(`source,target,sign\n${rows.join('\n')}\n`, 'ties.csv'),
});
