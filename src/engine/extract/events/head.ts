/**
 * The learned type head. In: feature rows as `features.ts` makes them. Out: a probability for each label (PLOVER's types,
 * with CONCEDE and RETREAT together as YIELD, as in the data it was trained on). Absent without models/events.
 */
import type { Resources } from '../../resources.ts';

export interface TypeHead {
  labels: readonly string[];
  width: number;
  run(rows: readonly Float32Array[]): Promise<Float32Array[]>;
}

const FOLDER = 'events/';

export function openTypeHead(resources: Resources): TypeHead | null {
  return open(resources, 'type.onnx', 'labels.json');
}

function open({ models }: Resources, network: string, table: string): TypeHead | null {
  if (!models.has(FOLDER + network) || !models.has(FOLDER + table)) return null;
  const { labels, width } = models.memo(
    FOLDER + table,
    () => JSON.parse(models.text(FOLDER + table)) as { labels: string[]; width: number },
  );
  return {
    labels,
    width,
    async run(rows) {
      if (rows.length === 0) return [];
      const session = await models.session(FOLDER + network);
      const data = new Float32Array(rows.length * width);
      for (const [index, row] of rows.entries()) data.set(row, index * width);
      const { probabilities } = await session.run({ features: { type: 'float32', dims: [rows.length, width], data } });
      const scores = probabilities!.data as Float32Array;
      return rows.map((_row, index) => scores.slice(index * labels.length, (index + 1) * labels.length));
    },
  };
}

/** Probability the head gives a type of the ontology. */
export function probabilityOf(head: TypeHead, scores: Float32Array, type: string): number {
  const label = type === 'CONCEDE' || type === 'RETREAT' ? 'YIELD' : type;
  const index = head.labels.indexOf(label);
  return index < 0 ? 0 : scores[index]!;
}
