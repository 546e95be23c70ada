"""Trains the head of modes and contexts, as dump-details.ts writes its rows.

In:  details.f32, details.json. Out: models/events/{details.onnx,details.json,details-parity.json}.
One network over the states of an act and over what words say of it; two answers: which mode of the act's type, or none (the
types' modes are parted by a mask), and which contexts, each by itself. Our sentences have both, stories a mode alone, and
that is the story's rather than the act's: they weigh less, and least where the words name another mode. Cross-validated over
our sentences and, by headline, over the stories' training part; the development part is only measured on. A minute of one core.

Run: python training/events/train_details.py FOLDER [models/events]"""
import hashlib
import json
import os
import sys

import numpy as np
import torch

from train_news import WIDTH, Reduced, Settings, load

torch.set_num_threads(1)
BLOCKS = 6
SETTINGS = Settings(BLOCKS, (96, 48, 24, 24, 96, 64), 128, 0.4, 0.3, 500)
FOLDS = 5
STORY, LATER, CONTRARY = 0.5, 0.25, 0.1


class Net(torch.nn.Module):
    """What words say speaks for itself beside the states."""

    def __init__(self, size, hand, classes):
        super().__init__()
        self.hand = hand
        self.line = torch.nn.Linear(hand, classes)
        self.net = torch.nn.Sequential(torch.nn.Dropout(SETTINGS.dropout), torch.nn.Linear(size, SETTINGS.hidden), torch.nn.GELU(),
                                       torch.nn.Dropout(SETTINGS.dropout), torch.nn.Linear(SETTINGS.hidden, classes))

    def forward(self, x):
        return self.line(x[:, -self.hand:]) + self.net(x)


class Head(torch.nn.Module):
    def __init__(self, reduced, pairs, mask):
        super().__init__()
        self.reduced = reduced
        self.modes = torch.nn.ModuleList([modes for modes, _ in pairs])
        self.contexts = torch.nn.ModuleList([contexts for _, contexts in pairs])
        self.types = mask.shape[0]
        self.register_buffer('mask', torch.tensor(mask))

    def forward(self, features):
        x = self.reduced(features)
        types = features[:, BLOCKS * WIDTH:BLOCKS * WIDTH + self.types]
        barred = (types @ self.mask - 1) * 1e4
        modes = torch.stack([(net(x) + barred).softmax(-1) for net in self.modes]).mean(0)
        contexts = torch.stack([net(x).sigmoid() for net in self.contexts]).mean(0)
        return torch.cat([modes, contexts], 1)


def fit_one(net, inputs, loss_of, weight, seed):
    torch.manual_seed(seed)
    optimiser = torch.optim.AdamW(net.parameters(), lr=SETTINGS.rate, weight_decay=SETTINGS.decay)
    there = torch.tensor(np.where(weight > 0)[0])
    w = torch.tensor(weight.astype(np.float32))
    for step in range(SETTINGS.steps):
        for group in optimiser.param_groups:
            group['lr'] = SETTINGS.rate * 0.5 * (1 + np.cos(np.pi * step / SETTINGS.steps))
        rows = there[torch.randperm(len(there))[:512]]
        optimiser.zero_grad()
        (loss_of(net(inputs[rows]), rows) * w[rows]).mean().backward()
        optimiser.step()
    return net.eval()


class Data:
    def __init__(self, folder):
        self.x, self.rows = load(folder, 'details')
        meta = json.load(open(f'{folder}/details.json'))
        self.ontology, self.types, self.modes, self.contexts = (meta[key] for key in ('ontology', 'types', 'modes', 'contexts'))
        self.labels = ['none'] + self.modes
        self.mask = np.array([[1.0] + [float(mode.startswith(kind + ' ')) for mode in self.modes] for kind in self.types], np.float32)
        self.mode = np.array([self.labels.index('none' if r['mode'] is None else f"{r['type']} {r['mode']}") for r in self.rows])
        self.context = np.array([[float(c in (r['contexts'] or [])) for c in self.contexts] for r in self.rows], np.float32)
        self.part = np.array([r['part'] for r in self.rows])
        own = self.part == 'own'
        several = np.array([self.mask[self.types.index(r['type'])].sum() > 1 for r in self.rows])
        trust = np.array([1.0 if r['part'] == 'own' else CONTRARY if r['modes'] and r['mode'] not in r['modes'] else STORY if r['sentence'] == 0 else LATER
                          for r in self.rows])
        self.mode_weight = np.where(several, trust, 0.0)
        self.context_weight = own.astype(float)
        self.fold = np.array([hashlib.md5(r['text'].encode()).digest()[1] % FOLDS for r in self.rows])


def fit(data, rows, seeds=SETTINGS.seeds):
    reduced = Reduced(data.x[rows], SETTINGS)
    inputs = reduced(torch.tensor(data.x))
    hand = data.x.shape[1] - BLOCKS * WIDTH
    mode, context = torch.tensor(data.mode), torch.tensor(data.context)
    barred = (torch.tensor(data.x[:, BLOCKS * WIDTH:BLOCKS * WIDTH + len(data.types)]) @ torch.tensor(data.mask) - 1) * 1e4
    pairs = []
    for seed in range(seeds):
        modes = fit_one(Net(inputs.shape[1], hand, len(data.labels)), inputs,
                        lambda out, at: torch.nn.functional.cross_entropy(out + barred[at], mode[at], reduction='none'),
                        np.where(rows, data.mode_weight, 0), seed)
        contexts = fit_one(Net(inputs.shape[1], hand, len(data.contexts)), inputs,
                           lambda out, at: torch.nn.functional.binary_cross_entropy_with_logits(out, context[at], reduction='none').sum(1),
                           np.where(rows, data.context_weight, 0), seed)
        pairs.append((modes, contexts))
    return Head(reduced, pairs, data.mask).eval()


def scores(model, x):
    with torch.no_grad():
        return np.concatenate([model(torch.tensor(x[at:at + 2048])).numpy() for at in range(0, len(x), 2048)])


def crossed(data):
    """Scores of each row by a model that did not see its headline or sentence; of development rows by the one that is kept."""
    train = data.part != 'dev'
    model = fit(data, train)
    out = scores(model, data.x)
    for fold in range(FOLDS):
        test = train & (data.fold == fold)
        out[test] = scores(fit(data, train & ~test, 1), data.x[test])
    return out, model


def f_of(said, gold):
    hit = (said & gold).sum()
    return f'P {hit / max(1, said.sum()):.3f} R {hit / max(1, gold.sum()):.3f} F {2 * hit / max(1, said.sum() + gold.sum()):.3f}'


def report(data, p):
    """Precision and recall of modes and contexts, of the words alone and of words and head together as details.ts joins them."""
    n = len(data.labels)
    gold = np.eye(n, dtype=bool)[data.mode][:, 1:]
    worded = np.array([[f'{r["type"]} ' + m in [f'{r["type"]} {w}' for w in r['modes']] for m in [label.split(' ')[1] for label in data.modes]]
                       for r in data.rows]) & np.array([[label.startswith(r['type'] + ' ') for label in data.modes] for r in data.rows])
    modes = p[:, 1:n]
    top = modes == modes.max(1, keepdims=True)
    first = np.array([r['sentence'] == 0 for r in data.rows])
    sets = {'own sentences': data.part == 'own', 'stories (train, by headline)': (data.part == 'train') & first, 'stories (dev)': (data.part == 'dev') & first}
    for name, here in sets.items():
        here = here & (data.mode_weight > 0)
        print(name, here.sum(), 'acts; modes by the words', f_of(worded[here], gold[here]))
        for added in (0.3, 0.4, 0.5, 0.6, 0.7):
            print(f'  added > {added}:', '; '.join(f'kept > {kept} ' + f_of(((worded & (modes > kept)) | (top & (modes > added)))[here], gold[here])
                                                 for kept in (0.05, 0.1, 0.2, 0.3)))
    own = data.part == 'own'
    contexts, true = p[:, n:], data.context > 0
    words = np.array([[c in r['wordedContexts'] for c in data.contexts] for r in data.rows])
    print('contexts by the words', f_of(words[own], true[own]))
    for added in (0.2, 0.3, 0.4, 0.5, 0.6):
        print(f'  added > {added}:', '; '.join(f'kept > {kept} ' + f_of(np.where(words, contexts > kept, contexts > added)[own], true[own])
                                             for kept in (0.1, 0.2, 0.3, 0.4)))


LIMITS = {'modeKept': 0.1, 'modeAdded': 0.5, 'contextKept': 0.2, 'contextAdded': 0.4}


def main(folder, target):
    data = Data(folder)
    print({part: int((data.part == part).sum()) for part in ('own', 'train', 'dev')})
    p, model = crossed(data)
    report(data, p)
    os.makedirs(target, exist_ok=True)
    torch.onnx.export(model, (torch.tensor(data.x[:2]),), f'{target}/details.onnx', input_names=['features'], output_names=['probabilities'],
                      dynamic_axes={'features': {0: 'rows'}, 'probabilities': {0: 'rows'}}, opset_version=17, dynamo=False)
    json.dump({'labels': data.labels + data.contexts, 'width': int(data.x.shape[1]), 'ontology': data.ontology, 'types': data.types, 'modes': data.modes,
               'contexts': data.contexts, 'limits': LIMITS}, open(f'{target}/details.json', 'w'))
    sample = np.round(data.x[np.where(data.part == 'own')[0][[0, 200, 400]]], 5).astype(np.float32)
    json.dump({'features': sample.tolist(), 'probabilities': scores(model, sample).tolist()}, open(f'{target}/details-parity.json', 'w'))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else 'models/events')
