/**
 * The learned head of absent sides: whom of the sentences before a side means that an act's sentence leaves open, or nobody. In:
 * word states, gaps with everybody named before (absent.ts). Out: for each gap the likeliest somebody and how likely he is. Trained
 * by training/events/train_absent.py. Absent without models/events.
 */
import type { Resources } from '../../resources.ts';
import type { States } from '../../stage.ts';
import { keyOf, type Named } from './absent.ts';
import { FOLDER } from './head.ts';

export interface OpenSide {
  /** Token of the act. */
  act: number;
  numbers: Float32Array;
  before: readonly Named[];
}

export interface Meant {
  named: Named;
  /** Probability, of all his mentions together. */
  likely: number;
}

export interface AbsentHead {
  /** Whom each open side means most likely, in their order; null where nobody was named. */
  run(states: States, open: readonly OpenSide[]): Promise<(Meant | null)[]>;
}

interface Table {
  states: number;
  gap: number;
  named: number;
}

/** Gaps a call, so that memory stays bounded. */
const BATCH = 64;

export function openAbsentHead({ models }: Resources): AbsentHead | null {
  const [network, table] = [`${FOLDER}absent.onnx`, `${FOLDER}absent.json`];
  if (!models.has(network) || !models.has(table)) return null;
  const widths = models.memo(table, () => JSON.parse(models.text(table)) as Table);
  return {
    async run(states, open) {
      if (states.width !== widths.states) return open.map(() => null);
      const session = await models.session(network);
      const found: (Meant | null)[] = open.map(() => null);
      const asked = open.flatMap((side, index) => (side.before.length > 0 ? [{ side, index }] : []));
      for (let from = 0; from < asked.length; from += BATCH) {
        const part = asked.slice(from, from + BATCH);
        const given = await session.run(
          feeds(
            states,
            part.map(({ side }) => side),
            widths,
          ),
        );
        const scores = given['scores']!.data as Float32Array;
        const nobody = given['nobody']!.data as Float32Array;
        let at = 0;
        for (const [gap, { side, index }] of part.entries()) {
          found[index] = likeliest(side.before, scores.subarray(at, at + side.before.length), nobody[gap]!);
          at += side.before.length;
        }
      }
      return found;
    },
  };
}

function feeds({ width, data }: States, open: readonly OpenSide[], { gap, named }: Table) {
  const state = (token: number): Float32Array => data.subarray(token * width, (token + 1) * width);
  const before = open.flatMap((side) => side.before);
  return {
    act_states: table(
      open.map(({ act }) => state(act)),
      width,
    ),
    gaps: table(
      open.map(({ numbers }) => numbers),
      gap,
    ),
    word_states: table(
      before.map(({ party }) => state(party.token)),
      width,
    ),
    named: table(
      before.map(({ numbers }) => numbers),
      named,
    ),
    of: {
      type: 'int32',
      dims: [before.length],
      data: Int32Array.from(open.flatMap((side, index) => side.before.map(() => index))),
    },
  } as const;
}

function table(rows: readonly Float32Array[], width: number) {
  const data = new Float32Array(rows.length * width);
  for (const [index, row] of rows.entries()) data.set(row, index * width);
  return { type: 'float32', dims: [rows.length, width], data } as const;
}

/** Somebody counts by all his mentions together, and stands where the likeliest of them does. */
function likeliest(before: readonly Named[], scores: Float32Array, nobody: number): Meant {
  const top = scores.reduce((most, score) => Math.max(most, score), nobody);
  const weights = [...scores].map((score) => Math.exp(score - top));
  const all = weights.reduce((sum, weight) => sum + weight, Math.exp(nobody - top));
  const people = new Map<string | Named, { named: Named; weight: number; sum: number }>();
  for (const [index, named] of before.entries()) {
    const weight = weights[index]!;
    const key = keyOf(named.party) ?? named;
    const known = people.get(key);
    if (!known) people.set(key, { named, weight, sum: weight });
    else {
      known.sum += weight;
      if (weight > known.weight) Object.assign(known, { named, weight });
    }
  }
  const best = [...people.values()].reduce((most, each) => (each.sum > most.sum ? each : most));
  return { named: best.named, likely: best.sum / all };
}
