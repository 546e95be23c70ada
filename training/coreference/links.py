"""The network that links, what it is taught by, and how it is measured.

Each anaphor picks an antecedent or none (Lee et al. 2017's marginal likelihood, on head words as Dobrovolskii 2021), from
states and from plain evidence of names and distance, which an encoder does not keep well enough.
"""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from candidates import FEATURES, KINDS, NAME as PROPER
from score import Coreference

WIDTH, SIDE = 128, 96
SAMPLED = 0.3


def as_tensor(states):
    """States as they are kept (float16), or as layers that learn along give them."""
    return states if isinstance(states, torch.Tensor) else torch.from_numpy(states.astype(np.float32))


class Links(nn.Module):
    def __init__(self):
        super().__init__()
        self.mention = nn.Sequential(nn.Dropout(0.3), nn.Linear(384 + KINDS, SIDE), nn.GELU(), nn.Dropout(0.2), nn.Linear(SIDE, 1))
        self.a, self.b = (nn.Sequential(nn.Dropout(0.3), nn.Linear(384 + KINDS, WIDTH)) for _ in range(2))
        self.p, self.q = (nn.Sequential(nn.Dropout(0.3), nn.Linear(384, WIDTH), nn.GELU()) for _ in range(2))
        self.f = nn.Linear(FEATURES, WIDTH)
        self.kinds = nn.Linear(KINDS * KINDS, 1)
        self.mix = nn.Sequential(nn.GELU(), nn.Dropout(0.3), nn.Linear(WIDTH, SIDE), nn.GELU(), nn.Dropout(0.2), nn.Linear(SIDE, 1))
        self.line = nn.Linear(FEATURES, 1)
        nn.init.zeros_(self.kinds.weight)

    def forward(self, states, kinds, anaphors, antecedents, features):
        """States [M, 384] and kinds [M] of candidates; index pairs [P] into them, features [P, F] → scores [P]; none scores 0."""
        one = F.one_hot(kinds.long(), KINDS).to(states.dtype)
        x = torch.cat([states, one], 1)
        m = self.mention(x)[:, 0]
        hidden = self.a(x)[anaphors] + self.b(x)[antecedents] + self.f(features)
        crossed = (self.p(states)[anaphors] * self.q(states)[antecedents]).sum(1) * WIDTH ** -0.5
        kind_pair = self.kinds.weight[0][kinds[anaphors].long() * KINDS + kinds[antecedents].long()]
        return self.mix(hidden)[:, 0] + crossed + kind_pair + self.line(features)[:, 0] + m[anaphors] + m[antecedents]


def loss_of(model, d):
    """Minus the log-probability of the right antecedents. Of pairs that are wrong and share no word, a sample stands for all."""
    states = as_tensor(d['states'])
    anaphors, antecedents, features = torch.from_numpy(d['anaphors']).long(), torch.from_numpy(d['antecedents']).long(), torch.from_numpy(d['features'])
    ids = {}
    cluster = torch.tensor([ids.setdefault(c, len(ids) + 1) if c is not None else 0 for c in d['cluster']])
    n = len(cluster)
    right = (cluster[anaphors] == cluster[antecedents]) & (cluster[anaphors] > 0)
    telling = right | (features[:, :9] > 0).any(1)
    kept = telling | (torch.rand(len(right)) < SAMPLED)
    stands_for = torch.where(telling, 1.0, 1 / SAMPLED)[kept]
    anaphors, antecedents, right = anaphors[kept], antecedents[kept], right[kept]
    scores = model(states, torch.from_numpy(d['kinds']), anaphors, antecedents, features[kept].float())
    exps = stands_for * torch.exp(scores - scores.detach().amax().clamp(min=0))
    dummy = torch.exp(-scores.detach().amax().clamp(min=0))
    total = torch.zeros(n).index_add(0, anaphors, exps) + dummy
    good = torch.zeros(n).index_add(0, anaphors, exps * right)
    linked = torch.zeros(n, dtype=torch.bool).index_put((anaphors[right],), torch.tensor(True))
    good = torch.where(linked, good, dummy)
    each = torch.log(total + 1e-30) - torch.log(good + 1e-30)
    if not d['all']:  # LitBank marks only some kinds of things: no verdict on what it leaves out
        each = each[cluster > 0]
    return each.sum(), len(each)


def best_antecedents(n, anaphors, antecedents, scores):
    """Of each of n candidates the antecedent that scores best above none (0), the first of equals; −1 for none."""
    best, at = np.zeros(n), np.full(n, -1)
    for a, b, score in zip(anaphors, antecedents, scores):
        if score > best[a]:
            best[a], at[a] = score, b
    return at


def clusters(d, scores):
    """Found clusters of spans: every anaphor joins its best antecedent, if any scores above none (0)."""
    n = len(d['kinds'])
    at = best_antecedents(n, d['anaphors'], d['antecedents'], scores)
    group = list(range(n))
    for m in range(n):
        if at[m] >= 0:
            group[m] = group[at[m]]
    out = {}
    for m in range(n):
        out.setdefault(group[m], set()).add(tuple(int(x) for x in d['spans'][m]))
    return [c for c in out.values() if len(c) > 1]


def measure(model, documents, shift=0.0):
    model.eval()
    score = Coreference()
    with torch.no_grad():
        for d in documents:
            s = model(as_tensor(d['states']), torch.from_numpy(d['kinds']),
                      torch.from_numpy(d['anaphors']).long(), torch.from_numpy(d['antecedents']).long(),
                      torch.from_numpy(d['features'].astype(np.float32))).numpy()
            score.add(d['gold'], clusters(d, s + shift))
    model.train()
    return score.report()


def loss_of_noted(model, d):
    """Minus the log-probability of what is noted: an antecedent that means the same, or none."""
    states, anaphors = as_tensor(d['states']), torch.from_numpy(d['anaphors']).long()
    scores = model(states, torch.from_numpy(d['kinds']), anaphors, torch.from_numpy(d['antecedents']).long(), torch.from_numpy(d['features'].astype(np.float32)))
    right = torch.from_numpy(d['right'])
    n = len(d['kinds'])
    top = scores.detach().amax().clamp(min=0)
    exps = torch.exp(scores - top)
    total = torch.zeros(n).index_add(0, anaphors, exps) + torch.exp(-top)
    good = torch.zeros(n).index_add(0, anaphors, exps * right)
    linked = torch.zeros(n, dtype=torch.bool).index_put((anaphors[right],), torch.tensor(True))
    asked = torch.zeros(n, dtype=torch.bool)
    for m, kind in d['noted'].items():
        asked[m] = linked[m] if kind == 'one' else kind != 'unknown'
    good = torch.where(linked, good, torch.exp(-top).expand(n))
    each = (torch.log(total + 1e-30) - torch.log(good + 1e-30))[asked]
    return each.sum(), len(each)


def measure_noted(model, documents, shift=0.0):
    """Of noted words that mean somebody else in the text: led to him (through pronouns) / to another / to nobody; of those that mean nobody: left alone."""
    model.eval()
    count = {}
    with torch.no_grad():
        for d in documents:
            anaphors, antecedents, features = d['all_pairs']
            if not len(anaphors):
                continue
            s = model(as_tensor(d['states']), torch.from_numpy(d['kinds']), torch.from_numpy(anaphors).long(),
                      torch.from_numpy(antecedents).long(), torch.from_numpy(features.astype(np.float32))).numpy() + shift
            at = best_antecedents(len(d['kinds']), anaphors, antecedents, s)
            for m, kind in d['noted'].items():
                if kind == 'unknown':
                    continue
                to = at[m]
                while to >= 0 and d['kinds'][to] < PROPER:
                    to = at[to]
                what = 'pronoun' if d['kinds'][m] < PROPER else 'noun'
                if kind == 'one':
                    verdict = 'nobody' if to < 0 else 'right' if d['cluster'][to] == d['cluster'][m] else 'another'
                    if not (d['cluster'][:m] == d['cluster'][m]).any():
                        verdict = 'later'
                else:
                    verdict = kind + ('-silent' if to < 0 else '-linked')
                count[what, verdict] = count.get((what, verdict), 0) + 1
    model.train()
    out = {}
    for what in ('pronoun', 'noun'):
        c = {v: k for (w, v), k in count.items() if w == what}
        linked = c.get('right', 0) + c.get('another', 0) + c.get('none-linked', 0) + c.get('several-linked', 0)
        asked = c.get('right', 0) + c.get('another', 0) + c.get('nobody', 0)
        out[what] = {'precision': round(100 * c.get('right', 0) / max(linked, 1), 1), 'recall': round(100 * c.get('right', 0) / max(asked, 1), 1), **c}
    return out
