"""The window model of sentence boundaries: ten tokens around a place and one hidden layer. See README.md.

In:  paragraphs (boundary_data.py). Out: a trained network, scores.
"""
import random

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from boundary_data import NUMBERS, SHAPES, bucket, numbers_of, shape, suffix_bucket

LEFT, RIGHT = 5, 5                 # tokens of the window before and after the place in question
WORDS, SUFFIXES = 8192, 2048       # buckets; 0 is kept for "outside the paragraph"
SIZES = (16, 8)
GAPS = 3
HIDDEN = 64


def features(words, spaces):
    """Per place after a token: window ids [n, LEFT+RIGHT, 3], gaps [n, LEFT+RIGHT], numbers [n, 4]."""
    n = len(words)
    pad = lambda x: np.concatenate([np.zeros(LEFT - 1, np.int64), np.array(x, np.int64), np.zeros(RIGHT + 1, np.int64)])
    window = np.arange(n)[:, None] + np.arange(LEFT + RIGHT)[None]
    each = ([bucket(w, WORDS) for w in words], [suffix_bucket(w, SUFFIXES) for w in words], [shape(w) for w in words])
    return np.stack([pad(x)[window] for x in each], -1), pad([2 if s else 1 for s in spaces])[window], numbers_of(words)


class Window(nn.Module):
    rate = 0.3  # dropout before and after the hidden layer

    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(WORDS, SIZES[0], padding_idx=0)
        self.suffixes = nn.Embedding(SUFFIXES, SIZES[1], padding_idx=0)
        wide = (LEFT + RIGHT) * (sum(SIZES) + SHAPES + GAPS) + NUMBERS
        self.hidden = nn.Linear(wide, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        nn.init.normal_(self.words.weight, std=0.1)
        nn.init.normal_(self.suffixes.weight, std=0.1)

    def forward(self, ids, gap, extra, drop=0.0):
        w, s = self.words(ids[..., 0]), self.suffixes(ids[..., 1])
        if drop and self.training:
            keep = (torch.rand(ids.shape[:2]) > drop).float()[..., None]
            w, s = w * keep, s * keep
        x = torch.cat([w, s, F.one_hot(ids[..., 2], SHAPES).float(), F.one_hot(gap, GAPS).float()], -1).flatten(1)
        return self.out(F.dropout(F.relu(self.hidden(F.dropout(torch.cat([x, extra], 1), self.rate, self.training))), self.rate, self.training))[:, 0]


def arrays(paras, recase=None):
    parts = []
    for words, spaces, ends, *_ in paras:
        if recase:
            words = [getattr(w, recase)() for w in words]
        parts.append((*features(words, spaces), np.array(ends, np.float32)))
    return [torch.from_numpy(np.concatenate(x)) for x in zip(*parts)]


def scores(model, paras):
    model.eval()
    with torch.no_grad():
        return [model(*(torch.from_numpy(x) for x in features(words, spaces))).numpy() for words, spaces, *_ in paras]


def train(paras, epochs=8, drop=0.3, rate=2e-3, decay=0.05):
    """A trained window model; a tenth of the paragraphs is read in capitals and a tenth in small letters besides."""
    parts = [arrays(paras)] + [arrays(random.sample(paras, len(paras) // 10), how) for how in ('upper', 'lower')]
    ids, gap, numbers, ends = (torch.cat(part) for part in zip(*parts))
    model = Window()
    steps = epochs * (len(ends) // 512)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps + 1)
    done = 0
    while done < steps:
        for batch in torch.randperm(len(ends)).split(512):
            loss = F.binary_cross_entropy_with_logits(model(ids[batch], gap[batch], numbers[batch], drop), ends[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            done += 1
            if done >= steps:
                break
            schedule.step()
        print('window', done, float(loss.detach()), flush=True)
    return model.eval()
