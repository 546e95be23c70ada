"""Fits what rules add to the learned degree of factuality: ridge regression on named features, UDS development part.

    python fit.py dev.tsv ../../models/status/degree.json

In: lines of dump.ts. Out: weights by feature name. The learned score was trained on UDS's training part, on which it is too good to
be corrected, hence the development part; the figure printed is of ten folds, each predicted by the other nine.
"""
import collections
import json
import sys

import numpy as np

RARE, RIDGE = 12, 30


def main():
    rows = [line.rstrip('\n').split('\t') for line in open(sys.argv[1], encoding='utf-8')]
    gold, degree = (np.array([float(r[k]) for r in rows]) for k in (0, 1))
    counts = collections.Counter(name for r in rows for name in r[2:])
    names = sorted(name for name, count in counts.items() if count >= RARE)
    at = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 3))
    for k, r in enumerate(rows):
        for name in r[2:]:
            if name in at:
                x[k, at[name]] = 1
    x[:, -3], x[:, -2], x[:, -1] = np.tanh(degree), degree, 1
    penalty = np.diag([RIDGE] * len(names) + [RIDGE, 0.1, 0])
    fit = lambda keep: np.linalg.solve(x[keep].T @ x[keep] + penalty, x[keep].T @ gold[keep])
    fold = np.arange(len(rows)) * 10 // len(rows)
    guess = np.zeros(len(rows))
    for k in range(10):
        guess[fold == k] = x[fold == k] @ fit(fold != k)
    print('learned alone', round(float(np.corrcoef(gold, degree)[0, 1]), 4), 'with rules, ten folds', round(float(np.corrcoef(gold, np.clip(guess, -3, 3))[0, 1]), 4))
    weights = fit(np.ones(len(rows), bool))
    table = {name: round(float(w), 3) for name, w in zip(names, weights) if abs(w) >= 0.02}
    json.dump({'degree': round(float(weights[-2]), 4), 'bent': round(float(weights[-3]), 4), 'constant': round(float(weights[-1]), 4), 'features': table},
              open(sys.argv[2], 'w'), indent=1)


if __name__ == '__main__':
    main()
