"""Two designs of the network that says what an incident of violence makes of each participant in a document, and their mean.
In: of a batch of documents, words' states reduced [B,W,WORD], phrases' [B,C,sum(KEEP)], what each reads [B,C,4], its tokens and its
sentence's [B,C,4], flags [B,C,·], hashed words [B,C,6], members [B,E,C], relations [B,5,E,E], mask [B,E]. Out, before the sigmoid:
roles [B,E,6], incident [B], share and same [B,E,E], and of the second design roles a mention [B,C,6].
Why two: they err in different places, so their mean is better than two networks of one design. `train_muc.py` trains them."""
import math
import torch
from torch import nn
from torch.nn import functional as F

ROLES = ['perp_individual_id', 'perp_organization_id', 'phys_tgt_id', 'hum_tgt_name', 'hum_tgt_description', 'incident_instrument_id']
KEEP = (192, 192, 96, 144, 128, 96, 64)  # principal components: head, governor, above, predicate; phrase, sentence, document
WORD = 256                             # of any word's state
WORDS, RELATIONS, DIM, PARTS = 8192, 5, 128, 4


def gather(states, reads, spans):
    """[B,W,D], [B,C,4], [B,C,4] → the six states of each phrase, [B,C,D] each."""
    b, w, d = states.shape
    padded = torch.cat([states, states.new_zeros(b, 1, d)], 1)  # −1 reads the row of noughts
    pick = lambda rows, at: rows.gather(1, at.unsqueeze(-1).expand(-1, -1, rows.shape[-1]))
    sums = torch.cat([states.new_zeros(b, 1, d), torch.cumsum(states, 1)], 1)
    mean = lambda a, z: (pick(sums, z) - pick(sums, a)) / (z - a).clamp(min=1).unsqueeze(-1).to(states.dtype)
    words = [pick(padded, torch.where(reads[..., i] < 0, w, reads[..., i])) for i in range(4)]
    return words + [mean(spans[..., 0], spans[..., 1]), mean(spans[..., 2], spans[..., 3])]


def blocks(states, reads, spans):
    """Those, and the document."""
    return gather(states, reads, spans) + [states.mean(1, keepdim=True).expand(-1, reads.shape[1], -1)]


class Layer(nn.Module):
    def __init__(self, heads=4, drop=0.3):
        super().__init__()
        self.heads, self.drop = heads, nn.Dropout(drop)
        self.norm, self.qkv, self.out = nn.LayerNorm(DIM), nn.Linear(DIM, 3 * DIM), nn.Linear(DIM, DIM)
        self.norm2, self.up, self.down = nn.LayerNorm(DIM), nn.Linear(DIM, 2 * DIM), nn.Linear(2 * DIM, DIM)

    def forward(self, e, bias):
        b, n, _ = e.shape
        q, k, v = self.qkv(self.norm(e)).reshape(b, n, 3, self.heads, DIM // self.heads).permute(2, 0, 3, 1, 4)
        w = (q @ k.transpose(-1, -2) / math.sqrt(DIM // self.heads) + bias).softmax(-1)
        e = e + self.drop(self.out((self.drop(w) @ v).transpose(1, 2).reshape(b, n, DIM)))
        return e + self.drop(self.down(F.gelu(self.up(self.norm2(e)))))


class Entities(nn.Module):
    """What both designs do once mentions are read: pool them to entities, let those see each other, judge each, two and all."""

    def pooled(self, h, members, relations, mask):
        b, c, _ = h.shape
        weight = torch.exp(self.attend(h).clamp(-8, 8))
        n = members.sum(-1, keepdim=True)
        pooled = members @ (h.reshape(b, c, PARTS, -1) * weight.unsqueeze(-1)).reshape(b, c, DIM)
        pooled = (pooled.reshape(b, -1, PARTS, DIM // PARTS) / (members @ weight + 1e-6).unsqueeze(-1)).reshape(b, -1, DIM)
        e = F.gelu(self.entity(self.drop(torch.cat([pooled, members @ h / (n + 1e-6), torch.log(1 + n), 1 / (1 + n)], -1))))
        related = relations.permute(0, 2, 3, 1)
        return self.layer(e, self.bias(related).permute(0, 3, 1, 2) + ((mask - 1) * 1e4)[:, None, None])

    def judged(self, e, relations, mask):
        """Whether there is an incident, and of each two whether they share one and are one."""
        m = mask.unsqueeze(-1)
        whole = torch.cat([(e * m).sum(1) / m.sum(1).clamp(min=1), (e + (m - 1) * 1e4).max(1).values], -1)
        q, k, near = self.queries(e), self.keys(e), self.pairs(relations.permute(0, 2, 3, 1))
        pair = lambda part, i: (lambda z: (z + z.transpose(1, 2)) / 6 + near[..., i])(q[..., part] @ k[..., part].transpose(1, 2))
        return self.incident(self.drop(whole)).squeeze(-1), pair(slice(0, 32), 0), pair(slice(32, 64), 1)


class Pooled(Entities):
    """A phrase is its reads one beside the other, each reduced by itself; mentions are pooled to entities, which see each other."""
    decay = 0.03

    def __init__(self, flags, hidden=192, emb=12, drop=0.3):
        super().__init__()
        self.words = nn.Embedding(WORDS, emb); nn.init.normal_(self.words.weight, std=0.3)
        self.first, self.second, self.attend = nn.Linear(sum(KEEP) + flags + 6 * emb, hidden), nn.Linear(hidden, DIM), nn.Linear(DIM, PARTS)
        self.entity = nn.Linear(2 * DIM + 2, DIM)
        self.layer, self.bias = Layer(), nn.Linear(RELATIONS, 4, bias=False); nn.init.zeros_(self.bias.weight)
        self.roles = nn.Linear(DIM, len(ROLES)); nn.init.constant_(self.roles.bias, -3.0)
        self.incident = nn.Linear(2 * DIM, 1)
        self.queries, self.keys, self.pairs = nn.Linear(DIM, 64), nn.Linear(DIM, 64), nn.Linear(RELATIONS, 2)
        self.drop, self.thin, self.lexical = nn.Dropout(drop), nn.Dropout(0.35), nn.Dropout(0.3)

    def forward(self, states, phrases, reads, spans, flags, words, members, relations, mask):
        x = torch.cat([phrases, flags], -1)
        b, c, _ = x.shape
        h = torch.cat([self.thin(x), self.lexical(self.words(words).reshape(b, c, -1))], -1)
        h = F.gelu(self.second(self.drop(F.gelu(self.first(h)))))
        e = self.pooled(h, members, relations, mask)
        return self.roles(self.drop(e)), *self.judged(e, relations, mask), None


class Met(Entities):
    """Reads of a phrase, reduced alike, meet as a sum and as products; an entity has what its surest mention says by itself, and more."""
    decay = 0.2

    def __init__(self, flags, hidden=192, emb=12, drop=0.3):
        super().__init__()
        self.words = nn.Embedding(WORDS, emb); nn.init.normal_(self.words.weight, std=0.3)
        self.first = nn.Linear(6 * WORD + flags + 6 * emb, hidden)
        self.whole = nn.Linear(WORD, hidden, bias=False)
        self.left, self.right = nn.Linear(WORD, 96), nn.ModuleList(nn.Linear(WORD, 48) for _ in range(2))
        self.second, self.attend = nn.Linear(hidden + 96, DIM), nn.Linear(DIM, PARTS)
        self.entity = nn.Linear(2 * DIM + 2, DIM)
        self.layer, self.bias = Layer(), nn.Linear(RELATIONS, 4, bias=False); nn.init.zeros_(self.bias.weight)
        self.roles, self.mention = nn.Linear(DIM, len(ROLES)), nn.Linear(DIM, len(ROLES))
        nn.init.constant_(self.roles.bias, -1.5); nn.init.constant_(self.mention.bias, -3.0)
        self.lift = nn.Parameter(torch.full((len(ROLES),), 0.5))
        self.incident = nn.Linear(2 * DIM, 1)
        self.queries, self.keys, self.pairs = nn.Linear(DIM, 64), nn.Linear(DIM, 64), nn.Linear(RELATIONS, 2)
        self.drop, self.thin, self.lexical = nn.Dropout(drop), nn.Dropout(0.35), nn.Dropout(0.3)

    def forward(self, states, phrases, reads, spans, flags, words, members, relations, mask):
        b, c, _ = reads.shape
        states = self.thin(states)
        x = gather(states, reads, spans)
        whole = states.sum(1, keepdim=True) / (states.abs().sum(-1, keepdim=True) > 0).sum(1, keepdim=True)
        h = F.gelu(self.whole(whole) + self.first(torch.cat(x + [flags, self.lexical(self.words(words)).reshape(b, c, -1)], -1)))
        head = self.left(x[0])
        h = torch.cat([h, head[..., :48] * self.right[0](x[1]), head[..., 48:] * self.right[1](x[3])], -1)
        h = F.gelu(self.second(self.drop(h)))
        mentions = self.mention(self.drop(h))
        top = torch.log(members @ torch.exp(mentions.clamp(-12, 12)) + 1e-6)  # the surest mention, softly
        e = self.pooled(h, members, relations, mask)
        roles = self.roles(self.drop(e)) + self.lift * top
        return roles, *self.judged(e, relations, mask), mentions


class Head(nn.Module):
    """What is exported: one document, states in, probabilities out; the mean of several networks."""
    def __init__(self, nets, reduction):
        super().__init__()
        self.nets = nn.ModuleList(nets)
        for i, (mean, matrix) in enumerate(reduction):
            self.register_buffer(f'matrix{i}', torch.tensor(matrix)); self.register_buffer(f'shift{i}', torch.tensor(mean @ matrix))

    def reduced(self, states, i):
        return states @ getattr(self, f'matrix{i}') - getattr(self, f'shift{i}')

    def forward(self, states, reads, spans, words, flags, members, relations):
        reads, spans, words = reads.long().unsqueeze(0), spans.long().unsqueeze(0), words.long().unsqueeze(0)
        phrases = torch.cat([self.reduced(each, i) for i, each in enumerate(blocks(states.unsqueeze(0), reads, spans))], -1)
        inputs = (self.reduced(states, len(KEEP)).unsqueeze(0), phrases, reads, spans, flags.unsqueeze(0), words, members.unsqueeze(0), relations.unsqueeze(0))
        outs = [net(*inputs, torch.ones_like(members[:, 0]).unsqueeze(0))[:4] for net in self.nets]
        roles, incident, share, same = (sum(each) / len(outs) for each in zip(*outs))
        return torch.sigmoid(roles[0]), torch.sigmoid(incident), torch.sigmoid(share[0]), torch.sigmoid(same[0])
