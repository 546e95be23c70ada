"""MUC, B³ and CEAFe, and their mean F1, the figure of the CoNLL-2012 shared task.

In:  per document gold and found clusters, each a list of sets of mentions (any hashable). Out: precision, recall, F1 of each.
References: Vilain et al. 1995, Bagga & Baldwin 1998, Luo 2005; definitions as in Pradhan et al. 2014, found mentions as they are.
"""
import numpy as np
from scipy.optimize import linear_sum_assignment


class Coreference:
    def __init__(self):
        self.sums = {k: np.zeros(4) for k in ('muc', 'b3', 'ceafe', 'mentions')}  # right/found, right/gold as (n_p, d_p, n_r, d_r)

    def add(self, gold, found):
        gold, found = [set(c) for c in gold if len(c) > 1], [set(c) for c in found if len(c) > 1]
        of_gold, of_found = ({m: k for k, c in enumerate(clusters) for m in c} for clusters in (gold, found))
        self.sums['muc'] += (*links(found, of_gold), *links(gold, of_found))
        self.sums['b3'] += (*cubed(found, gold, of_gold), *cubed(gold, found, of_found))
        if gold and found:
            phi = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
            rows, cols = linear_sum_assignment(-phi)
            total = phi[rows, cols].sum()
        else:
            total = 0.0
        self.sums['ceafe'] += (total, len(found), total, len(gold))
        both = len(of_gold.keys() & of_found.keys())
        self.sums['mentions'] += (both, len(of_found), both, len(of_gold))

    def report(self):
        out = {}
        for name, (np_, dp, nr, dr) in self.sums.items():
            p, r = np_ / max(dp, 1e-9), nr / max(dr, 1e-9)
            out[name] = {'p': round(100 * p, 2), 'r': round(100 * r, 2), 'f1': round(100 * 2 * p * r / max(p + r, 1e-9), 2)}
        out['conll'] = round(np.mean([out[k]['f1'] for k in ('muc', 'b3', 'ceafe')]), 2)
        return out


def links(clusters, other):
    right = total = 0
    for c in clusters:
        known = [other[m] for m in c if m in other]
        right += len(c) - (len(set(known)) + len(c) - len(known))
        total += len(c) - 1
    return right, total


def cubed(clusters, others, other):
    right = total = 0.0
    for c in clusters:
        for m in c:
            if m in other:
                right += len(c & others[other[m]]) / len(c)
        total += len(c)
    return right, total
