/**
 * MUC, B³ and CEAF-e of clusters of mentions, and their mean, the CoNLL F1. In: per document gold and system clusters of
 * mention keys (`first-last`). Counts are summed over documents, as the reference scorer does (Pradhan et al. 2014).
 */

export interface Measure {
  precision: number;
  recall: number;
  f1: number;
}

export interface CoreferenceScores {
  documents: number;
  goldMentions: number;
  systemMentions: number;
  mentions: Measure;
  muc: Measure;
  b3: Measure;
  ceafe: Measure;
  conll: number;
}

type Clusters = readonly (readonly string[])[];

class Sums {
  hitP = 0;
  allP = 0;
  hitR = 0;
  allR = 0;

  measure(): Measure {
    const precision = this.allP === 0 ? 0 : this.hitP / this.allP;
    const recall = this.allR === 0 ? 0 : this.hitR / this.allR;
    return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
  }
}

function clusterOf(clusters: Clusters): Map<string, number> {
  return new Map(
    clusters.flatMap((mentions, index) => mentions.map((mention) => [mention, index] as [string, number])),
  );
}

/** Links of `clusters` that survive when it is parted by `other` (Vilain et al. 1995). */
function muc(clusters: Clusters, other: ReadonlyMap<string, number>): [number, number] {
  let hits = 0;
  let all = 0;
  for (const mentions of clusters) {
    const parts = new Set<number | string>();
    for (const mention of mentions) parts.add(other.get(mention) ?? mention);
    hits += mentions.length - parts.size;
    all += mentions.length - 1;
  }
  return [hits, all];
}

/** Bagga & Baldwin 1998: per mention, the share of its cluster that is right. */
function b3(clusters: Clusters, others: Clusters, other: ReadonlyMap<string, number>): [number, number] {
  let hits = 0;
  let all = 0;
  for (const mentions of clusters) {
    const shared = new Map<number, number>();
    for (const mention of mentions) {
      const at = other.get(mention);
      if (at !== undefined) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    for (const [at, count] of shared) if (others[at]!.length > 0) hits += (count * count) / mentions.length;
    all += mentions.length;
  }
  return [hits, all];
}

/** Luo 2005 with φ4, by the best one-to-one matching of clusters. */
function ceafe(gold: Clusters, system: Clusters): number {
  const other = clusterOf(system);
  const overlap = gold.map((mentions) => {
    const row = new Float64Array(system.length);
    for (const mention of mentions) {
      const at = other.get(mention);
      if (at !== undefined) row[at] = row[at]! + 1;
    }
    return row.map((count, at) => (2 * count) / (mentions.length + system[at]!.length));
  });
  return bestMatching(overlap, gold.length, system.length);
}

/** Weight of the best one-to-one matching (Kuhn–Munkres by shortest augmenting paths). */
export function bestMatching(weights: readonly Float64Array[], rows: number, columns: number): number {
  const size = Math.max(rows, columns);
  const cost = (r: number, c: number) => (r < rows && c < columns ? -weights[r]![c]! : 0);
  const u = new Float64Array(size + 1);
  const v = new Float64Array(size + 1);
  const match = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    const least = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(size + 1);
    const way = new Int32Array(size + 1);
    let column = 0;
    match[0] = row;
    do {
      used[column] = 1;
      const from = match[column]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let c = 1; c <= size; c++) {
        if (used[c]) continue;
        const reduced = cost(from - 1, c - 1) - u[from]! - v[c]!;
        if (reduced < least[c]!) {
          least[c] = reduced;
          way[c] = column;
        }
        if (least[c]! < delta) {
          delta = least[c]!;
          next = c;
        }
      }
      for (let c = 0; c <= size; c++) {
        if (used[c]) {
          u[match[c]!] = u[match[c]!]! + delta;
          v[c] = v[c]! - delta;
        } else least[c] = least[c]! - delta;
      }
      column = next;
    } while (match[column] !== 0);
    for (; column !== 0; column = way[column]!) match[column] = match[way[column]!]!;
  }
  let total = 0;
  for (let c = 1; c <= size; c++) total -= cost(match[c]! - 1, c - 1);
  return total;
}

export function scoreCoreference(documents: readonly { gold: Clusters; system: Clusters }[]): CoreferenceScores {
  const sums = { mentions: new Sums(), muc: new Sums(), b3: new Sums(), ceafe: new Sums() };
  for (const { gold, system } of documents) {
    const inGold = clusterOf(gold);
    const inSystem = clusterOf(system);
    const shared = [...inSystem.keys()].filter((mention) => inGold.has(mention)).length;
    const add = (sum: Sums, p: [number, number], r: [number, number]): void => {
      sum.hitP += p[0];
      sum.allP += p[1];
      sum.hitR += r[0];
      sum.allR += r[1];
    };
    add(sums.mentions, [shared, inSystem.size], [shared, inGold.size]);
    add(sums.muc, muc(system, inGold), muc(gold, inSystem));
    add(sums.b3, b3(system, gold, inGold), b3(gold, system, inSystem));
    const matched = ceafe(gold, system);
    add(sums.ceafe, [matched, system.length], [matched, gold.length]);
  }
  const measures = { muc: sums.muc.measure(), b3: sums.b3.measure(), ceafe: sums.ceafe.measure() };
  return {
    documents: documents.length,
    goldMentions: sums.mentions.allR,
    systemMentions: sums.mentions.allP,
    mentions: sums.mentions.measure(),
    ...measures,
    conll: (measures.muc.f1 + measures.b3.f1 + measures.ceafe.f1) / 3,
  };
}
