"""Trains the confidence of acts: the share of such acts whose type and sides are right.

In:  the lines dump-confidence.ts wrote. Out: models/events/confidence.json, boosted trees as
src/engine/extract/events/boosted-trees.ts reads them, with three rows and their probabilities for its test. Prints, left out by
document in ten parts, how often acts were right that say so and so much, and how well confidence tells right from wrong.
A minute.

Run: python training/events/train_confidence.py LINES.jsonl [models/events]"""
import json
import sys

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

# Acts of our dispatches are fewer and nearer to what is coded.
WEIGHT = {'dispatch': 1.5, 'example': 1.5, 'news': 1.0, 'audit': 1.5, 'later': 1.0, 'own': 1.0}
# A near miss of ours that is taken for an act: there are a dozen, and each stands for many.
NEAR_MISS = 4.0
SEEDS = 2


def forest(seed):
    return GradientBoostingClassifier(n_estimators=120, max_depth=3, learning_rate=0.05, subsample=0.6, max_features=0.3, min_samples_leaf=12, random_state=seed)


def fit(x, y, weight):
    return [forest(seed).fit(x, y, sample_weight=weight) for seed in range(SEEDS)]


def probability(models, x):
    return 1 / (1 + np.exp(-np.mean([model.decision_function(x) for model in models], 0)))


def main(path, target):
    head, *rows = (json.loads(line) for line in open(path))
    x, y = np.array([r['row'] for r in rows]), np.array([r['right'] for r in rows])
    sets, group = np.array([r['set'] for r in rows]), np.array([r['set'] + r['name'] for r in rows])
    weight = np.array([NEAR_MISS if each == 'own' and not right else WEIGHT[each] for each, right in zip(sets, y)])
    said = np.zeros(len(rows))
    for train, test in GroupKFold(10).split(x, y, group):
        said[test] = probability(fit(x[train], y[train], weight[train]), x[test])
    raw = x[:, head['columns'].index('raw')]
    for name in WEIGHT:
        of = sets == name
        print(f'{name}: {of.sum()} acts, right {y[of].mean():.3f}; a right one says more than a wrong one {roc_auc_score(y[of], said[of]):.3f}, by the product alone {roc_auc_score(y[of], raw[of]):.3f}')
    for low in np.arange(0, 1, 0.1):
        of = (said >= low) & (said < low + 0.1)
        if of.any():
            print(f'says {low:.1f} to {low + 0.1:.1f}: {of.sum()} acts, right {y[of].mean():.2f}')
    models = fit(x, y, weight)
    start = float(np.mean([np.log(model.init_.class_prior_[1] / model.init_.class_prior_[0]) for model in models]))
    trees = [tree_of(one[0].tree_, model.learning_rate / SEEDS) for model in models for one in model.estimators_]
    json.dump({'features': head['columns'], 'acts': len(rows), 'start': start, 'trees': trees,
               'parity': [{'row': row.tolist(), 'probability': float(p)} for row, p in zip(x[:3], probability(models, x[:3]))]},
              open(f'{target}/confidence.json', 'w'), separators=(',', ':'))


def tree_of(tree, rate):
    """A leaf has feature −1. A row at a limit goes left, here and there."""
    leaf = tree.children_left < 0
    return {'feature': np.where(leaf, -1, tree.feature).tolist(), 'limit': [0 if is_leaf else float(f'{at:.6g}') for is_leaf, at in zip(leaf, tree.threshold)],
            'left': np.where(leaf, 0, tree.children_left).tolist(), 'right': np.where(leaf, 0, tree.children_right).tolist(),
            'value': [round(float(v) * rate, 5) if is_leaf else 0 for is_leaf, v in zip(leaf, tree.value[:, 0, 0])]}


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else 'models/events')
