/**
 * Where actors stand: ForceAtlas2 from a start that follows from their ids, so that the same data give the same picture.
 * Incremental: who had a place keeps it, newcomers find theirs around them; pinned ones never move.
 */
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';

export interface Point {
  x: number;
  y: number;
}

interface LayoutTie {
  source: string;
  target: string;
  sign: number;
  weight: number;
}

/** A number in 0..1 that follows from the text (FNV-1a). */
function seeded(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash >>> 0) / 4294967296;
}

const ITERATIONS = 300;
/** The heaviest ties say where people stand; thousands more would only take their time. */
const MOST_TIES = 3000;

/** @param ties the heaviest first @param before places to keep; @param locked nobody moves but newcomers */
export function layout(
  ids: readonly string[],
  ties: readonly LayoutTie[],
  before: ReadonlyMap<string, Point>,
  pinned: ReadonlySet<string>,
  locked: boolean,
): Map<string, Point> {
  const graph = new Graph({ type: 'undirected', multi: false });
  const radius = 10 * Math.sqrt(ids.length + 1);
  for (const id of [...ids].sort()) {
    const angle = 2 * Math.PI * seeded(id);
    const distance = radius * (0.4 + 0.6 * seeded(`${id}#`));
    const place = before.get(id) ?? { x: Math.cos(angle) * distance, y: Math.sin(angle) * distance };
    graph.addNode(id, { ...place, fixed: pinned.has(id) || (locked && before.has(id)) });
  }
  for (const tie of ties.slice(0, MOST_TIES)) {
    if (!graph.hasNode(tie.source) || !graph.hasNode(tie.target) || graph.hasEdge(tie.source, tie.target)) continue;
    // Friends pull; enemies only keep from drifting apart altogether.
    graph.addEdge(tie.source, tie.target, { weight: tie.sign > 0 ? 1 + Math.log1p(tie.weight) : 0.05 });
  }
  if (!locked || ids.some((id) => !before.has(id))) {
    const settings = {
      ...forceAtlas2.inferSettings(graph),
      gravity: 1.2,
      scalingRatio: 12,
      barnesHutOptimize: ids.length > 300,
      adjustSizes: false,
    };
    const iterations = ids.length > 300 ? ITERATIONS / 2 : ITERATIONS;
    const moved = forceAtlas2(graph, { iterations, settings, getEdgeWeight: 'weight' });
    for (const id of graph.nodes()) if (!graph.getNodeAttribute(id, 'fixed')) graph.mergeNodeAttributes(id, moved[id]!);
  }
  return new Map(
    graph
      .nodes()
      .map((id) => [
        id,
        { x: graph.getNodeAttribute(id, 'x') as number, y: graph.getNodeAttribute(id, 'y') as number },
      ]),
  );
}
