/**
 * What the judges of MUC templates learn from. In: left-out documents with keys and what the roles head says of them. Out: rows
 * of features, each with a target from 0 to 1, a weight, and the fold of its document.
 */
import type { Template } from '../../bench/muc4-data.ts';
import type { Label } from '../../bench/muc4-labels.ts';
import { isPartly, isSame } from '../../bench/muc4-match.ts';
import { PairReader } from '../../bench/muc4-pairs.ts';
import type { Proposal } from '../../bench/muc4-proposals.ts';
import { ROLES } from '../../bench/muc4-roles.ts';
import { Wordings } from '../../bench/muc4-wordings.ts';
import { creditOf } from './credit-muc.ts';
import type { LeftOut } from './folds-muc.ts';
import type { Rows } from './small-net.ts';

export type Keyed = LeftOut & { gold: readonly Template[]; labels: readonly Label[] };
export type Proposed = Keyed & { proposals: Proposal[] };
export type FoldRows = Rows & { folds: number[] };

/** Of entities that fill a slot: what each wording would earn. */
export function wordingRows(docs: readonly Keyed[]): FoldRows {
  const rows = new Collected();
  for (const { told, fold, gold, labels } of docs) {
    const wordings = new Wordings(told, () => 0);
    for (const key of new Set(labels.map(({ entity, role }) => entity * ROLES.length + role))) {
      const [entity, role] = [Math.floor(key / ROLES.length), key % ROLES.length];
      const name = ROLES[role]!;
      const strings = gold.flatMap(({ slots }) => (slots[name] ?? []).flatMap((filler) => filler.strings));
      for (const { text, features } of wordings.all(entity, role)) {
        const worth = strings.map((each) => (isSame(name, text, each) ? 1 : isPartly(name, text, each) ? 0.5 : 0));
        rows.add(features, Math.max(0, ...worth), 1, fold);
      }
    }
  }
  return rows;
}

/** Of two entities that fill slots: whether of one template. Documents with many count less for each. */
export function pairRows(docs: readonly Keyed[]): FoldRows {
  const rows = new Collected();
  for (const { told, scores, fold, labels } of docs) {
    const templates = new Map<number, Set<number>>();
    for (const { entity, template } of labels) templates.set(entity, (templates.get(entity) ?? new Set()).add(template));
    const named = [...templates.keys()].sort((a, b) => a - b);
    const pairs = new PairReader(told, scores);
    const weight = 4 / Math.max(4, named.length);
    for (const one of named) {
      for (const other of named) {
        if (other <= one) continue;
        const isOne = [...templates.get(one)!].some((each) => templates.get(other)!.has(each));
        rows.add(pairs.features(one, other), isOne ? 1 : 0, weight, fold);
      }
    }
  }
  return rows;
}

/** Of every fill of every proposal: what it earns. A document counts the same however many proposals it has. */
export function fillRows(docs: readonly Proposed[]): FoldRows {
  const rows = new Collected();
  for (const { fold, gold, proposals } of docs) {
    for (const proposal of proposals) {
      const credit = creditOf(gold, proposal);
      for (const [at, fills] of proposal.incidents.entries()) {
        for (const [index, { features }] of fills.entries())
          rows.add(features, Math.max(0, credit[at]![index]!), 3 / (2 + proposals.length), fold);
      }
    }
  }
  return rows;
}

class Collected implements FoldRows {
  readonly features: Float32Array[] = [];
  readonly targets: number[] = [];
  readonly weights: number[] = [];
  readonly folds: number[] = [];

  add(features: readonly number[], target: number, weight: number, fold: number): void {
    this.features.push(Float32Array.from(features));
    this.targets.push(target);
    this.weights.push(weight);
    this.folds.push(fold);
  }
}
