"""The model of sentence boundaries that reads a paragraph from either side: two GRUs. See README.md.

In:  paragraphs (boundary_data.py), the pretrained trunk's word embeddings. Out: a trained network, scores.
Word tags and relations are learned along and not shipped: ends without a stop are read off syntax.
"""
import copy
import os
import random

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import data
from boundary_data import NUMBERS, SHAPES, bucket, numbers_of, shape, suffix_bucket

WORDS, SUFFIXES = 24576, 2048      # buckets; 0 is kept for hidden words
SIZES = (20, 8)
GAPS = 2
STATE, HIDDEN = 64, 48
CHUNK = 192                        # tokens of one training row


def features(words, spaces):
    """Of a paragraph's tokens: ids [n, 4] (word, suffix, shape, space after) and numbers [n, 4]."""
    ids = [(bucket(w, WORDS), suffix_bucket(w, SUFFIXES), shape(w), int(bool(s))) for w, s in zip(words, spaces)]
    return np.array(ids, np.int64), numbers_of(words)


class Sides(nn.Module):
    def __init__(self, tags=0, relations=0):
        super().__init__()
        self.words = nn.Embedding(WORDS, SIZES[0])
        self.suffixes = nn.Embedding(SUFFIXES, SIZES[1])
        nn.init.normal_(self.words.weight, std=0.1)
        nn.init.normal_(self.suffixes.weight, std=0.1)
        wide = sum(SIZES) + SHAPES + GAPS + NUMBERS
        self.left = nn.GRU(wide, STATE, batch_first=True)
        self.right = nn.GRU(wide, STATE, batch_first=True)
        self.hidden = nn.Linear(2 * STATE, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        self.tags = nn.Linear(2 * STATE, tags) if tags else None
        self.relations = nn.Linear(2 * STATE, relations) if relations else None

    def forward(self, ids, numbers, lengths, drop=0.0, rate=0.0):
        w, s = self.words(ids[..., 0]), self.suffixes(ids[..., 1])
        if drop:
            hide = torch.rand(ids.shape[:2])[..., None]
            w, s = w * (hide > drop), s * (hide > drop / 3)
        x = torch.cat([w, s, F.one_hot(ids[..., 2], SHAPES).float(), F.one_hot(ids[..., 3], GAPS).float(), numbers], -1)
        x = F.dropout(x, rate / 2, rate > 0)
        # Each row turned round within its own length, so that padding comes last on both sides.
        n = ids.shape[1]
        turned = (lengths[:, None] - 1 - torch.arange(n)) % n
        turn = lambda y: y.gather(1, turned[..., None].expand(-1, -1, y.shape[-1]))
        a = F.dropout(self.left(x)[0], rate, rate > 0)
        b = F.dropout(turn(self.right(turn(x))[0]), rate, rate > 0)
        # Of the place after token i: what the left side knows up to i, the right side from i + 1 on.
        ahead = torch.cat([b[:, 1:], torch.zeros_like(b[:, :1])], 1)
        ahead = ahead * (torch.arange(n) < lengths[:, None] - 1)[..., None]
        score = self.out(F.dropout(F.relu(self.hidden(torch.cat([a, ahead], -1))), rate, rate > 0))[..., 0]
        both = torch.cat([a, b], -1)
        return score, self.tags(both) if self.tags else None, self.relations(both) if self.relations else None


def prepare(paras, kinds):
    """Labels and features of each paragraph."""
    out = []
    for words, spaces, ends, tags, relations, doc in paras:
        labels = [np.array(ends, np.float32), np.array([kinds[0][t] for t in tags]), np.array([kinds[1].get(r, 0) for r in relations])]
        out.append((words, spaces, labels, doc, features(words, spaces)))
    return out


def rows(prepared, join, recase):
    """An epoch's rows: neighbouring paragraphs of a document joined now and then, some recased, long ones cut."""
    out, at = [], 0
    while at < len(prepared):
        words, spaces, labels, doc, made = prepared[at]
        at += 1
        fresh = False
        while at < len(prepared) and prepared[at][3] == doc and len(words) < CHUNK and random.random() < join:
            words, spaces = words + prepared[at][0], spaces + prepared[at][1]
            labels = [np.concatenate(pair) for pair in zip(labels, prepared[at][2])]
            at, fresh = at + 1, True
        if random.random() < recase:
            words, fresh = recased(words), True
        ids, numbers = features(words, spaces) if fresh else made
        if len(words) < 2:
            continue
        begin = 0
        while begin < len(words):
            end = min(len(words), begin + (CHUNK if begin else random.randint(CHUNK // 2, CHUNK)))
            whole = end == len(words)
            out.append((ids[begin:end], numbers[begin:end], [l[begin:end] for l in labels], whole))
            begin = end
    return out


def recased(words):
    how = random.choice(('upper', 'lower'))
    return [getattr(w, how)() for w in words]


def batches(epoch, tokens=2400):
    """Rows of like length together."""
    random.shuffle(epoch)
    epoch.sort(key=lambda r: len(r[0]) + 8 * random.random())
    groups, group = [], []
    for r in epoch:
        if group and (len(group) + 1) * len(r[0]) > tokens:
            groups.append(group)
            group = []
        group.append(r)
    groups.append(group)
    random.shuffle(groups)
    for group in groups:
        n = max(len(r[0]) for r in group)
        pad = lambda a: np.concatenate([a, np.zeros((n - len(a), *a.shape[1:]), a.dtype)])
        lengths = torch.tensor([len(r[0]) for r in group])
        mask = torch.arange(n) < lengths[:, None]
        place = mask.clone()
        for i, r in enumerate(group):
            place[i, len(r[0]) - 1] = False  # the last place of a row is an end anyhow, or its right side is not there
        yield (torch.from_numpy(np.stack([pad(r[0]) for r in group])), torch.from_numpy(np.stack([pad(r[1]) for r in group])), lengths, mask,
               place, *(torch.from_numpy(np.stack([pad(r[2][k]) for r in group])) for k in range(3)))


def scores(model, paras):
    model.eval()
    out = []
    with torch.no_grad():
        for words, spaces, *_ in paras:
            ids, numbers = features(words, spaces)
            out.append(model(torch.from_numpy(ids)[None], torch.from_numpy(numbers)[None], torch.tensor([len(words)]))[0][0].numpy())
    return out


def pretrained(model):
    """The pretrained trunk's embeddings, by principal components, as the first values of the word table."""
    from safetensors.torch import load_file
    folder = data.pretrained_folder()
    table = next(v for k, v in load_file(os.path.join(folder, 'model.safetensors')).items() if k.endswith('word_embeddings.weight')).float()
    vocabulary = [line.rstrip('\n') for line in open(os.path.join(folder, 'vocab.txt'), encoding='utf-8')]
    whole = [i for i, w in enumerate(vocabulary) if i > 998 and not w.startswith('##')]
    x = table[whole] - table[whole].mean(0)
    x = x @ torch.linalg.svd(x[:12000], full_matrices=False)[2][:SIZES[0]].T
    x = 0.1 * x / x.std(0)
    taken = set()
    with torch.no_grad():
        for i, row in zip(whole, x):
            b = bucket(vocabulary[i], WORDS)
            if b not in taken:  # the vocabulary stands in order of frequency
                taken.add(b)
                model.words.weight[b] = row


def train(paras, epochs=10, drop=0.15, dropout=0.25, rate=5e-3, join=0.3, beside=0.3):
    """A trained model: the running average of its weights.

    drop: share of words whose embeddings are hidden; join: how often neighbouring paragraphs become one in the first epochs;
    beside: weight of tags and relations."""
    number = lambda values: {v: i for i, v in enumerate(sorted(set(values)))}
    kinds = number(t for p in paras for t in p[3]), number(t for p in paras for t in p[4])
    prepared = prepare(paras, kinds)
    model = Sides(len(kinds[0]), len(kinds[1]))
    pretrained(model)
    mean = copy.deepcopy(model)  # a running average of the weights is what is kept
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    total = epochs * sum(1 for _ in batches(rows(prepared, 0, 0)))
    done = 0
    for epoch in range(epochs):
        late = epoch / max(1, epochs - 1)
        for ids, numbers, lengths, mask, place, ends, tags, relations in batches(rows(prepared, join * max(0, 1 - 1.5 * late), 0.12)):
            for group in optimiser.param_groups:
                group['lr'] = rate * min(1, (done + 1) / 60) * max(0.01, 1 - done / total)
            score, tag, relation = model(ids, numbers, lengths, drop, dropout)
            loss = F.binary_cross_entropy_with_logits(score[place], ends[place])
            shown = float(loss.detach())
            loss = loss + beside * 0.2 * (F.cross_entropy(tag[mask], tags[mask]) + F.cross_entropy(relation[mask], relations[mask]))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            done += 1
            with torch.no_grad():
                for kept, new in zip(mean.parameters(), model.parameters()):
                    kept.lerp_(new, max(0.008, 1 / (done + 1)))
        print('sides', epoch, done, round(shown, 4), flush=True)
    return mean.eval()
