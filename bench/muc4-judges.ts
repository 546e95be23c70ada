/**
 * Three small networks that weigh what templates are made of: how well a phrase is worded, whether two participants belong to
 * one incident, what a filler will earn. In: features (`muc4-wordings.ts`, `muc4-pairs.ts`, `muc4-proposals.ts`). Out: numbers
 * from 0 to 1. Trained by training/events/train-fill-muc.ts, on what the roles head says of documents it has not seen.
 */
import type { Resources } from '../src/engine/resources.ts';

/** Weights by output, then biases: one layer after another, with rectifiers between. */
export type Net = [weights: number[][], biases: number[]][];
export type JudgeName = 'wording' | 'pair' | 'fill';
export type Judge = (features: readonly number[]) => number;
export type Judges = Record<JudgeName, Judge>;

const TABLE = 'events/fills.json';

export function openJudges({ models }: Resources): Judges | null {
  if (!models.has(TABLE)) return null;
  const nets = models.memo(TABLE, () => JSON.parse(models.text(TABLE)) as Record<JudgeName, Net[]>);
  return { wording: judge(nets.wording), pair: judge(nets.pair), fill: judge(nets.fill) };
}

/** The mean of several networks. */
export function judge(nets: readonly Net[]): Judge {
  return (features) => nets.reduce((sum, net) => sum + 1 / (1 + Math.exp(-forward(net, features))), 0) / nets.length;
}

function forward(net: Net, features: readonly number[]): number {
  let values = features;
  for (const [index, [weights, biases]] of net.entries()) {
    values = weights.map((row, at) => {
      let sum = biases[at]!;
      for (let each = 0; each < row.length; each += 1) sum += row[each]! * values[each]!;
      return index === net.length - 1 ? sum : Math.max(0, sum);
    });
  }
  return values[0]!;
}

/** Half a logit, kept within bounds: how a probability is fed to a network. */
export function feed(probability: number): number {
  const kept = Math.min(0.995, Math.max(0.005, probability));
  return Math.log(kept / (1 - kept)) / 2;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
