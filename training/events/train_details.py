"""Trains the head of modes and contexts, as dump-details.ts writes its rows.

In:  details.f32, details.json. Out: models/events/{details.onnx,details.json,details-parity.json}, if it is worth it.
Over the states of an act, its words and what the cues make of them, two answers: which mode of the act's type, or none (the
types' modes are parted by a mask), and which contexts, each by itself. Our sentences have both, stories a mode alone, and
that is the story's rather than the act's: they weigh less, and least where the words name another mode. How sure the head must
be to be heard is chosen on rows it was not trained on, our sentences and, by headline, the stories' training part; nothing is
written unless words and head together are then better by GAIN than the words alone. Development parts are only measured on.
Two minutes of one core.

Run: python training/events/train_details.py FOLDER [models/events]"""
import hashlib
import json
import os
import sys

import numpy as np
import torch

from train_news import WIDTH, Reduced, Settings, load

torch.set_num_threads(1)
BLOCKS, BUCKETS = 4, 2048
SETTINGS = Settings(BLOCKS, (64, 32, 64, 32), 0, 0.4, 0.5, 300, 3, 5e-3)
FOLDS = 3
STORY, LATER, CONTRARY = 0.5, 0.25, 0.1
# what a word that names a mode or a context is worth before anything is learned, and what its absence is
NAMED, UNNAMED = 3.0, -2.5


class Net(torch.nn.Module):
    """What words name is believed from the start; states and words, linearly, correct it: rows are few."""

    def __init__(self, size, named, classes, bias):
        super().__init__()
        self.named = named  # where in the features the words' own answers stand
        self.weight = torch.nn.Parameter(torch.full((named.stop - named.start,), NAMED))
        self.net = torch.nn.Sequential(torch.nn.Dropout(SETTINGS.dropout), torch.nn.Linear(size, classes))
        torch.nn.init.zeros_(self.net[1].weight)
        torch.nn.init.constant_(self.net[1].bias, bias)

    def forward(self, x):
        said = x[:, self.named] * self.weight
        out = self.net(x)
        missing = out.shape[1] - said.shape[1]  # `none` is named by no word
        return out + torch.nn.functional.pad(said, (missing, 0))


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
        types = features[:, BLOCKS * WIDTH + BUCKETS:BLOCKS * WIDTH + BUCKETS + self.types]
        barred = (types @ self.mask - 1) * 1e4
        modes = torch.stack([(net(x) + barred).softmax(-1) for net in self.modes]).mean(0)
        contexts = torch.stack([net(x).sigmoid() for net in self.contexts]).mean(0)
        return torch.cat([modes, contexts], 1)


def fit_one(net, inputs, loss_of, weight, seed):
    torch.manual_seed(seed)
    optimiser = torch.optim.AdamW([{'params': net.net.parameters(), 'weight_decay': SETTINGS.decay}, {'params': [net.weight], 'weight_decay': 0.0}],
                                  lr=SETTINGS.rate)
    there = torch.tensor(np.where(weight > 0)[0])
    w = torch.tensor(weight.astype(np.float32))
    for step in range(SETTINGS.steps):
        for group in optimiser.param_groups:
            group['lr'] = SETTINGS.rate * 0.5 * (1 + np.cos(np.pi * step / SETTINGS.steps))
        rows = there[torch.randperm(len(there))[:384]]
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
        own = (self.part == 'own') | (self.part == 'held')
        several = np.array([self.mask[self.types.index(r['type'])].sum() > 1 for r in self.rows])
        trust = np.array([1.0 if r['part'] in ('own', 'held') else CONTRARY if r['modes'] and r['mode'] not in r['modes'] else STORY if r['sentence'] == 0 else LATER
                          for r in self.rows])
        self.mode_weight = np.where(several, trust, 0.0)
        self.context_weight = own.astype(float)
        self.fold = np.array([hashlib.md5(r['text'].encode()).digest()[1] % FOLDS for r in self.rows])


def fit(data, rows, seeds=SETTINGS.seeds):
    reduced = Reduced(data.x[rows], SETTINGS)
    inputs = reduced(torch.tensor(data.x))
    size = inputs.shape[1]
    types, modes, contexts = len(data.types), len(data.modes), len(data.contexts)
    mode, context = torch.tensor(data.mode), torch.tensor(data.context)
    flags = inputs[:, size - types - modes - contexts:]
    barred = (flags[:, :types] @ torch.tensor(data.mask) - 1) * 1e4
    pairs = []
    for seed in range(seeds):
        torch.manual_seed(seed)
        of_modes = fit_one(Net(size, slice(size - contexts - modes, size - contexts), modes + 1, 0.0), inputs,
                           lambda out, at: torch.nn.functional.cross_entropy(out + barred[at], mode[at], reduction='none'),
                           np.where(rows, data.mode_weight, 0), seed)
        of_contexts = fit_one(Net(size, slice(size - contexts, size), contexts, UNNAMED), inputs,
                              lambda out, at: torch.nn.functional.binary_cross_entropy_with_logits(out, context[at], reduction='none').sum(1),
                              np.where(rows, data.context_weight, 0), seed)
        pairs.append((of_modes, of_contexts))
    return Head(reduced, pairs, data.mask).eval()


def scores(model, x):
    with torch.no_grad():
        return np.concatenate([model(torch.tensor(x[at:at + 2048])).numpy() for at in range(0, len(x), 2048)])


def crossed(data):
    """Scores of each row by a model that did not see its headline or sentence; of development rows by the one that is kept."""
    train = (data.part == 'own') | (data.part == 'train')
    model = fit(data, train)
    out = scores(model, data.x)
    for fold in range(FOLDS):
        test = train & (data.fold == fold)
        out[test] = scores(fit(data, train & ~test, 1), data.x[test])
    return out, model


def f_of(said, gold):
    hit = (said & gold).sum()
    return f'P {hit / max(1, said.sum()):.3f} R {hit / max(1, gold.sum()):.3f} F {2 * hit / max(1, said.sum() + gold.sum()):.3f}'


GAIN = 0.01
KEPT = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3)
ADDED = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)


def worded_modes(data):
    said = [{f"{r['type']} {mode}" for mode in r['modes']} for r in data.rows]
    return np.array([[label in row for label in data.modes] for row in said])


def joined(words, p, kept, added, one):
    """As details.ts joins them: of modes the head adds the first alone, of contexts all it is sure of."""
    sure = p > added
    return (words & (p > kept)) | (sure & (p == p.max(1, keepdims=True)) if one else sure)


def f_number(said, gold):
    return 2 * (said & gold).sum() / max(1, said.sum() + gold.sum())


def choose(words, p, gold, one):
    """(F gained over the words, kept, added), of the limits that do best; words alone are among them, 0 and 1, and win a tie."""
    base = f_number(words, gold)
    tried = [(round(f_number(joined(words, p, kept, added, one), gold) - base, 4), kept, added) for kept in KEPT for added in ADDED]
    return max(tried, key=lambda found: (found[0], -found[1], found[2]))


def limits(data, p):
    n = len(data.labels)
    modes, gold = worded_modes(data), np.eye(n, dtype=bool)[data.mode][:, 1:]
    contexts = np.array([[c in r['wordedContexts'] for c in data.contexts] for r in data.rows])
    first = np.array([r['sentence'] == 0 for r in data.rows]) & (data.mode_weight > 0)
    parts = {name: data.part == name for name in ('own', 'held', 'train', 'dev')}
    of_modes = first & (parts['own'] | parts['train'])
    of_contexts = parts['own']
    gain, kept, added = choose(modes[of_modes], p[of_modes, 1:n], gold[of_modes], True)
    more, context_kept, context_added = choose(contexts[of_contexts], p[of_contexts, n:], data.context[of_contexts] > 0, False)
    print(f'modes: kept > {kept}, added > {added}, F gained {gain:.3f}; contexts: kept > {context_kept}, added > {context_added}, F gained {more:.3f}')
    for name, here in parts.items():
        at = here & first
        print(f'{name}: modes of {at.sum()} acts, words {f_of(modes[at], gold[at])}, with the head {f_of(joined(modes, p[:, 1:n], kept, added, True)[at], gold[at])}')
        if name in ('own', 'held'):
            true = data.context > 0
            print(f'{name}: contexts, words {f_of(contexts[here], true[here])}, with the head '
                  f'{f_of(joined(contexts, p[:, n:], context_kept, context_added, False)[here], true[here])}')
    found = {'modeKept': kept, 'modeAdded': added, 'contextKept': context_kept, 'contextAdded': context_added}
    return found if max(gain, more) >= GAIN else None


def main(folder, target):
    data = Data(folder)
    p, model = crossed(data)
    found = limits(data, p)
    if found is None:
        print(f'no gain of {GAIN}: nothing is written, and the stage goes by the words alone')
        return
    os.makedirs(target, exist_ok=True)
    torch.onnx.export(model, (torch.tensor(data.x[:2]),), f'{target}/details.onnx', input_names=['features'], output_names=['probabilities'],
                      dynamic_axes={'features': {0: 'rows'}, 'probabilities': {0: 'rows'}}, opset_version=17, dynamo=False)
    json.dump({'labels': data.labels + data.contexts, 'width': int(data.x.shape[1]), 'ontology': data.ontology, 'types': data.types, 'modes': data.modes,
               'contexts': data.contexts, 'limits': found}, open(f'{target}/details.json', 'w'))
    sample = np.round(data.x[np.where(data.part == 'own')[0][[0, 200, 400]]], 5).astype(np.float32)
    json.dump({'features': sample.tolist(), 'probabilities': scores(model, sample).tolist()}, open(f'{target}/details-parity.json', 'w'))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else 'models/events')
