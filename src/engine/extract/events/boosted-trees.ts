/**
 * Boosted regression trees as training/events/train_confidence.py writes them. In: a row of features. Out: a probability: the
 * logistic of the sum of what each tree says (Friedman 2001).
 */

/** One tree: nodes in the order of a walk. A leaf has feature −1; a row with at most `limit` goes to `left`, else to `right`. */
export interface Tree {
  feature: readonly number[];
  limit: readonly number[];
  left: readonly number[];
  right: readonly number[];
  value: readonly number[];
}

export interface BoostedTrees {
  /** Names of the features, in their order. */
  features: readonly string[];
  /** Log odds before any tree. */
  start: number;
  trees: readonly Tree[];
}

export function boostedProbability({ start, trees }: BoostedTrees, row: readonly number[]): number {
  let sum = start;
  for (const { feature, limit, left, right, value } of trees) {
    let node = 0;
    while (feature[node]! >= 0) node = row[feature[node]!]! <= limit[node]! ? left[node]! : right[node]!;
    sum += value[node]!;
  }
  return 1 / (1 + Math.exp(-sum));
}
