/**
 * Trains the three judges by which MUC templates are filled, and measures on left-out documents where points are lost. In: a
 * folder of dump-muc.ts with the folds.f32 of `train_muc.py --folds 3`. Out: models/events/fills.json; a table.
 * Run: node training/events/train-fill-muc.ts DIR
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKeys } from '../../bench/muc4-data.ts';
import type { Judge, JudgeName, Net } from '../../bench/muc4-judges.ts';
import { judge } from '../../bench/muc4-judges.ts';
import { ROLES } from '../../bench/muc4-roles.ts';
import { labelEntities } from '../../bench/muc4-labels.ts';
import { FOLDS, readFolds } from './folds-muc.ts';
import { measure } from './measure-muc.ts';
import type { FoldRows } from './rows-muc.ts';
import { fillRows, pairRows, wordingRows } from './rows-muc.ts';
import type { Recipe } from './small-net.ts';
import { trainNet } from './small-net.ts';
import { propose } from '../../bench/muc4-proposals.ts';

const RECIPES: Record<JudgeName, Omit<Recipe, 'seed'>> = {
  wording: { hidden: [32, 16], epochs: 8 },
  pair: { hidden: [24, 12], epochs: 8 },
  fill: { hidden: [32, 16], epochs: 6 },
};
const SEEDS = [0, 1, 2];

const folder = process.argv[2] ?? 'build/training/muc';
const data = process.env['ENTENTE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const keys = readKeys(join(data, 'events-muc4', 'keys_train'));
const docs = (await readFolds(folder)).map((each) => {
  const gold = keys.get(each.id) ?? [];
  return { ...each, gold, labels: labelEntities(each.told.entities, gold, ROLES) };
});
const nets = {} as Record<JudgeName, Net[]>;
/** Per fold, trained on the others. */
const judges = {} as Record<JudgeName, Judge[]>;

function learn(name: JudgeName, rows: FoldRows): void {
  const train = (fold: number | null): Net[] => {
    const kept = rows.folds.flatMap((each, index) => (each === fold ? [] : [index]));
    const of = <A>(all: readonly A[]): A[] => kept.map((index) => all[index]!);
    const part = { features: of(rows.features), targets: of(rows.targets), weights: of(rows.weights) };
    return SEEDS.map((seed) => trainNet(part, { ...RECIPES[name], seed }));
  };
  judges[name] = Array.from({ length: FOLDS }, (_, fold) => judge(train(fold)));
  nets[name] = train(null);
  console.log(`${name}: ${rows.features.length} rows of ${rows.features[0]!.length}`);
}

learn('wording', wordingRows(docs));
learn('pair', pairRows(docs));
const proposed = docs.map((doc) => ({
  ...doc,
  proposals: propose(doc.told, doc.scores, { wording: judges.wording[doc.fold]!, pair: judges.pair[doc.fold]! }),
}));
learn('fill', fillRows(proposed));
measure(proposed, judges);
const target = join(import.meta.dirname, '..', '..', 'models', 'events', 'fills.json');
writeFileSync(target, `${JSON.stringify(nets)}\n`);
