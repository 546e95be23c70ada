/**
 * The learned heads of the events stage. In: feature rows as `features.ts`, `sides.ts` and `details.ts` make them. Out: a probability for
 * each label. Absent without models/events.
 */
import type { Resources } from '../../resources.ts';

export interface Head {
  labels: readonly string[];
  width: number;
  /** Probabilities of each row. A head of pairs is told which act each row is of; rows of one act follow each other. */
  run(rows: readonly Float32Array[], acts?: readonly number[]): Promise<Float32Array[]>;
}

const FOLDER = 'events/';
/** Rows a call, so that memory stays bounded in long documents; rows of one act are never parted. */
const BATCH = 1024;

/** Is a word an event, and of which type: PLOVER's types and NONE. */
export function openActsHead(resources: Resources): Head | null {
  return open(resources, 'acts.onnx', 'acts.json');
}

/** Who stands on which side of an act. */
export function openSidesHead(resources: Resources): Head | null {
  return open(resources, 'sides.onnx', 'sides.json');
}

/** The type of an act whose two sides are given; CONCEDE and RETREAT together as YIELD, as in the data it was trained on. */
export function openTypeHead(resources: Resources): Head | null {
  return open(resources, 'type.onnx', 'labels.json');
}

/** What the head of modes and contexts tells apart, and how sure it must be to be heard. */
export interface DetailLabels {
  /** The ontology it was trained on. */
  ontology: string;
  types: readonly string[];
  /** Type and mode, parted by a space. */
  modes: readonly string[];
  contexts: readonly string[];
  limits: { modeKept: number; modeAdded: number; contextKept: number; contextAdded: number };
}

/** Mode (or `none`) and contexts of an act whose type is known. */
export function openDetailHead(resources: Resources, ontology: string): (Head & { of: DetailLabels }) | null {
  const head = open(resources, 'details.onnx', 'details.json');
  if (head === null) return null;
  const { models } = resources;
  const of = models.memo(`${FOLDER}details`, () => JSON.parse(models.text(`${FOLDER}details.json`)) as DetailLabels);
  return of.ontology === ontology ? { ...head, of } : null;
}

function open({ models }: Resources, network: string, table: string): Head | null {
  if (!models.has(FOLDER + network) || !models.has(FOLDER + table)) return null;
  const { labels, width } = models.memo(
    FOLDER + table,
    () => JSON.parse(models.text(FOLDER + table)) as { labels: string[]; width: number },
  );
  return {
    labels,
    width,
    async run(rows, acts) {
      if (rows.length === 0) return [];
      const session = await models.session(FOLDER + network);
      const found: Float32Array[] = [];
      for (let from = 0, to = 0; from < rows.length; from = to) {
        to = Math.min(from + BATCH, rows.length);
        while (acts && to < rows.length && acts[to] === acts[to - 1]) to += 1;
        const count = to - from;
        const data = new Float32Array(count * width);
        for (let index = 0; index < count; index += 1) data.set(rows[from + index]!, index * width);
        const { probabilities } = await session.run({
          features: { type: 'float32', dims: [count, width], data },
          ...(acts && { acts: { type: 'int32', dims: [count], data: Int32Array.from(acts.slice(from, to)) } }),
        });
        const scores = probabilities!.data as Float32Array;
        for (let index = 0; index < count; index += 1)
          found.push(scores.slice(index * labels.length, (index + 1) * labels.length));
      }
      return found;
    },
  };
}
