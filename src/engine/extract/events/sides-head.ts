/**
 * The learned head of sides: who acts in an act, who undergoes it, who neither. In: word states; pairs of an act's word and
 * somebody named beside it. Out: probabilities of each pair. The network reads the state of a word once, whatever pairs it
 * stands in (training/events/share.py). Absent without models/events.
 */
import type { Resources } from '../../resources.ts';
import type { States } from '../../stage.ts';
import { FOLDER, type HeadTable, headTable } from './head.ts';

export interface Pair {
  /** Tokens. Pairs of one act follow each other: the head sees them together. */
  act: number;
  word: number;
  /** What is known of the two beside their states: see sides.ts. */
  numbers: Float32Array;
}

export interface SidesHead extends HeadTable {
  /** Probabilities of each pair, in the order of `labels`. */
  run(states: States, pairs: readonly Pair[]): Promise<Float32Array[]>;
}

/** Pairs a call, so that memory stays bounded in long documents; those of one act are never parted. */
const BATCH = 1024;

export function openSidesHead({ models }: Resources): SidesHead | null {
  const table = headTable(models, 'sides.onnx', 'sides.json');
  if (table === null) return null;
  const count = table.labels.length;
  return {
    ...table,
    async run(states, pairs) {
      const session = await models.session(`${FOLDER}sides.onnx`);
      const found: Float32Array[] = [];
      for (let from = 0, to = 0; from < pairs.length; from = to) {
        to = Math.min(from + BATCH, pairs.length);
        while (to < pairs.length && pairs[to]!.act === pairs[to - 1]!.act) to += 1;
        const { probabilities } = await session.run(feeds(states, pairs.slice(from, to)));
        const scores = probabilities!.data as Float32Array;
        for (let pair = from; pair < to; pair += 1)
          found.push(scores.subarray((pair - from) * count, (pair - from + 1) * count));
      }
      return found;
    },
  };
}

function feeds(states: States, pairs: readonly Pair[]) {
  const acts = new Distinct();
  const words = new Distinct();
  const width = pairs[0]!.numbers.length;
  const hand = new Float32Array(pairs.length * width);
  for (const [row, { numbers }] of pairs.entries()) hand.set(numbers, row * width);
  const indices = (tokens: Distinct, of: (pair: Pair) => number) =>
    ({
      type: 'int32',
      dims: [pairs.length],
      data: Int32Array.from(pairs, (pair) => tokens.at(of(pair))),
    }) as const;
  return {
    acts: indices(acts, ({ act }) => act),
    words: indices(words, ({ word }) => word),
    act_states: acts.states(states),
    word_states: words.states(states),
    hand: { type: 'float32', dims: [pairs.length, width], data: hand } as const,
  };
}

/** Tokens in the order they were met. */
class Distinct {
  private readonly rows = new Map<number, number>();

  /** The place of a token among them. */
  at(token: number): number {
    let row = this.rows.get(token);
    if (row === undefined) this.rows.set(token, (row = this.rows.size));
    return row;
  }

  states({ width, data }: States) {
    const rows = new Float32Array(this.rows.size * width);
    for (const [token, row] of this.rows) rows.set(data.subarray(token * width, (token + 1) * width), row * width);
    return { type: 'float32', dims: [this.rows.size, width], data: rows } as const;
  }
}
