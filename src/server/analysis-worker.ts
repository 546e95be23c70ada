/** Entry of an analysis thread: a read-only connection, the descriptors, and the table form of each result beside it. */
import { workerData } from 'node:worker_threads';
import { readSettings } from '../engine/analyse/analysis.ts';
import { ANALYSES } from '../engine/analyse/index.ts';
import { emptyInput } from '../engine/analyse/input.ts';
import { readEdgeList } from '../engine/analyse/signed/edge-list.ts';
import type { SignedNetwork } from '../engine/analyse/signed/network.ts';
import { readNetwork } from '../engine/analyse/signed/settings.ts';
import { EntenteError } from '../engine/errors.ts';
import { openActors } from '../engine/extract/actors/knowledge.ts';
import { openKnowledge } from '../node/knowledge.ts';
import { KNOWLEDGE_ROOT } from '../node/paths.ts';
import { analysisInput } from '../store/analysis-input.ts';
import { parseFilter } from '../store/filter.ts';
import { openStore, type Store } from '../store/store.ts';
import type { QueryAnswer } from './query-worker.ts';

export interface AnalysisTask {
  name: string;
  query: Record<string, string>;
  /** An edge list in place of the project's events: what a what-if has made of a network. */
  edges?: string;
  /** The network as it is drawn, rather than all that is known of it. */
  picture?: boolean;
}

const MOST_QUOTED = 2;

/** Who is in the network that the camps are sought in, and its ties, the heaviest first, with a few reports each. */
function pictureOf({ actors, ties }: SignedNetwork): object {
  return {
    nodes: actors.map(({ id, name }) => ({ id, name })),
    ties: ties
      .map(({ source, target, sign, weight, evidence }) => ({
        source: actors[source]!.id,
        target: actors[target]!.id,
        sign,
        weight,
        events: evidence.for.slice(0, MOST_QUOTED),
      }))
      .sort((a, b) => b.weight - a.weight),
  };
}

const TIME_LIMIT = 20;
const { project } = (Array.isArray(workerData) ? workerData[1] : workerData) as { project: string };
const knowledge = openKnowledge(KNOWLEDGE_ROOT);
let store: Store | null = null;

export default async function analyse({ name, query, edges, picture }: AnalysisTask): Promise<QueryAnswer> {
  const analysis = ANALYSES.find((one) => one.id === name);
  if (!analysis)
    return { error: `no analysis ${name}; there are ${ANALYSES.map((one) => one.id).join(', ')}`, status: 404 };
  try {
    const settings = readSettings(
      analysis,
      Object.fromEntries(analysis.parameters.map((parameter) => [parameter.name, query[parameter.name]])),
    );
    let input: Parameters<typeof analysis.run>[0];
    if (edges !== undefined) input = { ...emptyInput(), edges: readEdgeList(edges, 'what-if') };
    else {
      store ??= openStore(project, 'read');
      const columns = analysis.columns === true;
      input = analysisInput(store, parseFilter(query), openActors(knowledge), { columns });
    }
    if (picture)
      return { json: JSON.stringify(pictureOf(readNetwork(input, settings, Number(query['seed']) || 1, []))) };
    const result = await analysis.run(input, settings, {
      timeLimit: Math.min(Number(query['timeLimit']) || TIME_LIMIT, 120),
      seed: Number(query['seed']) || 1,
    });
    return {
      json: JSON.stringify({
        ...result,
        summary: analysis.summary(result as never),
        rows: analysis.rows(result as never),
      }),
    };
  } catch (error) {
    if (error instanceof EntenteError && error.exit === 2) return { error: error.message, status: 400 };
    throw error;
  }
}
