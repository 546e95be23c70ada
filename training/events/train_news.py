"""Trains the heads of acts and sides on news with events marked by hand, as dump-news.ts writes it.

In:  acts.f32, sides.f32 and their rows. Out: models/events/{acts.onnx,acts.json,sides.onnx,sides.json,news-parity.json}.
Acts: is this word, which a cue fits, an event, and of which type (16 types and NONE). Sides: does somebody that the
sentence names act in it, undergo it, or neither. Both are averages over seeds; development documents are left out and
measured on. Ten minutes on one core.

With a fold (0 or 1) that half of what was marked later is left out too, so that confidence can be trained on what these heads say of it.

Run: python training/events/train_news.py FOLDER [models/events [FOLD]]"""
import json
import os
import re
import sys

import numpy as np
import torch

from share import share

torch.set_num_threads(1)
TYPES = ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN',
         'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']
LABELS = TYPES + ['NONE']
DENIAL = re.compile('den(y|ie)', re.I)
WIDTH = 384
ROWS = 1024
# Networks that are averaged; one for a fold.
SEEDS = 3
# Parts that nothing is learned from.
MEASURED = ('dev', 'fresh')
# An unmarked word within so many characters of a marked one of its type counts so much.
CLOSE, BESIDE = 80, 0.4
# Share of a word's state that is dropped in training: the trunk has learned these very marks along, so that its states say
# more of them than they will of other news.
LOST = 0.65


class Settings:
    def __init__(self, net, blocks, steps, decay, rate=2e-3):
        self.net, self.blocks, self.steps, self.decay, self.rate = net, blocks, steps, decay, rate


def projected(size, drop):
    return torch.nn.Sequential(torch.nn.Dropout(drop), torch.nn.Linear(WIDTH, size))


class Acts(torch.nn.Module):
    """Five word states, each projected, and what cues and rules say → 16 types and NONE. The cues speak for themselves beside it."""
    KEEP = (128, 48, 48, 64, 48)

    def __init__(self, hand):
        super().__init__()
        self.hand = hand
        self.parts = torch.nn.ModuleList(projected(size, 0.5) for size in self.KEEP)
        self.line = torch.nn.Linear(hand, len(LABELS))
        self.net = torch.nn.Sequential(torch.nn.GELU(), torch.nn.Dropout(0.3), torch.nn.Linear(sum(self.KEEP) + hand, 128), torch.nn.GELU(),
                                       torch.nn.Dropout(0.3), torch.nn.Linear(128, len(LABELS)))

    def forward(self, x):
        hand = x[:, -self.hand:]
        parts = [part(x[:, i * WIDTH:(i + 1) * WIDTH]) for i, part in enumerate(self.parts)]
        return self.line(hand) + self.net(torch.cat(parts + [hand], 1))


class Sides(torch.nn.Module):
    """Who acts, who undergoes, who neither: each pair of act and word by itself (states added and multiplied, what syntax and
    rules say), then again in sight of whoever else the sentence names for the same act."""
    PAIR, AROUND, LEAST = 128, 64, -8.0

    def __init__(self, hand):
        super().__init__()
        self.hand = hand
        both = 2 * self.PAIR
        self.act, self.word = projected(both, LOST), projected(both, LOST)
        self.by_hand = torch.nn.Linear(hand, self.PAIR)
        self.line = torch.nn.Linear(hand, 3)
        self.out = torch.nn.Sequential(torch.nn.Dropout(0.3), torch.nn.Linear(both, 3))
        self.query, self.key, self.value = (torch.nn.Linear(both, self.AROUND) for _ in range(3))
        self.again = torch.nn.Sequential(torch.nn.Dropout(0.3), torch.nn.Linear(both + self.AROUND + 8, 96), torch.nn.GELU(),
                                         torch.nn.Dropout(0.3), torch.nn.Linear(96, 3))

    def forward(self, x, acts):
        hand, together = x[:, -self.hand:], acts[:, None] == acts[None, :]
        a, w = self.act(x[:, :WIDTH]), self.word(x[:, WIDTH:2 * WIDTH])
        added = torch.nn.functional.gelu(a[:, :self.PAIR] + w[:, :self.PAIR] + self.by_hand(hand))
        pair = torch.cat([added, a[:, self.PAIR:] * w[:, self.PAIR:]], 1)
        alone = self.line(hand) + self.out(pair)
        attention = (self.query(pair) @ self.key(pair).T * self.AROUND ** -0.5).masked_fill(~together, -1e4).softmax(1)
        return alone + self.again(torch.cat([pair, attention @ self.value(pair), self.rivals(alone, together)], 1))

    def rivals(self, alone, together):
        """How likely this one is on either side, and the likeliest of the others."""
        row = torch.arange(alone.shape[0])
        others = together & (row[:, None] != row[None, :])
        own = [alone.log_softmax(1)[:, side].clamp(min=self.LEAST) for side in (1, 2)]
        best = [torch.where(others, each[None, :], torch.full_like(each, self.LEAST)[None, :]).max(1).values for each in own]
        many = others.to(alone.dtype).sum(1)
        return torch.stack([*own, *best, own[0] - best[0], own[1] - best[1], torch.log1p(many), (many == 0).to(alone.dtype)], 1)


ACTS = Settings(Acts, 5, 500, 0.1)
SIDES = Settings(Sides, 2, 800, 0.5)


class Mean(torch.nn.Module):
    """Probabilities averaged over seeds."""

    def __init__(self, nets):
        super().__init__()
        self.nets = torch.nn.ModuleList(nets)

    def forward(self, *features):
        return torch.stack([net(*features).softmax(-1) for net in self.nets]).mean(0)


def fit(x, y, weight, settings, acts=None, seeds=SEEDS):
    """The mean of `seeds` networks. With `acts`, rows of one act are drawn together, and the network is told which these are."""
    hand = x.shape[1] - settings.blocks * WIDTH
    x, y, weight = torch.tensor(x), torch.tensor(y), torch.tensor(weight.astype(np.float32))
    groups = None if acts is None else [torch.tensor(rows) for rows in np.split(np.argsort(acts, kind='stable'), np.flatnonzero(np.diff(np.sort(acts))) + 1)]
    nets = []
    for seed in range(seeds):
        torch.manual_seed(seed)
        net = settings.net(hand)
        optimiser = torch.optim.AdamW(net.parameters(), lr=settings.rate, weight_decay=settings.decay)
        for step in range(settings.steps):
            for group in optimiser.param_groups:
                group['lr'] = settings.rate * 0.5 * (1 + np.cos(np.pi * step / settings.steps))
            if groups is None:
                rows = torch.randint(len(y), (ROWS,))
                said = net(x[rows])
            else:
                some = [groups[i] for i in torch.randint(len(groups), (int(ROWS * len(groups) / len(y)),)).tolist()]
                rows = torch.cat(some)
                said = net(x[rows], torch.repeat_interleave(torch.arange(len(some)), torch.tensor([len(each) for each in some])))
            optimiser.zero_grad()
            loss = torch.nn.functional.cross_entropy(said, y[rows], reduction='none', label_smoothing=0.03)
            (loss * weight[rows]).mean().backward()
            optimiser.step()
        nets.append(net.eval())
    return Mean(nets).eval()


def scores(model, x, acts=None):
    """Probabilities of all rows. Rows of one act follow each other."""
    found, at = [], 0
    while at < len(x):
        end = min(at + 4096, len(x)) if acts is None else parted(acts, at, ROWS)
        with torch.no_grad():
            found.append(model(*(torch.tensor(each[at:end]) for each in (x, acts) if each is not None)).numpy())
        at = end
    return np.concatenate(found)


def parted(acts, at, most):
    """Where to cut after some `most` rows, no act apart."""
    end = min(at + most, len(acts))
    while end < len(acts) and acts[end] == acts[end - 1]:
        end += 1
    return end


def load(folder, name):
    meta = json.load(open(f'{folder}/{name}.json'))
    x = np.fromfile(f'{folder}/{name}.f32', dtype=np.float32)
    return x.reshape(len(meta['rows']), -1), meta['rows']


def told_beside(rows):
    """"A bomb exploded, killing ten": readers mark one word or another of an act. Is an unmarked word of the type of one marked close by?"""
    marked = {}
    for r in rows:
        if r['gold']:
            marked.setdefault(r['doc'], []).append((r['at'], r['gold'][0]))
    return np.array([not r['gold'] and any(abs(at - r['at']) < CLOSE and any(type_ == rule[0] for rule in r['rules']) for at, type_ in marked.get(r['doc'], ()))
                     for r in rows])


def is_learned(rows, fold):
    """What is learned from: all but what is measured on and, of what was marked later, a fold (`foldOf` of bench/news-marks.ts)."""
    return np.array([r['part'] not in MEASURED and (r['part'] != 'later' or fold is None or r['fold'] != fold) for r in rows])


def acts(folder, fold=None):
    x, rows = load(folder, 'acts')
    part = np.array([r['part'] for r in rows])
    # whether a plain denial is an act, readers disagree; here it is a claim about one
    gold = [r['gold'][0] if r['gold'] and not (r['opt'] and DENIAL.match(r['word'])) else 'NONE' for r in rows]
    y = np.array([LABELS.index(g) for g in gold])
    weight = np.where(part == 'plv', 0.5, 1.0) * np.array([0.5 if r['opt'] else 1.0 for r in rows]) * np.where(told_beside(rows), BESIDE, 1.0)
    learned = is_learned(rows, fold)
    model = fit(x[learned], y[learned], weight[learned], ACTS, seeds=SEEDS if fold is None else 1)
    for name in MEASURED:
        of = part == name
        said, true = scores(model, x[of]), y[of]
        event, guess = true != 16, said[:, :16].argmax(1)
        print(name, 'words', of.sum(), 'events', event.sum(), f'loss {-np.log(said[np.arange(len(said)), true] + 1e-6).mean():.4f}')
        for t in (0.2, 0.3, 0.4, 0.5, 0.6):
            keep = 1 - said[:, 16] > t
            found, right = (keep & event).sum(), (keep & (guess == true)).sum()
            print(f'  p(event) > {t}: {keep.sum()}, events {found / max(1, keep.sum()):.3f} of them, {found / event.sum():.3f} of all events; type right of these {right / max(1, found):.3f}')
    return x, model


def sides(folder, fold=None):
    x, rows = load(folder, 'sides')
    # "he" beside a marked "Mr. Obama" is neither right nor wrong
    kept = np.array([not r['alike'] for r in rows])
    x, rows = x[kept], [r for r in rows if not r['alike']]
    part = np.array([r['part'] for r in rows])
    y, acts = (np.array([r[name] for r in rows]) for name in ('side', 'act'))
    weight = np.where(part == 'plv', 0.5, 1.0)
    learned = is_learned(rows, fold)
    model = fit(x[learned], y[learned], weight[learned], SIDES, acts[learned], SEEDS if fold is None else 1)
    for name in MEASURED:
        measure_sides(name, part == name, x, y, acts, rows, model)
    return (x, acts.astype(np.int32)), model


def measure_sides(name, of, x, y, acts, rows, model):
    p, true, act = scores(model, x[of], acts[of]), y[of], acts[of]
    right = np.array([(p[:, s] > 0.5) == (true == s) for s in (1, 2)]).all(0)
    print(f'{name}: both sides of an act right {np.mean([right[act == each].all() for each in np.unique(act)]):.3f}; '
          f'loss {-np.log(p[np.arange(len(p)), true] + 1e-6).mean():.4f}')
    rules = np.array([r['rules'] for r in rows])[of]
    for side in (1, 2):
        def figures(said):
            tp, fp, fn = (said & (true == side)).sum(), (said & (true != side)).sum(), (~said & (true == side)).sum()
            return f'P {tp / max(1, tp + fp):.3f} R {tp / max(1, tp + fn):.3f} F {2 * tp / max(1, 2 * tp + fp + fn):.3f}'
        print(name, 'actor' if side == 1 else 'recipient', 'rules', figures(rules == side), '|',
              '; '.join(f'> {t} {figures(p[:, side] > t)}' for t in (0.3, 0.4, 0.5, 0.6)))


def export(model, sample, path, labels):
    """`sample`: the first rows of each input, by its name."""
    dynamic = {name: {0: 'rows'} for name in [*sample, 'probabilities']}
    torch.onnx.export(model, tuple(torch.tensor(each) for each in sample.values()), path + '.onnx', input_names=list(sample), output_names=['probabilities'],
                      dynamic_axes=dynamic, opset_version=17, dynamo=False)
    json.dump({'labels': labels, 'width': int(sample['features'].shape[1])}, open(path + '.json', 'w'))
    return {**{name: each.tolist() for name, each in sample.items()}, 'probabilities': scores(model, *sample.values()).tolist()}


def main(folder, target, fold=None):
    x, model = acts(folder, fold)
    (pairs, together), sided = sides(folder, fold)
    os.makedirs(target, exist_ok=True)
    first = lambda rows, count: np.round(rows[:count], 5).astype(np.float32)
    parity = {'acts': export(model, {'features': first(x, 3)}, f'{target}/acts', LABELS),
              'sides': export(sided, {'features': first(pairs, 8), 'acts': together[:8]}, f'{target}/sides', ['NEITHER', 'ACTOR', 'RECIPIENT'])}
    share(f'{target}/sides.onnx', WIDTH)
    json.dump(parity, open(f'{target}/news-parity.json', 'w'))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else 'models/events', int(sys.argv[3]) if len(sys.argv) > 3 else None)
