"""What reads acts: layers of their own above the trunk's embeddings, and the heads of acts and sides on the word states they give.

The layers begin as the trunk's own and learn with the heads, so that the trunk itself, which everything else reads, stays as it is.
"""
import copy
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'language'))
import model as language  # noqa: E402

TYPES = ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN',
         'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']
LABELS = TYPES + ['NONE']
NONE = LABELS.index('NONE')
SIDES = ['NEITHER', 'ACTOR', 'RECIPIENT']
WIDTH = language.WIDTH


def projected(size, drop):
    return torch.nn.Sequential(torch.nn.Dropout(drop), torch.nn.Linear(WIDTH, size))


class Acts(torch.nn.Module):
    """Five word states, each projected, and what cues and rules say → 16 types and NONE. The cues speak for themselves beside it."""
    KEEP = (128, 48, 48, 64, 48)

    def __init__(self, hand):
        super().__init__()
        self.hand = hand
        self.parts = torch.nn.ModuleList(projected(size, 0.3) for size in self.KEEP)
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
        self.act, self.word = projected(both, 0.4), projected(both, 0.4)
        self.by_hand = torch.nn.Linear(hand, self.PAIR)
        self.line = torch.nn.Linear(hand, 3)
        self.out = torch.nn.Sequential(torch.nn.Dropout(0.3), torch.nn.Linear(both, 3))
        self.query, self.key, self.value = (torch.nn.Linear(both, self.AROUND) for _ in range(3))
        self.again = torch.nn.Sequential(torch.nn.Dropout(0.3), torch.nn.Linear(both + self.AROUND + 8, 96), torch.nn.GELU(),
                                         torch.nn.Dropout(0.3), torch.nn.Linear(96, 3))

    def forward(self, x, acts):
        hand, together = x[:, -self.hand:], acts[:, None] == acts[None, :]
        a, w = self.act(x[:, :WIDTH]), self.word(x[:, WIDTH:2 * WIDTH])
        added = F.gelu(a[:, :self.PAIR] + w[:, :self.PAIR] + self.by_hand(hand))
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


class Layers(torch.nn.Module):
    """Embedded subwords [B, L, WIDTH] → word states [T, WIDTH]: mean of a word's first and last subword."""

    def __init__(self, trunk):
        super().__init__()
        self.layers = torch.nn.ModuleList(copy.deepcopy(layer) for layer in trunk.layers)
        self.drop = language.Dropout(0.1)

    def forward(self, embedded, attention_mask, first, last):
        x, bias = self.drop(embedded), language.attention_bias(attention_mask, embedded)
        for layer in self.layers:
            x = layer(x, bias)
        flat = x.reshape(-1, WIDTH)
        return (flat[first] + flat[last]) * 0.5


class Reader(torch.nn.Module):
    """All of it. `words` is learned along: which type any word tells, without cues."""

    def __init__(self, trunk, act_hand, side_hand):
        super().__init__()
        self.layers = Layers(trunk)
        self.tables = trunk.eval().requires_grad_(False).embed
        self.acts, self.sides = Acts(act_hand), Sides(side_hand)
        self.words = torch.nn.Sequential(torch.nn.Dropout(0.2), torch.nn.Linear(WIDTH, 256), torch.nn.GELU(), torch.nn.Dropout(0.2),
                                         torch.nn.Linear(256, len(LABELS)))

    def embedded(self, rows):
        """Rows of (subwords, cases) → [B, L, WIDTH] before any layer, and the mask."""
        ids, cases, mask = (np.zeros((len(rows), max(len(row) for row, _ in rows)), np.int64) for _ in range(3))
        for i, (row, case) in enumerate(rows):
            ids[i, :len(row)], cases[i, :len(row)], mask[i, :len(row)] = row, case, 1
        return self.tables(torch.from_numpy(ids), torch.from_numpy(cases)), torch.from_numpy(mask).float()


def act_features(states, spots, hand):
    """Rows of the head of acts. spots [N, 6]: trigger, actor, recipient, first and last of those between, governor; −1 for nobody."""
    padded = torch.cat([states, torch.zeros_like(states[:1])])
    trigger, actor, recipient, start, end, governor = spots.T
    sums = torch.cat([torch.zeros_like(states[:1], dtype=torch.float32), states.float().cumsum(0)])
    mean = ((sums[end + 1] - sums[start]) / (end + 1 - start)[:, None]).to(states.dtype)
    return torch.cat([padded[trigger], padded[actor], padded[recipient], mean, padded[governor], hand], 1)


def side_features(states, pairs, hand):
    """Rows of the head of sides. pairs [N, 2]: the word of the act, the word of somebody."""
    return torch.cat([states[pairs[:, 0]], states[pairs[:, 1]], hand], 1)
