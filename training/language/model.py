"""The network: a MiniLM trunk (6 layers, 384 wide) with case embeddings, and small heads on its word states.

In:  arrays of data.encode. Out: one state a word (mean of its first and last subword), scores per head.
Why: everything reads one set of states, so a text is encoded once. Arcs and relations are the biaffine parser of
     Dozat & Manning (2017); semantic roles score (predicate, word) pairs with the same low-rank product plus a distance.
The trunk is written out rather than taken from a library, so that what is exported is what is trained.
"""
import os
import random

import torch
import torch.nn as nn
import torch.nn.functional as F

import events_data

WIDTH, LAYERS, HEADS, FEED = 384, 6, 12, 1536
ARC, REL, PAIR, COREF = 256, 96, 128, 128
NEAR = 12  # distances between predicate and word are clipped to ±NEAR


class Dropout(nn.Module):
    """Dropout whose masks are cut out of one pool drawn beforehand: drawing them anew took a quarter of a training step."""
    pools = {}

    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def forward(self, x):
        if not self.training:
            return x
        key = (self.rate, x.dtype)
        if key not in self.pools:
            keep = (torch.rand(1 << 23) >= self.rate).to(x.dtype) / (1 - self.rate)
            self.pools[key] = keep
        pool, size = self.pools[key], x.numel()
        if size >= len(pool):
            return F.dropout(x, self.rate)
        at = random.randrange(len(pool) - size)
        return x * pool[at:at + size].view(x.shape)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, FEED), nn.Linear(FEED, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(0.1)

    def forward(self, x, bias):
        B, L, _ = x.shape
        split = lambda t: t.view(B, L, HEADS, WIDTH // HEADS).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        # Written out: torch's fused attention was slower backwards on a CPU, and this exports to plain operators.
        weights = torch.softmax(q @ k.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + bias.to(q.dtype), -1)
        mixed = weights.to(v.dtype) @ v
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(B, L, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


def attention_bias(attention_mask, x):
    return ((1.0 - attention_mask.to(x.dtype)) * -1e4)[:, None, None, :]


class Trunk(nn.Module):
    def __init__(self, vocabulary=30522):
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(128, WIDTH)
        self.case = nn.Embedding(16, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = Dropout(0.1)
        nn.init.zeros_(self.case.weight)

    def load_pretrained(self, folder):
        from safetensors.torch import load_file
        w = {k.removeprefix('bert.'): v.float() for k, v in load_file(os.path.join(folder, 'model.safetensors')).items()}
        take = lambda module, name: module.load_state_dict({k: w[f'{name}.{k}'] for k in ('weight', 'bias')})
        with torch.no_grad():
            self.words.weight.copy_(w['embeddings.word_embeddings.weight'])
            self.positions.weight.copy_(w['embeddings.position_embeddings.weight'][:128])
            self.kind.copy_(w['embeddings.token_type_embeddings.weight'][0])
        take(self.norm, 'embeddings.LayerNorm')
        for i, layer in enumerate(self.layers):
            at = f'encoder.layer.{i}.'
            for mine, theirs in (('query', 'attention.self.query'), ('key', 'attention.self.key'),
                                 ('value', 'attention.self.value'), ('out', 'attention.output.dense'),
                                 ('norm1', 'attention.output.LayerNorm'), ('up', 'intermediate.dense'),
                                 ('down', 'output.dense'), ('norm2', 'output.LayerNorm')):
                take(getattr(layer, mine), at + theirs)

    def embed(self, input_ids, case_ids):
        """Subwords before any layer."""
        length = input_ids.shape[1]
        x = self.words(input_ids) + self.positions.weight[:length] + self.kind + self.case(case_ids)
        return self.drop(self.norm(x))

    def read(self, x, attention_mask, first, last):
        """Word states from those: mean of a word's first and last subword."""
        for layer in self.layers:
            x = layer(x, attention_bias(attention_mask, x))
        flat = x.reshape(-1, WIDTH)
        return (flat[first] + flat[last]) * 0.5

    def forward(self, input_ids, case_ids, attention_mask, first, last):
        return self.read(self.embed(input_ids, case_ids), attention_mask, first, last)


def dense(size, drop=0.25):
    return nn.Sequential(Dropout(0.2), nn.Linear(WIDTH, size), nn.GELU(), Dropout(drop))


class Neighbours(nn.Module):
    """A residual block over the words of a sentence: each sees itself and the words beside it, twice. Zero at first."""

    def __init__(self, width):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.into, self.out = nn.Linear(3 * width, width), nn.Linear(3 * width, width)
        self.drop = Dropout(0.2)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, x, mask):
        inner = F.gelu(self.into(self.beside(self.drop(self.norm(x)) * mask)))
        return x + self.out(self.beside(self.drop(inner) * mask))

    @staticmethod
    def beside(x):
        """[S, N, W] → [S, N, 3W]: the word before, the word, the word after (as a linear layer this is a convolution)."""
        none = torch.zeros_like(x[:, :1])
        return torch.cat([torch.cat([none, x[:, :-1]], 1), x, torch.cat([x[:, 1:], none], 1)], 2)


class Heads(nn.Module):
    def __init__(self, labels):
        super().__init__()
        self.labels = labels
        n = {k: len(v) for k, v in labels.items()}
        self.morph = dense(256)
        self.upos, self.feats = nn.Linear(256, n['upos']), nn.Linear(256, n['feats'])
        self.lemma = nn.Sequential(*dense(256), nn.Linear(256, n['lemma']))
        self.names = dense(256)
        self.around = nn.ModuleList(Neighbours(256) for _ in range(2))
        self.entities = nn.ModuleDict({k: nn.Linear(256, len(v)) for k, v in labels['entities'].items()})
        self.said = nn.Sequential(*dense(192), nn.Linear(192, n['attribution']))
        self.predicate = nn.Sequential(Dropout(0.2), nn.Linear(WIDTH, 1))
        self.factuality = nn.Sequential(*dense(96), nn.Linear(96, 1))
        self.arc_dep, self.arc_head = dense(ARC), dense(ARC)
        self.arc = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.rel_dep, self.rel_head = dense(REL), dense(REL)
        self.rel = nn.Parameter(torch.zeros(n['deprel'], REL, REL))
        self.rel_line = nn.Linear(2 * REL, n['deprel'])
        self.role_pred, self.role_arg = (nn.Sequential(Dropout(0.2), nn.Linear(WIDTH, 2 * PAIR)) for _ in range(2))
        self.near = nn.Embedding(2 * NEAR + 1, PAIR)
        self.role = nn.Linear(2 * PAIR, n['roles'])
        # Only to shape the trunk in training; the coreference model proper is trained on frozen states.
        self.link_a, self.link_b = dense(COREF), dense(COREF)
        self.link_self = nn.Linear(COREF, 1)
        # So too what is an event, who stands on its sides, and who fills which slot of an incident.
        self.acts = nn.Sequential(*dense(192), nn.Linear(192, len(events_data.ACTS)))
        self.fillers = nn.Sequential(*dense(192), nn.Linear(192, len(events_data.MUC)))
        self.side_act, self.side_word = (nn.Sequential(Dropout(0.2), nn.Linear(WIDTH, 2 * PAIR)) for _ in range(2))
        self.side_near = nn.Embedding(2 * NEAR + 1, PAIR)
        self.side = nn.Linear(2 * PAIR, len(events_data.SIDES))

    def in_sentence(self, states, sentences):
        """What the entity heads read: a word's features with those of its neighbours in the sentence."""
        flat = self.names(states)
        mask = (sentences >= 0).to(flat.dtype)[:, :, None]
        at = torch.clamp(sentences, min=0).long()
        x = flat[at] * mask
        for block in self.around:
            x = block(x, mask)
        words = flat.shape[0]  # padding is written to a row past the end, which is cut off again
        target = torch.where(sentences >= 0, at, torch.full_like(at, 1) * words).reshape(-1, 1).expand(-1, flat.shape[1])
        padded = torch.cat([flat, torch.zeros_like(flat[:1])])
        return padded.scatter(0, target, x.reshape(-1, flat.shape[1]))[:-1]

    def tags(self, states, sentences):
        m, names = self.morph(states), self.in_sentence(states, sentences)
        return {'upos': self.upos(m), 'feats': self.feats(m), 'lemma': self.lemma(states),
                'predicate': self.predicate(states)[:, 0], 'factuality': self.factuality(states)[:, 0],
                'attribution': self.said(states),
                **{f'entities_{k}': head(names) for k, head in self.entities.items()}}

    def with_root(self, states):
        """The artificial root is word 0 of the states that arcs and relations read."""
        return torch.cat([self.root[None], states])

    def arcs(self, states, sentences):
        """sentences [S, N]: index of each word in states, padding −1. Scores [S, N, N+1]; column 0 is the root."""
        rooted = self.with_root(states)
        dep, head = self.arc_dep(rooted), self.arc_head(rooted)
        at = torch.clamp(sentences + 1, min=0)
        candidates = torch.cat([torch.zeros_like(at[:, :1]), at], 1)
        d, h = dep[at], head[candidates]
        return (d @ self.arc) @ h.transpose(1, 2) * ARC ** -0.5 + self.arc_bias(h).transpose(1, 2)

    def rel_features(self, states):
        rooted = self.with_root(states)
        return torch.cat([self.rel_dep(rooted), self.rel_head(rooted)], 1)

    def relations_from(self, features, dependents, heads):
        d, h = features[dependents + 1][:, :REL], features[heads + 1][:, REL:]
        L = self.rel.shape[0]
        crossed = (d @ self.rel.permute(1, 0, 2).reshape(REL, L * REL)).view(-1, L, REL)
        return (crossed * h[:, None]).sum(2) * REL ** -0.5 + self.rel_line(torch.cat([d, h], 1))

    def relations(self, states, dependents, heads):
        """Scores [N, labels] for pairs of word indices; head −1 is the root."""
        return self.relations_from(self.rel_features(states), dependents, heads)

    def role_features(self, states):
        return torch.cat([self.role_pred(states), self.role_arg(states)], 1)

    def roles_from(self, features, predicates, words):
        p, a = features[predicates][:, :2 * PAIR], features[words][:, 2 * PAIR:]
        distance = torch.clamp(words - predicates, -NEAR, NEAR) + NEAR
        added = F.gelu(p[:, :PAIR] + a[:, :PAIR] + self.near(distance))
        return self.role(torch.cat([added, p[:, PAIR:] * a[:, PAIR:]], 1))

    def roles(self, states, predicates, words):
        """Scores [M, roles] for (predicate, word) pairs of word indices; label 0 is none."""
        return self.roles_from(self.role_features(states), predicates, words)

    def sides(self, states, acts, words):
        """Scores [M, sides] for (act, word) pairs of word indices; label 0 is neither."""
        a, w = self.side_act(states)[acts], self.side_word(states)[words]
        near = self.side_near(torch.clamp(words - acts, -NEAR, NEAR) + NEAR)
        return self.side(torch.cat([F.gelu(a[:, :PAIR] + w[:, :PAIR] + near), a[:, PAIR:] * w[:, PAIR:]], 1))

    def links(self, states):
        """Antecedent scores [T, T] (row: anaphor), and the score of being a mention [T]."""
        a, b = self.link_a(states), self.link_b(states)
        return a @ b.T * COREF ** -0.5, self.link_self(a)[:, 0]


class Model(nn.Module):
    def __init__(self, labels):
        super().__init__()
        self.trunk, self.heads = Trunk(), Heads(labels)
