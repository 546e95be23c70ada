/**
 * The learned heads of the events stage. In: feature rows as `features.ts` and `details.ts` make them. Out: a probability for
 * each label. Absent without models/events. The head of sides: sides-head.ts.
 */
import type { Models, Resources } from '../../resources.ts';

/** What a head tells apart, and how many numbers it is told of each thing. */
export interface HeadTable {
  readonly labels: readonly string[];
  readonly width: number;
}

export interface Head extends HeadTable {
  /** Probabilities of each row. */
  run(rows: readonly Float32Array[]): Promise<Float32Array[]>;
}

export const FOLDER = 'events/';
/** Rows a call, so that memory stays bounded in long documents. */
const BATCH = 1024;

/** Is a word an event, and of which type: PLOVER's types and NONE. */
export function openActsHead(resources: Resources): Head | null {
  return open(resources, 'acts.onnx', 'acts.json');
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

/** The table of a head, or null where the folder has not both its files. */
export function headTable(models: Models, network: string, table: string): HeadTable | null {
  if (!models.has(FOLDER + network) || !models.has(FOLDER + table)) return null;
  return models.memo(FOLDER + table, () => JSON.parse(models.text(FOLDER + table)) as HeadTable);
}

function open({ models }: Resources, network: string, file: string): Head | null {
  const table = headTable(models, network, file);
  if (table === null) return null;
  const { labels, width } = table;
  return {
    labels,
    width,
    async run(rows) {
      if (rows.length === 0) return [];
      const session = await models.session(FOLDER + network);
      const found: Float32Array[] = [];
      for (let from = 0; from < rows.length; from += BATCH) {
        const part = rows.slice(from, from + BATCH);
        const data = new Float32Array(part.length * width);
        for (const [index, row] of part.entries()) data.set(row, index * width);
        const { probabilities } = await session.run({
          features: { type: 'float32', dims: [part.length, width], data },
        });
        const scores = probabilities!.data as Float32Array;
        for (let index = 0; index < part.length; index += 1)
          found.push(scores.slice(index * labels.length, (index + 1) * labels.length));
      }
      return found;
    },
  };
}
